package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// AuthenticatorPrompt shows the secret that a step of AssociateSoftwareToken
// got, and asks for the app's first code.
func AuthenticatorPrompt(name string, s Situation, associated walk.Step) walk.Prompt {
	return walk.Prompt{
		Name: name, Button: "Verify",
		Sentence: "Add the secret to an authenticator app, then type the code it shows.",
		Authenticator: &walk.Authenticator{
			Secret:  walk.NewSecret(associated.Members.Get("SecretCode")),
			Account: s.Walk.Start.Username,
			Issuer:  "Cognito",
		},
		Fields: []walk.Field{
			CodeField(api.KeyCode, "Code from the app", 6),
			{Key: api.KeyDeviceName, Label: "Name for this authenticator", Kind: walk.Text, Optional: true},
		},
		Help: "The secret is the factor: who sees it can make codes. The session changes with each call, so going back means starting again.",
	}
}
