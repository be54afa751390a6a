package ui

import (
	"slices"

	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// keyHandler is a key with what it does: they stand together, so that no hint
// names a key that does nothing.
type keyHandler struct {
	style.Binding
	handle func(Model) (Model, tea.Cmd)
}

// withoutCommand is the handler of a key that only changes the model.
func withoutCommand(change func(Model) Model) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return change(m), nil }
}

// find is the handler of a key that works now.
func find(handlers []keyHandler, key string) (keyHandler, bool) {
	for _, handler := range handlers {
		if handler.Matches(key) {
			return handler, true
		}
	}
	return keyHandler{}, false
}

func bindings(handlers []keyHandler) []style.Binding {
	list := make([]style.Binding, len(handlers))
	for n, handler := range handlers {
		list[n] = handler.Binding
	}
	return list
}

// labelled tells that one of the bindings is of this key.
func labelled(bindings []style.Binding, label string) bool {
	return slices.ContainsFunc(bindings, func(b style.Binding) bool { return b.Label == label })
}

// longestName is more letters than the name of a key has.
const longestName = 20

// severalLetters tells that letters came together, as when a person types faster than is
// read. What is longer is text for a field.
func severalLetters(key tea.KeyMsg) bool {
	return key.Type == tea.KeyRunes && !key.Paste && len(key.Runes) > 1 && len(key.Runes) <= longestName
}

// updateEach takes letters that came together as the keys they are: u and p are no arrow
// up.
func (m Model) updateEach(keys tea.KeyMsg) (tea.Model, tea.Cmd) {
	var next tea.Model = m
	var commands []tea.Cmd
	for _, letter := range keys.Runes {
		var command tea.Cmd
		next, command = next.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{letter}, Alt: keys.Alt})
		commands = append(commands, command)
	}
	return next, tea.Batch(commands...)
}

// handleKey takes a key: what asks or waits has it first, then the frame, then
// the screen. Pasted text is never a key of the frame.
func (m Model) handleKey(key tea.KeyMsg) (Model, tea.Cmd) {
	name := key.String()
	if key.Paste {
		name = ""
	}
	m = m.passDialog(name)
	if form, is := m.screen().(screen.Form); is {
		m = m.with(form.Quiet())
	}
	switch {
	case style.Quit.Matches(name):
		return m.requestQuit()
	case m.dialog != nil:
		return m.handleDialogKey(name)
	case m.question != nil:
		return m.handleQuestionKey(key)
	case m.request != nil && style.Escape.Matches(name):
		return m.cancelRequest(), nil
	case m.request != nil || m.layout.tooSmall:
		return m, nil
	}
	if handler, ok := find(m.frameKeys(), name); ok {
		return handler.handle(m)
	}
	return m.handleScreenKey(key)
}

// Keys are all that work or could work now, for the key row, f1 and the
// documentation.
func (m Model) Keys() []style.Binding {
	switch {
	case m.dialog != nil:
		return bindings(m.dialog.choices)
	case m.question != nil:
		keys := append(m.question.form.Keys(m.context()), style.Escape.WithDesc("cancel"))
		if m.panelInStep() {
			keys = []style.Binding{style.Arrows.WithDesc("scroll").DisabledIf(m.nothingToScroll()), style.Escape.WithDesc("cancel")}
		}
		return append(append(keys, bindings(m.questionKeys())...), style.Quit)
	case m.request != nil:
		return []style.Binding{style.Escape.WithDesc("cancel"), style.Quit}
	}
	var keys []style.Binding
	if m.panelInStep() {
		keys = append(keys, style.Arrows.WithDesc("scroll").DisabledIf(m.nothingToScroll()))
	} else {
		keys = m.screen().Keys(m.context())
	}
	for _, binding := range bindings(m.frameKeys()) {
		if binding.DisabledReason == "" || !labelled(keys, binding.Label) {
			keys = append(keys, binding)
		}
	}
	// The terminal suspends the program itself: no key of it arrives here.
	return append(keys, style.Suspend.Unlisted(), m.quitKey())
}
