package document

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// jsonReader reads a JSON text that is known to be valid.
type jsonReader struct {
	data    []byte
	decoder *json.Decoder
	// at is the position of offset seen, so that no byte is counted twice.
	at   Position
	seen int
}

func readJSON(data []byte) (Node, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	reader := &jsonReader{data: data, decoder: decoder, at: Position{Line: 1, Column: 1}}
	return reader.value(0)
}

// next is where the next token begins.
func (r *jsonReader) next() Position {
	rest := bytes.TrimLeft(r.data[r.decoder.InputOffset():], " \t\r\n:,")
	offset := len(r.data) - len(rest)
	for _, letter := range string(r.data[r.seen:offset]) {
		r.at.Column++
		if letter == '\n' {
			r.at = Position{Line: r.at.Line + 1, Column: 1}
		}
	}
	r.seen = offset
	return r.at
}

func (r *jsonReader) value(depth int) (Node, error) {
	at := r.next()
	if depth > deepest {
		return Node{}, at.errorf("values are nested too deeply")
	}
	token, err := r.decoder.Token()
	if err != nil {
		return Node{}, at.errorf("this is not valid JSON")
	}
	node := Node{At: at, Kind: Text}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			return r.list(node, depth)
		}
		return r.object(node, depth)
	case nil:
		node.Kind = Null
	case string:
		node.text = token
	default:
		node.text = fmt.Sprint(token)
	}
	return node, nil
}

func (r *jsonReader) list(node Node, depth int) (Node, error) {
	node.Kind = List
	for r.decoder.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return Node{}, err
		}
		node.items = append(node.items, item)
	}
	_, _ = r.decoder.Token()
	return node, nil
}

func (r *jsonReader) object(node Node, depth int) (Node, error) {
	node.Kind = Map
	for r.decoder.More() {
		member := Member{At: r.next()}
		name, err := r.decoder.Token()
		if err != nil {
			return Node{}, err
		}
		member.Name, _ = name.(string)
		if member.Value, err = r.value(depth + 1); err != nil {
			return Node{}, err
		}
		node.members = append(node.members, member)
	}
	_, _ = r.decoder.Token()
	return node, node.unique()
}
