package challenge

import (
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var selectChallenge = Challenge{
	Name:   api.ChallengeSelectChallenge,
	Prompt: promptSelectChallenge,
	Reply:  replySelectChallenge,
}

func promptSelectChallenge(s Situation) walk.Prompt {
	var choices []walk.Choice
	for _, factor := range bounded(s.asked().Available) {
		choice := leadingOn(factor)
		switch {
		case factor == api.ChallengeWebAuthn && len(s.Known.Passkeys) == 0:
			choice.Leads += ", none is kept here"
		case factor == api.ChallengeEmailOTP:
			choice.Help = fmt.Sprintf("Cognito then sends an %d-digit code by email.", api.FirstFactorDigits)
		}
		choices = append(choices, choice)
	}
	sentence := "Choose how to sign in."
	if len(choices) == 0 {
		choices = noFactor("the server offers no factor")
		sentence = "There is nothing to choose from: the server offers no factor. Start over with another flow, or with PREFERRED_CHALLENGE."
	}
	given := !s.Password().IsZero()
	field := walk.Field{
		Key: api.KeyPassword, Label: "Password", Kind: walk.Password, Secret: true, Optional: given,
		When: &walk.Condition{Key: api.KeyAnswer, Values: []string{api.ChallengePassword, api.ChallengePasswordSRP}},
		Help: "PASSWORD_SRP does not send the password; PASSWORD does.",
	}
	if given {
		field.Hint = "If empty, the password from the start form is used."
	}
	return walk.Prompt{
		Name: api.ChallengeSelectChallenge, Sentence: sentence, Button: "Continue",
		Fields: []walk.Field{
			{Key: api.KeyAnswer, Label: "Factor", Kind: walk.Choose, Choices: choices},
			field,
			{
				Key: api.KeyCredential, Label: "Credential", Kind: walk.JSON, Optional: true, Secret: true,
				When: &walk.Condition{Key: api.KeyAnswer, Values: []string{api.ChallengeWebAuthn}},
				Hint: "Leave it empty: Cognito then sends what the passkey is to sign.",
				Help: "If empty, Cognito returns the WEB_AUTHN challenge with its options.",
			},
		},
	}
}

func replySelectChallenge(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
	responses := given.Reveal()
	switch responses[api.KeyAnswer] {
	case api.ChallengePassword:
		if responses[api.KeyPassword] == "" {
			delete(responses, api.KeyPassword)
		}
		complete(responses, api.KeyPassword, s.Password().Reveal())
	case api.ChallengePasswordSRP:
		delete(responses, api.KeyPassword)
		return respondWithSRPA(tools, s, responses)
	}
	for _, optional := range []string{api.KeyCredential, api.KeyPassword} {
		if responses[optional] == "" && slices.Contains([]string{api.ChallengeWebAuthn, api.ChallengeEmailOTP, api.ChallengeSMSOTP}, responses[api.KeyAnswer]) {
			delete(responses, optional)
		}
	}
	return Respond(s, responses)
}

// respondWithSRPA answers with a fresh SRP_A unless one was given.
func respondWithSRPA(tools Tools, s Situation, responses map[string]string) (walk.Request, error) {
	switch _, given := responses[api.KeySRPA]; {
	case given:
	case tools.previews():
		responses[api.KeySRPA] = ComputedLater
	default:
		a, err := tools.Handshakes.Begin(tools.Random)
		if err != nil {
			return walk.Request{}, noRandomness(err)
		}
		responses[api.KeySRPA] = a
	}
	return Respond(s, responses)
}
