package screen

import (
	"fmt"
	"strings"
	"time"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

func (t Tokens) expiry(c Context) string {
	view := t.view()
	if t.compares() {
		view = t.views[0]
	}
	expires := view.Expires
	switch left := expires.Sub(c.Now); {
	case view.Revoked != "":
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
	t.drawBody(out, c)
	t.drawFoot(out, c)
}

func (t Tokens) drawBody(out *layout, c Context) {
	if t.compares() {
		t.drawRows(out, c.Now)
		return
	}
	t.drawClaims(out, c.Now)
}

func (t Tokens) drawHead(out *layout) {
	view := t.view()
	if t.compares() {
		t.drawCompared(out)
		return
	}
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
	known := "signature " + out.style.Paint(role, sign) + " " + signature(view)
	if out.density >= regular && style.Width(head)+3+style.Width(known) <= out.width {
		out.add(out.style.Ends(head, known, out.width))
		return
	}
	out.paragraph(style.Text, "", head)
	out.paragraph(role, "signature "+out.style.Paint(role, sign)+" ", signature(view))
}

// drawCompared says of two tokens what is known of them before their claims: never that
// one is genuine that was only decoded.
func (t Tokens) drawCompared(out *layout) {
	for _, each := range said(t.views[:2], func(view walk.TokenView) string {
		sign, role := verdict(out.style, view.Verified)
		return out.style.Paint(role, sign) + " " + signature(view)
	}) {
		out.paragraph(style.Text, "signature "+each.tokens+" ", each.text)
	}
	if t.present().kind != refreshedTokens {
		return
	}
	for _, each := range said(t.views, func(view walk.TokenView) string {
		if view.Revoked != "" {
			return out.style.Paint(style.Warning, "! "+view.Revoked)
		}
		return view.Changed
	}) {
		out.paragraph(style.Text, each.tokens+": ", each.text)
	}
}

// saying is what is true of some tokens.
type saying struct{ tokens, text string }

// said is what is said of each token, once where it is the same of all.
func said(views []walk.TokenView, of func(walk.TokenView) string) []saying {
	var all []saying
	for _, view := range views {
		text := of(view)
		last := len(all) - 1
		switch {
		case text == "":
		case last >= 0 && all[last].text == text:
			all[last].tokens += ", " + view.Kind
		default:
			all = append(all, saying{view.Kind, text})
		}
	}
	return all
}

// signature is what is known of the signature; that a token was decoded proves nothing.
func signature(view walk.TokenView) string {
	switch {
	case view.Opaque != "":
		return view.Opaque
	case view.Verified == walk.Unknown:
		return "decoded, " + view.Signature
	}
	return view.Signature
}

// drawFoot is what stands under the claims.
func (t Tokens) drawFoot(out *layout, c Context) {
	t.explain(out, c)
	out.gap()
	t.drawVerifier(out)
	if t.present().kind != bothTokens {
		t.drawRaw(out, c, t.view())
	}
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

func (t Tokens) drawClaims(out *layout, now time.Time) {
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
		out.add(t.claimLines(out, claim, lead, now)...)
		if n == t.claim {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
	}
}

// explain says what the claim with the focus is, in lines that are always
// there so that nothing jumps.
func (t Tokens) explain(out *layout, c Context) {
	claims := t.Focused()
	if len(claims) == 0 || c.HelpBeside {
		return
	}
	out.gap()
	lines := out.paragraphs(style.Muted, joined(claims[0].Name, claims[0].Help), out.width)
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
func (t Tokens) claimLines(out *layout, claim walk.Claim, lead string, now time.Time) []string {
	check := ""
	if claim.Check != "" {
		sign, role := verdict(out.style, claim.Verdict)
		check = out.style.Paint(role, sign+" "+claim.Check)
	}
	room := out.width - style.Width(lead)
	if claim.Was != "" {
		claim.Text += "   was " + claim.Was
	} else if !claim.At.IsZero() && !now.IsZero() {
		claim.Text += ", " + away(claim.At, now)
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

// drawVerifier says what a server has to know, a line each where there is room; the
// copy menu has all of it everywhere.
func (t Tokens) drawVerifier(out *layout) {
	values := t.Verifier()
	if len(values) == 0 || out.density == minimal && t.present().kind != bothTokens {
		return
	}
	line, copies := out.style.Paint(style.Muted, "For a verifier"), out.style.Paint(style.Muted, "^Y copies")
	if out.density < compact {
		out.add(out.style.Ends(line, copies, out.width))
		for _, value := range values {
			out.paragraph(style.Text, "  "+out.style.Paint(style.Muted, style.Pad(value.Name, len("token_use")))+"  ", value.Text)
		}
		return
	}
	names := make([]string, len(values))
	for n, value := range values {
		names[n] = value.Name
	}
	line += "  " + strings.Join(names, ", ")
	out.add(out.style.Ends(line, copies, out.width))
}

func (t Tokens) drawRaw(out *layout, c Context, view walk.TokenView) {
	if view.Raw.IsZero() {
		return
	}
	lead := out.style.Paint(style.Muted, "raw") + "   "
	if !c.Revealed {
		keys := "^R reveal  ^Y copy"
		if c.Present {
			keys = "^Y copy"
		}
		out.add(out.style.Ends(lead+out.style.Paint(style.Secret, out.style.Mask(view.Raw.Reveal())), keys, out.width))
		return
	}
	out.paragraph(style.Secret, lead, text.Line(view.Raw.Reveal()))
}
