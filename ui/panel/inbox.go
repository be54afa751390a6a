package panel

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Inbox is the messages an emulator kept instead of sending them, newest
// first. Codes are shown: that is what an inbox is for.
type Inbox struct {
	Style    style.Style
	Messages []walk.Message
	// Missing is what is needed to read the messages, if anything.
	Missing string
}

// Name is the panel's.
func (Inbox) Name() Name { return "inbox" }

// Title is the panel's.
func (Inbox) Title() string { return "Inbox" }

// Hint is none.
func (Inbox) Hint() string { return "" }

// Tail is not: the newest message is the first.
func (Inbox) Tail() bool { return false }

// Empty says what would be here.
func (p Inbox) Empty() string {
	if p.Missing != "" {
		return "The messages of the emulator cannot be read. " + p.Missing
	}
	return "No messages yet. Emails and text messages from the emulator are shown here."
}

// Rows draws the messages.
func (p Inbox) Rows(width int) Rows {
	s := p.Style
	var lines []string
	for n, message := range p.Messages {
		if n > 0 {
			lines = append(lines, "")
		}
		head := s.Paint(style.Muted, message.At.UTC().Format("15:04:05")) + "  " + message.Medium + " to " + message.Destination
		lines = append(lines, s.Clip(head, width))
		if !message.Code.IsZero() {
			code := "  " + s.Paint(style.Accent, message.Code.Reveal())
			if n == 0 {
				code += "   " + s.Paint(style.Muted, "^N puts it into the field")
			}
			lines = append(lines, s.Clip(code, width))
		}
		if body := message.Body.Reveal(); body != "" {
			lines = append(lines, s.Paragraph(style.Muted, "  ", body, width)...)
		}
	}
	return Lines(lines)
}
