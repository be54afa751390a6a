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
	writer := redactor{Redaction: redaction, raw: raw}
	if !json.Valid(raw) {
		writer.text(redaction.Secret("body", string(raw)))
		return writer.out.Bytes()
	}
	writer.decoder = json.NewDecoder(bytes.NewReader(raw))
	writer.decoder.UseNumber()
	writer.value("body", api.BodyOf(operation, raw).Place(), 0)
	return writer.out.Bytes()
}

// redactor copies JSON that is known to be valid, so that no token of it fails.
type redactor struct {
	Redaction
	decoder *json.Decoder
	// raw is what the decoder reads.
	raw []byte
	out bytes.Buffer
}

func (r *redactor) value(name string, place api.Place, depth int) {
	token, _ := r.decoder.Token()
	switch token := token.(type) {
	case json.Delim:
		r.nested(name, place, token, depth)
	case nil:
		r.out.WriteString("null")
	case string:
		r.scalar(name, place, token)
	default:
		if text := fmt.Sprint(token); place.IsSecret(token) {
			r.text(r.Secret(name, text))
		} else {
			r.out.WriteString(text)
		}
	}
}

func (r *redactor) scalar(name string, place api.Place, text string) {
	switch {
	case text == "":
	case place.IsSecret(text):
		text = r.Secret(name, text)
	default:
		text = r.Open(name, text)
	}
	r.text(text)
}

func (r *redactor) nested(name string, place api.Place, opens json.Delim, depth int) {
	switch {
	case !place.Fits(opens):
		r.text(r.Secret(name, string(restOf(r.decoder, r.raw))))
		return
	case depth == deepest:
		skip(r.decoder)
		r.text(tooDeep)
		return
	}
	r.out.WriteString(opens.String())
	for first := true; r.decoder.More(); first = false {
		if !first {
			r.out.WriteByte(',')
		}
		if opens == '[' {
			r.value(name, place.Listed(), depth+1)
			continue
		}
		token, _ := r.decoder.Token()
		member, _ := token.(string)
		r.text(r.Open("", member))
		r.out.WriteByte(':')
		r.value(member, place.Named(member), depth+1)
	}
	closes, _ := r.decoder.Token()
	_, _ = fmt.Fprint(&r.out, closes)
}

// restOf passes over what has just been opened in valid JSON, and returns all of it.
func restOf(decoder *json.Decoder, raw []byte) []byte {
	from := decoder.InputOffset() - 1
	skip(decoder)
	return raw[from:decoder.InputOffset()]
}

// skip passes over what has just been opened in valid JSON.
func skip(decoder *json.Decoder) {
	for open := 1; open > 0; {
		switch token, _ := decoder.Token(); token {
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
