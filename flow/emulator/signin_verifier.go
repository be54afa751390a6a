package emulator

import (
	"encoding/base64"
	"sync"

	"authwalk/flow/pool"
	"authwalk/srp"
)

// verifiers are the SRP verifiers of users who have signed in, made when first
// needed. The zero value is ready.
type verifiers struct{ byUsername sync.Map }

// derived is the verifier of one password. Whoever asks first makes it; others
// wait for that one user only.
type derived struct {
	password string
	once     sync.Once
	verifier srp.Verifier
	err      error
}

// verifier is the one of the user's present password.
func (a *attempt) verifier(user *pool.User) (srp.Verifier, error) {
	entry := a.pool.memory.verifiers.entry(user.Username, user.CurrentPassword())
	entry.once.Do(func() {
		var identity srp.Identity
		if identity, entry.err = a.identity(user.Username); entry.err == nil {
			entry.verifier, entry.err = srp.NewVerifier(identity, entry.password, a.random())
		}
	})
	return entry.verifier, entry.err
}

func (v *verifiers) entry(username, password string) *derived {
	fresh := &derived{password: password}
	found, _ := v.byUsername.LoadOrStore(username, fresh)
	if entry := found.(*derived); equal(entry.password, password) {
		return entry
	}
	v.byUsername.Store(username, fresh)
	return fresh
}

// simulatedVerifier is what a user that does not exist, or has no password,
// seems to have: always the same for the same name, from the range of real ones
// (reference section 4.6). Nobody knows its password.
func (p *poolState) simulatedVerifier(identity srp.Identity, name string) srp.Verifier {
	salt := p.keyed("salt", name)[:16]
	salt[0] = 0x10 + salt[0]%0x70
	return srp.DeriveVerifier(identity, base64.StdEncoding.EncodeToString(p.keyed("password", name)), salt)
}
