package qr_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os/exec"
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui/qr"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"
)

// nadia's secret is as long as Cognito's: 52 characters.
var nadia = authenticator("nadia", "Acme", strings.Repeat("JBSWY3DPEHPK3PXP", 4)[:52])

func authenticator(account, issuer, secret string) walk.Authenticator {
	return walk.Authenticator{Account: account, Issuer: issuer, Secret: walk.NewSecret(secret)}
}

func encode(t testing.TB, a walk.Authenticator) qr.Code {
	t.Helper()
	code, err := qr.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestCognitoSecretFitsASmallWindow(t *testing.T) {
	code := encode(t, nadia)
	if code.Modules() != 37 {
		t.Errorf("%d modules, want 37", code.Modules())
	}
	for _, c := range []struct {
		options       qr.Options
		width, height int
	}{
		{qr.Options{Margin: 2}, 41, 21},
		{qr.Options{Margin: 4}, 45, 23},
		{qr.Options{Margin: 2, Large: true}, 82, 41},
	} {
		width, height := code.Size(c.options)
		if width != c.width || height != c.height {
			t.Errorf("%+v takes %d×%d, want %d×%d", c.options, width, height, c.width, c.height)
		}
		lines := code.Draw(c.options)
		if len(lines) != height || ansi.StringWidth(lines[0]) != width {
			t.Errorf("%+v is drawn %d×%d, not as its size says", c.options, ansi.StringWidth(lines[0]), len(lines))
		}
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct {
		a    walk.Authenticator
		want string
	}{
		{authenticator("nadia", "Acme", "JBSW"), "otpauth://totp/nadia?secret=JBSW&issuer=Acme"},
		{authenticator("a b/c:?d@e.org", "Ac me&Co", "JBSW"), "otpauth://totp/a%20b%2Fc%3A%3Fd@e.org?secret=JBSW&issuer=Ac%20me%26Co"},
		{authenticator("nadia", "", "JBSW"), "otpauth://totp/nadia?secret=JBSW"},
	} {
		if got := qr.Address(c.a); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestTooLongIsAnError(t *testing.T) {
	_, err := qr.Encode(authenticator(strings.Repeat("n", 3000), "", "JBSW"))
	if !errors.Is(err, qr.ErrTooLong) {
		t.Errorf("got %v", err)
	}
}

// onScreen draws a code in a terminal and looks at what the terminal shows: for
// every half cell, whether it is black.
func onScreen(t testing.TB, code qr.Code, options qr.Options) (width, height int, black func(x, y int) bool) {
	t.Helper()
	width, height = code.Size(options)
	terminal := vt.NewEmulator(width, height)
	_, err := terminal.WriteString(strings.Join(code.Draw(options), "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	return width, 2 * height, func(x, y int) bool {
		cell := terminal.CellAt(x, y/2)
		ink, paper := isBlack(t, cell.Style.Fg), isBlack(t, cell.Style.Bg)
		switch cell.Content {
		case "█":
			return ink
		case "▀":
			return pick(y%2 == 0, ink, paper)
		case "▄":
			return pick(y%2 == 1, ink, paper)
		case " ":
			return paper
		}
		t.Fatalf("a cell shows %q", cell.Content)
		return false
	}
}

func pick(first, a, b bool) bool {
	if first {
		return a
	}
	return b
}

func isBlack(t testing.TB, c color.Color) bool {
	t.Helper()
	if c == nil {
		t.Fatal("a colour is left to the terminal")
	}
	r, g, b, _ := c.RGBA()
	switch [3]uint32{r, g, b} {
	case [3]uint32{0, 0, 0}:
		return true
	case [3]uint32{0xffff, 0xffff, 0xffff}:
		return false
	}
	t.Fatalf("neither black nor white: %v", c)
	return false
}

func TestTheScreenShowsTheModules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		code := encode(t, authenticator(rapid.String().Draw(rt, "account"), rapid.String().Draw(rt, "issuer"),
			rapid.StringMatching(`[A-Z2-7]{16,64}|[a-z]{16}`).Draw(rt, "secret")))
		options := qr.Options{
			Margin: rapid.IntRange(0, 4).Draw(rt, "margin"),
			Invert: rapid.Bool().Draw(rt, "invert"),
			Large:  rapid.Bool().Draw(rt, "large"),
		}
		width, height, black := onScreen(t, code, options)
		for y := range height {
			for x := range width {
				column, row := x, y
				if options.Large {
					column, row = x/2, y/2
				}
				if want := code.Dark(column-options.Margin, row-options.Margin) != options.Invert; black(x, y) != want {
					rt.Fatalf("half cell %d,%d is black %v, want %v", x, y, !want, want)
				}
			}
		}
	})
}

// Where zbarimg is at hand, it reads the screen as a camera would.
func TestAnotherProgramReadsTheScreen(t *testing.T) {
	program, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg (Debian: zbar-tools) is not installed")
	}
	for _, options := range []qr.Options{{Margin: 2}, {Margin: 4}, {Margin: 2, Large: true}} {
		t.Run(fmt.Sprintf("%+v", options), func(t *testing.T) {
			command := exec.Command(program, "--quiet", "--raw", "-")
			command.Stdin = picture(t, encode(t, nadia), options)
			out, err := command.Output()
			if got := strings.TrimSpace(string(out)); err != nil || got != qr.Address(nadia) {
				t.Errorf("read %q (%v), want %q", got, err, qr.Address(nadia))
			}
		})
	}
}

// picture is what a dark terminal with the code in it looks like.
func picture(t *testing.T, code qr.Code, options qr.Options) *bytes.Buffer {
	const scale, around = 6, 40
	width, height, black := onScreen(t, code, options)
	wide := scale
	if options.Large {
		wide = scale / 2 // a cell is half as wide as it is high
		height /= 2
	}
	img := image.NewGray(image.Rect(0, 0, width*wide+2*around, height*scale+2*around))
	for y := range height * scale {
		for x := range width * wide {
			row := y / scale
			if options.Large {
				row *= 2
			}
			if !black(x/wide, row) {
				img.SetGray(around+x, around+y, color.Gray{Y: 255})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return &out
}
