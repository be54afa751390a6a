package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"authwalk/flow/api"
)

const (
	// maxNesting and maxNumber bound what a request may make us do; legal
	// requests stay far below both.
	maxNesting = 32
	maxNumber  = 64
)

// unreadable is the refusal of a request that is not what it should be in form.
func unreadable(message string) error { return Refuse(api.SerializationException, message) }

// parseInput reads the request's object. Members that are null count as absent.
func parseInput(body []byte) (map[string]json.RawMessage, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return map[string]json.RawMessage{}, nil
	}
	if err := checkLimits(body); err != nil {
		return nil, err
	}
	members, err := object(body)
	if err != nil {
		return nil, unreadable("Start of structure or map expected")
	}
	return members, nil
}

// checkLimits walks through the text without keeping it, so that a hostile one
// costs no more than its length.
func checkLimits(body []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	depth := 0
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF) && depth == 0:
			return nil
		case err != nil:
			return unreadable("Unable to parse the request")
		}
		switch token := token.(type) {
		case json.Delim:
			if token == '{' || token == '[' {
				depth++
			} else {
				depth--
			}
			if depth > maxNesting {
				return unreadable("The request is nested too deeply")
			}
		case json.Number:
			if len(token) > maxNumber {
				return unreadable("A number in the request is too long")
			}
		}
	}
}

// object reads the members of one object, leaving out the null ones.
func object(raw json.RawMessage) (map[string]json.RawMessage, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, err
	}
	for name, value := range members {
		if string(value) == "null" {
			delete(members, name)
		}
	}
	return members, nil
}

// wrongType is the refusal of a value of another JSON type.
func wrongType(raw json.RawMessage, wanted string) error {
	switch raw[0] {
	case '{':
		return unreadable("Start of structure or map found where not expected.")
	case '[':
		return unreadable("Start of list found where not expected")
	case '"':
		return unreadable("STRING_VALUE can not be converted to " + article(wanted))
	case 't':
		return unreadable("TRUE_VALUE can not be converted to " + article(wanted))
	case 'f':
		return unreadable("FALSE_VALUE can not be converted to " + article(wanted))
	default:
		return unreadable("NUMBER_VALUE can not be converted to " + article(wanted))
	}
}

func article(noun string) string {
	if strings.ContainsRune("AEIOU", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
