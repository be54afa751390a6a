package emulator

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/emulator/operation"
)

var update = flag.Bool("update", false, "write the tables in the document")

const (
	document = "../../docs/emulator.md"
	// tables is where they begin; they are the end of the document.
	tables = "## What there is, and the test that shows it\n"
	// refuses shows what is known by name only.
	refuses = "TestEveryOperationOfTheSDKIsAnswered"
)

// TestDocumentListsWhatThereIs holds the tables to the operations, flows, challenges and
// triggers of the service, and each row to a test that has to do with it.
func TestDocumentListsWhatThereIs(t *testing.T) {
	raw, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	before, written, found := strings.Cut(string(raw), tables)
	if !found {
		t.Fatalf("%s has no tables", document)
	}
	want := before + tables + tablesOf(shownBy(t, written))
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

// shownBy finds a test for each name: the one that is written, as long as it still has
// to do with the name, else the one that is about the fewest other things.
func shownBy(t *testing.T, written string) func(name string) string {
	t.Helper()
	chosen := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\|.*\\| `(\\S+)` \\|$").FindAllStringSubmatch(written, -1) {
		chosen[row[1]] = row[2]
	}
	tests := testedNames(t)
	names := slices.SortedFunc(maps.Keys(tests), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(tests[a]), len(tests[b])), cmp.Compare(a, b))
	})
	return func(name string) string {
		if test := chosen[name]; tests[test][name] {
			return test
		}
		for _, test := range names {
			if tests[test][name] {
				return test
			}
		}
		t.Errorf("no test has to do with %s", name)
		return ""
	}
}

func tablesOf(shown func(name string) string) string {
	var b strings.Builder
	b.WriteString("\nMade from the tests of `flow/emulator`: `go test ./flow/emulator -run NAME` runs one.\n\n")
	b.WriteString("| operation | called with | state | shown by |\n| --- | --- | --- | --- |\n")
	for _, known := range slices.SortedFunc(slices.Values(api.Operations()), func(a, b api.Operation) int { return cmp.Compare(a.Name, b.Name) }) {
		state, test := "answered", refuses
		if slices.Contains(operation.Names(), known.Name) {
			test = shown(known.Name)
		} else {
			state = "refused by name"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | `%s` |\n", known.Name, calledWith[known.Access], state, test)
	}
	b.WriteString("\n| flow | state | shown by |\n| --- | --- | --- |\n")
	for _, flow := range api.Flows() {
		fmt.Fprintf(&b, "| `%s` | answered | `%s` |\n", flow.Name, shown(flow.Name))
	}
	b.WriteString("\n| challenge | state | shown by |\n| --- | --- | --- |\n")
	for _, challenge := range api.Challenges() {
		if challenge.Name == api.ChallengeAdminNoSRPAuth {
			fmt.Fprintf(&b, "| `%s` | never asked, as by Cognito | |\n", challenge.Name)
		} else {
			fmt.Fprintf(&b, "| `%s` | asked | `%s` |\n", challenge.Name, shown(challenge.Name))
		}
	}
	return b.String()
}

var calledWith = map[api.Access]string{
	api.Public: "nothing", api.AccessToken: "an access token", api.Signed: "a signature",
}
