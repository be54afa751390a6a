package explain

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNumbersStandWhereTheRulesHaveThem: a number with a unit in a sentence is made
// from the limit that it is, so that the two cannot differ.
func TestNumbersStandWhereTheRulesHaveThem(t *testing.T) {
	number := regexp.MustCompile(`\b([2-9]|\d{2,}) (seconds?|minutes?|min|hours?|days?|emails?|digits?|characters?|passkeys?|attempts?)\b`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(source)) {
			if said := number.FindString(line); said != "" && strings.Contains(line, `"`) && !strings.Contains(line, "//") {
				t.Errorf("%s says %q: %s", file, said, strings.TrimSpace(line))
			}
		}
	}
}
