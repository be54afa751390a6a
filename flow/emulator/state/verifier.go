package state

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
	"authwalk/srp"
)

// The time that an answer takes must not tell who exists, nor who signed in
// lately. So whatever stands on a password is computed for every request anew,
// and for a name that nobody has in the same steps, from a password that nobody
// knows.

// Identity is whose password SRP proves.
func (p *Pool) Identity(username string) (srp.Identity, error) {
	scope, err := srp.PoolName(p.ID)
	return srp.Identity{Scope: scope, ID: username}, err
}

// PasswordIs reports whether the password is the user's. The user is nil, or
// without a password, for a name that only seems to be a user's.
func (p *Pool) PasswordIs(user *pool.User, name, given string) bool {
	known, offered := sha256.Sum256([]byte(p.passwordOf(user, name))), sha256.Sum256([]byte(given))
	return subtle.ConstantTimeCompare(known[:], offered[:]) == 1
}

// Verifier is the one of the user's present password, under a salt that stays the
// same as long as the password does. The user is nil, or without a password, where
// it is simulated for the name that was typed.
func (p *Pool) Verifier(user *pool.User, username, typed string) (srp.Verifier, error) {
	identity, err := p.Identity(username)
	if err != nil {
		return srp.Verifier{}, err
	}
	password := p.passwordOf(user, typed)
	salt := p.keyed("salt", username+"\x00"+password)[:16]
	return p.derive(identity, password, p.edgeCases.saltShape().Salt(salt)), nil
}

// passwordOf is the user's present password, or one made from the name.
func (p *Pool) passwordOf(user *pool.User, name string) string {
	simulated := base64.StdEncoding.EncodeToString(p.keyed("password", name))
	if user == nil || user.CurrentPassword() == "" {
		return simulated
	}
	return user.CurrentPassword()
}

// keyed is a hash that looks random to everybody else and is always the same
// for the same pool, purpose and name.
func (p *Pool) keyed(purpose, name string) []byte {
	mac := hmac.New(sha256.New, p.secret)
	mac.Write([]byte(purpose + "\x00" + p.key(name)))
	return mac.Sum(nil)
}

// SimulatedID is the id that a user of this name has when there is none: a
// UUID.
func (p *Pool) SimulatedID(name string) string { return random.FormatUUID(p.keyed("user", name)) }
