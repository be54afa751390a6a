package state

import (
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/pool"
)

// signInsKept bounds the memory of sign-ins; the oldest are forgotten first.
const signInsKept = 200_000

// RememberSignIn keeps a sign-in that led to tokens, or was revoked, for as long
// as its refresh token is valid.
func (p *Pool) RememberSignIn(s *issue.SignIn, now time.Time) {
	p.signIns.put(s.EventID, s, now, s.Expires())
	p.keepSignIn(s)
}

// SignIn is the sign-in with this event id, nil when it is not remembered.
func (p *Pool) SignIn(eventID string) *issue.SignIn {
	s, _ := p.signIns.get(eventID)
	return s
}

// SignInOf is the sign-in of a refresh token, the one that is remembered where
// there is one, and which of its tokens that is; nil for a token of others.
func (p *Pool) SignInOf(refreshToken string) (s *issue.SignIn, number int) {
	opened, number, ok := p.Keys.OpenRefreshToken(refreshToken)
	if !ok {
		return nil, 0
	}
	if known := p.SignIn(opened.EventID); known != nil {
		return known, number
	}
	return opened, number
}

// EachSignIn visits the sign-ins of a user that are remembered.
func (p *Pool) EachSignIn(user *pool.User, visit func(*issue.SignIn)) {
	p.signIns.each(func(s *issue.SignIn) {
		if s.Sub == user.Sub() {
			visit(s)
		}
	})
}
