package main

import (
	"bufio"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestALongNameIsNoLongLine meets names and messages of a hundred
// kilobytes, plain ones and such as pile marks up.
func TestALongNameIsNoLongLine(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	const most = 100_000
	for kind, unit := range map[string]string{"letters": "X", "marks": "\u0301", "escapes": "\x1b"} {
		name := "EVIL_" + strings.Repeat(unit, 1<<17/len(unit))
		for where, answer := range map[string]reply{
			"challenge": asks(name, map[string]string{"hint": name}),
			"exception": replyWith(http.StatusBadRequest, map[string]any{"__type": name, "message": name}),
		} {
			for _, form := range [][]string{nil, {"--json"}} {
				t.Run(fmt.Sprint(kind, where, form), func(t *testing.T) {
					t.Parallel()
					endpoint := pretend(t, map[string][]reply{"": {answer}}).endpoint
					_, stdout, stderr := scripted(t, endpoint, fmt.Sprintf(anyScript, "USER_PASSWORD_AUTH"), form...)
					for _, text := range []string{stdout, stderr} {
						harmlessText(t, text)
						lines := bufio.NewScanner(strings.NewReader(text))
						lines.Buffer(nil, 8<<20)
						for lines.Scan() {
							if len(lines.Text()) > most {
								t.Errorf("a line of %d bytes: %.60q", len(lines.Text()), lines.Text())
							}
						}
					}
				})
			}
			t.Run(kind+where+" on screen", func(t *testing.T) {
				t.Parallel()
				w := walkTo(t, pretend(t, map[string][]reply{"": {answer}}).endpoint, "USER_PASSWORD_AUTH")
				w.See("EVIL_").Press("ctrl+l")
				leaveFrom(t, w)
				harmlessScreen(t, w)
				if drawn := len(w.Raw()); drawn > 1<<19 {
					t.Errorf("%d bytes were drawn", drawn)
				}
			})
		}
	}
}
