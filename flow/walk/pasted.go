package walk

import "strings"

// Pasted is what a pasted text says: what a start can take from it, or an answer to a
// challenge that waits elsewhere.
type Pasted struct {
	// Said says what it is, About what it is about.
	Said, About string
	// Filled is for the start form.
	Filled Values
	// Continued is a walk that waits for Answer, the zero one where a walk begins.
	Continued Walk
	Answer    Values
	// Notes say what of it is still to be filled in, or cannot be used. Unread says word
	// by word what of the whole text was not understood.
	Notes, Unread []string
}

// Continues reports whether it answers a challenge.
func (p Pasted) Continues() bool { return len(p.Continued.Steps) > 0 }

// Summary says in a line what was read, and what of it was not understood.
func (p Pasted) Summary() string {
	said := append([]string{p.Said}, p.Unread...)
	return strings.Join(append(said, p.Notes...), "; ")
}
