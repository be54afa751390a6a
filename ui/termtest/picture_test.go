package termtest

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
)

// TestAFilmHasEachRowOnce, every letter in its place, and shows its shots in turn.
func TestAFilmHasEachRowOnce(t *testing.T) {
	w := &Terminal{t: t, screen: vt.NewEmulator(12, 3)}
	write := func(text string) { _, _ = w.screen.Write([]byte(text)) }
	write("\x1b[1;31m<a>\x1b[0m b\x1b[2;1H\u2584\x1b[44m  \x1b[0m")
	film := w.Film().Shot("first & only", 1)
	write("\x1b[3;1Hnext")
	drawn := film.Shot("then", 3).svg()
	decoder := xml.NewDecoder(strings.NewReader(drawn))
	var err error
	for err == nil {
		_, err = decoder.Token()
	}
	if !errors.Is(err, io.EOF) {
		t.Fatalf("%v in\n%s", err, drawn)
	}
	for text, times := range map[string]int{
		`&lt;a&gt;</text>`: 1, `x="12 21 30" y="14"`: 1, `font-weight="bold"`: 1, `<g id="r`: 3, `<use href="#r0"`: 2, `first &amp; only`: 1,
		`<rect x="12" y="10" width="9" height="9"`: 1, `25.000%,to{visibility:hidden}`: 1, `4.0s step-end infinite`: 2,
	} {
		if got := strings.Count(drawn, text); got != times {
			t.Errorf("%s stands %d times, not %d, in\n%s", text, got, times, drawn)
		}
	}
	if still := w.Film().Shot("", 0).svg(); strings.Contains(still, "animation") {
		t.Errorf("one shot moves:\n%s", still)
	}
}
