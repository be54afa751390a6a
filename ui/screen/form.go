package screen

import (
	"fmt"
	"slices"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// moreKey is the key of the field that takes further answers by name; no
// prompt uses it.
const moreKey = "\x00more"

// Form fills in a prompt: the start, every challenge, every operation.
type Form struct {
	prompt walk.Prompt
	items  []item
	// removed are fields the prompt no longer has; they come back as they were
	// left.
	removed []item
	edited  map[string]bool
	focus   int
	// onButton tells that the button has the focus: a field that takes enter for
	// itself was left, and there is no other to go to.
	onButton bool
	// passing tells that an arrow key led to the list that has the focus: the next one
	// goes on, and changes nothing.
	passing bool
	// problem is what keeps the form from being sent, beside the field key.
	problem, problemKey string
	refused             *walk.Error
	// insisted is the doubt about a field that was said: the button sends it next time.
	insisted, insistedKey string
	// amended is the refusal that is out of sight because the answer was changed since.
	amended *walk.Error
	title   string
	start   bool
	// list is what can be taken for the focused field, while it is open.
	list *fieldList
	// settled is what stood in the field when its list was closed: no list is offered
	// for it again.
	settled string
	// code is the QR code of the authenticator as drawn, codeInSight that there is room
	// for it.
	code        []string
	codeInSight bool
}

// NewForm asks a prompt.
func NewForm(prompt walk.Prompt) Form {
	return Form{edited: map[string]bool{}}.With(prompt).FocusFirst()
}

// NewStart asks the start prompt: its form tells when it was edited, has
// suggestions, and has a title of its own.
func NewStart(prompt walk.Prompt, title string) Form {
	form := NewForm(prompt)
	form.start, form.title = true, title
	return form.FocusFirst()
}

// With asks another prompt and keeps what has been typed under the same keys.
func (f Form) With(prompt walk.Prompt) Form {
	known := map[string]item{}
	for _, i := range slices.Concat(f.removed, f.items) {
		known[i.field.Key] = i
	}
	focused := f.focusedKey()
	f.prompt, f.items, f.focus = prompt, nil, 0
	f.code = drawnCode(prompt.Authenticator)
	for _, field := range f.fields() {
		i := newItem(field)
		if old, ok := known[field.Key]; ok && f.edited[field.Key] {
			i = i.keep(old)
		}
		delete(known, field.Key)
		f.items = append(f.items, i)
	}
	f.removed = nil
	for _, i := range known {
		f.removed = append(f.removed, i)
	}
	return f.focusOn(focused)
}

// fields are the prompt's, and the one for further answers where it takes any.
func (f Form) fields() []walk.Field {
	if !f.prompt.Free {
		return f.prompt.Fields
	}
	more := walk.Field{
		Key: moreKey, Label: "More values", Kind: walk.Pairs, Optional: true,
		Hint: "name=value, one to a line",
		Help: "Adds members to the request. A name that is already above is replaced.",
	}
	at := slices.IndexFunc(f.prompt.Fields, func(field walk.Field) bool { return field.Key == walk.CallPrefix })
	if at < 0 {
		at = len(f.prompt.Fields)
	}
	return slices.Insert(slices.Clone(f.prompt.Fields), at, more)
}

// Refused shows beside the fields why the service did not take the answer.
func (f Form) Refused(err *walk.Error) Form {
	if err != nil && f.amended != nil && err.Error() == f.amended.Error() && err.Field == f.amended.Field {
		return f
	}
	f.refused, f.amended = err, nil
	if err != nil && err.Field != "" {
		return f.focusOn(err.Field)
	}
	return f
}

// Spent tells which answer was refused: a code of it that still stands there is
// replaced by what is typed next.
func (f Form) Spent(answer walk.Values) Form {
	f.items = slices.Clone(f.items)
	for n, i := range f.items {
		f.items[n].spent = i.field.Kind == walk.Code && i.value() != "" && i.value() == answer.Get(i.field.Key)
	}
	return f
}

// Set fills fields in from outside: a suggestion, a pasted token, a code, an
// answer that was given before, and what repeats it.
func (f Form) Set(values walk.Values) Form {
	f.items = slices.Clone(f.items)
	for n, i := range f.items {
		key := i.field.Key
		if i.field.Same != "" && !values.Has(key) {
			key = i.field.Same
		}
		if values.Has(key) {
			f.items[n] = i.with(values.Get(key))
			if i.field.Key == f.problemKey {
				f.problem, f.problemKey = "", ""
			}
			f = f.edit(i.field.Key)
		}
	}
	return f.focusOn(f.focusedKey())
}

// Quiet is the form without what its fields said about the last key.
func (f Form) Quiet() Form {
	f.items = slices.Clone(f.items)
	for n, i := range f.items {
		i.line, i.area = i.line.Quiet(), i.area.Quiet()
		f.items[n] = i
	}
	return f
}

// AsksNothing tells that the form has no field to fill in.
func (f Form) AsksNothing() bool { return len(f.items) == 0 }

// CodeKey is the key of the first field that is shown and takes a code, or "".
func (f Form) CodeKey() string { return f.codeField().Key }

// Unsent tells that the code that is asked for will not come.
func (f Form) Unsent() bool { return f.prompt.Unsent }

// FilledIn tells that something was typed or filled in.
func (f Form) FilledIn() bool { return len(f.edited) > 0 }

// MaybeCode tells that only the pool knows whether that field takes a code.
func (f Form) MaybeCode() bool { return f.codeField().MaybeCode }

func (f Form) codeField() walk.Field {
	for n, i := range f.items {
		if (i.field.Kind == walk.Code || i.field.MaybeCode) && f.visible(n) {
			return i.field
		}
	}
	return walk.Field{}
}

// Focused is the key of the field that has the focus, and its text unless it
// is secret.
func (f Form) Focused() (key, text string) {
	if len(f.items) == 0 {
		return "", ""
	}
	return f.items[f.focus].field.Key, f.items[f.focus].value()
}

func (f Form) focusedKey() string {
	key, _ := f.Focused()
	return key
}

// focusOn moves the focus to a key, or to the first field that is shown.
func (f Form) focusOn(key string) Form {
	target := -1
	for n, i := range f.items {
		if f.visible(n) && (i.field.Key == key || target < 0) {
			target = n
		}
		if i.field.Key == key && f.visible(n) {
			break
		}
	}
	f.focus, f.onButton, f.passing = max(target, 0), false, false
	if f.hasList() && f.focusedKey() != f.list.key {
		f.list = nil
	}
	f.items = slices.Clone(f.items)
	for n := range f.items {
		f.items[n] = f.items[n].focused(n == f.focus)
	}
	return f
}

// FocusOn puts the focus on the field with a key, if it is shown. What was chosen
// there and cannot be had gives way to the first that can, which is said.
func (f Form) FocusOn(key string) (focused Form, instead string) {
	if !f.Has(key) {
		return f, ""
	}
	f = f.focusOn(key)
	if i := f.items[f.focus]; i.field.Kind == walk.Choose && i.blocked() != "" {
		first := i.with("").value()
		instead = fmt.Sprintf("%s is chosen now, in place of %s: %s.", first, i.value(), i.blocked())
		return f.Set(walk.NewValues(map[string]string{key: first})).focusOn(key), instead
	}
	return f, ""
}

// FocusFirst puts the focus on the first thing still to be filled in or chosen.
func (f Form) FocusFirst() Form {
	for n, i := range f.items {
		empty := (i.typed() || i.field.Kind == walk.Toggle) && !i.field.Optional && i.value() == ""
		if f.visible(n) && (empty || i.field.Kind == walk.Choose && !f.start) {
			return f.focusOn(i.field.Key)
		}
	}
	return f.focusOn("")
}

// move goes to the next field that is shown, or the one before; from a field
// that takes enter for itself and is the only one, to the button and back.
func (f Form) move(step int) Form {
	for n := 1; n < len(f.items); n++ {
		next := (f.focus + step*n + len(f.items)) % len(f.items)
		if f.visible(next) {
			return f.focusOn(f.items[next].field.Key)
		}
	}
	if f.multiline() {
		return f.focusButton()
	}
	return f.focusOn(f.focusedKey())
}

// focusButton puts the focus on the button.
func (f Form) focusButton() Form {
	f.items = slices.Clone(f.items)
	f.items[f.focus] = f.items[f.focus].focused(false)
	f.onButton = true
	return f
}

// Update takes a key.
func (f Form) Update(key tea.KeyMsg, c Context) (Screen, Event) {
	if key.Paste && f.start && len(f.items) > 0 && !f.items[f.focus].secret() {
		return f.typeInto(key, Pasted{string(key.Runes)})
	}
	name := key.String()
	if f.hasList() {
		if next, event, taken := f.updateList(name); taken {
			return next, event
		}
	}
	switch {
	case style.Enter.Matches(name) && !f.multiline() && c.Expired:
		return f, Submit{f.Answer()} // what lacks is asked for when the sign-in was repeated
	case style.Enter.Matches(name) && !f.multiline():
		return f.press()
	case len(f.items) == 0:
		return f, nil
	case style.Tab.Matches(name):
		return f.move(1), nil
	case style.BackTab.Matches(name):
		return f.move(-1), nil
	case style.Up.Matches(name) && f.leavesField(name):
		return f.pass(-1), nil
	case style.Down.Matches(name) && f.leavesField(name):
		return f.pass(1), nil
	case f.passing && name == " ":
		f.passing = false
		return f, nil
	case style.Newest.Matches(name) && f.Offered() != "":
		return f.TakeOffer()
	case style.Newest.Matches(name) && f.suggests():
		return f.OpenList(), Suggest{f.focusedKey()}
	}
	return f.typeInto(key, nil)
}

// multiline tells that enter belongs to a field of several lines.
func (f Form) multiline() bool {
	return len(f.items) > 0 && !f.onButton && f.items[f.focus].multiline()
}

func (f Form) leavesField(key string) bool {
	return f.onButton || f.passing || f.items[f.focus].leavesField(key)
}

// pass goes to the next field by an arrow key. On the start form, lists are among the
// other fields, and whoever goes down to the last one changes no flow on the way.
func (f Form) pass(step int) Form {
	f = f.move(step)
	f.passing = f.start && !f.onButton && f.items[f.focus].field.Kind == walk.Choose
	return f
}

// typeInto gives a key to the focused field.
func (f Form) typeInto(key tea.KeyMsg, event Event) (Screen, Event) {
	if len(f.items) == 0 {
		return f, event
	}
	f.passing = false
	old := f.items[f.focus]
	changed, command := old.update(key)
	f.items = slices.Clone(f.items)
	f.items[f.focus] = changed
	if changed.value() != old.value() {
		f = f.edit(old.field.Key)
		f.problem, f.problemKey = "", ""
		if f.hasList() && f.list.message == "" {
			f = f.filterList(true)
		}
		if event == nil {
			event = Edited{}
		}
	}
	if command != nil && event == nil {
		event = Run{command}
	}
	return f, event
}
