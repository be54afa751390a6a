package pool

import (
	"strings"
	"testing"

	"authwalk/flow/api"
)

// drawnCalls are triggers with "?" before what is unsure.
func drawnCalls(calls []TriggerCall) string {
	var names []string
	for _, call := range calls {
		name := call.Trigger
		if call.Unsure {
			name = "?" + name
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

// TestTheMapKnowsWhichTriggersAreCalled on the way to each branch, in order.
func TestTheMapKnowsWhichTriggersAreCalled(t *testing.T) {
	const before, tokens = "PreAuthentication", "PostAuthentication PreTokenGeneration"
	challenge := func(name string) Step { return Step{Kind: ChallengeBranch, Name: name} }
	end := Step{Kind: TokensBranch}
	for name, test := range map[string]struct {
		flow, username string
		set            func(*world)
		path           []Step
		// want are the calls on the way to each step, wrong those before a wrong answer to the
		// last but one is refused.
		want  []string
		wrong string
	}{
		"password":     {api.FlowUserPasswordAuth, "nadia", nil, []Step{end}, []string{before + " " + tokens}, before},
		"SRP":          {api.FlowUserSRPAuth, "nadia", nil, []Step{challenge(api.ChallengePasswordVerifier), end}, []string{before, tokens}, ""},
		"refresh":      {api.FlowRefreshTokenAuth, "nadia", nil, []Step{end}, []string{"PreTokenGeneration"}, ""},
		"new password": {api.FlowUserPasswordAuth, "nadia", temporary, []Step{challenge(api.ChallengeNewPasswordRequired), end}, []string{before, tokens}, ""},
		"custom": {
			api.FlowCustomAuth, "nadia", nil,
			[]Step{challenge(api.ChallengeCustomChallenge), challenge(api.ChallengeCustomChallenge), end},
			[]string{
				before + " DefineAuthChallenge CreateAuthChallenge", "VerifyAuthChallengeResponse DefineAuthChallenge CreateAuthChallenge",
				"VerifyAuthChallengeResponse DefineAuthChallenge " + tokens,
			},
			"",
		},
		"custom, ended by the function": {
			api.FlowCustomAuth, "nadia", nil,
			[]Step{challenge(api.ChallengeCustomChallenge), {Kind: RefusalBranch, Name: api.NotAuthorizedException}},
			[]string{before + " DefineAuthChallenge CreateAuthChallenge", "VerifyAuthChallengeResponse DefineAuthChallenge"},
			"",
		},
		"code":                    {api.FlowUserAuth, "nadia", codesFirst, []Step{challenge(emailOTP), end}, []string{before + " CustomMessage", tokens}, ""},
		"code, sender of its own": {api.FlowUserAuth, "nadia", sendsItself, []Step{challenge(emailOTP)}, []string{before + " CustomEmailSender"}, ""},
		"migration":               {api.FlowUserPasswordAuth, "ghost", nil, []Step{end}, []string{"UserMigration PreSignUp " + tokens}, ""},
		"migration, to be reset":  {api.FlowUserPasswordAuth, "ghost", nil, []Step{{Kind: RefusalBranch, Name: api.PasswordResetRequiredException}}, []string{"UserMigration PreSignUp"}, ""},
		"nobody is brought":       {api.FlowUserPasswordAuth, "ghost", nil, []Step{{Kind: RefusalBranch, Name: api.UserNotFoundException}}, []string{"UserMigration"}, ""},
		"hidden, nobody brought": {
			api.FlowUserPasswordAuth, "ghost", func(w *world) { w.file.Clients[0].PreventUserExistenceErrors = api.ExistenceErrorsEnabled },
			[]Step{{Kind: RefusalBranch, Name: api.NotAuthorizedException}},
			[]string{before + " UserMigration"},
			"",
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.UserPool.LambdaConfig = everyTrigger()
			w.file.UserPool.LambdaConfig.CreateAuthChallenge, w.file.UserPool.LambdaConfig.VerifyAuthChallengeResponse = "f", "f"
			w.file.Clients[0].ExplicitAuthFlows = []string{
				api.AllowUserPasswordAuth, api.AllowUserSRPAuth, api.AllowRefreshTokenAuth, api.AllowCustomAuth, api.AllowUserAuth,
			}
			if test.set != nil {
				test.set(w)
			}
			parameters := map[string]string{api.KeyUsername: test.username}
			if test.flow == api.FlowUserAuth {
				parameters[api.KeyPreferredChallenge] = emailOTP
			}
			flows, _ := Map(w.facts(), Start{Operation: api.InitiateAuth, AuthFlow: test.flow, Parameters: parameters}, nil)
			at := (&Branch{Next: flows}).Find(FlowBranch, test.flow)
			for n, step := range test.path {
				if test.wrong != "" && n == len(test.path)-1 {
					expect(t, drawnCalls(at.CallsIfWrong), test.wrong)
				}
				if at = at.Find(step.Kind, step.Name); at == nil {
					t.Fatalf("%v is not on the map", step)
				}
				expect(t, drawnCalls(at.Calls), test.want[n])
			}
		})
	}
}

// TestCallsOfTwoWays keeps the order, and what only one way calls is unsure.
func TestCallsOfTwoWays(t *testing.T) {
	calls := func(names ...string) (calls []TriggerCall) {
		for _, name := range names {
			calls = append(calls, TriggerCall{Trigger: name})
		}
		return calls
	}
	expect(t, drawnCalls(alternatives(nil, calls("a", "b"), false)), "a b")
	expect(t, drawnCalls(alternatives(calls("a", "b"), calls("a", "b"), true)), "a b")
	expect(t, drawnCalls(alternatives(nil, calls("a"), true)), "?a")
	expect(t, drawnCalls(alternatives(calls("a", "c", "d"), calls("b", "a", "d"), true)), "?b a ?c d")
}

// TestTheMapRegistersAnAuthenticator: of the factors that can be set up, an authenticator app
// takes two calls, and a wrong code is refused in the second one's words.
func TestTheMapRegistersAnAuthenticator(t *testing.T) {
	w := newWorld(t)
	w.file.MfaConfig.MfaConfiguration, w.file.UserPool.MfaConfiguration = api.MFAOn, api.MFAOn
	w.user.TotpSecret, w.user.UserMFASettingList, w.user.PreferredMfaSetting = "", nil, ""
	w.user.UserAttributes = nil
	w.file.UserPool.LambdaConfig = everyTrigger()
	flows, _ := Map(w.facts(), Start{Operation: api.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth, Parameters: map[string]string{api.KeyUsername: "nadia"}}, nil)
	at := &Branch{Next: flows}
	for _, step := range []Step{
		{Kind: FlowBranch, Name: api.FlowUserPasswordAuth},
		{Kind: ChallengeBranch, Name: api.ChallengeMFASetup},
		{Kind: ChoiceBranch, Name: softwareTokenMFA},
		{Kind: OperationBranch, Name: api.AssociateSoftwareToken},
		{Kind: OperationBranch, Name: api.VerifySoftwareToken},
		{Kind: TokensBranch, Name: ""},
	} {
		if at = at.Find(step.Kind, step.Name); at == nil {
			t.Fatalf("%v is not on the map", step)
		}
		if step.Name == api.AssociateSoftwareToken && (len(at.Wrong) != 1 || at.Wrong[0].Exception != api.EnableSoftwareTokenMFAException) {
			t.Errorf("a wrong code: %v", at.Wrong)
		}
	}
	expect(t, drawnCalls(at.Calls), "PostAuthentication PreTokenGeneration")
}
