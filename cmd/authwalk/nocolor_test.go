package main

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestNoColorIsHonoured walks with NO_COLOR set (no-color.org): no byte of a colour reaches
// the terminal, and the screens say the same. An empty one means nothing.
func TestNoColorIsHonoured(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for setting, coloured := range map[string]bool{"NO_COLOR": true, "NO_COLOR=": true, "NO_COLOR=1": false} {
		t.Run(setting, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Width: 140, Height: 40, Args: []string{"demo"}, Answers: true, Env: []string{setting}})
			w.See("Choose a demo user").Press("down").See("▸ sam").Press("enter")
			w.See("▸ SMS_MFA").See("[ Send ]").See("MfaConfiguration").See("^N newest code")
			w.Press("ctrl+k").See("What do you want to do?").Press("esc").SeeNot("What do you want to do?")
			w.Type("000000").Press("enter").See("✗ CodeMismatchException")
			w.Press("f1").See("Help").Press("esc").SeeNot("Help")
			leaveFrom(t, w)
			if sent := colours(string(w.Raw())); (len(sent) > 0) != coloured {
				t.Errorf("these colours were sent: %q", sent)
			}
		})
	}
}

// TestNoColorHasNoQRCode: black on white cannot be had, so what the code holds is there to
// type and to copy, and its setting-up is finished all the same.
func TestNoColorHasNoQRCode(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := open(t, termtest.Options{Width: 140, Height: 40, Args: []string{"demo", "--user", "mia"}, Answers: true, Env: []string{"NO_COLOR=1"}})
	w.See("code from an authenticator app").Press("enter").See("Code from the app").See("colours are off (NO_COLOR)").See("^T secret and address")
	w.Press("ctrl+k").See("What do you want to do?").Type("secret and address").See("▸ Secret and address").Press("enter")
	w.See("otpauth://totp/mia?secret=").See("Anyone who sees this secret can make valid codes").Press("q").See("Code from the app").SeeNot("otpauth://")
	w.Press("ctrl+n").See("Code of the built-in authenticator").Press("enter").See("signed in")
	leave(t, w)
	if raw := string(w.Raw()); len(colours(raw)) > 0 || strings.ContainsAny(raw, "▀▄") {
		t.Errorf("there was a QR code, or one of these colours: %q", colours(raw))
	}
}

var selectGraphics = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

// colours are the sequences that set a colour (ECMA-48, SGR): 30 to 49 and 90 to 107, but
// for the two that go back to the terminal's own.
func colours(raw string) (set []string) {
	for _, found := range selectGraphics.FindAllStringSubmatch(raw, -1) {
		for parameter := range strings.FieldsFuncSeq(found[1], func(c rune) bool { return c == ';' || c == ':' }) {
			n, _ := strconv.Atoi(parameter) // only digits are left
			if n >= 30 && n <= 48 && n != 39 || n >= 90 && n <= 107 {
				set = append(set, found[0])
				break
			}
		}
	}
	return set
}
