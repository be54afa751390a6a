package main

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"authwalk/ui/termtest"
)

// ours are the sequences that the screens are drawn with. The only questions
// among them are the two the program begins with.
var ours = regexp.MustCompile(`^\x1b(?:` + strings.Join([]string{
	`\[[0-9;]*[mHJK]`,
	`\[\?(?:25|1049|2004|2026)[hl]`,
	`\[\?100[236]l`,
	`\[\?2004\$p`,
	`\]11;\?\x07`,
}, "|") + `)`)

// harmlessScreen wants nothing in what the program has written but text that
// can be seen and the sequences of the screens.
func harmlessScreen(t *testing.T, w *termtest.Terminal) {
	t.Helper()
	raw := w.Raw()
	for at := 0; at < len(raw); {
		if raw[at] == '\x1b' {
			sequence := ours.Find(raw[at:])
			if sequence == nil {
				t.Fatalf("the terminal was sent %q", clipped(raw, at))
			}
			at += len(sequence)
			continue
		}
		r, size := utf8.DecodeRune(raw[at:])
		if r != '\r' && r != '\n' && r != '\b' && !seen(r) || r == utf8.RuneError && size == 1 {
			t.Fatalf("the terminal was sent %U in %q", r, clipped(raw, at))
		}
		at += size
	}
	if title := w.Title(); title != "" {
		t.Errorf("the title was set to %q", title)
	}
}

// seen reports whether a character leaves a mark or a blank, and does nothing
// else.
func seen(r rune) bool {
	return unicode.IsPrint(r) && !unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// harmlessText wants nothing in standard output or standard error but text
// that can be seen, and line feeds.
func harmlessText(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("not UTF-8: %.300q", text)
	}
	for at, r := range text {
		if r != '\n' && !seen(r) {
			t.Fatalf("%U was written: %q", r, clipped([]byte(text), at))
		}
	}
}

func clipped(raw []byte, at int) []byte { return raw[max(at-20, 0):min(at+60, len(raw))] }
