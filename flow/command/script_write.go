package command

import (
	"fmt"
	"strings"
	"unicode"
)

// scriptLanguage writes a script in one language.
type scriptLanguage interface {
	// begin writes what every script of the language begins with, below its title.
	begin(script)
	ask(ask) error
	say(said)
	compute(*computation) error
	request(*request) error
	// show prints what is to be shown of the last answer.
	show(shown) error
	// failWithoutTokens ends the script as a failure where the last answer has none.
	failWithoutTokens()
	line(format string, arguments ...any)
	String() string
}

// scriptText is a script that is written line by line.
type scriptText struct{ strings.Builder }

func (t *scriptText) line(format string, arguments ...any) {
	_, _ = fmt.Fprintf(t, format+"\n", arguments...)
}

// writeIn writes a script in a language.
func (s script) writeIn(w scriptLanguage) (string, error) {
	for _, line := range s.title {
		w.line("# %s", oneLine(line))
	}
	w.begin(s)
	if len(s.asks) > 0 {
		w.line("\n# Secrets come from the environment, or are asked for.")
	}
	for _, asked := range s.asks {
		if err := w.ask(asked); err != nil {
			return "", err
		}
	}
	for _, part := range s.parts {
		if err := writePart(w, part); err != nil {
			return "", err
		}
	}
	w.line("")
	if err := w.show(s.shown); err != nil {
		return "", err
	}
	if s.last().tokens || s.last().expected != "" {
		w.failWithoutTokens()
	}
	return w.String(), nil
}

func writePart(w scriptLanguage, part any) error {
	switch part := part.(type) {
	case note:
		w.line("\n# %s", oneLine(part.text))
	case ask:
		w.line("")
		return w.ask(part)
	case said:
		w.say(part)
	case *computation:
		return w.compute(part)
	case *request:
		return w.request(part)
	}
	return nil
}

// oneLine is a text that cannot end the comment it stands in, nor change how it
// is shown.
func oneLine(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsPrint(c) {
			return c
		}
		return ' '
	}, text)
}

// writtenItems are the items of a list as a language writes them, with commas.
func writtenItems(items List, write func(any) (string, error)) (string, error) {
	written := make([]string, len(items))
	for i, item := range items {
		text, err := write(item)
		if err != nil {
			return "", err
		}
		written[i] = text
	}
	return strings.Join(written, ", "), nil
}
