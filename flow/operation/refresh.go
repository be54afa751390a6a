package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// refresh gets new tokens for the ones the walk has.
var refresh = Operation{
	Name: api.FlowRefreshTokenAuth, Label: "Refresh",
	Description: "Gets new ID and access tokens with the refresh token. The refresh token stays valid.",
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.FlowRefreshTokenAuth, Sentence: "Get new ID and access tokens with the refresh token.", Button: "Refresh", Auto: true,
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
