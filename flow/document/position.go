package document

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Position is where something stands in a document, both counted from 1. A
// Column of 0 means that only the line is known, a Line of 0 that it stands in none,
// since a program made it.
type Position struct{ Line, Column int }

var start = Position{Line: 1, Column: 1}

// Error is what is wrong at a place of a document. It holds names at most,
// never values.
type Error struct {
	At      Position
	Problem string
	// Cause is what Problem was made from, where it was an error.
	Cause error
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Error gives line and column, as far as they are known, and what is wrong there.
func (e *Error) Error() string {
	switch {
	case e.At.Line == 0:
		return e.Problem
	case e.At.Column == 0:
		return fmt.Sprintf("line %d: %s", e.At.Line, e.Problem)
	default:
		return fmt.Sprintf("line %d, column %d: %s", e.At.Line, e.At.Column, e.Problem)
	}
}

// Errorf is an *Error at this place.
func (p Position) Errorf(format string, arguments ...any) error {
	err := fmt.Errorf(format, arguments...)
	return &Error{At: p, Problem: err.Error(), Cause: errors.Unwrap(err)}
}

// positionOf is where the byte at offset stands.
func positionOf(data []byte, offset int) Position {
	before := data[:offset]
	line := bytes.Count(before, []byte("\n"))
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return Position{Line: line + 1, Column: column + 1}
}
