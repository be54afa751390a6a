package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// signIn is the sign-in that follows something else in the same walk: a
// confirmed sign-up, a password that was reset. A walk that began with a
// sign-in goes on with that very one; a sign-up goes on with the session that
// its confirmation left, which needs no further proof.
var signIn = Operation{
	Name: api.InitiateAuth, Label: "Sign in",
	Description: "The user can sign in now.",
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{Name: api.InitiateAuth, Sentence: "The user can sign in now.", Button: "Sign in", Auto: true}
	},
	Request: func(tools challenge.Tools, s challenge.Situation, _ walk.Values) (walk.Request, error) {
		start := &s.Walk.Start
		if !beganWithSignIn(s) {
			start.Operation, start.AuthFlow, start.Username = api.InitiateAuth, api.FlowUserAuth, typedName(s)
			start.Session = s.Pending.Session
		}
		start.Password = s.Password()
		return challenge.Begin(tools, s)
	},
}
