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
}

// NewOperations offers calls.
func NewOperations(actions []walk.Action) Operations { return Operations{actions: actions} }

// Update selects a call, or makes it.
func (o Operations) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(o, o.keyHandlers(), key.String())
}

func (o Operations) keyHandlers() []keyHandler[Operations] {
	empty := ""
	if len(o.actions) == 0 {
		empty = "there is nothing to call"
	}
	return []keyHandler[Operations]{
		{runAction.WithDesc("open").DisabledIf(empty), func(o Operations, _ string) (Screen, Event) { return o, Perform{o.actions[o.selected]} }},
		choose("choose", o.selected, len(o.actions), func(o Operations, n int) Operations {
			o.selected = n
			return o
		}),
	}
}

// View draws the list.
func (o Operations) View(c Context, width, height int) View {
	view := render(c, width, height, o.draw)
	view.Title = "More operations"
	return view
}

// Click goes to the call on a line.
func (o Operations) Click(c Context, width, height, line int) Screen {
	if n := entryAt(c, width, height, line, o.draw); n >= 0 {
		o.selected = n
	}
	return o
}

func (o Operations) draw(out *layout) {
	for n, action := range o.actions {
		from := len(out.lines)
		lead, role := "  ", style.Text
		if n == o.selected {
			lead, role = style.Pad(out.style.Signs.Here, 2), style.Accent
		}
		label := out.style.Paint(role, lead+action.Label)
		out.add(out.style.Ends(out.style.Clip(label, out.width), out.style.Paint(style.Muted, action.Operation), out.width))
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
	return []string{
		"Calls that few walks need. Those whose names begin with Admin are signed with AWS credentials.",
		"What a call needs is asked first. One that changes something in a live pool, or cannot be undone, asks once more before it is sent.",
	}
}
