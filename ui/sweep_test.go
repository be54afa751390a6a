package ui_test

import (
	"strings"
	"testing"

	"authwalk/ui"
	"authwalk/ui/storybook"
	"authwalk/ui/termtest"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// The sizes around which the layout changes, and some between.
var (
	widths  = []int{1, 2, 5, 10, 20, 39, 40, 79, 80, 81, 120, 139, 140, 180, 200}
	heights = []int{1, 2, 3, 4, 5, 6, 8, 11, 12, 13, 16, 19, 20, 23, 24, 25, 28, 30, 34, 39, 40, 50, 60}
)

// TestSizes resizes every story through the sizes: no line too long, not too
// many lines, the cursor inside, and nothing lost on the way. Every width meets half
// of the heights, the next width and the next story the other half; with the race
// detector it is an eighth.
func TestSizes(t *testing.T) {
	every := 2
	if termtest.RaceDetector {
		every = 8
	}
	for n, story := range storybook.Stories() {
		t.Run(story.Name, func(t *testing.T) {
			t.Parallel()
			sweep(t, story, widths, n, every)
			story.Options.ASCII = true
			sweep(t, story, []int{40, 80}, n, every)
		})
	}
}

// sweep resizes a story to each width with every so many of the heights.
func sweep(t *testing.T, story storybook.Story, widths []int, first, every int) {
	t.Helper()
	model := toldAt(story, 80, 24)
	before := model.View()
	for n, w := range widths {
		for at := (first + n) % every; at < len(heights); at += every {
			h := heights[at]
			model, _ = model.Update(tea.WindowSizeMsg{Width: w, Height: h})
			frame, cursor := model.(ui.Model).Draw()
			inWindow(t, frame, w, h)
			if cursor.Visible && (cursor.X < 0 || cursor.Y < 0 || cursor.X >= w || cursor.Y >= h) {
				t.Errorf("%dx%d: the cursor is at %d,%d", w, h, cursor.X, cursor.Y)
			}
			if t.Failed() {
				return
			}
		}
	}
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
