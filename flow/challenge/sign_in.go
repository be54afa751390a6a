package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// signIn is the sign-in that follows something else in the same walk: a
// confirmed sign-up, a password that was reset. A walk that began with a
// sign-in goes on with that very one; a sign-up goes on with the session that
// its confirmation left, which needs no further proof.
var signIn = Challenge{
	Name: walk.InitiateAuth, Label: "Sign in",
	Description: "The user can sign in now.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{Name: walk.InitiateAuth, Sentence: "The user can sign in now.", Button: "Sign in", Auto: true}
	},
	Reply: func(tools Tools, s Situation, _ walk.Values) (walk.Request, error) {
		start := &s.Walk.Start
		if !beganWithSignIn(s) {
			start.Operation, start.AuthFlow, start.Username = walk.InitiateAuth, api.FlowUserAuth, signedUpName(s)
			start.Session = s.Pending.Session
		}
		start.Password = s.Password()
		return Begin(tools, s)
	},
}

// refresh gets new tokens for the ones the walk has.
var refresh = Challenge{
	Name: api.FlowRefreshTokenAuth, Label: "Refresh",
	Description: "New ID and access tokens for the refresh token; the refresh token stays.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.FlowRefreshTokenAuth, Sentence: "The refresh token gets new ID and access tokens.", Button: "Refresh", Auto: true,
		}
	},
	Reply: func(tools Tools, s Situation, _ walk.Values) (walk.Request, error) {
		s.Walk.Start.AuthFlow = api.FlowRefreshTokenAuth
		s.Walk.Start.Username = s.Username()
		s.Walk.Start.Parameters = s.Walk.Start.Parameters.Without(api.KeyPreferredChallenge, api.KeyChallengeName, api.KeySRPA, api.KeySecretHash)
		s.Walk.Start.Session = walk.Secret{}
		return Begin(tools, s)
	},
}
