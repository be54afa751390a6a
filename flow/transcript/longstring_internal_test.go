package transcript

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"authwalk/ui/termtest"

	"pgregory.net/rapid"
)

// Whatever is not too long passes as it is, however it comes in parts.
func TestShortStringsPass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune(`ab"\{}[],:é日`+"\n"))).Draw(t, "text")
		raw, _ := json.Marshal(map[string]any{text: []any{text, text}, "n": 1})
		got, err := io.ReadAll(&shortened{from: iotest.OneByteReader(strings.NewReader(string(raw)))})
		if err != nil || string(got) != string(raw) {
			t.Fatalf("%s became %s (%v)", raw, got, err)
		}
	})
}

// A long string is cut, never in the middle of an escape, and what follows stays.
func TestLongStringsAreCut(t *testing.T) {
	places := 8
	if termtest.RaceDetector {
		places = 1
	}
	for before := range places {
		for _, unit := range []string{"x", `\"`, `\\`, `\u0041`, `\n`} {
			long := strings.Repeat("x", before) + strings.Repeat(unit, longestString)
			raw := `{"a":"` + long + `","b":"c"}`
			got, err := io.ReadAll(&shortened{from: strings.NewReader(raw)})
			var read map[string]string
			if err != nil || json.Unmarshal(got, &read) != nil || read["b"] != "c" || len(got) > longestString+100 || len(got) < longestString {
				t.Errorf("%q after %d: %d bytes, %v", unit, before, len(got), err)
			}
		}
	}
}
