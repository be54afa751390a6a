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
			tab = s.Paint(style.Accent, "["+strconv.Itoa(n+1)+" "+t.subject()+"]")
		}
		tabs = append(tabs, tab)
	}
	return strings.Join(tabs, "  ")
}

func (t Tokens) expiry(c Context) string {
	expires := t.view().Expires
	switch left := expires.Sub(c.Now); {
	case t.view().Revoked != "":
		return c.Style.Paint(style.Warning, "revoked")
	case expires.IsZero():
		return ""
	case left <= 0:
		return c.Style.Paint(style.Warning, "expired"+t.renewal())
	default:
		return "expires in " + Countdown(left)
	}
}

// renewal says which key gets new tokens.
func (t Tokens) renewal() string {
	for _, action := range t.actions {
		if action.Renews && action.Disabled == "" {
			return ": press " + action.Letter + " to refresh"
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

func (t Tokens) draw(out *layout, c Context) {
	t.drawHead(out)
	out.gap()
	t.drawClaims(out)
	t.drawFoot(out, c)
}

func (t Tokens) drawHead(out *layout) {
	view := t.view()
	if view.Revoked != "" {
		out.paragraph(style.Warning, "! ", view.Revoked)
	} else {
		out.paragraph(style.Text, "", view.Changed)
	}
	if view.Opaque != "" {
		out.paragraph(style.Text, "", view.Opaque)
		return
	}
	var parts []string
	for _, claim := range view.Header {
		parts = append(parts, out.style.Paint(style.Muted, claim.Name)+" "+claim.Text)
	}
	sign, role := verdict(out.style, view.Verified)
	head := strings.Join(parts, "   ")
	signature := "signature " + out.style.Paint(role, sign) + " " + view.Signature
	if out.density >= regular && style.Width(head)+3+style.Width(signature) <= out.width {
		out.add(out.style.Ends(head, signature, out.width))
		return
	}
	out.paragraph(style.Text, "", head)
	out.paragraph(role, "signature "+out.style.Paint(role, sign)+" ", view.Signature)
}

// drawFoot is what stands under the claims.
func (t Tokens) drawFoot(out *layout, c Context) {
	t.explain(out, c)
	out.gap()
	t.drawRaw(out, c, t.view())
	t.drawActions(out)
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

func (t Tokens) drawClaims(out *layout) {
	column := 0
	for _, claim := range t.claims() {
		column = max(column, style.Width(claim.Name))
	}
	column = min(column, out.width/3)
	for n, claim := range t.claims() {
		from := len(out.lines)
		lead := "  "
		if n == t.claim {
			lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
		}
		lead += style.Pad(out.style.Clip(claim.Name, column), column) + "  "
		out.add(t.claimLines(out, claim, lead)...)
		if n == t.claim {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
	}
}

// explain says what the claim with the focus is, in lines that are always
// there so that nothing jumps.
func (t Tokens) explain(out *layout, c Context) {
	claim, ok := t.Focused()
	if !ok || c.HelpBeside {
		return
	}
	out.gap()
	lines := out.paragraphs(style.Muted, joined(claim.Name, claim.Help), out.width)
	most := 1
	if out.density == spacious {
		most = 2
	}
	for n := range most {
		line := ""
		if n < len(lines) {
			line = lines[n]
		}
		if n == most-1 && len(lines) > most {
			line = out.style.Clip(line+out.style.Paint(style.Muted, out.style.Signs.Ellipsis), out.width)
		}
		out.add(line)
	}
}

// claimLines puts the check behind the value, or under it where there is no
// room.
func (t Tokens) claimLines(out *layout, claim walk.Claim, lead string) []string {
	check := ""
	if claim.Check != "" {
		sign, role := verdict(out.style, claim.Verdict)
		check = out.style.Paint(role, sign+" "+claim.Check)
	}
	room := out.width - style.Width(lead)
	if claim.Was != "" {
		claim.Text += "   was " + claim.Was
	}
	if style.Width(claim.Text)+2+style.Width(check) <= room {
		return []string{out.style.Ends(lead+claim.Text, check, out.width)}
	}
	lines := style.Indent(lead, []string{out.style.Clip(claim.Text, room)})
	if check != "" {
		lines = append(lines, style.Pad("", style.Width(lead))+out.style.Clip(check, room))
	}
	return lines
}

func (t Tokens) drawRaw(out *layout, c Context, view walk.TokenView) {
	if view.Raw.IsZero() {
		return
	}
	lead := out.style.Paint(style.Muted, "raw") + "   "
	if !c.Revealed {
		out.add(out.style.Ends(lead+out.style.Paint(style.Secret, out.style.Mask(view.Raw.Reveal())), "^R reveal  ^Y copy", out.width))
		return
	}
	out.paragraph(style.Secret, lead, text.Line(view.Raw.Reveal()))
}
