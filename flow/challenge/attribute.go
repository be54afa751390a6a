package challenge

import (
	"fmt"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// AttributesField asks for a user's attributes.
func AttributesField(optional bool) walk.Field {
	return walk.Field{
		Key: api.KeyAttributes, Label: "Attributes", Kind: walk.Pairs, Optional: optional,
		Hint: "One name=value per line, for example email=jane@example.com",
	}
}

// requiredAttribute asks for an attribute by the key that the service gave it, in people's words: "Given name" for
// given_name. An attribute of the pool's own has only its name.
func requiredAttribute(key string) walk.Field {
	name := strings.TrimPrefix(key, api.AttributePrefix)
	field := walk.Field{
		Key: key, Label: name, Kind: walk.Text,
		Help: "The pool's schema requires this attribute and the user has no value for it.",
	}
	isWords := name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == ""
	if words := strings.ReplaceAll(name, "_", " "); isWords {
		field.Label = strings.ToUpper(words[:1]) + words[1:]
		field.Hint = "the attribute " + name
	}
	return field
}

// ReadAttributes reads what was filled into an AttributesField: attributes by
// name. The prefix that an answer gives them may be there.
func ReadAttributes(text string) (map[string]string, error) {
	refused := func(message string) error { return CannotSend(walk.MalformedMember, api.KeyAttributes, message) }
	known, _ := api.Body{Operation: api.UpdateUserAttributes}.Find("UserAttributes", "Name")
	attributes := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, value, found := strings.Cut(line, "=")
		name = strings.TrimPrefix(strings.TrimSpace(name), api.AttributePrefix)
		_, twice := attributes[name]
		switch {
		case !found:
			return nil, refused("write one name=value per line")
		case !known.Fits(name):
			return nil, refused(fmt.Sprintf("%q is not an attribute name: those have %d to %d characters", name, known.Min, known.Max))
		case twice:
			return nil, refused(name + " is given twice")
		}
		attributes[name] = strings.TrimSpace(value)
	}
	return attributes, nil
}
