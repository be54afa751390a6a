package state

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"sync"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
	"authwalk/srp"
)

// verifiersKept bounds the memory of SRP verifiers; the oldest go first.
const verifiersKept = 50_000

// verifiers are the SRP verifiers that were needed lately. Those of users and
// the simulated ones of unknown names are kept alike, so that the time an answer
// takes does not tell who exists. The zero value is ready.
type verifiers struct {
	mu     sync.Mutex
	byName map[string]*derived
	order  []string
}

// derived is the verifier of one password. Whoever asks first makes it; others
// wait for that one only.
type derived struct {
	password string
	once     sync.Once
	verifier srp.Verifier
	err      error
}

// Identity is whose password SRP proves.
func (p *Pool) Identity(username string) (srp.Identity, error) {
	scope, err := srp.PoolName(p.ID)
	return srp.Identity{Scope: scope, ID: username}, err
}

// Verifier is the one of the user's present password, made when first needed.
func (p *Pool) Verifier(user *pool.User) (srp.Verifier, error) {
	entry := p.verifiers.entry("user\x00"+user.Username, user.CurrentPassword())
	entry.once.Do(func() {
		var identity srp.Identity
		if identity, entry.err = p.Identity(user.Username); entry.err == nil {
			entry.verifier, entry.err = srp.NewVerifier(identity, entry.password, p.random)
		}
	})
	return entry.verifier, entry.err
}

// SimulatedVerifier is what a user that does not exist, or has no password,
// seems to have: always the same for the same name, from the range of real ones
// (reference section 4.6). Nobody knows its password.
func (p *Pool) SimulatedVerifier(username, typed string) (srp.Verifier, error) {
	entry := p.verifiers.entry("simulated\x00"+string(p.keyed("verifier", typed)), "")
	entry.once.Do(func() {
		var identity srp.Identity
		if identity, entry.err = p.Identity(username); entry.err != nil {
			return
		}
		salt := p.keyed("salt", typed)[:16]
		salt[0] = 0x10 + salt[0]%0x70
		password := base64.StdEncoding.EncodeToString(p.keyed("password", typed))
		entry.verifier = srp.DeriveVerifier(identity, password, salt)
	})
	return entry.verifier, entry.err
}

func (v *verifiers) entry(name, password string) *derived {
	v.mu.Lock()
	defer v.mu.Unlock()
	known := v.byName[name]
	if known != nil && subtle.ConstantTimeCompare([]byte(known.password), []byte(password)) == 1 {
		return known
	}
	if v.byName == nil {
		v.byName = map[string]*derived{}
	}
	if known == nil {
		if len(v.order) >= verifiersKept {
			delete(v.byName, v.order[0])
			v.order = v.order[1:]
		}
		v.order = append(v.order, name)
	}
	fresh := &derived{password: password}
	v.byName[name] = fresh
	return fresh
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
