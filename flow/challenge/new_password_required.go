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
		return Respond(s, given.Without(repeatedPassword).Reveal())
	},
}

func promptNewPassword(s Situation) walk.Prompt {
	prompt := walk.Prompt{
		Name:     api.ChallengeNewPasswordRequired,
		Sentence: "This user has a temporary password and must set a new one.",
		Button:   "Set password",
		Help:     "Only missing required attributes are shown. An attribute that already has a value cannot be changed here.",
		Rules:    PasswordRules(s),
		Fields:   NewPasswordFields(),
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
