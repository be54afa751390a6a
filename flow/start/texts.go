package start

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"authwalk/flow/command"
	"authwalk/flow/document"
)

// Maps and structures are one text each in the start form: name=value lines or
// the shorthand of the AWS CLI where a person writes them, JSON where that
// could not hold them.

// pairs reads a map: name=value, one to a line, or JSON.
func pairs(text string) (map[string]string, error) {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		node, err := document.Read([]byte(text))
		if err != nil {
			return nil, err
		}
		return node.Texts()
	}
	result := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, value, found := strings.Cut(line, "=")
		if !found || name == "" {
			return nil, errors.New("write one name=value per line")
		}
		result[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	if len(result) == 0 {
		return nil, nil
	}
	return result, nil
}

// pairsText writes a map so that pairs reads the same.
func pairsText(texts map[string]string) string {
	if len(texts) == 0 {
		return ""
	}
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		lines = append(lines, name+"="+texts[name])
	}
	text := strings.Join(lines, "\n")
	if read, err := pairs(text); err == nil && maps.Equal(read, texts) && isVisible(text) {
		return text
	}
	raw, err := json.Marshal(texts)
	if err != nil {
		return text
	}
	return string(raw)
}

// isVisible reports whether a text has no characters that a field could not
// show, but for line breaks.
func isVisible(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c != '\n' && (c < ' ' || c == 0x7f || c == '\ufffd') })
}

// structure reads a structure, in shorthand or JSON, and keeps it as JSON.
func structure(text string) (json.RawMessage, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	if strings.HasPrefix(text, "{") {
		node, err := document.Read([]byte(text))
		if err != nil {
			return nil, err
		}
		return json.Marshal(node.Plain())
	}
	members, err := command.Shorthand(text, func(_, _ string) (string, error) {
		return "", errors.New("files can be named on the command line only")
	})
	if err != nil {
		return nil, err
	}
	return json.Marshal(members)
}

// enumeration lists names in a sentence.
func enumeration(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
