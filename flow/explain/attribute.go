package explain

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// attributeRows are attributes that may not or must be given.
var attributeRows = []row{
	{
		id: "pain-22", exception: api.NotAuthorizedException, message: `Cannot modify an already provided (?P<named>\S+)`,
		description: "An attribute that already has a value was sent with the new password.",
		observed:    echoed,
		causes:      []string{"In an app: it sends all of userAttributes back."},
		ruledOut:    []string{"the new password (not refused)"},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Leave that attribute out: send the new password and only the required attributes.",
		retryable:   true,
	},
	{
		id: "immutable-attribute", exception: api.InvalidParameterException, message: `Cannot modify the non-mutable attribute (?P<named>\S+)`,
		description: "The request contains an attribute that cannot be changed.",
		causes:      []string{"It is immutable in the pool's schema.", "sub, email_verified and phone_number_verified are set by Cognito."},
		ruledOut:    []string{"the new password (not refused)"},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Leave the attribute out.",
		retryable:   true,
	},
	{
		id: "pain-23", exception: api.InvalidParameterException, message: `Invalid attributes given, (?P<named>\S+) is missing`,
		description: "The pool requires an attribute that this user does not have, and the answer does not contain it.",
		observed:    missingAttribute,
		ruledOut:    []string{"the new password (not refused)"},
		actions:     []walk.Action{answerAgain, startOver},
		next:        "Enter every attribute that requiredAttributes lists.",
		retryable:   true,
	},
	{
		id: "attribute-schema", exception: api.InvalidParameterException, message: `Attributes did not conform to the schema: .*`,
		description: "An attribute does not fit the pool's schema.",
		causes:      []string{"A required attribute is missing.", "A value is too long, too short or of the wrong type."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Correct the attribute that the message names.",
		retryable:   true,
	},
	{
		id: "attribute-change", exception: api.InvalidParameterException, message: `(?:Invalid user attributes: )?user\.(?P<named>(?:custom:)?[^:\n]+): .*`,
		description: "Cognito refused to change an attribute of the user.",
		observed:    refusedChange,
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Correct the attribute that the message names, or leave it out.",
		retryable:   true,
	},
	{
		id: "attribute-without-value", exception: api.InvalidParameterException, message: `Attribute value for (?P<named>\S+) must not be null`,
		description: "An attribute was sent without a value.",
		causes:      []string{"The request has its Name and no Value. An empty Value deletes the attribute."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Give the attribute a value, or leave it out.",
		retryable:   true,
	},
	{
		id: "attribute-not-writable", exception: api.NotAuthorizedException, message: `A client attempted to write unauthorized attribute`,
		description: "The app client is not allowed to write one of the attributes.",
		causes:      []string{"The attribute is not in the client's WriteAttributes."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Leave the attribute out, or add it to the client's WriteAttributes.",
		retryable:   true,
	},
	{
		id: "bad-address", exception: api.InvalidParameterException, message: `Invalid email address format|Invalid phone number format`,
		description: "The address does not have the form that Cognito requires.",
		causes:      []string{"A phone number needs its country code and no spaces: +15555550142.", "An email address needs a name, an @ and a domain."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Correct the address.",
		retryable:   true,
	},
}

// refusedChange is what the message says of the attribute, where no rule does.
func refusedChange(f failure) []string {
	if len(f.reasons) > 0 {
		return nil
	}
	for _, c := range []struct{ said, cause string }{
		{"does not exist", "The pool's schema does not have it. Custom attributes begin with custom:."},
		{"cannot be updated", "It is immutable in the pool's schema: it was to be set when the user was created."},
		{"cannot be deleted", "The pool requires it. An empty value deletes an attribute."},
	} {
		if strings.Contains(f.err.Message, c.said) {
			return []string{c.cause}
		}
	}
	return []string{"Its value is too long, too short or of the wrong type for the pool's schema."}
}

// sentAttributes are the attributes of the answer, sorted.
func (s sent) sentAttributes() []string {
	var names []string
	for key := range s.ChallengeResponses {
		if attribute, found := strings.CutPrefix(key, api.AttributePrefix); found {
			names = append(names, attribute)
		}
	}
	slices.Sort(names)
	return names
}

func echoed(f failure) []string {
	if sent := f.sent.sentAttributes(); len(sent) == 1 {
		return []string{fmt.Sprintf("The answer contained %s.", name(sent[0]))}
	} else if len(sent) > 1 {
		return []string{fmt.Sprintf("The answer contained %d attributes, %s first.", len(sent), name(sent[0]))}
	}
	return nil
}

func missingAttribute(f failure) []string {
	if slices.Contains(f.sent.sentAttributes(), f.named) {
		return []string{"The answer contained it, so its value was empty, or the client may not write it (WriteAttributes)."}
	}
	return []string{
		"The answer did not contain " + api.AttributePrefix + name(f.named) + ".",
		"Its key does not have the prefix userAttributes.",
	}
}
