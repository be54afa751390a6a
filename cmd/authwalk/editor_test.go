//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// otherEditor is an editor that adds a member, and keeps what it was given, with the
// rights that the file and its folder have. It interrupts its process group, as ^C does.
const otherEditor = `#!/bin/sh
trap : INT
kill -INT 0
cp "$2" "$KEPT/given"
ls -ld "$2" "$(dirname "$2")" >"$KEPT/rights"
sed 's/"USERNAME"/"COLOUR": "green",\
    "USERNAME"/' "$KEPT/given" >"$2"
`

// TestARequestIsEditedByHand edits a proof: in another editor, on the screen, and back.
func TestARequestIsEditedByHand(t *testing.T) {
	t.Parallel()
	kept, folder := t.TempDir(), t.TempDir()
	editor := filepath.Join(kept, "editor")
	if err := os.WriteFile(editor, []byte(otherEditor), 0o700); err != nil {
		t.Fatal(err)
	}
	w := open(t, termtest.Options{
		Width: 100, Height: 30, Args: []string{"demo", "--user", "nadia"}, Answers: true,
		Env: []string{"VISUAL=" + editor + " --wait", "KEPT=" + kept, "TMPDIR=" + folder},
	})
	w.See(signedIn).Press("ctrl+g").See("Path: step 2 of 2").Press("up").See("Path: step 1 of 2").Press("b").See("[ Prove ]")
	w.Press("f4").See("[ Send as it is ]").Press("f2").See("Taken over from your editor").See("Next request: 1 changed")
	w.Press("ctrl+_").See("[ Send as it is ]").Press("f2").See("COLOUR is unknown to Cognito; sent anyway")
	// The signature is the fifth line.
	w.Press("down", "down", "down", "down", "end", "left", "left").Type("x").See("Next request: 2 changed")
	w.Press("ctrl+s").See("The request was edited by hand: PASSWORD_CLAIM_SIGNATURE changed, COLOUR added.").See("PASSWORD_VERIFIER edited ✗")
	leave(t, w)

	given, err := os.ReadFile(filepath.Join(kept, "given"))
	if err != nil || !strings.Contains(string(given), `"PASSWORD_CLAIM_SIGNATURE": "‹PASSWORD_CLAIM_SIGNATURE›"`) || strings.Count(string(given), "‹") != 2 {
		t.Errorf("%v: the editor was given\n%s", err, given)
	}
	rights, err := os.ReadFile(filepath.Join(kept, "rights"))
	if err != nil || !strings.HasPrefix(string(rights), "drwx------") || !strings.Contains(string(rights), "\n-rw-------") {
		t.Errorf("%v: others may read it:\n%s", err, rights)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("%v: it left %v", err, left)
	}
}

// TestTheFirstRequestIsEditedByHand edits the first request of a demo user, and that of a
// call that has no form, chosen by name in the palette.
func TestTheFirstRequestIsEditedByHand(t *testing.T) {
	t.Parallel()
	w := demoOf(t)
	w.See("Choose a demo user").Press("f2").See("Sign-in details").Press("f4").See("[ Send as it is ]").See(`"SRP_A"`)
	w.Press("end").Type(`"COLOUR": "green",`).See("COLOUR is unknown to Cognito; sent anyway").Press("ctrl+s").See(signedIn).See("InitiateAuth edited")
	w.Press("ctrl+k").See("What do you want to do?").Type("edit request").Press("enter").See("Edit the request of which call?")
	w.Press("down").See("▸ Show the user").Press("enter").See("‹AccessToken›")
	w.Press("down", "end", "left").Type("x").See("Next request: 1 changed").Press("ctrl+s").See("edited by hand: AccessToken changed")
	leave(t, w)
}

// TestTheProofOfAnotherProgram begins with its SRP_A, is refused with its signature, and
// finds the value that differs.
func TestTheProofOfAnotherProgram(t *testing.T) {
	t.Parallel()
	w := demoOf(t)
	w.See("Choose a demo user").Press("f2").See("Sign-in details").Press("f4").See(`"SRP_A"`)
	w.Press("down", "down", "down", "end").Type(` "SRP_A": "5",`).See("SRP_A is there twice").Press("ctrl+s").See("Another program made SRP_A")
	w.Type("AAAA").See("AAAA").Press("tab").Type("Wed Jan 7 08:05:09 UTC 2026").See("Wed Jan 7 08:05:09 UTC 2026").Press("tab", "tab").Press("enter")
	w.See("The signature of the other program is wrong").Press("ctrl+k").See("What do you want to do?").Type("compare the proof").Press("enter").See("Compare with another client")
	w.Paste("u = 1f0c").See("≠ The first value that differs is u.")
	leaveFrom(t, w)
}
