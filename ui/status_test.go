package ui_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAStatusIsReadWhole: what just happened fits where it stands, or says less; the
// panel has the rest.
func TestAStatusIsReadWhole(t *testing.T) {
	drawn, err := filepath.Glob("testdata/*.80x24.golden")
	if err != nil || len(drawn) == 0 {
		t.Fatal(drawn, err)
	}
	for _, path := range drawn {
		golden, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(golden), "\n"), "\n")
		for _, line := range slices.Backward(lines[:len(lines)-1]) {
			if strings.ContainsAny(line, "┛┃╯│") {
				break
			}
			if strings.HasSuffix(line, "…") {
				t.Errorf("%s: %q is cut", path, line)
			}
		}
	}
}

// TestWhatHappenedStandsBeforeWhatHasTheFocus: after a sign-in the panel begins with it
// and with what can be done, and not with the claim that has the focus.
func TestWhatHappenedStandsBeforeWhatHasTheFocus(t *testing.T) {
	for story, happened := range map[string]string{"tokens": "Signed in with the password", "tokens-access": "Signed in with the password"} {
		s := newScene(t, story)
		s.resize(80, 24).press("ctrl+o").run()
		drawn := s.model.View()
		first, claim := strings.Index(drawn, happened), strings.Index(drawn, "Decoded does not mean genuine")
		if first < 0 || claim < first {
			t.Errorf("%s:\n%s", story, drawn)
		}
	}
}
