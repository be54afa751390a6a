package main_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every direct dependency has a line with its reason, and no line is left over.
func TestDependenciesHaveReasons(t *testing.T) {
	module, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	document, err := os.ReadFile("../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	direct := map[string]bool{}
	for _, match := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(string(module), -1) {
		direct[match[1]] = true
		if !strings.Contains(string(document), "| `"+match[1]+"` |") {
			t.Errorf("%s has no line in docs/dependencies.md", match[1])
		}
	}
	if len(direct) < 10 {
		t.Fatalf("only %d dependencies were found", len(direct))
	}
	for _, match := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(string(document), -1) {
		if !direct[match[1]] {
			t.Errorf("docs/dependencies.md names %s, which go.mod does not", match[1])
		}
	}
}
