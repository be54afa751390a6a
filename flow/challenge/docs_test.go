package challenge

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated document anew")

const document = "../../docs/challenges.md"

// docs/challenges.md is made from the catalogue.
func TestDocumentIsMadeFromTheCatalogue(t *testing.T) {
	want := catalogueDocument()
	if *update {
		if err := os.WriteFile(document, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(document)
	if err != nil || string(got) != want {
		t.Errorf("%s is not current: go test ./flow/challenge -update (%v)", document, err)
	}
}

func catalogueDocument() string {
	var b strings.Builder
	b.WriteString("# Flows, challenges and operations\n\nMade from the catalogue in `flow/challenge`.\n\n## Flows\n\n")
	for _, flow := range Flows() {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", flow.Name, flow.Says)
		fmt.Fprintf(&b, "Operations: %s. Enabled by `%s`.\n\n", operationsOf(flow), flow.Enabled)
		writeMembers(&b, flow.Members)
	}
	b.WriteString("## Challenges\n\n")
	for _, entry := range All() {
		writeEntry(&b, entry)
	}
	b.WriteString("## Operations beside the sign-in\n\n")
	for _, entry := range operations {
		writeEntry(&b, entry)
	}
	b.WriteString("## Members of requests and answers\n\n")
	writeMembers(&b, requestMembers)
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func writeEntry(b *strings.Builder, entry Challenge) {
	fmt.Fprintf(b, "### %s\n\n%s\n\n", entry.Name, entry.Description)
	writeMembers(b, entry.Members)
}

func writeMembers(b *strings.Builder, members []Member) {
	if len(members) == 0 {
		return
	}
	b.WriteString("| member | secret | what it is |\n| --- | --- | --- |\n")
	for _, member := range members {
		secret := ""
		if member.Secret {
			secret = "yes"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", member.Name, secret, strings.ReplaceAll(member.Says, "|", "\\|"))
	}
	b.WriteString("\n")
}

func operationsOf(flow Flow) string {
	var names []string
	if flow.Public {
		names = append(names, "`InitiateAuth`")
	}
	if flow.Admin {
		names = append(names, "`AdminInitiateAuth`")
	}
	return strings.Join(names, ", ")
}
