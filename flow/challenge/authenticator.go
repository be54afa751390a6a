package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// AuthenticatorSecret is the secret that a step of AssociateSoftwareToken got,
// "" for other steps.
func AuthenticatorSecret(step walk.Step) string { return step.Members.Get("SecretCode") }

// VerifiesAuthenticator keeps the secret that a step of AssociateSoftwareToken got. It
// has to outlive a crash from the moment on that the service may ask for its codes.
func VerifiesAuthenticator(tools Tools, s Situation, associated walk.Step) error {
	if tools.KeepAuthenticator == nil {
		return nil
	}
	if err := tools.KeepAuthenticator(s, walk.NewSecret(AuthenticatorSecret(associated))); err != nil {
		return CannotSend(walk.NotKept, "", err.Error())
	}
	return nil
}

// AuthenticatorPrompt shows the secret that a step of AssociateSoftwareToken
// got, and asks for the app's first code.
func AuthenticatorPrompt(name string, s Situation, associated walk.Step) walk.Prompt {
	code := CodeField(api.KeyCode, "Code from the app", api.CodeDigits)
	code.NewEvery = api.TOTPStep
	return walk.Prompt{
		Name: name, Button: "Verify",
		Sentence: "Add the secret to an authenticator app, then enter the code it shows.",
		Authenticator: &walk.Authenticator{
			Secret:  walk.NewSecret(AuthenticatorSecret(associated)),
			Account: s.Walk.Start.Username,
			Issuer:  "Cognito",
		},
		Fields: []walk.Field{
			code,
			{Key: api.KeyDeviceName, Label: "Name for this authenticator app", Kind: walk.Text, Optional: true},
		},
		Help: "Anyone who sees this secret can make valid codes. You cannot go back one step; to change something, start over.",
	}
}
