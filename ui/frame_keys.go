package ui

import (
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// frameKeys are the keys of the frame, those that cannot work now with the
// reason, most useful first.
func (m Model) frameKeys() []keyHandler {
	if m.paletteShown() {
		return m.paletteKeys()
	}
	nothingToScroll := m.nothingToScroll()
	pageDown := keyHandler{style.PageDn.DisabledIf(nothingToScroll), withoutCommand(func(m Model) Model { return m.scrollPage(1) })}
	pageUp := keyHandler{style.PageUp.Unlisted().DisabledIf(nothingToScroll), withoutCommand(func(m Model) Model { return m.scrollPage(-1) })}
	if _, shown := m.screen().(screen.Help); shown {
		return []keyHandler{pageDown, pageUp, redrawKey} // every other key is looked up
	}
	keys := []keyHandler{
		m.newestKey(),
		{m.codeKey(), withoutCommand(Model.showCode)},
		{style.Escape.WithDesc(m.escapeDesc()).DisabledIf(m.noPreviousScreen()), Model.goBack},
		{m.paletteKey(), withoutCommand(Model.openPalette)},
		{style.Panel.DisabledIf(m.noOtherPanel()), withoutCommand(Model.nextPanel)},
		pageDown,
		{m.helpKey(), withoutCommand(Model.help)},
		{style.Path.DisabledIf(m.noWalk()), withoutCommand(Model.toggleHistory)},
		{style.Map.Unlisted().DisabledIf(m.noWalk()), Model.toggleMap},
		m.wireKey(),
		m.searchKey(),
		{m.editKey(), Model.openEditor},
		{style.Copy.WithDesc("copy" + m.style.Signs.Ellipsis).DisabledIf(m.nothingToCopy()), withoutCommand(Model.copyMenu)},
		{m.revealKey(), Model.reveal},
		{style.Report.WithDesc("report" + m.style.Signs.Ellipsis).DisabledIf(m.nothingToReport()), withoutCommand(Model.reportMenu)},
		{style.Save.DisabledIf(m.nothingToSave()), Model.save},
		pageUp,
		redrawKey,
	}
	keys = append(keys, m.lookBackKeys()...)
	if _, _, missing := m.subject(); missing != cannotLook {
		at := slices.IndexFunc(keys, func(k keyHandler) bool { return k.Label == style.PageDn.Label })
		keys = slices.Insert(keys, at, keyHandler{m.historyKey(), func(m Model) (Model, tea.Cmd) { return m.diagnose(true) }})
	}
	if form, ok := m.screen().(screen.Form); ok && form.Unsent() {
		return moveFirst(keys, style.Copy) // its menu has the command that helps
	}
	return keys
}

func moveFirst(keys []keyHandler, binding style.Binding) []keyHandler {
	at := slices.IndexFunc(keys, func(k keyHandler) bool { return k.Label == binding.Label })
	moved := keys[at]
	return slices.Insert(slices.Delete(keys, at, at+1), 0, moved)
}

// redrawKey works whatever is typed.
var redrawKey = keyHandler{style.Redraw.Unlisted(), func(m Model) (Model, tea.Cmd) { return m, tea.ClearScreen }}

func (m Model) noCodeField() string {
	v := m.currentWalk()
	form, ok := m.screen().(screen.Form)
	switch {
	case !ok || v == nil || form.CodeKey() == "":
		return "no code is asked for here"
	case !v.walk.Start.Target.IsLocal():
		return "only an emulator has an inbox"
	case form.Unsent():
		return "no code was sent"
	case form.MaybeCode() && !v.hasCodeFor(v.asked()):
		return "no code for this step is in the inbox"
	}
	return ""
}

// newestKey fills in what there is at hand for a field: a value of this sign-in, or the
// newest code.
func (m Model) newestKey() keyHandler {
	if form, ok := m.screen().(screen.Form); ok && m.currentWalk() != nil && form.Offered() != "" {
		return keyHandler{style.Newest.WithDesc(form.Offered()), func(m Model) (Model, tea.Cmd) {
			filled, event := form.TakeOffer()
			return m.with(filled).handleEvent(event)
		}}
	}
	return keyHandler{style.Newest.DisabledIf(m.noCodeField()), Model.takeCode}
}

// codeKey shows the QR code, on the whole window where it is in sight already, and what
// is in it where there is none without colours.
func (m Model) codeKey() style.Binding {
	form, _ := m.screen().(screen.Form)
	area := m.stepArea()
	switch {
	case m.authenticator() == nil:
		return style.Code.DisabledIf("there is no QR code here")
	case m.style.Colourless && m.options.Present:
		return style.Code.DisabledIf("there is no QR code without colours (NO_COLOR), and " + screen.HiddenWhileWatched)
	case m.style.Colourless:
		return style.Address
	case form.ShowsCode(m.bareContext(), area.w, area.h):
		return style.Code.WithDesc("QR full screen")
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
		return "no sign-in has been started yet"
	}
	return ""
}

func (m Model) revealKey() style.Binding {
	if m.options.Present {
		return style.Reveal.DisabledIf(screen.HiddenWhileWatched)
	}
	if m.isRevealed() {
		return style.Reveal.WithDesc("hide")
	}
	if m.showsNoSecret() {
		return style.Reveal.DisabledIf("there is no secret on this screen")
	}
	return style.Reveal
}

// showsNoSecret tells that the screen is a list, or has placeholders for secrets.
func (m Model) showsNoSecret() bool {
	switch m.screen().(type) {
	case screen.List, screen.Editor, screen.Attempts:
		return true
	}
	return false
}

func (m Model) helpKey() style.Binding {
	help := style.Help
	if !m.typing() {
		help.Keys = append(help.Keys[:len(help.Keys):len(help.Keys)], "?")
	}
	return help
}

// historyKey opens what happened to the user in sight. A letter is enough where a user was
// refused.
func (m Model) historyKey() style.Binding {
	_, _, missing := m.subject()
	history := style.History.DisabledIf(missing)
	switch shown := m.screen().(type) {
	case screen.Attempts:
		return history.DisabledIf("it is open")
	case screen.List:
		if shown.IsDemoUsers() {
			return history
		}
	case screen.Outcome, screen.Diagnosis:
		return history.WithLetter("h")
	case screen.Form:
		if m.currentWalk() == nil {
			return history
		}
	}
	return history.Unlisted()
}

func (m Model) nothingToSave() string {
	switch {
	case !m.atForm() || m.currentWalk() != nil || len(m.overlays) > 0:
		return "only on the start form"
	case m.options.Save == nil:
		return "there is no configuration folder"
	}
	return ""
}
