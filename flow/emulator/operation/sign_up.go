package operation

import (
	"errors"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var signUpOperations = map[string]handler{
	api.SignUp:                 signUp,
	api.ConfirmSignUp:          confirmSignUp,
	api.ResendConfirmationCode: resendConfirmationCode,
}

// signUpInput is what SignUp takes.
type signUpInput struct {
	SecretHash, Username, Password string
	UserAttributes                 pool.Attributes
}

type signUpAnswer struct {
	UserConfirmed       bool
	UserSub             string
	CodeDeliveryDetails *codeDeliveryDetails `json:",omitempty"`
	Session             string               `json:",omitempty"`
}

func signUp(c *call) (any, error) {
	var in signUpInput
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if err := c.checkSecretHash(in.Username, in.SecretHash); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	if config := settings.AdminCreateUserConfig; config != nil && config.AllowAdminCreateUserOnly {
		return nil, wire.NotAuthorized("SignUp is not permitted for this user pool")
	}
	if refusal := pool.CheckWritable(c.client, in.UserAttributes); refusal != nil {
		return nil, refusal
	}
	user, err := c.newUser(settings, in.Username, in.UserAttributes)
	if err != nil {
		return nil, err
	}
	if err := c.firstPassword(settings, user, in.Password); err != nil {
		return nil, err
	}
	if err := c.pool.AddUser(user); err != nil {
		return nil, existsToUser(settings, in.Username, err)
	}
	answer := signUpAnswer{UserSub: user.Sub(), Session: c.beginSignUpSession(user, false)}
	delivery := pool.VerificationDelivery(settings, user.UserAttributes, c.operation)
	if delivery == nil {
		return answer, nil
	}
	answer.CodeDeliveryDetails = detailsOf(delivery)
	return answer, c.sendSignUpCode(user, delivery)
}

// existsToUser words state.ErrUserExists as SignUp does.
func existsToUser(settings *pool.UserPool, username string, err error) error {
	if !errors.Is(err, state.ErrUserExists) {
		return err
	}
	if len(settings.UsernameAttributes) > 0 {
		return addressExists(settings, username)
	}
	return wire.Refuse("UsernameExistsException", "User already exists")
}

// firstPassword gives a new user the password they chose, or none where a code
// can take its place.
func (c *call) firstPassword(settings *pool.UserPool, user *pool.User, password string) error {
	if password == "" {
		verifiable := user.Clone()
		for _, attribute := range settings.AutoVerifiedAttributes {
			verifiable.UserAttributes = verifiable.UserAttributes.With(attribute+"_verified", "true")
		}
		if !hasCodeFactor(settings, verifiable) {
			return wire.InvalidParameter("Missing required parameter Password")
		}
	} else {
		if refusal := pool.CheckPassword(settings, c.operation, password); refusal != nil {
			return refusal
		}
		pool.SetPassword(user, settings, password, c.now)
	}
	user.UserStatus = pool.Unconfirmed
	return nil
}

func (c *call) sendSignUpCode(user *pool.User, delivery *pool.Delivery) error {
	code := random.Digits(c.random(), delivery.Digits)
	_, err := c.edit(user, func(u *pool.User) error {
		keepCode(u, pool.PendingCode{Purpose: signUpCode, Attribute: delivery.Attribute, Code: code, Issued: pool.At(c.now)})
		return nil
	})
	if err != nil {
		return err
	}
	return c.send(user.Username, delivery, code)
}

// confirmSignUpInput is what ConfirmSignUp takes.
type confirmSignUpInput struct {
	SecretHash, Username, ConfirmationCode, Session string
	ForceAliasCreation                              bool
}

func confirmSignUp(c *call) (any, error) {
	var in confirmSignUpInput
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if err := c.checkSecretHash(in.Username, in.SecretHash); err != nil {
		return nil, err
	}
	user := c.newcomer(in.Username)
	if user == nil {
		return nil, c.unknownNewcomer(errCodeExpired)
	}
	if refusal := pool.CheckConfirmable(user); refusal != nil {
		return nil, refusal
	}
	code, err := c.checkCode(user, signUpCode, "", in.ConfirmationCode)
	if err != nil {
		return nil, err
	}
	verified := user.Clone()
	verified.UserAttributes = user.UserAttributes.With(code.Attribute+"_verified", "true")
	if err := c.claimAliases(verified, in.ForceAliasCreation); err != nil {
		return nil, err
	}
	confirmed, err := c.edit(user, func(u *pool.User) error {
		u.UserAttributes = u.UserAttributes.With(code.Attribute+"_verified", "true")
		u.UserStatus, u.UserLastModifiedDate = pool.Confirmed, pool.At(c.now)
		dropCode(u, signUpCode, "")
		return nil
	})
	if err != nil {
		return nil, err
	}
	answer := struct {
		Session string `json:",omitempty"`
	}{}
	// AWS's own Amplify confirms without the session of the sign-up and still
	// goes on with the one that comes back; one that does not fit gets none.
	if in.Session == "" || c.continueSignUp(in.Session, confirmed) {
		answer.Session = c.beginSignUpSession(confirmed, true)
	}
	return answer, nil
}

// newcomer finds a user who may not have a verified address yet, by username or
// by the address.
func (c *call) newcomer(name string) *pool.User {
	settings, _ := c.pool.Settings()
	if user := pool.Identify(settings, c.pool.Find(name), name); user != nil {
		return user
	}
	for _, user := range c.pool.Find(name) {
		if user.Status() == pool.Unconfirmed && user.Sub() != name {
			return user
		}
	}
	return nil
}

// unknownNewcomer is the answer about a user that does not exist: the one in
// hidden where the client hides that.
func (c *call) unknownNewcomer(hidden error) error {
	if c.client.HidesUsers() {
		return hidden
	}
	return wire.Refuse("UserNotFoundException", "Username/client id combination not found.")
}

// codeRequest is what ResendConfirmationCode and ForgotPassword take.
type codeRequest struct{ SecretHash, Username string }

type codeAnswer struct{ CodeDeliveryDetails *codeDeliveryDetails }

func resendConfirmationCode(c *call) (any, error) {
	var in codeRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if err := c.checkSecretHash(in.Username, in.SecretHash); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	user := c.newcomer(in.Username)
	if user == nil && c.client.HidesUsers() {
		return codeAnswer{detailsOf(pool.SimulatedRecovery(settings, in.Username, c.pool.SimulatedID(in.Username), c.operation))}, nil
	}
	if user == nil {
		return nil, c.unknownNewcomer(nil)
	}
	if user.Status() != pool.Unconfirmed {
		return nil, wire.InvalidParameter("User is already confirmed.")
	}
	delivery := pool.VerificationDelivery(settings, user.UserAttributes, c.operation)
	if delivery == nil {
		return nil, wire.NotAuthorized("Cannot resend codes. Auto verification not turned on.")
	}
	return codeAnswer{detailsOf(delivery)}, c.sendSignUpCode(user, delivery)
}

// beginSignUpSession makes a session for clients with USER_AUTH, and the empty
// text for others.
func (c *call) beginSignUpSession(user *pool.User, confirmed bool) string {
	if !slices.Contains(c.client.ExplicitAuthFlows, api.AllowUserAuth) {
		return ""
	}
	return c.pool.KeepSignUp(state.SignUpSession{
		Username: user.Username, ClientID: c.client.ClientID, Confirmed: confirmed, Expires: c.now.Add(c.client.SessionValidity()),
	}, c.now)
}

// continueSignUp takes the session of a SignUp for its ConfirmSignUp.
func (c *call) continueSignUp(text string, user *pool.User) (known bool) {
	session, found := c.pool.TakeSignUp(text)
	return found && !session.Confirmed && session.Username == user.Username &&
		session.ClientID == c.client.ClientID && !c.now.After(session.Expires)
}
