package pool

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// TriggerEffect says in a few words what a function asked for with what it
// returned, "" where that is nothing.
func TriggerEffect(trigger string, returned []byte) string {
	var event struct {
		Response struct {
			ChallengeName      string            `json:"challengeName"`
			IssueTokens        bool              `json:"issueTokens"`
			FailAuthentication bool              `json:"failAuthentication"`
			Public             map[string]string `json:"publicChallengeParameters"`
			AnswerCorrect      *bool             `json:"answerCorrect"`
			AutoConfirmUser    bool              `json:"autoConfirmUser"`
			AutoVerifyEmail    bool              `json:"autoVerifyEmail"`
			AutoVerifyPhone    bool              `json:"autoVerifyPhone"`
			UserAttributes     map[string]string `json:"userAttributes"`
			FinalUserStatus    string            `json:"finalUserStatus"`
			Message
			V1 json.RawMessage `json:"claimsOverrideDetails"`
			V2 json.RawMessage `json:"claimsAndScopeOverrideDetails"`
		} `json:"response"`
	}
	if json.Unmarshal(returned, &event) != nil {
		return ""
	}
	response := event.Response
	var effects []string
	note := func(holds bool, effect string) {
		if holds {
			effects = append(effects, effect)
		}
	}
	switch trigger {
	case api.TriggerDefineAuthChallenge:
		note(response.FailAuthentication, "ends the sign-in")
		note(response.IssueTokens && !response.FailAuthentication, "issues tokens")
		note(response.ChallengeName != "" && !response.IssueTokens && !response.FailAuthentication, "asks "+response.ChallengeName)
	case api.TriggerCreateAuthChallenge:
		note(len(response.Public) > 0, "shows "+strings.Join(slices.Sorted(maps.Keys(response.Public)), ", "))
	case api.TriggerVerifyAuthChallengeResponse:
		right := response.AnswerCorrect != nil && *response.AnswerCorrect
		note(right, "the answer is right")
		note(!right, "the answer is wrong")
	case api.TriggerPreSignUp:
		note(response.AutoConfirmUser, "confirms the user")
		note(response.AutoVerifyEmail, "verifies the email")
		note(response.AutoVerifyPhone, "verifies the phone number")
	case api.TriggerUserMigration:
		note(response.UserAttributes != nil, strings.TrimSpace("brings the user "+response.FinalUserStatus))
	case api.TriggerCustomMessage:
		note(response.SMS != nil, "words the text message")
		note(response.Email != nil, "words the email")
		note(response.Subject != nil, "words the subject")
	case api.TriggerPreTokenGeneration:
		return tokenEffect(response.V1, response.V2)
	}
	return strings.Join(effects, ", ")
}

// tokenEffect names what PreTokenGeneration changes.
func tokenEffect(v1, v2 json.RawMessage) string {
	type claims struct {
		Set            map[string]any `json:"claimsToAddOrOverride"`
		Suppress       []string       `json:"claimsToSuppress"`
		AddScopes      []string       `json:"scopesToAdd"`
		SuppressScopes []string       `json:"scopesToSuppress"`
	}
	var changes struct {
		claims
		ID     claims        `json:"idTokenGeneration"`
		Access claims        `json:"accessTokenGeneration"`
		Groups *GroupChanges `json:"groupOverrideDetails"`
	}
	if len(v2) == 0 || string(v2) == "null" {
		v2 = v1
	}
	if json.Unmarshal(v2, &changes) != nil {
		return ""
	}
	var effects []string
	add := func(verb, token string, names []string) {
		if len(names) > 0 {
			effects = append(effects, fmt.Sprintf("%s %s in the %s token", verb, strings.Join(names, ", "), token))
		}
	}
	for _, changed := range []struct {
		token string
		claims
	}{{"ID", changes.claims}, {"ID", changes.ID}, {"access", changes.Access}} {
		add("sets", changed.token, slices.Sorted(maps.Keys(changed.Set)))
		add("suppresses", changed.token, changed.Suppress)
		add("adds scopes", changed.token, changed.AddScopes)
		add("suppresses scopes", changed.token, changed.SuppressScopes)
	}
	if changes.Groups != nil {
		effects = append(effects, "replaces the groups")
	}
	return strings.Join(effects, ", ")
}
