package text_test

import (
	"strings"
	"testing"

	"authwalk/flow/text"

	"pgregory.net/rapid"
)

func TestExcerptIsBounded(t *testing.T) {
	for _, unit := range []string{"x", "\u0301", "a\u0301", "\x1b", "\u202e", "\xff", "日", "\U000e0041"} {
		got := text.Excerpt(strings.Repeat(unit, 1<<20))
		harmless(t, got)
		if len(got) > 40<<10 || !strings.HasSuffix(got, "… (cut)") {
			t.Errorf("%q without end: %d bytes that end with %q", unit, len(got), got[len(got)-20:])
		}
	}
	if got := text.Excerpt(strings.Repeat("x", 4096)); got != strings.Repeat("x", 4096) {
		t.Error("what fits is cut")
	}
}

// No character carries marks without end: terminals draw them over the lines
// above and below, and some become slow.
func TestMarksAreBounded(t *testing.T) {
	const most = 8
	if got, want := text.Line("a"+strings.Repeat("\u0301", most+2)+"b\u0301"), "a"+strings.Repeat("\u0301", most)+`\u{301}\u{301}`+"b\u0301"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		line := text.Line(rapid.StringOf(rapid.RuneFrom([]rune("aé日\u0301\u0308\u20dd\u0488\u0300\u093e\x1b"))).Draw(t, "s"))
		harmless(t, line)
		run := 0
		for _, r := range line {
			if run++; !strings.ContainsRune("\u0301\u0308\u20dd\u0488\u0300\u093e", r) {
				run = 0
			}
			if run > most {
				t.Fatalf("%q has %d marks in a row", line, run)
			}
		}
	})
}
