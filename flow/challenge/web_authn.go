package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var webAuthn = Challenge{
	Name: api.ChallengeWebAuthn,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.ChallengeWebAuthn, Button: "Send",
			Sentence: "A passkey must sign the options below. Paste the JSON that the browser returned.",
			Values: []walk.Value{{
				Name: api.KeyCredentialOptions, Text: s.Parameter(api.KeyCredentialOptions), Note: "JSON inside a string",
			}},
			Fields: []walk.Field{{
				Key: api.KeyCredential, Label: "Credential", Kind: walk.JSON, Secret: true,
				Help: "The AuthenticationResponseJSON of navigator.credentials.get, as text.",
			}},
		}
	},
	Reply: sendAnswer,
}
