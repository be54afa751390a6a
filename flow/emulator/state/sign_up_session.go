package state

import "time"

// SignUpSession leads from a sign-up through its confirmation to the first
// sign-in, which then needs no further code.
type SignUpSession struct {
	Username, ClientID string
	// Confirmed tells that the session came from ConfirmSignUp and signs in.
	Confirmed bool
	Expires   time.Time
}

// signUpSessionsKept bounds the memory of sign-ups.
const signUpSessionsKept = 10_000

// KeepSignUp puts the session where the text that it returns finds it.
func (p *Pool) KeepSignUp(s SignUpSession, now time.Time) string {
	text := p.newSessionText()
	p.signUps.put(text, s, now, s.Expires)
	return text
}

// SignUp finds the session of a sign-up.
func (p *Pool) SignUp(text string) (SignUpSession, bool) { return p.signUps.get(text) }

// TakeSignUp finds the session of a sign-up and forgets it: of many who ask at
// once only one has it.
func (p *Pool) TakeSignUp(text string) (SignUpSession, bool) { return p.signUps.take(text) }
