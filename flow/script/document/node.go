package document

import (
	"errors"
	"fmt"
	"strings"
)

// Kind is what a value of a document is.
type Kind int

// The kinds of values. Numbers and booleans are Text.
const (
	Null Kind = iota
	Text
	List
	Map
)

// Position is where something stands in a document, both counted from 1.
type Position struct{ Line, Column int }

// Node is a value of a document.
type Node struct {
	Kind    Kind
	At      Position
	text    string
	items   []Node
	members []Member
}

// Member is one name and value of a Map.
type Member struct {
	Name  string
	At    Position
	Value Node
}

// Format implements fmt.Formatter, so that no verb prints what a node holds.
func (n Node) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "value at %d:%d", n.At.Line, n.At.Column)
}

// Error is what is wrong at a place of a document. It holds names at most,
// never values.
type Error struct {
	At   Position
	Says string
	// Cause is what Says was made from, where it was an error.
	Cause error
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Error gives line and column and what is wrong there.
func (e *Error) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.At.Line, e.At.Column, e.Says)
}

// Errorf is an error at the node's place.
func (n Node) Errorf(format string, arguments ...any) error {
	return n.At.errorf(format, arguments...)
}

func (p Position) errorf(format string, arguments ...any) error {
	says := fmt.Errorf(format, arguments...)
	return &Error{At: p, Says: says.Error(), Cause: errors.Unwrap(says)}
}

// Text returns the text of a Text.
func (n Node) Text() (string, error) {
	switch n.Kind {
	case Text:
		return n.text, nil
	case Null:
		return "", n.Errorf("a text is wanted here, and there is none (quote it if the text is null)")
	default:
		return "", n.Errorf("a text is wanted here")
	}
}

// Bool returns the truth of the texts true and false.
func (n Node) Bool() (bool, error) {
	switch {
	case n.Kind == Text && n.text == "true":
		return true, nil
	case n.Kind == Text && n.text == "false":
		return false, nil
	default:
		return false, n.Errorf("true or false is wanted here")
	}
}

// Items returns the values of a List.
func (n Node) Items() ([]Node, error) {
	if n.Kind != List {
		return nil, n.Errorf("a list is wanted here")
	}
	return n.items, nil
}

// Members returns the names and values of a Map in the order of the document.
// Members without a value are left out, as the API does with null.
func (n Node) Members() ([]Member, error) {
	if n.Kind != Map {
		return nil, n.Errorf("names with values are wanted here")
	}
	var given []Member
	for _, member := range n.members {
		if member.Value.Kind != Null {
			given = append(given, member)
		}
	}
	return given, nil
}

// Each reads the members of a Map, each with the reader of its name. A name
// without a reader is refused.
func (n Node) Each(readers map[string]func(Node) error) error {
	if n.Kind != Map {
		return n.Errorf("names with values are wanted here")
	}
	for _, member := range n.members {
		read, known := readers[member.Name]
		if !known {
			return member.At.errorf("unknown member %s", printable(member.Name))
		}
		if member.Value.Kind == Null {
			continue
		}
		if err := read(member.Value); err != nil {
			return err
		}
	}
	return nil
}

// Into returns a reader that keeps a text in place.
func Into(place *string) func(Node) error {
	return func(n Node) (err error) {
		*place, err = n.Text()
		return err
	}
}

// IntoBool returns a reader that keeps a truth in place.
func IntoBool(place *bool) func(Node) error {
	return func(n Node) (err error) {
		*place, err = n.Bool()
		return err
	}
}

// Texts returns a Map of texts.
func (n Node) Texts() (map[string]string, error) {
	members, err := n.Members()
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, member := range members {
		if texts[member.Name], err = member.Value.Text(); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// Plain returns the node as maps, slices, strings and nil, for encoding.
func (n Node) Plain() any {
	switch n.Kind {
	case Text:
		return n.text
	case List:
		items := make([]any, len(n.items))
		for i, item := range n.items {
			items[i] = item.Plain()
		}
		return items
	case Map:
		members := map[string]any{}
		for _, member := range n.members {
			if member.Value.Kind != Null {
				members[member.Name] = member.Value.Plain()
			}
		}
		return members
	default:
		return nil
	}
}

// Replace returns the node with every text put through replace. Names stay.
func (n Node) Replace(replace func(Node, string) (string, error)) (Node, error) {
	var err error
	switch n.Kind {
	case Text:
		n.text, err = replace(n, n.text)
	case List:
		items := make([]Node, len(n.items))
		for i, item := range n.items {
			if items[i], err = item.Replace(replace); err != nil {
				return Node{}, err
			}
		}
		n.items = items
	case Map:
		members := make([]Member, len(n.members))
		for i, member := range n.members {
			members[i] = member
			if members[i].Value, err = member.Value.Replace(replace); err != nil {
				return Node{}, err
			}
		}
		n.members = members
	}
	return n, err
}

// printable is a name for an error: cut short, and without anything that could
// move a terminal's cursor.
func printable(name string) string {
	const longest = 40
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest]) + "…"
	}
	quoted := fmt.Sprintf("%+q", name)
	return strings.Trim(quoted, `"`)
}
