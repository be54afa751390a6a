package screen

import (
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Trigger is one call of a Lambda trigger's function: the event, the answer, and
// what can be done with the event.
type Trigger struct {
	walk int
	call panel.TriggerCall
	// again is the newest call with the same event, and sending tells that one is
	// under way.
	again    *panel.TriggerCall
	sending  bool
	selected int
}

// NewTrigger shows a call that belongs to a step of a walk on record.
func NewTrigger(walk int, call walk.TriggerCall) Trigger {
	return Trigger{walk: walk, call: panel.ReadTriggerCall(call)}
}

// Call is the call that is shown.
func (t Trigger) Call() walk.TriggerCall { return t.call.TriggerCall }

// Sending is the screen while the event is sent again.
func (t Trigger) Sending() Trigger {
	t.sending = true
	return t
}

// Sent is the screen after the event was sent again; nil where it was not.
func (t Trigger) Sent(again *walk.TriggerCall) Trigger {
	t.sending = false
	if again != nil {
		read := panel.ReadTriggerCall(*again)
		t.again = &read
	}
	return t
}

// triggerActions are what can be done with an event.
var triggerActions = []struct {
	label string
	event func(Trigger) Event
}{
	{"Send this event again", func(t Trigger) Event { return SendEventAgain{t.walk, t.Call()} }},
	{"Save this event as a file", func(t Trigger) Event { return SaveEvent{t.Call()} }},
}

// Update goes through what can be done, and does it.
func (t Trigger) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(t, t.keyHandlers(), key.String())
}

func (t Trigger) keyHandlers() []keyHandler[Trigger] {
	return []keyHandler[Trigger]{
		{runAction.WithDesc("run").DisabledIf(t.actions()[t.selected].Disabled), func(t Trigger, _ string) (Screen, Event) {
			return t, triggerActions[t.selected].event(t)
		}},
		choose("choose", t.selected, len(triggerActions), func(t Trigger, n int) Trigger {
			t.selected = n
			return t
		}),
	}
}

func (t Trigger) actions() []walk.Action {
	actions := make([]walk.Action, len(triggerActions))
	for n, action := range triggerActions {
		actions[n].Label = action.label
	}
	switch {
	case t.call.Event.Len() == 0:
		actions[0].Disabled, actions[1].Disabled = "the event was not kept", "the event was not kept"
	case t.sending:
		actions[0].Disabled = "waiting for the function"
	}
	return actions
}

// View draws the call; what can be done stays at the foot while the event scrolls.
func (t Trigger) View(c Context, width, height int) View {
	view := withFoot(c, width, height, t.text(c, width), t.drawActions)
	sign, role := panel.TriggerSign(c.Style, t.Call())
	view.Title, view.Corner = "Trigger "+t.call.Trigger, c.Style.Paint(role, sign)+" "+string(t.call.Result)
	return view
}

// Click goes to the action on a line.
func (t Trigger) Click(c Context, width, height, line int) (Screen, Event) {
	if n := entryAtFoot(c, width, height, line, t.text(c, width), t.drawActions); n >= 0 {
		t.selected = n
		return t, Clicked{}
	}
	return t, nil
}

// text draws the call once, however often its lines are laid out.
func (t Trigger) text(c Context, width int) func(*layout) {
	var again []string
	if t.again != nil {
		again = panel.TriggerAnswer(c.Style, *t.again, c.Revealed, width)
	}
	call := panel.TriggerDetail(c.Style, t.call, c.Revealed, width)
	return func(out *layout) {
		if t.again != nil {
			out.heading("Sent again")
			out.add(again...)
			out.heading("In the sign-in")
		}
		out.add(call...)
	}
}

func (t Trigger) drawActions(out *layout) {
	out.heading("What you can do")
	drawActions(out, t.actions(), t.selected)
}

// Keys are the screen's bindings.
func (t Trigger) Keys(Context) []style.Binding { return bindings(t.keyHandlers()) }

// Shape takes the whole width: events are long.
func (Trigger) Shape() Shape { return FullWidth }

// Lines is how many lines the screen would like.
func (t Trigger) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) {
		t.text(c, width)(out)
		t.drawActions(out)
	})
}

// Help explains what can be done with an event.
func (Trigger) Help(Context) []string {
	return []string{
		"This is what authwalk's emulator sent to the function behind the trigger, and what the function returned. A function has 5 seconds.",
		"Sending the event again calls the function once more with the same event, and shows what it returns now. The sign-in stays as it is.",
		"The file is for the function's own tests. It holds the event as it was sent, secrets included, and only you can read it.",
	}
}
