package challenge

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// codeSentence says where a code was sent, from the two delivery parameters.
func codeSentence(s Situation) string {
	to := s.Parameter(api.KeyDestination)
	var by string
	switch s.Parameter(api.KeyDeliveryMedium) {
	case "SMS":
		by = "by text message"
	case "EMAIL":
		by = "by e-mail"
	default:
		by = "by message"
	}
	if to == "" {
		return fmt.Sprintf("A code was sent %s.", by)
	}
	return fmt.Sprintf("A code was sent %s to %s.", by, to)
}

// codePrompt asks for one code.
func codePrompt(name, key, sentence, says string, digits int) walk.Prompt {
	return walk.Prompt{
		Name: name, Sentence: sentence, Button: "Send", Help: says,
		Fields: []walk.Field{codeField(key, "Code", digits)},
	}
}

func codeField(key, label string, digits int) walk.Field {
	return walk.Field{
		Key: key, Label: label, Kind: walk.Code, Digits: digits,
		Hint: fmt.Sprintf("%d digits. Blanks and dashes are ignored, so pasting works.", digits),
	}
}

// sendAnswer is the reply of challenges whose answer is sent as it was given.
func sendAnswer(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
	return respond(s, given.Reveal())
}
