package ui_test

import (
	"strings"
	"testing"
	"time"

	"authwalk/ui"
	"authwalk/ui/storybook"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestAnyInputIsDrawn gives the screens what people and terminals send: keys, those of the
// key row too, clicks and the wheel everywhere, hostile pastes, windows of any size,
// responses that come late, and time that passes.
func TestAnyInputIsDrawn(t *testing.T) {
	stories := storybook.Stories()
	rapid.Check(t, func(r *rapid.T) {
		s := &scene{t: t, now: storybook.Now, options: rapid.SampledFrom(stories).Draw(r, "story").Setup()}
		s.options.Mouse = true
		s.start()
		window := tea.WindowSizeMsg{Width: 80, Height: 24}
		for range rapid.IntRange(1, 80).Draw(r, "length") {
			switch rapid.SampledFrom([]string{"key", "listed key", "mouse", "mouse", "size", "paste", "answer", "time"}).Draw(r, "input") {
			case "key":
				s.press(rapid.SampledFrom(anyKeys).Draw(r, "key"))
			case "listed key":
				pressListed(r, s)
			case "mouse":
				s.send(anyMouse(r, window))
			case "size":
				window = tea.WindowSizeMsg{Width: rapid.IntRange(0, 220).Draw(r, "width"), Height: rapid.IntRange(0, 70).Draw(r, "height")}
				s.send(window)
			case "paste":
				s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rapid.SampledFrom(hostilePastes).Draw(r, "paste")), Paste: true})
			case "answer":
				if len(s.waiting) > 0 {
					s.next()
				}
			case "time":
				s.later(rapid.SampledFrom([]time.Duration{time.Millisecond, time.Second, 31 * time.Second, time.Hour}).Draw(r, "passed"))
			}
			checkFrame(r, s.model.(ui.Model), window)
		}
	})
}

var anyKeys = []string{
	"enter", "tab", "shift+tab", "esc", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace",
	"f1", "f2", "f3", "f4", "f6", "f7", "f8",
	"ctrl+g", "ctrl+n", "ctrl+o", "ctrl+r", "ctrl+s", "ctrl+t", "ctrl+y", "ctrl+l", "ctrl+k", "ctrl+u", "ctrl+x", "ctrl+_",
	"[", "]", "/", ":", " ", "0", "1", "a", "b", "c", "e", "h", "l", "n", "o", "s", "t", "v", "w", "x", "N", "é漢",
}

var hostilePastes = []string{
	"471108", "A = 0", "A = -1", "S =", "K = zz", "u = 1f0c\nTIMESTAMP: x", `{"SRP_A":"00"}`, strings.Repeat("f", 20_000),
	"\x1b[31mred\x1b]0;title\x07", "日本語\u202eabc\u200b", "\n\n\n", "\x00\x01",
}

// pressListed presses a key of the key row.
func pressListed(r *rapid.T, s *scene) {
	listed := s.model.(ui.Model).Keys()
	if len(listed) == 0 {
		return
	}
	if binding := rapid.SampledFrom(listed).Draw(r, "binding"); len(binding.Keys) > 0 {
		s.press(binding.Keys[0])
	}
}

// anyMouse is a click, a movement or a turn of the wheel, also beside the window.
func anyMouse(r *rapid.T, window tea.WindowSizeMsg) tea.MouseMsg {
	buttons := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown, tea.MouseButtonRight, tea.MouseButtonNone}
	return tea.MouseMsg{
		X:      rapid.IntRange(-2, window.Width+2).Draw(r, "x"),
		Y:      rapid.IntRange(-2, window.Height+2).Draw(r, "y"),
		Button: rapid.SampledFrom(buttons).Draw(r, "button"),
		Action: rapid.SampledFrom([]tea.MouseAction{tea.MouseActionPress, tea.MouseActionPress, tea.MouseActionRelease, tea.MouseActionMotion}).Draw(r, "action"),
	}
}

// checkFrame holds that a frame is within its window, the cursor too, and that nothing of
// what was pasted reaches the terminal as a command.
func checkFrame(r *rapid.T, m ui.Model, window tea.WindowSizeMsg) {
	frame, cursor := m.Draw()
	if window.Width < 1 || window.Height < 1 {
		return
	}
	lines := strings.Split(frame, "\n")
	if len(lines) > window.Height {
		r.Fatalf("%d lines in a window of %d", len(lines), window.Height)
	}
	for _, line := range lines {
		if width := ansi.StringWidth(line); width > window.Width {
			r.Fatalf("a line of %d in a window of %d: %q", width, window.Width, line)
		}
	}
	if cursor.Visible && (cursor.X < 0 || cursor.Y < 0 || cursor.X >= window.Width || cursor.Y >= window.Height) {
		r.Fatalf("the cursor is at %d,%d of %d,%d", cursor.X, cursor.Y, window.Width, window.Height)
	}
	if strings.Contains(frame, "\x1b]") || strings.Contains(frame, "\u202e") {
		r.Fatalf("the frame has what was pasted raw: %q", frame)
	}
}
