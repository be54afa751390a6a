package screen

import (
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/input"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Wire reads the exchanges of a walk member by member: it explains the one under the
// cursor, finds others, and goes from exchange to exchange.
type Wire struct {
	// exchange is one of so many: those of the steps in order, and after them the
	// request that comes next, if any.
	exchange func(n int) walk.Wire
	count    int
	at       int
	shown    walk.Wire
	rows     []wireRow
	selected int
	whole    bool

	filter    input.Field
	searching bool
	// from is the exchange and the row where the search began.
	from struct{ at, selected int }
}

// wireRow is a row of an exchange: a member or a header, or what stands over them.
type wireRow struct {
	part wirePart
	line walk.Line
}

type wirePart int

const (
	sentHead wirePart = iota
	sentMember
	receivedHead
	receivedMember
	header
)

// NewWire reads one of so many exchanges.
func NewWire(exchange func(n int) walk.Wire, count, at int) Wire {
	filter := input.New(input.Options{Limit: 100})
	filter.Focus()
	return Wire{exchange: exchange, count: count, filter: filter}.show(at)
}

// show goes to an exchange, at its first member.
func (w Wire) show(n int) Wire {
	w.at = max(min(n, w.count-1), 0)
	w.shown = w.exchange(w.at)
	w.rows, w.selected = wireRows(w.shown), 0
	if len(w.rows) > 1 {
		w.selected = 1
	}
	return w
}

func wireRows(shown walk.Wire) []wireRow {
	rows := []wireRow{{part: sentHead}}
	for _, line := range shown.Sent {
		rows = append(rows, wireRow{sentMember, line})
	}
	if shown.Waiting || shown.Unsent {
		return rows
	}
	rows = append(rows, wireRow{part: receivedHead})
	for _, line := range shown.Received {
		rows = append(rows, wireRow{receivedMember, line})
	}
	for _, line := range shown.Headers {
		rows = append(rows, wireRow{header, line})
	}
	return rows
}

// Member goes to the line of a member; it is false where there is none.
func (w Wire) Member(name string) (at Wire, found bool) {
	n := slices.IndexFunc(w.rows, func(row wireRow) bool { return row.line.Name == name && name != "" })
	if n < 0 {
		return w, false
	}
	w.selected = n
	return w, true
}

// Focused is the name of the member under the cursor, "" for none, and whether it
// belongs to the request that comes next.
func (w Wire) Focused() (name string, next bool) {
	if w.selected >= len(w.rows) {
		return "", false
	}
	return w.rows[w.selected].line.Name, w.shown.Waiting
}

// Search begins to look for something.
func (w Wire) Search() Wire {
	w.searching = true
	w.from.at, w.from.selected = w.at, w.selected
	w.filter.SetValue("")
	return w
}

// Searches tells that something is looked for, and Typing that it is being typed.
func (w Wire) Searches() bool { return w.searching || w.query() != "" }

// Typing tells that letters go into the search.
func (w Wire) Typing() bool { return w.searching }

// EndSearch forgets what was looked for.
func (w Wire) EndSearch() Screen {
	w.searching = false
	w.filter.SetValue("")
	return w
}

func (w Wire) query() string { return strings.ToLower(strings.TrimSpace(w.filter.Value())) }

// Update types into the search, or moves.
func (w Wire) Update(key tea.KeyMsg, c Context) (Screen, Event) {
	name := key.String()
	if key.Paste {
		name = ""
	}
	if !w.searching || slices.Contains([]string{"up", "down", "enter"}, name) {
		return handleKey(w, w.keyHandlers(c), name)
	}
	before := w.filter.Value()
	if w.filter, _ = w.filter.Update(key); w.filter.Value() == before {
		return w, nil
	}
	w = w.show(w.from.at).selectedRow(w.from.selected)
	if found, is := w.next(c, 0, 1); is {
		return found, nil
	}
	return w, nil
}

func (w Wire) keyHandlers(c Context) []keyHandler[Wire] {
	if w.searching {
		return []keyHandler[Wire]{
			{keepSearch, func(w Wire, _ string) (Screen, Event) {
				w.searching = false
				return w, nil
			}},
			choose("member", w.selected, len(w.rows), Wire.selectedRow),
		}
	}
	off := ""
	if w.query() == "" {
		off = "nothing is looked for: press /"
	}
	onlyOne := ""
	if w.count < 2 {
		onlyOne = "there is no other exchange"
	}
	to := func(direction int) func(Wire, string) (Screen, Event) {
		return func(w Wire, _ string) (Screen, Event) {
			if found, is := w.next(c, 1, direction); is {
				return found, nil
			}
			return w, Notify{"Nothing found."}
		}
	}
	return []keyHandler[Wire]{
		{searchWire, func(w Wire, _ string) (Screen, Event) { return w.Search(), nil }},
		{nextFound.DisabledIf(off), to(1)},
		{previousFound.Unlisted().DisabledIf(off), to(-1)},
		choose("member", w.selected, len(w.rows), Wire.selectedRow),
		{otherExchange.DisabledIf(onlyOne), func(w Wire, key string) (Screen, Event) {
			if key == "left" {
				return w.show(w.at - 1), nil
			}
			return w.show(w.at + 1), nil
		}},
		{wholeMember.DisabledIf(w.noMore(c)), func(w Wire, _ string) (Screen, Event) {
			w.whole = !w.whole
			return w, nil
		}},
	}
}

// noMore is why there is no more of a value to show than stands there, "" where there is.
func (w Wire) noMore(c Context) string {
	switch {
	case c.Width >= wideWire:
		return "the whole value is shown beside the list"
	case !w.whole && w.selected < len(w.rows) && w.rows[w.selected].line.Text == "":
		return "there is no value here"
	}
	return ""
}

func (w Wire) selectedRow(n int) Wire {
	w.selected = n
	return w
}

var (
	keepSearch    = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "keep", Help: "Keeps what was typed, so that n and N go from one to the next."}
	searchWire    = style.Binding{Keys: []string{"/"}, Label: "/", Desc: "find", Help: "Finds members by name or value, in this exchange and then in the others."}
	nextFound     = style.Binding{Keys: []string{"n"}, Label: "n", Desc: "next", Help: "Goes to the next member that was found; N goes to the one before."}
	previousFound = style.Binding{Keys: []string{"N"}, Label: "N", Desc: "previous", Help: "Goes to the member before that was found."}
	otherExchange = style.Binding{Keys: []string{"left", "right"}, Label: "←→", Desc: "exchange", Help: "Goes to the exchange before or after; the last is the request that comes next."}.BothWays()
	wholeMember   = style.Binding{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "whole value", Help: "Shows the value under the cursor whole, or only what it means."}
)

// next is the next row that is found, from so many rows after the cursor, in this
// exchange and then in the others, all around.
func (w Wire) next(c Context, from, direction int) (found Wire, is bool) {
	if w.query() == "" {
		return w, false
	}
	start := w.selected + direction*from
	for turn := range w.count + 1 {
		looked := w
		if turn > 0 {
			looked = w.show((w.at + direction*turn + w.count*(turn+1)) % w.count)
			start = 0
			if direction < 0 {
				start = len(looked.rows) - 1
			}
		}
		for n := start; n >= 0 && n < len(looked.rows); n += direction {
			if looked.finds(c, looked.rows[n]) {
				looked.selected = n
				return looked, true
			}
		}
	}
	return w, false
}

// finds tells that a row has what is looked for. A value that is hidden has not.
func (w Wire) finds(c Context, row wireRow) bool {
	query := w.query()
	has := func(text string) bool { return strings.Contains(strings.ToLower(text), query) }
	visible := !row.line.Secret || c.Revealed
	return query != "" && (has(row.line.Name) || visible && has(row.line.Text))
}

// Keys are the bindings of the screen.
func (w Wire) Keys(c Context) []style.Binding { return bindings(w.keyHandlers(c)) }

// Shape takes the whole width: the value under the cursor stands beside the members.
func (Wire) Shape() Shape { return FullWidth }

// Lines is how many lines it would like.
func (w Wire) Lines(Context, int) int { return len(w.rows) + 4 }

// Help explains the member under the cursor.
func (w Wire) Help(Context) []string {
	texts := []string{"The request and the response, member by member, as sent and received. Nothing is sent from here."}
	if w.selected < len(w.rows) && w.rows[w.selected].line.Help != "" {
		texts = append([]string{joined(w.rows[w.selected].line.Name, w.rows[w.selected].line.Help)}, texts...)
	}
	return texts
}
