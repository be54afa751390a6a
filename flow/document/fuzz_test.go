package document_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"authwalk/flow/document"

	"pgregory.net/rapid"
)

func FuzzYAML(f *testing.F) {
	for _, seed := range []string{
		"a: b", "a: &x 1\nb: *x", "- a\n- b: |\n    c", "? a\n: b", "a: {b: [c, {d: e}]}", "a: 012\nb: ~\nc: \"\\U0001F600\\x07\"\n# d\n",
		"---\na: >-\n  b\n  c\n...\n", "- - - a\n", "a: !Ref b\n", "<<: {a: b}\n", "%YAML 1.1\n---\n- 'it''s'\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(readAgain)
}

func FuzzJSON(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, null, -0.5e3, true, "\ud83d\ude00"]}`, `[]`, `"\ud800"`, `{"a": {"b": {}}}`, "{\"a\": \"\x7f\"}", `{"":""}`, `[[[[[[1]]]]]]`, `{"a":1,}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		readAgain(t, text)
		readAsEncodingJSON(t, text)
	})
}

// readAsEncodingJSON holds that what is JSON to encoding/json is JSON here, with
// the same texts, where it has bounds and names once.
func readAsEncodingJSON(t *testing.T, text string) {
	node, err := document.ReadJSON([]byte(text))
	if valid := json.Valid([]byte(strings.TrimPrefix(text, "\uFEFF"))) && utf8.ValidString(text); valid != (err == nil) {
		if valid && refusedForItsShape(err) {
			return
		}
		t.Fatalf("encoding/json says %v, read with %v: %q", valid, err, text)
	}
	var want any
	if err == nil && json.Unmarshal([]byte(text), &want) == nil && !reflect.DeepEqual(textsOf(want), textsOf(node.Plain())) {
		t.Fatalf("encoding/json read %q, here %q", want, node.Plain())
	}
}

func refusedForItsShape(err error) bool {
	return strings.Contains(err.Error(), "nested too deeply") || strings.Contains(err.Error(), "twice")
}

// textsOf leaves the names and texts of a value, without numbers, booleans and
// members that are null, which Plain writes in another way.
func textsOf(value any) any {
	switch value := value.(type) {
	case map[string]any:
		texts := map[string]any{}
		for name, member := range value {
			if member != nil {
				texts[name] = textsOf(member)
			}
		}
		return texts
	case []any:
		texts := []any{}
		for _, item := range value {
			texts = append(texts, textsOf(item))
		}
		return texts
	case string:
		if json.Valid([]byte(value)) { // perhaps a number
			return nil
		}
		return value
	}
	return nil
}

// readAgain holds that what can be read comes back from both syntaxes, and that
// errors have a place.
func readAgain(t *testing.T, text string) {
	node, err := document.Read([]byte(text))
	if err != nil {
		if !strings.HasPrefix(err.Error(), "line ") {
			t.Errorf("no place: %v", err)
		}
		return
	}
	comesBack(t, node)
}

func comesBack(t interface {
	Helper()
	Fatalf(string, ...any)
}, node document.Node,
) {
	t.Helper()
	var indented bytes.Buffer
	if err := node.WriteJSON(&indented); err != nil {
		t.Fatalf("%v", err)
	}
	for syntax, written := range map[string][]byte{"JSON": indented.Bytes(), "compact JSON": node.JSON(), "YAML": node.YAML()} {
		again, err := document.Stream(written, "", nil)
		if err != nil {
			t.Fatalf("%s cannot be read again: %v\n%s", syntax, err, written)
		}
		if !reflect.DeepEqual(node.Plain(), again.Plain()) {
			t.Fatalf("%s: wrote %q, read %q\n%s", syntax, node.Plain(), again.Plain(), written)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		node := anyNode(t, 3)
		if node.Kind == document.Null {
			t.Skip("a document that is nothing is an empty file")
		}
		comesBack(t, node)
	})
}

// anyText leans towards what YAML and JSON could take for something else.
func anyText(t *rapid.T) string {
	odd := rapid.SampledFrom([]string{
		"", "007", "+15550100142", "True", "null", "~", "- a", "a: b", "a #b", "'", "\"", "\\", "<<", "*a", "&a", "!a", "{", "[]", "\u2028", "\ufeff", "\x00\x1b\x7f",
		" a ", "a\nb\n", "\t", "\r\n", "é😀", "...", "---", strings.Repeat("long", 400),
	})
	return rapid.OneOf(odd, rapid.String()).Draw(t, "text")
}

func anyNode(t *rapid.T, depth int) document.Node {
	kinds := 4
	if depth > 0 {
		kinds = 6
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
	case 0:
		return document.Node{}
	case 1:
		return document.NewNumber(rapid.SampledFrom([]string{"0", "-1", "1.50", "1e3", "12345678901234567890"}).Draw(t, "number"))
	case 2:
		return document.NewBool(rapid.Bool().Draw(t, "bool"))
	case 3:
		return document.NewText(anyText(t))
	case 4:
		return document.NewList(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) document.Node { return anyNode(t, depth-1) }), 0, 3).Draw(t, "items")...)
	default:
		var members []document.Member
		for _, name := range rapid.SliceOfNDistinct(rapid.Custom(anyText), 0, 3, rapid.ID[string]).Draw(t, "names") {
			members = append(members, document.Member{Name: name, Value: anyNode(t, depth-1)})
		}
		return document.NewMap(members...)
	}
}
