package operation

import (
	"encoding/json"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// clientRequest is the input of the operations that an app client makes for a
// user by name: sign-up and recovery.
func clientRequest(operation string, s challenge.Situation, name string, body map[string]any) (walk.Request, error) {
	start := s.Walk.Start
	if name == "" {
		name = s.Username()
	}
	body["ClientId"] = start.Target.ClientID
	body["Username"] = name
	if secret := start.ClientSecret.Reveal(); secret != "" {
		body["SecretHash"] = srp.SecretHash(name, start.Target.ClientID, secret)
	}
	if len(start.ClientMetadata) > 0 {
		body["ClientMetadata"] = start.ClientMetadata
	}
	if len(start.AnalyticsMetadata) > 0 {
		body["AnalyticsMetadata"] = start.AnalyticsMetadata
	}
	if len(start.UserContextData) > 0 {
		body["UserContextData"] = start.UserContextData
	}
	return challenge.Request(operation, body)
}

// tokenRequest is the input of the operations that a signed-in user makes.
func tokenRequest(operation string, s challenge.Situation, body map[string]any) (walk.Request, error) {
	if _, given := body[keyAccessToken]; !given {
		access, err := accessToken(operation, s)
		if err != nil {
			return walk.Request{}, err
		}
		body[keyAccessToken] = access.Reveal()
	}
	addMetadata(operation, s.Walk.Start, body)
	return challenge.Request(operation, body)
}

// accessToken is the one that the operation is made with: that of the sign-in, or the
// one that a call before it was given by hand.
func accessToken(operation string, s challenge.Situation) (walk.Secret, error) {
	if tokens := s.Walk.Tokens(); tokens != nil && !tokens.Access.IsZero() {
		return tokens.Access, nil
	}
	for _, step := range slices.Backward(s.Walk.Steps) {
		var sent struct{ AccessToken string }
		if step.Error == nil && json.Unmarshal(step.Exchange.Request.Reveal(), &sent) == nil && sent.AccessToken != "" {
			return walk.NewSecret(sent.AccessToken), nil
		}
	}
	return walk.Secret{}, challenge.CannotSend(walk.NoAccessToken, "", operation+" needs an access token: sign in first")
}

const keyAccessToken = "AccessToken"

// withToken is an operation of a signed-in user. Its form asks for the members of its
// input, and where a walk begins with it for the access token.
func withToken(name string) Operation {
	return Operation{
		Name: name,
		Prompt: func(s challenge.Situation) walk.Prompt {
			known, _ := api.FindOperation(name)
			prompt := walk.Prompt{Name: name, Sentence: known.Description, Button: known.Label}
			if len(s.Walk.Steps) == 0 {
				prompt.Fields = append(prompt.Fields, walk.Field{Key: keyAccessToken, Label: "Access token", Kind: walk.Password, Secret: true})
			}
			prompt.Fields = slices.Concat(prompt.Fields, memberFields(s, asked(known)), pageFields(s, known))
			prompt.Auto = len(prompt.Fields) == 0
			return prompt
		},
		Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
			body, err := memberValues(name, given)
			if err != nil {
				return walk.Request{}, err
			}
			if token := given.Get(keyAccessToken); token != "" {
				body[keyAccessToken] = token
			}
			return tokenRequest(name, s, body)
		},
	}
}

// hidesUsers are the operations that name an address also where they send
// nothing: to users that do not exist or have no verified address.
var hidesUsers = []string{api.ForgotPassword, api.ResendConfirmationCode}

// codeSentence asks for the code that the operation before has sent.
func codeSentence(s challenge.Situation) string {
	if followUp := s.Pending.Step.FollowUp; followUp != nil && followUp.Delivery.Destination != "" {
		sentence := challenge.CodeSentence(followUp.Delivery)
		if slices.Contains(hidesUsers, s.Pending.Step.Exchange.Operation) {
			return "Cognito answered that " + strings.Replace(sentence, "A code", "a code", 1)
		}
		return sentence
	}
	return "Enter the code from the message."
}

// againAfterwards says what follows by itself where a sign-in was refused for want of the
// operation.
func againAfterwards(s challenge.Situation) string {
	if beganWithSignIn(s) {
		return " Afterwards the sign-in is made again."
	}
	return ""
}

func nameField(s challenge.Situation) walk.Field {
	return walk.Field{Key: api.KeyUsername, Label: "User name", Kind: walk.Text, Value: s.Walk.Start.Username}
}

// forUser asks for the user, too, where the walk begins with an operation.
func forUser(s challenge.Situation, prompt walk.Prompt) walk.Prompt {
	if len(s.Walk.Steps) == 0 {
		prompt.Auto = false
		prompt.Fields = append([]walk.Field{nameField(s)}, prompt.Fields...)
	}
	return prompt
}

// usernameOf is the name that was filled in, or the one of this walk.
func usernameOf(s challenge.Situation, given walk.Values) string {
	if name := given.Get(api.KeyUsername); name != "" {
		return name
	}
	return typedName(s)
}

// typedName is the name as a person typed it in this walk: sign-up and
// recovery take aliases.
func typedName(s challenge.Situation) string {
	for _, step := range s.Walk.Steps {
		if name := step.Answer.Get(api.KeyUsername); name != "" {
			return name
		}
	}
	return s.Walk.Start.Username
}

// beganWithSignIn reports whether the walk wanted tokens from the beginning.
func beganWithSignIn(s challenge.Situation) bool { return api.IsSignIn(s.Walk.Start.Operation) }
