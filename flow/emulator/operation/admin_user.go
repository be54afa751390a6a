package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/pool"
)

var adminUserOperations = map[string]handler{
	api.AdminGetUser:              adminGetUser,
	api.AdminGetUserAuthFactors:   adminGetUserAuthFactors,
	api.AdminSetUserPassword:      perform,
	api.AdminConfirmSignUp:        perform,
	api.AdminEnableUser:           adminEnableUser,
	api.AdminDisableUser:          adminDisableUser,
	api.AdminResetUserPassword:    perform,
	api.AdminUpdateUserAttributes: adminUpdateUserAttributes,
	api.AdminDeleteUserAttributes: perform,
	api.AdminDeleteUser:           adminDeleteUser,
	api.AdminSetUserMFAPreference: adminSetUserMFAPreference,
	api.AdminSetUserSettings:      adminSetUserSettings,
	api.AdminUserGlobalSignOut:    adminUserGlobalSignOut,
	api.AdminDeleteSoftwareToken:  adminDeleteSoftwareToken,
}

func adminGetUser(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return detailsOfUser(user), nil
}

func adminGetUserAuthFactors(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return c.authFactors(user), nil
}

// adminEdit changes the named user as edit does.
func (c *call) adminEdit(edit func(*pool.User) error) (*pool.User, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return c.edit(user, func(u *pool.User) error {
		if err := edit(u); err != nil {
			return err
		}
		u.UserLastModifiedDate = pool.At(c.now)
		return nil
	})
}

func adminEnableUser(c *call) (any, error)  { return c.setEnabled(true) }
func adminDisableUser(c *call) (any, error) { return c.setEnabled(false) }

func (c *call) setEnabled(enabled bool) (any, error) {
	user, err := c.adminEdit(func(u *pool.User) error {
		u.Enabled = &enabled
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !enabled {
		c.pool.EachSignIn(user, func(s *issue.SignIn) { s.EndAccess(c.now) })
	}
	return nil, nil
}

func adminDeleteUser(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	c.revokeAll(user)
	c.pool.RemoveUser(user.Username)
	return nil, nil
}

func adminSetUserMFAPreference(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return nil, c.setPreference(user, true)
}

func adminSetUserSettings(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return nil, c.setOptions(user, true)
}

func adminUserGlobalSignOut(c *call) (any, error) {
	user, err := c.adminEdit(c.signOut)
	if err != nil {
		return nil, err
	}
	c.revokeAll(user)
	return nil, nil
}

// adminDeleteSoftwareToken removes the authenticator. That a user without one is no
// error is not known of the service.
func adminDeleteSoftwareToken(c *call) (any, error) {
	_, err := c.adminEdit(func(u *pool.User) error {
		*u = *pool.DeleteAuthenticator(u)
		return nil
	})
	return nil, err
}
