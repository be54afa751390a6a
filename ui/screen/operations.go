package screen

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Operations lists calls, each with the name of its operation.
type Operations struct {
	actions  []walk.Action
	selected int
	// edits tells that a call is chosen to edit its request by hand.
	edits bool
}

// NewOperations offers calls.
func NewOperations(actions []walk.Action) Operations { return Operations{actions: actions} }

// NewRequests offers calls whose requests can be edited by hand.
func NewRequests(actions []walk.Action) Operations { return Operations{actions: actions, edits: true} }

// Selected is the call that is selected, if there is any.
func (o Operations) Selected() (action walk.Action, is bool) { return actionAt(o.actions, o.selected) }

// Update selects a call, or makes it.
func (o Operations) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(o, o.keyHandlers(), key.String())
}

func (o Operations) keyHandlers() []keyHandler[Operations] {
	empty := ""
	if len(o.actions) == 0 {
		empty = "there is nothing to call"
	}
	open := keyHandler[Operations]{runAction.WithDesc("open"), func(o Operations, _ string) (Screen, Event) { return o, Perform{o.actions[o.selected]} }}
	if o.edits {
		open = keyHandler[Operations]{editCall, func(o Operations, _ string) (Screen, Event) { return o, EditCall{o.actions[o.selected]} }}
	}
	open.Binding = open.DisabledIf(empty)
	return []keyHandler[Operations]{
		open,
		choose("choose", o.selected, len(o.actions), func(o Operations, n int) Operations {
			o.selected = n
			return o
		}),
	}
}

var editCall = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "edit request", Help: "Opens the request of the selected call, to edit it by hand before it is sent."}

// View draws the list.
func (o Operations) View(c Context, width, height int) View {
	view := render(c, width, height, o.draw)
	view.Title = "More operations"
	if o.edits {
		view.Title = "Edit the request of which call?"
	}
	return view
}

// Click goes to the call on a line.
func (o Operations) Click(c Context, width, height, line int) (Screen, Event) {
	if n := entryAt(c, width, height, line, o.draw); n >= 0 {
		o.selected = n
		return o, Clicked{}
	}
	return o, nil
}

func (o Operations) draw(out *layout) {
	for n, action := range o.actions {
		from := len(out.lines)
		lead, role := "  ", style.Text
		if n == o.selected {
			lead, role = style.Pad(out.style.Signs.Here, 2), style.Accent
		}
		label, operation := out.style.Clip(out.style.Paint(role, lead+action.Label), out.width), out.style.Paint(style.Muted, action.Operation)
		switch fits := style.Width(label)+style.Width(operation) < out.width; {
		case fits:
			out.add(out.style.Ends(label, operation, out.width))
		case n == o.selected:
			out.add(label)
			out.add(out.style.Clip("    "+operation, out.width))
		default:
			out.add(label)
		}
		out.entry(n, from)
		if n == o.selected {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
	}
}

// Keys are the list's bindings.
func (o Operations) Keys(Context) []style.Binding { return bindings(o.keyHandlers()) }

// Shape gives the list the place of an ordinary step.
func (Operations) Shape() Shape { return WholeStep }

// Lines is how many lines the list would like.
func (o Operations) Lines(c Context, width int) int { return lineCount(c, width, o.draw) }

// Help explains the calls.
func (o Operations) Help(Context) []string {
	if o.edits {
		return []string{"The request of the selected call is opened as JSON. Nothing is sent before you say so. What the call needs is asked first."}
	}
	return []string{
		"Calls that few walks need. Those whose names begin with Admin are signed with AWS credentials.",
		"What a call needs is asked first. One that changes something in a live pool, or cannot be undone, asks once more before it is sent.",
	}
}
