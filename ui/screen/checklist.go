package screen

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// drawRules follows a field's text with the checklist: met, not met, or only
// the service can tell.
func (f Form) drawRules(out *layout, i item) {
	var cells []string
	for _, rule := range f.prompt.Rules {
		if rule.Key == i.field.Key {
			cells = append(cells, ruleCell(out.style, rule, i.value()))
		}
	}
	if i.field.HidesBlank(i.value()) {
		cells = append(cells, out.style.Paint(style.Warning, "! begins or ends with a space"))
	}
	if len(cells) == 0 {
		return
	}
	half := (out.width - 2) / 2
	for n := 0; n < len(cells); {
		line := "  " + cells[n]
		n++
		if n < len(cells) && style.Width(cells[n-1]) <= half-1 && style.Width(cells[n]) <= half {
			line = style.Pad(line, half+2) + cells[n]
			n++
		}
		out.add(out.style.Clip(line, out.width))
	}
	out.gap()
}

func ruleCell(s style.Style, rule walk.Rule, text string) string {
	sign, role := s.Signs.Unknown, style.Muted
	switch rule.Judge(text) {
	case walk.Met:
		sign, role = s.Signs.Done, style.OK
	case walk.NotMet:
		sign, role = s.Signs.NotYet, style.Text
	}
	cell := s.Paint(role, sign) + " "
	if rule.Kind == walk.MinLength {
		cell += strconv.Itoa(rule.Least) + " "
	}
	cell += rule.Text
	if n := utf8.RuneCountInString(text); rule.Kind == walk.MinLength && n > 0 && n < rule.Least {
		cell += s.Paint(style.Muted, " ("+rule.Lacks(text)+")")
	}
	return cell
}

// missing says in a few words what the form waits for, once something has been
// typed.
func (f Form) missing() string {
	var missing []string
	for n, i := range f.items {
		if len(f.prompt.Rules) == 0 || !f.visible(n) || !i.typed() {
			continue
		}
		if lacks := f.lacks(i); lacks != "" {
			missing = append(missing, lacks)
		}
		empty := !i.field.Optional && i.field.Same == "" && i.value() == ""
		differs := i.field.Same != "" && f.get(i.field.Same) != "" && i.value() != f.get(i.field.Same)
		if empty || differs {
			missing = append(missing, i.field.Label)
		}
	}
	return strings.Join(missing, ", ")
}

// lacks is what a text lacks by the rules of its field, "" for nothing, and while there is
// none.
func (f Form) lacks(i item) string {
	var lacks []string
	for _, rule := range f.prompt.Rules {
		if lack := rule.Lacks(i.value()); rule.Key == i.field.Key && i.value() != "" && lack != "" {
			lacks = append(lacks, lack)
		}
	}
	return strings.Join(lacks, ", ")
}

// impossible is why the button cannot do anything whatever is filled in: there
// is nothing to choose from.
func (f Form) impossible() string {
	for n, i := range f.items {
		if f.visible(n) && i.field.Kind == walk.Choose && i.blocked() != "" && !slices.ContainsFunc(i.field.Choices, canBeChosen) {
			return i.blocked()
		}
	}
	return ""
}

func canBeChosen(choice walk.Choice) bool { return choice.Disabled == "" }
