package screen

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// tokenRow is a claim in two tokens beside each other.
type tokenRow struct {
	// heading stands over the first row of a token.
	heading     string
	name, help  string
	left, right *walk.Claim
	// leftToken and rightToken are what the two are called.
	leftToken, rightToken string
	// refreshed tells that they are one token before and after a refresh, and
	// unchanged, after the last row of it, what is the same in both.
	refreshed bool
	unchanged string
}

// same tells that both have the claim, with one value.
func (r tokenRow) same() bool { return r.left != nil && r.right != nil && r.left.Text == r.right.Text }

// renewed tells that the claim differs only because every token has its own.
func (r tokenRow) renewed() bool {
	return r.refreshed && r.left != nil && r.right != nil && !r.same() && r.right.Renewed
}

// rows are the lines of the present view where it compares two tokens.
func (t Tokens) rows() []tokenRow {
	switch t.present().kind {
	case bothTokens:
		rows := paired(t.views[0].Claims, t.views[1].Claims)
		for n := range rows {
			rows[n].leftToken, rows[n].rightToken = t.views[0].Kind+" token", t.views[1].Kind+" token"
		}
		return rows
	case refreshedTokens:
		var rows []tokenRow
		for _, view := range t.views {
			rows = append(rows, refreshedRows(view)...)
		}
		return rows
	}
	return nil
}

// refreshedRows are what differs in a token after a refresh: first what changed, then
// what every token has of its own.
func refreshedRows(view walk.TokenView) []tokenRow {
	if len(view.Before) == 0 {
		return nil
	}
	var changed, renewed []tokenRow
	var unchanged []string
	for _, row := range paired(view.Before, view.Claims) {
		row.refreshed, row.leftToken, row.rightToken = true, view.Kind+" token before", view.Kind+" token after "+view.By
		switch {
		case row.same():
			unchanged = append(unchanged, row.name)
		case row.renewed():
			renewed = append(renewed, row)
		default:
			changed = append(changed, row)
		}
	}
	rows := append(changed, renewed...)
	if len(rows) > 0 {
		rows[0].heading = view.Kind + " token"
		rows[len(rows)-1].unchanged = strings.Join(unchanged, ", ")
	}
	return rows
}

// twins are claims that say the same in ID and access tokens under two names.
var twins = map[string]string{"aud": "client_id", "cognito:username": "username"}

// paired puts the claims of two tokens beside each other.
func paired(left, right []walk.Claim) []tokenRow {
	var rows []tokenRow
	taken := map[string]bool{}
	for n := range left {
		row := tokenRow{name: left[n].Name, help: left[n].Help, left: &left[n]}
		for _, name := range []string{row.name, twins[row.name]} {
			at := slices.IndexFunc(right, func(claim walk.Claim) bool { return name != "" && claim.Name == name })
			if at < 0 || row.right != nil {
				continue
			}
			row.right, taken[name] = &right[at], true
			if name != row.name {
				row.name += " " + middleDot + " " + name
			}
		}
		rows = append(rows, row)
	}
	for n := range right {
		if !taken[right[n].Name] {
			rows = append(rows, tokenRow{name: right[n].Name, help: right[n].Help, right: &right[n]})
		}
	}
	return rows
}

const middleDot = "·"

// sideBySide is the width from which two values stand in one line.
const sideBySide = 70

// drawRows lists the claims of two tokens, with a sign between them.
func (t Tokens) drawRows(out *layout, now time.Time) {
	rows := t.rows()
	name := 0
	for _, row := range rows {
		name = max(name, style.Width(row.name), style.Width(row.heading))
	}
	name = min(name, out.width*3/10)
	value := (out.width - 2 - name - 2 - 5) / 2
	for n, row := range rows {
		if row.heading != "" {
			out.add(out.style.Paint(style.Accent, style.Pad(row.heading, name+4)) + out.style.Paint(style.Muted, columns(row, value)))
		} else if n == 0 && out.width >= sideBySide {
			out.add(out.style.Paint(style.Muted, style.Pad("", name+4)+columns(row, value)))
		}
		from := len(out.lines)
		t.drawRow(out, row, n == t.claim, name, value, now)
		if n == t.claim {
			out.cursor = Cursor{Y: from, Visible: true}
			out.focus(from)
		}
		if row.unchanged != "" {
			out.paragraph(style.Muted, "  "+out.style.Paint(style.Muted, out.style.Signs.Same)+" ", row.unchanged)
		}
	}
	out.paragraph(style.Muted, "  ", counted(rows))
}

// columns head the two values.
func columns(row tokenRow, value int) string {
	if row.refreshed {
		_, before, _ := strings.Cut(row.leftToken, " token ")
		_, after, _ := strings.Cut(row.rightToken, " token ")
		return style.Pad(before, value+5) + after
	}
	return style.Pad(row.leftToken, value+5) + row.rightToken
}

// counted says how much differs between two tokens.
func counted(rows []tokenRow) string {
	if len(rows) == 0 || rows[0].refreshed {
		return ""
	}
	var same, differ, left, right int
	for _, row := range rows {
		switch {
		case row.same():
			same++
		case row.right == nil:
			left++
		case row.left == nil:
			right++
		default:
			differ++
		}
	}
	return fmt.Sprintf("%d the same, %d different, %d only in the %s, %d only in the %s", same, differ, left, rows[0].leftToken, right, rows[0].rightToken)
}

func (t Tokens) drawRow(out *layout, row tokenRow, selected bool, name, value int, now time.Time) {
	lead := "  "
	if selected {
		lead = out.style.Paint(style.Accent, style.Pad(out.style.Signs.Here, 2))
	}
	sign, role := out.style.Signs.Differs, style.Warning
	switch {
	case row.same():
		sign, role = out.style.Signs.Same, style.Muted
	case row.renewed():
		sign, role = out.style.Signs.Dot, style.Muted
	}
	sign = out.style.Paint(role, style.Pad(sign, 2))
	left, right := valueText(out.style, row.left, now), valueText(out.style, row.right, now)
	if out.width >= sideBySide {
		line := lead + style.Pad(out.style.Clip(row.name, name), name) + "  "
		line += style.Pad(out.style.Clip(left, value), value) + " " + sign + " " + out.style.Clip(right, value)
		out.add(out.style.Clip(line, out.width))
		return
	}
	out.add(out.style.Clip(lead+sign+row.name, out.width))
	if !selected {
		return
	}
	out.add(out.style.Clip("    "+left, out.width))
	out.add(out.style.Clip("    "+right, out.width))
}

// valueText is a claim for a column, with how far a time is away.
func valueText(s style.Style, claim *walk.Claim, now time.Time) string {
	if claim == nil {
		return s.Signs.Impossible
	}
	if claim.At.IsZero() || now.IsZero() {
		return claim.Text
	}
	layout := "2006-01-02 15:04"
	if claim.At.UTC().Format(time.DateOnly) == now.UTC().Format(time.DateOnly) {
		layout = "15:04:05"
	}
	return claim.At.UTC().Format(layout) + ", " + away(claim.At, now)
}

// away is how far a time is from now.
func away(at, now time.Time) string {
	left := at.Sub(now)
	switch ago := -left; {
	case left > 0:
		return "in " + Countdown(left)
	case ago < 10*time.Second:
		return "just now"
	case ago < time.Minute:
		return fmt.Sprintf("%d s ago", int(ago/time.Second))
	case ago < time.Hour:
		return fmt.Sprintf("%d min ago", int(ago/time.Minute))
	case ago < 48*time.Hour:
		return fmt.Sprintf("%d h ago", int(ago/time.Hour))
	default:
		return fmt.Sprintf("%d days ago", int(ago/(24*time.Hour)))
	}
}
