package document

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// Read reads one document of at most Largest bytes, JSON or YAML.
func Read(data []byte) (Node, error) {
	if len(data) > Largest {
		return Node{}, start.Errorf("the file is larger than 1 MiB")
	}
	return Stream(data, "", nil)
}

// Stream reads one document, JSON or YAML. The items of the list that is the
// document's member of this name go to each as soon as they are read, and are
// not kept. JSON may be of any size, since no more than an item is held at a
// time.
func Stream(data []byte, name string, each func(Node) error) (Node, error) {
	if !utf8.Valid(data) {
		return Node{}, notText(data)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if isJSON(data) {
		return readJSON(data, name, each)
	}
	return streamYAML(data, name, each)
}

// ReadWithTags reads one document whose values may have tags of their own, such as
// CloudFormation's !Ref: a value with a tag becomes a Map whose only member has the
// name that nameOf gives the tag. JSON may be of any size.
func ReadWithTags(data []byte, nameOf func(tag string) string) (Node, error) {
	if !utf8.Valid(data) {
		return Node{}, notText(data)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if isJSON(data) {
		return readJSON(data, "", nil)
	}
	return readYAML(data, yamlReader{nameOf})
}

// ReadJSON reads a document that is to be JSON.
func ReadJSON(data []byte) (Node, error) {
	if !utf8.Valid(data) {
		return Node{}, notText(data)
	}
	return readJSON(bytes.TrimPrefix(data, []byte("\uFEFF")), "", nil)
}

func streamYAML(data []byte, name string, each func(Node) error) (Node, error) {
	root, err := readYAML(data, yamlReader{})
	if err != nil || each == nil {
		return root, err
	}
	for i, member := range root.members {
		if member.Name != name || member.Value.Kind != List {
			continue
		}
		for _, item := range member.Value.items {
			if err := each(item); err != nil {
				return Node{}, err
			}
		}
		root.members[i].Value.items = nil
	}
	return root, nil
}

// isJSON tells JSON from YAML. What begins with a bracket and a quoted name is
// JSON also when it is broken, so that it is called broken JSON.
func isJSON(data []byte) bool {
	inside := bytes.TrimLeft(data, " \t\r\n[{")
	first := bytes.TrimLeft(data, " \t\r\n")
	if len(inside) < len(first) && (len(inside) == 0 || bytes.IndexByte([]byte(`"]}`), inside[0]) >= 0) {
		return true
	}
	return json.Valid(data)
}

func notText(data []byte) error {
	for offset := 0; offset < len(data); {
		letter, size := utf8.DecodeRune(data[offset:])
		if letter == utf8.RuneError && size == 1 {
			return positionOf(data, offset).Errorf("this is not UTF-8 text")
		}
		offset += size
	}
	return nil
}
