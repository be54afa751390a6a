package main

import (
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"testing"

	"authwalk/ui/screen"
	"authwalk/ui/termtest"
)

// paletteWalk is a program on screen whose palette is used.
type paletteWalk struct {
	*termtest.Terminal
	t    *testing.T
	book *actionBook
}

const (
	paletteTitle = "What do you want to do?"
	// osc52 puts what follows it into the clipboard, in base64.
	osc52 = "\x1b]52;c;"
	// clearsScreen is how a screen is drawn from nothing.
	clearsScreen = "\x1b[2J"
)

// do performs an action by its whole name and waits for its effect: texts that were not on
// the screen before.
func (p *paletteWalk) do(name string, effects ...string) {
	p.t.Helper()
	if len(effects) == 0 {
		p.t.Fatalf("%s has no effect", name)
	}
	p.does(name, strings.Join(effects, ", and "), func(screen string) bool {
		return !slices.ContainsFunc(effects, func(effect string) bool { return !strings.Contains(screen, effect) })
	}, func(screen string) bool {
		return slices.ContainsFunc(effects, func(effect string) bool { return strings.Contains(screen, effect) })
	})
}

// fixes performs an action once the screen offers it: which ones help can be known later
// than that a call was refused.
func (p *paletteWalk) fixes(name string, effects ...string) {
	p.t.Helper()
	p.See(name)
	p.do(name, effects...)
}

// shows performs an action that shows what cannot be known before.
func (p *paletteWalk) shows(name string, pattern string) {
	p.t.Helper()
	shown := regexp.MustCompile(pattern).MatchString
	p.does(name, pattern, shown, shown)
}

// does performs an action. What is to be seen of its effect may not be there before, also
// not in the palette.
func (p *paletteWalk) does(name, effect string, done, begun func(screen string) bool) {
	p.t.Helper()
	before := p.Settle().Screen()
	kind := p.choose(name)
	for _, screen := range []string{before, p.Screen()} {
		if begun(squeezed(screen)) {
			p.t.Fatalf("%q is on the screen before %q is done:\n%s", effect, name, screen)
		}
	}
	p.Press("enter").Until("the screen to show "+effect, func() bool { return done(squeezed(p.Screen())) })
	p.done(kind)
}

// squeezed is a screen with one space where there are several: how far its columns are
// apart is no matter here.
func squeezed(screen string) string { return severalSpaces.ReplaceAllString(screen, " ") }

var severalSpaces = regexp.MustCompile(` +`)

// cannot chooses an action that is not possible now, and sees why.
func (p *paletteWalk) cannot(name, reason string) {
	p.t.Helper()
	kind := p.choose(name)
	p.Press("enter").See("Not possible now: " + reason).Press("esc").SeeNot(paletteTitle)
	p.done(kind)
}

// copies performs an action that puts texts into the clipboard.
func (p *paletteWalk) copies(name string, texts ...string) {
	p.t.Helper()
	kind := p.choose(name)
	before := len(strings.Split(string(p.Raw()), osc52))
	p.Press("enter").SeeNot(paletteTitle)
	var copied string
	p.Until("something in the clipboard", func() bool {
		written := strings.Split(string(p.Raw()), osc52)
		encoded, _, whole := strings.Cut(written[len(written)-1], "\x07")
		text, err := base64.StdEncoding.DecodeString(encoded)
		copied = string(text)
		return whole && err == nil && len(written) > before
	})
	for _, text := range texts {
		if !strings.Contains(copied, text) {
			p.t.Errorf("%s copied %q, without %q", name, copied, text)
		}
	}
	p.done(kind)
}

// marks performs an action that gives a text on the screen another colour.
func (p *paletteWalk) marks(name, text string) {
	p.t.Helper()
	before := p.Settle().Colour(text)
	kind := p.choose(name)
	p.Press("enter").SeeNot(paletteTitle)
	p.Until("another colour of "+text, func() bool { after := p.Colour(text); return after != "" && after != before })
	p.done(kind)
}

// moves performs an action that takes the cursor to another row.
func (p *paletteWalk) moves(name string) {
	p.t.Helper()
	_, before, _ := p.Settle().Cursor()
	kind := p.choose(name)
	p.Press("enter").SeeNot(paletteTitle)
	p.Until("the cursor to move", func() bool { _, after, shown := p.Cursor(); return shown && after != before })
	p.done(kind)
}

// writes performs an action whose effect is in the bytes that the program writes.
func (p *paletteWalk) writes(name, bytes string) {
	p.t.Helper()
	kind := p.choose(name)
	before := strings.Count(string(p.Raw()), bytes)
	p.Press("enter")
	p.Until("what it writes", func() bool { return strings.Count(string(p.Raw()), bytes) > before })
	p.done(kind)
}

// choose opens the palette and goes to an action by its whole name, which is enough.
func (p *paletteWalk) choose(name string) (kind string) {
	p.t.Helper()
	p.Settle().Press("ctrl+k").See(paletteTitle).Settle()
	p.note()
	p.Type(name).Until(name+" to be selected", func() bool { return p.selected().Name == name }).Settle()
	return p.book.kindOf(p.selected().Command)
}

// selected is the action that enter does.
func (p *paletteWalk) selected() paletteRow {
	rows := p.rows()
	if at := slices.IndexFunc(rows, func(r paletteRow) bool { return r.selected }); at >= 0 {
		return rows[at]
	}
	return paletteRow{}
}

// note notes the actions that are possible here, as far as the palette shows them.
func (p *paletteWalk) note() {
	p.book.mu.Lock()
	defer p.book.mu.Unlock()
	for _, row := range p.rows() {
		if kind := p.book.kindOf(row.Command); row.possible && p.book.listed[kind] == "" {
			p.book.listed[kind] = p.t.Name()
		}
	}
}

func (p *paletteWalk) done(kind string) {
	p.book.mu.Lock()
	defer p.book.mu.Unlock()
	p.book.performed[kind] = true
}

// paletteRow is an action as the palette draws it.
type paletteRow struct {
	screen.Command
	selected, possible bool
}

// paletteLine has the sign before an action, its name, and what stands behind it: a note
// and a key, or one of them.
var paletteLine = regexp.MustCompile(`^ ([▸– ]) (\S.*?)(?:  +(\S.*?))??(?:  +(\S+))?$`)

// rows are the actions in the box of the palette.
func (p *paletteWalk) rows() []paletteRow {
	var rows []paletteRow
	left, right := -1, -1
	for line := range strings.Lines(p.Screen()) {
		cells := []rune(strings.TrimSuffix(line, "\n"))
		if before, _, begins := strings.Cut(line, "┏━ "+paletteTitle); begins {
			left = len([]rune(before))
			right = left + slices.Index(cells[left:], '┓')
			continue
		}
		if left < 0 || len(cells) <= right || cells[left] != '┃' {
			continue
		}
		text := strings.TrimRight(string(cells[left+1:right]), " ")
		if found := paletteLine.FindStringSubmatch(text); found != nil {
			row := paletteRow{selected: found[1] == "▸", possible: found[1] == " "}
			row.Name, row.Note, row.Key = found[2], found[3], found[4]
			if !p.book.keys[row.Key] {
				row.Note, row.Key = strings.TrimSpace(row.Note+"  "+row.Key), ""
			}
			rows = append(rows, row)
		}
	}
	return rows[min(1, len(rows)):] // the first is what is typed
}
