package document

import (
	"errors"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// The tree is walked instead of decoding into values, because decoding turns
// 012345 into a number before anybody could ask for its text.
func readYAML(data []byte) (Node, error) {
	start := Position{Line: 1, Column: 1}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return Node{}, syntaxError(err)
	}
	var bodies []ast.Node
	for _, document := range file.Docs {
		if document.Body != nil {
			bodies = append(bodies, document.Body)
		}
	}
	switch len(bodies) {
	case 0:
		return Node{}, start.errorf("the file is empty")
	case 1:
		return yamlNode(bodies[0], 0)
	default:
		return Node{}, yamlPosition(bodies[1].GetToken()).errorf("there is more than one document in the file")
	}
}

// syntaxError keeps the place of the parser's error and not its text, which
// quotes the file.
func syntaxError(err error) error {
	at := Position{Line: 1, Column: 1}
	if syntax, ok := errors.AsType[*yaml.SyntaxError](err); ok {
		at = yamlPosition(syntax.GetToken())
	}
	return at.errorf("this is not valid YAML (check the indentation, the brackets and the quotes before it)")
}

func yamlPosition(t *token.Token) Position {
	if t == nil || t.Position == nil {
		return Position{Line: 1, Column: 1}
	}
	return Position{Line: max(t.Position.Line, 1), Column: max(t.Position.Column, 1)}
}

func yamlNode(from ast.Node, depth int) (Node, error) {
	node := Node{At: yamlPosition(from.GetToken()), Kind: Text}
	if depth > deepest {
		return Node{}, node.Errorf("values are nested too deeply")
	}
	switch from := from.(type) {
	case *ast.NullNode:
		node.Kind = Null
	case *ast.StringNode:
		node.text = from.Value
	case *ast.LiteralNode:
		node.text = from.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		node.text = from.GetToken().Value
	case *ast.TagNode:
		return yamlTagged(from, node, depth)
	case *ast.SequenceNode:
		return yamlList(from, node, depth)
	case *ast.MappingNode:
		return yamlMap(from.Values, node, depth)
	case *ast.MappingValueNode:
		return yamlMap([]*ast.MappingValueNode{from}, node, depth)
	default:
		return Node{}, node.Errorf("anchors, aliases and the like are not read here: write the value out")
	}
	return node, nil
}

func yamlTagged(from *ast.TagNode, node Node, depth int) (Node, error) {
	if from.Start.Value != "!!str" || from.Value == nil {
		return Node{}, node.Errorf("tags are not read here, but for !!str")
	}
	return yamlNode(from.Value, depth+1)
}

func yamlList(from *ast.SequenceNode, node Node, depth int) (Node, error) {
	node.Kind = List
	for _, value := range from.Values {
		item, err := yamlNode(value, depth+1)
		if err != nil {
			return Node{}, err
		}
		node.items = append(node.items, item)
	}
	return node, nil
}

func yamlMap(values []*ast.MappingValueNode, node Node, depth int) (Node, error) {
	node.Kind = Map
	if len(values) > 0 {
		// The parser places a map without braces at its first colon.
		node.At = yamlPosition(values[0].Key.GetToken())
	}
	for _, value := range values {
		key, err := yamlNode(value.Key, depth+1)
		if err != nil {
			return Node{}, err
		}
		if key.Kind != Text {
			return Node{}, key.Errorf("a name is wanted here")
		}
		member := Member{Name: key.text, At: key.At}
		if member.Value, err = yamlNode(value.Value, depth+1); err != nil {
			return Node{}, err
		}
		node.members = append(node.members, member)
	}
	return node, node.unique()
}
