package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// repeatedPassword is the key of the field that repeats the new password; it
// is not sent.
const repeatedPassword = "again"

// NewPasswordFields asks for a new password twice.
func NewPasswordFields() []walk.Field {
	return []walk.Field{
		{Key: api.KeyNewPassword, Label: "New password", Kind: walk.Password, Secret: true},
		{Key: repeatedPassword, Label: "Again", Kind: walk.Password, Secret: true, Same: api.KeyNewPassword},
	}
}

// PasswordRules is the checklist for a new password, as far as the policy is
// known: its rules exist even where only the service knows them.
func PasswordRules(s Situation) []walk.Rule {
	if s.Known.Policy != nil {
		return s.Known.Policy
	}
	rule := func(text string) walk.Rule {
		return walk.Rule{Key: api.KeyNewPassword, Text: text, Kind: walk.OnlyService}
	}
	return []walk.Rule{rule("password rules: not known here"), rule("not used before (checked by Cognito)")}
}
