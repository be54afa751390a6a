package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"authwalk/flow/text"
	"authwalk/ui/termtest"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "nadia@example.org", "nadia@example.org"},
		{"letters of others", "Zoë Ωμέγα 日本", "Zoë Ωμέγα 日本"},
		{"colour", "\x1b[31mred", "␛[31mred"},
		{"clipboard", "\x1b]52;c;aGk=\a", "␛]52;c;aGk=␇"},
		{"line breaks", "a\r\nb\tc", "a␍␊b␉c"},
		{"null and delete", "\x00\x7f", "␀␡"},
		{"C1", "\u009b31m", `\u{9b}31m`},
		{"not UTF-8", "a\xffb\xc2", `a\xffb\xc2`},
		{"surrogate half", "\xed\xa0\x80", `\xed\xa0\x80`},
		{"reading order", "pdf\u202egnp.exe", `pdf\u{202e}gnp.exe`},
		{"isolates", "\u2066a\u2069", `\u{2066}a\u{2069}`},
		{"zero width", "ad\u200bmin\ufeff", `ad\u{200b}min\u{feff}`},
		{"separators", "a\u2028b\u2029c\u0085", `a\u{2028}b\u{2029}c\u{85}`},
		{"no-break space", "a\u00a0b", `a\u{a0}b`},
		{"private use", "\ue000\U000f0000", `\u{e000}\u{f0000}`},
		{"tags", "a\U000e0041", `a\u{e0041}`},
		{"fillers", "a\u3164\uffa0\u115f\u2800", `a\u{3164}\u{ffa0}\u{115f}\u{2800}`},
		{"variation selector", "❤\ufe0f", `❤\u{fe0f}`},
		{"a mark with nothing under it", "\u0301a\u0301", `\u{301}a` + "\u0301"},
		{"replacement character as written", "\ufffd", "\ufffd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.Line(c.in); got != c.want {
				t.Errorf("Line(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

// harmless fails when line could do anything to a terminal but be read.
func harmless(t interface{ Fatalf(string, ...any) }, line string) {
	if !utf8.ValidString(line) {
		t.Fatalf("not UTF-8: %q", line)
	}
	for _, r := range line {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs) {
			t.Fatalf("%q holds %U", line, r)
		}
		if r != ' ' && unicode.IsSpace(r) {
			t.Fatalf("%q holds the blank %U", line, r)
		}
	}
	if again := text.Line(line); again != line {
		t.Fatalf("a second pass makes %q of %q", again, line)
	}
}

func TestLineOfEveryCharacterIsHarmless(t *testing.T) {
	step := rune(1)
	if termtest.RaceDetector {
		step = 7 // all of them are looked at without it
	}
	for r := rune(0); r <= unicode.MaxRune; r += step {
		line := text.Line(string(r))
		harmless(t, line)
		if line == "" {
			t.Fatalf("%U vanishes", r)
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("\x1b]0;title\a\x1bP$q\"p\x1b\\\u202e\xff")
	f.Add("plain")
	f.Fuzz(func(t *testing.T, s string) { harmless(t, text.Line(s)) })
}

func TestClipFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := text.Line(rapid.String().Draw(t, "s"))
		cells := rapid.IntRange(-1, 30).Draw(t, "cells")
		got := text.Clip(s, cells)
		if width := displaywidth.String(got); width > max(cells, 0) {
			t.Fatalf("Clip(%q, %d) = %q is %d wide", s, cells, got, width)
		}
		if cells > 0 && displaywidth.String(s) <= cells && got != s {
			t.Fatalf("Clip(%q, %d) = %q, though it fits", s, cells, got)
		}
		if got != s && cells > 0 && !strings.HasSuffix(got, "…") {
			t.Fatalf("Clip(%q, %d) = %q does not say that it was cut", s, cells, got)
		}
		harmless(t, got)
	})
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in    string
		cells int
		want  string
	}{
		{"authwalk", 8, "authwalk"},
		{"authwalk", 5, "auth…"},
		{"authwalk", 1, "…"},
		{"authwalk", 0, ""},
		{"日本語", 6, "日本語"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
		{"e\u0301te\u0301", 3, "e\u0301te\u0301"},
	} {
		if got := text.Clip(c.in, c.cells); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.in, c.cells, got, c.want)
		}
	}
}

func TestLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		limit := rapid.IntRange(-1, 20).Draw(t, "limit")
		got, cut := text.Limit(s, limit)
		if len(got) > max(limit, 0) || len(got)+cut != len(s) || !strings.HasPrefix(s, got) {
			t.Fatalf("Limit(%q, %d) = %q, %d", s, limit, got, cut)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("Limit(%q, %d) = %q splits a character", s, limit, got)
		}
		if len(got) < min(limit-utf8.UTFMax+1, len(s)) {
			t.Fatalf("Limit(%q, %d) = %q cuts too much", s, limit, got)
		}
	})
	if got, cut := text.Limit(strings.Repeat("\x80", 100), 50); len(got)+cut != 100 || len(got) < 46 {
		t.Errorf("Limit of bytes that are no text keeps %d and cuts %d", len(got), cut)
	}
}
