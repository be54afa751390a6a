package explain

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/walk"
)

// attributeRows are attributes that may not or must be given.
var attributeRows = []row{
	{
		id: "pain-22", exception: "NotAuthorizedException", message: `Cannot modify an already provided (?P<named>\S+)`,
		says:      "An attribute that has a value already was sent with the new password.",
		found:     echoed,
		causes:    []string{"The app sends all of userAttributes back: only what requiredAttributes lists is wanted."},
		notCauses: []string{"the new password: it was not refused"},
		moves:     []walk.Action{answerAgain, startOver},
		next:      "Send the new password, and only the attributes that are asked for.",
		waits:     true,
	},
	{
		id: "immutable-attribute", exception: "InvalidParameterException", message: `Cannot modify the non-mutable attribute (?P<named>\S+)`,
		says:      "An attribute that nobody may change was sent along.",
		causes:    []string{"It is immutable in the pool's schema.", "email_verified and phone_number_verified are Cognito's own."},
		notCauses: []string{"the new password: it was not refused"},
		moves:     []walk.Action{answerAgain, startOver},
		next:      "Leave the attribute out.",
		waits:     true,
	},
	{
		id: "pain-23", exception: "InvalidParameterException", message: `Invalid attributes given, (?P<named>\S+) is missing`,
		says:  "The pool requires an attribute that this user does not have, and the answer lacks it.",
		found: missingAttribute,
		causes: []string{
			"Its key lacks the prefix userAttributes.",
			"The client may not write it (WriteAttributes).",
		},
		notCauses: []string{"the new password: it was not refused"},
		moves:     []walk.Action{answerAgain, startOver},
		next:      "Give every attribute that requiredAttributes lists.",
		waits:     true,
	},
	{
		id: "attribute-schema", exception: "InvalidParameterException", message: `Attributes did not conform to the schema: .*`,
		says:   "An attribute does not fit the pool's schema.",
		causes: []string{"A required attribute is missing.", "A value is too long, too short or of the wrong type."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Correct the attribute that the message names.",
		waits:  true,
	},
	{
		id: "attribute-not-writable", exception: "NotAuthorizedException", message: `A client attempted to write unauthorized attribute`,
		says:   "This client may not write one of the attributes sent.",
		causes: []string{"The attribute is not in the client's WriteAttributes."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Leave the attribute out, or allow it on the client.",
		waits:  true,
	},
	{
		id: "bad-address", exception: "InvalidParameterException", message: `Invalid email address format|Invalid phone number format`,
		says:   "The address is not written as Cognito wants it.",
		causes: []string{"A phone number needs its country: +15555550142, without blanks.", "An e-mail address needs a name, an @ and a domain."},
		moves:  []walk.Action{answerAgain, editStart},
		next:   "Correct the address.",
		waits:  true,
	},
}

const attributePrefix = "userAttributes."

// sentAttributes are the attributes of the answer, sorted.
func (s sent) sentAttributes() []string {
	var names []string
	for key := range s.ChallengeResponses {
		if attribute, found := strings.CutPrefix(key, attributePrefix); found {
			names = append(names, attribute)
		}
	}
	slices.Sort(names)
	return names
}

func echoed(f failure) []string {
	if sent := f.sent.sentAttributes(); len(sent) == 1 {
		return []string{fmt.Sprintf("The answer carried %s.", name(sent[0]))}
	} else if len(sent) > 1 {
		return []string{fmt.Sprintf("The answer carried %d attributes, %s first.", len(sent), name(sent[0]))}
	}
	return nil
}

func missingAttribute(f failure) []string {
	if slices.Contains(f.sent.sentAttributes(), f.named) {
		return []string{"The answer carried it, so its value was empty or the client may not write it."}
	}
	return []string{"The answer did not carry " + attributePrefix + name(f.named) + "."}
}
