package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestTheNotesOfTheDemoUsersAreWhole shows every one of them in a narrow window.
func TestTheNotesOfTheDemoUsersAreWhole(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Width: 80, Height: 40, Args: []string{"demo"}, Answers: true})
	w.See("▸ nadia").See("(NEW_PASSWORD_REQUIRED).").See("ella@example.org")
	if screen := w.Screen(); strings.Contains(screen, "…") {
		t.Errorf("something is cut:\n%s", screen)
	}
	w.Press("ctrl+c")
	w.Exit()
}

// TestADemoOfAPulledPoolSignsInWithAChosenPassword: nothing has to be edited, and nothing
// says it.
func TestADemoOfAPulledPoolSignsInWithAChosenPassword(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	file := filepath.Join(t.TempDir(), "pool.yaml")
	pulled := "UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: web, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}]\nUsers: [{Username: nadia, UserStatus: CONFIRMED}]\n"
	if err := os.WriteFile(file, []byte(pulled), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := execute(t, []string{"AUTHWALK_PASSWORD=Chosen-2026!"}, "demo", "--pool", file, "--user", "nadia", "--plain")
	if code != exitDone || !strings.Contains(stdout, "Signed in") || strings.Contains(stdout+stderr, "Chosen-2026!") || strings.Contains(stderr, "no password") {
		t.Errorf("exit %d\n%s\n%s", code, stdout, stderr)
	}
	if _, _, stderr := execute(t, nil, "demo", "--pool", file, "--user", "nadia", "--plain"); !strings.Contains(stderr, "set AUTHWALK_PASSWORD for authwalk demo: nadia") {
		t.Errorf("what can be done is not said: %s", stderr)
	}
}
