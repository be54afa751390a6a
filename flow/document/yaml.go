package document

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// yamlReader makes nodes of the tree that the parser made.
type yamlReader struct {
	// nameOf is the name of the member that a value with a tag becomes; nil
	// refuses tags.
	nameOf func(tag string) string
}

// readYAML reads one YAML document. The tree is walked instead of decoding into
// values, which would make numbers of texts and follow aliases.
func readYAML(data []byte, r yamlReader) (Node, error) {
	if err := checkYAML(data); err != nil {
		return Node{}, err
	}
	lines := &lineReader{rest: data}
	decoder := yaml.NewDecoder(lines)
	var read *yaml.Node
	for {
		var document yaml.Node
		err := decoder.Decode(&document)
		switch {
		case errors.Is(err, io.EOF) && read == nil:
			return Node{}, start.Errorf("the file is empty")
		case errors.Is(err, io.EOF):
			return r.value(read, 0)
		case err != nil:
			return Node{}, syntaxError(data, lines.count, err)
		}
		body := document.Content[0]
		switch {
		case body.Kind == yaml.ScalarNode && body.Style == 0 && body.Tag == "!!null" && body.Anchor == "":
		case read == nil:
			read = body
		default:
			return Node{}, placeOf(body).Errorf("the file contains more than one document")
		}
	}
}

// lineReader hands out one line at a time, so that the line on which the parser
// stopped is known: its errors tell where the construct began.
type lineReader struct {
	rest  []byte
	count int
}

func (r *lineReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	line := r.rest
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end+1]
	}
	n := copy(p, line)
	if n == len(line) {
		r.count++
	}
	r.rest = r.rest[n:]
	return n, nil
}

var (
	// misplaced are the errors about something that stands at a wrong place in a
	// map or a list, whose beginning is not what has to be mended.
	misplaced = []string{"did not find expected key", "did not find expected '-' indicator"}
	// countedFromZero are the errors whose lines are, unlike those of others.
	countedFromZero = []string{
		"did not find expected <document start>", "did not find expected ',' or", "did not find expected node content",
	}
)

// syntaxError keeps the place of the parser's error and not its text, which
// quotes the file.
func syntaxError(data []byte, lines int, err error) error {
	text := err.Error()
	if anchor, unknown := strings.CutPrefix(text, "yaml: unknown anchor '"); unknown {
		anchor = strings.TrimSuffix(anchor, "' referenced")
		return positionOf(data, max(bytes.Index(data, []byte("*"+anchor)), 0)).Errorf("%w", errAlias)
	}
	reached := max(lines, 1)
	at := Position{Line: reached}
	if line, told := lineOf(text); told && !containsAny(text, misplaced) {
		if containsAny(text, countedFromZero) {
			line++
		}
		at.Line = min(line, reached)
	}
	return at.Errorf("this is not valid YAML (check the indentation, the brackets and the quotes here and just before)")
}

// lineOf reads the line that the parser's error begins with.
func lineOf(text string) (int, bool) {
	rest, told := strings.CutPrefix(text, "yaml: line ")
	digits, _, whole := strings.Cut(rest, ": ")
	line, err := strconv.Atoi(digits)
	return line, told && whole && err == nil
}

func containsAny(text string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

var errAlias = errors.New("anchors and aliases are not supported: repeat the value, or quote a string that starts with & or *")

func placeOf(from *yaml.Node) Position {
	return Position{Line: max(from.Line, 1), Column: max(from.Column, 1)}
}

func (r yamlReader) value(from *yaml.Node, depth int) (Node, error) {
	node := Node{At: placeOf(from)}
	tagged := from.Style&yaml.TaggedStyle != 0
	switch {
	case depth > deepest:
		return Node{}, node.Errorf("values are nested too deeply")
	case from.Kind == yaml.AliasNode || from.Anchor != "":
		return Node{}, node.Errorf("%w", errAlias)
	case tagged && r.nameOf != nil && isOwnTag(from.Tag):
		return r.taggedValue(from, node, depth)
	case tagged && (from.Tag != "!!str" || from.Kind != yaml.ScalarNode):
		return Node{}, node.Errorf("of the tags only !!str is supported: quote a string that starts with !")
	case from.Kind == yaml.SequenceNode:
		return r.list(from, node, depth)
	case from.Kind == yaml.MappingNode:
		return r.object(from, node, depth)
	}
	if from.Style == 0 && from.Tag == "!!null" {
		return node, nil
	}
	node.Kind, node.text = Text, from.Value
	node.bare = from.Style == 0 && (from.Tag == "!!int" || from.Tag == "!!float" || from.Tag == "!!bool")
	return node, nil
}

// isOwnTag tells the tags that a format has of its own from YAML's, which begin
// with two signs.
func isOwnTag(tag string) bool {
	return len(tag) > 1 && tag[0] == '!' && tag[1] != '!'
}

// taggedValue makes a Map with one member of a value and its tag.
func (r yamlReader) taggedValue(from *yaml.Node, node Node, depth int) (Node, error) {
	bare := *from
	bare.Style &^= yaml.TaggedStyle
	bare.Tag = ""
	value, err := r.value(&bare, depth+1)
	if err != nil {
		return Node{}, err
	}
	node.Kind = Map
	node.members = []Member{{Name: r.nameOf(strings.TrimPrefix(from.Tag, "!")), At: node.At, Value: value}}
	return node, nil
}

func (r yamlReader) list(from *yaml.Node, node Node, depth int) (Node, error) {
	node.Kind = List
	node.items = make([]Node, len(from.Content))
	for i, content := range from.Content {
		var err error
		if node.items[i], err = r.value(content, depth+1); err != nil {
			return Node{}, err
		}
	}
	return node, nil
}

func (r yamlReader) object(from *yaml.Node, node Node, depth int) (Node, error) {
	node.Kind = Map
	node.members = make([]Member, 0, len(from.Content)/2)
	for i := 0; i+1 < len(from.Content); i += 2 {
		name, err := r.name(from.Content[i], depth+1)
		if err != nil {
			return Node{}, err
		}
		value, err := r.value(from.Content[i+1], depth+1)
		if err != nil {
			return Node{}, err
		}
		member := Member{Name: name.text, At: name.At, Value: value}
		if from.Style&yaml.FlowStyle != 0 && isAbsent(from.Content[i+1]) {
			return Node{}, member.errNoValue()
		}
		node.members = append(node.members, member)
	}
	return node, node.unique()
}

// isAbsent reports whether nothing at all was written as a value, as after {A:b}
// or {A: b, c}, where no space or quotes made something else of it.
func isAbsent(value *yaml.Node) bool {
	return value.Kind == yaml.ScalarNode && value.Style == 0 && value.Tag == "!!null" && value.Value == ""
}

func (r yamlReader) name(from *yaml.Node, depth int) (Node, error) {
	name, err := r.value(from, depth)
	switch {
	case err != nil:
		return Node{}, err
	case name.Kind != Text:
		return Node{}, name.Errorf("expected a name")
	case from.Style == 0 && from.Tag == "!!merge":
		return Node{}, name.Errorf("merge keys are not supported: repeat the members")
	}
	return name, nil
}
