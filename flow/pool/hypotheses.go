package pool

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
)

// A prediction runs the same rules as a sign-in, over everything that the
// missing facts could be, and takes the checks for passed or failed.

const hypotheticalName = "someone"

// hypotheses are the facts with what is missing filled in, in every way that
// makes a difference: a pool and client that are nil, users that are nil (an
// empty list means that there is no such user), and the device that the start
// names.
func hypotheses(f Facts, s Start) []Facts {
	key := s.Parameters[api.KeyDeviceKey]
	all := settingHypotheses(f)
	unknown := f.Pool != nil && f.Users != nil && Identify(f.Pool, f.Users, s.Parameters[api.KeyUsername]) == nil
	if unknown && f.SimulatedID == "" {
		all = combine(all, strangers()...)
	}
	if f.Pool == nil && s.Parameters[api.KeyTargetACRValues] != "" {
		all = combine(all, func(*Facts) {}, withLevels)
	}
	if key == "" || f.Users != nil && !f.Partial {
		return all
	}
	if f.Pool == nil {
		all = combine(all, func(*Facts) {}, tracking(true), tracking(false))
	}
	return combine(all, owning(key, api.DeviceRemembered), owning(key, api.DeviceNotRemembered), func(*Facts) {})
}

// strangers are users who do not exist, one for each first factor that can be drawn for
// them: which one it is for a name, only the service knows.
func strangers() []func(*Facts) {
	var variants []func(*Facts)
	for _, id := range []string{"a", "b", "c", "d"} {
		variants = append(variants, func(f *Facts) { f.SimulatedID = id })
	}
	return variants
}

// withLevels turns levels of assurance on.
func withLevels(f *Facts) {
	settings := *f.Pool
	settings.AcrConfiguration = &AcrConfiguration{}
	f.Pool = &settings
}

// tracking turns device tracking on.
func tracking(inPlaceOfFactor bool) func(*Facts) {
	return func(f *Facts) {
		settings := *f.Pool
		settings.DeviceConfiguration = &DeviceConfiguration{ChallengeRequiredOnNewDevice: inPlaceOfFactor}
		f.Pool = &settings
	}
}

// owning gives the users the device.
func owning(key, status string) func(*Facts) {
	return func(f *Facts) {
		var owners []*User
		for _, user := range f.Users {
			owner := user.Clone()
			owner.Devices = append(owner.Devices, Device{DeviceKey: key, DeviceRememberedStatus: status})
			owners = append(owners, owner)
		}
		f.Users = owners
	}
}

// settingHypotheses are the hypotheses but for devices.
func settingHypotheses(f Facts) []Facts {
	f.SimulatedID = cmp.Or(f.SimulatedID, hypotheticalName)
	all := []Facts{f}
	if f.Client == nil {
		all = combine(all, func(f *Facts) { f.Client = hypotheticalClient() })
	}
	if f.Pool == nil {
		all = combine(all, hypotheticalPool(api.MFAOff), hypotheticalPool(api.MFAOptional), hypotheticalPool(api.MFAOn))
	}
	if f.Users == nil {
		var variants []func(*Facts)
		for _, user := range hypotheticalUsers() {
			variants = append(variants, func(f *Facts) { f.Users = []*User{user} })
		}
		return combine(all, variants...)
	}
	if f.Partial {
		all = combine(all, undisclosed(f.Users, f.told)...)
	}
	return all
}

// undisclosed are what the users could have that AdminGetUser does not show. An
// authenticator that is switched on is registered.
func undisclosed(users []*User, known told) []func(*Facts) {
	var variants []func(*Facts)
	add := func(change func(*User)) {
		variants = append(variants, func(f *Facts) {
			var changed []*User
			for _, user := range users {
				clone := user.Clone()
				if contains(clone.UserMFASettingList, softwareTokenMFA) || clone.PreferredMfaSetting == softwareTokenMFA {
					clone.TotpSecret = cmp.Or(clone.TotpSecret, hypotheticalName)
				}
				if clone.CurrentPassword() == "" {
					clone.Password = hypotheticalName
				}
				change(clone)
				changed = append(changed, clone)
			}
			f.Users = changed
		})
	}
	asShown := func(*User) {}
	authenticators, passkeys := []func(*User){asShown}, []func(*User){asShown}
	if !known.authenticator {
		authenticators = append(authenticators, withAuthenticator, withoutAuthenticator)
	}
	if !known.passkey {
		passkeys = append(passkeys, withPasskey, withPasskeyAsBothFactors)
	}
	for _, password := range []func(*User){asShown, withoutPassword} {
		for _, authenticator := range authenticators {
			for _, passkey := range passkeys {
				add(func(u *User) {
					password(u)
					authenticator(u)
					passkey(u)
				})
			}
		}
	}
	add(func(u *User) { u.Tracked.Imported = true })
	add(func(u *User) { u.Tracked.PasswordSet = At(longAgo) })
	add(func(u *User) { u.Tracked.FailedAttempts, u.Tracked.LockedUntil = FreeFailures, At(farAhead) })
	return variants
}

func withoutPassword(u *User) { u.Password, u.TemporaryPassword = "", "" }

func withAuthenticator(u *User) { u.TotpSecret = cmp.Or(u.TotpSecret, hypotheticalName) }

// withoutAuthenticator has one preferred that was never set up.
func withoutAuthenticator(u *User) {
	if !contains(u.UserMFASettingList, softwareTokenMFA) {
		u.TotpSecret = ""
	}
}

func withPasskey(u *User) { u.Passkeys = []Passkey{{CredentialID: hypotheticalName}} }

func withPasskeyAsBothFactors(u *User) {
	withPasskey(u)
	u.WebAuthnMfaSettings = &WebAuthnMfaSettings{Enabled: true}
}

var (
	longAgo  = time.Unix(1, 0)
	farAhead = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
)

func combine(all []Facts, variants ...func(*Facts)) []Facts {
	var varied []Facts
	for _, f := range all {
		for _, variant := range variants {
			changed := f
			variant(&changed)
			varied = append(varied, changed)
		}
	}
	return varied
}

func hypotheticalClient() *Client {
	return &Client{ClientID: "unknown", ExplicitAuthFlows: []string{
		api.AllowUserAuth, api.AllowUserSRPAuth, api.AllowUserPasswordAuth, api.AllowAdminUserPasswordAuth,
		api.AllowCustomAuth, api.AllowRefreshTokenAuth,
	}}
}

func hypotheticalPool(mfa string) func(*Facts) {
	return func(f *Facts) {
		f.Pool = &UserPool{
			MfaConfiguration:   mfa,
			Policies:           &Policies{SignInPolicy: &SignInPolicy{AllowedFirstAuthFactors: []string{api.FactorPassword, emailOTP, smsOTP, webAuthn}}},
			EmailConfiguration: &EmailConfiguration{EmailSendingAccount: api.SenderDeveloper},
		}
		f.Mfa = &MfaConfig{
			MfaConfiguration:              mfa,
			SmsMfaConfiguration:           &SmsMfa{},
			SoftwareTokenMfaConfiguration: &SoftwareToken{Enabled: true},
			EmailMfaConfiguration:         &EmailMfa{},
			WebAuthnConfiguration:         &WebAuthnConfig{RelyingPartyID: localhost, FactorConfiguration: api.PasskeyMultiFactor},
		}
	}
}

// hypotheticalUsers differ in all that sign-ins look at.
func hypotheticalUsers() []*User {
	var users []*User
	addresses := Attributes{{phoneNumber, "+15550100142"}, {email, "someone@example.org"}}
	factors := [][]string{nil, {smsMFA}, {softwareTokenMFA}, {emailOTP}, {smsMFA, softwareTokenMFA, emailOTP}}
	for _, status := range []string{api.StatusConfirmed, api.StatusForceChangePassword, api.StatusResetRequired, api.StatusUnconfirmed} {
		for _, attributes := range []Attributes{addresses, addresses[:1], addresses[1:], nil} {
			for _, list := range factors {
				users = append(users, hypotheticalUser(status, attributes, list))
			}
		}
	}
	for _, owning := range []func(*User){withPasskey, withPasskeyAsBothFactors} {
		for _, list := range factors {
			user := hypotheticalUser(api.StatusConfirmed, addresses, list)
			owning(user)
			users = append(users, user)
		}
	}
	return users
}

func hypotheticalUser(status string, attributes Attributes, factors []string) *User {
	user := &User{
		Username: hypotheticalName, UserStatus: status, Password: hypotheticalName, UserAttributes: attributes,
		UserMFASettingList: factors,
	}
	if contains(factors, softwareTokenMFA) {
		user.TotpSecret = hypotheticalName
	}
	return user
}

// hypotheticalStart is the start with the values that are computed or kept secret.
func hypotheticalStart(f Facts, s Start) Start {
	parameters := map[string]string{api.KeyPassword: hypotheticalName, api.KeySRPA: hypotheticalName, api.KeyRefreshToken: hypotheticalName}
	if s.AuthFlow == api.FlowUserAuth {
		parameters = map[string]string{}
		switch s.Parameters[api.KeyPreferredChallenge] {
		case api.ChallengePassword:
			parameters[api.KeyPassword] = hypotheticalName
		case api.ChallengePasswordSRP:
			parameters[api.KeySRPA] = hypotheticalName
		}
	}
	if len(f.Client.Secrets()) > 0 {
		parameters[api.KeySecretHash] = hypotheticalName
	}
	maps.Copy(parameters, s.Parameters)
	if len(f.Users) == 1 && f.Users[0].Username == hypotheticalName {
		parameters[api.KeyUsername] = hypotheticalName
	}
	s.Parameters = parameters
	return s
}

// outcomes are the events that could meet the need, the good one first.
func outcomes(f Facts, n *Need) []Event {
	good, bad := Event{Kind: n.Kind, OK: true}, Event{Kind: n.Kind}
	switch n.Kind {
	case VerifyPassword, VerifyProof:
		if user := find(f.Users, n.Name); user != nil && user.CurrentPassword() == "" {
			return []Event{bad} // no password is right for a user without one
		}
		return []Event{good, bad}
	case VerifyTOTP:
		used := []int64{0}
		if user := find(f.Users, n.Name); user != nil && len(user.Tracked.TotpSteps) > 0 {
			used = slices.Clone(user.Tracked.TotpSteps)
		}
		good.Steps = []int64{slices.Max(used) + 1}
		return []Event{good, bad, {Kind: n.Kind, Steps: used}}
	case MakePasskeyChallenge:
		good.Text = hypotheticalName
		return []Event{good}
	case VerifyAssertion:
		good.Assertion = f.hypotheticalAssertion(n.Name)
		return []Event{good, bad}
	case CheckRefreshToken:
		username := ""
		if len(f.Users) > 0 {
			username = f.Users[0].Username
		}
		var events []Event
		for _, state := range []TokenState{TokenValid, TokenReused, TokenRevoked, TokenExpired, TokenInvalid} {
			events = append(events, Event{Kind: n.Kind, Token: state, Username: username})
		}
		return append(events, Event{Kind: n.Kind, Token: TokenValid, Username: username, DeviceKey: hypotheticalName})
	case CheckAccessToken:
		return accessTokens(f)
	case CheckSignUpSession:
		good.Session = SessionState{Known: true, Expires: f.Now}
		return []Event{good, bad}
	case CountAttempts:
		return []Event{good, {Kind: n.Kind, Count: math.MaxInt}}
	case MakeID, MakePassword:
		good.Text = "Aa1!" + strings.Repeat("a", 95)
		return []Event{good}
	case Deliver:
		return []Event{good}
	case CallTrigger:
		return append(triggerOutcomes(f, n), Event{Kind: n.Kind, Refused: true}, bad)
	default:
		return []Event{good, bad}
	}
}

// answers are the ways to answer the challenge of a decision well.
func answers(f Facts, d Decision) []Event {
	base := map[string]string{api.KeyUsername: d.Progress.Username}
	if len(f.Client.Secrets()) > 0 {
		base[api.KeySecretHash] = hypotheticalName
	}
	var events []Event
	for _, keys := range answerKeys(f, d) {
		responses := maps.Clone(base)
		maps.Copy(responses, keys)
		events = append(events, Event{
			Kind: Answered,
			Answer: &Answer{
				Operation: respondTo(d.Progress), ChallengeName: d.Challenge.Name,
				Session: hypotheticalName, Responses: responses,
			},
		})
	}
	return events
}

func respondTo(p Progress) string {
	if p.admin() {
		return api.AdminRespondToAuthChallenge
	}
	return api.RespondToAuthChallenge
}

func answerKeys(f Facts, d Decision) []map[string]string {
	name := d.Challenge.Name
	one := func(keys map[string]string) []map[string]string { return []map[string]string{keys} }
	switch name {
	case api.ChallengePasswordVerifier:
		return one(map[string]string{
			api.KeyClaimSecretBlock: hypotheticalName, api.KeyClaimSignature: hypotheticalName, api.KeyTimestamp: hypotheticalName,
		})
	case api.ChallengeDeviceSRPAuth:
		return one(map[string]string{api.KeyDeviceKey: d.Progress.DeviceKey, api.KeySRPA: hypotheticalName})
	case api.ChallengeDevicePasswordVerifier:
		return one(map[string]string{
			api.KeyDeviceKey:        d.Progress.DeviceKey,
			api.KeyClaimSecretBlock: hypotheticalName, api.KeyClaimSignature: hypotheticalName, api.KeyTimestamp: hypotheticalName,
		})
	case api.ChallengeNewPasswordRequired:
		return one(newPasswordKeys(f, d))
	case api.ChallengeSelectMFAType, api.ChallengeSelectChallenge:
		var all []map[string]string
		for _, choice := range d.Progress.Offered {
			all = append(all, map[string]string{api.KeyAnswer: choice, api.KeyPassword: hypotheticalName, api.KeySRPA: hypotheticalName})
		}
		return all
	case api.ChallengeMFASetup:
		return []map[string]string{{}, {api.KeyEmail: "someone@example.org"}}
	default:
		return one(map[string]string{
			api.KeySMSMFACode: hypotheticalName, api.KeySMSOTPCode: hypotheticalName, api.KeyEmailOTPCode: hypotheticalName,
			api.KeySoftwareTokenCode: hypotheticalName, api.KeyPassword: hypotheticalName, api.KeySRPA: hypotheticalName,
			api.KeyAnswer: hypotheticalName, api.KeyCredential: hypotheticalName,
		})
	}
}

// newPasswordKeys conform to any policy the API allows, and give a value to
// each required attribute.
func newPasswordKeys(f Facts, d Decision) map[string]string {
	password := "Aa1!"
	if least := f.Pool.passwordPolicy().MinimumLength; least > len(password) {
		password += strings.Repeat("a", least-len(password))
	}
	keys := map[string]string{api.KeyNewPassword: password}
	user := find(f.Users, d.Progress.Username)
	for _, name := range f.Pool.required() {
		if user != nil && user.UserAttributes.Get(name) == "" {
			keys[api.AttributePrefix+name] = hypotheticalValue(f.Pool, name)
		}
	}
	return keys
}

func hypotheticalValue(p *UserPool, name string) string {
	schema, _ := p.schema(name)
	switch {
	case name == email:
		return "someone@example.org"
	case name == phoneNumber:
		return "+15550100142"
	case schema.AttributeDataType == api.TypeNumber && schema.NumberAttributeConstraints != nil:
		return fmt.Sprint(schema.NumberAttributeConstraints.MinValue)
	case schema.AttributeDataType == api.TypeNumber:
		return "1"
	default:
		return hypotheticalName
	}
}

// hypotheticalAssertion is what a passkey of the user would sign, nil where the user
// has none.
func (f Facts) hypotheticalAssertion(username string) *Assertion {
	user := find(f.Users, username)
	if user == nil || len(f.passkeys(user)) == 0 {
		return nil
	}
	passkey := f.passkeys(user)[0]
	return &Assertion{
		CredentialID: passkey.CredentialID,
		Client:       ClientData{Type: ClientDataGet, Challenge: hypotheticalName, Origin: "https://" + f.relyingPartyID()},
		Authenticator: AuthenticatorData{
			RelyingPartyHash: sha256.Sum256([]byte(f.relyingPartyID())),
			UserPresent:      true, UserVerified: true, SignCount: passkey.SignCount + 1,
		},
		Issued: true, Signed: true,
	}
}
