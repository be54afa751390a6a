package screen

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/text"
	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Tokens shows what a sign-in ended with: each token decoded, what a server
// should check about it, and what can be done next.
type Tokens struct {
	views []walk.TokenView
	moves []walk.Move
	keys  []string
	tab   int
	claim int
}

// NewTokens shows tokens and the moves that go on from them.
func NewTokens(views []walk.TokenView, moves []walk.Move) Tokens {
	return Tokens{}.With(views, moves)
}

// With is the screen with newer tokens; the place in it stays.
func (t Tokens) With(views []walk.TokenView, moves []walk.Move) Tokens {
	t.views, t.moves, t.keys = views, moves, moveKeys(moves)
	t.tab = min(t.tab, max(len(views)-1, 0))
	t.claim = min(t.claim, max(len(t.claims())-1, 0))
	return t
}

// moveKeys gives each move a letter of its label, none twice.
func moveKeys(moves []walk.Move) []string {
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
		return c.Style.Paint(style.Warning, "! expired")
	default:
		return "expires in " + Countdown(left)
	}
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
	lines := s.paragraphs(style.Muted, joined(claim.Name, claim.Says), s.width)
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
		says = append([]string{joined(claims[t.claim].Name, claims[t.claim].Says)}, says...)
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
