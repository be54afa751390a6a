package screen

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/input"
	"authwalk/ui/panel"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Repair shows a call that changes a user, and has the name of the user typed before it
// is made.
type Repair struct {
	repair walk.Repair
	sent   []walk.Line
	live   bool
	name   input.Field
}

// NewRepair shows a call as it will be sent.
func NewRepair(repair walk.Repair, sent []walk.Line, live bool) Repair {
	name := input.New(input.Options{Limit: fieldLimit})
	name.Focus()
	return Repair{repair, sent, live, name}
}

// mismatch is why the call is not made yet.
func (r Repair) mismatch() string {
	if r.name.Value() != r.repair.Username {
		return "type the user name first: " + r.repair.Username
	}
	return ""
}

// Update takes the name, makes the call or copies it.
func (r Repair) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	for _, handler := range r.keyHandlers() {
		if !key.Paste && handler.Matches(key.String()) || !key.Paste && handler.DisabledReason != "" && handler.Keys[0] == key.String() {
			return handleKey(r, r.keyHandlers(), key.String())
		}
	}
	r.name, _ = r.name.Update(key)
	return r, nil
}

func (r Repair) keyHandlers() []keyHandler[Repair] {
	return []keyHandler[Repair]{
		{makeCall.DisabledIf(r.mismatch()), func(r Repair, _ string) (Screen, Event) { return r, RunRepair{r.repair} }},
		{copyCall, func(r Repair, _ string) (Screen, Event) { return r, CopyLine{"the AWS CLI command", r.repair.Command} }},
	}
}

var (
	makeCall = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "send", Help: "Makes the call, once the user name stands in the field."}
	copyCall = style.Binding{Keys: []string{"tab"}, Label: "tab", Desc: "copy as AWS CLI", Help: "Copies the same call as a line of the AWS CLI instead."}
)

// View draws the call and the field.
func (r Repair) View(c Context, width, height int) View {
	view := withFoot(c, width, height, func(out *layout) { r.drawCall(out, c) }, r.drawName)
	view.Title = r.repair.Operation
	return view
}

func (r Repair) drawCall(out *layout, c Context) {
	out.paragraph(style.Text, "", r.repair.Label+".")
	if r.live {
		out.paragraph(style.Error, "", "LIVE: this changes a real user.")
	}
	out.heading("What will be sent")
	for _, line := range r.sent {
		out.add(panel.WireLine(out.style, line, c.Revealed, responseColumn, out.width))
	}
	out.heading("The same in the AWS CLI")
	out.paragraph(style.Muted, "  ", r.repair.Command)
}

func (r Repair) drawName(out *layout) {
	out.gap()
	out.paragraph(style.Accent, "", "To make this call, type the user name here: "+r.repair.Username)
	lead := out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	text, x := r.name.View(max(out.width-2, 1))
	// What is still to be typed is drawn as places, as those of a code are.
	places := strings.Repeat("_", max(style.Width(r.repair.Username)-style.Width(text), 0))
	out.add(out.style.Clip(lead+text+out.style.Paint(style.Muted, places), out.width))
	out.placeCursor(2 + x)
	after := "enter"
	if r.mismatch() != "" {
		after = "needs: the user name"
	}
	out.add(out.style.Clip(out.style.Paint(style.Accent, "[ Send ]")+"   "+out.style.Paint(style.Muted, after), out.width))
}

// Keys are the screen's bindings.
func (r Repair) Keys(Context) []style.Binding { return bindings(r.keyHandlers()) }

// Shape gives it the whole width.
func (Repair) Shape() Shape { return WholeStep }

// Lines is how many lines the screen would like.
func (r Repair) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) {
		r.drawCall(out, c)
		r.drawName(out)
	})
}

// Help explains why the name is typed.
func (Repair) Help(Context) []string {
	return []string{"This call changes the user. It is made once the user name has been typed, so that one key alone changes no user. esc goes back and changes nothing."}
}
