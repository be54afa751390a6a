package panel

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Inbox draws the messages an emulator kept instead of sending them, newest
// first. Codes are shown: that is what an inbox is for.
func Inbox(s style.Style, messages []walk.Message, width int) Rows {
	if len(messages) == 0 {
		return Lines(s.Paragraph(style.Muted, "", "No messages yet. What the emulator would send by e-mail or text message arrives here.", width))
	}
	var lines []string
	for n, message := range messages {
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
