package document_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/script/document"
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

func TestErrorsHaveAPlaceAndNoExcerpt(t *testing.T) {
	const canary = "hunter2-canary"
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "line 1, column 1"},
		{"only a comment", "# " + canary + "\n", "line 1, column 1"},
		{"open bracket", "a: b\nPASSWORD: [" + canary + "\n", "line 2, column"},
		{"open quote", "a: b\nPASSWORD: \"" + canary + "\n", "line 2, column"},
		{"reserved", "a: b\nPASSWORD: @" + canary + "\n", "line 2, column"},
		{"anchor", "a: &x " + canary + "\nb: *x\n", "line 1, column 4"},
		{"tag", "a: !!binary " + canary + "\n", "line 1, column 4"},
		{"twice", "a: b\na: " + canary + "\n", "line 2, column 1"},
		{"twice in JSON", "{\"a\": 1,\n \"a\": \"" + canary + "\"}", "line 2, column 2: a is given twice"},
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

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"a: b", "{\"a\": [1, null]}", "a: &x 1\nb: *x", "- a\n- b: |\n    c", "? a\n: b", "a: {b: [c, {d: e}]}", "\"\\ud800\": 1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		node, err := document.Read([]byte(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") {
				t.Errorf("no place: %v", err)
			}
			return
		}
		encoded, err := json.Marshal(node.Plain())
		if err != nil {
			t.Fatal(err)
		}
		again, err := document.Read(encoded)
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		if !reflect.DeepEqual(node.Plain(), again.Plain()) {
			t.Errorf("read %q, and again %q", node.Plain(), again.Plain())
		}
	})
}
