package document_test

import (
	"strings"
	"testing"

	"authwalk/flow/document"
)

func functionName(tag string) string { return "Fn::" + tag }

func TestTagsBecomeMembers(t *testing.T) {
	for text, want := range map[string]string{
		"A: !Ref Pool":                       `{"A":{"Fn::Ref":"Pool"}}`,
		"A: !Sub '${x}'":                     `{"A":{"Fn::Sub":"${x}"}}`,
		"A: !Empty":                          `{"A":{"Fn::Empty":""}}`,
		"A: !If [Yes, !Ref a, 012]":          `{"A":{"Fn::If":["Yes",{"Fn::Ref":"a"},"012"]}}`,
		"A: !Transform {Name: x, Number: 2}": `{"A":{"Fn::Transform":{"Name":"x","Number":2}}}`,
		"A: !!str 3":                         `{"A":"3"}`,
		`{"A": {"Ref": "Pool"}}`:             `{"A":{"Ref":"Pool"}}`,
	} {
		root, err := document.ReadWithTags([]byte(text), functionName)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := string(root.JSON()); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestTagsStayBounded(t *testing.T) {
	for name, text := range map[string]string{
		"other tags":  "A: !!binary aGk=",
		"anchors":     "A: !Ref &a b\nB: *a\n",
		"deep":        strings.Repeat("!a [", 60) + strings.Repeat("]", 60),
		"as a name":   "!Ref a: b",
		"many opened": "A: !Ref " + strings.Repeat("[", 400_000),
	} {
		if root, err := document.ReadWithTags([]byte(text), functionName); err == nil {
			t.Errorf("%s: read as %s", name, root.JSON())
		}
	}
	if _, err := document.Read([]byte("A: !Ref Pool")); err == nil {
		t.Error("a tag is read where nobody asks for it")
	}
}

func FuzzReadWithTags(f *testing.F) {
	for _, seed := range []string{"A: !Ref b", "!a [!b c, {d: !e}]", `{"A": [1]}`, "- !x\n  y: !z\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		root, err := document.ReadWithTags(data, functionName)
		if err != nil {
			return
		}
		again, err := document.Read(root.YAML())
		if err != nil {
			t.Fatalf("%v\n%s", err, root.YAML())
		}
		if string(again.JSON()) != string(root.JSON()) {
			t.Fatalf("%s became %s", root.JSON(), again.JSON())
		}
	})
}
