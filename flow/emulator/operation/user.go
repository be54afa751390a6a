package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// userNotFound is the service's answer to administrators who name an unknown
// user.
func userNotFound() error { return wire.Refuse(api.UserNotFoundException, "User does not exist.") }

// named is the user that an administrator's request is about.
func (c *call) named() (*pool.User, error) {
	var in struct{ Username string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	user := pool.Lookup(settings, c.pool.Find(in.Username), in.Username)
	if user == nil {
		return nil, userNotFound()
	}
	return user, nil
}

// edit changes the user, or refuses as edit does.
func (c *call) edit(user *pool.User, edit func(*pool.User) error) (*pool.User, error) {
	return existing(c.pool.Change(user.Username, edit))
}

// existing refuses where the user has been deleted meanwhile.
func existing(changed *pool.User, err error) (*pool.User, error) {
	if err == nil && changed == nil {
		return nil, userNotFound()
	}
	return changed, err
}

// facts are what the rules need to know about a name that was typed.
func (c *call) facts(name string) pool.Facts {
	settings, config := c.pool.Settings()
	return pool.Facts{
		Now: c.now, Pool: settings, Mfa: config, Client: c.client,
		Groups: c.pool.Groups(), Users: c.pool.Find(name), SimulatedID: c.pool.SimulatedID(name), DeviceGroupKey: c.pool.DeviceGroupKey(),
	}
}
