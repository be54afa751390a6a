package challenge

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var updateUserAttributes = Challenge{
	Name: api.UpdateUserAttributes,
	Prompt: func(Situation) walk.Prompt {
		field := attributesField
		field.Optional = false
		return walk.Prompt{Name: api.UpdateUserAttributes, Sentence: "The attributes and their new values.", Button: "Change", Fields: []walk.Field{field}}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		attributes, err := attributeList(given.Get(api.KeyAttributes))
		if err != nil {
			return walk.Request{}, err
		}
		return tokenRequest(api.UpdateUserAttributes, s, map[string]any{"UserAttributes": attributes})
	},
}

var getUserAttributeVerificationCode = Challenge{
	Name: api.GetUserAttributeVerificationCode,
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.GetUserAttributeVerificationCode, Sentence: "Which address gets a code.", Button: "Send a code",
			Fields: []walk.Field{attributeChoice()},
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest(api.GetUserAttributeVerificationCode, s, map[string]any{"AttributeName": given.Get(api.KeyAttribute)})
	},
	Next: func(Situation, walk.Step) string { return api.VerifyUserAttribute },
}

var verifyUserAttribute = Challenge{
	Name: api.VerifyUserAttribute,
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.VerifyUserAttribute, Sentence: confirmationSentence(s), Button: "Verify",
			Fields: []walk.Field{codeField(api.KeyCode, "Code", 6)},
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest(api.VerifyUserAttribute, s, map[string]any{
			"AttributeName": askedAttribute(s), "Code": given.Get(api.KeyCode),
		})
	},
}

func attributeChoice() walk.Field {
	return walk.Field{
		Key: api.KeyAttribute, Label: "Attribute", Kind: walk.Choose,
		Choices: []walk.Choice{{Value: "email", Label: "email", Leads: "the e-mail address"}, {Value: "phone_number", Label: "phone_number", Leads: "the phone number"}},
	}
}

// askedAttribute is the attribute that the newest code was sent for.
func askedAttribute(s Situation) string {
	return s.Pending.Step.Answer.Get(api.KeyAttribute)
}
