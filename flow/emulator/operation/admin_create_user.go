package operation

import (
	"errors"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var createUserOperations = map[string]handler{api.AdminCreateUser: adminCreateUser}

// createUserInput is what AdminCreateUser takes.
type createUserInput struct {
	Username               string
	UserAttributes         pool.Attributes
	TemporaryPassword      string
	MessageAction          string
	ForceAliasCreation     bool
	DesiredDeliveryMediums []string
}

func adminCreateUser(c *call) (any, error) {
	var in createUserInput
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if in.MessageAction == "RESEND" {
		return c.inviteAgain(in)
	}
	settings, _ := c.pool.Settings()
	user, err := c.newUser(settings, in.Username, in.UserAttributes)
	if err != nil {
		return nil, err
	}
	if err := c.givePassword(user, in); err != nil {
		return nil, err
	}
	if err := c.claimAliases(user, in.ForceAliasCreation); err != nil {
		return nil, err
	}
	if err := c.pool.AddUser(user); err != nil {
		return nil, existsToAdmin(settings, in.Username, err)
	}
	if in.MessageAction != "SUPPRESS" {
		if err := c.invite(user, in.DesiredDeliveryMediums); err != nil {
			return nil, err
		}
	}
	return struct{ User listedUser }{listed(user, nil)}, nil
}

// newUser makes a user that the pool may have, without a password. In a pool
// with UsernameAttributes the typed address becomes an attribute, and the
// username a UUID equal to the sub.
func (c *call) newUser(settings *pool.UserPool, username string, attributes pool.Attributes) (*pool.User, error) {
	if refusal := pool.CheckNewUsername(settings, username); refusal != nil {
		return nil, refusal
	}
	sub := random.UUID(c.random())
	if len(settings.UsernameAttributes) > 0 {
		attributes = attributes.With(addressAttribute(settings, username), username)
		username = sub
	}
	if refusal := pool.CheckAttributes(settings, attributes); refusal != nil {
		return nil, refusal
	}
	if refusal := pool.CheckRequired(settings, attributes); refusal != nil {
		return nil, refusal
	}
	return &pool.User{
		Username:             username,
		UserAttributes:       append(pool.Attributes{{Name: "sub", Value: sub}}, attributes.Without("sub")...),
		Enabled:              pointer(true),
		UserCreateDate:       pool.At(c.now),
		UserLastModifiedDate: pool.At(c.now),
	}, nil
}

// addressAttribute is the attribute that a username of the pool is.
func addressAttribute(settings *pool.UserPool, username string) string {
	if strings.Contains(username, "@") || !slices.Contains(settings.UsernameAttributes, "phone_number") {
		return "email"
	}
	return "phone_number"
}

// existsToAdmin words state.ErrUserExists as AdminCreateUser does.
func existsToAdmin(settings *pool.UserPool, username string, err error) error {
	if !errors.Is(err, state.ErrUserExists) {
		return err
	}
	if len(settings.UsernameAttributes) > 0 {
		return addressExists(settings, username)
	}
	return wire.Refuse("UsernameExistsException", "User account already exists")
}

func addressExists(settings *pool.UserPool, username string) error {
	return wire.Refuse("UsernameExistsException", "An account with the given "+addressAttribute(settings, username)+" already exists.")
}

// givePassword sets the temporary password of a new user. Without one the user
// is passwordless where the pool allows that, or gets one by message.
func (c *call) givePassword(user *pool.User, in createUserInput) error {
	settings, _ := c.pool.Settings()
	password := in.TemporaryPassword
	switch {
	case password == "" && in.MessageAction == "SUPPRESS" && hasCodeFactor(settings, user):
		user.UserStatus = pool.Confirmed
		return nil
	case password == "" && in.MessageAction == "SUPPRESS":
		return wire.InvalidParameter("User is required to have a password")
	case password == "":
		password = c.newPassword(settings)
	}
	if refusal := pool.CheckPassword(settings, c.operation, password); refusal != nil {
		return refusal
	}
	pool.SetTemporaryPassword(user, settings, password, c.now)
	return nil
}

// hasCodeFactor tells whether the user can sign in with a code alone.
func hasCodeFactor(settings *pool.UserPool, user *pool.User) bool {
	factors := firstFactors(settings)
	return slices.Contains(factors, api.FactorEmailOTP) && user.UserAttributes.Verified("email") ||
		slices.Contains(factors, api.FactorSMSOTP) && user.UserAttributes.Verified("phone_number")
}

func firstFactors(settings *pool.UserPool) []string {
	if settings.Policies == nil || settings.Policies.SignInPolicy == nil {
		return []string{api.FactorPassword}
	}
	return settings.Policies.SignInPolicy.AllowedFirstAuthFactors
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

// claimAliases takes verified addresses over from other users, or refuses where
// the request does not force that.
func (c *call) claimAliases(user *pool.User, force bool) error {
	settings, _ := c.pool.Settings()
	for _, alias := range settings.AliasAttributes {
		address := user.UserAttributes.Get(alias)
		if address == "" || alias != "preferred_username" && !user.UserAttributes.Verified(alias) {
			continue
		}
		for _, other := range c.pool.Find(address) {
			if other.Username == user.Username || pool.Identify(settings, []*pool.User{other}, address) == nil {
				continue
			}
			if !force {
				return wire.Refuse("AliasExistsException", "An account with the "+alias+" already exists.")
			}
			if _, err := c.edit(other, func(u *pool.User) error {
				u.UserAttributes = u.UserAttributes.With(alias+"_verified", "false")
				return nil
			}); err != nil {
				return err
			}
		}
	}
	return nil
}
