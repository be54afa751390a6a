package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// deepest is how many levels count: no member of the service's lies as deep,
// and paths and blanks that go on would grow to a thousand times the body.
const deepest = 40

// root is the path of a body: nothing is known in one that is no object.
func root(raw []byte) []string {
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) {
		return nil
	}
	return []string{""}
}

// within is the path of a member of what is at path.
func within(path []string, name string) []string {
	if len(path) == deepest {
		return path
	}
	return append(slices.Clip(path), name)
}

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
	masker := masker{body: api.BodyOf(operation, raw)}
	value = masker.value(value, root(raw), 0)
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
type masker struct {
	body  api.Body
	depth int
}

func (m *masker) value(value any, path []string, depth int) any {
	m.depth = max(m.depth, depth)
	switch value := value.(type) {
	case map[string]any:
		for name := range value {
			value[name] = m.value(value[name], within(path, name), depth+1)
		}
	case []any:
		for n := range value {
			value[n] = m.value(value[n], path, depth+1)
		}
	case nil:
	default:
		if text := fmt.Sprint(value); text != "" && m.body.IsSecret(path...) {
			return walk.Mask(text)
		}
	}
	return value
}
