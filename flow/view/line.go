package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// mostLines bounds what is made of one body for showing: a hostile endpoint
// can send megabytes.
const mostLines = 2000

// Lines writes the body of a request or an answer out line by line, in the
// order it came, with what is secret marked and every name explained. A name
// that the operation does not have counts as secret, and so does everything below it, and everything that is in no
// object. What is not JSON is one secret line.
func Lines(operation string, body walk.Body) []walk.Line { return bodyLines(operation, body, false) }

// parsedLines are the lines of a body where what is JSON inside a string stands below
// the string too, as secret as that.
func parsedLines(operation string, body walk.Body) []walk.Line {
	return bodyLines(operation, body, true)
}

func bodyLines(operation string, body walk.Body, parses bool) []walk.Line {
	raw := bytes.TrimSpace(body.Reveal())
	if len(raw) == 0 {
		return nil
	}
	// A decoder that reads token by token follows any depth, and so would we,
	// until the stack is full. Valid allows 10,000 levels.
	if !json.Valid(raw) {
		return notJSON(raw)
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	writer := lineWriter{decoder: decoder, raw: raw, parses: parses}
	if err := writer.value(0, "", api.BodyOf(operation, raw).Place()); err != nil {
		return notJSON(raw)
	}
	return writer.lines
}

func notJSON(raw []byte) []walk.Line {
	shown, whole := cut(string(raw))
	return []walk.Line{{Text: shown, Whole: whole, Secret: true, Note: "not JSON"}}
}

type lineWriter struct {
	decoder *json.Decoder
	// raw is what the decoder reads.
	raw   []byte
	lines []walk.Line
	// parses tells that JSON inside a string is written out too.
	parses bool
}

func (w *lineWriter) add(line walk.Line) {
	if len(w.lines) < mostLines {
		all(&line.Name, &line.Note)
		line.Text, line.Whole = cut(line.Text)
		w.lines = append(w.lines, line)
	}
}

// listed stands in the place of a name for an element of a list.
const listed = "–"

// value writes the next value, which is found in place, under name. Objects and
// lists open and close on lines of their own.
func (w *lineWriter) value(depth int, name string, place api.Place) error {
	token, err := w.decoder.Token()
	if err != nil {
		return err
	}
	member := place.Member()
	line := walk.Line{Depth: depth, Name: name, Secret: place.IsSecret(token)}
	if name != listed {
		line.Help = member.Help
	}
	switch token := token.(type) {
	case json.Delim:
		if place.Fits(token) {
			line.Secret = false
			return w.nested(line, place, token)
		}
		line.Text, line.Note = string(restOf(w.decoder, w.raw)), misshapen
	case string:
		line.Text, line.Note = token, noteOf(token)
	case nil:
		line.Text, line.Secret = "null", false
	case json.Number:
		line.Text = token.String()
		if member.Kind == api.Time {
			line.Note = timeOf(token)
		}
	default:
		line.Text = fmt.Sprint(token)
	}
	w.add(line)
	if w.parses && line.Note == insideString {
		w.addParsed(line)
	}
	return nil
}

// addParsed writes out the JSON inside the string of a line.
func (w *lineWriter) addParsed(line walk.Line) {
	decoder := json.NewDecoder(strings.NewReader(line.Text))
	decoder.UseNumber()
	inner := lineWriter{decoder: decoder, raw: []byte(line.Text)}
	if err := inner.value(line.Depth+1, "", api.Place{}); err != nil {
		return
	}
	for _, parsed := range inner.lines {
		parsed.Secret = line.Secret && parsed.Text != ""
		if len(w.lines) < mostLines {
			w.lines = append(w.lines, parsed)
		}
	}
}

// misshapen says of a list or an object that something else belongs in its place.
const misshapen = "of an unexpected type"

func (w *lineWriter) nested(line walk.Line, place api.Place, opens json.Delim) error {
	inner := line.Depth
	if line.Name != "" {
		if !w.decoder.More() {
			line.Note = "empty"
		}
		w.add(line)
		inner++
	}
	for w.decoder.More() {
		if len(w.lines) == mostLines {
			return nil
		}
		name, at := listed, place.Listed()
		if opens == '{' {
			token, err := w.decoder.Token()
			if err != nil {
				return err
			}
			name, _ = token.(string)
			at = place.Named(name)
		}
		if err := w.value(inner, name, at); err != nil {
			return err
		}
	}
	_, err := w.decoder.Token()
	return err
}

// timeOf is a time of the service as people write it, "" where it is none.
func timeOf(seconds json.Number) string {
	number, err := seconds.Float64()
	if err != nil || number < 0 || number > lastSecond {
		return ""
	}
	return time.Unix(int64(number), 0).UTC().Format(timeLayout)
}

// lastSecond is the end of the year 9999.
const lastSecond = 253402300799

// insideString says of a string that it is JSON.
const insideString = "JSON inside a string"

// noteOf remarks on values that are JSON written into a string.
func noteOf(text string) string {
	if text != "" && (text[0] == '{' || text[0] == '[') && json.Valid([]byte(text)) {
		return insideString
	}
	return ""
}
