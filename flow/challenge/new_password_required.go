package challenge

import (
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var newPasswordRequired = Challenge{
	Name:   api.ChallengeNewPasswordRequired,
	Prompt: promptNewPassword,
	Reply:  replyNewPassword,
}

// replyNewPassword sends each attribute under a key of its own.
func replyNewPassword(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
	attributes, err := ReadAttributes(given.Get(api.KeyAttributes))
	if err != nil {
		return walk.Request{}, err
	}
	responses := given.Without(repeatedPassword, api.KeyAttributes).Reveal()
	for name, value := range attributes {
		if _, twice := responses[api.AttributePrefix+name]; twice {
			return walk.Request{}, CannotSend(walk.MalformedMember, api.KeyAttributes, name+" is given twice")
		}
		responses[api.AttributePrefix+name] = value
	}
	return Respond(s, responses)
}

func promptNewPassword(s Situation) walk.Prompt {
	prompt := walk.Prompt{
		Name:     api.ChallengeNewPasswordRequired,
		Sentence: "This user has a temporary password and must set a new one.",
		Button:   "Set password",
		Help: "Missing required attributes have fields; Advanced takes others that the client may write. An attribute that already has a value " +
			"cannot be changed here.",
		Rules:  PasswordRules(s),
		Fields: NewPasswordFields(),
	}
	for _, required := range listParameter(s.Parameter(api.KeyRequiredAttributes)) {
		prompt.Fields = append(prompt.Fields, requiredAttribute(required))
	}
	prompt.Fields = append(prompt.Fields, furtherAttributes())
	attributes := textsParameter(s.Parameter(api.KeyUserAttributes))
	for _, name := range bounded(slices.Sorted(maps.Keys(attributes))) {
		prompt.Values = append(prompt.Values, walk.Value{Name: name, Text: attributes[name], Note: "already set"})
	}
	return prompt
}

// furtherAttributes asks for attributes that are not required.
func furtherAttributes() walk.Field {
	field := AttributesField(true)
	field.Label, field.When = "Further attributes", whenMore
	field.Hint = "name=value, one to a line, for example nickname=Jane"
	field.Help = "Attributes that the user has no value for and that the client may write (WriteAttributes). Each is sent as userAttributes.name."
	return field
}
