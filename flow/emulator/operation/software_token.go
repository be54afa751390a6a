package operation

import (
	"encoding/base32"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"

	"github.com/pquerna/otp/hotp"
)

// associateSoftwareToken makes a secret for an authenticator, by access token
// or by the session of an MFA_SETUP, which then goes on under a new one.
func associateSoftwareToken(c *call) (any, error) {
	setUp, err := c.beginSetUp()
	if err != nil {
		return nil, err
	}
	defer setUp.end()
	if refusal := pool.CheckAuthenticatorOffered(c.facts(setUp.user.Username)); refusal != nil {
		return nil, refusal
	}
	secret := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(random.Bytes(c.random(), 32))
	_, err = c.edit(setUp.user, func(u *pool.User) error {
		u.Tracked.PendingTotpSecret = secret
		return nil
	})
	if err != nil {
		return nil, err
	}
	return struct {
		SecretCode string
		Session    string `json:",omitempty"`
	}{secret, setUp.nextSession(c, false)}, nil
}

// verifySoftwareToken registers the authenticator if it makes the right codes.
// A wrong one leaves the session usable.
func verifySoftwareToken(c *call) (any, error) {
	var in struct{ UserCode, FriendlyDeviceName string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	setUp, err := c.beginSetUp()
	if err != nil {
		return nil, err
	}
	defer setUp.end()
	facts := c.facts(setUp.user.Username)
	_, err = c.edit(setUp.user, func(u *pool.User) error {
		steps := stepsOf(u.Tracked.PendingTotpSecret, in.UserCode, c.now)
		changed, refusal := pool.VerifyAuthenticator(facts, u, steps, in.FriendlyDeviceName, setUp.session != nil)
		if refusal != nil {
			return refusal
		}
		*u = *changed
		return nil
	})
	if err != nil {
		return nil, err
	}
	return struct {
		Status  string
		Session string `json:",omitempty"`
	}{api.VerifySuccess, setUp.nextSession(c, true)}, nil
}

// setUp is a user who registers an authenticator: within a sign-in when there
// is a session, else by access token.
type setUp struct {
	user    *pool.User
	session *state.Session
}

// beginSetUp finds who registers an authenticator. The session is locked until
// end.
func (c *call) beginSetUp() (*setUp, error) {
	var in struct{ AccessToken, Session string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if in.AccessToken != "" {
		if err := c.authorize(in.AccessToken); err != nil {
			return nil, err
		}
		return &setUp{user: c.caller.user}, nil
	}
	if in.Session == "" {
		return nil, wire.InvalidParameter("Missing required parameter Session")
	}
	// The request names no pool, so the session does.
	of, found := c.store.Session(in.Session)
	if found == nil {
		return nil, pool.SetUpSession(pool.Facts{}, pool.Progress{}, pool.SessionState{})
	}
	c.pool = of
	found.Lock()
	s := &setUp{session: found, user: c.pool.User(found.Progress.Username)}
	if refusal := pool.SetUpSession(pool.Facts{Now: c.now}, found.Progress, found.State()); refusal != nil {
		s.end()
		return nil, refusal
	}
	if s.user == nil {
		s.end()
		return nil, userNotFound()
	}
	c.client = c.pool.Client(found.Progress.ClientID)
	return s, nil
}

func (s *setUp) end() {
	if s.session != nil {
		s.session.Unlock()
	}
}

// nextSession goes on under a new session; there is none by access token.
func (s *setUp) nextSession(c *call, verified bool) string {
	if s.session == nil || c.client == nil {
		return ""
	}
	next := &state.Session{Progress: s.session.Progress, Expires: c.now.Add(c.client.SessionValidity()), Event: s.session.Event}
	next.Progress.TotpVerified = next.Progress.TotpVerified || verified
	return c.pool.KeepSession(next, c.now)
}

// totpSteps are the time steps near now that have the code under the user's
// secret.
func (a *attempt) totpSteps(need *pool.Need) []int64 {
	user := a.pool.User(need.Name)
	if user == nil {
		return nil
	}
	return stepsOf(user.TotpSecret, need.Given, a.now)
}

// totpStep is the length of a time step (RFC 6238 section 4.1).
const totpStep = 30

// stepsOf are the steps, one either way of now, whose code this is.
func stepsOf(secret, code string, now time.Time) []int64 {
	if secret == "" {
		return nil
	}
	var steps []int64
	for step := now.Unix()/totpStep - 1; step <= now.Unix()/totpStep+1; step++ {
		expected, err := hotp.GenerateCode(secret, uint64(step))
		if err == nil && equal(expected, code) {
			steps = append(steps, step)
		}
	}
	return steps
}
