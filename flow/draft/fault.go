package draft

import (
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"authwalk/flow/walk"
)

// fault is why a text is no JSON object, nil where it is one.
func fault(text string) *walk.DraftProblem {
	var (
		members map[string]json.RawMessage
		syntax  *json.SyntaxError
	)
	err := json.Unmarshal([]byte(text), &members)
	switch {
	case !utf8.ValidString(text):
		return at(text, len(strings.ToValidUTF8(text[:invalid(text)], "")), "this is not UTF-8 text")
	case errors.As(err, &syntax):
		return at(text, int(syntax.Offset)-1, reason(syntax.Error()))
	case err != nil || members == nil:
		return at(text, 0, "a request is one JSON object, between { and }")
	}
	return nil
}

// invalid is where a text stops being UTF-8.
func invalid(text string) int {
	for n, c := range text {
		if _, size := utf8.DecodeRuneInString(text[n:]); c == utf8.RuneError && size == 1 {
			return n
		}
	}
	return len(text)
}

// at is a problem at a byte of the text.
func at(text string, offset int, why string) *walk.DraftProblem {
	before := text[:min(max(offset, 0), len(text))]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return &walk.DraftProblem{Line: 1 + strings.Count(before, "\n"), Column: 1 + utf8.RuneCountInString(line), Text: why}
}

// reasons are what package json finds, by the end of its words, and how it is said.
var reasons = []struct{ found, said string }{
	{"unexpected end of JSON input", "it ends too early: a bracket or a quote is not closed"},
	{"looking for beginning of object key string", "a name in quotes belongs here (no comma after the last member)"},
	{"looking for beginning of value", "a value belongs here: a text in quotes, a number, true, false, null, { or ["},
	{"after object key:value pair", "a comma is missing before this"},
	{"after array element", "a comma is missing before this"},
	{"after object key", "a colon is missing between name and value"},
	{"after top-level value", "there is text after the end of the request"},
	{"in string literal", "a text ends on its line: a quote is missing"},
	{"escape code", `\ begins an escape, and JSON has none like this`},
	{"character escape", `\u is followed by four hexadecimal digits`},
}

func reason(found string) string {
	for _, each := range reasons {
		if strings.HasSuffix(found, each.found) {
			return each.said
		}
	}
	return "this is not a text, number, true, false or null as JSON writes them"
}
