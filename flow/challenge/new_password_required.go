package challenge

import (
	"maps"
	"slices"
	"strings"

	"authwalk/flow/walk"
)

// attributePrefix marks the responses that set an attribute.
const attributePrefix = "userAttributes."

var newPasswordRequired = Challenge{
	Name:  "NEW_PASSWORD_REQUIRED",
	Label: "choose a new password",
	Description: "The password was right but temporary: the user's status is FORCE_CHANGE_PASSWORD. A new password, and every " +
		"attribute the pool requires and the user lacks, must be given before the walk goes on.",
	Prompt: promptNewPassword,
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return respond(s, given.Without(repeatedPassword).Reveal())
	},
	Members: []Member{
		username, secretHash, userIDForSRP, newPassword,
		{Name: "requiredAttributes", Says: "The attributes that must be given, a JSON list inside a string, each with the prefix userAttributes."},
		{Name: "userAttributes", Says: "The attributes the user has already, a JSON object inside a string. They must not be sent back."},
	},
}

// repeatedPassword is the key of the field that repeats the new password; it
// is not sent.
const repeatedPassword = "again"

func promptNewPassword(s Situation) walk.Prompt {
	prompt := walk.Prompt{
		Name:     "NEW_PASSWORD_REQUIRED",
		Sentence: "This user has a temporary password and must choose another.",
		Button:   "Set and go on",
		Help:     "An attribute that has a value already cannot be changed here; only the missing ones are asked for.",
		Rules:    s.Known.Policy,
		Fields: []walk.Field{
			{Key: newPassword.Name, Label: "New password", Kind: walk.Password, Secret: true},
			{Key: repeatedPassword, Label: "Again", Kind: walk.Password, Secret: true, Same: newPassword.Name},
		},
	}
	if prompt.Rules == nil {
		prompt.Rules = unknownPolicy()
	}
	for _, required := range listParameter(s.Parameter("requiredAttributes")) {
		prompt.Fields = append(prompt.Fields, walk.Field{
			Key: required, Label: strings.TrimPrefix(required, attributePrefix), Kind: walk.Text,
			Help: "The pool's schema requires this attribute and the user has no value for it.",
		})
	}
	attributes := textsParameter(s.Parameter("userAttributes"))
	for _, name := range bounded(slices.Sorted(maps.Keys(attributes))) {
		prompt.Values = append(prompt.Values, walk.Value{Name: name, Text: attributes[name], Note: "already set"})
	}
	return prompt
}

// unknownPolicy is the checklist while the pool's policy has not been read:
// the rules exist, and only the service knows them.
func unknownPolicy() []walk.Rule {
	rule := func(text string) walk.Rule {
		return walk.Rule{Key: newPassword.Name, Text: text, Kind: walk.OnlyService}
	}
	return []walk.Rule{rule("the pool's policy: not known here"), rule("not used before: only Cognito knows")}
}
