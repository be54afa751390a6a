package ui

import (
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// eventSentMsg is what a function returned for an event that was sent again.
type eventSentMsg struct {
	of    string
	again walk.TriggerCall
	err   error
}

// sendEventAgain has the function of a call called once more.
func (m Model) sendEventAgain(event screen.SendEventAgain) (Model, tea.Cmd) {
	shown, ok := m.screen().(screen.Trigger)
	if !ok || event.Walk < 0 || event.Walk >= len(m.walks) {
		return m, nil
	}
	m = m.with(shown.Sending())
	m.status = "Waiting for " + event.Call.Trigger + m.style.Signs.Ellipsis
	ctx, v := m.options.Context, m.walks[event.Walk]
	return m, func() tea.Msg {
		again, err := v.controller.SendEventAgain(ctx, v.walk, event.Call)
		return eventSentMsg{event.Call.ID, again, err}
	}
}

// handleEventSent shows what came back, where the call is still on screen.
func (m Model) handleEventSent(msg eventSentMsg) Model {
	shown, ok := m.screen().(screen.Trigger)
	if !ok || shown.Call().ID != msg.of {
		return m
	}
	if msg.err != nil {
		m.status = "Not sent: " + view.Line(msg.err.Error())
		return m.with(shown.Sent(nil))
	}
	again := view.TriggerCall(msg.again)
	m.status = "The event was sent again: " + string(again.Result) + compared(shown.Call(), again) + ". The sign-in stays as it is."
	m.stepScroll = 0
	return m.with(shown.Sent(&again))
}

// compared says how the answer to an event that was sent again differs from the
// first.
func compared(before, again walk.TriggerCall) string {
	if before.Result != again.Result {
		return ", before " + string(before.Result)
	}
	if before.Message == again.Message && slices.Equal(view.TriggerResponse(before), view.TriggerResponse(again)) {
		return ", the same as before"
	}
	return ", with another answer than before"
}

// eventSavedMsg says where an event was kept.
type eventSavedMsg struct {
	where string
	err   error
}

func (e eventSavedMsg) text(s style.Style) string {
	if e.err != nil {
		return "Not saved: " + view.Line(e.err.Error())
	}
	return s.Signs.Done + " Saved, secrets included: " + view.Line(e.where)
}

// saveEvent keeps the event of a call as a file.
func (m Model) saveEvent(call walk.TriggerCall) (Model, tea.Cmd) {
	keep := m.options.SaveEvent
	if keep == nil {
		m.status = "Events cannot be saved here."
		return m, nil
	}
	return m, func() tea.Msg {
		where, err := keep(call)
		return eventSavedMsg{where, err}
	}
}

// showTrigger shows the call that ended the newest step.
func (m Model) showTrigger() Model {
	steps := m.currentWalk().clean.Steps
	if failed := steps[len(steps)-1].FailedTrigger(); failed != nil {
		return m.push(screen.NewTrigger(m.current, *failed))
	}
	return m
}
