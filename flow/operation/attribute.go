package operation

import (
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

var updateUserAttributes = Operation{
	Name: api.UpdateUserAttributes,
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.UpdateUserAttributes, Sentence: "The attributes and their new values.", Button: "Change",
			Fields: []walk.Field{challenge.AttributesField(false)},
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		attributes, err := attributeList(given.Get(api.KeyAttributes))
		if err != nil {
			return walk.Request{}, err
		}
		return tokenRequest(api.UpdateUserAttributes, s, map[string]any{"UserAttributes": attributes})
	},
}

var deleteUserAttributes = withToken(api.DeleteUserAttributes)

var getUserAttributeVerificationCode = Operation{
	Name: api.GetUserAttributeVerificationCode,
	Prompt: func(challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.GetUserAttributeVerificationCode, Sentence: "Choose where to send the code.", Button: "Send code",
			Fields: []walk.Field{{
				Key: api.KeyAttribute, Label: "Attribute", Kind: walk.Choose,
				Choices: []walk.Choice{
					{Value: api.AttributeEmail, Label: api.AttributeEmail, Leads: "email address"},
					{Value: api.AttributePhoneNumber, Label: api.AttributePhoneNumber, Leads: "phone number"},
				},
			}},
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest(api.GetUserAttributeVerificationCode, s, map[string]any{"AttributeName": given.Get(api.KeyAttribute)})
	},
	FollowUp: func(challenge.Situation, walk.Step) string { return api.VerifyUserAttribute },
}

var verifyUserAttribute = Operation{
	Name: api.VerifyUserAttribute,
	Prompt: func(s challenge.Situation) walk.Prompt {
		return walk.Prompt{
			Name: api.VerifyUserAttribute, Sentence: codeSentence(s), Button: "Verify",
			Fields: []walk.Field{challenge.CodeField(api.KeyCode, "Code", api.CodeDigits)},
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest(api.VerifyUserAttribute, s, map[string]any{
			// The attribute is the one that the newest code was sent for.
			"AttributeName": s.Pending.Step.Answer.Get(api.KeyAttribute), "Code": given.Get(api.KeyCode),
		})
	},
}

// attributeList is what was filled in as the API's list of attributes, in
// alphabetical order.
func attributeList(text string) ([]map[string]string, error) {
	values, err := challenge.ReadAttributes(text)
	if err != nil {
		return nil, err
	}
	var list []map[string]string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		list = append(list, map[string]string{"Name": name, "Value": values[name]})
	}
	return list, nil
}
