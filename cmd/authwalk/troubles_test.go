package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/demouser"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/screen"
	"authwalk/ui/style"
	"authwalk/ui/termtest"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// trouble is what keeps nadia from signing in, made by members of a pool file. What it
// leaves out is a pool in which she signs in.
type trouble struct {
	name                    string
	pool, mfa, client, user string
	// start are further members of her Walk, typed the name that she types, password what
	// she types for hers, withoutSecret that the app sends no SECRET_HASH.
	start, typed, password string
	withoutSecret          bool
	// parameters are those of her Walk in place of the password.
	parameters string
	// faults are what goes wrong besides, and no setting shows.
	faults string
	// onlyTried tells that no setting shows it either: it is known once the sign-in was
	// tried.
	onlyTried bool
	// answer is what she answers to the challenge that comes, nil where none does.
	answer map[string]string
	// id is the finding that comes first, and also that of the second trouble.
	id, also string
	// exception is what the service says, cause what the screens say first, fix what the
	// report says is to be done.
	exception, cause, fix string
	// asked is what a form says where a challenge still waits.
	asked string
}

const (
	known       = "Password: Winter-2026!"
	withEmail   = "UserAttributes: [{Name: email, Value: nadia@example.org}]"
	emailProved = "UserAttributes: [{Name: email, Value: nadia@example.org}, {Name: email_verified, Value: 'true'}]"
	untroubled  = known + ", " + emailProved
	appIsOn     = "MfaConfiguration: OPTIONAL, SoftwareTokenMfaConfiguration: {Enabled: true}"
	neverSetUp  = "PreferredMfaSetting: SOFTWARE_TOKEN_MFA"
	expired     = "TemporaryPassword: Winter-2026!, Tracked: {PasswordSet: 2026-01-01T00:00:00Z}, " + emailProved
	unconfirmed = "UserStatus: UNCONFIRMED"
	disabled    = "Enabled: false"
	byAlias     = "AliasAttributes: [email]"
	anyCase     = "UsernameConfiguration: {CaseSensitive: true}"
	noFlow      = "ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]"
	customFlow  = "ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH]"

	isDisabled    = "An administrator disabled this user."
	isLocked      = "the user is locked for a while"
	isUnconfirmed = "The sign-up of this user is not confirmed."
	isUnverified  = "the email of the user is not verified, and an unverified address does not sign in"
	hasNoFlow     = "No sign-in flow is enabled for this client"
	isFederated   = "signs in through another identity provider"

	wrongPassword = "it is the password that is wrong"
	byText        = "UserAttributes: [{Name: email, Value: nadia@example.org}, {Name: email_verified, Value: 'true'}, {Name: phone_number, Value: '+15555550142'}, {Name: phone_number_verified, Value: 'true'}], UserMFASettingList: [SMS_MFA]"
	textsAreOn    = "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {}"
	sender        = "SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: x}"
	noOrigin      = "SmsConfiguration: {EumsSms: {CallerArn: 'arn:aws:iam::123456789012:role/sms'}}"
	undelivered   = "Cognito could not send the code"
	emailFirst    = "Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}"
	byChoice      = "ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"
)

// locked is a user who is locked for a while.
func locked() string {
	return "Tracked: {FailedAttempts: 9, LockedUntil: " + time.Now().Add(10*time.Minute).UTC().Format(time.RFC3339) + "}"
}

// troubles are of one kind, and those of two at once.
func troubles() []trouble {
	return []trouble{
		{name: "nobody has the name", typed: "nadja", id: "pain-11", exception: "NotAuthorizedException: Incorrect", cause: "There is no user with this name", fix: "Check the spelling"},
		{name: "nobody has the name, and the client says so", typed: "nadja", client: "PreventUserExistenceErrors: LEGACY, ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH]", id: "pain-11", exception: "UserNotFoundException", cause: "There is no user with this name", fix: "Check the spelling"},
		{name: "an email address, where only user names sign in", typed: "nadia@example.org", id: "name-no-alias", exception: "NotAuthorizedException: Incorrect", cause: "The user exists as nadia", fix: "Sign in as nadia."},
		{name: "a user name, where only email addresses sign in", pool: "UsernameAttributes: [email]", user: "Username: 5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa, " + untroubled, typed: "nadia", id: "pain-11", exception: "NotAuthorizedException: Incorrect", cause: "sign in by email", fix: "Sign in with the email address"},
		{name: "an email address that is not verified", pool: byAlias, user: known + ", " + withEmail, typed: "nadia@example.org", id: "name-not-verified", exception: "NotAuthorizedException: Incorrect", cause: isUnverified, fix: "Verify the address, or sign in as nadia."},
		{name: "the user name in capitals", pool: anyCase, typed: "Nadia", id: "name-other-case", exception: "NotAuthorizedException: Incorrect", cause: "The user exists as nadia", fix: "Sign in as nadia."},
		{name: "a space after the user name", typed: "nadia ", id: "name-spaces", exception: "NotAuthorizedException: Incorrect", cause: "The user exists as nadia", fix: "Sign in as nadia."},
		{name: "the sub instead of the user name", user: known + ", UserAttributes: [{Name: sub, Value: 5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa}]", typed: "5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa", id: "name-is-sub", exception: "NotAuthorizedException: Incorrect", cause: "a sub is not a sign-in name", fix: "Sign in as nadia."},
		{name: "the sign-up is not confirmed", user: untroubled + ", " + unconfirmed, id: "pain-07", exception: "UserNotConfirmedException", cause: isUnconfirmed, fix: "confirm the user without a code"},
		{name: "the password was reset", user: untroubled + ", UserStatus: RESET_REQUIRED", id: "pain-10", exception: "PasswordResetRequiredException", cause: "The user must set a new password", fix: "sets a new password with it"},
		{name: "the temporary password expired", user: expired, id: "pain-12", exception: "NotAuthorizedException: Temporary password has expired", cause: "The temporary password expired", fix: "Send the invitation again"},
		{name: "the user is disabled", user: untroubled + ", " + disabled, id: "disabled", exception: "NotAuthorizedException: User is disabled", cause: isDisabled, fix: "enable the user"},
		{name: "the user is locked after wrong passwords", user: untroubled + ", " + locked(), id: "pain-02", exception: "NotAuthorizedException: Password attempts exceeded", cause: isLocked, fix: "Wait until the lock ends"},
		{name: "the user belongs to another identity provider", user: "UserStatus: EXTERNAL_PROVIDER, " + emailProved, id: "federated-user", exception: "NotAuthorizedException: Incorrect", cause: isFederated, fix: "Sign in through managed login with that provider"},
		{name: "the client has no sign-in flow", client: noFlow, id: "pain-32", exception: "InvalidParameterException", cause: hasNoFlow, fix: "Add ALLOW_USER_SRP_AUTH"},
		{name: "the client is one for machines", client: "ClientSecret: s3cret, ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]", id: "client-token-only", exception: "InvalidParameterException", cause: "cannot sign users in", fix: "Use another client for users"},
		{name: "there is no such client", id: "pain-37", exception: "ResourceNotFoundException", cause: "The pool has no client absent", fix: "Check the client ID"},
		{name: "custom challenges without functions", client: customFlow, id: "pain-34", exception: "InvalidParameterException", cause: "CUSTOM_AUTH is the only flow of this client and cannot work", fix: "Set the three triggers"},
		{name: "custom challenges with two functions of three", pool: "LambdaConfig: {CreateAuthChallenge: 'builtin:riddle', VerifyAuthChallengeResponse: 'builtin:riddle'}", client: customFlow, id: "pain-34", exception: "InvalidParameterException", cause: "the pool has no DefineAuthChallenge trigger", fix: "Set the three triggers"},
		{name: "a function refuses the sign-in", pool: "LambdaConfig: {PreAuthentication: 'builtin:refuse'}", id: "pain-35", exception: "UserLambdaValidationException", cause: "The PreAuthentication trigger (a Lambda function) rejected the request", fix: "ask the function's owner to read its log"},
		{name: "the app sends no SECRET_HASH", client: "ClientSecret: s3cret, ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]", withoutSecret: true, id: "pain-03", exception: "NotAuthorizedException", cause: "SECRET_HASH is missing", fix: "Enter the client secret at the start"},
		{name: "a required attribute that the client may not write", pool: "SchemaAttributes: [{Name: given_name, Required: true}]", client: "ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH], WriteAttributes: [email]", user: "TemporaryPassword: Winter-2026!, " + emailProved, answer: map[string]string{api.KeyNewPassword: "Summer-2026!", "userAttributes.given_name": "Nadia"}, id: "pain-23", exception: "NotAuthorizedException", asked: "The app client is not allowed to write one of the attributes", cause: "The new password cannot be set: it needs given_name", fix: "WriteAttributes"},
		{name: "a second factor is required, and none can be set up", mfa: "MfaConfiguration: 'ON', EmailMfaConfiguration: {}", user: known, id: "no-factor-at-all", exception: "<nil>", asked: "the server offers none to set up", cause: "the pool offers no second factor that works", fix: "Turn on authenticator apps"},

		{name: "a wrong password", password: "Winter-2025!", onlyTried: true, exception: "NotAuthorizedException: Incorrect", cause: wrongPassword, fix: "reset the password"},
		{name: "a password with a blank after it", password: "Winter-2026! ", onlyTried: true, exception: "NotAuthorizedException: Incorrect", cause: "begins or ends with a space", fix: "sign in again without it"},
		{name: "a password in capitals", password: "WINTER-2026!", onlyTried: true, exception: "NotAuthorizedException: Incorrect", cause: wrongPassword, fix: "reset the password"},
		{name: "a code by text that was not delivered", pool: sender, mfa: textsAreOn, user: known + ", " + byText, faults: "{Operation: InitiateAuth, Kind: delivery}", onlyTried: true, exception: "CodeDeliveryFailureException", cause: undelivered, fix: "check the user's address"},
		{name: "a code by email that was not delivered", pool: emailFirst, client: byChoice, start: "AuthFlow: USER_AUTH", parameters: "PREFERRED_CHALLENGE: EMAIL_OTP", faults: "{Operation: InitiateAuth, Kind: delivery}", onlyTried: true, exception: "CodeDeliveryFailureException", cause: undelivered, fix: "check the user's address"},
		{name: "codes by text without a sender", mfa: textsAreOn, user: known + ", " + byText, id: "pain-20", exception: "<nil>", asked: "! Text messages cannot be sent: the pool has no SmsConfiguration", cause: "the pool has no SmsConfiguration", fix: "Set SmsConfiguration"},
		{name: "codes by text without an origination identity", pool: noOrigin, mfa: textsAreOn, user: known + ", " + byText, id: "no-origination", exception: "<nil>", asked: "! Text messages have no origination identity", cause: "no origination identity", fix: "Set OriginationIdentity"},
		{name: "codes by text from a sender that fails", pool: sender + ", SmsConfigurationFailure: the role is gone", mfa: textsAreOn, user: known + ", " + byText, id: "pain-21", exception: "<nil>", asked: "! Text messages fail: the role is gone", cause: "Text messages fail: the role is gone", fix: "Let the role trust"},
		{name: "codes by email beyond the daily limit", pool: emailFirst + ", AutoVerifiedAttributes: [email]", client: byChoice, start: "AuthFlow: USER_AUTH", parameters: "PREFERRED_CHALLENGE: EMAIL_OTP", faults: "{Operation: InitiateAuth, Kind: email-limit}", onlyTried: true, exception: "LimitExceededException", cause: "sends few emails", fix: "EmailSendingAccount"},

		{name: "a wrong password, and locked", password: "Winter-2025!", user: untroubled + ", " + locked(), id: "pain-02", exception: "NotAuthorizedException: Password attempts exceeded", cause: isLocked, fix: "Wait until the lock ends"},
		{name: "a wrong password, and disabled", password: "Winter-2025!", user: untroubled + ", Enabled: false", id: "disabled", exception: "NotAuthorizedException: Incorrect", cause: isDisabled, fix: "enable the user"},
		{name: "a wrong password, and not confirmed", password: "Winter-2025!", user: untroubled + ", " + unconfirmed, id: "pain-07", exception: "UserNotConfirmedException", cause: isUnconfirmed, fix: "confirm the user without a code"},
		{name: "a wrong password, and an email address that is not verified", password: "Winter-2025!", pool: byAlias, user: known + ", " + withEmail, typed: "nadia@example.org", id: "name-not-verified", exception: "NotAuthorizedException: Incorrect", cause: isUnverified, fix: "Verify the address"},
		{name: "a wrong password, and the temporary one expired", password: "Winter-2025!", user: expired, id: "pain-12", exception: "NotAuthorizedException: Incorrect", cause: "The temporary password expired", fix: "Send the invitation again"},
		{name: "an undelivered code, and no address to recover by", pool: sender, mfa: textsAreOn, user: known + ", " + byText, faults: "{Operation: InitiateAuth, Kind: delivery}", onlyTried: true, exception: "CodeDeliveryFailureException", cause: undelivered, fix: "check the user's address"},

		{name: "not verified, and disabled", pool: byAlias, user: known + ", Enabled: false, " + withEmail, typed: "nadia@example.org", id: "name-not-verified", also: "disabled", exception: "NotAuthorizedException: Incorrect", cause: isUnverified, fix: "Verify the address"},
		{name: "not confirmed, and disabled", user: untroubled + ", UserStatus: UNCONFIRMED, Enabled: false", id: "pain-07", also: "disabled", exception: "UserNotConfirmedException", cause: isUnconfirmed, fix: "confirm the user without a code"},
		{name: "disabled, and the temporary password expired", user: expired + ", Enabled: false", id: "disabled", also: "pain-12", exception: "NotAuthorizedException: User is disabled", cause: isDisabled, fix: "enable the user"},
		{name: "locked, and disabled", user: untroubled + ", Enabled: false, " + locked(), id: "pain-02", also: "disabled", exception: "NotAuthorizedException: Password attempts exceeded", cause: isLocked, fix: "Wait until the lock ends"},
		{name: "reset, and no address for the code", user: known + ", UserStatus: RESET_REQUIRED", id: "pain-10", also: "pain-09", exception: "PasswordResetRequiredException", cause: "The user must set a new password", fix: "No verified address can take the code"},
		{name: "no flow, and disabled", client: noFlow, user: untroubled + ", Enabled: false", id: "pain-32", also: "disabled", exception: "InvalidParameterException", cause: hasNoFlow, fix: "Add ALLOW_USER_SRP_AUTH"},
		{name: "in capitals, and disabled", pool: anyCase, user: untroubled + ", Enabled: false", typed: "NADIA", id: "name-other-case", also: "disabled", exception: "NotAuthorizedException: Incorrect", cause: "The user exists as nadia", fix: "Sign in as nadia."},
		{name: "disabled, and the preferred app was never set up", mfa: appIsOn, user: untroubled + ", Enabled: false, " + neverSetUp, id: "disabled", also: "pain-19", exception: "NotAuthorizedException: User is disabled", cause: isDisabled, fix: "enable the user"},
		{name: "another provider's, and disabled", user: "UserStatus: EXTERNAL_PROVIDER, Enabled: false, " + emailProved, id: "federated-user", also: "disabled", exception: "NotAuthorizedException: Incorrect", cause: isFederated, fix: "Sign in through managed login"},
		{name: "nobody has the name, and users are not migrated", pool: "LambdaConfig: {UserMigration: 'builtin:migrate'}", client: "ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]", typed: "arno", id: "pain-11", also: "no-migration", exception: "NotAuthorizedException: Incorrect", cause: "There is no user with this name", fix: "Check the spelling"},
		{name: "custom challenges without functions, and not confirmed", client: customFlow, user: untroubled + ", UserStatus: UNCONFIRMED", id: "pain-34", also: "pain-07", exception: "InvalidParameterException", cause: "CUSTOM_AUTH is the only flow of this client and cannot work", fix: "Set the three triggers"},
	}
}

// file is the pool file that makes the trouble.
func (x trouble) file(n int) string {
	user := cmp.Or(x.user, untroubled)
	if !strings.Contains(user, "Username:") {
		user = "Username: nadia, " + user
	}
	return fmt.Sprintf("UserPool: {Id: eu-west-1_Trouble%02d, %s}\nMfaConfig: {%s}\n", n, cmp.Or(x.pool, "UsernameConfiguration: {CaseSensitive: false}"), cmp.Or(x.mfa, "MfaConfiguration: 'OFF'")) +
		fmt.Sprintf("Clients:\n  - {ClientId: client%02d, %s%s}\n", n, hides(x.client), cmp.Or(x.client, "ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]")) +
		fmt.Sprintf("Users:\n  - {%s, Walk: {%sAuthParameters: {USERNAME: '%s', %s}}}\n", user, following(x.start), x.username(), cmp.Or(x.parameters, "PASSWORD: '"+cmp.Or(x.password, "Winter-2026!")+"'")) +
		fmt.Sprintf("Faults: [%s]\n", x.faults)
}

func hides(client string) string {
	if strings.Contains(client, "PreventUserExistenceErrors") {
		return ""
	}
	return "PreventUserExistenceErrors: ENABLED, "
}

// following are members with a comma behind them, where there are some.
func following(members string) string {
	if members == "" {
		return ""
	}
	return members + ", "
}

func (x trouble) username() string { return cmp.Or(x.typed, "nadia") }

// TestTheTrueCauseOfATroubleComesFirst makes each trouble happen: check --json, what is
// found about the user, the screen of the refusal and the report say first what is really
// the matter.
func TestTheTrueCauseOfATroubleComesFirst(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	folder, all := t.TempDir(), troubles()
	var files []*poolfile.File
	for n, x := range all {
		file, err := poolfile.Parse([]byte(x.file(n)))
		if err != nil {
			t.Fatalf("%s: %v\n%s", x.name, err, x.file(n))
		}
		files = append(files, file)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprint(n)), []byte(x.file(n)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	served := servePools(t, files)
	users, err := demouser.Of(files, served.Endpoint())
	if err != nil {
		t.Fatal(err)
	}
	controller := flow.New(flow.Options{Credentials: credentials.NewStaticCredentialsProvider("key", "secret", "")})
	for n, x := range all {
		t.Run(x.name, func(t *testing.T) {
			start := users[n].Start
			flags := []string{"--pool", filepath.Join(folder, fmt.Sprint(n)), "--username", x.username(), "--json"}
			if x.id == "pain-37" {
				start.Target.ClientID = "absent"
				flags = append(flags, "--client-id", "absent")
			}
			if x.withoutSecret {
				start.ClientSecret = walk.Secret{}
			}
			stdout, _, _ := runCheck(t, flags...)
			var found []string
			for _, f := range readChecked(t, stdout).Findings {
				found = append(found, f.ID)
			}
			if !x.onlyTried && (len(found) == 0 || found[0] != x.id || x.also != "" && !slices.Contains(found, x.also)) {
				t.Errorf("check finds %v, want %s first, then %s", found, x.id, x.also)
			}
			knowing := screenControllerOf(controller.WithPoolFacts(t.Context(), start))
			w := knowing.Begin(t.Context(), start)
			if x.answer != nil {
				w = knowing.Answer(t.Context(), w, walk.NewValues(x.answer))
			}
			if failed := w.Last().Error; !strings.HasPrefix(fmt.Sprint(failed), x.exception) {
				t.Fatalf("the service says %v after %v", failed, w.Path())
			}
			diagnosis, err := knowing.Diagnose(t.Context(), w)
			if err != nil {
				t.Fatal(err)
			}
			culprit := diagnosis.Culprit()
			if culprit == nil || !strings.Contains(culprit.Text, x.cause) {
				t.Errorf("what is found about the user begins with %+v", culprit)
			}
			if said := onScreen(knowing, w, diagnosis); !strings.Contains(said, cmp.Or(x.asked, x.cause)) {
				t.Errorf("the screen says:\n%s", said)
			}
			report, err := screenReports{}.Write(ui.Reported{Walk: w, Explain: knowing.Explain, Diagnosis: &diagnosis}, "md")
			report, _, _ = strings.Cut(report, "## Steps")
			if report = strings.ReplaceAll(report, `\`, ""); err != nil || !strings.Contains(report, x.fix) || !strings.Contains(report, x.cause) {
				t.Errorf("the report says: %v\n%s", err, report)
			}
		})
	}
}

// onScreen is what the screen says before the likely causes, or with the form of the
// challenge that waits.
func onScreen(c screenController, w walk.Walk, found walk.Diagnosis) string {
	why := c.Explain(w, 0)
	if w.Failed() == nil {
		asked := c.Prompt(w)
		return asked.Sentence + " ! " + asked.Warning + " " + why.Description
	}
	shown := screen.NewOutcome(*w.Last(), nil, why, why.Actions).Diagnosed(&found)
	lines := shown.View(screen.Context{Style: style.New(true, false)}, 138, 60).Lines
	_, said, _ := strings.Cut(strings.Join(strings.Fields(strings.Join(lines, " ")), " "), "What it means")
	said, _, _ = strings.Cut(said, "Likely causes")
	return said
}
