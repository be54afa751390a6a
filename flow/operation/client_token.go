package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// getClientToken gets a token for the client itself. It takes the client's secret in
// place of a user.
var getClientToken = Operation{
	Name: api.GetClientToken,
	Prompt: func(challenge.Situation) walk.Prompt {
		known, _ := api.FindOperation(api.GetClientToken)
		scopes, _ := api.Body{Operation: api.GetClientToken}.Find("Scopes")
		return walk.Prompt{Name: known.Name, Sentence: known.Description, Button: known.Label, Fields: []walk.Field{memberField(scopes)}}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		start := s.Walk.Start
		if start.ClientSecret.IsZero() {
			return walk.Request{}, challenge.CannotSend(walk.MissingMember, "ClientSecret", "GetClientToken needs the client secret")
		}
		body := map[string]any{"ClientId": start.Target.ClientID, "Secret": start.ClientSecret.Reveal()}
		if scopes := separated(given.Get("Scopes")); len(scopes) > 0 {
			body["Scopes"] = scopes
		}
		addMetadata(api.GetClientToken, start, body)
		return challenge.Request(api.GetClientToken, body)
	},
}
