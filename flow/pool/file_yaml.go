package pool

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// readYAML reads one YAML document. It walks the syntax tree itself, because
// the library's own decoding turns texts such as 012345 into numbers.
func readYAML(data []byte) (node, error) {
	if !utf8.Valid(data) {
		return node{}, &FileError{Text: "the file is not UTF-8 text"}
	}
	if err := checkDepth(data); err != nil {
		return node{}, err
	}
	parsed, err := parser.ParseBytes(data, 0)
	if err != nil {
		return node{}, placeYAML(err).fault("not valid YAML at or near this place")
	}
	var bodies []ast.Node
	for _, document := range parsed.Docs {
		if document.Body != nil && document.Body.Type() != ast.CommentType {
			bodies = append(bodies, document.Body)
		}
	}
	switch len(bodies) {
	case 0:
		return node{}, &FileError{Text: "the file is empty"}
	case 1:
		return fromYAML(bodies[0], 0)
	default:
		return node{}, placeOf(bodies[1]).fault("a pool file is a single document")
	}
}

// deepestYAML is more brackets than any pool file has open at once, those in
// texts included. The library's time grows with the square of them.
const deepestYAML = 1000

// checkDepth refuses what the library would read for minutes.
func checkDepth(data []byte) error {
	open, line, start := 0, 1, 0
	for i, c := range data {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open = max(open-1, 0)
		case '\n':
			line, start = line+1, i+1
		}
		if open > deepestYAML {
			return place{line, i - start + 1}.fault("nested too deeply")
		}
	}
	return nil
}

// placeYAML takes only the place from an error of the library: its text quotes
// the file.
func placeYAML(err error) place {
	var located yaml.Error
	if errors.As(err, &located) && located.GetToken() != nil {
		position := located.GetToken().Position
		return place{position.Line, position.Column}
	}
	return place{}
}

func placeOf(n ast.Node) place {
	if token := n.GetToken(); token != nil && token.Position != nil {
		return place{token.Position.Line, token.Position.Column}
	}
	return place{}
}

func fromYAML(n ast.Node, depth int) (node, error) {
	at := placeOf(n)
	if depth > maxDepth {
		return node{}, at.fault("nested too deeply")
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		return objectFromYAML(n.Values, at, depth)
	case *ast.MappingValueNode:
		return objectFromYAML([]*ast.MappingValueNode{n}, at, depth)
	case *ast.SequenceNode:
		list := node{kind: listNode, place: at}
		for _, value := range n.Values {
			item, err := fromYAML(value, depth+1)
			if err != nil {
				return node{}, err
			}
			list.items = append(list.items, item)
		}
		return list, nil
	case *ast.NullNode:
		return node{kind: nullNode, place: at}, nil
	case *ast.StringNode:
		return node{text: n.Value, quoted: true, place: at}, nil
	case *ast.LiteralNode:
		return node{text: n.Value.Value, quoted: true, place: at}, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return node{text: n.GetToken().Value, place: at}, nil
	default:
		return node{}, at.fault("anchors, aliases, merge keys and tags are not read in pool files")
	}
}

func objectFromYAML(values []*ast.MappingValueNode, at place, depth int) (node, error) {
	object := node{kind: objectNode, place: at}
	for _, pair := range values {
		key := placeOf(pair.Key)
		name, err := fromYAML(pair.Key, depth+1)
		if err != nil {
			return node{}, err
		}
		if name.kind != scalarNode {
			return node{}, key.fault("a member needs a name")
		}
		value, err := fromYAML(pair.Value, depth+1)
		if err != nil {
			return node{}, err
		}
		object.members = append(object.members, member{name.text, value, key})
	}
	return object, nil
}

// writeYAML writes the node as block YAML. Every text that could be read as
// something else is put in quotes.
func writeYAML(out *bytes.Buffer, n node, indent string) {
	switch {
	case n.kind == objectNode && len(n.members) > 0:
		for i, m := range n.members {
			if i > 0 {
				out.WriteString(indent)
			}
			out.WriteString(scalarYAML(m.name) + ":")
			writeYAMLValue(out, m.value, indent)
		}
	case n.kind == listNode && len(n.items) > 0:
		for i, item := range n.items {
			if i > 0 {
				out.WriteString(indent)
			}
			out.WriteString("- ")
			writeYAML(out, item, indent+"  ")
		}
	default:
		out.WriteString(inlineYAML(n) + "\n")
	}
}

func writeYAMLValue(out *bytes.Buffer, n node, indent string) {
	if len(n.members) == 0 && len(n.items) == 0 {
		out.WriteString(" " + inlineYAML(n) + "\n")
		return
	}
	out.WriteString("\n" + indent + "  ")
	writeYAML(out, n, indent+"  ")
}

func inlineYAML(n node) string {
	if n.kind == scalarNode && n.quoted {
		return scalarYAML(n.text)
	}
	return inlineJSON(n)
}

var (
	plainYAML = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_./@-]*$`)
	otherYAML = regexp.MustCompile(`(?i)^(null|true|false|yes|no|on|off|y|n|_+)$`)
)

func scalarYAML(text string) string {
	if plainYAML.MatchString(text) && !otherYAML.MatchString(text) {
		return text
	}
	if strings.ContainsFunc(text, unicode.IsControl) {
		return quoteJSON(text)
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}
