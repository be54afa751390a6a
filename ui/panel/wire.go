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
	column = min(column, mostColumn(width))
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

// NameColumn is how wide the names of lines are, as far as values keep half of the width.
func NameColumn(width int, lines ...[]walk.Line) int {
	const least = 16
	column := least
	for _, each := range lines {
		for _, line := range each {
			column = max(column, line.Depth+1+style.Width(line.Name))
		}
	}
	return min(column, mostColumn(width))
}

// mostColumn is the most that names take of a width.
func mostColumn(width int) int {
	if width < 50 {
		return width / 2
	}
	return width * 3 / 5
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

// Hint is the key that reads the exchanges member by member.
func (Wire) Hint() string { return style.Wire.Label }

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
	return Lines([]string{p.SentHead(width)}).Then(p.lines(p.Wire.Sent, width))
}

// SentHead says which call it is, over what was sent.
func (p Wire) SentHead(width int) string {
	state := "sent"
	switch {
	case p.Wire.Waiting:
		state = "not sent yet"
	case p.Wire.Unsent:
		state = "not sent"
	}
	head := p.Style.Paint(style.Muted, p.Style.Signs.Sent+" "+state) + "  " + p.Wire.Operation
	return p.Style.Clip(head, width)
}

// received draws the response, its headers last.
func (p Wire) received(width int) Rows {
	if p.Wire.Waiting || p.Wire.Unsent {
		return Rows{}
	}
	s := p.Style
	var headers []string
	for _, header := range p.Wire.Headers {
		headers = append(headers, s.Clip(s.Paint(style.Muted, header.Name)+"  "+header.Text, width))
	}
	rows := Lines([]string{p.ReceivedHead(width)})
	return rows.Then(p.lines(p.Wire.Received, width)).Then(Lines(headers))
}

// ReceivedHead says how the service responded, over what came back.
func (p Wire) ReceivedHead(width int) string {
	head := "no response"
	if p.Wire.Status > 0 {
		head = fmt.Sprintf("%d in %d ms", p.Wire.Status, p.Wire.Elapsed.Milliseconds())
	}
	return p.Style.Clip(p.Style.Paint(style.Muted, p.Style.Signs.Received)+" "+head, width)
}

func (p Wire) lines(lines []walk.Line, width int) Rows {
	column := NameColumn(width, p.Wire.Sent, p.Wire.Received)
	return Rows{Total: len(lines), At: func(n int) string { return WireLine(p.Style, lines[n], p.Revealed, column, width) }}
}
