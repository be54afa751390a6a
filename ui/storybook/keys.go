package storybook

import (
	"time"

	"authwalk/ui"

	tea "github.com/charmbracelet/bubbletea"
)

// Now is when every story takes place.
var Now = time.Date(2026, 11, 20, 6, 58, 11, 0, time.UTC)

// Never is an After that never comes: stories have no time but their own.
func Never(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }

// RunCommand runs a command and all that come of it, one after the other.
func RunCommand(m tea.Model, command tea.Cmd) tea.Model {
	if command == nil {
		return m
	}
	switch msg := command().(type) {
	case nil, tea.QuitMsg:
		return m
	case tea.BatchMsg:
		for _, each := range msg {
			m = RunCommand(m, each)
		}
		return m
	default:
		m, command = m.Update(msg)
		return RunCommand(m, command)
	}
}

// Press gives keys to a model, named as bubbletea names them; text in other
// forms is typed letter by letter. Commands run to their end in between.
func Press(m tea.Model, keys ...string) tea.Model {
	for _, name := range keys {
		for _, key := range Keys(name) {
			var command tea.Cmd
			m, command = m.Update(key)
			m = RunCommand(m, command)
		}
	}
	return m
}

var named = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "esc": tea.KeyEsc,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "backspace": tea.KeyBackspace,
	"ctrl+c": tea.KeyCtrlC, "ctrl+g": tea.KeyCtrlG, "ctrl+n": tea.KeyCtrlN, "ctrl+o": tea.KeyCtrlO,
	"ctrl+p": tea.KeyCtrlP, "ctrl+r": tea.KeyCtrlR, "ctrl+s": tea.KeyCtrlS, "ctrl+t": tea.KeyCtrlT,
	"ctrl+y": tea.KeyCtrlY, "ctrl+l": tea.KeyCtrlL, "ctrl+k": tea.KeyCtrlK, "ctrl+u": tea.KeyCtrlU, "ctrl+x": tea.KeyCtrlX, "ctrl+_": tea.KeyCtrlUnderscore,
}

// Keys are the messages of a key's name, or of a text.
func Keys(name string) []tea.KeyMsg {
	if kind, ok := named[name]; ok {
		return []tea.KeyMsg{{Type: kind}}
	}
	var keys []tea.KeyMsg
	for _, r := range name {
		kind := tea.KeyRunes
		if r == ' ' {
			kind = tea.KeySpace
		}
		keys = append(keys, tea.KeyMsg{Type: kind, Runes: []rune{r}})
	}
	return keys
}

// Show sizes a model and runs what it begins with.
func Show(m ui.Model, width, height int) tea.Model {
	sized, _ := m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return RunCommand(sized, m.Init())
}
