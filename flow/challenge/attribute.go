package challenge

import "authwalk/flow/walk"

var updateUserAttributes = Challenge{
	Name: "UpdateUserAttributes", Label: "Change attributes",
	Description: "Changes the user's own attributes, as far as the client may write them. A new address has to be verified again.",
	Prompt: func(Situation) walk.Prompt {
		field := attributesField
		field.Optional = false
		return walk.Prompt{Name: "UpdateUserAttributes", Sentence: "The attributes and their new values.", Button: "Change", Fields: []walk.Field{field}}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		attributes, err := attributeList(given.Get(keyAttributes))
		if err != nil {
			return walk.Request{}, err
		}
		return tokenRequest("UpdateUserAttributes", s, map[string]any{"UserAttributes": attributes})
	},
	Members: []Member{{Name: "CodeDeliveryDetailsList", Says: "Where codes were sent to verify new addresses."}},
}

var getUserAttributeVerificationCode = Challenge{
	Name: "GetUserAttributeVerificationCode", Label: "Verify an address",
	Description: "Sends a code to the user's e-mail address or phone number; VerifyUserAttribute takes it.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: "GetUserAttributeVerificationCode", Sentence: "Which address gets a code.", Button: "Send a code",
			Fields: []walk.Field{attributeChoice()},
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest("GetUserAttributeVerificationCode", s, map[string]any{"AttributeName": given.Get(keyAttribute)})
	},
	Next: func(Situation, walk.Step) string { return "VerifyUserAttribute" },
}

var verifyUserAttribute = Challenge{
	Name: "VerifyUserAttribute", Label: "Verify with the code",
	Description: "The code from the message proves that the address is the user's. It lives 24 hours.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "VerifyUserAttribute", Sentence: confirmationSentence(s), Button: "Verify",
			Fields: []walk.Field{codeField(keyCode, "Code", 6)},
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest("VerifyUserAttribute", s, map[string]any{
			"AttributeName": askedAttribute(s), "Code": given.Get(keyCode),
		})
	},
	Members: []Member{{Name: "Code", Secret: true, Says: "The code from the message."}},
}

func attributeChoice() walk.Field {
	return walk.Field{
		Key: keyAttribute, Label: "Attribute", Kind: walk.Choose,
		Choices: []walk.Choice{{Value: "email", Label: "email", Leads: "the e-mail address"}, {Value: "phone_number", Label: "phone_number", Leads: "the phone number"}},
	}
}

// askedAttribute is the attribute that the newest code was sent for.
func askedAttribute(s Situation) string {
	return s.Pending.Step.Answer.Get(keyAttribute)
}
