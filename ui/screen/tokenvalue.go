package screen

import (
	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// FocusedClaim is a claim of a token, and what the token is called.
type FocusedClaim struct {
	Token string
	walk.Claim
}

// TokenValue shows a claim whole.
type TokenValue struct{ claims []FocusedClaim }

// OpenValue is an event: these claims are to be shown whole.
type OpenValue struct{ Claims []FocusedClaim }

// NewTokenValue shows a claim as one token has it, or two.
func NewTokenValue(claims []FocusedClaim) TokenValue { return TokenValue{claims} }

// Claims are those that are shown.
func (v TokenValue) Claims() []FocusedClaim { return v.claims }

// Update goes back with enter.
func (v TokenValue) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	if style.Enter.Matches(key.String()) {
		return v, Close{}
	}
	return v, nil
}

// View draws the values, none of it cut.
func (v TokenValue) View(c Context, width, height int) View {
	view := render(c, width, height, func(out *layout) { v.draw(out, c) })
	view.Title = "Claim"
	if len(v.claims) > 0 {
		view.Title = v.claims[0].Name
	}
	return view
}

func (v TokenValue) draw(out *layout, c Context) {
	for _, claim := range v.claims {
		out.heading(claim.Token + ": " + claim.Name)
		text := claim.Text
		if !claim.At.IsZero() {
			text += ", " + away(claim.At, c.Now)
		}
		out.paragraph(style.Text, "  ", text)
		if claim.Check != "" {
			sign, role := verdict(out.style, claim.Verdict)
			out.paragraph(role, "  ", sign+" "+claim.Check)
		}
		if claim.Was != "" {
			out.paragraph(style.Muted, "  ", "was "+claim.Was)
		}
	}
	for n, claim := range v.claims {
		if n == 0 || claim.Help != v.claims[0].Help {
			out.gap()
			out.paragraph(style.Muted, "", joined(claim.Name, claim.Help))
		}
	}
}

// Keys are the bindings.
func (TokenValue) Keys(Context) []style.Binding {
	back := style.Enter.WithDesc("back")
	back.Help = "Goes back to the tokens."
	return []style.Binding{back}
}

// Shape gives the value as much room as the tokens have.
func (TokenValue) Shape() Shape { return WholeStep }

// Lines is how many lines it would like.
func (v TokenValue) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) { v.draw(out, c) })
}

// Help explains the claim.
func (v TokenValue) Help(Context) []string {
	var texts []string
	for _, claim := range v.claims {
		texts = append(texts, joined(claim.Name, claim.Help))
	}
	return texts
}
