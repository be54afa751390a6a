package plain

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// form is a prompt that is filled in field by field.
type form struct {
	// prompt is asked again when something has been filled in: which fields there
	// are may depend on it.
	prompt func(filled walk.Values) walk.Prompt
	filled walk.Values
	// asked are the fields that need not be asked for any more.
	asked map[string]bool
	// standing tells that what has a value need not be asked for.
	standing bool
	// fault is the key of a field that was found wrong: it is asked for, though it
	// may not be needed.
	fault string
	// commands are offered with every field, and code is the newest one for a
	// field that is a code; nil where nothing makes codes.
	commands []command
	code     func(context.Context) (string, error)
}

// fixed is the form of a prompt that stays as it is.
func fixed(p walk.Prompt, filled walk.Values) form {
	return form{prompt: func(walk.Values) walk.Prompt { return p }, filled: filled, asked: map[string]bool{}}
}

func (f form) shown() walk.Prompt { return view.Prompt(f.prompt(f.filled)) }

// needed tells that a field has to be filled in.
func needed(field walk.Field) bool { return !field.Optional }

// visible are the fields that are to be asked for, needed ones or others.
func (f form) visible(wanted func(walk.Field) bool) []walk.Field {
	fields := slices.Clone(f.shown().Fields)
	fields = slices.DeleteFunc(fields, func(field walk.Field) bool { return !field.When.Met(f.filled.Get) || !wanted(field) })
	for i, field := range fields {
		if f.filled.Has(field.Key) {
			fields[i].Value = f.filled.Get(field.Key)
		}
	}
	return fields
}

// next is the first needed field that has not been asked for.
func (f form) next() (walk.Field, bool) {
	fields := f.visible(func(field walk.Field) bool {
		return (needed(field) && (!f.standing || field.Value == "") || field.Key == f.fault) && !f.asked[field.Key]
	})
	if len(fields) == 0 {
		return walk.Field{}, false
	}
	return fields[0], true
}

func optional(field walk.Field) bool { return !needed(field) && field.Same == "" }

// fill asks for what is needed, and offers the rest.
func (s *session) fill(ctx context.Context, f form) (walk.Values, error) {
	offeredMore := false
	for field, left := f.next(); left; field, left = f.next() {
		commands := s.fieldCommands(&f, field)
		offeredMore = true
		typed, err := s.field(ctx, field, commands)
		if err != nil {
			return walk.Values{}, err
		}
		f.asked[field.Key] = true
		f.filled = f.filled.With(field.Key, typed)
		s.check(&f, field, typed)
	}
	if !offeredMore && !f.standing && slices.ContainsFunc(f.visible(optional), func(field walk.Field) bool { return field.Kind != walk.Toggle }) {
		if err := s.offerMore(ctx, &f); err != nil {
			return walk.Values{}, err
		}
	}
	return f.filled, nil
}

// check says what is wrong with a text under the rules of its field, and has both
// be asked for again where one is to repeat the other and does not.
func (s *session) check(f *form, field walk.Field, typed string) {
	if field.Same != "" && typed != f.filled.Get(field.Same) {
		s.print("The two differ. Type both again.")
		f.asked[field.Key], f.asked[field.Same] = false, false
		f.filled = f.filled.Without(field.Key, field.Same)
		return
	}
	if field.HidesBlank(typed) {
		s.print("It begins or ends with a space, which is sent too.")
	}
	var lacks []string
	for _, rule := range f.shown().Rules {
		lack := rule.Lacks(typed)
		switch {
		case rule.Key != field.Key || lack == "":
		case rule.Kind == walk.MinLength:
			lacks = append(lacks, lack+" characters")
		default:
			lacks = append(lacks, lack)
		}
	}
	if len(lacks) > 0 {
		s.say("It lacks, by the pool's policy: " + strings.Join(lacks, ", ") + ".")
	}
}

// fieldCommands are those that fit a field.
func (s *session) fieldCommands(f *form, field walk.Field) []command {
	var commands []command
	if f.code != nil && (field.Kind == walk.Code || field.MaybeCode) {
		commands = append(commands, command{letter: "n", name: "newest code", do: f.code})
	}
	if len(f.visible(optional)) > 0 {
		commands = append(commands, command{letter: "m", name: "more fields", do: func(ctx context.Context) (string, error) { return "", s.more(ctx, f) }})
	}
	commands = append(commands, f.commands...)
	help := []string{field.Help, f.shown().Help}
	if field.Secret || field.Kind == walk.Password {
		help = append(help, "Only these commands are taken out of what is typed here. A secret that is one of them is typed with a question mark more: ??q for ?q.")
	}
	return s.withHelp(help, commands, field.Kind == walk.Code)
}

// offerMore asks whether any of the other fields are to be filled in.
func (s *session) offerMore(ctx context.Context, f *form) error {
	var names []string
	for _, field := range f.visible(optional) {
		names = append(names, field.Label)
	}
	yes, err := s.confirm(ctx, "There is more that can be filled in: "+strings.Join(names, ", ")+". Fill in any of it?")
	if err != nil || !yes {
		return err
	}
	return s.more(ctx, f)
}

// more fills in fields that need not be filled in, until nothing is chosen.
func (s *session) more(ctx context.Context, f *form) error {
	for {
		fields := f.visible(optional)
		for i, field := range fields {
			s.print(fmt.Sprintf("%d. %s", i+1, withNotes(field.Label, standing(field))))
		}
		typed, err := s.line(ctx, "Field to fill in, by number or name, or enter to go on", nil, false)
		if err != nil || strings.TrimSpace(typed) == "" {
			return err
		}
		place, found := chosen(typed, len(fields), func(i int) []string { return []string{fields[i].Label, fields[i].Key} })
		if !found {
			s.print("Type " + numbersTo(len(fields)) + ", or a name.")
			continue
		}
		filled, err := s.field(ctx, fields[place], s.withHelp([]string{fields[place].Help}, nil, false))
		if err != nil {
			return err
		}
		f.filled = f.filled.With(fields[place].Key, filled)
	}
}

// standing is what a field has, for a list of fields.
func standing(field walk.Field) string {
	switch {
	case field.Value == "":
		return ""
	case field.Secret || field.Kind == walk.Password:
		return "given"
	case field.Kind == walk.Toggle:
		return "yes"
	default:
		return "now " + view.Line(field.Value)
	}
}
