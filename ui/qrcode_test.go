package ui_test

import (
	"strings"
	"testing"

	"authwalk/ui"
	"authwalk/ui/qr"

	"github.com/charmbracelet/x/ansi"
)

// TestTheQRCodeStandsBesideTheSecret wherever there is room for it, without a key: whole,
// with its edge, dark on light in both themes.
func TestTheQRCodeStandsBesideTheSecret(t *testing.T) {
	const beside, below, nowhere = "beside", "below", "nowhere"
	for _, c := range []struct {
		width, height int
		where         string
	}{
		{140, 40, beside},
		{200, 60, beside},
		{120, 30, beside},
		{100, 30, beside},
		{80, 60, below},
		{60, 60, below},
		{80, 24, nowhere},
		{40, 60, nowhere},
		{40, 12, nowhere},
	} {
		for _, dark := range []bool{true, false} {
			s := newScene(t, "mfa-setup")
			s.options.Dark = dark
			s.start().resize(c.width, c.height).press("enter").run().sees("Code from the app")
			left, right, drawn := codeOf(t, s)
			switch {
			case !drawn && c.where != nowhere:
				t.Fatalf("%d×%d: there is no code:\n%s", c.width, c.height, s.text())
			case drawn && c.where == nowhere:
				t.Fatalf("%d×%d: there is a code:\n%s", c.width, c.height, s.text())
			case drawn && !strings.HasPrefix(right, " ") && !strings.HasPrefix(right, "┃"):
				t.Errorf("%d×%d: what is right of the code is %q", c.width, c.height, right)
			}
			if besides := strings.Contains(left, "Add the secret"); drawn && besides != (c.where == beside) {
				t.Errorf("%d×%d: the code is not %s:\n%s", c.width, c.height, c.where, s.text())
			}
			offered := strings.Contains(s.text(), "QR code.") || strings.Contains(s.text(), "^T QR code   ^R")
			if offered == drawn && c.width > 40 {
				t.Errorf("%d×%d: the code is offered %v and drawn %v:\n%s", c.width, c.height, offered, drawn, s.text())
			}
		}
	}
}

// codeOf is what stands left and right of the first row of the scene's QR code, whose
// rows all have to be there below each other, with their colours.
func codeOf(t *testing.T, s *scene) (left, right string, drawn bool) {
	t.Helper()
	code, err := qr.Encode(*s.model.(ui.Model).Authenticator())
	if err != nil {
		t.Fatal(err)
	}
	rows := code.Draw(qr.Options{Margin: 4})
	frame := strings.Split(s.model.View(), "\n")
	for y, line := range frame {
		at := strings.Index(line, rows[0])
		if at < 0 {
			continue
		}
		for n, row := range rows {
			below := strings.Index(frame[y+n], row)
			if below < 0 || ansi.StringWidth(frame[y+n][:below]) != ansi.StringWidth(line[:at]) {
				t.Fatalf("row %d of the code is not below the others:\n%s", n, s.text())
			}
		}
		return ansi.Strip(line[:at]), ansi.Strip(line[at+len(rows[0]):]), true
	}
	return "", "", false
}

// TestTheQRCodeStaysBesideARefusal, where it was: the secret is still good.
func TestTheQRCodeStaysBesideARefusal(t *testing.T) {
	s := newScene(t, "mfa-setup").resize(140, 40).press("enter").run()
	before, _, _ := codeOf(t, s)
	s.press("1", "enter")
	s.sees("6 digits")
	after, _, drawn := codeOf(t, s)
	if !drawn || ansi.StringWidth(before) != ansi.StringWidth(after) {
		t.Errorf("the code has moved:\n%s", s.text())
	}
}

// TestASecretHasNoQRCodeInASCII, where no block can be drawn, but on the whole of a
// large window, of blanks alone.
func TestASecretHasNoQRCodeInASCII(t *testing.T) {
	s := newScene(t, "mfa-setup")
	s.options.ASCII = true
	s.start().resize(140, 60).press("enter").run().misses("█").sees("press ^T for the QR code")
	s.press("ctrl+t").misses("█").sees("Scan with an authenticator app")
	s.resize(80, 24).sees("The window is too small for the QR code.")
}

// TestWithoutColoursTheSecretStandsInPlaceOfTheQRCode, with the reason: of a terminal's own
// two colours nobody knows which is the dark one, and phones do not read an inverted code.
func TestWithoutColoursTheSecretStandsInPlaceOfTheQRCode(t *testing.T) {
	const reason, secret, address = "colours are off (NO_COLOR)", "47I3 ZNAF", "otpauth://totp/mia?secret="
	s := newScene(t, "mfa-setup")
	s.options.NoColor = true
	s.start().resize(140, 40).press("enter").run().misses("▀").sees(reason).sees("^T for its address").misses(secret).misses(address)
	s.press("ctrl+t").misses("▀").sees(reason).sees(secret).sees(address).sees("Anyone who sees this secret can make valid codes")
	s.misses("i invert").misses("t secret as text").press("i", "t", "l").sees(address)
	s.press("ctrl+y").sees("otpauth address").press("esc", "q").sees("Code from the app").misses(secret)

	s.options.Present = true
	s.start().resize(140, 40).press("enter").run().misses("▀").sees(reason).misses("^T").misses("Enter the secret")
	s.press("ctrl+t").sees("Code from the app").misses(secret).press("ctrl+k", "QR").sees("secrets stay hidden while people watch").misses(secret).misses(address)
}

// TestASmallWindowShowsWhatTheQRCodeHolds, and offers nothing that only a code has.
func TestASmallWindowShowsWhatTheQRCodeHolds(t *testing.T) {
	s := newScene(t, "mfa-setup").resize(40, 12).press("enter").run().press("ctrl+t")
	s.sees("The window is too small").misses("i invert").misses("QR cod").press("pgdown").sees("&issuer=Cognito")
}
