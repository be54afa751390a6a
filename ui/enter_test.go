package ui_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"authwalk/ui"
	"authwalk/ui/storybook"
	"authwalk/ui/style"
)

// drawnButton is a button as it is drawn, and not a box to tick.
var drawnButton = regexp.MustCompile(`\[ [A-Z][^\]\n]* \]`)

// TestTheHelpExplainsEnterByTheScreenItIsAskedOn: a button is pressed only where there is
// one, and what f1 says of enter is what the screen itself does with it.
func TestTheHelpExplainsEnterByTheScreenItIsAskedOn(t *testing.T) {
	asked := 0
	for _, story := range storybook.Stories() {
		m := story.Model(100, 60)
		text := screenText(m.View())
		keys := m.(ui.Model).Keys()
		bound := func(label string) int {
			return slices.IndexFunc(keys, func(b style.Binding) bool { return b.Label == label && b.DisabledReason == "" })
		}
		at := bound("enter")
		if at < 0 || bound("f1") < 0 || strings.HasPrefix(story.Name, "help") { // f1 closes the help
			continue
		}
		asked++
		said := keys[at].Help
		if hasButton := drawnButton.MatchString(text); said == "" || strings.Contains(said, "button") != hasButton {
			t.Errorf("%s: enter is explained as %q on\n%s", story.Name, said, text)
		}
		looked := screenText(storybook.Press(m, "f1", "e", "nter").View())
		if first, _, _ := strings.Cut(said, ". "); !strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(looked, "┃", "")), " "), strings.Join(strings.Fields(first), " ")) {
			t.Errorf("%s: the help does not say %q:\n%s", story.Name, said, looked)
		}
	}
	if asked < 40 {
		t.Errorf("only %d screens were asked", asked)
	}
}
