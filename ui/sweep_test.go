package ui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"authwalk/ui/storybook"
)

var widths = []int{1, 2, 5, 10, 20, 39, 40, 79, 80, 81, 120, 139, 140, 180, 200}

// TestSizes resizes every story through every size: no line too long, not too
// many lines, the cursor inside, and nothing lost on the way.
func TestSizes(t *testing.T) {
	for _, story := range storybook.Stories() {
		t.Run(story.Name, func(t *testing.T) {
			t.Parallel()
			sweep(t, story, false, widths)
			sweep(t, story, true, []int{40, 80})
		})
	}
}

func sweep(t *testing.T, story storybook.Story, ascii bool, widths []int) {
	t.Helper()
	var x, y, width, height int
	story.Options.ASCII = ascii
	story.Options.Cursor = func(cx, cy int, visible bool) {
		if x, y = cx, cy; visible && (x < 0 || y < 0 || x >= width || y >= height) {
			t.Errorf("%dx%d: the cursor is at %d,%d", width, height, x, y)
		}
	}
	width, height = 80, 24
	model := story.Model(80, 24)
	before := model.View()
	for _, w := range widths {
		for h := 1; h <= 60; h++ {
			width, height = w, h
			model, _ = model.Update(tea.WindowSizeMsg{Width: w, Height: h})
			inWindow(t, model.View(), w, h)
			if t.Failed() {
				return
			}
		}
	}
	width, height = 80, 24
	model, _ = model.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if after := model.View(); after != before {
		t.Errorf("resizing lost something:\n%s\n\nwas\n\n%s", after, before)
	}
}

func inWindow(t *testing.T, view string, width, height int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) > height {
		t.Errorf("%dx%d: %d lines", width, height, len(lines))
	}
	for n, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			t.Errorf("%dx%d: line %d is %d cells wide: %q", width, height, n, w, line)
			return
		}
	}
}
