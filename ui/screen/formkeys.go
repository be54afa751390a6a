package screen

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

var (
	newLine = style.Binding{Keys: []string{"enter"}, Label: "enter", Desc: "new line", Help: "Begins a new line; tab leaves the field, and enter then presses the button."}
	repeat  = style.Binding{Keys: []string{"enter"}, Label: "enter", Desc: "repeat the sign-in", Help: "Asks whether to sign in again up to this step, because its session has expired."}
	open    = style.Binding{Keys: []string{" "}, Label: "space", Desc: "choose", Help: "Opens the list: the arrow keys choose then. Without it they go to the next field."}
	tick    = style.Binding{Keys: []string{" "}, Label: "space", Desc: "tick", Help: "Switches yes and no."}
)

// Keys are the form's bindings.
func (f Form) Keys(c Context) []style.Binding {
	if f.hasList() {
		return f.listBindings(c.Expired)
	}
	keys := []style.Binding{f.enter(c.Expired)}
	switch {
	case f.shown() > 1:
		keys = append(keys, style.Tab)
	case f.multiline():
		keys = append(keys, style.Tab.WithDesc("to the button"))
	}
	if len(f.items) > 0 {
		switch f.items[f.focus].field.Kind {
		case walk.Choose:
			if f.passing {
				return append(keys, open, f.suggest())
			}
			keys = append(keys, style.Arrows)
		case walk.Toggle:
			keys = append(keys, tick)
		}
	}
	if f.start {
		return append(keys, f.suggest())
	}
	return keys
}

// suggest lists values for the focused field.
func (f Form) suggest() style.Binding {
	if offered := f.Offered(); offered != "" {
		return style.Newest.WithDesc(offered)
	}
	binding := style.Newest.WithDesc("list")
	if !f.suggests() {
		return binding.DisabledIf("there is no list for this field")
	}
	return binding
}

func (f Form) suggests() bool { return len(f.items) > 0 && f.items[f.focus].field.Suggests }

func (f Form) enter(expired bool) style.Binding {
	switch {
	case f.multiline():
		return newLine
	case expired:
		return repeat
	}
	if f.prompt.Button == "" {
		return style.Enter
	}
	return style.Enter.WithDesc(strings.ToLower(f.prompt.Button))
}

func (f Form) shown() int {
	count := 0
	for n := range f.items {
		if f.visible(n) {
			count++
		}
	}
	return count
}

// Help explains the focused field, warns, then explains the challenge.
func (f Form) Help(Context) []string {
	var lines []string
	if len(f.items) > 0 {
		field := f.items[f.focus].field
		lines = append(lines, joined(field.Label, field.Help), field.Hint)
		if field.Kind == walk.Choose {
			lines = append(lines, f.choicesHelp(f.items[f.focus])...)
		}
	}
	return append(append(lines, f.prompt.Warning, joined(f.prompt.Name, f.prompt.Help)), f.signingHelp()...)
}

// choicesHelp explains the chosen entry of a list, then the others; on the start form,
// whose lists are long, the chosen one alone.
func (f Form) choicesHelp(i item) []string {
	var chosen, others []string
	for n, choice := range i.field.Choices {
		line := joined(choice.Label, choice.Help)
		if n == i.choice {
			chosen = append(chosen, line)
		} else if !f.start {
			others = append(others, line)
		}
	}
	return append(chosen, others...)
}

// joined is "name: text", or nothing without a text.
func joined(name, text string) string {
	if text == "" {
		return ""
	}
	return name + ": " + text
}
