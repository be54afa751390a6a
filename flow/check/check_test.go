package check

import (
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/poolfile"
)

var testNow = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

// trouble is a small pool file, and what has to be found first. What it leaves out is a
// pool in which nadia signs in without trouble.
type trouble struct {
	pool, mfa, client, user, typed string
	want                           string
	// also has to be found, after the first.
	also string
}

func (x trouble) facts(t *testing.T) Facts {
	t.Helper()
	or := func(text, otherwise string) string {
		if text == "" {
			return otherwise
		}
		return text
	}
	text := "UserPool: {Id: eu-west-1_Ab12Cd34E, " +
		or(x.pool, "MfaConfiguration: 'OFF'") + "}\n" +
		"MfaConfig: {" + or(x.mfa, "MfaConfiguration: 'OFF'") + "}\n" +
		"Clients:\n  - {ClientId: web, PreventUserExistenceErrors: ENABLED, " +
		or(x.client, "ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]") + "}\n" +
		"Users:\n  - {Username: nadia, " + or(x.user, healthy) + "}\n"
	file, err := poolfile.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return Facts{Now: testNow, File: file, Username: or(x.typed, "nadia")}
}

const (
	verifiedEmail = "UserAttributes: [{Name: email, Value: nadia@example.org}, {Name: email_verified, Value: 'true'}]"
	healthy       = "Password: Winter-2026!, " + verifiedEmail
	plainEmail    = "UserAttributes: [{Name: email, Value: nadia@example.org}]"
	otpFirst      = "Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}"
	srpAndRefresh = "ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"
	required      = "MfaConfiguration: 'ON'"
	appFactor     = "SoftwareTokenMfaConfiguration: {Enabled: true}"
)

// troubles are what support desks meet, one or two at once.
var troubles = map[string]trouble{
	"a user of an older system": {
		pool: "LambdaConfig: {UserMigration: f}", client: "ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]",
		typed: "arno", want: "not-migrated", also: "pain-35",
	},
	"nobody of that name":         {typed: "nobody", want: "pain-11"},
	"another way to write":        {typed: "Nadia", want: "name-other-case"},
	"a blank at the end":          {typed: "nadia ", want: "name-spaces"},
	"the sub":                     {user: "Password: Winter-2026!, UserAttributes: [{Name: sub, Value: 5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa}]", typed: "5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa", want: "name-is-sub"},
	"no alias":                    {typed: "nadia@example.org", want: "name-no-alias"},
	"an alias that nobody has":    {typed: "nadja@example.org", want: "pain-11"},
	"an alias, not verified":      {pool: "AliasAttributes: [email], AutoVerifiedAttributes: [email]", user: "Password: Winter-2026!, " + plainEmail, typed: "nadia@example.org", want: "name-not-verified"},
	"a sign-up, not confirmed":    {user: "Password: Winter-2026!, UserStatus: UNCONFIRMED", want: "pain-07"},
	"and by an alias":             {pool: "AliasAttributes: [email]", user: "Password: Winter-2026!, UserStatus: UNCONFIRMED, " + plainEmail, typed: "nadia@example.org", want: "pain-07"},
	"reset":                       {user: "Password: Winter-2026!, UserStatus: RESET_REQUIRED, " + verifiedEmail, want: "pain-10"},
	"reset, and no address":       {user: "Password: Winter-2026!, UserStatus: RESET_REQUIRED", want: "pain-10", also: "pain-09"},
	"an old temporary password":   {user: "TemporaryPassword: Winter-2026!, Tracked: {PasswordSet: 2026-11-01T00:00:00Z}", want: "pain-12"},
	"disabled":                    {user: "Password: Winter-2026!, Enabled: false", want: "disabled"},
	"disabled and not confirmed":  {user: "Password: Winter-2026!, Enabled: false, UserStatus: UNCONFIRMED", want: "pain-07", also: "disabled"},
	"disabled and expired":        {user: "TemporaryPassword: Winter-2026!, Enabled: false, Tracked: {PasswordSet: 2026-11-01T00:00:00Z}", want: "disabled", also: "pain-12"},
	"locked":                      {user: "Password: Winter-2026!, Tracked: {FailedAttempts: 9, LockedUntil: 2026-11-30T12:10:00Z}", want: "pain-02"},
	"locked and disabled":         {user: "Password: Winter-2026!, Enabled: false, Tracked: {FailedAttempts: 9, LockedUntil: 2026-11-30T12:10:00Z}", want: "pain-02", also: "disabled"},
	"from another provider":       {user: "UserStatus: EXTERNAL_PROVIDER", want: "federated-user"},
	"no flow":                     {client: "ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]", want: "pain-32"},
	"no flow, and disabled":       {client: "ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]", user: "Password: Winter-2026!, Enabled: false", want: "pain-32", also: "disabled"},
	"a client for machines":       {client: "ClientSecret: s3cret, ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]", want: "client-token-only"},
	"custom without functions":    {client: "ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH]", want: "pain-34"},
	"custom with two functions":   {pool: "LambdaConfig: {DefineAuthChallenge: f, CreateAuthChallenge: f}", client: "ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH]", want: "pain-34"},
	"functions that nobody needs": {pool: "LambdaConfig: {DefineAuthChallenge: f}", want: "half-triggers"},
	"no password, no other flow":  {pool: otpFirst, user: verifiedEmail, want: "no-first-factor"},
	"no password, no address":     {pool: otpFirst, client: "ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]", user: "UserStatus: CONFIRMED", want: "pain-25"},
	"a code first, under MFA": {
		pool: otpFirst + ", EmailConfiguration: {EmailSendingAccount: DEVELOPER}", mfa: required + ", " + appFactor,
		client: "ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]", user: "UserStatus: CONFIRMED, " + verifiedEmail,
		want: "pain-25", also: "refused-settings",
	},
	"MFA, and none to set up":    {mfa: required + ", EmailMfaConfiguration: {}", want: "no-factor-at-all", also: "pain-20"},
	"MFA, to be set up":          {mfa: required + ", " + appFactor, want: "mfa-setup"},
	"MFA by text, and no sender": {mfa: "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {}", want: "pain-20"},
	"text messages that fail": {
		pool: "SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: x}, SmsConfigurationFailure: the role is gone",
		mfa:  "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {}", want: "pain-21",
	},
	"no origination": {
		pool: "SmsConfiguration: {EumsSms: {CallerArn: 'arn:aws:iam::123456789012:role/sms'}}, MfaConfiguration: OPTIONAL",
		mfa:  "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {}", want: "no-origination",
	},
	"email codes of Cognito's own sender": {mfa: "MfaConfiguration: OPTIONAL, EmailMfaConfiguration: {}", want: "pain-20"},
	"email codes and recovery by email": {
		pool: "EmailConfiguration: {EmailSendingAccount: DEVELOPER}, AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: verified_email}]}",
		mfa:  "MfaConfiguration: OPTIONAL, EmailMfaConfiguration: {}, " + appFactor, want: "email-recovery",
	},
	"few emails a day":             {pool: "AutoVerifiedAttributes: [email]", want: "daily-email-limit"},
	"an app that was never set up": {mfa: "MfaConfiguration: OPTIONAL, " + appFactor, user: "Password: Winter-2026!, PreferredMfaSetting: SOFTWARE_TOKEN_MFA, " + verifiedEmail, want: "pain-19"},
	"an app that was not turned on": {
		mfa:  "MfaConfiguration: OPTIONAL, " + appFactor,
		user: "Password: Winter-2026!, TotpSecret: ABCDEFGHIJKLMNOP, " + verifiedEmail, want: "pain-19-unset",
	},
	"a factor without an address": {
		pool: "SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: x}",
		mfa:  "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {}", user: "Password: Winter-2026!, UserMFASettingList: [SMS_MFA], " + verifiedEmail, want: "factor-without-address",
	},
	"MFA that is off":             {mfa: "MfaConfiguration: 'OFF', " + appFactor, want: "mfa-off"},
	"two settings that differ":    {pool: "MfaConfiguration: 'ON'", mfa: "MfaConfiguration: 'OFF'", want: "mfa-contradiction"},
	"no recovery":                 {user: "Password: Winter-2026!", want: "pain-09"},
	"migration that never runs":   {pool: "LambdaConfig: {UserMigration: f}", want: "no-migration"},
	"tracked devices":             {pool: "DeviceConfiguration: {ChallengeRequiredOnNewDevice: true}", want: "pain-27"},
	"passkeys without a domain":   {pool: "Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}", client: "ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]", want: "passkeys-off"},
	"no refresh":                  {client: "ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]", want: "no-refresh"},
	"rotation without grace":      {client: "ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH], RefreshTokenRotation: {Feature: ENABLED}", want: "pain-29"},
	"a refresh token of years":    {client: srpAndRefresh + ", RefreshTokenValidity: 3650", want: "long-refresh"},
	"an access token of a day":    {client: srpAndRefresh + ", AccessTokenValidity: 24", want: "pain-30"},
	"a secret":                    {client: srpAndRefresh + ", ClientSecret: s3cret", want: "pain-03"},
	"recovery by text, no sender": {pool: "AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: verified_phone_number}]}", user: "Password: Winter-2026!, UserAttributes: [{Name: phone_number, Value: '+15550100142'}, {Name: phone_number_verified, Value: 'true'}]", want: "recovery-without-sender"},
	"settings refused today":      {pool: "UserPoolTier: LITE, UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}", want: "refused-settings"},
	"a required attribute": {
		pool:   "SchemaAttributes: [{Name: email, Required: true}, {Name: given_name, Required: true}]",
		client: srpAndRefresh + ", WriteAttributes: [email]", user: "TemporaryPassword: Winter-2026!, " + verifiedEmail, want: "pain-23", also: "refused-settings",
	},
	"functions that may refuse": {pool: "LambdaConfig: {PreAuthentication: f}", want: "pain-35"},
}

// TestTheCauseComesFirst makes each trouble by a pool file, and looks for its cause at the
// first place.
func TestTheCauseComesFirst(t *testing.T) {
	for name, x := range troubles {
		findings := Findings(x.facts(t))
		var found []string
		for _, finding := range findings {
			found = append(found, string(finding.Severity)+" "+finding.ID)
			if finding.Description == "" || finding.Fix == "" || finding.Evidence == "" || finding.Subject == "" {
				t.Errorf("%s: %s lacks something: %+v", name, finding.ID, finding)
			}
			if strings.Contains(finding.Description+finding.Fix+finding.Evidence+finding.Command, "s3cret") {
				t.Errorf("%s: %s tells a secret", name, finding.ID)
			}
		}
		if len(findings) == 0 || findings[0].ID != x.want {
			t.Errorf("%s: want %s first of %s", name, x.want, strings.Join(found, ", "))
		}
		if x.also != "" && !strings.Contains(strings.Join(found[min(1, len(found)):], ", "), " "+x.also) {
			t.Errorf("%s: want %s after the first of %s", name, x.also, strings.Join(found, ", "))
		}
	}
}

// TestNothingIsMadeUp: where everything is fine, nothing keeps anybody out.
func TestNothingIsMadeUp(t *testing.T) {
	fine := trouble{}
	for _, finding := range Findings(fine.facts(t)) {
		if finding.Severity != Info {
			t.Errorf("found %+v", finding)
		}
	}
}

// TestTheCardNamesFlowsThatLeadNowhere: a client without one, and a user of another identity
// provider, whom Cognito refuses like a wrong password.
func TestTheCardNamesFlowsThatLeadNowhere(t *testing.T) {
	for name, want := range map[string]Line{
		"no flow":               {wrong, "flows", "the client has none that signs users in"},
		"from another provider": {wrong, api.FlowUserSRPAuth, "NotAuthorizedException: Incorrect username or password."},
	} {
		if got := troubles[name].facts(t).flowLines(); !slices.Equal(got, []Line{want}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestTheCardOfARefusalPromisesNoEnd: a lock passes by itself, a rule of a trigger does not.
func TestTheCardOfARefusalPromisesNoEnd(t *testing.T) {
	facts := trouble{}.facts(t)
	facts.Refused = &Refusal{EveryFlow: true}
	want := Line{wrong, "by any flow", "refused now; without this refusal the settings ask:"}
	if got := facts.flowLines(); len(got) < 2 || got[0] != want {
		t.Errorf("%+v", got)
	}
}
