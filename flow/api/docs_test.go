package api

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated document")

const documentPath = "../../docs/challenges.md"

// docs/challenges.md is made from the description of the interface.
func TestDocumentIsMadeFromTheInterface(t *testing.T) {
	want := interfaceDocument()
	if *update {
		if err := os.WriteFile(documentPath, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(documentPath)
	if err != nil || string(got) != want {
		t.Errorf("%s is not current: go test ./flow/api -update (%v)", documentPath, err)
	}
}

func interfaceDocument() string {
	var b strings.Builder
	b.WriteString("# Flows, challenges and operations\n\nMade from `flow/api`.\n\n## Flows\n\n")
	for _, flow := range Flows() {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", flow.Name, flow.Description)
		fmt.Fprintf(&b, "Operations: %s. Enabled by `%s`.\n\n", operationsOf(flow), flow.Enabled)
		writeMembers(&b, "AuthParameters", flow.Parameters)
	}
	b.WriteString("## Challenges\n\n")
	for _, challenge := range Challenges() {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", challenge.Name, challenge.Description)
		writeMembers(&b, "ChallengeParameters", challenge.Parameters)
		writeMembers(&b, "ChallengeResponses", challenge.Responses)
	}
	b.WriteString("## Operations\n\nThose of apps and users, and of servers that sign users in.\n\n")
	for _, operation := range Operations() {
		if operation.Access == Signed && operation.Effect != SignsIn {
			continue
		}
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", operation.Name, operation.Description)
		writeMembers(&b, "request", operation.Input)
		writeMembers(&b, "answer", operation.Output)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func writeMembers(b *strings.Builder, title string, members []Member) {
	if len(members) == 0 {
		return
	}
	fmt.Fprintf(b, "| %s | required | secret | what it is |\n| --- | --- | --- | --- |\n", title)
	for _, member := range members {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", member.Name, mark(member.Required), mark(member.Secret), strings.ReplaceAll(member.Help, "|", "\\|"))
	}
	b.WriteString("\n")
}

func mark(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func operationsOf(flow Flow) string {
	var names []string
	if flow.Public {
		names = append(names, "`"+InitiateAuth+"`")
	}
	if flow.Admin {
		names = append(names, "`"+AdminInitiateAuth+"`")
	}
	return strings.Join(names, ", ")
}
