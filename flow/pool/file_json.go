package pool

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// readJSON reads one JSON value with the places of everything in it.
func readJSON(data []byte) (node, error) {
	if !utf8.Valid(data) {
		return node{}, &FileError{Text: "the file is not UTF-8 text"}
	}
	r := &jsonReader{data: data, decoder: json.NewDecoder(bytes.NewReader(data))}
	r.decoder.UseNumber()
	root, err := r.value(0)
	if err != nil {
		return node{}, err
	}
	end := r.here()
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return node{}, end.fault("there is more text after the end of the object")
	}
	return root, nil
}

type jsonReader struct {
	data    []byte
	decoder *json.Decoder
	// seen is how far counted has looked.
	seen    int
	counted place
}

// here is the place of the next token.
func (r *jsonReader) here() place {
	end := int(r.decoder.InputOffset())
	for end < len(r.data) && bytes.IndexByte([]byte(" \t\r\n,:"), r.data[end]) >= 0 {
		end++
	}
	if r.seen == 0 {
		r.counted = place{1, 1}
	}
	for _, c := range string(r.data[r.seen:end]) {
		r.counted.column++
		if c == '\n' {
			r.counted = place{r.counted.line + 1, 1}
		}
	}
	r.seen = end
	return r.counted
}

func (r *jsonReader) token() (json.Token, place, error) {
	at := r.here()
	token, err := r.decoder.Token()
	if err != nil {
		return nil, at, at.fault("not valid JSON at or after this place")
	}
	return token, at, nil
}

func (r *jsonReader) value(depth int) (node, error) {
	token, at, err := r.token()
	if err != nil {
		return node{}, err
	}
	if depth > maxDepth {
		return node{}, at.fault("nested too deeply")
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return r.object(at, depth)
		}
		return r.list(at, depth)
	case string:
		return node{text: token, quoted: true, place: at}, nil
	case json.Number:
		return node{text: token.String(), place: at}, nil
	case bool:
		text := "false"
		if token {
			text = "true"
		}
		return node{text: text, place: at}, nil
	default:
		return node{kind: nullNode, place: at}, nil
	}
}

func (r *jsonReader) object(at place, depth int) (node, error) {
	object := node{kind: objectNode, place: at}
	for r.decoder.More() {
		token, at, err := r.token()
		if err != nil {
			return node{}, err
		}
		name, ok := token.(string)
		if !ok {
			return node{}, at.fault("a member needs a name in quotes")
		}
		value, err := r.value(depth + 1)
		if err != nil {
			return node{}, err
		}
		object.members = append(object.members, member{name, value, at})
	}
	_, _, err := r.token()
	return object, err
}

func (r *jsonReader) list(at place, depth int) (node, error) {
	list := node{kind: listNode, place: at}
	for r.decoder.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return node{}, err
		}
		list.items = append(list.items, item)
	}
	_, _, err := r.token()
	return list, err
}

// writeJSON writes the node with two blanks of indentation a level.
func writeJSON(out *bytes.Buffer, n node, indent string) {
	deeper := indent + "  "
	switch {
	case n.kind == objectNode && len(n.members) > 0:
		out.WriteString("{\n")
		for i, m := range n.members {
			out.WriteString(deeper + quoteJSON(m.name) + ": ")
			writeJSON(out, m.value, deeper)
			endLine(out, i == len(n.members)-1)
		}
		out.WriteString(indent + "}")
	case n.kind == listNode && len(n.items) > 0:
		out.WriteString("[\n")
		for i, item := range n.items {
			out.WriteString(deeper)
			writeJSON(out, item, deeper)
			endLine(out, i == len(n.items)-1)
		}
		out.WriteString(indent + "]")
	default:
		out.WriteString(inlineJSON(n))
	}
}

func endLine(out *bytes.Buffer, last bool) {
	if !last {
		out.WriteByte(',')
	}
	out.WriteByte('\n')
}

// inlineJSON writes scalars and what is empty.
func inlineJSON(n node) string {
	switch {
	case n.kind == objectNode:
		return "{}"
	case n.kind == listNode:
		return "[]"
	case n.kind == nullNode:
		return "null"
	case n.quoted:
		return quoteJSON(n.text)
	default:
		return n.text
	}
}

func quoteJSON(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err)
	}
	return string(bytes.TrimRight(out.Bytes(), "\n"))
}
