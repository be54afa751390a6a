package walk

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Rule is one line of a checklist for a field.
type Rule struct {
	Key  string
	Text string
	Kind RuleKind
	// Least is the number MinLength asks for.
	Least int
}

// RuleKind is what a rule looks at.
type RuleKind int

// The rules of a Cognito password policy (API_PasswordPolicyType), and two
// kinds that no client can judge.
const (
	MinLength RuleKind = iota
	Uppercase
	Lowercase
	Number
	Symbol
	// OnlyService is for rules only the service can judge, such as earlier
	// passwords.
	OnlyService
)

// Verdict is what can be said of a text under a rule.
type Verdict int

// The verdicts.
const (
	Unknown Verdict = iota
	Met
	NotMet
)

// Symbols are the characters Cognito counts as special: these, and a blank
// that is neither first nor last.
// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
const Symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-"

// Judge says whether text meets the rule.
func (r Rule) Judge(text string) Verdict {
	has := func(wanted func(rune) bool) Verdict {
		if strings.ContainsFunc(text, wanted) {
			return Met
		}
		return NotMet
	}
	switch r.Kind {
	case MinLength:
		if utf8.RuneCountInString(text) >= r.Least {
			return Met
		}
		return NotMet
	case Uppercase:
		return has(func(c rune) bool { return 'A' <= c && c <= 'Z' })
	case Lowercase:
		return has(func(c rune) bool { return 'a' <= c && c <= 'z' })
	case Number:
		return has(func(c rune) bool { return '0' <= c && c <= '9' })
	case Symbol:
		if strings.ContainsRune(strings.Trim(text, " "), ' ') {
			return Met
		}
		return has(func(c rune) bool { return strings.ContainsRune(Symbols, c) })
	default:
		return Unknown
	}
}

// Lacks says in a few words what text still needs, or "".
func (r Rule) Lacks(text string) string {
	if r.Judge(text) != NotMet {
		return ""
	}
	if r.Kind == MinLength {
		return strconv.Itoa(r.Least-utf8.RuneCountInString(text)) + " more"
	}
	return r.Text
}
