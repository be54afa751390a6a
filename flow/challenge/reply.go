package challenge

import (
	"encoding/json"
	"maps"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// Respond makes the request that answers the pending challenge. The responses
// are completed with USERNAME, SECRET_HASH and DEVICE_KEY unless they are
// there already, even if it is empty: a user can want to send a wrong one.
func Respond(s Situation, responses map[string]string) (walk.Request, error) {
	start := s.Walk.Start
	responses = maps.Clone(responses)
	complete(responses, api.KeyUsername, s.Username())
	complete(responses, api.KeyDeviceKey, s.deviceKey())
	if secret := start.ClientSecret.Reveal(); secret != "" {
		complete(responses, api.KeySecretHash, srp.SecretHash(responses[api.KeyUsername], start.Target.ClientID, secret))
	}
	body := map[string]any{
		"ClientId":           start.Target.ClientID,
		"ChallengeName":      s.Pending.Step.Challenge.Name,
		"ChallengeResponses": responses,
	}
	if session := s.Pending.Session.Reveal(); session != "" {
		body["Session"] = session
	}
	operation := walk.RespondToAuthChallenge
	if start.Admin() {
		operation = walk.AdminRespondToAuthChallenge
	}
	return authRequest(operation, start, body)
}

// authRequest adds the members that all four sign-in operations share.
func authRequest(operation string, start walk.Start, body map[string]any) (walk.Request, error) {
	if start.Admin() {
		body["UserPoolId"] = start.Target.UserPoolID
		addJSON(body, "ContextData", start.ContextData)
	} else {
		addJSON(body, "UserContextData", start.UserContextData)
	}
	if len(start.ClientMetadata) > 0 {
		body["ClientMetadata"] = start.ClientMetadata
	}
	addJSON(body, "AnalyticsMetadata", start.AnalyticsMetadata)
	return Request(operation, body)
}

// Request writes the body, its members in alphabetical order, so that the same
// walk always sends the same bytes.
func Request(operation string, body map[string]any) (walk.Request, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return walk.Request{}, CannotSend(walk.MalformedMember, "", "a value of the request is not valid JSON")
	}
	return walk.Request{Operation: operation, Body: walk.NewBody(raw)}, nil
}

// CannotSend is an answer that cannot become a request; field is the key at
// fault, empty when it is none.
func CannotSend(reason walk.ErrorReason, field, message string) error {
	return &walk.Error{Kind: walk.BadInput, Reason: reason, Field: field, Message: message}
}

func noRandomness(cause error) error {
	return &walk.Error{
		Kind: walk.BadInput, Reason: walk.NoRandomness, Message: "this machine gave no random number: " + cause.Error(), Cause: cause,
	}
}

func complete(texts map[string]string, name, text string) {
	if _, given := texts[name]; !given && text != "" {
		texts[name] = text
	}
}

func addJSON(body map[string]any, name string, raw json.RawMessage) {
	if len(raw) > 0 {
		body[name] = raw
	}
}
