package start

import (
	"encoding/json"

	"authwalk/flow/api"
)

// Notation is how maps and structures are written on screens: name=value lines
// or the shorthand of the AWS CLI, and JSON where that could not hold them.
type Notation struct{}

// Read reads a map or a structure; nil when it is empty.
func (Notation) Read(member api.Member, text string) (json.RawMessage, error) {
	if member.Kind != api.Map {
		return structure(text)
	}
	texts, err := pairs(text)
	if err != nil || texts == nil {
		return nil, err
	}
	return json.Marshal(texts)
}

// Write writes what Read reads.
func (Notation) Write(member api.Member, raw json.RawMessage) string {
	var texts map[string]string
	if member.Kind != api.Map || json.Unmarshal(raw, &texts) != nil {
		return string(raw)
	}
	return pairsText(texts)
}
