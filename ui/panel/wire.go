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
	indent := strings.Repeat(" ", line.Depth+1)
	if line.Text == "" && line.Note == "" {
		return s.Clip(indent+line.Name, width)
	}
	text := s.Hide(line.Text, line.Secret, revealed)
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

// WireLines draws an exchange: what was sent, what came back.
func WireLines(s style.Style, wire walk.Wire, revealed bool, width int) []string {
	rows := SentRows(s, wire, revealed, width).Then(ReceivedRows(s, wire, revealed, width))
	lines := make([]string, rows.Total)
	for n := range lines {
		lines[n] = rows.At(n)
	}
	return lines
}

// SentRows draws the request.
func SentRows(s style.Style, wire walk.Wire, revealed bool, width int) Rows {
	state := "sent"
	if wire.Waiting {
		state = "not sent yet"
	}
	head := s.Paint(style.Muted, s.Signs.Sent+" "+state) + "  " + wire.Operation
	return Lines([]string{s.Clip(head, width)}).Then(wireRows(s, wire.Sent, revealed, width))
}

// ReceivedRows draws the answer, its headers last.
func ReceivedRows(s style.Style, wire walk.Wire, revealed bool, width int) Rows {
	if wire.Waiting {
		return Rows{}
	}
	head := "no answer"
	if wire.Status > 0 {
		head = fmt.Sprintf("%d in %d ms", wire.Status, wire.Elapsed.Milliseconds())
	}
	rows := Lines([]string{s.Clip(s.Paint(style.Muted, s.Signs.Received)+" "+head, width)})
	rows = rows.Then(wireRows(s, wire.Received, revealed, width))
	var headers []string
	for _, header := range wire.Headers {
		headers = append(headers, s.Clip(s.Paint(style.Muted, header.Name)+"  "+header.Text, width))
	}
	return rows.Then(Lines(headers))
}

func wireRows(s style.Style, lines []walk.Line, revealed bool, width int) Rows {
	return Rows{Total: len(lines), At: func(n int) string { return WireLine(s, lines[n], revealed, 16, width) }}
}
