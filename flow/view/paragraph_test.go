package view_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"authwalk/flow/view"

	"pgregory.net/rapid"
)

// Every line fits and begins as it should, and no character of a word is lost.
func TestParagraphsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zé…]{1,200}`)).Draw(t, "words")
		lines := view.Paragraph("✗ first  ", "    ", strings.Join(words, " "))
		said := ""
		for n, line := range lines {
			if width := utf8.RuneCountInString(line); width > 80 {
				t.Fatalf("%d characters in %q", width, line)
			}
			begin := "    "
			if n == 0 {
				begin = "✗ first  "
			}
			if inside, begins := strings.CutPrefix(line, begin); begins {
				said += inside
			} else if line != strings.TrimRight(begin, " ") {
				t.Fatalf("%q does not begin with %q", line, begin)
			}
		}
		if got, want := strings.ReplaceAll(said, " ", ""), strings.Join(words, ""); got != want {
			t.Fatalf("said %q, want %q", got, want)
		}
	})
}
