package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

var globalSignOut = withToken(api.GlobalSignOut)

var revokeToken = Operation{
	Name: api.RevokeToken,
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{Name: api.RevokeToken, Sentence: "Revokes the refresh token and the access tokens made from it.", Button: "Sign out", Auto: true}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, _ walk.Values) (walk.Request, error) {
		body := map[string]any{"ClientId": s.Walk.Start.Target.ClientID}
		if tokens := s.Walk.Tokens(); tokens != nil {
			body["Token"] = tokens.Refresh.Reveal()
		}
		if secret := s.Walk.Start.ClientSecret.Reveal(); secret != "" {
			body["ClientSecret"] = secret
		}
		return challenge.Request(api.RevokeToken, body)
	},
}
