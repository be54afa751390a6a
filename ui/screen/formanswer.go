package screen

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/walk"
)

// Answer is what has been filled in and would be sent.
func (f Form) Answer() walk.Values {
	texts := map[string]string{}
	for n, i := range f.items {
		value := i.value()
		// What was there before and was emptied is part of the answer.
		unsaid := value == "" && (i.field.Optional && i.field.Value == "" || f.start)
		if !f.visible(n) || i.field.Same != "" || i.field.Key == moreKey || unsaid {
			continue
		}
		texts[i.field.Key] = value
	}
	for name, value := range f.moreValues() {
		texts[name] = value
	}
	return walk.NewValues(texts)
}

func (f Form) moreValues() map[string]string {
	texts := map[string]string{}
	for line := range strings.Lines(f.get(moreKey)) {
		if name, value, found := strings.Cut(strings.TrimRight(line, "\r\n"), "="); found {
			texts[strings.TrimSpace(name)] = value
		}
	}
	return texts
}

// isPairs reports whether every line is a name and a value.
func isPairs(text string) bool {
	for line := range strings.Lines(text) {
		name, _, found := strings.Cut(line, "=")
		if strings.TrimSpace(line) != "" && (!found || strings.TrimSpace(name) == "") {
			return false
		}
	}
	return true
}

func (f Form) get(key string) string {
	for _, i := range f.items {
		if i.field.Key == key {
			return i.value()
		}
	}
	return ""
}

func (f Form) visible(n int) bool { return f.items[n].field.When.Met(f.get) }

// Marked are the options that are marked, one for each field that has some.
func (f Form) Marked() []string {
	var marked []string
	for n, i := range f.items {
		if i.field.Kind == walk.Choose && f.visible(n) {
			marked = append(marked, i.value())
		}
	}
	return marked
}

// edit notes that a field was changed: what was refused is another answer now.
func (f Form) edit(key string) Form {
	if f.refused != nil {
		f.refused, f.amended = nil, f.refused
	}
	if key == f.insistedKey {
		f.insisted, f.insistedKey = "", ""
	}
	touched := map[string]bool{key: true}
	for other := range f.edited {
		touched[other] = true
	}
	f.edited = touched
	return f
}

// press presses the button: it sends, or goes to the first field at fault.
func (f Form) press() (Screen, Event) {
	key, problem := f.check()
	doubted, doubt := f.doubt()
	switch {
	case problem != "" && (doubt == "" || doubt == f.insisted || !f.repeats(key)):
		return f.Problem(key, problem), nil
	case doubt != "" && doubt != f.insisted:
		f = f.Problem(doubted, doubt)
		f.insisted, f.insistedKey = doubt, doubted
		return f, nil
	}
	f.problem, f.problemKey, f.refused, f.amended = "", "", nil, nil
	return f, Submit{f.Answer()}
}

// repeats tells that a field only repeats another one.
func (f Form) repeats(key string) bool {
	return slices.ContainsFunc(f.items, func(i item) bool { return i.field.Key == key && i.field.Same != "" })
}

// doubt is what cannot be right, and is sent all the same when the button is pressed once
// more: a code that is too short or too long, a password against the rules.
func (f Form) doubt() (key, doubt string) {
	for n, i := range f.items {
		if lacks := f.lacks(i); f.visible(n) && lacks != "" {
			return i.field.Key, "Not sent yet: it needs " + lacks + ". enter once more sends it."
		}
		if digits := i.field.Digits; f.visible(n) && i.field.Kind == walk.Code && digits > 0 && i.value() != "" && len(i.value()) != digits {
			return i.field.Key, fmt.Sprintf("Not sent yet: this code has %d of %d digits. enter once more sends it.", len(i.value()), digits)
		}
	}
	return "", ""
}

// Problem shows what is wrong with a field.
func (f Form) Problem(key, text string) Form {
	f = f.focusOn(key)
	f.problem, f.problemKey = text, key
	return f
}

// lowerFirst is a label inside a sentence; names in capitals stay.
func lowerFirst(label string) string {
	if len(label) < 2 || label[1] < 'a' || label[1] > 'z' {
		return label
	}
	return strings.ToLower(label[:1]) + label[1:]
}

func isNoDigit(r rune) bool { return r < '0' || r > '9' }

// Lacks is what the person has to do before the form can be sent, "" for nothing.
func (f Form) Lacks() string {
	_, problem := f.check()
	return problem
}

// check is what keeps the form from being sent, and the field at fault.
func (f Form) check() (key, problem string) {
	for n, i := range f.items {
		switch {
		case !f.visible(n):
		case i.field.Same != "" && i.value() != f.get(i.field.Same):
			if i.value() == "" {
				return i.field.Key, "Enter the password again."
			}
			return i.field.Key, "The passwords do not match."
		case i.typed() && !i.field.Optional && i.field.Same == "" && i.value() == "":
			return i.field.Key, "Enter the " + lowerFirst(i.field.Label) + "."
		case i.field.Kind == walk.Toggle && !i.field.Optional && i.value() == "":
			return i.field.Key, "Not sent: press space to tick this, then enter."
		case i.field.Kind == walk.Code && i.field.Digits > 0 && strings.ContainsFunc(i.value(), isNoDigit):
			return i.field.Key, fmt.Sprintf("Not sent: a code of %d digits has nothing but digits.", i.field.Digits)
		case i.field.Kind == walk.Choose && i.blocked() != "":
			return i.field.Key, i.blocked()
		case i.field.Key == moreKey && !isPairs(i.value()):
			return i.field.Key, "Write one name=value per line."
		}
	}
	return "", ""
}
