package operation

import (
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var passwordOperations = map[string]handler{api.ChangePassword: changePassword}

// wrongPasswordsPerHour is how many wrong previous passwords a user can give.
const wrongPasswordsPerHour = 5

func changePassword(c *call) (any, error) {
	var in struct{ PreviousPassword, ProposedPassword string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	user := c.caller.user
	if c.pool.WrongPasswords.Count(user.Sub(), c.now, time.Hour) >= wrongPasswordsPerHour {
		return nil, errAttempts
	}
	if !equal(user.CurrentPassword(), in.PreviousPassword) {
		c.pool.WrongPasswords.Add(user.Sub(), c.now)
		return nil, wire.NotAuthorized("Incorrect username or password.")
	}
	if refusal := pool.CheckPassword(settings, c.operation, in.ProposedPassword); refusal != nil {
		return nil, refusal
	}
	_, err := c.edit(user, func(u *pool.User) error {
		if refusal := pool.CheckPasswordHistory(settings, u, in.ProposedPassword); refusal != nil {
			return refusal
		}
		pool.SetPassword(u, settings, in.ProposedPassword, c.now)
		return nil
	})
	if err == nil {
		c.pool.WrongPasswords.Forget(user.Sub())
	}
	return nil, err
}
