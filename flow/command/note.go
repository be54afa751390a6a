package command

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Note is something of a command that was not understood, or that was understood
// in a way a person should know of.
type Note struct {
	// Word is what it is about, "" for nothing in particular. It never has a value
	// in it that may be a secret.
	Word string
	// Reason says what became of it.
	Reason string
}

// String is the note in one line.
func (n Note) String() string {
	if n.Word == "" {
		return n.Reason
	}
	return n.Word + ": " + n.Reason
}

// isName is what can be quoted: an option, a name before a value, a command.
// Passwords can look like words as well, so that a word alone is no name.
var isName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(-{1,2}|[$@<>|&;])?[A-Za-z][A-Za-z0-9_.:-]{0,40}$`) })

// quotable is as much of a word as can be shown: an option, or a name and a mask
// for its value. A word that may be a value of its own is only counted.
func quotable(word string) string {
	word = strings.TrimSpace(word)
	if option, _, has := strings.Cut(word, "="); has && isName().MatchString(option) {
		return option + "=••••"
	}
	if strings.HasPrefix(word, "-") && isName().MatchString(word) {
		return word
	}
	return fmt.Sprintf("a word of %d characters", utf8.RuneCountInString(word))
}

// notes collects what is to be said, each thing once and not without end.
type notes struct {
	list []Note
	// beyond counts what came after mostNotes.
	beyond int
}

const mostNotes = 20

func (n *notes) add(word, reason string) {
	note := Note{word, reason}
	switch {
	case slices.Contains(n.list, note):
	case len(n.list) == mostNotes:
		n.beyond++
	default:
		n.list = append(n.list, note)
	}
}

func (n *notes) all() []Note {
	if n.beyond == 0 {
		return n.list
	}
	return append(slices.Clip(n.list), Note{Reason: fmt.Sprintf("and %d more", n.beyond)})
}
