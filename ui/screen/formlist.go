package screen

import (
	"fmt"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// fieldList is what can be taken for a field, under it while the field has the focus.
// Typing leaves what fits.
type fieldList struct {
	key     string
	choices []walk.Choice
	// found are the places of those that the text of the field leaves.
	found    []int
	selected int
	// typed tells that something was typed since the list was opened: until then all
	// of it is there.
	typed bool
	// message stands in place of the list: it is looked for, or cannot be had.
	message string
	// failed tells that it cannot be had.
	failed bool
	// offered tells that it opened without a key, as one typed: nothing of it is selected
	// until the arrows are used, so that enter stays what it was, and it is there only
	// while something fits.
	offered bool
}

// OfferList opens a list of the focused field that nobody asked for, where something in it
// fits what was typed and is something else.
func (f Form) OfferList(key string, choices []walk.Choice) Form {
	text := f.get(key)
	exact := len(choices) == 1 && choices[0].Value == text
	if f.hasList() || f.focusedKey() != key || !f.items[f.focus].field.Unasked || len(choices) == 0 || exact || text == f.settled {
		return f
	}
	f.list = &fieldList{key: key, offered: true, typed: true}
	return f
}

// OpenList opens the list of the focused field, which is looked for.
func (f Form) OpenList() Form {
	open := fieldList{key: f.focusedKey(), message: "looking for values…"}
	if f.hasList() {
		open = *f.list
		open.message = ""
	}
	f.list = &open
	return f
}

// FillList fills the list of a field, where that is still open.
func (f Form) FillList(key string, choices []walk.Choice) Form {
	if !f.hasList() || f.list.key != key {
		return f
	}
	list := *f.list
	list.choices, list.message = choices, ""
	f.list = &list
	return f.filterList(list.typed)
}

// FailList says in place of the list of a field why there is none.
func (f Form) FailList(key, why string) Form {
	switch {
	case !f.hasList() || f.list.key != key:
	case f.list.offered:
		f.list = nil
	default:
		f.list = &fieldList{key: key, message: why, failed: true}
	}
	return f
}

// ListIsOpen tells that a list is open.
func (f Form) ListIsOpen() bool { return f.hasList() }

// CloseList is the form with its list closed; what was typed stays.
func (f Form) CloseList() Form {
	f.settled = f.get(f.list.key)
	f.list = nil
	return f
}

func (f Form) hasList() bool { return f.list != nil }

// filterList leaves of the list what the text of the field fits.
func (f Form) filterList(typed bool) Form {
	list := *f.list
	list.found, list.typed, list.selected = nil, typed, list.least()
	text := f.get(list.key)
	for n, choice := range list.choices {
		_, fits := match(text, choice.Label, choice.Leads)
		if !typed || fits {
			list.found = append(list.found, n)
		}
		if !typed && choice.Value == text {
			list.selected = n
		}
	}
	f.list = &list
	if list.offered && len(list.found) == 0 {
		f.list = nil
	}
	return f
}

// least is the first place that can be selected: none is, of a list that nobody asked for.
func (l fieldList) least() int {
	if l.offered {
		return -1
	}
	return 0
}

// updateList gives a key to the open list; it is false for a key that belongs to the
// field.
func (f Form) updateList(name string) (next Screen, event Event, taken bool) {
	step := map[string]int{"up": -1, "down": 1, "ctrl+p": -1, "ctrl+n": 1}[name]
	switch {
	case f.list.selected < 0 && step <= 0:
		return f, nil, false
	case step != 0:
		return f.selectListed(max(min(f.list.selected+step, len(f.list.found)-1), f.list.least())), nil, true
	case name == "enter" && len(f.list.found) == 0:
		return f.CloseList(), nil, true
	case name == "enter":
		chosen := f.list.choices[f.list.found[f.list.selected]]
		f = f.Set(walk.NewValues(map[string]string{f.list.key: chosen.Value})).CloseList()
		return f, Edited{}, true
	}
	return f, nil, false
}

// selectListed selects a value of the open list.
func (f Form) selectListed(n int) Form {
	list := *f.list
	list.selected = n
	f.list = &list
	return f
}

// listRows is how many values are in sight.
const listRows = 6

// drawList draws the list under its field.
func (f Form) drawList(out *layout, indent string) {
	list := *f.list
	if list.message == "" && len(list.choices) == 0 {
		list.message = "No values to list. Type the value."
		if f.items[f.focus].field.Searched && f.get(list.key) != "" {
			list.message = "Nothing found that fits. Type the whole value."
		}
	}
	if list.message != "" {
		out.paragraph(style.Muted, indent+out.style.Paint(style.Muted, out.style.Signs.Impossible+" "), list.message)
		return
	}
	width := max(out.width-style.Width(indent), 1)
	rows := listRows
	if out.density >= compact {
		rows = listRows / 2
	}
	first := max(min(list.selected-rows/2, len(list.found)-rows), 0)
	shown := list.found[first:min(first+rows, len(list.found))]
	column := 0
	for _, n := range shown {
		column = max(column, style.Width(list.choices[n].Label))
	}
	column = min(column, max(width*3/5, 1))
	for at, n := range shown {
		choice := list.choices[n]
		sign, value := "  ", style.Pad(out.style.Clip(choice.Label, column), column)
		if first+at == list.selected {
			sign, value = style.Pad(out.style.Signs.Here, 2), out.style.Paint(style.Accent, value)
		}
		line := out.style.Paint(style.Accent, sign) + value + "  " + out.style.Paint(style.Muted, choice.Leads)
		from := len(out.lines)
		out.add(indent + out.style.Clip(line, width))
		out.option(first+at, from)
	}
	counted := fmt.Sprintf("%d of %d", len(list.found), len(list.choices))
	if len(shown) < len(list.found) {
		counted = fmt.Sprintf("%d to %d of %d", first+1, first+len(shown), len(list.found))
		if len(list.found) < len(list.choices) {
			counted += " that fit"
		}
	}
	if len(list.found) == 0 {
		counted = "nothing matches what is typed, " + counted
	}
	out.add(indent + out.style.Paint(style.Muted, out.style.Clip("  "+counted, width)))
}

// listBindings are those of an open list.
func (f Form) listBindings(expired bool) []style.Binding {
	if f.list.selected < 0 {
		return []style.Binding{f.enter(expired), style.Arrows, style.Tab}
	}
	nothing := ""
	if len(f.list.found) == 0 {
		nothing = "nothing is listed"
	}
	take := style.Enter.WithDesc("take").DisabledIf(nothing)
	take.Help = "Takes the selected value for the field."
	return []style.Binding{take, style.Arrows.DisabledIf(nothing), style.Tab}
}

// SearchedField tells that the list that is open, or is opened as one types, is filtered by
// the service.
func (f Form) SearchedField() (key string, does bool) {
	if !f.hasList() {
		key, text := f.Focused()
		return key, text != "" && text != f.settled && f.items[f.focus].field.Unasked
	}
	return f.list.key, f.items[f.focus].field.Searched && !f.list.failed
}
