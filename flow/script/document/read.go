package document

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// Largest is how many bytes a document may have.
const Largest = 1 << 20

// deepest is how far values may be nested.
const deepest = 100

// Read reads one document, JSON or YAML.
func Read(data []byte) (Node, error) {
	start := Position{Line: 1, Column: 1}
	switch {
	case len(data) > Largest:
		return Node{}, start.errorf("the file is larger than 1 MiB")
	case !utf8.Valid(data):
		return Node{}, invalidText(data)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if json.Valid(data) {
		return readJSON(data)
	}
	return readYAML(data)
}

func invalidText(data []byte) error {
	for offset := 0; offset < len(data); {
		letter, size := utf8.DecodeRune(data[offset:])
		if letter == utf8.RuneError && size == 1 {
			return position(data, offset).errorf("this is not UTF-8 text")
		}
		offset += size
	}
	return nil
}

func position(data []byte, offset int) Position {
	before := data[:offset]
	line := bytes.Count(before, []byte("\n"))
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return Position{Line: line + 1, Column: column + 1}
}

// unique refuses a Map in which a name comes twice.
func (n Node) unique() error {
	seen := make(map[string]bool, len(n.members))
	for _, member := range n.members {
		if seen[member.Name] {
			return member.At.errorf("%s is given twice", printable(member.Name))
		}
		seen[member.Name] = true
	}
	return nil
}
