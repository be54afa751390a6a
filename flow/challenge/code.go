package challenge

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// delivery is where the pending challenge's code was sent.
func delivery(s Situation) walk.Delivery {
	return walk.Delivery{Medium: s.Parameter(api.KeyDeliveryMedium), Destination: s.Parameter(api.KeyDestination)}
}

// CodeSentence says where a code was sent.
func CodeSentence(delivery walk.Delivery) string {
	var by string
	switch delivery.Medium {
	case api.MediumSMS:
		by = "by text message"
	case api.MediumEmail:
		by = "by email"
	default:
		by = "by message"
	}
	if delivery.Destination == "" {
		return fmt.Sprintf("A code was sent %s.", by)
	}
	return fmt.Sprintf("A code was sent %s to %s.", by, delivery.Destination)
}

// codePrompt asks for one code.
func codePrompt(name, key, sentence, help string, digits int) walk.Prompt {
	return walk.Prompt{
		Name: name, Sentence: sentence, Button: "Send", Help: help,
		Fields: []walk.Field{CodeField(key, "Code", digits)},
	}
}

// CodeField asks for a one-time code of so many digits.
func CodeField(key, label string, digits int) walk.Field {
	return walk.Field{
		Key: key, Label: label, Kind: walk.Code, Digits: digits,
		Hint: fmt.Sprintf("%d digits. Spaces and dashes are ignored.", digits),
	}
}

// sendAnswer is the reply of challenges whose answer is sent as it was given.
func sendAnswer(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
	return Respond(s, given.Reveal())
}
