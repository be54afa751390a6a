package document

import (
	"slices"
	"strconv"
)

// Text returns the text of a Text.
func (n Node) Text() (string, error) {
	switch n.Kind {
	case Text:
		return n.text, nil
	case Null:
		return "", n.Errorf("expected a string, found nothing (quote it if the string is null)")
	default:
		return "", n.Errorf("expected a string")
	}
}

// bools are the ways of YAML 1.1 and 1.2 to write a boolean.
var bools = map[string]bool{
	"true": true, "True": true, "TRUE": true, "yes": true, "Yes": true, "YES": true, "on": true, "On": true, "ON": true,
	"false": false, "False": false, "FALSE": false, "no": false, "No": false, "NO": false, "off": false, "Off": false, "OFF": false,
}

// Bool returns what a boolean says, written in any way that YAML has for it.
func (n Node) Bool() (bool, error) {
	on, known := bools[n.text]
	if n.Kind != Text || !known {
		return false, n.Errorf("expected true or false")
	}
	return on, nil
}

// Int returns the whole number that a Text is, and whether it is one.
func (n Node) Int() (int64, bool) {
	number, err := strconv.ParseInt(n.text, 10, 64)
	return number, err == nil
}

// Items returns the values of a List.
func (n Node) Items() ([]Node, error) {
	if n.Kind != List {
		return nil, n.Errorf("expected a list")
	}
	return n.items, nil
}

// Members returns the names and values of a Map in the order of the document.
// Members without a value are left out, as the API does with null.
func (n Node) Members() ([]Member, error) {
	if n.Kind != Map {
		return nil, n.Errorf("expected a mapping")
	}
	withoutValue := func(m Member) bool { return m.Value.Kind == Null }
	if !slices.ContainsFunc(n.members, withoutValue) {
		return n.members, nil
	}
	return slices.DeleteFunc(slices.Clone(n.members), withoutValue), nil
}

// Entries returns the names and values of a Map whose names are free, in the
// order of the document. A name without a value is refused: left out, it would
// change what is sent without a word.
func (n Node) Entries() ([]Member, error) {
	if n.Kind != Map {
		return nil, n.Errorf("expected a mapping")
	}
	for _, member := range n.members {
		if member.Value.Kind == Null {
			return nil, member.errNoValue()
		}
	}
	return n.members, nil
}

// Member returns the value of a Map's member, and whether it has one.
func (n Node) Member(name string) (Node, bool) {
	for _, member := range n.members {
		if member.Name == name && member.Value.Kind != Null {
			return member.Value, true
		}
	}
	return Node{}, false
}

// Each reads the members of a Map, each with the reader of its name. A name
// without a reader is refused.
func (n Node) Each(readers map[string]func(Node) error) error {
	if n.Kind != Map {
		return n.Errorf("expected a mapping")
	}
	for _, member := range n.members {
		read, known := readers[member.Name]
		if !known {
			return member.errUnknown()
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

// IntoBool returns a reader that keeps a boolean in place.
func IntoBool(place *bool) func(Node) error {
	return func(n Node) (err error) {
		*place, err = n.Bool()
		return err
	}
}

// Texts returns a Map of texts.
func (n Node) Texts() (map[string]string, error) {
	members, err := n.Entries()
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
