package pool

import (
	"encoding/json"
	"fmt"
)

// FileError is what is wrong with a pool file, and where. It never quotes the
// file, which may hold passwords.
type FileError struct {
	// Line and Column count from 1; both are 0 when the place is not known.
	Line, Column int
	Text         string
}

// Error says the place and what is wrong there.
func (e *FileError) Error() string {
	if e.Line == 0 {
		return e.Text
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Text)
}

// node is a value of a pool file, read from JSON or YAML alike. Scalars keep
// the text they were written with, so that 012345 stays what it is.
type node struct {
	kind    nodeKind
	text    string
	quoted  bool
	members []member
	items   []node
	place
}

type member struct {
	name  string
	value node
	place
}

type place struct{ line, column int }

func (p place) fault(format string, a ...any) error {
	return &FileError{p.line, p.column, fmt.Sprintf(format, a...)}
}

type nodeKind int

const (
	scalarNode nodeKind = iota
	objectNode
	listNode
	nullNode
)

// maxDepth is far deeper than any pool file and far shallower than any stack.
const maxDepth = 64

// raw is the node as JSON, for members authwalk has no use for.
func (n node) raw() json.RawMessage {
	switch n.kind {
	case objectNode:
		members := make(map[string]json.RawMessage, len(n.members))
		for _, m := range n.members {
			members[m.name] = m.value.raw()
		}
		return mustJSON(members)
	case listNode:
		items := make([]json.RawMessage, len(n.items))
		for i, item := range n.items {
			items[i] = item.raw()
		}
		return mustJSON(items)
	case nullNode:
		return json.RawMessage("null")
	default:
		if !n.quoted && json.Valid([]byte(n.text)) {
			return json.RawMessage(n.text)
		}
		return mustJSON(n.text)
	}
}

// mustJSON encodes maps, lists and texts, which cannot fail.
func mustJSON(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return raw
}
