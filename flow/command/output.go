package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/document"

	"github.com/jmespath/go-jmespath"
)

// Outputs are the AWS CLI's ways to write an answer, its own one first.
var Outputs = []string{"json", "yaml", "text"}

// Output writes an object as the AWS CLI writes an answer with --query and --output:
// what the JMESPath expression takes from it, all of it where there is none.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
func Output(object any, query, output string) ([]byte, error) {
	raw, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return nil, err
	}
	if query != "" {
		if value, err = jmespath.Search(query, value); err != nil {
			return nil, fmt.Errorf("--query cannot be used: %w", err)
		}
	}
	switch output {
	case "", Outputs[0]:
		return indented(value)
	case Outputs[1]:
		return asYAML(value)
	default:
		var text textOutput
		text.value(value, "", nil)
		return text.Bytes(), nil
	}
}

// CheckOutput refuses what Output cannot do, before anything is sent.
func CheckOutput(query, output string) error {
	if output != "" && !slices.Contains(Outputs, output) {
		return errors.New("--output must be one of " + strings.Join(Outputs, ", "))
	}
	if query == "" {
		return nil
	}
	if _, err := jmespath.Compile(query); err != nil {
		return fmt.Errorf("--query is not a JMESPath expression: %w", err)
	}
	return nil
}

func indented(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "    ")
	err := encoder.Encode(value)
	return out.Bytes(), err
}

func asYAML(value any) ([]byte, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	node, err := document.ReadJSON(raw)
	return node.YAML(), err
}

// textOutput is the AWS CLI's text: the scalars of an object in one line, parted by
// tabs, and what is inside of it in lines that begin with its name.
type textOutput struct{ bytes.Buffer }

func (t *textOutput) line(words []string) { t.WriteString(strings.Join(words, "\t") + "\n") }

// value writes a value; names are the members whose values an object of a list has in
// its line, nil where it goes by its own.
func (t *textOutput) value(value any, name string, names []string) {
	switch value := value.(type) {
	case map[string]any:
		t.object(value, name, names)
	case []any:
		t.list(value, name)
	default:
		t.line([]string{scalar(value)})
	}
}

func (t *textOutput) list(items []any, name string) {
	isObject := func(item any) bool { _, is := item.(map[string]any); return is }
	if slices.ContainsFunc(items, isObject) {
		names := scalarNames(items)
		for _, item := range items {
			t.value(item, name, names)
		}
		return
	}
	var words []string
	var lists []any
	for _, item := range items {
		if _, nested := item.([]any); nested {
			lists = append(lists, item)
		} else {
			words = append(words, scalar(item))
		}
	}
	switch {
	case len(words) > 0 && name == "":
		t.line(words)
	case len(words) > 0:
		for _, word := range words {
			t.line([]string{strings.ToUpper(name), word})
		}
	}
	for _, nested := range lists {
		t.value(nested, name, nil)
	}
}

// scalarNames are the members that are scalars in any object of a list.
func scalarNames(items []any) []string {
	names := []string{}
	for _, item := range items {
		object, _ := item.(map[string]any)
		for name, value := range object {
			if isScalar(value) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

func (t *textOutput) object(object map[string]any, name string, names []string) {
	var inside []string
	own := []string{}
	for member, value := range object {
		switch {
		case names != nil && slices.Contains(names, member):
		case isScalar(value):
			own = append(own, member)
		default:
			inside = append(inside, member)
		}
	}
	slices.Sort(own)
	slices.Sort(inside)
	if names != nil {
		own = names
	}
	var words []string
	for _, member := range own {
		value, has := object[member]
		if !has {
			value = ""
		}
		words = append(words, scalar(value))
	}
	if len(words) > 0 {
		if name != "" {
			words = append([]string{strings.ToUpper(name)}, words...)
		}
		t.line(words)
	}
	for _, member := range inside {
		t.value(object[member], member, nil)
	}
}

func isScalar(value any) bool {
	switch value.(type) {
	case map[string]any, []any:
		return false
	default:
		return true
	}
}

// scalar is a value as Python writes it.
func scalar(value any) string {
	switch value := value.(type) {
	case nil:
		return "None"
	case bool:
		return map[bool]string{true: "True", false: "False"}[value]
	case string:
		return value
	default:
		raw, _ := json.Marshal(value) // a number always can be
		return string(raw)
	}
}
