package plain

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// field asks for one field and returns what is filled in.
func (s *session) field(ctx context.Context, f walk.Field, commands []command) (string, error) {
	switch {
	case f.Kind == walk.Choose:
		return s.choose(ctx, f, commands)
	case f.Secret || f.Kind == walk.Password:
		return s.secret(ctx, f, commands)
	case f.Kind == walk.Toggle:
		return s.toggle(ctx, f, commands)
	}
	for {
		typed, err := s.line(ctx, question(f), commands, f.Kind == walk.Code)
		switch {
		case err != nil:
			return "", err
		case typed == "" && f.Value != "":
			return f.Value, nil
		case typed == "" && !f.Optional:
			s.print("This is needed.")
		case f.Kind == walk.Pairs && typed != "":
			return s.furtherPairs(ctx, typed)
		default:
			return typed, nil
		}
	}
}

// furtherPairs reads lines until an empty one.
func (s *session) furtherPairs(ctx context.Context, first string) (string, error) {
	pairs := []string{first}
	for {
		typed, err := s.line(ctx, "Next name=value, or enter to go on", nil, false)
		if err != nil || typed == "" {
			return strings.Join(pairs, "\n"), err
		}
		pairs = append(pairs, typed)
	}
}

// question is a field in one line.
func question(f walk.Field) string {
	var about []string
	switch {
	case f.Kind == walk.Code && f.Digits > 0 && !strings.Contains(f.Hint, "digits"):
		about = append(about, fmt.Sprintf("%d digits", f.Digits))
	case f.Kind == walk.JSON:
		about = append(about, "a JSON object in one line")
	case f.Kind == walk.Pairs:
		about = append(about, "name=value")
	}
	switch {
	case f.Value != "":
		about = append(about, "enter for "+view.Line(f.Value))
	case f.Optional:
		about = append(about, "can be left empty")
	}
	return withNotes(f.Label, append(about, f.Hint)...)
}

// withNotes puts what there is to know about a label behind it.
func withNotes(label string, notes ...string) string {
	var said []string
	for _, note := range notes {
		if note != "" {
			said = append(said, note)
		}
	}
	if len(said) == 0 {
		return label
	}
	return label + " (" + strings.TrimSuffix(strings.Join(said, "; "), ".") + ")"
}

// secret asks for what is not shown. Nothing typed keeps what there is.
func (s *session) secret(ctx context.Context, f walk.Field, commands []command) (string, error) {
	standing := ""
	switch {
	case f.Value != "":
		standing = "enter keeps what was given"
	case f.Optional:
		standing = "can be left empty"
	}
	question := withNotes(f.Label, "not shown", standing, f.Hint) + offered(commands, false) + ": "
	for {
		typed, err := s.options.Input.Secret(ctx, question)
		if err != nil {
			return "", err
		}
		c, is := commandOf(escaped(typed), commands, false)
		is = is && typed == strings.TrimSpace(typed)
		switch {
		case !is && typed == "":
			return f.Value, nil
		case !is:
			return typed, nil
		case escaped(typed) != typed:
			return typed[len(sign):], nil
		}
		if answer, err := c.do(ctx); err != nil || answer != "" {
			return answer, err
		}
	}
}

// escaped is a command with one sign, of a secret that is one with several of them in
// front: such a secret is typed with a sign more.
func escaped(typed string) string {
	if bare := strings.TrimLeft(typed, sign); bare != typed {
		return sign + bare
	}
	return typed
}

// on is what a switch that is on has.
const on = "true"

func (s *session) toggle(ctx context.Context, f walk.Field, commands []command) (string, error) {
	standing := "no"
	if f.Value != "" {
		standing = "yes"
	}
	for {
		typed, err := s.line(ctx, withNotes(f.Label, "yes or no", "enter for "+standing, f.Hint), commands, false)
		if err != nil {
			return "", err
		}
		if typed == "" {
			return f.Value, nil
		}
		if yes, ok := yesOrNo(typed); ok {
			return map[bool]string{true: on}[yes], nil
		}
		s.print("Type yes or no.")
	}
}

func yesOrNo(typed string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(typed)) {
	case "y", "yes", on:
		return true, true
	case "n", "no", "false":
		return false, true
	default:
		return false, false
	}
}

// confirm asks a question that is answered by yes or no.
func (s *session) confirm(ctx context.Context, question string) (bool, error) {
	for {
		typed, err := s.line(ctx, question+" (yes or no)", nil, false)
		if err != nil {
			return false, err
		}
		if yes, ok := yesOrNo(typed); ok {
			return yes, nil
		}
		s.print("Type yes or no.")
	}
}

// choose asks for one of the choices of a field.
func (s *session) choose(ctx context.Context, f walk.Field, commands []command) (string, error) {
	s.print(f.Label + ", one of these:")
	for i, choice := range f.Choices {
		s.print(choiceLine(i, choice))
	}
	standing := ""
	if f.Value != "" {
		standing = "enter for " + labelOf(f)
	} else if f.Optional {
		standing = "can be left empty"
	}
	for {
		typed, err := s.line(ctx, withNotes(f.Label, "number or name", standing, f.Hint), commands, false)
		if err != nil {
			return "", err
		}
		if typed == "" && (f.Value != "" || f.Optional) {
			return f.Value, nil
		}
		place, found := chosen(typed, len(f.Choices), func(i int) []string { return []string{f.Choices[i].Value, f.Choices[i].Label} })
		switch {
		case !found:
			s.print("Type " + numbersTo(len(f.Choices)) + ", or a name.")
		case f.Choices[place].Disabled != "":
			s.print("That is not possible here: " + f.Choices[place].Disabled + ".")
		default:
			return f.Choices[place].Value, nil
		}
	}
}

// labelOf is how the standing choice of a field is called.
func labelOf(f walk.Field) string {
	for _, choice := range f.Choices {
		if choice.Value == f.Value {
			return choice.Label
		}
	}
	return view.Line(f.Value)
}

func choiceLine(i int, choice walk.Choice) string {
	line := fmt.Sprintf("%d. %s", i+1, choice.Label)
	if choice.Leads != "" {
		line += ": " + choice.Leads
		if choice.Then != "" {
			line += ", then " + choice.Then
		}
	}
	if choice.Disabled != "" {
		line += " (not possible here: " + choice.Disabled + ")"
	}
	return line
}

// numbersTo says which numbers can be typed.
func numbersTo(n int) string {
	if n == 1 {
		return "the number 1"
	}
	return fmt.Sprintf("a number from 1 to %d", n)
}

// chosen is the place of what was typed among n entries, each known by its number
// and its names.
func chosen(typed string, n int, names func(i int) []string) (place int, found bool) {
	word := strings.TrimSpace(typed)
	if number, err := strconv.Atoi(word); err == nil && 1 <= number && number <= n {
		return number - 1, true
	}
	for i := range n {
		for _, name := range names(i) {
			if word != "" && strings.EqualFold(name, word) {
				return i, true
			}
		}
	}
	return 0, false
}
