package view

import (
	"bytes"
	"encoding/json"
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// deepest is how many levels count: no member of the service's lies as deep, and
// blanks that go on would grow to a thousand times the body.
const deepest = 40

// Masked is a body as JSON with every secret replaced by its mask. What cannot
// be read is masked as a whole.
func Masked(operation string, body walk.Body) string {
	raw := body.Reveal()
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if !json.Valid(raw) || decoder.Decode(&value) != nil {
		return walk.Mask(string(raw))
	}
	var masker masker
	value = masker.value(value, api.BodyOf(operation, raw).Place(), 0)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if masker.depth <= deepest {
		encoder.SetIndent("", "  ")
	}
	if err := encoder.Encode(value); err != nil {
		return walk.Mask(string(raw))
	}
	return text.String()
}

// masker replaces secrets, and finds out how deep a body is.
type masker struct{ depth int }

func (m *masker) value(value any, place api.Place, depth int) any {
	m.depth = max(m.depth, depth)
	switch nested := value.(type) {
	case map[string]any:
		if !place.Fits(nested) {
			return maskOf(nested)
		}
		for name := range nested {
			nested[name] = m.value(nested[name], place.Named(name), depth+1)
		}
		return nested
	case []any:
		if !place.Fits(nested) {
			return maskOf(nested)
		}
		for n := range nested {
			nested[n] = m.value(nested[n], place.Listed(), depth+1)
		}
		return nested
	case nil:
		return nil
	default:
		if text := fmt.Sprint(value); text != "" && place.IsSecret(value) {
			return walk.Mask(text)
		}
		return value
	}
}

// maskOf is one mask for a whole object or list.
func maskOf(nested any) string {
	raw, _ := json.Marshal(nested) // what was decoded can be encoded
	return walk.Mask(string(raw))
}
