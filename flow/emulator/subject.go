package emulator

import (
	"crypto/hmac"
	"crypto/sha256"

	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// userNotFound is the service's answer to administrators who name an unknown
// user.
func userNotFound() error { return wire.Refuse("UserNotFoundException", "User does not exist.") }

// named is the user that an administrator's request is about.
func (c *call) named() (*pool.User, error) {
	var in struct{ Username string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.settings()
	user := pool.Lookup(settings, c.pool.find(in.Username), in.Username)
	if user == nil {
		return nil, userNotFound()
	}
	return user, nil
}

// edit changes the user, or refuses as edit does.
func (c *call) edit(user *pool.User, edit func(*pool.User) error) (*pool.User, error) {
	changed, err := c.pool.change(user.Username, edit)
	if err == nil && changed == nil {
		return nil, userNotFound()
	}
	return changed, err
}

// facts are what the rules need to know about a name that was typed.
func (c *call) facts(name string) pool.Facts {
	settings, config := c.pool.settings()
	return pool.Facts{
		Now: c.now, Pool: settings, Mfa: config, Client: c.client,
		Users: c.pool.find(name), SimulatedID: c.pool.simulatedID(name),
	}
}

// keyed is a hash that looks random to everybody else and is always the same
// for the same pool, purpose and name.
func (p *poolState) keyed(purpose, name string) []byte {
	mac := hmac.New(sha256.New, p.secret)
	mac.Write([]byte(purpose + "\x00" + p.key(name)))
	return mac.Sum(nil)
}

// simulatedID is the id that a user of this name has when there is none: a
// UUID.
func (p *poolState) simulatedID(name string) string { return random.FormatUUID(p.keyed("user", name)) }

// checkSecretHash checks the SecretHash of the operations that have one as a
// member of their own.
func (c *call) checkSecretHash(username, given string) error {
	right := (&attempt{call: c}).secretHashMatches(username, given)
	return ruled(pool.CheckSecretHash(c.operation, c.client, given != "", right))
}
