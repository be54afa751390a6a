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
		if key := deviceKey(s); key != "" {
			start.Parameters = start.Parameters.With(api.KeyDeviceKey, key)
		}
		start.Session = walk.Secret{}
		return challenge.Begin(tools, s)
	},
}

// getTokensFromRefreshToken refreshes where the client rotates refresh tokens,
// which REFRESH_TOKEN_AUTH does not. It takes the client secret itself.
var getTokensFromRefreshToken = Operation{
	Name: api.GetTokensFromRefreshToken, Label: "Refresh with rotation",
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.GetTokensFromRefreshToken, Sentence: "Get new tokens, with rotation also a new refresh token.", Button: "Refresh", Auto: true,
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, _ walk.Values) (walk.Request, error) {
		tokens, start := s.Walk.Tokens(), s.Walk.Start
		if tokens == nil || tokens.Refresh.IsZero() {
			return walk.Request{}, challenge.CannotSend(walk.MissingMember, "", "there is no refresh token: sign in first")
		}
		body := map[string]any{"RefreshToken": tokens.Refresh.Reveal(), "ClientId": start.Target.ClientID}
		if secret := start.ClientSecret.Reveal(); secret != "" {
			body["ClientSecret"] = secret
		}
		if key := deviceKey(s); key != "" {
			body["DeviceKey"] = key
		}
		if len(start.ClientMetadata) > 0 {
			body["ClientMetadata"] = start.ClientMetadata
		}
		return challenge.Request(api.GetTokensFromRefreshToken, body)
	},
}
