package screen

import (
	"strconv"
	"strings"
	"unicode"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Tokens shows what a sign-in ended with: each token decoded, what a server
// should check about it, and what can be done next.
type Tokens struct {
	views   []walk.TokenView
	actions []walk.Action
	keys    []string
	tab     int
	claim   int
}

// NewTokens shows tokens and the actions that go on from them.
func NewTokens(views []walk.TokenView, actions []walk.Action) Tokens {
	return Tokens{}.With(views, actions)
}

// With is the screen with newer tokens; the place in it stays.
func (t Tokens) With(views []walk.TokenView, actions []walk.Action) Tokens {
	t.views, t.actions, t.keys = views, actions, actionKeys(actions)
	t.tab = min(t.tab, max(len(views)-1, 0))
	t.claim = min(t.claim, max(len(t.claims())-1, 0))
	return t
}

// actionKeys gives each action a letter of its label, none twice.
func actionKeys(actions []walk.Action) []string {
	taken := map[rune]bool{}
	keys := make([]string, len(actions))
	for n, action := range actions {
		for _, letter := range strings.ToLower(action.Label + "abcdefghijklmnopqrstuvwxyz") {
			if letter < 0x80 && unicode.IsLetter(letter) && !taken[letter] {
				taken[letter] = true
				keys[n] = string(letter)
				break
			}
		}
	}
	return keys
}

func (t Tokens) view() walk.TokenView {
	if t.tab < len(t.views) {
		return t.views[t.tab]
	}
	return walk.TokenView{}
}

func (t Tokens) claims() []walk.Claim { return t.view().Claims }

// Update turns to another token, goes through its claims, or makes a action.
func (t Tokens) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	name := key.String()
	for n, letter := range t.keys {
		if letter == name {
			if reason := t.actions[n].Disabled; reason != "" {
				return t, Notify{"Not possible here: " + reason}
			}
			return t, Perform{t.actions[n]}
		}
	}
	switch name {
	case "up":
		t.claim = max(t.claim-1, 0)
	case "down":
		t.claim = max(min(t.claim+1, len(t.claims())-1), 0)
	case "left", "shift+tab":
		t = t.show(t.tab - 1)
	case "right", "tab":
		t = t.show(t.tab + 1)
	default:
		if n, err := strconv.Atoi(name); err == nil {
			t = t.show(n - 1)
		}
	}
	return t, nil
}

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
	view := View{Title: t.title(c.Style), Corner: t.expiry(c)}
	draw := func(out *layout) { t.draw(out, c) }
	foot := t.part(c, width, func(out *layout) { t.drawFoot(out, c) })
	head := t.part(c, width, t.drawHead)
	room := height - len(head) - len(foot)
	if lineCount(c, width, draw) <= height || room < leastClaims {
		view.Lines, view.Cursor = render(c, width, height, draw)
		return view
	}
	claims, cursor := render(c, width, room, func(out *layout) { t.drawClaims(out) })
	cursor.Y += len(head)
	view.Lines = append(append(head, c.Style.Fit(claims, width, room)...), foot...)
	view.Cursor = cursor
	return view
}

// leastClaims is how many lines of claims are worth scrolling.
const leastClaims = 5

// part is a drawing without anything that can be spared.
func (t Tokens) part(c Context, width int, draw func(*layout)) []string {
	out := newLayout(c, width)
	out.density = minimal
	draw(out)
	return out.lines
}

var turn = style.Binding{Keys: []string{"1", "2", "3", "left", "right"}, Label: "1-3", Desc: "token", Help: "Turns to another token."}

// Keys are the tokens' bindings, the actions among them.
func (t Tokens) Keys(Context) []style.Binding {
	keys := []style.Binding{turn, choose.WithDesc("claim")}
	for n, action := range t.actions {
		keys = append(keys, style.Binding{Keys: []string{t.keys[n]}, Label: t.keys[n], Desc: action.Label, Help: action.Label, DisabledReason: action.Disabled})
	}
	return keys
}

// Shape gives the tokens the whole width: claims are long.
func (Tokens) Shape() Shape { return WholeStep }

// Lines is how many lines the tokens would like.
func (t Tokens) Lines(c Context, width int) int {
	return lineCount(c, width, func(out *layout) { t.draw(out, c) })
}

// Help explains the claim that has the focus.
func (t Tokens) Help(Context) []string {
	says := []string{"Decoded is not verified: the signature line says whether the pool's keys have been asked."}
	if claims := t.claims(); t.claim < len(claims) {
		says = append([]string{joined(claims[t.claim].Name, claims[t.claim].Help)}, says...)
	}
	return says
}

// Focused is the claim that has the focus.
func (t Tokens) Focused() (walk.Claim, bool) {
	if claims := t.claims(); t.claim < len(claims) {
		return claims[t.claim], true
	}
	return walk.Claim{}, false
}

// Raw is the token that has been turned to, with its kind.
func (t Tokens) Raw() (kind string, raw walk.Secret) { return t.view().Kind, t.view().Raw }
