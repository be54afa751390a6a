// Package input holds the fields a person types into: Field is one line, Area
// several.
//
// Both are values: Update returns the next field and never changes the one it
// was called on. They draw no cursor of their own; View says in which cell it
// stands, so that the terminal's real cursor can be put there, where screen
// readers and input methods look for it.
//
// What a field refuses or changes is said by Notice. A pasted text is taken
// whole or not at all: one line break at its end is dropped in a Field, a
// control character inside or too many bytes refuse it. No pasted text presses
// enter: package ui/term turns an enter that arrives together with text into
// PastedBreak, and a marked paste is a message of its own.
//
// The package knows keys and characters. It refuses to know what a field is
// for, and it never reads a clipboard: pasting is the terminal's doing.
package input
