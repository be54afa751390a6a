package ui_test

import (
	"strings"
	"testing"

	"authwalk/ui"
	"authwalk/ui/storybook"
	"authwalk/ui/style"
)

// sameFrame are the stories in which a key has no effect that can be read, and why.
var sameFrame = map[string]string{
	"start-missing": "what is missing stands at its field already",
	"panel":         "the panel that is gone to is marked by its colour",
}

// TestTheKeyRowNamesOnlyWhatDoesSomething presses every key that the key row of every
// story names, at sizes where it is short and where it is long.
func TestTheKeyRowNamesOnlyWhatDoesSomething(t *testing.T) {
	for _, story := range fewer(storybook.Stories()) {
		for _, size := range [][2]int{{80, 24}, {140, 40}} {
			shown := toldAt(story, size[0], size[1]).(ui.Model)
			frame := shown.View()
			lines := strings.Split(strings.TrimRight(screenText(frame), "\n "), "\n")
			row := lines[len(lines)-1]
			for _, binding := range shown.Keys() {
				if binding.DisabledReason != "" || !strings.Contains(row, binding.Label+" "+binding.Desc) {
					continue
				}
				if !doesSomething(shown, frame, binding) && sameFrame[story.Name] == "" {
					t.Errorf("%s at %dx%d: %s (%s) does nothing", story.Name, size[0], size[1], binding.Label, binding.Desc)
				}
			}
		}
	}
}

// doesSomething reports whether one of a binding's keys changes the screen, or asks for
// something to be done.
func doesSomething(shown ui.Model, frame string, binding style.Binding) bool {
	for _, name := range binding.Keys {
		for _, key := range storybook.Keys(name) {
			if next, command := shown.Update(key); command != nil || next.View() != frame {
				return true
			}
		}
	}
	return false
}
