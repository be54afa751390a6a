package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"authwalk/ui"
	"authwalk/ui/storybook"
	"authwalk/ui/termtest"

	tea "github.com/charmbracelet/bubbletea"
)

// TestEveryExplanationCanBeRead holds that at every size each sentence that
// explains a screen, or what is looked at on a screen over it, is in sight, or comes into
// sight by ^O and pgdn, which are hinted then, or f1 that names them. With the race
// detector every story has two of the sizes.
func TestEveryExplanationCanBeRead(t *testing.T) {
	for n, story := range storybook.Stories() {
		for at, size := range [][2]int{{40, 12}, {60, 40}, {80, 24}, {100, 30}, {120, 24}, {120, 30}, {140, 40}, {200, 60}} {
			if termtest.RaceDetector && (n+at)%8 != 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s.%dx%d", story.Name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				m := tell(story, size[0], size[1])
				seen, atOnce := map[string]bool{}, map[string]bool{}
				inspect(m, atOnce)
				everythingInReach(m, seen)
				if m.(ui.Model).LooksBack() {
					everythingInReach(storybook.Press(m, "enter"), seen)
				}
				if m.(ui.Model).ExplainsInHelp() {
					everythingInReach(storybook.Press(m, "f1"), seen)
				}
				inHelp := map[string]bool{}
				for _, text := range m.(ui.Model).HelpOfFocus() { // TestTheHelpOfTheFocusCanBeRead reads it
					inHelp[squeeze(text)] = true
				}
				for _, sentence := range slices.Concat(m.(ui.Model).Explained(), m.(ui.Model).Asks()) {
					sentence := squeeze(sentence)
					if !readable(sentence, seen) && !inHelp[sentence] {
						t.Errorf("%q cannot be read\n%s", sentence, screenText(m.View()))
					}
					if !readable(sentence, atOnce) && !hinted(m.View()) {
						t.Errorf("nothing says how to read %q\n%s", sentence, screenText(m.View()))
					}
				}
			})
		}
	}
}

// TestTheHelpOfTheFocusCanBeRead holds that each sentence of what has the focus, and what has
// happened, is read whole after f1, where the arrows go through the sentences. A question is
// whole on the screen.
func TestTheHelpOfTheFocusCanBeRead(t *testing.T) {
	for _, story := range fewer(storybook.Stories()) {
		if strings.HasPrefix(story.Name, "help") { // f1 closes it
			continue
		}
		for _, size := range everySize {
			t.Run(fmt.Sprintf("%s.%dx%d", story.Name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				m := tell(story, size[0], size[1])
				said, shown := squeeze(m.(ui.Model).Status()), squeeze(screenText(m.View()))
				if m.(ui.Model).ShowsDialog() {
					said, _, _ = strings.Cut(said, "Itis:") // the copied text itself
					if !strings.Contains(shown, said) {
						t.Errorf("the question is not whole:\n%s", screenText(m.View()))
					}
					return
				}
				texts := m.(ui.Model).HelpOfFocus()
				if !strings.Contains(shown, said) {
					texts = append(texts, m.(ui.Model).Status())
				}
				help := storybook.Press(m, "f1")
				if help.View() == m.View() { // the palette, which says all of what is selected itself
					return
				}
				seen := map[string]bool{}
				for _, text := range texts {
					if inspect(help, seen); !readable(squeeze(text), seen) {
						throughPages(help, "pgdown", seen)
					}
					if !readable(squeeze(text), seen) {
						t.Errorf("%q cannot be read:\n%s", text, screenText(help.View()))
					}
					help = storybook.Press(help, "down")
				}
			})
		}
	}
}

// TestEveryActionCanBeRead holds that the arrows bring each action after a refusal into
// sight, with the reason where it cannot be done.
func TestEveryActionCanBeRead(t *testing.T) {
	for _, story := range fewer(storybook.Stories()) {
		for _, size := range everySize {
			m := tell(story, size[0], size[1])
			actions := m.(ui.Model).Offered()
			if len(actions) == 0 || actions[0].Letter != "" { // those of tokens have keys, and stand in the palette
				continue
			}
			t.Run(fmt.Sprintf("%s.%dx%d", story.Name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				seen, at := map[string]bool{}, m
				for range actions {
					inspect(at, seen)
					at = storybook.Press(at, "down")
				}
				for _, action := range actions {
					if !readable(squeeze(action.Label), seen) || !readable(squeeze(action.Disabled), seen) {
						t.Errorf("%q (%s) cannot be read:\n%s", action.Label, action.Disabled, screenText(m.View()))
					}
				}
			})
		}
	}
}

// squeeze is a text without blanks.
func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// everythingInReach notes the lines that come into sight, without blanks.
func everythingInReach(m tea.Model, seen map[string]bool) {
	const panels = 6
	throughPages(m, "pgup", seen)
	for range panels {
		m = storybook.Press(throughPages(m, "pgdown", seen), "ctrl+o")
	}
}

// throughPages notes the lines that come into sight by a key that scrolls.
func throughPages(m tea.Model, key string, seen map[string]bool) tea.Model {
	const pages = 40
	inspect(m, seen)
	drawn := m.View()
	for range pages {
		before := drawn
		m = storybook.Press(m, key)
		if drawn = m.View(); drawn == before {
			break
		}
		inspect(m, seen)
	}
	return m
}

// inspect notes the lines in sight.
func inspect(m tea.Model, seen map[string]bool) {
	for _, line := range m.(ui.Model).Lines() {
		seen[squeeze(line)] = true
	}
}

// hinted tells whether a key that shows more is named, or the one that names
// all keys.
func hinted(view string) bool {
	keys := strings.TrimRight(screenText(view), "\n ")
	keys = keys[strings.LastIndex(keys, "\n")+1:]
	return strings.Contains(keys, "^O") || strings.Contains(keys, "pgdn") || strings.Contains(keys, "f1")
}

// readable tells whether a text is the end of one line, whole lines, and the
// beginning of another.
func readable(text string, lines map[string]bool) bool {
	from := make([]bool, len(text)+1) // a line ends before this place
	for line := range lines {
		for n := 1; n <= min(len(text), len(line)); n++ {
			if strings.HasSuffix(line, text[:n]) {
				from[n] = true
			}
		}
		if strings.Contains(line, text) {
			return true
		}
	}
	for n := range text {
		if !from[n] {
			continue
		}
		for line := range lines {
			switch {
			case line == "":
			case strings.HasPrefix(text[n:], line):
				from[n+len(line)] = true
			case strings.HasPrefix(line, text[n:]):
				return true
			}
		}
	}
	return from[len(text)]
}
