package screen

import (
	"fmt"
	"slices"
	"strconv"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Tokens shows what a sign-in ended with: each token decoded, what a server
// should check about it, and what can be done next.
type Tokens struct {
	views   []walk.TokenView
	actions []walk.Action
	tab     int
	claim   int
}

// NewTokens shows tokens and the actions that go on from them.
func NewTokens(views []walk.TokenView, actions []walk.Action) Tokens {
	return Tokens{}.With(views, actions)
}

// With is the screen with newer tokens; the place in it stays.
func (t Tokens) With(views []walk.TokenView, actions []walk.Action) Tokens {
	t.views, t.actions = views, actions
	t.tab = min(t.tab, max(len(t.tabs())-1, 0))
	t.claim = min(t.claim, max(t.count()-1, 0))
	return t
}

func (t Tokens) view() walk.TokenView {
	if at := t.present().view; at < len(t.views) {
		return t.views[at]
	}
	return walk.TokenView{}
}

func (t Tokens) claims() []walk.Claim { return t.view().Claims }

// Update shows another token, goes through its claims, or makes a call.
func (t Tokens) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	return handleKey(t, t.keyHandlers(), key.String())
}

func (t Tokens) keyHandlers() []keyHandler[Tokens] {
	keys := []keyHandler[Tokens]{{t.otherToken(), Tokens.showToken}}
	keys = append(keys, keyHandler[Tokens]{style.Arrows.WithDesc("claim").DisabledIf(t.noClaims()), Tokens.selectClaim})
	whole := style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "whole value", Help: "Shows the whole value of the claim."}
	if len(t.Focused()) == 0 {
		whole = whole.DisabledIf("there is no claim to show")
	}
	keys = append(keys, keyHandler[Tokens]{whole, func(t Tokens, _ string) (Screen, Event) { return t, OpenValue{t.Focused()} }})
	for _, action := range t.actions {
		binding := style.Binding{Keys: []string{action.Letter}, Label: action.Letter, Help: action.Label, DisabledReason: action.Disabled}
		keys = append(keys, keyHandler[Tokens]{binding, func(t Tokens, _ string) (Screen, Event) { return t, Perform{action} }})
	}
	return keys
}

func (t Tokens) otherToken() style.Binding {
	binding := style.Binding{Keys: []string{"left", "right", "tab", "shift+tab"}, Desc: "view", Help: "Shows a token, the ID and access token side by side, or what a refresh changed."}
	tabs := t.tabs()
	for n, tab := range tabs {
		number, shown := strconv.Itoa(n+1), ""
		if n == t.tab {
			shown = "it is shown"
		}
		binding.Keys = append(binding.Keys, number)
		binding.Apart = append(binding.Apart, style.Binding{Keys: []string{number}, Label: number, Desc: "view " + t.called(tab), DisabledReason: shown})
	}
	binding.Label = fmt.Sprintf("1-%d", len(tabs))
	return binding
}

// subject is what has been turned to: a token, or the device that came with it.
func (t Tokens) subject() string {
	if t.isDevice() {
		return t.view().Kind
	}
	return t.view().Kind + " token"
}

func (t Tokens) showToken(key string) (Screen, Event) {
	switch key {
	case "left", "shift+tab":
		return t.show(t.tab - 1), nil
	case "right", "tab":
		return t.show(t.tab + 1), nil
	}
	return t.show(int(key[0] - '1')), nil
}

func (t Tokens) selectClaim(key string) (Screen, Event) {
	t.claim = max(min(target(key, t.claim, t.count()), t.count()-1), 0)
	return t, nil
}

func (t Tokens) noClaims() string {
	if t.count() < 2 {
		return "there are no claims to read"
	}
	return ""
}

// At is the screen turned to one of the tokens and a claim of it.
func (t Tokens) At(token, claim int) Tokens {
	t = t.show(slices.Index(t.tabs(), tokenTab{oneToken, token}))
	t.claim = max(min(claim, len(t.claims())-1), 0)
	return t
}

// Actions are what can be done next, and what cannot.
func (t Tokens) Actions() []walk.Action { return t.actions }

func (t Tokens) show(tab int) Tokens {
	if tab >= 0 && tab < len(t.tabs()) && tab != t.tab {
		t.tab, t.claim = tab, 0
	}
	return t
}

// View draws the token that has been turned to. Its head and what can be done
// next stay where they are while the claims scroll between them, as long as
// that leaves room for some claims.
func (t Tokens) View(c Context, width, height int) View {
	view := t.viewOf(c, width, height)
	view.Corner = t.expiry(c)
	view.Title = t.title(c.Style, width-style.Width(view.Corner)-cornerGap)
	return view
}

func (t Tokens) viewOf(c Context, width, height int) View {
	draw := func(out *layout) { t.draw(out, c) }
	foot := t.part(c, width, func(out *layout) { t.drawFoot(out, c) })
	head := t.part(c, width, t.drawHead)
	room := height - len(head) - len(foot)
	switch whole := fit(c, width, height, draw); {
	case len(whole.lines) <= height:
		return whole.window(height, c.Scroll)
	case room < leastClaims && height > leastClaims:
		view := whole.window(height-1, c.Scroll)
		view.Lines = append(c.Style.Fit(view.Lines, width, height-1), t.whereActionsAre(c, width))
		return view
	case room < leastClaims:
		return whole.window(height, c.Scroll)
	}
	view := render(c, width, room, func(out *layout) { t.drawBody(out, c) })
	view.Cursor.Y += len(head)
	view.Lines = append(append(head, c.Style.Fit(view.Lines, width, room)...), foot...)
	return view
}

// whereActionsAre stands in a window that is too low for the actions.
func (t Tokens) whereActionsAre(c Context, width int) string {
	return c.Style.Clip("What you can do: press "+style.Palette.Label, width)
}

// leastClaims is how many lines of claims are worth scrolling.
const leastClaims = 3

// part is a drawing without anything that can be spared.
func (t Tokens) part(c Context, width int, draw func(*layout)) []string {
	out := newLayout(c, width)
	out.density = minimal
	draw(out)
	return out.lines
}

// Keys are the tokens' bindings, the actions among them.
func (t Tokens) Keys(Context) []style.Binding { return bindings(t.keyHandlers()) }

// Shape gives the tokens the whole width: claims are long.
func (Tokens) Shape() Shape { return WholeStep }

// Lines is how many lines the tokens would like.
func (t Tokens) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) { t.draw(out, c) })
}

// Help explains the claim that has the focus.
func (t Tokens) Help(Context) []string {
	var lines []string
	for _, claim := range t.Focused() {
		if line := joined(claim.Name, claim.Help); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return append(lines, "Decoded does not mean genuine. The signature line shows whether it was verified.")
}

// Focused are the claims that have the focus, one for each token that has it.
func (t Tokens) Focused() []FocusedClaim {
	if !t.compares() {
		if claims := t.claims(); t.claim < len(claims) {
			return []FocusedClaim{{t.subject(), claims[t.claim]}}
		}
		return nil
	}
	var claims []FocusedClaim
	if rows := t.rows(); t.claim < len(rows) {
		row := rows[t.claim]
		if row.left != nil {
			claims = append(claims, FocusedClaim{row.leftToken, *row.left})
		}
		if row.right != nil {
			claims = append(claims, FocusedClaim{row.rightToken, *row.right})
		}
	}
	return claims
}

// Verifier is what a server has to know to check the token, or both.
func (t Tokens) Verifier() []walk.Value {
	if t.present().kind != bothTokens {
		return t.view().Verifier
	}
	var values []walk.Value
	for _, view := range t.views[:2] {
		for _, value := range view.Verifier {
			if !slices.Contains(values, value) && value.Name != "token_use" {
				values = append(values, value)
			}
		}
	}
	return values
}

// Raw is the token that has been turned to, with what it is called; zero where
// there is none.
func (t Tokens) Raw() (called string, raw walk.Secret) {
	if t.present().kind == bothTokens {
		return "", walk.Secret{}
	}
	return t.subject(), t.view().Raw
}
