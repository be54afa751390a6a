package challenge

import (
	"slices"

	"authwalk/flow/walk"
)

var selectChallenge = Challenge{
	Name:  "SELECT_CHALLENGE",
	Label: "choose a first factor",
	Description: "USER_AUTH lets the user choose how to sign in. The list is what this user can do now, not all that the pool allows: " +
		"a one-time code needs an address, a passkey must have been registered.",
	Prompt: promptSelectChallenge,
	Reply:  replySelectChallenge,
	Members: []Member{
		username, secretHash, answer, password, srpA,
		{Name: "CREDENTIAL", Secret: true, Says: "A passkey's answer, as JSON inside a string."},
	},
}

func promptSelectChallenge(s Situation) walk.Prompt {
	var choices []walk.Choice
	for _, factor := range bounded(s.Pending.Step.Challenge.Available) {
		choices = append(choices, factorChoice(factor))
	}
	given := !s.Password().IsZero()
	field := walk.Field{
		Key: password.Name, Label: "Password", Kind: walk.Password, Secret: true, Optional: given,
		When: &walk.Condition{Key: answer.Name, Values: []string{"PASSWORD", "PASSWORD_SRP"}},
		Help: "With PASSWORD_SRP it stays on this machine and SRP_A goes out instead; with PASSWORD it is sent.",
	}
	if given {
		field.Hint = "Left empty, the password given before is used."
	}
	return walk.Prompt{
		Name: "SELECT_CHALLENGE", Sentence: "Choose how to go on.", Button: "Go on",
		Fields: []walk.Field{
			{Key: answer.Name, Label: "Factor", Kind: walk.Choose, Choices: choices},
			field,
			{
				Key: "CREDENTIAL", Label: "Passkey's answer (optional)", Kind: walk.JSON, Optional: true, Secret: true,
				When: &walk.Condition{Key: answer.Name, Values: []string{"WEB_AUTHN"}},
				Help: "Without it the service answers with the WEB_AUTHN challenge and its options.",
			},
		},
	}
}

func replySelectChallenge(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
	responses := given.Reveal()
	switch responses[answer.Name] {
	case "PASSWORD":
		if responses[password.Name] == "" {
			delete(responses, password.Name)
		}
		complete(responses, password.Name, s.Password().Reveal())
	case "PASSWORD_SRP":
		delete(responses, password.Name)
		return respondWithA(tools, s, responses)
	}
	for _, optional := range []string{"CREDENTIAL", password.Name} {
		if responses[optional] == "" && slices.Contains([]string{"WEB_AUTHN", "EMAIL_OTP", "SMS_OTP"}, responses[answer.Name]) {
			delete(responses, optional)
		}
	}
	return respond(s, responses)
}

// respondWithA answers with a fresh SRP_A unless one was given.
func respondWithA(tools Tools, s Situation, responses map[string]string) (walk.Request, error) {
	if _, given := responses[srpA.Name]; !given {
		a, err := tools.Handshakes.Begin(tools.Random)
		if err != nil {
			return walk.Request{}, noRandomness(err)
		}
		responses[srpA.Name] = a
	}
	return respond(s, responses)
}
