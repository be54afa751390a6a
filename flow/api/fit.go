package api

import (
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"
)

// Fits reports whether a text satisfies the member's bounds, pattern and
// enumeration.
func (m Member) Fits(text string) bool {
	length := utf8.RuneCountInString(text)
	return length >= m.Min && (m.Max == 0 || length <= m.Max) && m.Matches(text) && (m.Enum == nil || slices.Contains(m.Enum, text))
}

// Matches reports whether the whole text satisfies the member's pattern.
func (m Member) Matches(text string) bool {
	if m.Pattern == "" {
		return true
	}
	known, found := compiled.Load(m.Pattern)
	if !found {
		known, _ = compiled.LoadOrStore(m.Pattern, regexp.MustCompile(`\A(?:`+m.Pattern+`)\z`))
	}
	return known.(*regexp.Regexp).MatchString(text)
}

// compiled holds the patterns, each compiled when first needed.
var compiled sync.Map
