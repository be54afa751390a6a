package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"unicode"
)

// jsonReader reads JSON (RFC 8259) with the place of everything in it, in one
// pass: encoding/json's Decoder tells no lines, and takes four times as long.
// Texts with escapes and numbers are read by encoding/json.
type jsonReader struct {
	// data is valid UTF-8.
	data []byte
	// offset is that of the next byte, and at its position.
	offset int
	at     Position
	depth  int
	// values counts what is held.
	values int
	*openParts
	// streamed is the member of the document whose items go to each.
	streamed string
	each     func(Node) error
}

// openParts are the items of lists and the members of objects that are open, outer ones
// first. The room for them serves one document after the other, since most are small.
type openParts struct {
	items   []Node
	members []Member
}

var opened = sync.Pool{New: func() any { return &openParts{} }}

var (
	errJSON = errors.New("this is not valid JSON, here or just before")
	// errCase is for what Python prints.
	errCase = errors.New("this is not valid JSON: true, false and null are written in lower case, and None is null")
)

func readJSON(data []byte, streamed string, each func(Node) error) (Node, error) {
	open := opened.Get().(*openParts)
	r := &jsonReader{data: data, at: start, streamed: streamed, each: each, openParts: open}
	root, err := r.value()
	if err != nil {
		return Node{}, err
	}
	opened.Put(open)
	if r.next(); r.offset < len(r.data) {
		return Node{}, r.at.Errorf("there is text after the end of the JSON")
	}
	return root, nil
}

// next goes to the next byte that is no blank, and tells which: 0 at the end.
func (r *jsonReader) next() byte {
	for r.offset < len(r.data) {
		switch c := r.data[r.offset]; c {
		case '\n':
			r.offset++
			r.at = Position{Line: r.at.Line + 1, Column: 1}
		case ' ', '\t', '\r':
			r.pass(1)
		default:
			return c
		}
	}
	return 0
}

// take passes a sign that is due.
func (r *jsonReader) take(sign byte) error {
	if r.next() != sign {
		return r.fault()
	}
	r.pass(1)
	return nil
}

// pass goes on by bytes that have no line break.
func (r *jsonReader) pass(bytes int) {
	for _, b := range r.data[r.offset : r.offset+bytes] {
		if b&0xC0 != 0x80 { // the first byte of a character
			r.at.Column++
		}
	}
	r.offset += bytes
}

// fault is what is wrong with what comes next.
func (r *jsonReader) fault() error {
	word := r.data[r.offset:]
	if end := bytes.IndexFunc(word, func(c rune) bool { return !unicode.IsLetter(c) }); end >= 0 {
		word = word[:end]
	}
	switch string(bytes.ToLower(word)) {
	case "true", "false", "null", "none":
		return r.at.Errorf("%w", errCase)
	}
	return r.at.Errorf("%w", errJSON)
}

func (r *jsonReader) value() (Node, error) {
	first := r.next()
	node := Node{At: r.at, Kind: Text}
	if r.values++; r.values > mostValues {
		return Node{}, node.Errorf("too many values")
	}
	var err error
	switch first {
	case '[':
		node.Kind = List
		outer := len(r.items)
		err = r.nested(']', r.item)
		node.items = closed(&r.items, outer)
	case '{':
		node.Kind = Map
		outer := len(r.members)
		err = r.nested('}', r.member)
		if node.members = closed(&r.members, outer); err == nil {
			err = node.unique()
		}
	case '"':
		node.text, err = r.text()
	default:
		err = r.word(&node)
	}
	return node, err
}

// nested reads what stands between brackets, with commas between.
func (r *jsonReader) nested(closing byte, read func() error) error {
	if r.depth++; r.depth > deepest {
		return tooDeep(r.data, r.offset)
	}
	r.pass(1)
	if r.next() != closing {
		if err := read(); err != nil {
			return err
		}
		for r.next() == ',' {
			r.pass(1)
			if err := read(); err != nil {
				return err
			}
		}
	}
	r.depth--
	return r.take(closing)
}

// closed takes what follows the outer ones off the open ones.
func closed[T any](open *[]T, outer int) []T {
	inner := slices.Clone((*open)[outer:])
	clear((*open)[outer:])
	*open = (*open)[:outer]
	return inner
}

func (r *jsonReader) item() error {
	item, err := r.value()
	r.items = append(r.items, item)
	return err
}

func (r *jsonReader) member() error {
	if r.next() != '"' {
		return r.fault()
	}
	member := Member{At: r.at}
	var err error
	if member.Name, err = r.text(); err != nil {
		return err
	}
	if err := r.take(':'); err != nil {
		return err
	}
	if r.each != nil && r.depth == 1 && member.Name == r.streamed && r.next() == '[' {
		member.Value, err = r.stream()
	} else {
		member.Value, err = r.value()
	}
	r.members = append(r.members, member)
	return err
}

// stream hands on the items of a list.
func (r *jsonReader) stream() (Node, error) {
	list := Node{Kind: List, At: r.at}
	held := r.values
	return list, r.nested(']', func() error {
		item, err := r.value()
		if err != nil {
			return err
		}
		r.values = held
		return r.each(item)
	})
}

// text reads what stands in quotes.
func (r *jsonReader) text() (string, error) {
	length := lengthOfText(r.data[r.offset:])
	if length < 0 {
		return "", r.fault()
	}
	quoted := r.data[r.offset : r.offset+length]
	text := string(quoted[1 : length-1])
	if bytes.IndexByte(quoted, '\\') >= 0 {
		if err := json.Unmarshal(quoted, &text); err != nil {
			return "", r.fault()
		}
	}
	r.pass(length)
	return text, nil
}

// lengthOfText is the length of the quoted text that data begins with, -1 where
// it does not end or has characters that JSON escapes.
func lengthOfText(data []byte) int {
	for i := 1; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"':
			return i + 1
		case c == '\\':
			i++
		case c < ' ':
			return -1
		}
	}
	return -1
}

// word reads a number, true, false or null.
func (r *jsonReader) word(node *Node) error {
	word := r.data[r.offset:]
	if end := bytes.IndexAny(word, " \t\r\n,:[]{}\""); end >= 0 {
		word = word[:end]
	}
	if !json.Valid(word) {
		return r.fault()
	}
	if word[0] == 'n' {
		node.Kind = Null
	} else {
		node.text, node.bare = string(word), true
	}
	r.pass(len(word))
	return nil
}
