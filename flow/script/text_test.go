package script

import (
	"errors"
	"strings"
	"testing"
)

func echo(p part) (string, error) {
	names := map[kind]string{fromOutbox: "outbox", fromTOTP: "totp", fromEnv: "env", fromFile: "file", fromPrompt: "prompt"}
	return "<" + names[p.kind] + "|" + p.text + ">", nil
}

func TestParseText(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"plain", "plain"},
		{"${outbox}", "<outbox|>"},
		{"${totp}", "<totp|>"},
		{"${totp:jbsw y3dp-ehpk3pxp}", "<totp|JBSWY3DPEHPK3PXP>"},
		{"${env:HOME}", "<env|HOME>"},
		{"${file:/a:b c}", "<file|/a:b c>"},
		{"${prompt}", "<prompt|>"},
		{"a${env:X}b${env:Y}c", "a<env|X>b<env|Y>c"},
		{"$${env:X}", "${env:X}"},
		{"a$${b}${env:X}", "a${b}<env|X>"},
		{"$$${env:X}", "$${env:X}"},
		{"pa$$word$", "pa$$word$"},
		{"$ {env:X}", "$ {env:X}"},
		{"}{", "}{"},
	} {
		parsed, err := ParseText(test.text)
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		if got, _ := parsed.resolve(echo); got != test.want {
			t.Errorf("%q became %q, want %q", test.text, got, test.want)
		}
	}
}

func TestParseTextRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"${": errUnclosed, "a${env:X": errUnclosed,
		"${}": errUnknown, "${hunter2}": errUnknown, "${env:}": errUnknown, "${env}": errUnknown, "${file:}": errUnknown, "${outbox:x}": errUnknown,
		"${totp:}": errBase32, "${totp:0189}": errBase32,
	} {
		if _, err := ParseText(text); !errors.Is(err, want) {
			t.Errorf("%q gave %v, want %v", text, err, want)
		}
	}
}

func FuzzParseText(f *testing.F) {
	for _, seed := range []string{"a", "$${", "${env:X}", "${totp:JBSWY3DP}", "$$${outbox}", "${file:x}$"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		// Whatever the text, escaped it stands for itself.
		escaped, err := ParseText(strings.ReplaceAll(text, "${", "$${"))
		if err == nil && !strings.Contains(text, "$${") {
			if got, _ := escaped.resolve(echo); got != text {
				t.Errorf("%q came back as %q", text, got)
			}
		}
		parsed, err := ParseText(text)
		if err != nil {
			return
		}
		if got, err := parsed.resolve(echo); err != nil || !strings.Contains(text, "$") && got != text {
			t.Errorf("%q became %q (%v)", text, got, err)
		}
	})
}
