package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Redaction says what a record has in place of what stands in a body. Name is
// that of the member; elements of lists have the name of the list.
type Redaction struct {
	// Secret replaces what is secret.
	Secret func(name, text string) string
	// Open replaces all other texts, and the names of members.
	Open func(name, text string) string
}

// tooDeep stands in a record in place of what no member of the service's lies as
// deep as.
const tooDeep = "nested too deeply to be kept"

// Redacted is a body as compact JSON in the order it came, made for a record. As
// in Lines, what is not known is secret. What is not JSON is one secret, and
// nothing stays nothing.
func Redacted(operation string, body walk.Body, redaction Redaction) []byte {
	raw := bytes.TrimSpace(body.Reveal())
	if len(raw) == 0 {
		return nil
	}
	writer := redactor{Redaction: redaction, body: api.BodyOf(operation, raw)}
	if !json.Valid(raw) {
		writer.text(redaction.Secret("body", string(raw)))
		return writer.out.Bytes()
	}
	writer.decoder = json.NewDecoder(bytes.NewReader(raw))
	writer.decoder.UseNumber()
	writer.value("body", root(raw), 0)
	return writer.out.Bytes()
}

// redactor copies JSON that is known to be valid, so that no token of it fails.
type redactor struct {
	Redaction
	decoder *json.Decoder
	body    api.Body
	out     bytes.Buffer
}

func (r *redactor) value(name string, path []string, depth int) {
	token, _ := r.decoder.Token()
	switch token := token.(type) {
	case json.Delim:
		r.nested(name, path, token, depth)
	case nil:
		r.out.WriteString("null")
	case string:
		r.scalar(name, path, token)
	default:
		if text := fmt.Sprint(token); r.body.IsSecret(path...) {
			r.scalar(name, path, text)
		} else {
			r.out.WriteString(text)
		}
	}
}

func (r *redactor) scalar(name string, path []string, text string) {
	switch {
	case text == "":
	case r.body.IsSecret(path...):
		text = r.Secret(name, text)
	default:
		text = r.Open(name, text)
	}
	r.text(text)
}

func (r *redactor) nested(name string, path []string, opens json.Delim, depth int) {
	if depth == deepest {
		r.skip()
		r.text(tooDeep)
		return
	}
	r.out.WriteString(opens.String())
	for first := true; r.decoder.More(); first = false {
		if !first {
			r.out.WriteByte(',')
		}
		if opens == '[' {
			r.value(name, path, depth+1)
			continue
		}
		token, _ := r.decoder.Token()
		member, _ := token.(string)
		r.text(r.Open("", member))
		r.out.WriteByte(':')
		r.value(member, within(path, member), depth+1)
	}
	closes, _ := r.decoder.Token()
	_, _ = fmt.Fprint(&r.out, closes)
}

// skip passes over what has just been opened.
func (r *redactor) skip() {
	for open := 1; open > 0; {
		switch token, _ := r.decoder.Token(); token {
		case json.Delim('{'), json.Delim('['):
			open++
		case json.Delim('}'), json.Delim(']'):
			open--
		}
	}
}

func (r *redactor) text(text string) {
	encoder := json.NewEncoder(&r.out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text)        // a text can always be written
	r.out.Truncate(r.out.Len() - 1) // without its end of line
}

// IsTag reports whether a text can be what stands in a record in place of a secret,
// such as new-password#1.
func IsTag(text string) bool {
	const longest = 48
	word, number, found := strings.Cut(text, "#")
	isOne := func(s string, of string) bool { return s != "" && strings.Trim(s, of) == "" }
	return found && len(text) <= longest && isOne(word, "abcdefghijklmnopqrstuvwxyz0123456789-") && isOne(number, "0123456789")
}
