package ui_test

import (
	"strings"
	"testing"

	"authwalk/flow/view"
	"authwalk/ui/storybook"
)

func TestHelpExplainsTheWordsOfTheScreens(t *testing.T) {
	for _, story := range []string{"sms", "start", "tokens"} {
		seen := strings.Builder{}
		m := storybook.Press(find(t, story).Model(80, 24), "f1")
		for range 90 {
			seen.WriteString(m.View())
			m = storybook.Press(m, "down", "down", "down", "down")
		}
		for _, word := range view.Glossary() {
			if !strings.Contains(seen.String(), word.Name) {
				t.Errorf("%s: the help does not have %q", story, word.Name)
			}
		}
	}
}

// TestTheSelectedActionIsInSight holds that whatever is explained above it
// scrolls, and the action that enter would do does not.
func TestTheSelectedActionIsInSight(t *testing.T) {
	for _, size := range sizes {
		m := find(t, "wrong-password").Model(size[0], size[1])
		for range 3 {
			for range 4 {
				if text := screenText(m.View()); !strings.Contains(text, "▸ Ch") && !strings.Contains(text, "▸ Req") && !strings.Contains(text, "▸ Start") {
					t.Errorf("the selected action is out of sight:\n%s", text)
				}
				m = storybook.Press(m, "pgdown")
			}
			m = storybook.Press(m, "down")
		}
	}
}

func TestTheHelpSaysHowToScrollAtEverySize(t *testing.T) {
	for _, size := range sizes {
		m := storybook.Press(find(t, "sms").Model(size[0], size[1]), "f1")
		if text := screenText(m.View()); !strings.Contains(text, "↑↓ scroll") {
			t.Errorf("at %dx%d:\n%s", size[0], size[1], text)
		}
	}
}

// TestHelpSpeaksOfExceptionsOnlyAfterOne looks at the help of a call that went
// well, and of one that was refused.
func TestHelpSpeaksOfExceptionsOnlyAfterOne(t *testing.T) {
	newScene(t, "tokens").press("s").run().sees("Response").press("f1").sees("GetUser").misses("exception")
	newScene(t, "refused").press("f1").sees("One exception can have several causes")
}
