package check

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// refused is a walk whose newest step was refused.
func refused(start walk.Start, exception, message string) walk.Walk {
	start.Username = "nadia"
	return walk.Walk{Start: start, Steps: []walk.Step{{
		Number: 1, Exchange: walk.Exchange{Operation: api.InitiateAuth},
		Error: &walk.Error{Kind: walk.Refused, Operation: api.InitiateAuth, Exception: exception, Message: message},
	}}}
}

// TestTheSentencesAreAboutTheRefusal: what was just seen comes before side findings, of
// which the user has one: no address takes a code.
func TestTheSentencesAreAboutTheRefusal(t *testing.T) {
	lonely := "Password: Winter-2026!"
	for name, test := range map[string]struct {
		trouble               trouble
		flow                  string
		exception, message    string
		culprit, customer, to string
	}{
		"locked": {
			trouble{user: lonely},
			"", api.NotAuthorizedException, "Password attempts exceeded",
			"locked for a while", "Wait 15 minutes", "old password",
		},
		"a temporary password whose date says nothing": {
			trouble{user: "UserStatus: FORCE_CHANGE_PASSWORD"},
			"", api.NotAuthorizedException, "Temporary password has expired and must be reset by an administrator.",
			"The temporary password expired: it is valid for 7 days.", "new temporary password", "Send the invitation again",
		},
		"a firewall": {
			trouble{user: lonely},
			"", api.ForbiddenException, "Request not allowed due to WAF block.",
			"AWS WAF", "Try again later; we are asking the people who run it.", "which rule",
		},
		"a firewall that wants a captcha": {
			trouble{user: lonely},
			"", api.ForbiddenException, "Request not allowed due to WAF captcha.",
			"only browsers can show", "Try again later; we are asking the people who run it.", "the rule that asks for the captcha",
		},
		"a trigger": {
			trouble{user: lonely},
			"", api.UserLambdaValidationException, "PreAuthentication failed with error no.",
			"The PreAuthentication trigger (a Lambda function) rejected", "A part of our sign-in refused this. We are asking the people who made it.", "This is for the developer of the app: The text after \"with error\" is the function's own.",
		},
		"threat protection": {
			trouble{user: lonely},
			"", api.NotAuthorizedException, "Unable to login because of security reasons.",
			"Threat protection", "looked unusual", "rate the event as valid",
		},
		"a flow that is not enabled": {
			trouble{user: lonely, pool: otpFirst},
			api.FlowUserPasswordAuth, api.InvalidParameterException, "USER_PASSWORD_AUTH flow not enabled for this client",
			"not enabled", "are asking the people who can fix it", "ALLOW_USER_PASSWORD_AUTH",
		},
		"a wrong password": {
			trouble{user: lonely},
			"", api.NotAuthorizedException, "Incorrect username or password.",
			"is wrong", "type the password again", "reset the password",
		},
		"what the settings know better": {
			trouble{typed: "nobody"},
			"", api.NotAuthorizedException, "Incorrect username or password.",
			"no user with this name", "no account with it", "Check the spelling",
		},
	} {
		shown := Of(test.trouble.facts(t).After(refused(walk.Start{AuthFlow: test.flow}, test.exception, test.message))).Diagnosis()
		culprit := shown.Culprit()
		switch {
		case culprit == nil || !strings.Contains(culprit.Text, test.culprit):
			t.Errorf("%s: the culprit is %+v", name, culprit)
		case !strings.Contains(shown.Customer, test.customer), !strings.Contains(shown.Administrator, test.to):
			t.Errorf("%s: the sentences are %q, %q", name, shown.Customer, shown.Administrator)
		}
	}
}

// TestWhatTheServiceSaidIsNoSetting, and no finding is about texts to a user without a number.
func TestWhatTheServiceSaidIsNoSetting(t *testing.T) {
	sms := "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::1:role/sms'}}"
	number := ", UserAttributes: [{Name: phone_number, Value: '+15555550142'}, {Name: phone_number_verified, Value: 'true'}]"
	for user, texts := range map[string]bool{"Password: Winter-2026!": false, "Password: Winter-2026!" + number: true} {
		facts := trouble{pool: "MfaConfiguration: OPTIONAL", mfa: sms, user: user}.facts(t)
		shown := Of(facts.After(refused(walk.Start{AuthFlow: api.FlowUserSRPAuth}, api.NotAuthorizedException, "Password attempts exceeded"))).Diagnosis()
		if details := strings.Join(shown.Culprit().Details, " "); !strings.Contains(details, "The service said: NotAuthorizedException: Password attempts exceeded") || strings.Contains(details, "Setting: ") {
			t.Errorf("%q", details)
		}
		found := ""
		for _, finding := range shown.Findings {
			found += finding.Text + strings.Join(finding.Details, " ")
		}
		if strings.Contains(found, "SMS sandbox") != texts || strings.Contains(found, "ExternalId") != texts || !strings.Contains(found, "Setting: ") {
			t.Errorf("%s: %s", user, found)
		}
	}
}

// TestAnUnknownIsNoSentence: what nobody can tell is nothing to tell somebody.
func TestAnUnknownIsNoSentence(t *testing.T) {
	facts := trouble{pool: "MfaConfiguration: OPTIONAL", mfa: "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::1:role/sms', ExternalId: x}}", user: "Password: Winter-2026!, UserAttributes: [{Name: phone_number, Value: '+15555550142'}, {Name: phone_number_verified, Value: 'true'}]"}.facts(t)
	report := Of(facts)
	if first := report.Findings[0]; first.Severity != Unknown {
		t.Fatalf("first is %+v", first)
	}
	if shown := report.Diagnosis(); shown.Customer != "" || shown.Administrator != "" {
		t.Errorf("the sentences are %q, %q", shown.Customer, shown.Administrator)
	}
}

// TestARightPasswordIsNotUnknown: a refusal that only follows the right password tells of it.
func TestARightPasswordIsNotUnknown(t *testing.T) {
	facts := trouble{user: "Password: Winter-2026!, Enabled: false"}.facts(t)
	facts.Live = true
	start := walk.Start{AuthFlow: api.FlowUserPasswordAuth, Parameters: walk.NewValues(map[string]string{api.KeyPassword: "Winter-2026!"})}
	for _, line := range Card(facts.After(refused(start, api.NotAuthorizedException, "User is disabled."))) {
		if line.Label == "password" && line.Sign != fine {
			t.Errorf("the card says %+v", line)
		}
	}
}

// TestNoFlowLeadsToTokensWhereAllAreRefused: what refuses a user whatever the flow is not
// contradicted by what the settings alone let through.
func TestNoFlowLeadsToTokensWhereAllAreRefused(t *testing.T) {
	for name, test := range map[string]struct {
		exception, message string
		all                bool
	}{
		"locked":            {api.NotAuthorizedException, "Password attempts exceeded", true},
		"blocked":           {api.NotAuthorizedException, "Unable to login because of security reasons.", true},
		"firewall":          {api.ForbiddenException, "Request not allowed due to WAF captcha.", true},
		"trigger":           {api.UserLambdaValidationException, "PreAuthentication failed with error no.", true},
		"trigger of a flow": {api.UserLambdaValidationException, "DefineAuthChallenge failed with error no.", false},
		"wrong password":    {api.NotAuthorizedException, "Incorrect username or password.", false},
		"flow":              {api.InvalidParameterException, "USER_PASSWORD_AUTH flow not enabled for this client", false},
	} {
		facts := trouble{user: "Password: Winter-2026!"}.facts(t)
		says := func(facts Facts) string {
			var signs strings.Builder
			for _, line := range facts.flowLines() {
				signs.WriteString(line.Sign)
			}
			return signs.String()
		}
		after := facts.After(refused(walk.Start{AuthFlow: api.FlowUserPasswordAuth}, test.exception, test.message))
		before, now := says(facts), says(after)
		if !strings.Contains(before, fine) || strings.Contains(now, fine) == test.all || strings.HasPrefix(now, wrong) != test.all {
			t.Errorf("%s: the flows are %q, and %q before", name, now, before)
		}
		if culprit := Of(after).Diagnosis().Culprit(); culprit != nil && test.all && !culprit.Refusal {
			t.Errorf("%s: the culprit is %+v", name, culprit)
		}
	}
}

// TestAnAddressIsVerifiedOnce: two findings can ask for the same call, which is offered once;
// where there is no address, one has to be added first.
func TestAnAddressIsVerifiedOnce(t *testing.T) {
	shown := Of(trouble{pool: "AliasAttributes: [email], AutoVerifiedAttributes: [email]", user: "Password: Winter-2026!, " + plainEmail, typed: "nadia@example.org"}.facts(t)).Diagnosis()
	if len(shown.Repairs) != 1 {
		t.Errorf("the repairs are %+v", shown.Repairs)
	}
	if none := Of(trouble{user: "Password: Winter-2026!"}.facts(t)).Findings[0]; none.ID != cannotRecover || !strings.HasPrefix(none.Fix, "Add an address") {
		t.Errorf("first is %+v", none)
	}
}

// TestATemporaryPasswordSaysSinceWhen: the day, of a live pool at the latest.
func TestATemporaryPasswordSaysSinceWhen(t *testing.T) {
	facts := trouble{user: "TemporaryPassword: Winter-2026!, UserLastModifiedDate: 2026-11-01T00:00:00Z"}.facts(t)
	for live, want := range map[bool]string{false: "on 2026-11-08:", true: "on 2026-11-08 or before:"} {
		facts.Live = live
		if first := Of(facts).Findings[0]; first.ID != temporaryOver || !strings.Contains(first.Description, want) {
			t.Errorf("first is %+v", first)
		}
	}
}

func TestTheCommandHandedOnKeepsRegionAndEndpoint(t *testing.T) {
	target := walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "web", Region: "eu-central-1", Endpoint: "http://127.0.0.1:9229", Profile: "mine"}
	if command := HandOn(target, "nadia"); command != "authwalk check --user-pool-id 'eu-west-1_Ab12Cd34E' --client-id 'web' --username 'nadia' --region 'eu-central-1' --endpoint-url 'http://127.0.0.1:9229'" {
		t.Error(command)
	}
}

// TestCustomersArePromisedNoMoreThanIsKnown: that others are asked, and not that they fix it.
func TestCustomersArePromisedNoMoreThanIsKnown(t *testing.T) {
	for name, x := range map[string]trouble{
		"a client without flows":     {client: "ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]"},
		"a reset without an address": {user: "UserStatus: RESET_REQUIRED"},
		"emails that fail":           {pool: "EmailConfigurationFailure: the identity is not verified"},
		"texts without a role":       {mfa: "MfaConfiguration: OPTIONAL, SmsMfaConfiguration: {}"},
		"email without a sender":     {mfa: "MfaConfiguration: OPTIONAL, EmailMfaConfiguration: {}"},
	} {
		promised := 0
		for _, finding := range Of(x.facts(t)).Findings {
			if finding.Severity != Error || finding.Customer == "" {
				continue
			}
			if strings.HasSuffix(finding.Customer, "We are asking the people who can fix it.") {
				promised++
			}
			if strings.Contains(finding.Customer, "fixing") {
				t.Errorf("%s: %q", name, finding.Customer)
			}
		}
		if promised == 0 {
			t.Errorf("%s: nobody is asked", name)
		}
	}
}
