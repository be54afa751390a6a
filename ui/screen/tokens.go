package screen

import (
	"fmt"
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
	t.tab = min(t.tab, max(len(views)-1, 0))
	t.claim = min(t.claim, max(len(t.claims())-1, 0))
	return t
}

func (t Tokens) view() walk.TokenView {
	if t.tab < len(t.views) {
		return t.views[t.tab]
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
	for _, action := range t.actions {
		binding := style.Binding{Keys: []string{action.Letter}, Label: action.Letter, Help: action.Label, DisabledReason: action.Disabled}
		keys = append(keys, keyHandler[Tokens]{binding, func(t Tokens, _ string) (Screen, Event) { return t, Perform{action} }})
	}
	return keys
}

func (t Tokens) otherToken() style.Binding {
	binding := style.Binding{Keys: []string{"left", "right", "tab", "shift+tab"}, Desc: "token", Help: "Shows another token."}
	for n := range t.views {
		binding.Keys = append(binding.Keys, strconv.Itoa(n+1))
	}
	binding.Label = fmt.Sprintf("1-%d", len(t.views))
	return binding
}

// subject is what has been turned to: a token, or the device that came with it.
func (t Tokens) subject() string {
	if view := t.view(); view.Raw.IsZero() && len(view.Claims) > 0 {
		return view.Kind
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
	t.claim = max(min(target(key, t.claim, len(t.claims())), len(t.claims())-1), 0)
	return t, nil
}

func (t Tokens) noClaims() string {
	if len(t.claims()) < 2 {
		return "this token has no claims to read"
	}
	return ""
}

// At is the screen turned to a token and a claim of it.
func (t Tokens) At(tab, claim int) Tokens {
	t = t.show(tab)
	t.claim = max(min(claim, len(t.claims())-1), 0)
	return t
}

// Actions are what can be done next, and what cannot.
func (t Tokens) Actions() []walk.Action { return t.actions }

func (t Tokens) show(tab int) Tokens {
	if tab >= 0 && tab < len(t.views) && tab != t.tab {
		t.tab, t.claim = tab, 0
	}
	return t
}

// View draws the token that has been turned to. Its head and what can be done
// next stay where they are while the claims scroll between them, as long as
// that leaves room for some claims.
func (t Tokens) View(c Context, width, height int) View {
	view := t.viewOf(c, width, height)
	view.Title, view.Corner = t.title(c.Style), t.expiry(c)
	return view
}

func (t Tokens) viewOf(c Context, width, height int) View {
	draw := func(out *layout) { t.draw(out, c) }
	foot := t.part(c, width, func(out *layout) { t.drawFoot(out, c) })
	head := t.part(c, width, t.drawHead)
	room := height - len(head) - len(foot)
	if whole := fit(c, width, height, draw); len(whole.lines) <= height || room < leastClaims {
		return whole.window(height, c.Scroll)
	}
	view := render(c, width, room, t.drawClaims)
	view.Cursor.Y += len(head)
	view.Lines = append(append(head, c.Style.Fit(view.Lines, width, room)...), foot...)
	return view
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
	lines := []string{"Decoded does not mean genuine. The signature line shows whether it was verified."}
	if claims := t.claims(); t.claim < len(claims) {
		lines = append([]string{joined(claims[t.claim].Name, claims[t.claim].Help)}, lines...)
	}
	return lines
}

// Focused is the claim that has the focus.
func (t Tokens) Focused() (walk.Claim, bool) {
	if claims := t.claims(); t.claim < len(claims) {
		return claims[t.claim], true
	}
	return walk.Claim{}, false
}

// Raw is the token that has been turned to, with what it is called; zero where
// there is none.
func (t Tokens) Raw() (called string, raw walk.Secret) { return t.subject(), t.view().Raw }
