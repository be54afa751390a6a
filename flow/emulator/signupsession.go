package emulator

import (
	"encoding/base64"
	"io"
	"slices"
	"time"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

// signUpSession leads from a sign-up through its confirmation to the first
// sign-in, which then needs no further code (reference section 6.5).
type signUpSession struct {
	username, clientID string
	// confirmed tells that the session came from ConfirmSignUp and signs in.
	confirmed bool
	expires   time.Time
}

// signUpSessionsKept bounds the memory of sign-ups.
const signUpSessionsKept = 10_000

// newSessionID makes the opaque text of a session. Real ones begin like this
// and are long.
func newSessionID(source io.Reader) string {
	return "AYABe" + base64.RawURLEncoding.EncodeToString(random.Bytes(source, 384))
}

// beginSignUpSession makes a session for clients with USER_AUTH, and the empty
// text for others.
func (c *call) beginSignUpSession(user *pool.User, confirmed bool) string {
	if !slices.Contains(c.client.ExplicitAuthFlows, "ALLOW_USER_AUTH") {
		return ""
	}
	id, expires := newSessionID(c.random()), c.now.Add(c.client.SessionValidity())
	c.pool.signUps.put(id, signUpSession{user.Username, c.client.ClientID, confirmed, expires}, c.now, expires)
	return id
}

// continueSignUp takes the session of a SignUp for its ConfirmSignUp.
func (c *call) continueSignUp(id string, user *pool.User) (known bool) {
	session, found := c.pool.signUps.take(id)
	return found && !session.confirmed && session.username == user.Username &&
		session.clientID == c.client.ClientID && !c.now.After(session.expires)
}
