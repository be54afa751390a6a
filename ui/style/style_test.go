package style

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// everywhere are the bindings of the frame itself.
var everywhere = []Binding{Quit, Panel, Path, Copy, Reveal, Redraw, Suspend, Help, PageUp, PageDn}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	weights := [3]float64{0.2126, 0.7152, 0.0722}
	var sum float64
	for i, weight := range weights {
		value, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(value) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// of256 is a colour of the cube or the greys of 256 colours.
func of256(t *testing.T, number string) string {
	t.Helper()
	n, err := strconv.Atoi(number)
	if err != nil || n < 16 {
		t.Fatalf("%q is no colour that looks alike everywhere", number)
	}
	if grey := 8 + 10*(n-232); n >= 232 {
		return fmt.Sprintf("#%02x%02x%02x", grey, grey, grey)
	}
	levels := []int{0, 95, 135, 175, 215, 255}
	return fmt.Sprintf("#%02x%02x%02x", levels[(n-16)/36], levels[(n-16)/6%6], levels[(n-16)%6])
}

func TestContrast(t *testing.T) {
	grounds := [2][]string{{"#000000", "#1e1e2e"}, {"#ffffff", "#fdf6e3"}}
	for role := range roles {
		least := 4.5
		if Role(role) == Line {
			least = 3
		}
		for side, backgrounds := range grounds {
			for _, background := range backgrounds {
				for _, colour := range []string{pairs[role][side].TrueColor, of256(t, pairs[role][side].ANSI256)} {
					if got := contrast(t, colour, background); got < least {
						t.Errorf("role %d: %s on %s is %.1f, below %.1f", role, colour, background, got, least)
					}
				}
			}
		}
	}
}

func TestStatesDifferInLightness(t *testing.T) {
	for side := range 2 {
		for _, two := range [][2]Role{{OK, Error}, {Warning, Error}} {
			a := luminance(t, pairs[two[0]][side].TrueColor)
			b := luminance(t, pairs[two[1]][side].TrueColor)
			if (max(a, b)+0.05)/(min(a, b)+0.05) < 1.02 {
				t.Errorf("roles %v look the same without hue", two)
			}
		}
	}
}

func TestPlainSignsAreASCII(t *testing.T) {
	s := New(true, true)
	text := strings.Join([]string{
		strings.Join(s.Box("title", "corner", []string{"line"}, 30, 4, true), ""),
		s.Mask("four"), s.Clip("a long line", 6), s.ASCII("• · … › – → ↑ ↓ ▸ ✓ ✗ ’"),
		s.HelpLine(append(slices.Clone(everywhere), Up, Down), 300),
	}, "")
	for _, r := range text {
		if r > 0x7e {
			t.Errorf("%q is left in plain form", r)
		}
	}
}

func TestNoTwoEverywhereBindingsShareAKey(t *testing.T) {
	seen := map[string]string{}
	all := append(slices.Clone(everywhere), Enter, Tab, BackTab, Up, Down, Escape, Code, Newest, Save)
	for _, b := range all {
		if b.Help == "" || b.Label == "" {
			t.Errorf("%v has no words", b.Keys)
		}
		for _, key := range b.Keys {
			if seen[key] != "" {
				t.Errorf("%s: both %s and %s", key, seen[key], b.Desc)
			}
			seen[key] = b.Desc
		}
	}
	for _, key := range strings.Fields("ctrl+a ctrl+b ctrl+d ctrl+e ctrl+f ctrl+h ctrl+u ctrl+v ctrl+w ctrl+i ctrl+j ctrl+m") {
		if seen[key] != "" {
			t.Errorf("%s belongs to text fields, not to %s", key, seen[key])
		}
	}
}

func TestBindingThatIsOffDoesNotMatch(t *testing.T) {
	b := Code.DisabledIf("there is no QR code here")
	if b.Matches("ctrl+t") || !Code.Matches("ctrl+t") {
		t.Error("Off does not switch the key off")
	}
	if line := New(true, false).HelpLine([]Binding{b, Help}, 80); strings.Contains(line, "QR") {
		t.Errorf("the help line offers a key that is off: %q", line)
	}
}

func TestLinesNeverExceedTheirPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := New(rapid.Bool().Draw(t, "dark"), rapid.Bool().Draw(t, "ascii"))
		text := s.Paint(Accent, rapid.StringOf(rapid.RuneFrom([]rune("ab 漢é…"))).Draw(t, "text"))
		other := rapid.StringMatching(`[a-z ]{0,20}`).Draw(t, "other")
		width, height := rapid.IntRange(0, 40).Draw(t, "width"), rapid.IntRange(0, 6).Draw(t, "height")
		for _, line := range []string{s.Clip(text, width), s.ClipLeft(text, width), s.Ends(text, other, width), s.HelpLine(everywhere, width)} {
			if Width(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
		box := s.Box(text, other, []string{text, other}, width, height, true)
		if len(box) != height {
			t.Fatalf("box of %d lines, not %d", len(box), height)
		}
		for _, line := range box {
			if Width(line) != width {
				t.Fatalf("box line %q is %d wide, not %d", line, Width(line), width)
			}
		}
	})
}

func TestClipLeftKeepsTheEnd(t *testing.T) {
	if got := New(true, false).ClipLeft("InitiateAuth › ▸ SMS_MFA", 10); got != "…▸ SMS_MFA" {
		t.Errorf("got %q", got)
	}
}

// Where not all keys fit, help, the panel that explains the step and the way back stay.
func TestTheKeyRowKeepsThePanelAndHelp(t *testing.T) {
	keys := []Binding{Enter, Tab, Newest, Escape, Palette, Panel, PageDn, Help, Path}
	for width, want := range map[int]string{
		80: "enter continue  tab next  ^N newest code  esc back  ^O panel  f1 help",
		40: "enter continue  tab next  f1 help",
		48: "enter continue  tab next  ^O panel  f1 help",
		60: "enter continue  tab next  esc back  ^O panel  f1 help",
	} {
		if got := ansi.Strip(New(true, false).HelpLine(keys, width)); got != want {
			t.Errorf("%d: %q", width, got)
		}
	}
}

func TestWrapBreaksLongNamesAtTheirWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Policies.SignInPolicy.AllowedFirstAuthFactors is set", "Policies.SignInPolicy.|AllowedFirstAuthFactors is|set"},
		{"AccountTakeoverRiskConfiguration decides", "AccountTakeoverRisk|Configuration decides"},
		{"on jane.doe@example.com it is", "on jane.doe@example.com it|is"},
		{"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwMTIzNDU2Nzg5MCJ9", "eyJhbGciOiJSUzI1NiJ9.eyJzd|WIiOiIxMjM0NTY3ODkwMTIzNDU|2Nzg5MCJ9"},
	} {
		if got := strings.Join(Wrap(test.text, 26), "|"); test.want != got {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestWrapBreaksAtSpaces(t *testing.T) {
	got := strings.Join(Wrap("MFA is on for this pool", 10), "|")
	if got != "MFA is on|for this|pool" {
		t.Errorf("got %q", got)
	}
}

func TestWidthAgreesWithTheTerminal(t *testing.T) {
	alphabet := []rune("ab ~-m;[0\x1b\u0301漢é…·•–—‹›’“”←↑→↓✓✗≠×−\u200b\u200d\ufe0e\ufe0f\u25fd\u25fe")
	for r := rune(0x2500); r < 0x2600; r++ {
		alphabet = append(alphabet, r)
	}
	for _, r := range alphabet {
		if cells, known := simple(string(r)); known && cells != ansi.StringWidth(string(r)) {
			t.Errorf("%q is %d cells wide, not %d", r, ansi.StringWidth(string(r)), cells)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringOf(rapid.RuneFrom(alphabet)),
			rapid.Map(rapid.StringOf(rapid.RuneFrom(alphabet)), func(s string) string { return New(true, false).Paint(Accent, s) + "\x1b[38;5;1mx\x1b[0m" }),
		).Draw(t, "text")
		if got, want := Width(text), ansi.StringWidth(text); got != want {
			t.Fatalf("%q is %d cells wide, not %d", text, want, got)
		}
	})
}

func TestAHiddenTextTellsItsWholeLength(t *testing.T) {
	s := New(true, false)
	for _, row := range []struct {
		text, want string
		whole      int
		hidden     bool
	}{
		{"secret", s.Signs.Dots + " (6)", 0, true},
		{"beginning", s.Signs.Dots + " (5000)", 5000, true},
		{"beginning", "beginning", 5000, false},
		{"", "", 0, true},
	} {
		if got := s.Hide(row.text, row.whole, row.hidden); got != row.want {
			t.Errorf("%q of %d characters is drawn as %q, want %q", row.text, row.whole, got, row.want)
		}
	}
}
