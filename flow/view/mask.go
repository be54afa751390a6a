package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// mask says which values of a body are secret.
type mask struct{}

func maskOf(string, []byte) mask { return mask{} }

// isSecret reports whether the value at a path of names is to be masked: also
// when it is not known, or in no object.
func (mask) isSecret(path []string) bool {
	return len(path) == 0 || slices.ContainsFunc(path, func(name string) bool {
		member, known := challenge.FindMember(name)
		return !known || member.Secret
	})
}

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
	masker := masker{mask: maskOf(operation, raw)}
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
	mask  mask
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
		if text := fmt.Sprint(value); text != "" && m.mask.isSecret(path) {
			return walk.Mask(text)
		}
	}
	return value
}
