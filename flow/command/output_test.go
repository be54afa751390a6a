package command_test

import (
	"strings"
	"testing"

	"authwalk/flow/command"
)

func TestOutputs(t *testing.T) {
	object := map[string]any{
		"result": "tokens", "done": true, "none": nil,
		"path": []any{
			map[string]any{"operation": "InitiateAuth", "ms": 12}, map[string]any{"operation": "RespondToAuthChallenge", "status": 200, "more": []any{"a", "b"}},
		},
		"names": []any{"x", "y"},
	}
	for _, c := range []struct{ query, output, want string }{
		{"result", "text", "tokens\n"},
		{"result", "json", "\"tokens\"\n"},
		{"path[].operation", "text", "InitiateAuth\tRespondToAuthChallenge\n"},
		{"path[*].operation", "", "[\n    \"InitiateAuth\",\n    \"RespondToAuthChallenge\"\n]\n"},
		{"missing", "text", "None\n"},
		{"missing", "json", "null\n"},
		{"names", "yaml", "- x\n- 'y'\n"},
		{"done", "text", "True\n"},
		{"[names, [`1`]]", "text", "x\ty\n1\n"},
		{"", "text", "True\tNone\ttokens\nNAMES\tx\nNAMES\ty\nPATH\t12\tInitiateAuth\t\nPATH\t\tRespondToAuthChallenge\t200\nMORE\ta\nMORE\tb\n"},
	} {
		got, err := command.Output(object, c.query, c.output)
		if err != nil || string(got) != c.want {
			t.Errorf("--query %q --output %q: %v\n%s", c.query, c.output, err, got)
		}
	}
	if err := command.CheckOutput("path[", ""); err == nil || !strings.Contains(err.Error(), "--query is not a JMESPath expression") {
		t.Errorf("%v", err)
	}
	if err := command.CheckOutput("", "table"); err == nil || !strings.Contains(err.Error(), "json, yaml, text") {
		t.Errorf("%v", err)
	}
}
