package operation

import (
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// keySetting is the key of the field that says how the factor is set.
const keySetting = "SETTING"

// mfaSettings are the structures of SetUserMFAPreference by factor.
var mfaSettings = map[string]string{
	api.ChallengeSMSMFA: "SMSMfaSettings", api.ChallengeSoftwareTokenMFA: "SoftwareTokenMfaSettings", api.ChallengeEmailOTP: "EmailMfaSettings",
}

var setUserMFAPreference = Operation{
	Name: api.SetUserMFAPreference,
	Prompt: func(challenge.Situation) walk.Prompt {
		factors := walk.Field{Key: api.KeyFactor, Label: "Factor", Kind: walk.Choose}
		for _, factor := range slices.Sorted(maps.Keys(mfaSettings)) {
			choice := challenge.FactorChoice(factor)
			choice.Help = "" // nothing is sent here: it is a setting
			factors.Choices = append(factors.Choices, choice)
		}
		return walk.Prompt{
			Name: api.SetUserMFAPreference, Sentence: "Choose a factor and its setting.", Button: "Set",
			Fields: []walk.Field{
				factors,
				{Key: keySetting, Label: "Setting", Kind: walk.Choose, Choices: []walk.Choice{
					{Value: "preferred", Label: "on and preferred"},
					{Value: "on", Label: "on"},
					{Value: "off", Label: "off"},
				}},
			},
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		settings, known := mfaSettings[given.Get(api.KeyFactor)]
		if !known {
			return walk.Request{}, challenge.CannotSend(walk.MissingMember, api.KeyFactor, "choose a factor")
		}
		setting := given.Get(keySetting)
		return tokenRequest(api.SetUserMFAPreference, s, map[string]any{
			settings: map[string]bool{"Enabled": setting != "off", "PreferredMfa": setting == "preferred"},
		})
	},
}
