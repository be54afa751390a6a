package challenge

import (
	"maps"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var newPasswordRequired = Challenge{
	Name:   api.ChallengeNewPasswordRequired,
	Prompt: promptNewPassword,
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return respond(s, given.Without(repeatedPassword).Reveal())
	},
}

// repeatedPassword is the key of the field that repeats the new password; it
// is not sent.
const repeatedPassword = "again"

func promptNewPassword(s Situation) walk.Prompt {
	prompt := walk.Prompt{
		Name:     api.ChallengeNewPasswordRequired,
		Sentence: "This user has a temporary password and must choose another.",
		Button:   "Set and go on",
		Help:     "An attribute that has a value already cannot be changed here; only the missing ones are asked for.",
		Rules:    s.Known.Policy,
		Fields: []walk.Field{
			{Key: api.KeyNewPassword, Label: "New password", Kind: walk.Password, Secret: true},
			{Key: repeatedPassword, Label: "Again", Kind: walk.Password, Secret: true, Same: api.KeyNewPassword},
		},
	}
	if prompt.Rules == nil {
		prompt.Rules = unknownPolicy()
	}
	for _, required := range listParameter(s.Parameter(api.KeyRequiredAttributes)) {
		prompt.Fields = append(prompt.Fields, walk.Field{
			Key: required, Label: strings.TrimPrefix(required, api.AttributePrefix), Kind: walk.Text,
			Help: "The pool's schema requires this attribute and the user has no value for it.",
		})
	}
	attributes := textsParameter(s.Parameter(api.KeyUserAttributes))
	for _, name := range bounded(slices.Sorted(maps.Keys(attributes))) {
		prompt.Values = append(prompt.Values, walk.Value{Name: name, Text: attributes[name], Note: "already set"})
	}
	return prompt
}

// unknownPolicy is the checklist while the pool's policy has not been read:
// the rules exist, and only the service knows them.
func unknownPolicy() []walk.Rule {
	rule := func(text string) walk.Rule {
		return walk.Rule{Key: api.KeyNewPassword, Text: text, Kind: walk.OnlyService}
	}
	return []walk.Rule{rule("the pool's policy: not known here"), rule("not used before: only Cognito knows")}
}
