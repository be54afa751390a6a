package challenge

import (
	"bytes"
	"encoding/json"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// parts are the maps of a request's body.
func parts(t *testing.T, request walk.Request) (parameters, responses map[string]string) {
	t.Helper()
	var body struct{ AuthParameters, ChallengeResponses map[string]string }
	if err := json.Unmarshal(request.Body.Reveal(), &body); err != nil {
		t.Fatal(err)
	}
	return body.AuthParameters, body.ChallengeResponses
}

// A device that the start named is named in every answer.
func TestAnswersCarryTheDeviceKey(t *testing.T) {
	s := waiting(api.ChallengeSMSMFA, nil)
	for key, given := range map[string]map[string]string{
		"key-of-the-start": {api.KeySMSMFACode: "1"}, "another": {api.KeySMSMFACode: "1", api.KeyDeviceKey: "another"},
	} {
		s.Walk.Start.Parameters = walk.NewValues(map[string]string{api.KeyDeviceKey: "key-of-the-start"})
		request, err := smsMFA.Reply(Tools{}, s, walk.NewValues(given))
		if err != nil {
			t.Fatal(err)
		}
		if _, responses := parts(t, request); responses[api.KeyDeviceKey] != key {
			t.Errorf("got %q, want %q", responses[api.KeyDeviceKey], key)
		}
	}
}

// A one-time code has eight digits as a first factor and six as a second: what
// came before tells which.
func TestDigitsOfAnEmailCode(t *testing.T) {
	chose := func(factor string) walk.Step {
		return walk.Step{Answered: api.ChallengeSelectChallenge, Answer: walk.NewValues(map[string]string{api.KeyAnswer: factor})}
	}
	for _, c := range []struct {
		name, authFlow, preferred string
		before                    []walk.Step
		digits                    int
	}{
		{"a password flow", api.FlowUserPasswordAuth, "", nil, 6},
		{"preferred", api.FlowUserAuth, api.ChallengeEmailOTP, nil, 8},
		{"after a preferred password", api.FlowUserAuth, api.ChallengePassword, nil, 6},
		{"chosen", api.FlowUserAuth, "", []walk.Step{{}, chose(api.ChallengeEmailOTP)}, 8},
		{"after a chosen password", api.FlowUserAuth, "", []walk.Step{{}, chose(api.ChallengePassword)}, 6},
		{"after PASSWORD", api.FlowUserAuth, "", []walk.Step{{}, {Answered: api.ChallengePassword}}, 6},
		{"after a proof", api.FlowUserAuth, "", []walk.Step{{}, {Answered: api.ChallengePasswordVerifier}}, 6},
		{"after MFA_SETUP", api.FlowUserAuth, "", []walk.Step{{}, {Answered: api.ChallengeMFASetup}}, 6},
	} {
		s := Situation{Walk: walk.Walk{Start: walk.Start{
			AuthFlow: c.authFlow, Parameters: walk.NewValues(map[string]string{api.KeyPreferredChallenge: c.preferred}),
		}}}
		for _, step := range c.before {
			s.Walk = s.Walk.With(step)
		}
		asked := walk.Step{Challenge: &walk.Challenge{Name: api.ChallengeEmailOTP}}
		if len(c.before) > 0 {
			s.Walk.Steps[len(s.Walk.Steps)-1].Challenge = asked.Challenge
		} else {
			s.Walk = s.Walk.With(asked)
		}
		s.Pending, _ = s.Walk.Pending()
		if got := emailOTP.Prompt(s).Fields[0].Digits; got != c.digits {
			t.Errorf("%s: %d digits, want %d", c.name, got, c.digits)
		}
	}
}

// Each call of MFA_SETUP answers with a session that the next one must carry.
func TestTheNewestSessionIsSent(t *testing.T) {
	s := waiting(api.ChallengeMFASetup, map[string]string{api.KeyMFAsCanSetUp: `["SOFTWARE_TOKEN_MFA"]`})
	made := func(operation, session string) {
		s.Walk = s.Walk.With(walk.Step{
			Exchange: walk.Exchange{Operation: operation},
			Members:  walk.NewValues(map[string]string{"Session": session, "SecretCode": "JBSWY3DP", "Status": "SUCCESS"}),
		})
		s.Pending, _ = s.Walk.Pending()
	}
	for _, next := range []struct{ session, operation string }{
		{"session-1", api.AssociateSoftwareToken}, {"session-2", api.VerifySoftwareToken}, {"session-3", api.RespondToAuthChallenge},
	} {
		request, err := mfaSetup.Reply(Tools{}, s, walk.NewValues(map[string]string{api.KeyCode: "123456"}))
		if err != nil {
			t.Fatal(err)
		}
		if request.Operation != next.operation || !bytes.Contains(request.Body.Reveal(), []byte(`"Session":"`+next.session+`"`)) {
			t.Errorf("%s %s, want %s with %s", request.Operation, request.Body.Reveal(), next.operation, next.session)
		}
		made(next.operation, "session-"+string(next.session[len(next.session)-1]+1))
	}
}

// CUSTOM_AUTH begins with SRP only where there is a password to prove.
func TestCustomAuthProvesOnlyAPasswordThatWasGiven(t *testing.T) {
	for password, begins := range map[string]string{"": "", "Winter-2026!": api.KeySRPA} {
		s := knowing(waiting("", nil), api.InitiateAuth)
		s.Walk.Start.AuthFlow, s.Walk.Start.Password = api.FlowCustomAuth, walk.NewSecret(password)
		request, err := Begin(s.tools, s.Situation)
		if err != nil {
			t.Fatal(err)
		}
		parameters, _ := parts(t, request)
		if parameters[api.KeyChallengeName] != begins || (parameters[api.KeySRPA] != "") != (begins != "") || parameters[api.KeyPassword] != "" {
			t.Errorf("with %q it begins with %v", password, parameters)
		}
	}
}
