package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// associateSoftwareToken enrols an authenticator app for a user who is signed
// in. During a sign-in the same call belongs to MFA_SETUP.
var associateSoftwareToken = Challenge{
	Name: associate,
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: associate, Button: "Get a secret", Auto: true,
			Sentence: "A new secret is made. An authenticator that works now keeps working until the new one is verified.",
		}
	},
	Reply: func(_ Tools, s Situation, _ walk.Values) (walk.Request, error) {
		return tokenRequest(associate, s, map[string]any{})
	},
	Next: func(s Situation, _ walk.Step) string {
		if s.Pending.Step.Challenge != nil && s.Pending.Step.Challenge.Name == api.ChallengeMFASetup {
			return ""
		}
		return verify
	},
}

var verifySoftwareToken = Challenge{
	Name: verify,
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{Name: verify}
		askForCode(&prompt, s, s.Pending.Step)
		return prompt
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		body := map[string]any{"UserCode": given.Get(setupCode)}
		if name := given.Get(setupName); name != "" {
			body["FriendlyDeviceName"] = name
		}
		return tokenRequest(verify, s, body)
	},
}
