package ui

import (
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// pressed takes a key: what asks or waits has it first, then the frame, then
// the screen.
func (m Model) handleKey(key tea.KeyMsg) (Model, tea.Cmd) {
	name := key.String()
	switch {
	case style.Quit.Matches(name) && !key.Paste:
		return m.requestQuit()
	case m.dialog != nil:
		return m.handleDialogKey(name)
	case m.request != nil && style.Escape.Matches(name):
		return m.cancelRequest(), nil
	case m.request != nil || m.layout.tooSmall:
		return m, nil
	}
	if next, command, taken := m.handleFrameKey(name, key.Paste); taken {
		return next, command
	}
	return m.handleScreenKey(key)
}

// handleFrameKey does what a key of the frame asks for.
func (m Model) handleFrameKey(name string, paste bool) (Model, tea.Cmd, bool) {
	if paste {
		return m, nil, false
	}
	for _, b := range m.frameKeys() {
		if b.Matches(name) {
			next, command := frameActions[b.Label](m)
			return next, command, true
		}
	}
	return m, nil, false
}

// frameActions are what the frame's keys do, under their labels.
var frameActions map[string]func(Model) (Model, tea.Cmd)

func init() {
	now := func(act func(Model) Model) func(Model) (Model, tea.Cmd) {
		return func(m Model) (Model, tea.Cmd) { return act(m), nil }
	}
	frameActions = map[string]func(Model) (Model, tea.Cmd){
		style.Escape.Label:  Model.goBack,
		style.Panel.Label:   now(Model.turned),
		style.Path.Label:    now(Model.lookBack),
		style.Copy.Label:    now(Model.copyMenu),
		style.Reveal.Label:  Model.reveal,
		style.Code.Label:    now(Model.showCode),
		style.Newest.Label:  Model.takeCode,
		style.Save.Label:    Model.save,
		style.Help.Label:    now(Model.help),
		style.PageUp.Label:  func(m Model) (Model, tea.Cmd) { return m.scrolled(-1), nil },
		style.PageDn.Label:  func(m Model) (Model, tea.Cmd) { return m.scrolled(1), nil },
		style.Redraw.Label:  func(m Model) (Model, tea.Cmd) { return m, tea.ClearScreen },
		style.Suspend.Label: func(m Model) (Model, tea.Cmd) { return m, tea.Suspend },
	}
}

// frameKeys are the bindings of the frame, those that cannot work now with the
// reason, most useful first.
func (m Model) frameKeys() []style.Binding {
	return []style.Binding{
		m.newestKey(),
		m.codeKey(),
		style.Escape.WithDesc(m.escapeDesc()),
		style.Panel.DisabledIf(m.panelsOff()),
		style.Path.DisabledIf(m.noWalk()),
		style.Copy.WithDesc("copy" + m.style.Signs.Ellipsis).DisabledIf(m.copyOff()),
		m.revealKey(),
		m.helpKey(),
		m.saveKey(),
		style.PageUp.WithDesc("").DisabledIf(m.scrollOff()),
		style.PageDn.WithDesc("").DisabledIf(m.scrollOff()),
		style.Redraw.WithDesc(""),
		style.Suspend.WithDesc(""),
	}
}

// Keys are all that work or could work now, for the help line, f1 and the
// documentation.
func (m Model) Keys() []style.Binding {
	switch {
	case m.dialog != nil:
		return m.dialog.keys()
	case m.request != nil:
		return []style.Binding{style.Escape.WithDesc("give up"), style.Quit}
	}
	var keys []style.Binding
	if !m.swapped() {
		keys = m.screen().Keys(m.context())
	}
	keys = append(keys, m.frameKeys()...)
	return append(keys, style.Quit)
}

func (m Model) newestKey() style.Binding {
	o := m.currentWalk()
	form, ok := m.screen().(screen.Form)
	switch {
	case !ok || o == nil || form.CodeKey() == "":
		return style.Newest.DisabledIf("no code is asked for here")
	case !o.walk.Start.Target.IsLocal():
		return style.Newest.DisabledIf("only an emulator has an inbox")
	}
	return style.Newest
}

func (m Model) revealKey() style.Binding {
	if m.isRevealed() {
		return style.Reveal.WithDesc("hide")
	}
	return style.Reveal
}

func (m Model) helpKey() style.Binding {
	help := style.Help
	if _, typing := m.screen().(screen.Form); !typing {
		help.Keys = []string{"f1", "?"}
	}
	return help
}

func (m Model) saveKey() style.Binding {
	if _, ok := m.start.(screen.Form); ok && m.currentWalk() == nil {
		return style.Save
	}
	return style.Save.DisabledIf("only on the start form")
}

func (m Model) codeKey() style.Binding {
	if m.authenticator() == nil {
		return style.Code.DisabledIf("there is no QR code here")
	}
	return style.Code
}

func (m Model) authenticator() *walk.Authenticator {
	form, ok := m.screen().(screen.Form)
	if !ok {
		return nil
	}
	return form.Authenticator()
}

func (m Model) noWalk() string {
	if len(m.walks) == 0 {
		return "nothing has been sent yet"
	}
	return ""
}

// escapeDesc says what esc would do now.
func (m Model) escapeDesc() string {
	switch {
	case len(m.overlays) > 0 || m.swapped():
		return "back"
	case m.currentWalk() != nil && m.currentWalk().operation != "":
		return "back"
	case m.currentWalk() != nil:
		return "start over"
	}
	if _, ok := m.back(); ok {
		return "back"
	}
	return ""
}

// goBack closes one level; at the bottom it asks to start over.
func (m Model) goBack() (Model, tea.Cmd) {
	o := m.currentWalk()
	switch {
	case m.swapped():
		m.turn, m.scroll = 0, 0
		return m, nil
	case len(m.overlays) > 0:
		return m.pop(), nil
	case o != nil && o.operation != "":
		changed := *o
		changed.operation = ""
		return m.replaceWalk(m.current, m.chooseScreen(changed, walk.Values{})), nil
	case o != nil && m.challenge() != nil:
		return m.confirm("Start over? The session of this challenge is left behind.", "start over", startOver), nil
	case o != nil:
		return startOver(m)
	}
	if before, ok := m.back(); ok {
		m.start = before
	}
	return m, nil
}

// startOver goes to the start; the walk stays on record.
func startOver(m Model) (Model, tea.Cmd) {
	m = m.selectWalk(startScreen)
	m.status = ""
	if len(m.walks) > 0 {
		m.status = "The walk is kept: ^G looks at it."
	}
	return m, nil
}
