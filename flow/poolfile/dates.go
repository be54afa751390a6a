package poolfile

import (
	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// keepDates lets what a file says of a user hold from the day it names: a
// password was set when the user was last changed, and who is to reset a
// password and has none came with an import.
func keepDates(user *pool.User) {
	if user.Tracked.PasswordSet.IsZero() && user.CurrentPassword() != "" {
		user.Tracked.PasswordSet = user.UserLastModifiedDate
		if user.Tracked.PasswordSet.IsZero() {
			user.Tracked.PasswordSet = user.UserCreateDate
		}
	}
	if user.UserStatus == api.StatusResetRequired && user.CurrentPassword() == "" {
		user.Tracked.Imported = true
	}
}
