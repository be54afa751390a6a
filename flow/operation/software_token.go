package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// associateSoftwareToken enrols an authenticator app: with the access token
// after a sign-in, with the session while MFA_SETUP waits.
var associateSoftwareToken = Operation{
	Name: api.AssociateSoftwareToken,
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.AssociateSoftwareToken, Button: "Get a secret", Auto: true,
			Sentence: "Creates a new secret. The current authenticator app keeps working until the new one is verified.",
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, _ walk.Values) (walk.Request, error) {
		if isSettingUp(s) {
			return challenge.Request(api.AssociateSoftwareToken, map[string]any{"Session": s.Pending.Session.Reveal()})
		}
		return tokenRequest(api.AssociateSoftwareToken, s, map[string]any{})
	},
	FollowUp: func(s challenge.Situation, _ walk.Step) string {
		if isSettingUp(s) {
			return ""
		}
		return api.VerifySoftwareToken
	},
}

// isSettingUp reports whether the secret belongs to a sign-in: MFA_SETUP then
// asks for its code.
func isSettingUp(s challenge.Situation) bool {
	asked := s.Pending.Step.Challenge
	return asked != nil && asked.Name == api.ChallengeMFASetup
}

var verifySoftwareToken = Operation{
	Name: api.VerifySoftwareToken,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return challenge.AuthenticatorPrompt(api.VerifySoftwareToken, s, s.Pending.Step)
	},
	Request: func(tools challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		if _, err := accessToken(api.VerifySoftwareToken, s); err != nil {
			return walk.Request{}, err
		}
		if err := challenge.VerifiesAuthenticator(tools, s, s.Pending.Step); err != nil {
			return walk.Request{}, err
		}
		body := map[string]any{"UserCode": given.Get(api.KeyCode)}
		if name := given.Get(api.KeyDeviceName); name != "" {
			body["FriendlyDeviceName"] = name
		}
		return tokenRequest(api.VerifySoftwareToken, s, body)
	},
}
