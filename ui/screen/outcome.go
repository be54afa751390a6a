package screen

import (
	"slices"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Outcome is what became of a step that asks nothing more: refused, not
// reached, or done. It keeps the place of the step.
type Outcome struct {
	step        walk.Step
	response    []walk.Line
	explanation walk.Explanation
	actions     []walk.Action
	// selected is the place of the action that enter does, noAction for none. Only the
	// person moves it from one action to another: what enter does never changes while a
	// finger is on its way.
	selected int
	// diagnosis is what was found about the user; nil where nobody has looked.
	diagnosis *walk.Diagnosis
	// waiting tells that the user is being looked at, which can show the cause.
	waiting bool
	// learning tells that the settings are being read, which can show what is best to do,
	// and unmarked that therefore nothing has been selected yet.
	learning, unmarked bool
	// unsent tells that the code which the response speaks of was not sent.
	unsent bool
}

// noAction is what is selected while enter does nothing.
const noAction = -1

// Waiting is the outcome while the user is being looked at, or no longer.
func (o Outcome) Waiting(waiting bool) Outcome {
	o.waiting = waiting
	return o
}

// Learning is the outcome while the settings of pool, client and user are being read, or no
// longer. What is best to do shows with them, so nothing is selected before, unless the
// person does.
func (o Outcome) Learning(learning bool) Outcome {
	switch {
	case learning && !o.learning:
		o.selected, o.unmarked = noAction, true
	case !learning && o.unmarked:
		o = o.mark(firstPossible(o.actions))
	}
	o.learning = learning
	return o
}

// Unsent is the outcome of a call that did not send the code which its response speaks of.
func (o Outcome) Unsent(unsent bool) Outcome {
	o.unsent = unsent
	return o
}

func (o Outcome) mark(action int) Outcome {
	o.selected, o.unmarked = action, false
	return o
}

// Diagnosed is the outcome with what was found about the user.
func (o Outcome) Diagnosed(found *walk.Diagnosis) Outcome {
	o.diagnosis = found
	return o
}

// NewOutcome shows a step, what came back, what is known of it and what can be
// done.
func NewOutcome(step walk.Step, response []walk.Line, explanation walk.Explanation, actions []walk.Action) Outcome {
	return Outcome{step: step, response: response, explanation: explanation, actions: actions, selected: firstPossible(actions)}
}

// firstPossible is the place of the first action that can be done: of those that cannot,
// the first says why.
func firstPossible(actions []walk.Action) int {
	at := slices.IndexFunc(actions, func(action walk.Action) bool { return action.Disabled == "" })
	if at < 0 && len(actions) > 0 {
		return 0
	}
	return at
}

// With is the outcome with more known about it. The action that was selected stays so,
// wherever it stands now; where it is offered no more, none is.
func (o Outcome) With(explanation walk.Explanation, actions []walk.Action) Outcome {
	selected := noAction
	if was, is := o.Selected(); is {
		selected = slices.IndexFunc(actions, func(action walk.Action) bool { return isSame(action, was) && action.Text == was.Text })
	}
	o.explanation, o.actions, o.selected = explanation, actions, selected
	return o
}

// SelectAs selects the action that another outcome has selected, where it is offered
// here too.
func (o Outcome) SelectAs(other Outcome) Outcome {
	used, is := other.Selected()
	at := slices.IndexFunc(o.actions, func(action walk.Action) bool { return isSame(action, used) })
	if !is || at < 0 {
		return o
	}
	return o.mark(at)
}

// Selected is the action that is selected, if there is any.
func (o Outcome) Selected() (action walk.Action, is bool) { return actionAt(o.actions, o.selected) }

// actionAt is the action at a place of a list, if there is one.
func actionAt(actions []walk.Action, place int) (action walk.Action, is bool) {
	if place < 0 || place >= len(actions) {
		return walk.Action{}, false
	}
	return actions[place], true
}

// isSame reports whether an action can be done and does what another one did.
func isSame(action, other walk.Action) bool {
	return action.Kind == other.Kind && action.Operation == other.Operation && action.Disabled == ""
}

// Update goes through what can be done, and does it.
func (o Outcome) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(o, o.keyHandlers(), key.String())
}

func (o Outcome) keyHandlers() []keyHandler[Outcome] {
	if len(o.actions) == 0 {
		return nil
	}
	return []keyHandler[Outcome]{
		{runAction.WithDesc("run").DisabledIf(o.nothingToRun()), func(o Outcome, _ string) (Screen, Event) {
			return o, Perform{o.actions[o.selected]}
		}},
		choose("choose", o.selected, len(o.actions), Outcome.mark),
	}
}

// nothingToRun is why enter does nothing, "" where it does what is selected.
func (o Outcome) nothingToRun() string {
	switch {
	case o.selected != noAction:
		return o.actions[o.selected].Disabled
	case o.learning:
		return "the user is still being looked at. " + style.Arrows.Label + " chooses now"
	default:
		return "what was selected is not offered any more. " + style.Arrows.Label + " chooses"
	}
}

var runAction = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Help: "Does what is selected."}

// at is the outcome at a time: waiting counts down, and ends.
func (o Outcome) at(now time.Time) Outcome {
	o.actions = slices.Clone(o.actions)
	for n, action := range o.actions {
		switch {
		case action.Until.IsZero():
		case now.Before(action.Until):
			o.actions[n].Label = "Try again when the lock ends, in " + Countdown(action.Until.Sub(now)) + " at the latest"
		default:
			o.actions[n].Label = "Try again now"
		}
	}
	return o
}

// Click goes to the action on a line.
func (o Outcome) Click(c Context, width, height, line int) (Screen, Event) {
	if n := entryAtFoot(c, width, height, line, o.text(c), o.at(c.Now).drawActions); n >= 0 {
		return o.mark(n), Clicked{}
	}
	return o, nil
}

// Keys are the outcome's bindings.
func (o Outcome) Keys(Context) []style.Binding { return bindings(o.keyHandlers()) }

// Shape gives the outcome the whole width: it is all sentences.
func (Outcome) Shape() Shape { return WholeStep }

// Help explains the outcome.
func (o Outcome) Help(Context) []string {
	if o.step.Error == nil {
		return []string{o.explanation.Description}
	}
	return []string{
		"One exception can have several causes, and a pool can hide whether a user exists. authwalk picks the likely ones from the operation, the step and the message.",
		o.explanation.Description,
	}
}

// Actions are what can be done next, and what cannot.
func (o Outcome) Actions() []walk.Action { return o.actions }

// Of reports whether the outcome is that of the step with this number.
func (o Outcome) Of(number int) bool { return o.step.Number == number }
