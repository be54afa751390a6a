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
		for range 30 {
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
				if text := screenText(m.View()); !strings.Contains(text, "▸ Try") && !strings.Contains(text, "▸ Req") && !strings.Contains(text, "▸ Start") {
					t.Errorf("the selected action is out of sight:\n%s", text)
				}
				m = storybook.Press(m, "pgdown")
			}
			m = storybook.Press(m, "down")
		}
	}
}

func TestTheHelpSaysHowToGoThroughItAtEverySize(t *testing.T) {
	for _, size := range sizes {
		m := storybook.Press(find(t, "sms").Model(size[0], size[1]), "f1")
		if text := screenText(m.View()); !strings.Contains(text, "↑↓ choose") {
			t.Errorf("at %dx%d:\n%s", size[0], size[1], text)
		}
	}
}

// TestAKeyPressedInTheHelpIsLookedUp: nothing is revealed, copied or left by it, and
// what was typed before the help is still there after it.
func TestAKeyPressedInTheHelpIsLookedUp(t *testing.T) {
	s := newScene(t, "sms").press("47", "f1", "ctrl+r").sees("Find ▸ ^R").sees("Shows the secrets of this screen for 30 seconds").misses("Secrets are on screen")
	s.press("ctrl+n").sees("Find ▸ ^N").sees("Only an emulator has an inbox. Elsewhere: Inserts the newest code")
	s.press("esc").misses("Find ▸ ^").sees("Help").press("esc").misses("Find ▸").sees("4 7 _")
}

// TestTheHelpFiltersByWord finds a word that comes late in the list, and offers
// likely ones for a word that is misspelt.
func TestTheHelpFiltersByWord(t *testing.T) {
	s := newScene(t, "sms").press("f1", "emulator").sees("A local program that behaves like Cognito").misses("Presses the button")
	s.press("esc", "sessoin").sees(`Nothing is known of "sessoin"`).sees("A value that ties your answer to its challenge").press("enter").sees("Find ▸ Session")
	s.press("esc", "quit").sees("Quits. Asks first").misses("The directory of users")
}

// TestHelpSpeaksOfExceptionsOnlyAfterOne looks at the help of a call that went
// well, and of one that was refused.
func TestHelpSpeaksOfExceptionsOnlyAfterOne(t *testing.T) {
	newScene(t, "tokens").press("s").run().sees("Response").press("f1", "several causes").sees("Nothing is known of").press("esc", "getuser").sees("GetUser")
	newScene(t, "refused").press("f1", "several causes").sees("One exception can have several causes")
}
