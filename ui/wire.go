package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"
	"authwalk/ui/style"
)

// wireKey opens the exchanges, or goes back to where they were opened; so does / where
// no field takes it and the wire panel is the active one.
func (m Model) wireKey() keyHandler {
	if _, shown := m.screen().(screen.Wire); shown {
		return keyHandler{style.Wire.WithDesc("to its field"), withoutCommand(Model.leaveWire)}
	}
	return keyHandler{style.Wire.Unlisted().DisabledIf(m.noExchange()), withoutCommand(Model.openWire)}
}

// searchKey searches the wire panel while it is the active one.
func (m Model) searchKey() keyHandler {
	off := m.noExchange()
	switch {
	case off != "":
	case m.activeName() != panel.Wire{}.Name():
		off = "the wire panel is not the active one"
	case m.typing() && !m.panelInStep():
		off = "letters go into the field"
	}
	if _, shown := m.screen().(screen.Wire); shown {
		off = "it is open"
	}
	return keyHandler{style.Search.DisabledIf(off), withoutCommand(func(m Model) Model {
		m = m.openWire()
		return m.with(m.screen().(screen.Wire).Search())
	})}
}

// noExchange is why there is nothing to read.
func (m Model) noExchange() string {
	v := m.currentWalk()
	switch {
	case v == nil || len(v.walk.Steps) == 0 && v.walk.Last() == nil:
		return "no sign-in has been started yet"
	case m.question != nil || m.editsRequest():
		return "close this first"
	}
	return ""
}

// openWire reads what crossed: at the line of the field, value or step that has the
// focus.
func (m Model) openWire() Model {
	v := *m.currentWalk()
	steps := len(v.walk.Steps)
	count, at, member := steps, steps-1, ""
	next := m.nextRequest()
	if len(next.Sent) > 0 {
		count++
	}
	exchange := func(n int) walk.Wire {
		if n == steps {
			return next
		}
		return v.controller.Wire(v.walk.Steps[n])
	}
	switch shown := m.screen().(type) {
	case screen.Form:
		member, _ = shown.Focused()
		at = count - 1
	case screen.Replay:
		value, _ := shown.Focused()
		member, at = value.Name, shown.Step().Number-1
	case screen.History:
		if step, isHere := shown.StepOf(m.current); isHere {
			at = step - 1
		}
	}
	opened, found := screen.NewWire(exchange, count, at).Member(member)
	m.status = ""
	if member != "" && !found {
		m.status = view.Line(member) + " has no line of its own there."
	}
	return m.push(opened)
}

// nextRequest is the request that what is filled in would become.
func (m Model) nextRequest() walk.Wire {
	v := m.currentWalk()
	if form, ok := m.stepScreen().(screen.Form); ok && v.operation == "" && !v.walk.Recorded {
		return v.controller.Preview(v.walk, form.Answer())
	}
	return walk.Wire{}
}

// leaveWire goes back, to the field that becomes the member under the cursor if there
// is one.
func (m Model) leaveWire() Model {
	name, next := m.screen().(screen.Wire).Focused()
	m = m.pop()
	if form, ok := m.screen().(screen.Form); ok && next {
		focused, _ := form.FocusOn(name)
		m = m.with(focused)
	}
	return m
}

// finder is a screen with a line to type into, which esc ends first.
type finder interface {
	screen.Screen
	Searches() bool
	EndSearch() screen.Screen
}

// finding is the screen where something is looked for, if anything is.
func (m Model) finding() (finder, bool) {
	shown, is := m.screen().(finder)
	return shown, is && shown.Searches()
}
