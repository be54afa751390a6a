package operation

import (
	"cmp"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

var confirmSignUp = Operation{
	Name: api.ConfirmSignUp,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return forUser(s, walk.Prompt{
			Name: api.ConfirmSignUp, Sentence: codeSentence(s) + againAfterwards(s), Button: "Confirm",
			Fields: []walk.Field{challenge.CodeField(api.KeyCode, "Code", api.CodeDigits)},
			Help:   "A sign-up can be confirmed once. To get a new code use ResendConfirmationCode; the old code then stops working.",
		})
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"ConfirmationCode": given.Get(api.KeyCode)}
		if session := cmp.Or(s.Pending.Session.Reveal(), givenSession(s)); session != "" {
			body["Session"] = session
		}
		return clientRequest(api.ConfirmSignUp, s, usernameOf(s, given), body)
	},
	FollowUp: func(s challenge.Situation, step walk.Step) string {
		if beganWithSignIn(s) || step.Members.Get("Session") != "" {
			return api.InitiateAuth
		}
		return ""
	},
}

var resendConfirmationCode = Operation{
	Name: api.ResendConfirmationCode,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return forUser(s, walk.Prompt{
			Name: api.ResendConfirmationCode, Sentence: "Cognito sends a new confirmation code. The old code stops working.",
			Button: "Send again", Auto: true,
		})
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return clientRequest(api.ResendConfirmationCode, s, usernameOf(s, given), map[string]any{})
	},
	FollowUp: func(challenge.Situation, walk.Step) string { return api.ConfirmSignUp },
}

// givenSession is the session that a walk which begins with ConfirmSignUp was
// given.
func givenSession(s challenge.Situation) string {
	if s.Walk.Start.Operation != api.ConfirmSignUp {
		return ""
	}
	return s.Walk.Start.Session.Reveal()
}
