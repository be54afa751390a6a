package plain

import (
	"context"
	"testing"

	"authwalk/flow/walk"
)

// typing answers every question with what is next in it.
type typing []string

func (t *typing) next() (string, error) {
	typed := (*t)[0]
	*t = (*t)[1:]
	return typed, nil
}

func (t *typing) Line(context.Context) (string, error)           { return t.next() }
func (t *typing) Secret(context.Context, string) (string, error) { return t.next() }

// TestASpaceAtTheEndOfASecretIsTold, once: nobody sees it.
func TestASpaceAtTheEndOfASecretIsTold(t *testing.T) {
	password, repeated := walk.Field{Key: "NEW_PASSWORD", Kind: walk.Password}, walk.Field{Key: "again", Kind: walk.Password, Same: "NEW_PASSWORD"}
	for typed, want := range map[string]int{"Winter-2026! ": 1, "\tWinter-2026!": 1, "Winter 2026!": 0} {
		told := 0
		s := &session{options: Options{Print: func(string) { told++ }}}
		f := fixed(walk.Prompt{}, walk.NewValues(map[string]string{"NEW_PASSWORD": typed}))
		for _, field := range []walk.Field{password, repeated, {Key: "name"}} {
			s.check(&f, field, typed)
		}
		if told != want {
			t.Errorf("%q is told %d times", typed, told)
		}
	}
}

// TestASecretIsNoCommandUnlessItIsOne takes a command at a password, and every
// password, one that is a command with a question mark more.
func TestASecretIsNoCommandUnlessItIsOne(t *testing.T) {
	for _, test := range []struct {
		typed typing
		want  string
		done  int
	}{
		{typing{"?m", "word"}, "word", 1},
		{typing{"??m"}, "?m", 0},
		{typing{"???m"}, "??m", 0},
		{typing{"?", "?", "word"}, "word", 2},
		{typing{"??"}, "?", 0},
		{typing{"?mm"}, "?mm", 0},
		{typing{"??mm"}, "??mm", 0},
		{typing{" ?m"}, " ?m", 0},
		{typing{"m"}, "m", 0},
		{typing{""}, "given", 0},
	} {
		done := 0
		count := func(context.Context) (string, error) { done++; return "", nil }
		commands := []command{{letter: "m", name: "more fields", do: count}, {letter: sign, name: "help", do: count}}
		s := &session{options: Options{Input: &test.typed}}
		got, err := s.field(t.Context(), walk.Field{Label: "Password", Secret: true, Value: "given"}, commands)
		if err != nil || got != test.want || done != test.done {
			t.Errorf("%v left: %q after %d commands, %v; want %q after %d", test.typed, got, done, err, test.want, test.done)
		}
	}
}

// TestAWarningIsSaidBeforeTheFields, as a line with a word for its sign.
func TestAWarningIsSaidBeforeTheFields(t *testing.T) {
	var said []string
	s := &session{options: Options{Print: func(line string) { said = append(said, line) }}}
	s.tellPrompt(walk.Prompt{Sentence: "Enter the code.", Warning: "This machine's clock is 42 s behind the server's."})
	if len(said) != 2 || said[1] != "Warning: This machine's clock is 42 s behind the server's." {
		t.Errorf("%q", said)
	}
}
