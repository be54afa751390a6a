package pool

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"authwalk/flow/api"
)

// ReadTriggerAnswer reads what a function returned for an event of its trigger as
// the rules read it: what it asks for, in a few words, and whether it can be used
// at all.
func ReadTriggerAnswer(trigger string, event, returned []byte) (effect string, usable bool) {
	var sent TriggerEvent
	if json.Unmarshal(event, &sent) != nil {
		return "", false
	}
	response := newTriggerResponse(trigger, sent.Version)
	if sent.read(returned, response) != nil {
		return "", false
	}
	return strings.Join(response.effects(), ", "), true
}

// triggerResponse is what a function can fill in of an event.
type triggerResponse interface{ effects() []string }

// newTriggerResponse is the empty response of a trigger's events of a version.
func newTriggerResponse(trigger, version string) triggerResponse {
	switch trigger {
	case api.TriggerDefineAuthChallenge:
		return &defineResponse{}
	case api.TriggerCreateAuthChallenge:
		return &createResponse{}
	case api.TriggerVerifyAuthChallengeResponse:
		return &verifyResponse{}
	case api.TriggerPreSignUp:
		return &preSignUpResponse{}
	case api.TriggerUserMigration:
		return &migrationResponse{}
	case api.TriggerCustomMessage:
		return &Message{}
	case api.TriggerPreTokenGeneration:
		if version == firstVersion {
			return &tokenResponseV1{}
		}
		return &tokenResponseV2{}
	default:
		return &emptyResponse{}
	}
}

// emptyResponse is that of triggers that only agree or refuse.
type emptyResponse struct{}

func (*emptyResponse) effects() []string { return nil }

type defineResponse struct {
	ChallengeName      *string `json:"challengeName"`
	IssueTokens        *bool   `json:"issueTokens"`
	FailAuthentication *bool   `json:"failAuthentication"`
}

func (r *defineResponse) effects() []string {
	switch {
	case isTrue(r.FailAuthentication):
		return []string{"ends the sign-in"}
	case isTrue(r.IssueTokens):
		return []string{"issues tokens"}
	case r.ChallengeName != nil:
		return []string{"asks " + *r.ChallengeName}
	}
	return nil
}

func isTrue(flag *bool) bool { return flag != nil && *flag }

type createResponse struct {
	Public   map[string]string `json:"publicChallengeParameters"`
	Private  map[string]string `json:"privateChallengeParameters"`
	Metadata *string           `json:"challengeMetadata"`
}

func (r *createResponse) effects() []string {
	if len(r.Public) == 0 {
		return nil
	}
	return []string{"shows " + strings.Join(slices.Sorted(maps.Keys(r.Public)), ", ")}
}

type verifyResponse struct {
	AnswerCorrect *bool `json:"answerCorrect"`
}

func (r *verifyResponse) effects() []string {
	if isTrue(r.AnswerCorrect) {
		return []string{"right answer"}
	}
	return []string{"wrong answer"}
}

type preSignUpResponse struct {
	AutoConfirmUser bool `json:"autoConfirmUser"`
	AutoVerifyEmail bool `json:"autoVerifyEmail"`
	AutoVerifyPhone bool `json:"autoVerifyPhone"`
}

func (r *preSignUpResponse) effects() []string {
	return those(when{r.AutoConfirmUser, "confirms the user"}, when{r.AutoVerifyEmail, "verifies the email"}, when{r.AutoVerifyPhone, "verifies the phone number"})
}

type migrationResponse struct {
	UserAttributes         map[string]string `json:"userAttributes"`
	FinalUserStatus        *string           `json:"finalUserStatus"`
	MessageAction          *string           `json:"messageAction"`
	DesiredDeliveryMediums []string          `json:"desiredDeliveryMediums"`
	ForceAliasCreation     *bool             `json:"forceAliasCreation"`
	EnableSMSMFA           *bool             `json:"enableSMSMFA"`
}

func (r *migrationResponse) effects() []string {
	return those(when{r.UserAttributes != nil, strings.TrimSpace("brings the user " + value(r.FinalUserStatus))})
}

func (m *Message) effects() []string {
	return those(when{m.SMS != nil, "words the text message"}, when{m.Email != nil, "words the email"}, when{m.Subject != nil, "words the subject"})
}

// tokenResponseV1 is that of the first version of PreTokenGeneration, which has
// texts for the ID token.
type tokenResponseV1 struct {
	Details *struct {
		Set      map[string]string `json:"claimsToAddOrOverride"`
		Suppress []string          `json:"claimsToSuppress"`
		Groups   *GroupChanges     `json:"groupOverrideDetails"`
	} `json:"claimsOverrideDetails"`
}

func (r *tokenResponseV1) effects() []string {
	if r.Details == nil {
		return nil
	}
	var effects changedTokens
	effects.add("sets", "ID", slices.Sorted(maps.Keys(r.Details.Set)))
	effects.add("suppresses", "ID", r.Details.Suppress)
	effects.addGroups(r.Details.Groups)
	return effects
}

// tokenResponseV2 is that of the later versions, which reach both tokens and take
// any JSON.
type tokenResponseV2 struct {
	Details *struct {
		ID     ClaimChanges `json:"idTokenGeneration"`
		Access struct {
			ClaimChanges
			AddScopes      []string `json:"scopesToAdd"`
			SuppressScopes []string `json:"scopesToSuppress"`
		} `json:"accessTokenGeneration"`
		Groups *GroupChanges `json:"groupOverrideDetails"`
	} `json:"claimsAndScopeOverrideDetails"`
}

func (r *tokenResponseV2) effects() []string {
	if r.Details == nil {
		return nil
	}
	var effects changedTokens
	effects.add("sets", "ID", slices.Sorted(maps.Keys(r.Details.ID.Set)))
	effects.add("suppresses", "ID", r.Details.ID.Suppress)
	effects.add("sets", "access", slices.Sorted(maps.Keys(r.Details.Access.Set)))
	effects.add("suppresses", "access", r.Details.Access.Suppress)
	effects.add("adds scopes", "access", r.Details.Access.AddScopes)
	effects.add("suppresses scopes", "access", r.Details.Access.SuppressScopes)
	effects.addGroups(r.Details.Groups)
	return effects
}

// changedTokens names what changes in tokens.
type changedTokens []string

func (c *changedTokens) add(verb, token string, names []string) {
	if len(names) > 0 {
		*c = append(*c, fmt.Sprintf("%s %s in the %s token", verb, strings.Join(names, ", "), token))
	}
}

func (c *changedTokens) addGroups(groups *GroupChanges) {
	if groups != nil {
		*c = append(*c, "replaces the groups")
	}
}

// when is a text that stands where something holds.
type when struct {
	holds bool
	text  string
}

func those(list ...when) []string {
	var texts []string
	for _, each := range list {
		if each.holds {
			texts = append(texts, each.text)
		}
	}
	return texts
}
