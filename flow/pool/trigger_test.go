package pool

import (
	"strings"
	"testing"

	"authwalk/flow/api"
)

// everyTrigger is a pool that calls a function wherever it can.
func everyTrigger() LambdaConfig {
	return LambdaConfig{
		PreSignUp: "f", CustomMessage: "f", PostConfirmation: "f", PreAuthentication: "f", PostAuthentication: "f",
		DefineAuthChallenge: "f", PreTokenGeneration: "f", UserMigration: "f",
	}
}

// called resolves the needs of a decision; triggers agree, up to the one that is
// to fail. It returns the triggers in order.
func called(facts Facts, d Decision, failing string, answer func(*Need) Event) (triggers []string, end Decision) {
	for d.Need != nil {
		event := answer(d.Need)
		if d.Need.Kind == CallTrigger {
			triggers = append(triggers, d.Need.Name)
			event = Event{Kind: CallTrigger, OK: d.Need.Name != failing, Text: "AccessDeniedException"}
		}
		d = Resume(facts, d.Progress, event)
	}
	return triggers, d
}

// TestTriggersOfASignIn: which run, in which order, and
// that one that does not run ends the sign-in before what comes after it.
func TestTriggersOfASignIn(t *testing.T) {
	for name, test := range map[string]struct {
		flow, username, password string
		set                      func(*world)
		want                     string
	}{
		"password":                {api.FlowUserPasswordAuth, "nadia", "Winter-2026!", nil, "PreAuthentication PostAuthentication PreTokenGeneration"},
		"wrong password":          {api.FlowUserPasswordAuth, "nadia", "wrong", nil, "PreAuthentication"},
		"unknown, hidden":         {api.FlowUserPasswordAuth, "ghost", "x", func(w *world) { w.file.Clients[0].PreventUserExistenceErrors = "ENABLED" }, "PreAuthentication UserMigration"},
		"unknown, not hidden":     {api.FlowUserPasswordAuth, "ghost", "x", nil, "UserMigration"},
		"SRP, first half":         {api.FlowUserSRPAuth, "nadia", "", nil, "PreAuthentication"},
		"refresh":                 {api.FlowRefreshTokenAuth, "nadia", "", nil, "PreTokenGeneration"},
		"custom":                  {api.FlowCustomAuth, "nadia", "", nil, "PreAuthentication DefineAuthChallenge"},
		"code":                    {api.FlowUserAuth, "nadia", "", codesFirst, "PreAuthentication CustomMessage"},
		"code, sender of its own": {api.FlowUserAuth, "nadia", "", sendsItself, "PreAuthentication CustomEmailSender"},
		"versioned pre token":     {api.FlowRefreshTokenAuth, "nadia", "", versioned, "PreTokenGeneration"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.UserPool.LambdaConfig = everyTrigger()
			w.file.Clients[0].ExplicitAuthFlows = []string{
				api.AllowUserPasswordAuth, api.AllowUserSRPAuth, api.AllowRefreshTokenAuth, api.AllowCustomAuth, api.AllowUserAuth,
			}
			if test.set != nil {
				test.set(w)
			}
			begin := func() Decision {
				return Begin(w.facts(), Start{Operation: api.InitiateAuth, AuthFlow: test.flow, Parameters: map[string]string{
					"USERNAME": test.username, "PASSWORD": test.password, "SRP_A": "a", "REFRESH_TOKEN": "r", "PREFERRED_CHALLENGE": "EMAIL_OTP",
				}})
			}
			triggers, _ := called(w.facts(), begin(), "", w.answerNeed)
			expect(t, strings.Join(triggers, " "), test.want)
			for i, trigger := range triggers {
				before, end := called(w.facts(), begin(), trigger, w.answerNeed)
				if end.Refusal == nil || end.Refusal.Error() != "UnexpectedLambdaException: "+trigger+" invocation failed due to error AccessDeniedException" || len(before) != i+1 {
					t.Errorf("%s failed: %+v after %v", trigger, end.Refusal, before)
				}
			}
		})
	}
}

func codesFirst(w *world) {
	w.file.UserPool.Policies = &Policies{SignInPolicy: &SignInPolicy{AllowedFirstAuthFactors: []string{"PASSWORD", emailOTP}}}
	w.file.MfaConfig = nil
	w.file.UserPool.MfaConfiguration = "OFF"
	w.user.UserAttributes = w.user.UserAttributes.With(email, "nadia@example.org")
}

func sendsItself(w *world) {
	codesFirst(w)
	w.file.UserPool.LambdaConfig.CustomEmailSender = &CustomSenderTrigger{LambdaArn: "f"}
}

func versioned(w *world) {
	w.file.UserPool.LambdaConfig.PreTokenGeneration = ""
	w.file.UserPool.LambdaConfig.PreTokenGenerationConfig = &TriggerVersion{LambdaArn: "f", LambdaVersion: "V2_0"}
}

// TestTriggersOfAccounts: which run, and that one that does not run ends the
// request. Only PostConfirmation runs when all has happened already.
func TestTriggersOfAccounts(t *testing.T) {
	address := Attributes{{email, "new@example.org"}}
	for name, test := range map[string]struct {
		set     func(*accounts)
		request AccountRequest
		want    string
	}{
		"sign up":           {nil, AccountRequest{Operation: api.SignUp, Username: "rosa", Password: "Winter-2026!", UserAttributes: address}, "PreSignUp CustomMessage"},
		"resend":            {nil, AccountRequest{Operation: api.ResendConfirmationCode, Username: "omar"}, "CustomMessage"},
		"confirm":           {nil, AccountRequest{Operation: api.ConfirmSignUp, Username: "omar", Code: "000000", ForceAliasCreation: true}, "PostConfirmation"},
		"confirm, admin":    {nil, AccountRequest{Operation: api.AdminConfirmSignUp, Username: "omar"}, "PostConfirmation"},
		"create":            {nil, AccountRequest{Operation: api.AdminCreateUser, Username: "rosa", UserAttributes: address}, "PreSignUp CustomMessage"},
		"create, no word":   {nil, AccountRequest{Operation: api.AdminCreateUser, Username: "rosa", UserAttributes: address, MessageAction: "SUPPRESS"}, "PreSignUp"},
		"invite again":      {nil, AccountRequest{Operation: api.AdminCreateUser, Username: "pia", MessageAction: "RESEND"}, "CustomMessage"},
		"forgot":            {nil, AccountRequest{Operation: api.ForgotPassword, Username: "nadia"}, "CustomMessage"},
		"forgot, unknown":   {nil, AccountRequest{Operation: api.ForgotPassword, Username: "ghost"}, "UserMigration"},
		"reset":             {forgotten, AccountRequest{Operation: api.ConfirmForgotPassword, Username: "nadia", Code: "123456", Password: "Spring-2026!"}, "PostConfirmation"},
		"reset, admin":      {nil, AccountRequest{Operation: api.AdminResetUserPassword, Username: "nadia"}, "CustomMessage"},
		"new address":       {nil, AccountRequest{Operation: api.UpdateUserAttributes, Username: "nadia", UserAttributes: address}, "CustomMessage"},
		"verify an address": {nil, AccountRequest{Operation: api.GetUserAttributeVerificationCode, Username: "nadia", AttributeNames: []string{email}}, "CustomMessage"},
		"nothing to run":    {nil, AccountRequest{Operation: api.AdminSetUserPassword, Username: "nadia", Password: "Spring-2026!"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAccounts(t)
			if test.set != nil {
				test.set(a)
			}
			a.file.UserPool.LambdaConfig = everyTrigger()
			answer := func(n *Need) Event { return Event{Kind: n.Kind, OK: true, Text: "Made-2026!"} }
			triggers, _ := called(a.facts(), Account(a.facts(), test.request), "", answer)
			expect(t, strings.Join(triggers, " "), test.want)
			for _, trigger := range triggers {
				_, end := called(a.facts(), Account(a.facts(), test.request), trigger, answer)
				if end.Refusal == nil || end.Refusal.Exception != "UnexpectedLambdaException" || !strings.HasPrefix(end.Refusal.Message, trigger+" invocation failed") {
					t.Errorf("%s failed: %+v", trigger, end)
				}
				if u := a.user("omar").Clone(); trigger == api.TriggerPostConfirmation && test.request.Username == "omar" {
					if err := Apply(end.Changes, u, &a.file.UserPool, a.now); err != nil || u.Status() != api.StatusConfirmed {
						t.Errorf("omar is %s: %v", u.Status(), err)
					}
				}
			}
		})
	}
}
