package pool

import (
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
)

// accounts are the users of a pool in a test, with whoever makes the changes.
type accounts struct {
	t     fataler
	file  *settings
	users []*User
	now   time.Time
	// attempts are those counted so far, sent the codes that went out.
	attempts, made int
	sent           []*Delivery
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// threeUsers are nadia with a verified address, omar who has signed up with the
// same address and not confirmed, and pia with a temporary password.
func threeUsers() *settings {
	no, yes := false, true
	lengths := &StringConstraints{MinLength: "2", MaxLength: "3"}
	user := func(name, address, mark string) User {
		attributes := Attributes{{"sub", "sub-" + name}, {"email", address}}
		if mark != "" {
			attributes = append(attributes, Attribute{"email_verified", mark})
		}
		return User{Username: name, Password: "Winter-2026!", UserAttributes: attributes}
	}
	nadia, omar, pia := user("nadia", "nadia@example.org", "true"), user("omar", "nadia@example.org", ""), user("pia", "pia@example.org", "True")
	omar.UserStatus = api.StatusUnconfirmed
	omar.Tracked.Codes = []PendingCode{{Purpose: signUpCode, Attribute: "email", Code: "000000", Issued: At(testNow)}}
	pia.Password, pia.TemporaryPassword = "", pia.Password
	return &settings{
		UserPool: UserPool{
			ID:                     "eu-west-1_Ab12Cd34E",
			AliasAttributes:        []string{"email", "preferred_username"},
			AutoVerifiedAttributes: []string{"email"},
			SchemaAttributes: []SchemaAttribute{
				{Name: "custom:code", AttributeDataType: "String", Mutable: &no, StringAttributeConstraints: lengths},
				{Name: "custom:team", AttributeDataType: "String", Mutable: &yes, StringAttributeConstraints: lengths},
			},
		},
		Clients: []Client{{ClientID: "public", ExplicitAuthFlows: []string{"ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"}}},
		Users:   []User{nadia, omar, pia},
	}
}

func newAccounts(t fataler) *accounts {
	a := &accounts{t: t, file: threeUsers(), now: testNow}
	for i := range a.file.Users {
		a.users = append(a.users, &a.file.Users[i])
	}
	return a
}

func (a *accounts) facts() Facts {
	return Facts{Now: a.now, Pool: &a.file.UserPool, Mfa: a.file.MfaConfig, Client: &a.file.Clients[0], Users: a.users, SimulatedID: "5f0c9a52"}
}

func (a *accounts) user(name string) *User { return find(a.users, name) }

// make decides and makes the changes.
func (a *accounts) make(q AccountRequest) Decision {
	a.t.Helper()
	d := Account(a.facts(), q)
	for d.Need != nil {
		event := Event{Kind: d.Need.Kind, OK: true, Count: a.attempts}
		switch d.Need.Kind {
		case MakeID:
			a.made++
			event.Text = strings.Repeat("n", a.made)
		case MakePassword:
			event.Text = "Made-2026!"
		case VerifyPassword:
			event.OK = d.Need.Given == a.user(d.Need.Name).CurrentPassword()
		}
		d = Resume(a.facts(), copyProgress(a.t, d.Progress), event)
	}
	checkOneKind(a.t, d)
	if d.Refusal != nil {
		for _, change := range d.Changes {
			if !slices.Contains([]ChangeKind{CodeMistyped, AttemptCounted}, change.Kind) {
				a.t.Fatalf("%s is refused (%v), and %s all the same", q.Operation, d.Refusal, change.Kind)
			}
		}
	}
	if d.Created != nil {
		a.users = append(slices.Clone(a.users), d.Created)
	}
	a.users = slices.Clone(a.users)
	for i, change := range d.Changes {
		switch change.Kind {
		case CodeIssued:
			d.Changes[i].Value = "123456"
			a.sent = append(a.sent, change.Delivery)
		case AttemptCounted:
			a.attempts++
		case AttemptsForgotten:
			a.attempts = 0
		}
	}
	for i, user := range a.users {
		own := slices.DeleteFunc(slices.Clone(d.Changes), func(c Change) bool {
			owner := c.Username
			if owner == "" && d.Done != nil {
				owner = d.Done.Username
			}
			if owner == "" {
				owner = d.Progress.Username
			}
			return owner != user.Username
		})
		if len(own) == 0 {
			continue
		}
		a.users[i] = user.Clone()
		if err := Apply(own, a.users[i], &a.file.UserPool, a.now); err != nil {
			a.t.Fatalf("%v", err)
		}
	}
	return d
}

// saidOf is a decision in a word: done with where codes went, or the refusal.
func saidOf(d Decision) string {
	if d.Refusal != nil {
		return d.Refusal.Error()
	}
	words := []string{"done"}
	for _, delivery := range d.Done.Deliveries {
		words = append(words, delivery.Destination())
	}
	return strings.Join(words, " ")
}

func TestAccounts(t *testing.T) {
	const invalid = "InvalidParameterException: "
	email := func(value string) Attributes { return Attributes{{"email", value}} }
	for name, test := range map[string]struct {
		set     func(a *accounts)
		request AccountRequest
		want    string
		then    func(a *accounts) bool
	}{
		"sign up": {
			nil,
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "Winter-2026!", UserAttributes: email("rosa@example.org")},
			"done r***@e***",
			func(a *accounts) bool {
				u := a.user("rosa")
				return u.Status() == api.StatusUnconfirmed && u.Sub() == "n" && pendingCode(u, signUpCode, "") != nil
			},
		},
		"sign up, name taken": {
			nil,
			AccountRequest{Operation: "SignUp", Username: "nadia", Password: "Winter-2026!"},
			"UsernameExistsException: User already exists", nil,
		},
		"sign up, only by administrators": {
			func(a *accounts) {
				a.file.UserPool.AdminCreateUserConfig = &AdminCreateUserConfig{AllowAdminCreateUserOnly: true}
			},
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "Winter-2026!"},
			"NotAuthorizedException: SignUp is not permitted for this user pool", nil,
		},
		"sign up, address of an alias pool is no name": {
			nil,
			AccountRequest{Operation: "SignUp", Username: "r@example.org", Password: "Winter-2026!"},
			invalid + "Username cannot be of email format, since user pool is configured for email alias.", nil,
		},
		"sign up, address taken": {
			usernamesAreEmails,
			AccountRequest{Operation: "SignUp", Username: "nadia@example.org", Password: "Winter-2026!"},
			"UsernameExistsException: An account with the given email already exists.", nil,
		},
		"sign up by address": {
			usernamesAreEmails,
			AccountRequest{Operation: "SignUp", Username: "rosa@example.org", Password: "Winter-2026!"},
			"done r***@e***",
			func(a *accounts) bool {
				return a.user("n") != nil && a.user("n").UserAttributes.Get("email") == "rosa@example.org"
			},
		},
		"sign up, no password": {
			nil,
			AccountRequest{Operation: "SignUp", Username: "rosa", UserAttributes: email("rosa@example.org")},
			invalid + "Missing required parameter Password", nil,
		},
		"sign up by code": {
			passwordless, AccountRequest{Operation: "SignUp", Username: "rosa", UserAttributes: email("rosa@example.org")}, "done r***@e***", nil,
		},
		"sign up, weak password": {
			nil,
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "winter"},
			"InvalidPasswordException: Password did not conform with policy: Password not long enough", nil,
		},
		"sign up, unknown attribute": {
			nil,
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "Winter-2026!", UserAttributes: Attributes{{"custom:x", "y"}}},
			invalid + "Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined", nil,
		},
		"sign up, own mark": {
			nil,
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "Winter-2026!", UserAttributes: Attributes{{"email_verified", "true"}}},
			invalid + "Cannot modify the non-mutable attribute email_verified", nil,
		},
		"sign up, not writable": {
			func(a *accounts) { a.file.Clients[0].WriteAttributes = []string{"name"} },
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "Winter-2026!", UserAttributes: email("rosa@example.org")},
			"NotAuthorizedException: A client attempted to write unauthorized attribute", nil,
		},
		"sign up, alias taken": {
			func(a *accounts) {
				nadia := a.user("nadia")
				nadia.UserAttributes = append(nadia.UserAttributes, Attribute{"preferred_username", "boss"})
			},
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "Winter-2026!", UserAttributes: Attributes{{"preferred_username", "boss"}}},
			"UsernameExistsException: User already exists", nil,
		},
		"sign up, secret": {
			func(a *accounts) { a.file.Clients[0].ClientSecret = "s" },
			AccountRequest{Operation: "SignUp", Username: "rosa", Password: "Winter-2026!"},
			"NotAuthorizedException: Client public is configured for secret but secret was not received", nil,
		},
		"confirm, alias taken": {
			nil,
			AccountRequest{Operation: "ConfirmSignUp", Username: "omar", Code: "000000"},
			"AliasExistsException: An account with the email already exists.", func(a *accounts) bool { return a.user("omar").Status() == api.StatusUnconfirmed },
		},
		"confirm, alias moved": {
			nil,
			AccountRequest{Operation: "ConfirmSignUp", Username: "omar", Code: "000000", ForceAliasCreation: true},
			"done",
			func(a *accounts) bool {
				return Identify(&a.file.UserPool, a.users, "nadia@example.org") == a.user("omar") &&
					a.user("nadia").UserAttributes.Get("email") == "nadia@example.org" && a.user("omar").Status() == api.StatusConfirmed
			},
		},
		"confirm, wrong code": {
			nil,
			AccountRequest{Operation: "ConfirmSignUp", Username: "omar", Code: "1"},
			"CodeMismatchException: Invalid verification code provided, please try again.",
			func(a *accounts) bool { return pendingCode(a.user("omar"), signUpCode, "").Tries == 1 },
		},
		"confirm, too many wrong codes": {
			func(a *accounts) { a.user("omar").Tracked.Codes[0].Tries = wrongCodesTaken },
			AccountRequest{Operation: "ConfirmSignUp", Username: "omar", Code: "000000"},
			"LimitExceededException: Attempt limit exceeded, please try after some time.", nil,
		},
		"confirm, late": {
			func(a *accounts) { a.now = a.now.Add(25 * time.Hour) },
			AccountRequest{Operation: "ConfirmSignUp", Username: "omar", Code: "000000"},
			"ExpiredCodeException: Invalid code provided, please request a code again.", nil,
		},
		"confirm, confirmed": {
			nil,
			AccountRequest{Operation: "ConfirmSignUp", Username: "nadia", Code: "000000"},
			"NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED", nil,
		},
		"confirm, unknown": {
			nil,
			AccountRequest{Operation: "ConfirmSignUp", Username: "ghost", Code: "000000"},
			"UserNotFoundException: Username/client id combination not found.", nil,
		},
		"confirm, hidden": {
			hideUsers,
			AccountRequest{Operation: "ConfirmSignUp", Username: "ghost", Code: "000000"},
			"ExpiredCodeException: Invalid code provided, please request a code again.", nil,
		},
		"resend":          {nil, AccountRequest{Operation: "ResendConfirmationCode", Username: "omar"}, "done n***@e***", nil},
		"resend, hidden":  {hideUsers, AccountRequest{Operation: "ResendConfirmationCode", Username: "ghost@example.org"}, "done g***@e***", nil},
		"resend, unknown": {nil, AccountRequest{Operation: "ResendConfirmationCode", Username: "ghost"}, "UserNotFoundException: Username/client id combination not found.", nil},
		"resend, confirmed": {
			nil, AccountRequest{Operation: "ResendConfirmationCode", Username: "nadia"}, invalid + "User is already confirmed.", nil,
		},
		"resend, nothing verified": {
			func(a *accounts) { a.file.UserPool.AutoVerifiedAttributes = nil },
			AccountRequest{Operation: "ResendConfirmationCode", Username: "omar"},
			"NotAuthorizedException: Cannot resend codes. Auto verification not turned on.", nil,
		},
		"confirmed by an administrator": {
			nil,
			AccountRequest{Operation: "AdminConfirmSignUp", Username: "omar"},
			"done",
			func(a *accounts) bool {
				return a.user("omar").Status() == api.StatusConfirmed && !a.user("omar").UserAttributes.Verified("email") && len(a.user("omar").Tracked.Codes) == 0
			},
		},
		"create": {
			nil,
			AccountRequest{Operation: "AdminCreateUser", Username: "rosa"},
			"done",
			func(a *accounts) bool {
				return a.user("rosa").TemporaryPassword == "Made-2026!" && a.user("rosa").Status() == api.StatusForceChangePassword
			},
		},
		"create, by code": {
			passwordless,
			AccountRequest{Operation: "AdminCreateUser", Username: "rosa", UserAttributes: email("rosa@example.org")},
			"done",
			func(a *accounts) bool {
				return a.user("rosa").CurrentPassword() == "" && a.user("rosa").Status() == api.StatusConfirmed
			},
		},
		"create, by code without address": {
			passwordless, AccountRequest{Operation: "AdminCreateUser", Username: "rosa"}, invalid + "User is required to have a password", nil,
		},
		"create, passkeys": {
			func(a *accounts) {
				a.file.UserPool.Policies = &Policies{SignInPolicy: &SignInPolicy{AllowedFirstAuthFactors: []string{"PASSWORD", webAuthn}}}
			},
			AccountRequest{Operation: "AdminCreateUser", Username: "rosa", MessageAction: "SUPPRESS"},
			invalid + "User is required to have a password", nil,
		},
		"create, sub": {
			nil,
			AccountRequest{Operation: "AdminCreateUser", Username: "rosa", UserAttributes: Attributes{{"sub", "x"}}},
			invalid + "Cannot modify the non-mutable attribute sub", nil,
		},
		"create, taken": {
			nil, AccountRequest{Operation: "AdminCreateUser", Username: "nadia"}, "UsernameExistsException: User account already exists", nil,
		},
		"create, alias taken": {
			nil,
			AccountRequest{Operation: "AdminCreateUser", Username: "rosa", UserAttributes: Attributes{{"email", "nadia@example.org"}, {"email_verified", "TRUE"}}},
			"AliasExistsException: An account with the email already exists.", func(a *accounts) bool { return a.user("rosa") == nil },
		},
		"create, odd mark": {
			nil,
			AccountRequest{Operation: "AdminCreateUser", Username: "rosa", UserAttributes: Attributes{{"email", "r@example.org"}, {"email_verified", "yes"}}},
			"done",
			func(a *accounts) bool { return a.user("rosa").UserAttributes.Get("email_verified") == "false" },
		},
		"invite again":              {nil, AccountRequest{Operation: "AdminCreateUser", MessageAction: "RESEND", Username: "pia"}, "done", func(a *accounts) bool { return a.user("pia").TemporaryPassword == "Made-2026!" }},
		"invite again, no need":     {nil, AccountRequest{Operation: "AdminCreateUser", MessageAction: "RESEND", Username: "nadia"}, "UnsupportedUserStateException: Resend not possible. nadia status is not FORCE_CHANGE_PASSWORD", nil},
		"forgot":                    {nil, AccountRequest{Operation: "ForgotPassword", Username: "nadia@example.org"}, "done n***@e***", nil},
		"forgot, mark in capitals":  {nil, AccountRequest{Operation: "ForgotPassword", Username: "pia@example.org"}, "NotAuthorizedException: User password cannot be reset in the current state.", nil},
		"forgot, unknown":           {nil, AccountRequest{Operation: "ForgotPassword", Username: "sub-nadia"}, "UserNotFoundException: Username/client id combination not found.", nil},
		"forgot, hidden":            {hideUsers, AccountRequest{Operation: "ForgotPassword", Username: "ghost@example.org"}, "done g***@e***", nil},
		"forgot, no address":        {nil, AccountRequest{Operation: "ForgotPassword", Username: "omar"}, invalid + "Cannot reset password for the user as there is no registered/verified email or phone_number", nil},
		"forgot, no address hidden": {hideUsers, AccountRequest{Operation: "ForgotPassword", Username: "omar"}, "done +*******0000", nil},
		"forgot, disabled":          {disable("nadia"), AccountRequest{Operation: "ForgotPassword", Username: "nadia"}, "NotAuthorizedException: User is disabled.", nil},
		"forgot, too often":         {func(a *accounts) { a.attempts = api.MostAttempts }, AccountRequest{Operation: "ForgotPassword", Username: "nadia"}, "LimitExceededException: Attempt limit exceeded, please try after some time.", nil},
		"reset": {
			forgotten,
			AccountRequest{Operation: "ConfirmForgotPassword", Username: "nadia", Code: "123456", Password: "Spring-2026!"},
			"done",
			func(a *accounts) bool { return a.user("nadia").Password == "Spring-2026!" },
		},
		"reset, late": {
			func(a *accounts) { forgotten(a); a.now = a.now.Add(61 * time.Minute) },
			AccountRequest{Operation: "ConfirmForgotPassword", Username: "nadia", Code: "123456", Password: "Spring-2026!"},
			"ExpiredCodeException: Invalid code provided, please request a code again.", nil,
		},
		"reset, weak password": {
			forgotten,
			AccountRequest{Operation: "ConfirmForgotPassword", Username: "nadia", Code: "123456", Password: "spring"},
			"InvalidPasswordException: Password does not conform to policy: Password not long enough",
			func(a *accounts) bool { return pendingCode(a.user("nadia"), forgotCode, "") != nil },
		},
		"reset, nothing asked": {
			nil,
			AccountRequest{Operation: "ConfirmForgotPassword", Username: "nadia", Code: "123456", Password: "Spring-2026!"},
			"ExpiredCodeException: Invalid code provided, please request a code again.", nil,
		},
		"reset by an administrator": {
			nil,
			AccountRequest{Operation: "AdminResetUserPassword", Username: "sub-nadia"},
			"done n***@e***",
			func(a *accounts) bool {
				return a.user("nadia").Status() == api.StatusResetRequired && pendingCode(a.user("nadia"), forgotCode, "") != nil
			},
		},
		"change password": {
			nil,
			AccountRequest{Operation: "ChangePassword", Username: "nadia", PreviousPassword: "Winter-2026!", Password: "Spring-2026!"},
			"done",
			func(a *accounts) bool { return a.user("nadia").Password == "Spring-2026!" },
		},
		"change password, wrong": {
			nil,
			AccountRequest{Operation: "ChangePassword", Username: "nadia", PreviousPassword: "nope", Password: "Spring-2026!"},
			"NotAuthorizedException: Incorrect username or password.", func(a *accounts) bool { return a.attempts == 1 },
		},
		"change password, too often": {
			func(a *accounts) { a.attempts = api.FewestAttempts },
			AccountRequest{Operation: "ChangePassword", Username: "nadia", PreviousPassword: "Winter-2026!", Password: "Spring-2026!"},
			"LimitExceededException: Attempt limit exceeded, please try after some time.", nil,
		},
		"set password, temporary": {
			nil,
			AccountRequest{Operation: "AdminSetUserPassword", Username: "nadia", Password: "Spring-2026!"},
			"done",
			func(a *accounts) bool {
				return a.user("nadia").TemporaryPassword == "Spring-2026!" && a.user("nadia").Status() == api.StatusForceChangePassword
			},
		},
		"set password, permanent": {
			nil,
			AccountRequest{Operation: "AdminSetUserPassword", Username: "omar", Password: "Spring-2026!", Permanent: true},
			"done",
			func(a *accounts) bool { return a.user("omar").Status() == api.StatusConfirmed },
		},
		"update, new address": {
			nil,
			AccountRequest{Operation: "UpdateUserAttributes", Username: "nadia", UserAttributes: email("new@example.org")},
			"done n***@e***",
			func(a *accounts) bool {
				u := a.user("nadia")
				return u.UserAttributes.Get("email") == "new@example.org" && !u.UserAttributes.Verified("email")
			},
		},
		"update, verified first": {
			func(a *accounts) {
				a.file.UserPool.UserAttributeUpdate = &AttributeUpdate{AttributesRequireVerificationBeforeUpdate: []string{"email"}}
			},
			AccountRequest{Operation: "UpdateUserAttributes", Username: "nadia", UserAttributes: email("new@example.org")},
			"done n***@e***",
			func(a *accounts) bool { return a.user("nadia").UserAttributes.Get("email") == "nadia@example.org" },
		},
		"update, blank deletes": {
			nil,
			AccountRequest{Operation: "UpdateUserAttributes", Username: "nadia", UserAttributes: email("")},
			"done",
			func(a *accounts) bool {
				return a.user("nadia").UserAttributes.Get("email") == "" && a.user("nadia").UserAttributes.Get("email_verified") == ""
			},
		},
		"update, blank required": {
			requireEmail,
			AccountRequest{Operation: "UpdateUserAttributes", Username: "nadia", UserAttributes: email("")},
			invalid + "Invalid user attributes: user.email: Required attribute cannot be deleted.\n", nil,
		},
		"update, all unknown are named": {
			nil,
			AccountRequest{Operation: "UpdateUserAttributes", Username: "nadia", UserAttributes: Attributes{{"custom:a", "1"}, {"custom:b", "2"}}},
			invalid + "user.custom:a: Attribute does not exist in the schema.\nuser.custom:b: Attribute does not exist in the schema.\n", nil,
		},
		"update, immutable never set": {
			nil,
			AccountRequest{Operation: "AdminUpdateUserAttributes", Username: "nadia", UserAttributes: Attributes{{"custom:code", "ab"}}},
			invalid + "user.custom:code: Attribute cannot be updated.\n", nil,
		},
		"update, too short": {
			nil,
			AccountRequest{Operation: "UpdateUserAttributes", Username: "nadia", UserAttributes: Attributes{{"custom:team", "a"}}},
			invalid + "user.custom:team: String must be no shorter than 2 characters\n", nil,
		},
		"update, sub": {
			nil,
			AccountRequest{Operation: "AdminUpdateUserAttributes", Username: "nadia", UserAttributes: Attributes{{"sub", "x"}}},
			invalid + "Cannot modify the non-mutable attribute sub", nil,
		},
		"update, address is a user name": {
			usernamesAreEmails,
			AccountRequest{Operation: "UpdateUserAttributes", Username: "pia", UserAttributes: email("nadia@example.org")},
			"AliasExistsException: An account with the given email already exists.", nil,
		},
		"update by an administrator, alias moves": {
			nil,
			AccountRequest{Operation: "AdminUpdateUserAttributes", Username: "pia", UserAttributes: Attributes{{"email_verified", "true"}, {"email", "nadia@example.org"}}},
			"done",
			func(a *accounts) bool {
				return Identify(&a.file.UserPool, a.users, "nadia@example.org") == a.user("pia") && !a.user("nadia").UserAttributes.Verified("email")
			},
		},
		"update by an administrator, without the mark": {
			nil,
			AccountRequest{Operation: "AdminUpdateUserAttributes", Username: "pia", UserAttributes: email("p@example.org")},
			"done",
			func(a *accounts) bool { return a.user("pia").UserAttributes.Get("email_verified") == "false" },
		},
		"delete": {
			nil,
			AccountRequest{Operation: "DeleteUserAttributes", Username: "nadia", AttributeNames: []string{"email"}},
			"done",
			func(a *accounts) bool { return a.user("nadia").UserAttributes.Get("email_verified") == "" },
		},
		"delete, required": {
			requireEmail,
			AccountRequest{Operation: "AdminDeleteUserAttributes", Username: "nadia", AttributeNames: []string{"email"}},
			invalid + "Invalid user attributes: user.email: Required attribute cannot be deleted.\n", nil,
		},
		"verification code":            {nil, AccountRequest{Operation: "GetUserAttributeVerificationCode", Username: "pia", AttributeNames: []string{"email"}}, "done p***@e***", nil},
		"verification code, no number": {nil, AccountRequest{Operation: "GetUserAttributeVerificationCode", Username: "pia", AttributeNames: []string{"phone_number"}}, invalid + "Cannot send a verification code: the user has no phone_number that can be verified.", nil},
		"verify": {
			func(a *accounts) {
				a.make(AccountRequest{Operation: "UpdateUserAttributes", Username: "pia", UserAttributes: Attributes{{"email", "new@example.org"}}})
			},
			AccountRequest{Operation: "VerifyUserAttribute", Username: "pia", AttributeNames: []string{"email"}, Code: "123456"},
			"done",
			func(a *accounts) bool {
				return Identify(&a.file.UserPool, a.users, "new@example.org") == a.user("pia") && len(a.user("pia").Tracked.Codes) == 0
			},
		},
		"verify, taken": {
			func(a *accounts) {
				a.make(AccountRequest{Operation: "UpdateUserAttributes", Username: "pia", UserAttributes: Attributes{{"email", "nadia@example.org"}}})
			},
			AccountRequest{Operation: "VerifyUserAttribute", Username: "pia", AttributeNames: []string{"email"}, Code: "123456"},
			"AliasExistsException: An account with the email already exists.", nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAccounts(t)
			if test.set != nil {
				test.set(a)
			}
			d := a.make(test.request)
			expect(t, saidOf(d), test.want)
			if test.then != nil && !test.then(a) {
				t.Errorf("not so afterwards: %+v", a.users)
			}
			if d.Refusal != nil && len(d.Because) == 0 {
				t.Error("the refusal has no reason")
			}
		})
	}
}

func usernamesAreEmails(a *accounts) {
	a.file.UserPool.AliasAttributes, a.file.UserPool.UsernameAttributes = nil, []string{"email"}
	a.users = slices.DeleteFunc(a.users, func(u *User) bool { return u.Username == "omar" })
}

func passwordless(a *accounts) {
	a.file.UserPool.Policies = &Policies{SignInPolicy: &SignInPolicy{AllowedFirstAuthFactors: []string{"PASSWORD", emailOTP}}}
}

func hideUsers(a *accounts) { a.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }

func disable(name string) func(*accounts) {
	return func(a *accounts) { off := false; a.user(name).Enabled = &off }
}

func forgotten(a *accounts) { a.make(AccountRequest{Operation: "ForgotPassword", Username: "nadia"}) }

func requireEmail(a *accounts) {
	a.file.UserPool.SchemaAttributes = append(a.file.UserPool.SchemaAttributes, SchemaAttribute{Name: "email", Required: true})
}
