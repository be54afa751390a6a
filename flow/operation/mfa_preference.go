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
	api.ChallengeWebAuthn: "WebAuthnMfaSettings",
}

var setUserMFAPreference = Operation{
	Name: api.SetUserMFAPreference,
	Prompt: func(s challenge.Situation) walk.Prompt {
		prompt := promptPreference(api.SetUserMFAPreference)
		if madeBefore(s, api.VerifySoftwareToken) {
			prompt.Fields[0].Value = api.ChallengeSoftwareTokenMFA // it was just set up, to be turned on
		}
		return prompt
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		body, err := preference(given)
		if err != nil {
			return walk.Request{}, err
		}
		return tokenRequest(api.SetUserMFAPreference, s, body)
	},
}

var adminSetUserMFAPreference = Operation{
	Name: api.AdminSetUserMFAPreference,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return ofUser(promptPreference(api.AdminSetUserMFAPreference), s)
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		body, err := preference(given)
		if err != nil {
			return walk.Request{}, err
		}
		return poolRequest(api.AdminSetUserMFAPreference, s, given, body)
	},
}

// setUserSettings is the older form, for text messages alone.
var setUserSettings = Operation{
	Name:   api.SetUserSettings,
	Prompt: func(challenge.Situation) walk.Prompt { return promptTextMessages(api.SetUserSettings) },
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest(api.SetUserSettings, s, textMessages(given))
	},
}

var adminSetUserSettings = Operation{
	Name: api.AdminSetUserSettings,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return ofUser(promptTextMessages(api.AdminSetUserSettings), s)
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return poolRequest(api.AdminSetUserSettings, s, given, textMessages(given))
	},
}

// ofUser asks first whose settings they are.
func ofUser(prompt walk.Prompt, s challenge.Situation) walk.Prompt {
	prompt.Fields = append(userFields(prompt.Name, s), prompt.Fields...)
	return prompt
}

func promptTextMessages(operation string) walk.Prompt {
	return walk.Prompt{
		Name: operation, Sentence: "Text messages to the user's phone number as the second factor.", Button: "Set",
		Fields: []walk.Field{{Key: keySetting, Label: "Setting", Kind: walk.Choose, Choices: []walk.Choice{
			{Value: "on", Label: "on", Leads: "MFAOptions: SMS with phone_number"},
			{Value: "off", Label: "off", Leads: "MFAOptions: an empty list"},
		}}},
	}
}

// textMessages are the obsolete options: those of the phone number, or none.
func textMessages(given walk.Values) map[string]any {
	options := []map[string]string{}
	if given.Get(keySetting) != "off" {
		options = append(options, map[string]string{"DeliveryMedium": api.MediumSMS, "AttributeName": api.AttributePhoneNumber})
	}
	return map[string]any{"MFAOptions": options}
}

func promptPreference(operation string) walk.Prompt {
	factors := walk.Field{Key: api.KeyFactor, Label: "Factor", Kind: walk.Choose}
	for _, factor := range slices.Sorted(maps.Keys(mfaSettings)) {
		choice := challenge.FactorChoice(factor)
		choice.Help = "" // nothing is sent here: it is a setting
		factors.Choices = append(factors.Choices, choice)
	}
	return walk.Prompt{
		Name: operation, Sentence: "Choose a factor and its setting.", Button: "Set",
		Fields: []walk.Field{
			factors,
			{Key: keySetting, Label: "Setting", Kind: walk.Choose, Choices: []walk.Choice{
				{Value: "preferred", Label: "on and preferred", Help: "A passkey is never the preferred second factor: it is turned on."},
				{Value: "on", Label: "on"},
				{Value: "off", Label: "off"},
			}},
		},
	}
}

// preference is the structure of the chosen factor. That of a passkey has no
// preference.
func preference(given walk.Values) (map[string]any, error) {
	factor, setting := given.Get(api.KeyFactor), given.Get(keySetting)
	settings, known := mfaSettings[factor]
	if !known {
		return nil, challenge.CannotSend(walk.MissingMember, api.KeyFactor, "choose a factor")
	}
	chosen := map[string]bool{"Enabled": setting != "off"}
	if factor != api.ChallengeWebAuthn {
		chosen["PreferredMfa"] = setting == "preferred"
	}
	return map[string]any{settings: chosen}, nil
}
