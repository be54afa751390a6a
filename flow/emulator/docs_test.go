package emulator

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/emulator/operation"
)

var update = flag.Bool("update", false, "write the list of operations in the document")

const document = "../../docs/emulator.md"

// The document lists every operation, and those that are known by name only.
func TestDocumentListsTheOperations(t *testing.T) {
	raw, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	written, _, found := strings.Cut(string(raw), "## Operations\n")
	if !found {
		t.Fatalf("%s has no list of operations", document)
	}
	want := written + operationsSection()
	if *update {
		if err := os.WriteFile(document, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(raw) != want {
		t.Errorf("%s is not current: go test ./flow/emulator -run Document -update", document)
	}
}

func operationsSection() string {
	var b strings.Builder
	b.WriteString("## Operations\n\n")
	for _, group := range []struct {
		title string
		is    api.Access
	}{
		{"Without authorisation", api.Public}, {"With an access token", api.AccessToken}, {"Signed", api.Signed},
	} {
		var names []string
		for _, name := range operation.Names() {
			if declared, _ := api.FindOperation(name); declared.Access == group.is {
				names = append(names, "`"+name+"`")
			}
		}
		fmt.Fprintf(&b, "%s: %s.\n\n", group.title, strings.Join(names, ", "))
	}
	var names []string
	for _, known := range api.Operations() {
		if !slices.Contains(operation.Names(), known.Name) {
			names = append(names, "`"+known.Name+"`")
		}
	}
	slices.Sort(names)
	fmt.Fprintf(&b, "Known by name only, and refused with a sentence that says so: %s.\n", strings.Join(names, ", "))
	return b.String()
}
