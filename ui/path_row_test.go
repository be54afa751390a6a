package ui_test

import (
	"strings"
	"testing"

	"authwalk/ui/storybook"
)

// TestNoCrumbIsCut: steps for which the row has no room are counted, and ^G shows them.
func TestNoCrumbIsCut(t *testing.T) {
	for _, story := range storybook.Stories() {
		for _, size := range [][2]int{{80, 24}, {140, 40}} {
			row := strings.Split(screenText(toldAt(story, size[0], size[1]).View()), "\n")[1]
			if strings.Contains(row, "…") {
				t.Errorf("%s at %d columns: %q", story.Name, size[0], row)
			}
		}
	}
	path := func(width int) string { return strings.Split(newScene(t, "sms").resize(width, 24).text(), "\n")[1] }
	if got := path(60); !strings.Contains(got, "1 step › PASSWORD_VERIFIER › ▸ SMS_MFA") {
		t.Errorf("at 60 columns: %q", got)
	}
}
