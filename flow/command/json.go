package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

var (
	errNoJSON   = errors.New("this is not valid JSON")
	errNoObject = errors.New("this is JSON, but no object")
	errTooDeep  = errors.New("values are nested too deeply")
)

// ParseJSON reads a JSON object and keeps the order of its members. Its errors
// never quote the text.
func ParseJSON(text string) (Object, error) {
	value, err := parseValue(text)
	if err != nil {
		return nil, err
	}
	object, is := value.(Object)
	if !is {
		return nil, errNoObject
	}
	return object, nil
}

func parseValue(text string) (any, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	value, err := decodeValue(decoder, 0)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errNoJSON
	}
	return value, nil
}

func decodeValue(decoder *json.Decoder, depth int) (any, error) {
	if depth > deepest {
		return nil, errTooDeep
	}
	token, err := decoder.Token()
	if err != nil {
		return nil, errNoJSON
	}
	switch token {
	case json.Delim('{'):
		return decodeObject(decoder, depth+1)
	case json.Delim('['):
		return decodeList(decoder, depth+1)
	}
	return token, nil
}

func decodeObject(decoder *json.Decoder, depth int) (any, error) {
	object := Object{}
	seen := map[string]int{}
	for decoder.More() {
		token, err := decoder.Token()
		name, is := token.(string)
		if err != nil || !is {
			return nil, errNoJSON
		}
		value, err := decodeValue(decoder, depth)
		if err != nil {
			return nil, err
		}
		if at, twice := seen[name]; twice { // the last one counts, as with every reader of JSON
			object[at].Value = value
			continue
		}
		seen[name] = len(object)
		object = append(object, Member{name, value})
	}
	if _, err := decoder.Token(); err != nil {
		return nil, errNoJSON
	}
	return object, nil
}

func decodeList(decoder *json.Decoder, depth int) (any, error) {
	list := List{}
	for decoder.More() {
		value, err := decodeValue(decoder, depth)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	if _, err := decoder.Token(); err != nil {
		return nil, errNoJSON
	}
	return list, nil
}

// errNotHere says that a value cannot be written as JSON.
var errNotHere = errors.New("the value comes from elsewhere")

// jsonText writes a value as JSON on one line, with \u escapes for whatever a
// shell, a terminal or a code page could change. Variables are written by
// variable, and refused where that is nil.
func jsonText(value any, variable func(Variable) string) (string, error) {
	var out strings.Builder
	err := writeValue(&out, value, variable)
	return out.String(), err
}

func writeValue(out *strings.Builder, value any, variable func(Variable) string) error {
	switch value := value.(type) {
	case nil:
		out.WriteString("null")
	case string:
		out.WriteString(quotedJSON(value))
	case bool, json.Number:
		_, _ = fmt.Fprint(out, value)
	case Variable:
		if variable == nil {
			return errNotHere
		}
		out.WriteString(variable(value))
	case List:
		return writeItems(out, "[", "]", len(value), func(i int) error { return writeValue(out, value[i], variable) })
	case Object:
		return writeItems(out, "{", "}", len(value), func(i int) error {
			out.WriteString(quotedJSON(value[i].Name) + ":")
			return writeValue(out, value[i].Value, variable)
		})
	default:
		return errNotHere
	}
	return nil
}

func writeItems(out *strings.Builder, open, end string, count int, item func(int) error) error {
	out.WriteString(open)
	for i := range count {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := item(i); err != nil {
			return err
		}
	}
	out.WriteString(end)
	return nil
}

func quotedJSON(text string) string {
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string can always be encoded
	var out strings.Builder
	for _, c := range strings.TrimSuffix(quoted.String(), "\n") {
		switch {
		case c < 0x7f:
			out.WriteRune(c)
		case c < 0x10000:
			fmt.Fprintf(&out, `\u%04x`, c)
		default:
			c -= 0x10000
			fmt.Fprintf(&out, `\u%04x\u%04x`, 0xd800+c>>10, 0xdc00+c&0x3ff)
		}
	}
	return out.String()
}
