package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"authwalk/ui/term"
)

// TestQuestionsAreReadWhole holds that no question of the status row is cut in
// the smallest window that people use.
func TestQuestionsAreReadWhole(t *testing.T) {
	for _, c := range []struct {
		story, question string
		keys            []string
	}{
		{"sms", "? Quit? The unfinished sign-in will be lost.", []string{"ctrl+c"}},
		{"tokens", "? Quit? The tokens are not saved and will be lost.", []string{"ctrl+c"}},
		{"sms", "? Quit? A request is in progress; Cognito might still handle it.", []string{"471108", "enter", "ctrl+c"}},
		{"sms", "? Start over? This sign-in will be abandoned.", []string{"esc"}},
		{"sms", "? LIVE: this can send messages and counts as an attempt. Sign in again?", []string{"ctrl+g", "b"}},
		{"sms-inbox", "? The session has expired. Sign in again up to this step? Input is kept, codes are not.", []string{"ctrl+g", "b", "run", "4711", "later", "enter"}},
	} {
		for _, size := range [][2]int{{40, 12}, {80, 24}} {
			t.Run(fmt.Sprintf("%s %dx%d", c.question, size[0], size[1]), func(t *testing.T) {
				s := newScene(t, c.story).resize(size[0], size[1])
				for _, key := range c.keys {
					switch key {
					case "later":
						s.later(5 * time.Minute)
					case "run":
						s.run()
					default:
						s.press(key)
					}
				}
				if !strings.Contains(strings.Join(strings.Fields(s.text()), " "), c.question) {
					t.Errorf("not whole:\n%s", s.text())
				}
			})
		}
	}
	s, _ := afterTokens(t, true, refusedCall)
	s.resize(40, 12).press("e").run()
	if text := strings.Join(strings.Fields(s.text()), " "); !strings.Contains(text, "? LIVE: send AssociateSoftwareToken? It can change or notify real users.") {
		t.Errorf("not whole:\n%s", s.text())
	}
}

// TestWhatIsTooLongToCopySaysWhatElseToDo holds that the advice is on screen and
// not cut off.
func TestWhatIsTooLongToCopySaysWhatElseToDo(t *testing.T) {
	story := find(t, "sms")
	story.Options.Copy = func(string) (string, string, error) { return "", "", term.ErrTooLong }
	s := sceneOf(t, story).resize(80, 24).press("ctrl+y", "enter").run()
	if text := strings.Join(strings.Fields(s.text()), " "); !strings.Contains(text, "(limit 70 kB): copy a single value instead") {
		t.Errorf("the advice is not on screen:\n%s", s.text())
	}
}
