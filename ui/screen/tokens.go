package screen

import (
	"strconv"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Tokens shows what a sign-in ended with: each token decoded, what a server
// should check about it, and what can be done next.
type Tokens struct {
	views []walk.TokenView
	moves []walk.Action
	keys  []string
	tab   int
	claim int
}

// NewTokens shows tokens and the moves that go on from them.
func NewTokens(views []walk.TokenView, moves []walk.Action) Tokens {
	return Tokens{}.With(views, moves)
}

// With is the screen with newer tokens; the place in it stays.
func (t Tokens) With(views []walk.TokenView, moves []walk.Action) Tokens {
	t.views, t.moves, t.keys = views, moves, moveKeys(moves)
	t.tab = min(t.tab, max(len(views)-1, 0))
	t.claim = min(t.claim, max(len(t.claims())-1, 0))
	return t
}

// moveKeys gives each move a letter of its label, none twice.
func moveKeys(moves []walk.Action) []string {
	taken := map[rune]bool{}
	keys := make([]string, len(moves))
	for n, move := range moves {
		for _, letter := range strings.ToLower(move.Label + "abcdefghijklmnopqrstuvwxyz") {
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

// Update turns to another token, goes through its claims, or makes a move.
func (t Tokens) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	name := key.String()
	for n, letter := range t.keys {
		if letter == name {
			if reason := t.moves[n].Disabled; reason != "" {
				return t, Say{"Not possible here: " + reason}
			}
			return t, Do{t.moves[n]}
		}
	}
	switch name {
	case "up":
		t.claim = max(t.claim-1, 0)
	case "down":
		t.claim = max(min(t.claim+1, len(t.claims())-1), 0)
	case "left", "shift+tab":
		t = t.to(t.tab - 1)
	case "right", "tab":
		t = t.to(t.tab + 1)
	default:
		if n, err := strconv.Atoi(name); err == nil {
			t = t.to(n - 1)
		}
	}
	return t, nil
}

func (t Tokens) to(tab int) Tokens {
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
	draw := func(s *sheet) { t.draw(s, c) }
	foot := t.part(c, width, func(s *sheet) { t.drawFoot(s, c) })
	head := t.part(c, width, t.drawHead)
	room := height - len(head) - len(foot)
	if wanted(c, width, draw) <= height || room < leastClaims {
		view.Lines, view.Cursor = drawn(c, width, height, draw)
		return view
	}
	claims, cursor := drawn(c, width, room, func(s *sheet) { t.drawClaims(s) })
	cursor.Y += len(head)
	view.Lines = append(append(head, c.Style.Fit(claims, width, room)...), foot...)
	view.Cursor = cursor
	return view
}

// leastClaims is how many lines of claims are worth scrolling.
const leastClaims = 5

// part is a drawing without anything that can be spared.
func (t Tokens) part(c Context, width int, draw func(*sheet)) []string {
	s := newSheet(c, width)
	s.ample, s.short, s.tight = false, true, true
	draw(s)
	return s.lines
}

var turn = style.Binding{Keys: []string{"1", "2", "3", "left", "right"}, Label: "1-3", Does: "token", Says: "Turns to another token."}

// Keys are the tokens' bindings, the moves among them.
func (t Tokens) Keys(Context) []style.Binding {
	keys := []style.Binding{turn, choose.But("claim")}
	for n, move := range t.moves {
		keys = append(keys, style.Binding{Keys: []string{t.keys[n]}, Label: t.keys[n], Does: move.Label, Says: move.Label, Off: move.Disabled})
	}
	return keys
}

// Shape gives the tokens the whole width: claims are long.
func (Tokens) Shape() Shape { return Whole }

// Lines is how many lines the tokens would like.
func (t Tokens) Lines(c Context, width int) int {
	return wanted(c, width, func(s *sheet) { t.draw(s, c) })
}

// Says explains the claim that has the focus.
func (t Tokens) Says(Context) []string {
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
