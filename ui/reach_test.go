package ui_test

import (
	"fmt"
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
				for _, sentence := range m.(ui.Model).Explained() {
					sentence := strings.Join(strings.Fields(sentence), "")
					if !readable(sentence, seen) {
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

// everythingInReach notes the lines that come into sight, without blanks.
func everythingInReach(m tea.Model, seen map[string]bool) {
	const panels, pages = 6, 40
	for range panels {
		inspect(m, seen)
		drawn := m.View()
		for range pages {
			before := drawn
			m = storybook.Press(m, "pgdown")
			if drawn = m.View(); drawn == before {
				break
			}
			inspect(m, seen)
		}
		m = storybook.Press(m, "ctrl+o")
	}
}

// inspect notes the lines in sight.
func inspect(m tea.Model, seen map[string]bool) {
	for _, line := range m.(ui.Model).Lines() {
		seen[strings.Join(strings.Fields(line), "")] = true
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
