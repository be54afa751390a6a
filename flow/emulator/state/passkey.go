package state

import (
	"encoding/base64"
	"time"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

const (
	// passkeyChallengesKept bounds the memory of challenges that wait for a passkey.
	passkeyChallengesKept = 50_000
	// passkeyChallengeSize is how many random bytes a challenge has.
	passkeyChallengeSize = 16
	// PasskeyRegistrationValidity is how long a challenge for a new passkey is good.
	// Browsers wait for a minute; this leaves people time to read.
	PasskeyRegistrationValidity = 5 * time.Minute
)

func newPasskeyChallenges() *cache[pool.PasskeyChallenge] {
	return newCache[pool.PasskeyChallenge](passkeyChallengesKept).recorded(func(c pool.PasskeyChallenge) any { return c })
}

// NewPasskeyChallenge makes a challenge that a passkey of the user is to sign.
func (p *Pool) NewPasskeyChallenge(username, clientID string, expires time.Time) pool.PasskeyChallenge {
	return pool.PasskeyChallenge{
		Text:     base64.RawURLEncoding.EncodeToString(random.Bytes(p.random, passkeyChallengeSize)),
		Username: username, ClientID: clientID, Expires: expires,
	}
}

// KeepPasskeySignIn remembers the challenge of a sign-in until a passkey has signed
// it.
func (p *Pool) KeepPasskeySignIn(c pool.PasskeyChallenge, now time.Time) {
	p.passkeySignIns.put(c.Text, c, now, c.Expires)
}

// TakePasskeySignIn finds the challenge of a sign-in, once.
func (p *Pool) TakePasskeySignIn(challenge string) (pool.PasskeyChallenge, bool) {
	return p.passkeySignIns.take(challenge)
}

// KeepPasskeyRegistration remembers the challenge for a new passkey of the user with
// the sub, in place of an older one.
func (p *Pool) KeepPasskeyRegistration(sub string, c pool.PasskeyChallenge, now time.Time) {
	p.passkeyRegistrations.put(sub, c, now, c.Expires)
}

// PasskeyRegistration finds the challenge for a new passkey of the user with the sub;
// zero for none.
func (p *Pool) PasskeyRegistration(sub string) pool.PasskeyChallenge {
	c, _ := p.passkeyRegistrations.get(sub)
	return c
}

// TakePasskeyRegistration is PasskeyRegistration, once.
func (p *Pool) TakePasskeyRegistration(sub string) pool.PasskeyChallenge {
	c, _ := p.passkeyRegistrations.take(sub)
	return c
}

// AddPasskey is Change where a user is to get a passkey with the id: taken tells that
// a user of the pool has it, and no other gets it in between.
func (p *Pool) AddPasskey(username, id string, edit func(u *pool.User, taken bool) error) (*pool.User, error) {
	return p.Change(username, func(u *pool.User) error { return edit(u, p.hasPasskey(id)) })
}

// hasPasskey reports whether a user of the pool has a passkey with the id. The caller
// has locked the pool.
func (p *Pool) hasPasskey(id string) bool {
	for _, user := range p.users {
		if user.Passkey(id) != nil {
			return true
		}
	}
	return false
}
