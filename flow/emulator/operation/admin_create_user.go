package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
)

var createUserOperations = map[string]handler{api.AdminCreateUser: adminCreateUser}

func adminCreateUser(c *call) (any, error) {
	var in struct{ DesiredDeliveryMediums []string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	done, err := c.decideAccount()
	if err != nil {
		return nil, err
	}
	if done.Invited {
		if err := c.invite(done.user, done.Invitation, in.DesiredDeliveryMediums); err != nil {
			return nil, err
		}
	}
	return struct{ User listedUser }{listed(done.user, nil)}, nil
}

// newPassword makes a temporary password that satisfies every policy of its
// length.
func (c *call) newPassword(settings *pool.UserPool) string {
	length := 8
	if settings.Policies != nil && settings.Policies.PasswordPolicy != nil {
		length = max(length, settings.Policies.PasswordPolicy.MinimumLength)
	}
	one := func(alphabet string) string { return random.Text(c.random(), 1, alphabet) }
	return one("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + one("abcdefghijklmnopqrstuvwxyz") + one("0123456789") + one("!@#%&*-_=+") +
		random.Text(c.random(), length-4, random.Alphanumeric)
}
