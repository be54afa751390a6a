package screen

import (
	"strings"
	"unicode"

	"authwalk/flow/walk"
	"authwalk/ui/input"

	tea "github.com/charmbracelet/bubbletea"
)

// The most a field takes, in bytes.
const (
	fieldLimit = 4096
	textLimit  = 128 << 10
)

// item is a field of a form with what has been filled in so far.
type item struct {
	field  walk.Field
	line   input.Field
	area   input.Area
	choice int
	on     bool
	// spent tells that the code in it was refused: the next one is typed in its place.
	spent bool
}

func newItem(field walk.Field) item {
	i := item{field: field}
	switch field.Kind {
	case walk.JSON, walk.Pairs:
		i.area = input.NewArea(input.Options{Limit: textLimit, Secret: field.Secret})
	case walk.Choose, walk.Toggle:
	default:
		i.line = input.New(input.Options{
			Limit:  fieldLimit,
			Secret: field.Secret || field.Kind == walk.Password,
			Digits: field.Digits,
			Code:   field.Kind == walk.Code,
		})
	}
	return i.with(field.Value)
}

// with is the item filled with a value.
func (i item) with(value string) item {
	switch i.field.Kind {
	case walk.Choose:
		i.choice = i.find(value)
	case walk.Toggle:
		i.on = value == "true"
	case walk.JSON, walk.Pairs:
		i.area.SetValue(value)
	default:
		i.line.SetValue(value)
	}
	return i
}

// keep is the item with what was filled into an older form of it, the place
// of the cursor included.
func (i item) keep(old item) item {
	if i.typed() && i.field.Kind == old.field.Kind && i.field.Digits == old.field.Digits {
		i.line, i.area = old.line, old.area
		return i
	}
	return i.with(old.value())
}

// find is the place of a choice, or of the first that can be chosen.
func (i item) find(value string) int {
	first := -1
	for n, choice := range i.field.Choices {
		if choice.Value == value && value != "" {
			return n
		}
		if first < 0 && choice.Disabled == "" {
			first = n
		}
	}
	return max(first, 0)
}

// value is what has been filled in, as the answer takes it.
func (i item) value() string {
	switch i.field.Kind {
	case walk.Choose:
		if i.choice < len(i.field.Choices) {
			return i.field.Choices[i.choice].Value
		}
		return ""
	case walk.Toggle:
		if i.on {
			return "true"
		}
		return ""
	case walk.JSON, walk.Pairs:
		return i.area.Value()
	case walk.Code:
		return bare(i.line.Value())
	default:
		return i.line.Value()
	}
}

// bare is a code without blanks and dashes.
func bare(code string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, code)
}

// typed tells whether letters go into the item.
func (i item) typed() bool {
	return i.field.Kind != walk.Choose && i.field.Kind != walk.Toggle
}

// leavesField tells that an up or down key goes to another field: text of one line
// and switches have no use for it, lists only inside.
func (i item) leavesField(key string) bool {
	switch {
	case i.multiline():
		return false
	case i.field.Kind == walk.Choose:
		return i.pick(key).choice == i.choice
	default:
		return true
	}
}

// blocked is why the chosen entry cannot be had.
func (i item) blocked() string {
	if i.choice < len(i.field.Choices) {
		return i.field.Choices[i.choice].Disabled
	}
	return ""
}

func (i item) multiline() bool { return i.field.Kind == walk.JSON || i.field.Kind == walk.Pairs }

func (i item) secret() bool { return i.field.Secret || i.field.Kind == walk.Password }

func (i item) focused(on bool) item {
	switch {
	case !i.typed():
	case i.multiline() && on:
		i.area.Focus()
	case i.multiline():
		i.area.Blur()
	case on:
		i.line.Focus()
	default:
		i.line.Blur()
	}
	return i
}

// update gives a key to the item.
func (i item) update(key tea.KeyMsg) (item, tea.Cmd) {
	var command tea.Cmd
	if i.spent && key.Type == tea.KeyRunes {
		i.line.SetValue("")
	}
	i.spent = false
	switch {
	case i.field.Kind == walk.Toggle:
		if key.String() == " " {
			i.on = !i.on
		}
	case i.field.Kind == walk.Choose:
		i = i.pick(key.String())
	case i.multiline():
		i.area, command = i.area.Update(key)
	default:
		i.line, command = i.line.Update(key)
	}
	return i, command
}

// pick chooses by number, or by an arrow key among what can be chosen.
func (i item) pick(key string) item {
	choices := i.field.Choices
	if len(key) == 1 && key >= "1" && key <= "9" {
		if n := int(key[0] - '1'); n < len(choices) && choices[n].Disabled == "" {
			i.choice = n
		}
		return i
	}
	step := map[string]int{"up": -1, "left": -1, "down": 1, "right": 1, " ": 1}[key]
	if step == 0 {
		return i
	}
	for n := i.choice + step; n >= 0 && n < len(choices); n += step {
		if choices[n].Disabled == "" {
			i.choice = n
			return i
		}
	}
	return i
}

// notice is what a field says about the last thing typed or pasted.
func (i item) notice() string {
	switch {
	case !i.typed():
		return ""
	case i.multiline():
		return i.area.Notice()
	default:
		return i.line.Notice()
	}
}
