package screen

import (
	"fmt"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// History looks at earlier steps and other walks. Looking changes nothing.
type History struct {
	walks   []walk.Walk
	current int
	walk    int
	step    int
	detail  bool
	wire    func(walk.Step) walk.Wire
}

// NewHistory opens the path at the newest step of a walk; current is the one
// that goes on, or -1, and wire tells an exchange.
func NewHistory(walks []walk.Walk, at, current int, wire func(walk.Step) walk.Wire) History {
	return History{walks: walks, current: current, wire: wire}.show(at)
}

func (h History) show(n int) History {
	if n >= 0 && n < len(h.walks) {
		h.walk = n
		h.step = max(len(h.walks[n].Steps)-1, 0)
	}
	return h
}

func (h History) steps() []walk.Step {
	if h.walk < len(h.walks) {
		return h.walks[h.walk].Steps
	}
	return nil
}

// Update moves along the path, opens a step, branches, or switches walks.
func (h History) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	steps := h.steps()
	switch name := key.String(); {
	case name == "up":
		h.step = max(h.step-1, 0)
	case name == "down":
		h.step = min(h.step+1, max(len(steps)-1, 0))
	case name == "home":
		h.step = 0
	case name == "end":
		h.step = max(len(steps)-1, 0)
	case name == "left":
		h = h.show(h.walk - 1)
	case name == "right":
		h = h.show(h.walk + 1)
	case len(steps) == 0:
	case style.Enter.Matches(name) && len(steps[h.step].Derivations) > 0 && h.detail:
		return h, Open{steps[h.step]}
	case style.Enter.Matches(name):
		h.detail = !h.detail
	case openDerivation.Matches(name) && len(steps[h.step].Derivations) > 0:
		return h, Open{steps[h.step]}
	case branch.Matches(name) && h.walk == h.current:
		return h, Branch{steps[h.step].Number}
	case switchWalk.Matches(name):
		return h, Switch{h.walk}
	}
	return h, nil
}

// View draws the path, and beside it (or instead, after enter) the step as it
// was.
func (h History) View(c Context, width, height int) View {
	view := View{Title: "Path", Corner: h.which()}
	if width >= 72 {
		left := width * 45 / 100
		list, cursor := h.list(c, left-2, height)
		bar := c.Style.Paint(style.Line, c.Style.Signs.Bar) + " "
		right := c.Style.Fit(h.detailLines(c, width-left-2), width-left-2, height)
		for i := range right {
			right[i] = bar + right[i]
		}
		view.Lines, view.Cursor = style.Beside(list, right, left), cursor
		return view
	}
	if h.detail {
		view.Lines = h.detailLines(c, width)
		return view
	}
	view.Lines, view.Cursor = h.list(c, width, height)
	return view
}

func (h History) which() string {
	if len(h.walks) < 2 {
		return ""
	}
	return fmt.Sprintf("walk %d of %d", h.walk+1, len(h.walks))
}

// list draws the steps around the one that is looked at: a path may have
// thousands.
func (h History) list(c Context, width, height int) ([]string, Cursor) {
	steps := h.steps()
	each := 2
	rows := max(height/each, 1)
	first := max(min(h.step-rows/2, len(steps)-rows), 0)
	s := newLayout(c, width)
	for n := first; n < min(first+rows, len(steps)); n++ {
		from := len(s.lines)
		h.drawStep(s, steps[n], n == h.step)
		if n == h.step {
			s.cursor = Cursor{Y: from, Visible: true}
			s.focus(from)
		}
	}
	return s.window(height)
}

func (h History) drawStep(out *layout, step walk.Step, here bool) {
	lead := "  "
	if here {
		lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	sign, role := StepSign(out.style, step)
	left := lead + fmt.Sprintf("%2d ", step.Number) + out.style.Paint(role, sign) + " " + StepName(step)
	took := out.style.Paint(style.Muted, fmt.Sprintf("%d ms", step.Exchange.Elapsed.Milliseconds()))
	out.add(out.style.Ends(left, took, out.width))
	out.add(out.style.Paint(style.Muted, out.style.Clip("       "+StepResult(step), out.width)))
}

// StepName is what a step answered, or the call it made.
func StepName(step walk.Step) string {
	if step.Answered != "" {
		return step.Answered
	}
	return step.Exchange.Operation
}

// StepResult is what came back, in a word.
func StepResult(step walk.Step) string {
	switch {
	case step.Challenge != nil:
		return step.Challenge.Name
	case step.Tokens != nil:
		return "tokens"
	case step.Error != nil && step.Error.Exception != "":
		return step.Error.Exception
	case step.Error != nil:
		return step.Error.Message
	default:
		return "done"
	}
}

// StepSign is the sign of how a step ended.
func StepSign(s style.Style, step walk.Step) (string, style.Role) {
	if step.Error != nil {
		return s.Signs.Refused, style.Error
	}
	return s.Signs.Done, style.OK
}

func (h History) detailLines(c Context, width int) []string {
	steps := h.steps()
	if h.step >= len(steps) {
		return []string{"No steps yet."}
	}
	step := steps[h.step]
	s := newLayout(c, width)
	s.add(s.style.Paint(style.Accent, fmt.Sprintf("Step %d as it was", step.Number)))
	started := step.Exchange.Started.UTC()
	s.add(s.style.Paint(style.Muted, started.Format("15:04:05.000")+fmt.Sprintf("  %d ms", step.Exchange.Elapsed.Milliseconds())))
	s.add(panel.WireLines(s.style, h.wire(step), c.Revealed, width)...)
	s.gap()
	if len(step.Derivations) > 0 {
		s.paragraph(style.Muted, "", "o opens how the answer was computed.")
	}
	s.paragraph(style.Muted, "", "Branching from here walks again from the start and stops after this step: an answered session is spent, so codes are asked for again.")
	return s.lines
}

var (
	branch         = style.Binding{Keys: []string{"b"}, Label: "b", Desc: "branch", Help: "Walks again up to this step. It is a new sign-in: codes are sent again."}
	switchWalk     = style.Binding{Keys: []string{"s"}, Label: "s", Desc: "switch to this walk", Help: "Goes on with the walk that is looked at."}
	otherWalk      = style.Binding{Keys: []string{"left", "right"}, Label: "←→", Desc: "walk", Help: "Looks at another walk of this run."}
	openDerivation = style.Binding{Keys: []string{"o"}, Label: "o", Desc: "open the proof", Help: "Shows how the answer of this step was computed."}
)

// Keys are the history's bindings.
func (h History) Keys(Context) []style.Binding {
	steps := h.steps()
	keys := []style.Binding{choose.WithDesc("step"), style.Enter.WithDesc("look")}
	if h.step < len(steps) && len(steps[h.step].Derivations) > 0 {
		keys = append(keys, openDerivation)
	}
	keys = append(keys, branch.DisabledIf(h.otherReason()))
	if len(h.walks) > 1 {
		keys = append(keys, otherWalk)
	}
	if h.walk != h.current {
		keys = append(keys, switchWalk)
	}
	return keys
}

func (h History) otherReason() string {
	if h.walk != h.current {
		return "switch to that walk first"
	}
	return ""
}

// Shape takes the whole width: path and step stand side by side.
func (History) Shape() Shape { return FullWidth }

// Lines is how many lines the history would like.
func (h History) Lines(Context, int) int { return 2 * len(h.steps()) }

// Help explains looking back.
func (History) Help(Context) []string {
	return []string{
		"Steps are only ever added, so looking back is free: no request is made, and the present step keeps its session and what was typed.",
		"Branching is not undo. A session that was answered is spent, so a branch signs in again, gives the same answers, and stops where it was told.",
	}
}

// At is the step that is looked at, and how many there are.
func (h History) At() (step, of int) { return h.step + 1, len(h.steps()) }
