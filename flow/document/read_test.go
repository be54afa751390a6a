package document_test

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/document"
)

func TestScalarsStayText(t *testing.T) {
	for _, written := range []string{
		"012345", "007", "+15555550100", "1_000", "0x1F", "1e3", "1.50", "0o17", "true", ".inf", ".nan", "2026-01-01", "-0", "yes",
	} {
		node, err := document.Read([]byte("Code: " + written + "\n"))
		if err != nil {
			t.Errorf("%s: %v", written, err)
			continue
		}
		if got := node.Plain(); !reflect.DeepEqual(got, map[string]any{"Code": written}) {
			t.Errorf("%s was read as %v", written, got)
		}
	}
}

func TestJSONAndYAMLReadAlike(t *testing.T) {
	yaml := "start:\n  Name: nadia\n  List: [a, \"b\", 012]\nlast: |\n  two\n  lines\nnothing:\n"
	text := `{"start": {"Name": "nadia", "List": ["a", "b", "012"]}, "last": "two\nlines\n", "nothing": null}`
	one, err := document.Read([]byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	other, err := document.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(one.Plain(), other.Plain()) {
		t.Errorf("YAML gave %v, JSON %v", one.Plain(), other.Plain())
	}
}

func TestBooleansAreReadAsYAMLHasThem(t *testing.T) {
	for written, want := range map[string]bool{
		"true": true, "True": true, "TRUE": true, "yes": true, "on": true, `"true"`: true,
		"false": false, "False": false, "FALSE": false, "no": false, "Off": false,
	} {
		node, err := document.Read([]byte("flag: " + written + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := !want
		if err := node.Each(map[string]func(document.Node) error{"flag": document.IntoBool(&got)}); err != nil || got != want {
			t.Errorf("%s was read as %v, %v", written, got, err)
		}
	}
	for _, written := range []string{"1", "tRuE", "y", "~", "[true]"} {
		node, err := document.Read([]byte("flag: {is: " + written + "}\n"))
		if err != nil {
			t.Fatal(err)
		}
		flag, _ := node.Member("flag")
		value, _ := flag.Member("is")
		if on, err := value.Bool(); err == nil {
			t.Errorf("%s was read as %v", written, on)
		}
	}
}

func TestEmptyDocumentsOfAStreamAreLeftOut(t *testing.T) {
	node, err := document.Read([]byte("---\n---\na: b\n---\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := node.Plain(); !reflect.DeepEqual(got, map[string]any{"a": "b"}) {
		t.Errorf("got %v", got)
	}
}

func TestBrokenJSONIsCalledJSON(t *testing.T) {
	for _, text := range []string{"{\"a\": 1", "{\"a\": 'b'}", "[{\"a\": 1},]", "{", "{\"a\": tru}", "[\"\\x\"]"} {
		if _, err := document.Read([]byte(text)); err == nil || !strings.Contains(err.Error(), "not valid JSON") {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := document.ReadJSON([]byte("a: b")); err == nil || !strings.Contains(err.Error(), "not valid JSON") {
		t.Errorf("YAML where JSON is to be: %v", err)
	}
}

func TestStreamHandsOnTheItems(t *testing.T) {
	for _, text := range []string{
		"a: b\nUsers: [{n: 1}, 2]\nc: {Users: [3]}\n",
		"{\"a\": \"b\",\n \"Users\": [{\"n\": 1}, 2],\n \"c\": {\"Users\": [3]}}",
	} {
		var items []any
		root, err := document.Stream([]byte(text), "Users", func(n document.Node) error {
			if n.At.Line != 2 {
				t.Errorf("an item at %v", n.At)
			}
			items = append(items, n.Plain())
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if want := []any{map[string]any{"n": "1"}, "2"}; !reflect.DeepEqual(items, want) {
			t.Errorf("got %v, want %v", items, want)
		}
		want := map[string]any{"a": "b", "Users": []any{}, "c": map[string]any{"Users": []any{"3"}}}
		if got := root.Plain(); !reflect.DeepEqual(got, want) {
			t.Errorf("kept %v, want %v", got, want)
		}
	}
}

func TestJSONNumbersStayText(t *testing.T) {
	node, err := document.Read([]byte(`{"big": 12345678901234567890.10, "yes": true}`))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"big": "12345678901234567890.10", "yes": "true"}
	if got := node.Plain(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhatAProgramMadeHasNoPlace(t *testing.T) {
	if err := (document.Position{}).Errorf("Id has an invalid format"); err.Error() != "Id has an invalid format" {
		t.Error(err)
	}
}

func TestErrorsHaveAPlaceAndNoExcerpt(t *testing.T) {
	const canary = "hunter2-canary"
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "line 1, column 1"},
		{"only a comment", "# " + canary + "\n", "line 1, column 1"},
		{"open bracket", "a: b\nPASSWORD: [" + canary + "\n", "line 2: this is not valid YAML"},
		{"open quote", "a: b\nPASSWORD: \"" + canary + "\n", "line 2: this is not valid YAML"},
		{"reserved", "a: b\nPASSWORD: @" + canary + "\n", "line 2: this is not valid YAML"},
		{"a wrong indentation far below", "a: b\nc:\n  d: e\n  f: g\n   PASSWORD: " + canary + "\n  h: i\n", "line 5: this is not valid YAML"},
		{"a list in a map", "a:\n  b: c\n  d: e\n  - " + canary + "\n", "line 4: this is not valid YAML"},
		{"an alias", "a: b\nPASSWORD: *" + canary + "\n", "line 2, column 11: anchors and aliases"},
		{"a merge key", "a: b\n<<: {c: " + canary + "}\n", "line 2, column 1: merge keys"},
		{"a tag of CloudFormation", "a: !Ref " + canary + "\n", "line 1, column 4: of the tags only !!str"},
		{"a map as a name", "{a: b}: " + canary + "\n", "line 1, column 1: expected a name"},
		{"Python's True", "{\"a\": [1,\n True]}", "line 2, column 2: this is not valid JSON: true, false and null are written in lower case"},
		{"Python's None", "{\"a\": None}", "line 1, column 7: this is not valid JSON: true, false and null are written in lower case, and None is null"},
		{"a longer word", "{\"a\": Nonesuch" + canary + "}", "line 1, column 7: this is not valid JSON, here or just before"},
		{"broken JSON", "{\"a\": 1,\n \"b\": " + canary + "}", "line 2, column 7: this is not valid JSON"},
		{"JSON cut off", "{\"a\": [\"" + canary + "\", ", "line 1, column"},
		{"more after JSON", "{\"a\": 1} \"" + canary + "\"", "line 1, column 10: there is text after"},
		{"anchor", "a: &x " + canary + "\nb: *x\n", "line 1, column 4"},
		{"tag", "a: !!binary " + canary + "\n", "line 1, column 4"},
		{"twice", "a: b\na: " + canary + "\n", "line 2, column 1"},
		{"twice in JSON", "{\"a\": 1,\n \"a\": \"" + canary + "\"}", "line 2, column 2: a occurs twice"},
		{"two documents", "a: b\n---\nc: " + canary + "\n", "line 3, column"},
		{"not UTF-8", "a: b\nc: " + canary + "\xff\n", "line 2, column 18"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := document.Read([]byte(test.text))
			if err == nil {
				t.Fatal("it was read")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, want %q in it", err, test.want)
			}
			if strings.Contains(err.Error(), canary) {
				t.Errorf("the error quotes the file: %q", err)
			}
		})
	}
}

func TestUnknownMembersAreRefusedByName(t *testing.T) {
	for _, text := range []string{"known: x\nother: y\n", "{\"known\": \"x\",\n\"other\": 1}"} {
		node, err := document.Read([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var known string
		err = node.Each(map[string]func(document.Node) error{"known": document.Into(&known)})
		if want := "line 2, column 1: unknown member other"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestTextsAreAMapOfTexts(t *testing.T) {
	for written, want := range map[string]string{
		"texts: {a: 007}":      "",
		"texts: {a: x, b: ~}":  "line 1, column 15: this name has no value: write NAME: value, with a space after the colon (quote a text that has a comma; '' is an empty text)",
		"texts: word":          "line 1, column 8: expected a mapping",
		"texts: [a, b]":        "line 1, column 8: expected a mapping",
		"texts: {a: {b: c}}":   "line 1, column 12: expected a string",
		"texts: {a: x, b: []}": "line 1, column 18: expected a string",
	} {
		node, err := document.Read([]byte(written))
		if err != nil {
			t.Fatal(err)
		}
		texts, _ := node.Member("texts")
		got, err := texts.Texts()
		switch {
		case want == "" && (err != nil || !maps.Equal(got, map[string]string{"a": "007"})):
			t.Errorf("%s: read %v, %v", written, got, err)
		case want != "" && (err == nil || err.Error() != want || got != nil):
			t.Errorf("%s: read %v, %v, want %s", written, got, err, want)
		}
	}
}

// What has no value because a space or quotes are missing would be left out, and
// its name may be a secret.
func TestNamesWithoutAValueInBracketsAreRefused(t *testing.T) {
	const canary = "hunter2"
	for written, want := range map[string]string{
		"{PASSWORD:" + canary + "}":         "line 1, column 2: no space follows PASSWORD: write NAME: value, with a space after the colon",
		"{PASSWORD=" + canary + "}":         "line 1, column 2: no space follows PASSWORD: ",
		"a: {'PASSWORD:" + canary + "'}":    "line 1, column 5: no space follows PASSWORD: ",
		"a: [{b: c, PASSWORD: x, " + canary: "line 1",
		"{PASSWORD: a, " + canary + "}":     "line 1, column 15: this name has no value: ",
		"{" + canary + ": }":                "line 1, column 2: this name has no value: ",
	} {
		_, err := document.Read([]byte(written))
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), canary) {
			t.Errorf("%s gave %v, want %s", written, err, want)
		}
	}
	for _, written := range []string{"{a: ~, b: null}", "a:\nb: {c: ''}", "{a: {}, b: []}"} {
		if _, err := document.Read([]byte(written)); err != nil {
			t.Errorf("%s gave %v", written, err)
		}
	}
}

func TestNodesPrintNoValues(t *testing.T) {
	node, err := document.Read([]byte("PASSWORD: hunter2\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		if got := fmt.Sprintf(verb, node); strings.Contains(got, "hunter2") {
			t.Errorf("%s printed %q", verb, got)
		}
	}
}
