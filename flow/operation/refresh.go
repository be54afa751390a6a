package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// refresh gets new tokens for the ones the walk has.
var refresh = Operation{
	Name: api.FlowRefreshTokenAuth, Label: "Refresh",
	Description: "New ID and access tokens for the refresh token; the refresh token stays.",
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.FlowRefreshTokenAuth, Sentence: "The refresh token gets new ID and access tokens.", Button: "Refresh", Auto: true,
		}
	},
	Request: func(tools challenge.Tools, s challenge.Situation, _ walk.Values) (walk.Request, error) {
		start := &s.Walk.Start
		if !beganWithSignIn(s) {
			start.Operation = api.InitiateAuth
		}
		start.AuthFlow = api.FlowRefreshTokenAuth
		start.Username = s.Username()
		start.Parameters = start.Parameters.Without(
			api.KeyPreferredChallenge, api.KeyChallengeName, api.KeySRPA, api.KeySecretHash)
		start.Session = walk.Secret{}
		return challenge.Begin(tools, s)
	},
}
