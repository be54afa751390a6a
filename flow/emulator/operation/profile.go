package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/pool"
)

var profileOperations = map[string]handler{
	api.GetUser:                          getUser,
	api.GetUserAuthFactors:               getUserAuthFactors,
	api.UpdateUserAttributes:             updateUserAttributes,
	api.DeleteUserAttributes:             perform,
	api.GetUserAttributeVerificationCode: sendCode,
	api.VerifyUserAttribute:              perform,
	api.SetUserMFAPreference:             setUserMFAPreference,
	api.SetUserSettings:                  setUserSettings,
	api.DeleteUser:                       deleteUser,
}

func getUser(c *call) (any, error) {
	user := c.caller.user
	return struct {
		Username            string
		UserAttributes      pool.Attributes
		UserMFASettingList  []string `json:",omitempty"`
		PreferredMfaSetting string   `json:",omitempty"`
	}{
		user.Username, c.client.Readable(shownAttributes(user.UserAttributes)), user.UserMFASettingList, user.PreferredMfaSetting,
	}, nil
}

// authFactors are what GetUserAuthFactors and AdminGetUserAuthFactors answer
// with.
type authFactors struct {
	Username                  string
	PreferredMfaSetting       string   `json:",omitempty"`
	UserMFASettingList        []string `json:",omitempty"`
	ConfiguredUserAuthFactors []string
}

func getUserAuthFactors(c *call) (any, error) { return c.authFactors(c.caller.user), nil }

// authFactors lists what the user could sign in with, in the pool as it is set.
func (c *call) authFactors(user *pool.User) authFactors {
	factors := c.facts(user.Username).ConfiguredFactors(user)
	return authFactors{user.Username, user.PreferredMfaSetting, user.UserMFASettingList, factors}
}

func setUserMFAPreference(c *call) (any, error) { return nil, c.setPreference(c.caller.user, false) }

func (c *call) setPreference(user *pool.User, admin bool) error {
	var wanted pool.MfaPreference
	if err := c.decode(&wanted); err != nil {
		return err
	}
	return c.prefer(user, wanted, admin)
}

func setUserSettings(c *call) (any, error) { return nil, c.setOptions(c.caller.user, false) }

// setOptions is the older form of setPreference: it has text messages to the user's
// number as the second factor, or none.
func (c *call) setOptions(user *pool.User, admin bool) error {
	var wanted struct {
		MFAOptions []struct{ DeliveryMedium, AttributeName string }
	}
	if err := c.decode(&wanted); err != nil {
		return err
	}
	for _, option := range wanted.MFAOptions {
		if option.DeliveryMedium != api.MediumSMS || option.AttributeName != api.AttributePhoneNumber {
			return ruled(&pool.Refusal{Exception: api.InvalidParameterException, Message: "MFAOptions takes only SMS with phone_number."})
		}
	}
	on := len(wanted.MFAOptions) > 0
	return c.prefer(user, pool.MfaPreference{SMS: &pool.FactorSetting{Enabled: on, PreferredMfa: on}}, admin)
}

func (c *call) prefer(user *pool.User, wanted pool.MfaPreference, admin bool) error {
	facts := c.facts(user.Username)
	_, err := c.edit(user, func(u *pool.User) error {
		changed, refusal := pool.SetPreference(facts, u, wanted, admin)
		if refusal != nil {
			return refusal
		}
		*u = *changed
		return nil
	})
	return err
}

func deleteUser(c *call) (any, error) {
	c.revokeAll(c.caller.user)
	c.pool.RemoveUser(c.caller.user.Username)
	return nil, nil
}
