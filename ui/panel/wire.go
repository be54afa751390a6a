package panel

import (
	"fmt"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// WireLine draws a line of a request or an answer: name and value as Cognito
// spells them, values in a column where that leaves room for them.
func WireLine(s style.Style, line walk.Line, revealed bool, column, width int) string {
	indent := strings.Repeat(" ", min(line.Depth, width)+1)
	if line.Text == "" && line.Note == "" {
		return s.Clip(indent+line.Name, width)
	}
	text := s.Hide(line.Text, line.Whole, line.Secret && !revealed)
	column = min(column, width/2)
	room := max(column, width-1-min(style.Width(text), width/2))
	name := style.Pad(indent+s.ClipLeft(line.Name, max(room-len(indent), 1)), column) + " "
	role := style.Text
	if line.Secret {
		role = style.Secret
	}
	drawn := name + s.Paint(role, text)
	if line.Note != "" {
		drawn += "  " + s.Paint(style.Muted, line.Note)
	}
	return s.Clip(drawn, width)
}

// Wire is one exchange: what was sent, what came back.
type Wire struct {
	Style    style.Style
	Wire     walk.Wire
	Revealed bool
	// Step of Steps is which exchange it is; 0 of none before the first.
	Step, Steps int
}

// Name is the panel's.
func (Wire) Name() Name { return "wire" }

// Title says which exchange it is.
func (p Wire) Title() string {
	if p.Steps == 0 {
		return "Wire"
	}
	return fmt.Sprintf("Wire %d/%d", p.Step, p.Steps)
}

// Hint is none.
func (Wire) Hint() string { return "" }

// Tail is not.
func (Wire) Tail() bool { return false }

// Empty says nothing: the headings are always there.
func (Wire) Empty() string { return "" }

// wideWire is the width from which request and response stand side by side.
const wideWire = 90

// Rows draws the request and the response.
func (p Wire) Rows(width int) Rows {
	if width < wideWire {
		return p.sent(width).Then(p.received(width))
	}
	half := width/2 - 1
	return p.sent(half).Beside(p.received(half), half+2)
}

func (p Wire) sent(width int) Rows {
	state := "sent"
	switch {
	case p.Wire.Waiting:
		state = "not sent yet"
	case p.Wire.Unsent:
		state = "not sent"
	}
	head := p.Style.Paint(style.Muted, p.Style.Signs.Sent+" "+state) + "  " + p.Wire.Operation
	return Lines([]string{p.Style.Clip(head, width)}).Then(p.lines(p.Wire.Sent, width))
}

// received draws the response, its headers last.
func (p Wire) received(width int) Rows {
	if p.Wire.Waiting || p.Wire.Unsent {
		return Rows{}
	}
	s := p.Style
	head := "no response"
	if p.Wire.Status > 0 {
		head = fmt.Sprintf("%d in %d ms", p.Wire.Status, p.Wire.Elapsed.Milliseconds())
	}
	var headers []string
	for _, header := range p.Wire.Headers {
		headers = append(headers, s.Clip(s.Paint(style.Muted, header.Name)+"  "+header.Text, width))
	}
	rows := Lines([]string{s.Clip(s.Paint(style.Muted, s.Signs.Received)+" "+head, width)})
	return rows.Then(p.lines(p.Wire.Received, width)).Then(Lines(headers))
}

func (p Wire) lines(lines []walk.Line, width int) Rows {
	return Rows{Total: len(lines), At: func(n int) string { return WireLine(p.Style, lines[n], p.Revealed, 16, width) }}
}
