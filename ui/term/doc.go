// Package term is the edge to the terminal: what bubbletea v1 leaves to be
// wished for on the way in and on the way out.
//
//   - The start: bubbletea asks the terminal for its background colour before
//     main and waits five seconds for one that does not answer. quiet.go
//     prevents the question.
//   - In: Input drops what the terminal says of itself (late answers would be
//     typed into the focused field) and keeps the enter of an unmarked paste
//     from submitting a form.
//   - Out: Output places the real cursor after each frame, wraps frames in
//     synchronised updates, asks the terminal two questions behind the first
//     frame, sends text to the clipboard, and gives a terminal up that has
//     stopped reading when the program is to end.
//
// Package term/program runs a model with both. It is apart because this
// package must not import bubbletea: see quiet.go.
//
// The package knows bytes and escape sequences. It refuses to know what is on
// the screen.
package term
