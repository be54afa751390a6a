package text_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"authwalk/flow/text"

	"pgregory.net/rapid"
)

func TestJSONSaysTheSameAndIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Every character is drawn from those that are replaced, or any.
		said := rapid.StringOf(rapid.OneOf(rapid.RuneFrom(nil, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co), rapid.Rune())).Draw(t, "said")
		raw, err := json.Marshal(map[string]string{said: said})
		if err != nil {
			t.Fatal(err)
		}
		shown := text.JSON(append(raw, '\n'))
		harmless(t, strings.TrimSuffix(shown, "\n"))
		var read map[string]string
		if err := json.Unmarshal([]byte(shown), &read); err != nil || read[strings.ToValidUTF8(said, "\ufffd")] != strings.ToValidUTF8(said, "\ufffd") {
			t.Fatalf("%q became %q (%v)", raw, shown, err)
		}
	})
}

func TestJSON(t *testing.T) {
	for in, want := range map[string]string{
		`{"a":"é日"}` + "\n":        `{"a":"é日"}` + "\n",
		"\"\u009b\u202e\x7f\"":     `"\u009b\u202e\u007f"`,
		"\"\U000e0041\u2028\"":     `"\udb40\udc41\u2028"`,
		"\"\xff\"":                 "\"\ufffd\"",
		"[1,2.5,null,\"\\u0007\"]": "[1,2.5,null,\"\\u0007\"]",
	} {
		if got := text.JSON([]byte(in)); got != want {
			t.Errorf("JSON(%q) = %q, want %q", in, got, want)
		}
	}
}
