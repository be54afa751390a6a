package plain

import (
	"context"
	"strings"
)

// command is what can be typed in place of an answer: its letter behind a
// question mark, or alone where a letter cannot be an answer.
type command struct {
	letter, name string
	// rare commands are named by the help alone.
	rare bool
	// do returns what is answered instead, "" where the question is asked again.
	do func(context.Context) (answer string, err error)
}

// sign begins commands, and alone asks for help.
const sign = "?"

// spelling is how a command is typed.
func (c command) spelling(bare bool) string {
	if bare || c.letter == sign {
		return c.letter
	}
	return sign + c.letter
}

// offered names the commands behind a question.
func offered(commands []command, bare bool) string {
	var names []string
	for _, c := range commands {
		if !c.rare {
			names = append(names, c.spelling(bare)+" "+c.name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ". Or: " + strings.Join(names, ", ")
}

// withHelp puts the help before the commands, which it names all.
func (s *session) withHelp(help []string, commands []command, bare bool) []command {
	return append(commands, command{letter: sign, name: "help", do: func(context.Context) (string, error) {
		for _, line := range help {
			s.say(line)
		}
		for _, c := range commands {
			s.print("Type " + c.spelling(bare) + " for " + c.name + ".")
		}
		return "", nil
	}})
}

// line asks a question until what is typed is no command.
func (s *session) line(ctx context.Context, question string, commands []command, bare bool) (string, error) {
	for {
		s.print(question + offered(commands, bare) + ":")
		typed, err := s.options.Input.Line(ctx)
		if err != nil {
			return "", err
		}
		c, is := commandOf(typed, commands, bare)
		if !is {
			return typed, nil
		}
		if answer, err := c.do(ctx); err != nil || answer != "" {
			return answer, err
		}
	}
}

func commandOf(typed string, commands []command, bare bool) (c command, is bool) {
	word := strings.TrimSpace(typed)
	for _, c := range commands {
		if word == c.spelling(bare) || word == c.spelling(false) {
			return c, true
		}
	}
	return command{}, false
}
