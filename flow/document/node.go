package document

import "fmt"

// Kind is what a value of a document is.
type Kind int

// The kinds of values. Numbers and booleans are Text.
const (
	Null Kind = iota
	Text
	List
	Map
)

// Node is a value of a document.
type Node struct {
	Kind Kind
	At   Position
	text string
	// bare tells that a Text is a number or a boolean, which JSON writes without
	// quotes.
	bare    bool
	items   []Node
	members []Member
	// later makes the items of a list that is only written.
	later func(yield func(Node) bool)
}

// Member is one name and value of a Map.
type Member struct {
	Name  string
	At    Position
	Value Node
}

// NewText makes a Text.
func NewText(text string) Node { return Node{Kind: Text, text: text} }

// NewNumber makes a Text that is a number.
func NewNumber(number string) Node { return Node{Kind: Text, text: number, bare: true} }

// NewBool makes a Text that is a boolean.
func NewBool(on bool) Node { return Node{Kind: Text, text: fmt.Sprint(on), bare: true} }

// NewList makes a List.
func NewList(items ...Node) Node { return Node{Kind: List, items: items} }

// NewStream makes a List whose items are made one at a time while it is
// written. It can be written as JSON, and nothing else.
func NewStream(items func(yield func(Node) bool)) Node { return Node{Kind: List, later: items} }

// NewMap makes a Map of members that have different names.
func NewMap(members ...Member) Node { return Node{Kind: Map, members: members} }

// Format implements fmt.Formatter, so that no verb prints what a node holds.
func (n Node) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "value at %d:%d", n.At.Line, n.At.Column)
}

// Errorf is an error at the node's place.
func (n Node) Errorf(format string, arguments ...any) error {
	return n.At.Errorf(format, arguments...)
}

// unique refuses a Map in which a name comes twice.
func (n Node) unique() error {
	if len(n.members) <= few {
		return n.uniqueOfFew()
	}
	seen := make(map[string]bool, len(n.members))
	for _, member := range n.members {
		if seen[member.Name] {
			return member.errTwice()
		}
		seen[member.Name] = true
	}
	return nil
}

// few is how many names are compared faster than they are put into a map.
const few = 16

func (n Node) uniqueOfFew() error {
	for i, member := range n.members {
		for _, earlier := range n.members[:i] {
			if earlier.Name == member.Name {
				return member.errTwice()
			}
		}
	}
	return nil
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

// Replace returns the node with every text put through replace, which is told
// the name of the member that holds the text. Names stay.
func (n Node) Replace(replace func(name string, n Node, text string) (string, error)) (Node, error) {
	return n.replace("", replace)
}

func (n Node) replace(name string, replace func(string, Node, string) (string, error)) (Node, error) {
	var err error
	switch n.Kind {
	case Text:
		n.text, err = replace(name, n, n.text)
	case List:
		items := make([]Node, len(n.items))
		for i, item := range n.items {
			if items[i], err = item.replace(name, replace); err != nil {
				return Node{}, err
			}
		}
		n.items = items
	case Map:
		members := make([]Member, len(n.members))
		for i, member := range n.members {
			members[i] = member
			if members[i].Value, err = member.Value.replace(member.Name, replace); err != nil {
				return Node{}, err
			}
		}
		n.members = members
	}
	return n, err
}
