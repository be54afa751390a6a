package operation

import (
	"fmt"
	"slices"
	"strconv"

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

// keyWhich is the key of the field that chooses among the refresh tokens of a walk.
const keyWhich = "WHICH"

// getTokensFromRefreshToken refreshes where the client rotates refresh tokens,
// which REFRESH_TOKEN_AUTH does not. It takes the client secret itself.
var getTokensFromRefreshToken = Operation{
	Name: api.GetTokensFromRefreshToken, Label: "Refresh with rotation",
	Prompt: func(s challenge.Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: api.GetTokensFromRefreshToken, Sentence: "Get new tokens, with rotation also a new refresh token.", Button: "Refresh",
			Fields: []walk.Field{{
				Key: keyDevice, Label: "Device key", Kind: walk.Text, Optional: true, Value: deviceKey(s),
				Help: "If the pool tracks devices: the key of the device that the token was issued to.",
			}},
		}
		if choices := refreshTokenChoices(s.Walk); len(choices) > 1 {
			prompt.Fields = append([]walk.Field{{
				Key: keyWhich, Label: "Refresh token", Kind: walk.Choose, Choices: choices, Afresh: true,
				Help: "With rotation, an older token works only for the client's grace period. After that, Cognito refuses it (RefreshTokenReuseException).",
			}}, prompt.Fields...)
		}
		return prompt
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		refresh, start := refreshToken(s.Walk, given.Get(keyWhich)), s.Walk.Start
		if refresh.IsZero() {
			return walk.Request{}, challenge.CannotSend(walk.MissingMember, "", "there is no refresh token: sign in first")
		}
		body := map[string]any{"RefreshToken": refresh.Reveal(), "ClientId": start.Target.ClientID}
		if secret := start.ClientSecret.Reveal(); secret != "" {
			body["ClientSecret"] = secret
		}
		key := deviceKey(s)
		if given.Has(keyDevice) {
			key = given.Get(keyDevice)
		}
		if key != "" {
			body[keyDevice] = key
		}
		if len(start.ClientMetadata) > 0 {
			body["ClientMetadata"] = start.ClientMetadata
		}
		return challenge.Request(api.GetTokensFromRefreshToken, body)
	},
}

// refreshTokens are the steps of a walk that brought a refresh token, the newest
// first.
func refreshTokens(w walk.Walk) []walk.Step {
	var brought []walk.Step
	last := ""
	for _, step := range w.Steps {
		if step.Tokens != nil && step.Tokens.Refresh.Reveal() != last {
			last = step.Tokens.Refresh.Reveal()
			brought = append(brought, step)
		}
	}
	slices.Reverse(brought)
	return brought
}

func refreshTokenChoices(w walk.Walk) []walk.Choice {
	var choices []walk.Choice
	for i, step := range refreshTokens(w) {
		choice := walk.Choice{Value: strconv.Itoa(step.Number), Label: fmt.Sprintf("of step %d", step.Number)}
		if i == 0 {
			choice.Leads = "the newest"
		}
		choices = append(choices, choice)
	}
	return choices
}

// refreshToken is the one that the step of this number brought, the newest where no
// step is named.
func refreshToken(w walk.Walk, number string) walk.Secret {
	for _, step := range refreshTokens(w) {
		if number == "" || number == strconv.Itoa(step.Number) {
			return step.Tokens.Refresh
		}
	}
	return walk.Secret{}
}
