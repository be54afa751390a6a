package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// Every promise of docs/security.md has a test, and every test that it names is
// where it says.
func TestEveryPromiseOfSecurityHasItsTest(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	document, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9_]+)`")
	promises := 0
	for line := range strings.Lines(string(document)) {
		cells := strings.Split(strings.Trim(line, "|\n "), "|")
		if !strings.HasPrefix(line, "| ") || len(cells) != 3 || strings.HasPrefix(cells[1], " ---") || strings.TrimSpace(cells[1]) == "test" {
			continue
		}
		promises++
		folder := strings.TrimSpace(cells[2])
		tests := named.FindAllStringSubmatch(cells[1], -1)
		if len(tests) == 0 {
			t.Errorf("no test for: %s", cells[0])
		}
		source := testsIn(t, folder)
		for _, test := range tests {
			if !strings.Contains(source, "\nfunc "+test[1]+"(") {
				t.Errorf("%s has no %s", folder, test[1])
			}
		}
	}
	if promises < 40 {
		t.Errorf("only %d promises were found", promises)
	}
}

func testsIn(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob("../../" + folder + "/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	return source.String()
}

// TestWithoutAHomeNothingIsSaved leaves the program no folder of its own: it
// says so, and writes nothing into the root directory.
func TestWithoutAHomeNothingIsSaved(t *testing.T) {
	t.Parallel()
	before := rootDirectory(t)
	w := open(t, termtest.Options{Width: 120, Height: 40, Env: []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"}, Args: []string{
		"walk", "--client-id", "4example0client1id", "--user-pool-id", "eu-west-1_Ab12Cd34E", "--username", "007", "--auth-flow", "USER_PASSWORD_AUTH",
	}})
	w.See("4example0client1id").Press("ctrl+s").See("no configuration folder").Press("ctrl+c")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
	if after := rootDirectory(t); after != before {
		t.Errorf("the root directory held %s, and now %s", before, after)
	}
}

func rootDirectory(t *testing.T) string {
	t.Helper()
	entries, err := os.ReadDir("/")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return strings.Join(names, " ")
}
