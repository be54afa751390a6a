package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var adminUserOperations = map[string]handler{
	api.AdminGetUser:              adminGetUser,
	api.AdminGetUserAuthFactors:   adminGetUserAuthFactors,
	api.AdminSetUserPassword:      adminSetUserPassword,
	api.AdminConfirmSignUp:        adminConfirmSignUp,
	api.AdminEnableUser:           adminEnableUser,
	api.AdminDisableUser:          adminDisableUser,
	api.AdminResetUserPassword:    adminResetUserPassword,
	api.AdminUpdateUserAttributes: adminUpdateUserAttributes,
	api.AdminDeleteUserAttributes: adminDeleteUserAttributes,
	api.AdminDeleteUser:           adminDeleteUser,
	api.AdminSetUserMFAPreference: adminSetUserMFAPreference,
	api.AdminUserGlobalSignOut:    adminUserGlobalSignOut,
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

func adminSetUserPassword(c *call) (any, error) {
	var in struct {
		Password  string
		Permanent bool
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	_, err := c.adminEdit(func(u *pool.User) error {
		if refusal := pool.CheckPassword(settings, c.operation, in.Password); refusal != nil {
			return refusal
		}
		if refusal := pool.CheckPasswordHistory(settings, u, in.Password); refusal != nil {
			return refusal
		}
		if in.Permanent {
			pool.SetPassword(u, settings, in.Password, c.now)
		} else {
			pool.SetTemporaryPassword(u, settings, in.Password, c.now)
		}
		return nil
	})
	return nil, err
}

func adminConfirmSignUp(c *call) (any, error) {
	_, err := c.adminEdit(func(u *pool.User) error {
		if refusal := pool.CheckConfirmable(u); refusal != nil {
			return refusal
		}
		u.UserStatus = pool.Confirmed
		dropCode(u, signUpCode, "")
		return nil
	})
	return nil, err
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

// adminResetUserPassword makes the password useless until the user has set a
// new one with the code that is sent.
func adminResetUserPassword(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	if refusal := pool.CheckReset(user); refusal != nil {
		return nil, refusal
	}
	settings, _ := c.pool.Settings()
	delivery, refusal := pool.RecoveryDelivery(settings, user, api.AdminResetUserPassword)
	if refusal != nil {
		return nil, refusal
	}
	code := random.Digits(c.random(), delivery.Digits)
	if err := c.send(user.Username, delivery, code); err != nil {
		return nil, err
	}
	_, err = c.edit(user, func(u *pool.User) error {
		u.UserStatus, u.UserLastModifiedDate = pool.ResetRequired, pool.At(c.now)
		keepCode(u, pool.PendingCode{Purpose: forgotCode, Attribute: delivery.Attribute, Code: code, Issued: pool.At(c.now)})
		return nil
	})
	return nil, err
}

func adminUpdateUserAttributes(c *call) (any, error) {
	var in struct{ UserAttributes pool.Attributes }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	if refusal := pool.CheckAttributes(settings, in.UserAttributes); refusal != nil {
		return nil, refusal
	}
	_, err := c.adminEdit(func(u *pool.User) error {
		if refusal := pool.CheckMutable(settings, u, withoutMarks(in.UserAttributes)); refusal != nil {
			return refusal
		}
		u.UserAttributes = changedAttributes(u.UserAttributes, in.UserAttributes)
		return nil
	})
	return nil, err
}

// withoutMarks leaves out the marks that an address is verified, which
// administrators set as they like.
func withoutMarks(attributes pool.Attributes) pool.Attributes {
	return attributes.Without("email_verified").Without("phone_number_verified")
}

// changedAttributes sets attributes. A new address is not verified unless the
// request says so.
func changedAttributes(now, set pool.Attributes) pool.Attributes {
	for _, attribute := range set {
		isAddress := attribute.Name == "email" || attribute.Name == "phone_number"
		if mark := attribute.Name + "_verified"; isAddress && now.Get(attribute.Name) != attribute.Value && now.Get(mark) != "" {
			now = now.With(mark, "false")
		}
	}
	for _, attribute := range set {
		now = now.With(attribute.Name, attribute.Value)
	}
	return now
}

func adminDeleteUserAttributes(c *call) (any, error) {
	names, err := c.attributesToDelete()
	if err != nil {
		return nil, err
	}
	_, err = c.adminEdit(func(u *pool.User) error {
		for _, name := range names {
			u.UserAttributes = u.UserAttributes.Without(name)
		}
		return nil
	})
	return nil, err
}

// attributesToDelete reads UserAttributeNames. What every user of the pool must
// have cannot be deleted.
func (c *call) attributesToDelete() ([]string, error) {
	var in struct{ UserAttributeNames []string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	names := in.UserAttributeNames
	for _, name := range in.UserAttributeNames {
		for _, attribute := range settings.SchemaAttributes {
			if attribute.Name == name && (attribute.Required || name == "sub") {
				return nil, wire.InvalidParameter("user." + name + ": Attribute cannot be deleted.")
			}
		}
		if name == "email" || name == "phone_number" {
			names = append(names, name+"_verified")
		}
	}
	return names, nil
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

func adminUserGlobalSignOut(c *call) (any, error) {
	user, err := c.adminEdit(func(u *pool.User) error {
		u.Tracked.SignedOut = pool.At(c.now)
		return nil
	})
	if err != nil {
		return nil, err
	}
	c.revokeAll(user)
	return nil, nil
}
