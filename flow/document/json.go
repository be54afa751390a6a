package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode"
)

// jsonReader reads JSON with the place of everything in it.
type jsonReader struct {
	data    []byte
	decoder *json.Decoder
	// at is the position of offset seen, so that no byte is counted twice.
	at   Position
	seen int
	// values counts what is held.
	values int
	// streamed is the member of the document whose items go to each.
	streamed string
	each     func(Node) error
}

var (
	errJSON = errors.New("this is not valid JSON, here or just before")
	// errCase is for what Python prints.
	errCase = errors.New("this is not valid JSON: true, false and null are written in lower case, and None is null")
)

func readJSON(data []byte, streamed string, each func(Node) error) (Node, error) {
	if err := checkJSON(data); err != nil {
		return Node{}, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	r := &jsonReader{data: data, decoder: decoder, at: start, streamed: streamed, each: each}
	root, err := r.value(true)
	if err != nil {
		return Node{}, err
	}
	end := r.next()
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Node{}, end.Errorf("there is text after the end of the JSON")
	}
	return root, nil
}

// next is where the next token begins.
func (r *jsonReader) next() Position {
	rest := bytes.TrimLeft(r.data[r.decoder.InputOffset():], " \t\r\n:,")
	offset := len(r.data) - len(rest)
	for _, b := range r.data[r.seen:offset] {
		switch {
		case b == '\n':
			r.at = Position{Line: r.at.Line + 1, Column: 1}
		case b&0xC0 != 0x80: // the first byte of a character
			r.at.Column++
		}
	}
	r.seen = offset
	return r.at
}

func (r *jsonReader) token() (json.Token, Position, error) {
	at := r.next()
	token, err := r.decoder.Token()
	if err != nil {
		return nil, at, at.Errorf("%w", r.fault())
	}
	return token, at, nil
}

// fault is what is wrong with the token that was looked at last.
func (r *jsonReader) fault() error {
	word := r.data[r.seen:]
	if end := bytes.IndexFunc(word, func(c rune) bool { return !unicode.IsLetter(c) }); end >= 0 {
		word = word[:end]
	}
	switch string(bytes.ToLower(word)) {
	case "true", "false", "null", "none":
		return errCase
	}
	return errJSON
}

// value reads a value; root tells that it is the whole document.
func (r *jsonReader) value(root bool) (Node, error) {
	token, at, err := r.token()
	if err != nil {
		return Node{}, err
	}
	if r.values++; r.values > mostValues {
		return Node{}, at.Errorf("too many values")
	}
	node := Node{At: at, Kind: Text}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			return r.list(node)
		}
		return r.object(node, root)
	case nil:
		node.Kind = Null
	case string:
		node.text = token
	default:
		node.text, node.bare = fmt.Sprint(token), true
	}
	return node, nil
}

func (r *jsonReader) list(node Node) (Node, error) {
	node.Kind = List
	for r.decoder.More() {
		item, err := r.value(false)
		if err != nil {
			return Node{}, err
		}
		node.items = append(node.items, item)
	}
	_, _, err := r.token()
	return node, err
}

func (r *jsonReader) object(node Node, root bool) (Node, error) {
	node.Kind = Map
	for r.decoder.More() {
		token, at, err := r.token()
		if err != nil {
			return Node{}, err
		}
		member := Member{At: at}
		member.Name, _ = token.(string)
		if root && r.each != nil && member.Name == r.streamed {
			member.Value, err = r.stream()
		} else {
			member.Value, err = r.value(false)
		}
		if err != nil {
			return Node{}, err
		}
		node.members = append(node.members, member)
	}
	if _, _, err := r.token(); err != nil {
		return Node{}, err
	}
	return node, node.unique()
}

// stream hands on the items of a list. What is no list is read as usual.
func (r *jsonReader) stream() (Node, error) {
	at := r.next()
	if r.seen == len(r.data) || r.data[r.seen] != '[' {
		return r.value(false)
	}
	if _, _, err := r.token(); err != nil {
		return Node{}, err
	}
	held := r.values
	for r.decoder.More() {
		item, err := r.value(false)
		if err != nil {
			return Node{}, err
		}
		if err := r.each(item); err != nil {
			return Node{}, err
		}
		r.values = held
	}
	_, _, err := r.token()
	return Node{Kind: List, At: at}, err
}
