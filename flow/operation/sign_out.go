package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// keyLinked is the key of the field that says whether linked sessions end too.
const keyLinked = "RevokeAssociatedSessions"

var globalSignOut = withToken(api.GlobalSignOut)

var revokeToken = Operation{
	Name: api.RevokeToken,
	Prompt: func(s challenge.Situation) walk.Prompt {
		prompt := walk.Prompt{Name: api.RevokeToken, Sentence: "Revokes the refresh token and the access tokens made from it.", Button: "Sign out", Auto: true}
		if s.Known.Sessions {
			linked, _ := api.Body{Operation: api.RevokeToken}.Find(keyLinked)
			prompt.Auto, prompt.Fields = false, []walk.Field{memberField(linked)}
		}
		return prompt
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"ClientId": s.Walk.Start.Target.ClientID}
		if tokens := s.Walk.Tokens(); tokens != nil {
			body["Token"] = tokens.Refresh.Reveal()
		}
		if secret := s.Walk.Start.ClientSecret.Reveal(); secret != "" {
			body["ClientSecret"] = secret
		}
		if linked := given.Get(keyLinked); linked != "" {
			body[keyLinked] = linked
		}
		return challenge.Request(api.RevokeToken, body)
	},
}
