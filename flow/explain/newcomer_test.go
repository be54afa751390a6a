package explain

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestTheHeadlineAgreesWithTheFirstCause: Cognito names user name and password
// both, and the rules know which it is.
func TestTheHeadlineAgreesWithTheFirstCause(t *testing.T) {
	alias := pool.UserPool{AliasAttributes: []string{"email"}}
	unverified := described(alias, nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false"))
	for _, c := range []struct {
		typed string
		facts *pool.Facts
		want  string
	}{
		{"n@example.org", unverified, "it is the user name that is wrong"},
		{"nadia", unverified, "it is the password that is wrong"},
		{"nadia", described(alias, nadia(api.StatusResetRequired)), "must set a new password first"},
		{"nadia ", nil, "The user name that was sent begins or ends with a space."},
		{"nadia", nil, "The user name or the password is wrong. Cognito does not say which."},
	} {
		w, step := signIn(c.typed, notAllowed, incorrect)
		why := Failure(w, step, c.facts)
		if !strings.Contains(why.Description, c.want) {
			t.Errorf("%s: %q, and the first cause is %q", c.typed, why.Description, why.Causes[0])
		}
	}
}

// TestABroughtUserIsSaid: the trigger made the user in this very sign-in.
func TestABroughtUserIsSaid(t *testing.T) {
	for effect, want := range map[string]bool{"brings the user CONFIRMED": true, "": false} {
		w, _ := signIn("arno", "", "")
		w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{}
		w.Steps[0].Triggers = []walk.TriggerCall{{Trigger: api.TriggerUserMigration, Result: walk.TriggerAnswered, Effect: effect}}
		got := Step(w, w.Steps[0], nil).Description
		if notes := Step(w, w.Steps[0], nil).Notes; want && notes[0] != "The UserMigration trigger brought the user arno just now." {
			t.Errorf("notes %q", notes)
		}
		if said := strings.Contains(got, "Before that the pool had no user arno:"); said != want {
			t.Errorf("effect %q: %q", effect, got)
		}
	}
}

// TestTokensSayWhatIsWorthDoingNext, as the facts tell.
func TestTokensSayWhatIsWorthDoingNext(t *testing.T) {
	prefers := nadia(api.StatusConfirmed)
	prefers.PreferredMfaSetting = api.ChallengeSoftwareTokenMFA
	rotating := described(pool.UserPool{}, nadia(api.StatusConfirmed))
	rotating.Client.RefreshTokenRotation = &pool.RefreshTokenRotation{Feature: api.FeatureEnabled}
	byAddress := described(pool.UserPool{UsernameAttributes: []string{"email"}}, nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "true"))
	for _, c := range []struct {
		typed string
		facts *pool.Facts
		want  string
	}{
		{"nadia", rotating, "rotates refresh tokens"},
		{"nadia", described(pool.UserPool{}, prefers), "set up an authenticator app"},
		{"n@example.org", byAddress, "The user name itself is nadia."},
		{"nadia", described(pool.UserPool{}, nadia(api.StatusConfirmed)), ""},
	} {
		w, _ := signIn(c.typed, "", "")
		w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{}
		notes := slices.DeleteFunc(Step(w, w.Steps[0], c.facts).Notes, func(note string) bool { return strings.HasPrefix(note, "No second factor") })
		if got := strings.Join(notes, " "); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: notes %q, want %q", c.typed, got, c.want)
		}
	}
}

// TestACodeThatCannotComeSaysHowElse: the form that asks for it cannot be
// completed, and an administrator can help.
func TestACodeThatCannotComeSaysHowElse(t *testing.T) {
	w, step := recovered("nadia")
	why := Step(w, step, described(pool.UserPool{}, nadia(api.StatusConfirmed)))
	notes := strings.Join(why.Notes, " ")
	for _, want := range []string{"cannot be completed", "AdminUpdateUserAttributes", "AdminSetUserPassword"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is missing in %q", want, notes)
		}
	}
	const command = "aws cognito-idp admin-set-user-password --user-pool-id 'eu-west-1_Ab12Cd34E' --username 'nadia' --permanent --password NEW_SECRET --region 'eu-west-1'"
	if len(why.Actions) != 1 || why.Actions[0].Kind != walk.CopyText || why.Actions[0].Text != command {
		t.Errorf("%+v", why.Actions)
	}
}

// TestAMissingConfirmationIsNotAMissingPasskey.
func TestAMissingConfirmationIsNotAMissingPasskey(t *testing.T) {
	w := waiting(api.ChallengeWebAuthn)
	w, step := fail(w, walk.Step{Answered: api.ChallengeWebAuthn}, &walk.Error{Kind: walk.BadInput, Reason: walk.UserNotVerified, Message: "the options require user verification"})
	if why := Failure(w, step, nil); !strings.HasPrefix(why.Description, "The passkey is here.") || strings.Contains(strings.Join(why.Causes, " "), "another machine") {
		t.Errorf("%q, causes %q", why.Description, why.Causes)
	}
}

// TestACodeOfATriggerIsLookedForElsewhere: Cognito tells nothing of it.
func TestACodeOfATriggerIsLookedForElsewhere(t *testing.T) {
	w := waiting(api.ChallengeCustomChallenge)
	for triggers, want := range map[int]string{0: "by email or text message.", 1: "here ^N takes such a code from the inbox."} {
		w.Steps[0].Triggers = make([]walk.TriggerCall, triggers)
		if notes := Step(w, w.Steps[0], nil).Notes; !strings.HasSuffix(notes[0], want) {
			t.Errorf("%d triggers told: %q", triggers, notes)
		}
	}
}

// TestWhatHappenedIsHandedOverWhole, without a secret.
func TestWhatHappenedIsHandedOverWhole(t *testing.T) {
	w, step := signIn("nadia", "ForbiddenException", "Request not allowed due to WAF captcha.")
	step.Exchange.RequestID = "78f9ff65-cb04"
	first := Failure(w, step, nil).Actions[0]
	want := "InitiateAuth was refused with ForbiddenException: Request not allowed due to WAF captcha. User: nadia. User pool: eu-west-1_Ab12Cd34E. " +
		"App client: 4example0client1id. Time: " + noon.Format(lockLayout) + ". Request ID: 78f9ff65-cb04."
	if first.Kind != walk.HandOver || first.Text != want {
		t.Errorf("%+v, want %q", first, want)
	}
}

// TestTheFormKnowsThatNoCodeWasSent, as its explanation does.
func TestTheFormKnowsThatNoCodeWasSent(t *testing.T) {
	facts := described(pool.UserPool{}, nadia(api.StatusConfirmed))
	w, step := recovered("nadia")
	if got := Unsent(w, step, facts); !strings.HasPrefix(got, "No code was sent") || !strings.HasSuffix(got, "set a password instead (AdminSetUserPassword).") {
		t.Errorf("%q", got)
	}
	if got := Unsent(w, step, nil); got != "" {
		t.Errorf("nothing is known, and yet %q", got)
	}
}

// TestNoSecondFactorIsSaidByTheFacts, also where the walk changed the user after they
// were read.
func TestNoSecondFactorIsSaidByTheFacts(t *testing.T) {
	for setting, want := range map[string]string{
		api.MFAOff:      "No second factor: MfaConfiguration is OFF.",
		api.MFAOptional: "No second factor: MfaConfiguration is OPTIONAL, and the user has none turned on.",
	} {
		facts := described(pool.UserPool{}, nadia(api.StatusResetRequired))
		facts.Mfa.MfaConfiguration = setting
		w, _ := signIn("nadia", "", "")
		w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{}
		if notes := Step(w, w.Steps[0], facts).Notes; len(notes) == 0 || notes[0] != want {
			t.Errorf("%s: %q", setting, notes)
		}
	}
	both := []walk.Reason{{Setting: "WebAuthnConfiguration.FactorConfiguration", Text: "the passkey verified the user, and so counts as both factors"}}
	if got := (poolFacts{}).withoutSecondFactor(walk.Walk{}, walk.Step{}, both); got != "The passkey counts as both factors." {
		t.Errorf("%q", got)
	}
}

// TestAFactorThatThePoolDoesNotOfferIsSaid, instead of none being turned on.
func TestAFactorThatThePoolDoesNotOfferIsSaid(t *testing.T) {
	for factor, want := range map[string]string{
		api.ChallengeSMSMFA:   "has SMS_MFA turned on, and the pool does not offer that: it has no SMS configuration",
		api.ChallengeEmailOTP: "has EMAIL_OTP turned on, and the pool does not offer that (GetUserPoolMfaConfig).",
	} {
		user := nadia(api.StatusConfirmed)
		user.UserMFASettingList = []string{factor}
		facts := described(pool.UserPool{}, user)
		facts.Mfa.MfaConfiguration = api.MFAOptional
		w, _ := signIn("nadia", "", "")
		w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{}
		if notes := strings.Join(Step(w, w.Steps[0], facts).Notes, " "); !strings.Contains(notes, "No second factor: the user "+want) {
			t.Errorf("%q", notes)
		}
		w.Steps[0].Tokens, w.Steps[0].Challenge = nil, &walk.Challenge{Name: api.ChallengeMFASetup}
		if notes := Step(w, w.Steps[0], facts).Notes; len(notes) == 0 || !strings.Contains(notes[0], want) {
			t.Errorf("at MFA_SETUP %q", notes)
		}
		facts.Mfa.SmsMfaConfiguration = &pool.SmsMfa{}
		if got := factsOf(facts).notOffered(w, w.Steps[0]); (got == "") != (factor == api.ChallengeSMSMFA) {
			t.Errorf("offered: %q", got)
		}
		facts.Mfa = nil
		if got := factsOf(facts).notOffered(w, w.Steps[0]); got != "" {
			t.Errorf("the second factors are not known: %q", got)
		}
		w.Steps[0].Challenge = &walk.Challenge{Name: factor}
		if notes := Step(w, w.Steps[0], facts).Notes; strings.Contains(strings.Join(notes, " "), "does not ask this here") {
			t.Errorf("the second factors are not known: %q", notes)
		}
	}
}

// TestARefreshWithoutTheDeviceRemembersItFirst: another sign-in would lead to the same
// refusal.
func TestARefreshWithoutTheDeviceRemembersItFirst(t *testing.T) {
	w, _ := signIn("ned", "", "")
	w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{Device: &walk.Device{Key: "eu-west-1_device"}}
	refused := &walk.Error{Kind: walk.Refused, Operation: initiate, Exception: notAllowed, Message: "Invalid Refresh Token"}
	refresh := walk.Step{Number: 2, Exchange: walk.Exchange{Operation: initiate}, Performed: refreshing, Error: refused}
	if first := Failure(w, refresh, nil).Actions[0]; first.Operation != api.ConfirmDevice {
		t.Errorf("first %+v", first)
	}
	w = w.With(walk.Step{Performed: api.ConfirmDevice, Exchange: walk.Exchange{Operation: api.ConfirmDevice}})
	refresh.Number = 3
	if first := Failure(w, refresh, nil).Actions[0]; first.Kind != walk.StartOver {
		t.Errorf("remembered, and yet first %+v", first)
	}
}

// TestWhyASecondFactorWasAskedIsSaidAtTheEnd, by the first setting that led to it.
func TestWhyASecondFactorWasAskedIsSaidAtTheEnd(t *testing.T) {
	facts := described(pool.UserPool{}, nadia(api.StatusConfirmed, "phone_number", "+15550100101", "phone_number_verified", "true"))
	facts.Mfa.MfaConfiguration, facts.Mfa.SmsMfaConfiguration = api.MFAOn, &pool.SmsMfa{}
	w, _ := signIn("nadia", "", "")
	w.Steps[0].Error, w.Steps[0].Challenge = nil, &walk.Challenge{Name: api.ChallengeSMSMFA}
	w.Steps = append(w.Steps, walk.Step{Number: 2, Answered: api.ChallengeSMSMFA, Tokens: &walk.Tokens{}})
	if notes := Step(w, w.Steps[1], facts).Notes; len(notes) == 0 || !strings.HasPrefix(notes[0], "Second factor: SMS_MFA, because MfaConfiguration is ON, and ") {
		t.Errorf("%q", notes)
	}
	if notes := Step(w, w.Steps[1], nil).Notes; len(notes) != 0 {
		t.Errorf("nothing is known, and yet %q", notes)
	}
}

// TestTheSecondFactorIsTheOneThatWasUsed, not the choice or the set-up that led to it.
func TestTheSecondFactorIsTheOneThatWasUsed(t *testing.T) {
	chosen := walk.Step{Number: 2, Answered: api.ChallengeSelectMFAType, Challenge: &walk.Challenge{Name: api.ChallengeEmailOTP}}
	setUp := walk.Step{Number: 2, Exchange: walk.Exchange{Operation: api.VerifySoftwareToken}}
	failed := walk.Step{Number: 2, Exchange: walk.Exchange{Operation: api.VerifySoftwareToken}, Error: &walk.Error{}}
	for _, c := range []struct {
		asked string
		then  walk.Step
		want  string
	}{
		{api.ChallengeSelectMFAType, chosen, api.ChallengeEmailOTP},
		{api.ChallengeMFASetup, setUp, api.ChallengeSoftwareTokenMFA},
		{api.ChallengeMFASetup, failed, api.ChallengeMFASetup},
	} {
		asking := walk.Step{Number: 1, Challenge: &walk.Challenge{Name: c.asked}}
		if got := usedFactor(walk.Walk{Steps: []walk.Step{asking, c.then}}, asking); got != c.want {
			t.Errorf("%s ended in %s, want %s", c.asked, got, c.want)
		}
	}
}

// TestRotationIsWorthARefresh, once.
func TestRotationIsWorthARefresh(t *testing.T) {
	rotating := &pool.Facts{Client: &pool.Client{RefreshTokenRotation: &pool.RefreshTokenRotation{Feature: "ENABLED"}}}
	w, _ := signIn("ronja", "", "")
	w.Steps[0].Error, w.Steps[0].Tokens = nil, &walk.Tokens{Refresh: walk.NewSecret("first")}
	if got := Step(w, w.Steps[0], rotating).Next; got != api.GetTokensFromRefreshToken {
		t.Errorf("next %q", got)
	}
	w.Steps = append(w.Steps, walk.Step{Number: 2, Exchange: walk.Exchange{Operation: api.GetTokensFromRefreshToken}, Tokens: &walk.Tokens{Refresh: walk.NewSecret("second")}})
	if got := Step(w, w.Steps[1], rotating).Next; got != "" {
		t.Errorf("after it %q", got)
	}
}

// TestADeviceTookThePlaceOfTheSecondFactor: it is said once, and no setting without a
// value is shown.
func TestADeviceTookThePlaceOfTheSecondFactor(t *testing.T) {
	w, _ := signIn("dora", "", "")
	w.Steps[0].Error, w.Steps[0].Challenge = nil, &walk.Challenge{Name: api.ChallengeDeviceSRPAuth}
	w.Steps = append(w.Steps, walk.Step{Number: 2, Answered: api.ChallengeDevicePasswordVerifier, Tokens: &walk.Tokens{}})
	facts := described(pool.UserPool{}, nadia(api.StatusConfirmed))
	facts.Mfa.MfaConfiguration = api.MFAOn
	notes := strings.Join(Step(w, w.Steps[1], facts).Notes, " ")
	if strings.Count(notes, "Second factor: skipped, because the remembered device proved itself.") != 1 || strings.Contains(notes, "is ,") {
		t.Errorf("%q", notes)
	}
}

// TestACommandOfNobodyHasPlaceholders for what is not known.
func TestACommandOfNobodyHasPlaceholders(t *testing.T) {
	const want = "aws cognito-idp admin-enable-user --user-pool-id 'POOL_ID' --username 'USER'"
	if got := enableUser(failure{}); got[0].Text != want {
		t.Errorf("%s", got[0].Text)
	}
}

// TestANearlyFoundUserIsNamed by what changes the user name.
func TestANearlyFoundUserIsNamed(t *testing.T) {
	facts := described(pool.UserPool{AliasAttributes: []string{"email"}}, nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "false"))
	w, step := signIn("n@example.org", notAllowed, incorrect)
	actions := Failure(w, step, facts).Actions
	if !slices.ContainsFunc(actions, func(action walk.Action) bool {
		return action.Label == "Try again as nadia, all else as before" && action.AtOnce && action.StartFrom(w.Start).Username == "nadia"
	}) {
		t.Errorf("%+v", actions)
	}
}

// TestALaterRoundOfACustomFlowIsExplained as one.
func TestALaterRoundOfACustomFlowIsExplained(t *testing.T) {
	asks := &walk.Challenge{Name: api.ChallengeCustomChallenge}
	w := walk.Walk{Start: walk.Start{AuthFlow: api.FlowCustomAuth}, Steps: []walk.Step{
		{Number: 1, Challenge: asks}, {Number: 2, Answered: api.ChallengeCustomChallenge, Challenge: asks},
	}}
	first, second := Step(w, w.Steps[0], nil).Description, Step(w, w.Steps[1], nil).Description
	if strings.Contains(first, "Round") || !strings.HasPrefix(second, "Round 2: ") {
		t.Errorf("first %q, second %q", first, second)
	}
}

// TestAnAppCannotBeSetUpBetweenChallenges: what waits is said, and at MFA_SETUP itself it
// is another matter.
func TestAnAppCannotBeSetUpBetweenChallenges(t *testing.T) {
	for challenge, want := range map[string]string{
		api.ChallengeSMSMFA:   "An authenticator app cannot be set up at this step of the sign-in.",
		api.ChallengeMFASetup: "Cognito does not accept the session that was sent with this request.",
	} {
		w, step := fail(waiting(challenge), walk.Step{Exchange: walk.Exchange{Operation: api.AssociateSoftwareToken}},
			&walk.Error{Operation: api.AssociateSoftwareToken, Exception: notAllowed, Message: "Invalid session for the user."})
		why := Failure(w, step, nil)
		if !strings.HasPrefix(why.Description, want) {
			t.Errorf("%s: %q", challenge, why.Description)
		}
		if said := strings.Contains(why.Causes[0], "must be answered first"); said != (challenge == api.ChallengeSMSMFA) {
			t.Errorf("%s: %q", challenge, why.Causes)
		}
	}
}

// TestWhatOnlyADeveloperMendsIsHandedOver, before starting over, and to whom it is said.
func TestWhatOnlyADeveloperMendsIsHandedOver(t *testing.T) {
	w, step := refused(respond, api.ChallengePasswordVerifier, badInput, "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.")
	why := Failure(w, step, nil)
	if first := why.Actions[0]; first.Kind != walk.HandOver || first.Label != "Copy what happened, for the developer of the app" || why.Who != byDeveloper {
		t.Errorf("%+v, mended by %s", first, why.Who)
	}
	if !strings.Contains(why.Description, "Wed Apr 5 22:42:34 UTC 2017") {
		t.Errorf("%q", why.Description)
	}
}

// TestTheDailyLimitOfEmailsSpeaksOfTheCall: only a sign-up can have made a user, and a pool
// with a sender of its own has one.
func TestTheDailyLimitOfEmailsSpeaksOfTheCall(t *testing.T) {
	const limit = "Exceeded daily email limit for the operation or the account."
	facts := described(pool.UserPool{EmailConfiguration: &pool.EmailConfiguration{EmailSendingAccount: api.SenderDeveloper}}, nadia(api.StatusConfirmed))
	for operation, mightHaveMade := range map[string]bool{initiate: false, api.ForgotPassword: false, api.SignUp: true} {
		w, step := refused(operation, "", "LimitExceededException", limit)
		why := Failure(w, step, nil)
		if said := strings.Contains(strings.Join(why.Notes, " ")+step.Error.Next, "user"); said != mightHaveMade {
			t.Errorf("%s: %q, notes %q", operation, step.Error.Next, why.Notes)
		}
		if len(why.Causes) != 2 || len(Failure(w, step, facts).Causes) != 1 {
			t.Errorf("%s: causes %q, with a sender %q", operation, why.Causes, Failure(w, step, facts).Causes)
		}
	}
}

// TestACustomFlowSaysWhyItAskedForNoFactor, and how it would: only where no password was
// proved in it.
func TestACustomFlowSaysWhyItAskedForNoFactor(t *testing.T) {
	const riddle = "No second factor: MFA follows only a password, and this custom flow asked for none."
	for answered, want := range map[string]bool{api.ChallengeCustomChallenge: true, api.ChallengePasswordVerifier: false} {
		w := waiting(answered)
		w.Start.AuthFlow = api.FlowCustomAuth
		w = w.With(walk.Step{Answered: answered, Tokens: &walk.Tokens{}})
		notes := Step(w, *w.Last(), nil).Notes
		if said := strings.HasPrefix(notes[0], riddle) && strings.Contains(notes[0], "CHALLENGE_NAME SRP_A"); said != want {
			t.Errorf("after %s: %q", answered, notes)
		}
	}
}

// TestAConfirmedSignUpSaysWhatWasDoneTwice: an administrator has no code.
func TestAConfirmedSignUpSaysWhatWasDoneTwice(t *testing.T) {
	for operation, want := range map[string]string{api.ConfirmSignUp: "The code was used twice", api.AdminConfirmSignUp: "another administrator has confirmed it"} {
		w, step := refused(operation, "", notAllowed, "User cannot be confirmed. Current status is CONFIRMED")
		causes := Failure(w, step, described(pool.UserPool{}, nadia(api.StatusConfirmed))).Causes
		if len(causes) == 0 || !strings.Contains(causes[0], want) {
			t.Errorf("%s: %q", operation, causes)
		}
	}
}

// TestAHashOverAnAliasNamesTheRealName, where it is known, and leads to the field for it.
func TestAHashOverAnAliasNamesTheRealName(t *testing.T) {
	facts := described(pool.UserPool{AliasAttributes: []string{"email"}}, nadia(api.StatusConfirmed, "email", "n@example.org", "email_verified", "true"))
	for _, c := range []struct {
		typed        string
		facts        *pool.Facts
		cause, first string
	}{
		{"n@example.org", facts, "The hash was made from n@example.org. The real user name is nadia.", "Try again as nadia, all else as before"},
		{"n@example.org", nil, "The hash was made from n@example.org, which might be an alias", editStart.Label},
		{"nadia", facts, "The client secret belongs to another client.", editStart.Label},
	} {
		w, _ := signIn(c.typed, "", "")
		w.Start.AuthFlow, w.Start.ClientSecret = api.FlowRefreshTokenAuth, walk.NewSecret("s3cret")
		body, _ := json.Marshal(map[string]any{"AuthFlow": api.FlowRefreshTokenAuth, "AuthParameters": map[string]string{
			"REFRESH_TOKEN": "t", "SECRET_HASH": secretHash("s3cret", c.typed, w.Start.Target.ClientID),
		}})
		w.Steps[0].Exchange.Request = walk.NewBody(body)
		w.Steps[0].Error.Message = "SecretHash does not match for the client: 4example0client1id"
		w.Steps[0].Error.Exception = notAllowed
		why := Failure(w, w.Steps[0], c.facts)
		if !strings.HasPrefix(why.Causes[0], c.cause) || why.Actions[0].Label != c.first {
			t.Errorf("%s: %q, first %q", c.typed, why.Causes, why.Actions[0].Label)
		}
		if first := why.Actions[0]; strings.Contains(first.Label, "nadia") && first.StartFrom(w.Start).Username != "nadia" {
			t.Errorf("%q leads to %q", first.Label, first.StartFrom(w.Start).Username)
		}
	}
}

// TestALimitOfAttemptsOffersWhatHelpsMeanwhile: the same again cannot work for an hour, and
// an administrator needs no code.
func TestALimitOfAttemptsOffersWhatHelpsMeanwhile(t *testing.T) {
	for operation, want := range map[string]string{
		api.ForgotPassword: "that sets a password", api.ConfirmForgotPassword: "that sets a password", api.ResendConfirmationCode: "that confirms the user", respond: "Copy what happened",
	} {
		w, step := refused(operation, "", "LimitExceededException", "Attempt limit exceeded, please try after some time.")
		why := Failure(w, step, nil)
		if first := why.Actions[0]; !strings.Contains(first.Label, want) || !strings.HasPrefix(why.Description, "There were too many attempts") {
			t.Errorf("%s: %q, first %+v", operation, why.Description, first)
		}
		if said := Advise(w, step, why).Customer; !strings.Contains(said, "an hour") {
			t.Errorf("%s: to the customer %q", operation, said)
		}
	}
	counted := []walk.Reason{{Setting: "attempts"}, {Setting: "FailedAttempts"}, {Setting: "UserStatus", Value: "CONFIRMED"}}
	if left := settingsOf(counted); len(left) != 1 {
		t.Errorf("settings %+v", left)
	}
}

// TestANewDeviceIsUntiedByTheFlowOrByAnApp: what this walk did not do is said of apps.
func TestANewDeviceIsUntiedByTheFlowOrByAnApp(t *testing.T) {
	for flow, want := range map[string]string{api.FlowCustomAuth: "The sign-in was CUSTOM_AUTH", api.FlowUserPasswordAuth: "In an app: it answered"} {
		w, step := refused(api.ConfirmDevice, "", badInput, "Invalid device key given.")
		w.Start.AuthFlow = flow
		if causes := Failure(w, step, nil).Causes; !strings.HasPrefix(causes[0], want) {
			t.Errorf("%s: %q", flow, causes)
		}
	}
}

// TestAGatewaySaysThatTheServerBehindItIsMissing, before what else can have responded.
func TestAGatewaySaysThatTheServerBehindItIsMissing(t *testing.T) {
	for status, want := range map[int]bool{502: true, 503: true, 504: true, 200: false, 403: false} {
		w, step := fail(walk.Walk{}, walk.Step{Exchange: walk.Exchange{Operation: initiate, Status: status}}, &walk.Error{Kind: walk.Unreadable, Reason: walk.NotCognito})
		if causes := Failure(w, step, nil).Causes; strings.HasPrefix(causes[0], "A gateway or a proxy responded") != want {
			t.Errorf("%d: %q", status, causes)
		}
	}
}

// TestThatTheServerIsNotAWSIsNoFirstCause: what keeps it from being used comes before.
func TestThatTheServerIsNotAWSIsNoFirstCause(t *testing.T) {
	for _, r := range catalogue() {
		if r.kind == walk.Refused || len(r.reasons) == 0 {
			continue
		}
		w := walk.Walk{Start: walk.Start{Target: walk.Target{Endpoint: "http://127.0.0.1:1"}}}
		w, step := fail(w, walk.Step{Exchange: walk.Exchange{Operation: initiate}}, &walk.Error{Kind: r.kind, Reason: r.reasons[0]})
		if causes := Failure(w, step, nil).Causes; len(causes) > 0 && strings.Contains(causes[0], "not AWS") {
			t.Errorf("%s: %q", r.id, causes)
		}
	}
}

// TestATroubleOfTheHashLeadsToTheClientSecret, where it is entered.
func TestATroubleOfTheHashLeadsToTheClientSecret(t *testing.T) {
	for message, exception := range map[string]string{
		"Client 4example0client1id is configured with secret but SECRET_HASH was not received": notAllowed,
		"Unable to verify secret hash for client 4example0client1id":                           notAllowed,
		"Client 4example0client1id is not configured for secret but secret was received":       badInput,
	} {
		w, step := signIn("nadia", exception, message)
		w.Start.ClientSecret = walk.NewSecret("s3cret")
		first := Failure(w, step, nil).Actions[0]
		if first.Field != "ClientSecret" || !strings.Contains(first.Label, "client secret") {
			t.Errorf("%s: %+v", message, first)
		}
		if empty := strings.HasPrefix(first.Label, "Leave"); first.StartFrom(w.Start).ClientSecret.IsZero() != empty {
			t.Errorf("%s: %q, empty: %t", message, first.Label, !empty)
		}
	}
}

// TestADeviceThatIsNotKnownIsLeftOut by the action that says so.
func TestADeviceThatIsNotKnownIsLeftOut(t *testing.T) {
	w, step := signIn("nadia", "ResourceNotFoundException", "Device does not exist.")
	w.Start.Parameters = walk.NewValues(map[string]string{api.KeyDeviceKey: "us-east-1_7c1d9a52"})
	if begin := Failure(w, step, nil).Actions[0].StartFrom(w.Start); !begin.WithoutDevice || begin.Parameters.Has(api.KeyDeviceKey) {
		t.Errorf("begins with %+v", begin)
	}
}

// TestAnOlderTemporaryPasswordIsSuspected first, and nothing is offered or advised that
// does not work in this state.
func TestAnOlderTemporaryPasswordIsSuspected(t *testing.T) {
	for status, want := range map[string]bool{api.StatusForceChangePassword: true, api.StatusConfirmed: false} {
		w, step := signIn("nadia", notAllowed, incorrect)
		why := Failure(w, step, described(pool.UserPool{}, nadia(status)))
		if first := why.Causes[0] == olderTemporary; first != want {
			t.Errorf("%s: %q", status, why.Causes)
		}
		if slices.Contains(why.Actions, forgotPassword) == want {
			t.Errorf("%s: %+v", status, why.Actions)
		}
		advice := Advise(w, step, why)
		if resets := strings.Contains(advice.Customer, "forgot password") || strings.Contains(advice.Administrator, "reset the password"); resets == want {
			t.Errorf("%s: %+v", status, advice)
		}
	}
}
