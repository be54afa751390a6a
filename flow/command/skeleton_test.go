package command_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/command"
	"authwalk/flow/document"
)

// The skeletons of every operation can be read back, and have its members.
func TestSkeletonsOfEveryOperation(t *testing.T) {
	for _, operation := range api.Operations() {
		if operation.Input == nil {
			continue
		}
		var want []string
		for _, member := range operation.Input {
			want = append(want, member.Name)
		}
		slices.Sort(want)
		for _, kind := range []string{"input", "yaml-input"} {
			text, err := command.Skeleton(operation.Name, kind)
			if err != nil {
				t.Fatal(err)
			}
			node, err := document.Read([]byte(text))
			if err != nil {
				t.Errorf("%s %s: %v", operation.Name, kind, err)
				continue
			}
			members, _ := node.Plain().(map[string]any)
			if got := slices.Sorted(maps.Keys(members)); !slices.Equal(got, want) {
				t.Errorf("%s %s has %v, want %v", operation.Name, kind, got, want)
			}
		}
		text, err := command.Skeleton(operation.Name, "output")
		if err != nil || !json.Valid([]byte(text)) {
			t.Errorf("%s: its answer is no JSON (%v)", operation.Name, err)
		}
	}
}
