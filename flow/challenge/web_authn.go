package challenge

import (
	"authwalk/flow/walk"
)

var webAuthn = Challenge{
	Name:        "WEB_AUTHN",
	Label:       "a passkey",
	Description: "The user signs in with a passkey: an authenticator signs the challenge in CREDENTIAL_REQUEST_OPTIONS for the relying party it belongs to.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "WEB_AUTHN", Button: "Send",
			Sentence: "A passkey has to sign the options below. Paste what the browser or the key answered.",
			Values: []walk.Value{{
				Name: credentialOptions, Text: s.Parameter(credentialOptions), Note: "JSON inside a string",
			}},
			Fields: []walk.Field{{
				Key: "CREDENTIAL", Label: "Credential", Kind: walk.JSON, Secret: true,
				Help: "The AuthenticationResponseJSON of navigator.credentials.get, as text.",
			}},
		}
	},
	Reply: sendAnswer,
	Members: []Member{
		username, secretHash,
		{Name: credentialOptions, Says: "What the passkey has to sign, a JSON object inside a string."},
		{Name: "CREDENTIAL", Secret: true, Says: "The passkey's answer, a JSON object inside a string."},
	},
}

const credentialOptions = "CREDENTIAL_REQUEST_OPTIONS"
