package challenge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"authwalk/flow/walk"
)

// mostLines bounds what is made of one body for showing: a hostile endpoint
// can send megabytes.
const mostLines = 2000

// Lines writes a body out line by line, in the order it came, with what is
// secret marked by the catalogue. A name that is not in the catalogue counts
// as secret, and so does everything below it, and everything that is in no
// object. What is not JSON is one secret line.
func Lines(body walk.Body) []walk.Line {
	raw := bytes.TrimSpace(body.Reveal())
	if len(raw) == 0 {
		return nil
	}
	// A decoder that reads token by token follows any depth, and so would we,
	// until the stack is full. Valid allows 10,000 levels.
	notJSON := []walk.Line{{Text: string(raw), Secret: true, Note: "not JSON"}}
	if !json.Valid(raw) {
		return notJSON
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	writer := lineWriter{decoder: decoder, members: membersByName()}
	if err := writer.value(0, "", raw[0] != '{'); err != nil {
		return notJSON
	}
	return writer.lines
}

type lineWriter struct {
	decoder *json.Decoder
	members map[string]Member
	lines   []walk.Line
}

func (w *lineWriter) add(line walk.Line) {
	if len(w.lines) < mostLines {
		w.lines = append(w.lines, line)
	}
}

// value writes the next value under name. Objects and lists open and close on
// lines of their own.
func (w *lineWriter) value(depth int, name string, secret bool) error {
	token, err := w.decoder.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		return w.nested(depth, name, secret, token)
	case string:
		w.add(walk.Line{Depth: depth, Name: name, Text: token, Secret: secret, Note: noteOf(token)})
	case nil:
		w.add(walk.Line{Depth: depth, Name: name, Text: "null"})
	default:
		w.add(walk.Line{Depth: depth, Name: name, Text: fmt.Sprint(token), Secret: secret})
	}
	return nil
}

func (w *lineWriter) nested(depth int, name string, secret bool, opens json.Delim) error {
	inner := depth
	if name != "" {
		w.add(walk.Line{Depth: depth, Name: name})
		inner++
	}
	for w.decoder.More() {
		key := ""
		hidden := secret
		if opens == '{' {
			token, err := w.decoder.Token()
			if err != nil {
				return err
			}
			key, _ = token.(string)
			hidden = secret || w.isSecret(key)
		}
		if opens == '[' {
			key = "–"
		}
		if err := w.value(inner, key, hidden); err != nil {
			return err
		}
	}
	_, err := w.decoder.Token()
	return err
}

func (w *lineWriter) isSecret(name string) bool {
	if strings.HasPrefix(name, attributePrefix) {
		return false
	}
	member, known := w.members[name]
	return !known || member.Secret
}

// noteOf remarks on values that are JSON written into a string.
func noteOf(text string) string {
	if text != "" && (text[0] == '{' || text[0] == '[') && json.Valid([]byte(text)) {
		return "JSON inside a string"
	}
	return ""
}
