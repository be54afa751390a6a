package screen

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

func (t Tokens) title(s style.Style) string {
	var tabs []string
	for n, view := range t.views {
		tab := strconv.Itoa(n+1) + " " + view.Kind
		if n == t.tab {
			tab = s.Paint(style.Accent, "["+tab+" token]")
		}
		tabs = append(tabs, tab)
	}
	return strings.Join(tabs, "  ")
}

func (t Tokens) expiry(c Context) string {
	expires := t.view().Expires
	switch left := expires.Sub(c.Now); {
	case expires.IsZero():
		return ""
	case left <= 0:
		return c.Style.Paint(style.Warning, "! expired"+t.renewal())
	default:
		return "expires in " + Countdown(left)
	}
}

// renewal says which key gets new tokens.
func (t Tokens) renewal() string {
	for n, move := range t.moves {
		if move.Renews && move.Disabled == "" {
			return ": " + t.keys[n] + " renews"
		}
	}
	return ""
}

// Countdown is a time left, as minutes and seconds, hours where there are any.
func Countdown(left time.Duration) string {
	seconds := int(left.Round(time.Second) / time.Second)
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

func (t Tokens) draw(s *sheet, c Context) {
	t.drawHead(s)
	s.gap()
	t.drawClaims(s)
	t.drawFoot(s, c)
}

func (t Tokens) drawHead(s *sheet) {
	view := t.view()
	if view.Opaque != "" {
		s.say(style.Text, "", view.Opaque)
		return
	}
	var parts []string
	for _, claim := range view.Header {
		parts = append(parts, s.style.Paint(style.Muted, claim.Name)+" "+claim.Text)
	}
	sign, role := verdict(s.style, view.Verified)
	head := strings.Join(parts, "   ")
	signature := "signature " + s.style.Paint(role, sign) + " " + view.Signature
	if !s.ample && style.Width(head)+3+style.Width(signature) <= s.width {
		s.add(s.style.Ends(head, signature, s.width))
		return
	}
	s.say(style.Text, "", head)
	s.say(role, "signature "+s.style.Paint(role, sign)+" ", view.Signature)
}

// drawFoot is what stands under the claims.
func (t Tokens) drawFoot(s *sheet, c Context) {
	t.explain(s, c)
	s.gap()
	t.drawRaw(s, c, t.view())
	t.drawMoves(s)
}

func verdict(s style.Style, verdict walk.Verdict) (string, style.Role) {
	switch verdict {
	case walk.Met:
		return s.Signs.Done, style.OK
	case walk.NotMet:
		return s.Signs.Refused, style.Error
	default:
		return s.Signs.Unknown, style.Muted
	}
}

func (t Tokens) drawClaims(s *sheet) {
	column := 0
	for _, claim := range t.claims() {
		column = max(column, style.Width(claim.Name))
	}
	column = min(column, s.width/3)
	for n, claim := range t.claims() {
		from := len(s.lines)
		lead := "  "
		if n == t.claim {
			lead = s.style.Paint(style.Accent, style.Pad(s.style.Signs.Here, 2))
		}
		lead += style.Pad(s.style.Clip(claim.Name, column), column) + "  "
		s.add(t.claimLines(s, claim, lead)...)
		if n == t.claim {
			s.cursor = Cursor{Y: from, Visible: true}
			s.focus(from)
		}
	}
}

// explain says what the claim with the focus is, in lines that are always
// there so that nothing jumps.
func (t Tokens) explain(s *sheet, c Context) {
	claim, ok := t.Focused()
	if !ok || c.Aside {
		return
	}
	s.gap()
	lines := s.paragraphs(style.Muted, joined(claim.Name, claim.Help), s.width)
	most := 1
	if s.ample {
		most = 2
	}
	for n := range most {
		line := ""
		if n < len(lines) {
			line = lines[n]
		}
		s.add(line)
	}
}

// claimLines puts the check behind the value, or under it where there is no
// room.
func (t Tokens) claimLines(s *sheet, claim walk.Claim, lead string) []string {
	check := ""
	if claim.Check != "" {
		sign, role := verdict(s.style, claim.Verdict)
		check = s.style.Paint(role, sign+" "+claim.Check)
	}
	room := s.width - style.Width(lead)
	if style.Width(claim.Text)+2+style.Width(check) <= room {
		return []string{s.style.Ends(lead+claim.Text, check, s.width)}
	}
	lines := style.Indent(lead, []string{s.style.Clip(claim.Text, room)})
	if check != "" {
		lines = append(lines, style.Pad("", style.Width(lead))+s.style.Clip(check, room))
	}
	return lines
}

func (t Tokens) drawRaw(s *sheet, c Context, view walk.TokenView) {
	if view.Raw.IsZero() {
		return
	}
	lead := s.style.Paint(style.Muted, "raw") + "   "
	if !c.Revealed {
		s.add(s.style.Ends(lead+s.style.Paint(style.Secret, s.style.Mask(view.Raw.Reveal())), "^R reveal  ^Y copy", s.width))
		return
	}
	s.say(style.Secret, lead, text.Line(view.Raw.Reveal()))
}

// drawMoves lists what can be done next, two to a line where room is short.
func (t Tokens) drawMoves(s *sheet) {
	if len(t.moves) == 0 {
		return
	}
	s.heading("Next")
	if !s.ample && s.width >= 60 {
		half := s.width / 2
		for n := 0; n < len(t.moves); n += 2 {
			line := s.style.Clip(t.move(s, n), half-1)
			if n+1 < len(t.moves) {
				line = style.Pad(line, half) + t.move(s, n+1)
			}
			s.add(s.style.Clip(line, s.width))
		}
		return
	}
	for n, move := range t.moves {
		line := t.move(s, n)
		if move.Operation != "" && !strings.Contains(move.Label, move.Operation) {
			line = s.style.Ends(line, s.style.Paint(style.Muted, move.Operation), s.width)
		}
		s.add(s.style.Clip(line, s.width))
	}
}

func (t Tokens) move(s *sheet, n int) string {
	move := t.moves[n]
	if move.Disabled != "" {
		sign := s.style.Paint(style.Muted, s.style.Signs.Impossible)
		return "  " + sign + "  " + s.style.Paint(style.Muted, move.Label+" ("+move.Disabled+")")
	}
	return "  " + s.style.Paint(style.Accent, t.keys[n]) + "  " + move.Label
}
