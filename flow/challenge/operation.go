package challenge

import (
	"maps"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// clientRequest is the input of the operations that an app client makes for a
// user by name: sign-up and recovery.
func clientRequest(operation string, s Situation, name string, body map[string]any) (walk.Request, error) {
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
	addJSON(body, "AnalyticsMetadata", start.AnalyticsMetadata)
	addJSON(body, "UserContextData", start.UserContextData)
	return request(operation, body)
}

// tokenRequest is the input of the operations that a signed-in user makes.
func tokenRequest(operation string, s Situation, body map[string]any) (walk.Request, error) {
	tokens := s.Walk.Tokens()
	if tokens == nil || tokens.Access.IsZero() {
		return walk.Request{}, cannotSend(walk.NoAccessToken, "", operation+" needs an access token: sign in first")
	}
	body["AccessToken"] = tokens.Access.Reveal()
	return request(operation, body)
}

// withToken is an operation that needs nothing but the access token.
func withToken(name string) Challenge {
	operation, _ := api.FindOperation(name)
	return Challenge{
		Name: name,
		Prompt: func(Situation) walk.Prompt {
			return walk.Prompt{Name: name, Sentence: operation.Description, Button: operation.Label, Auto: true}
		},
		Reply: func(_ Tools, s Situation, _ walk.Values) (walk.Request, error) {
			return tokenRequest(name, s, map[string]any{})
		},
	}
}

var attributesField = walk.Field{
	Key: api.KeyAttributes, Label: "Attributes", Kind: walk.Pairs, Optional: true,
	Hint: "name=value, one to a line: email=jane@example.com",
}

// attributeList reads name=value lines into the API's list of attributes, in
// alphabetical order.
func attributeList(text string) ([]map[string]string, error) {
	values := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, value, found := strings.Cut(line, "=")
		if !found {
			return nil, cannotSend(walk.MalformedMember, api.KeyAttributes, "write one name=value to a line")
		}
		values[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	var list []map[string]string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		list = append(list, map[string]string{"Name": name, "Value": values[name]})
	}
	return list, nil
}

// newPasswordFields asks for a password twice.
func newPasswordFields(label string) []walk.Field {
	return []walk.Field{
		{Key: api.KeyNewPassword, Label: label, Kind: walk.Password, Secret: true},
		{Key: repeatedPassword, Label: "Again", Kind: walk.Password, Secret: true, Same: api.KeyNewPassword},
	}
}

// passwordRules is the checklist for a field, as far as the policy is known.
func passwordRules(s Situation) []walk.Rule {
	if s.Known.Policy == nil {
		return unknownPolicy()
	}
	return s.Known.Policy
}

// beganWithSignIn reports whether the walk wanted tokens from the beginning.
func beganWithSignIn(s Situation) bool {
	operation := s.Walk.Start.Operation
	return operation == walk.InitiateAuth || operation == walk.AdminInitiateAuth
}
