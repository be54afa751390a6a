package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"authwalk/ui/termtest"
)

// TestAPasskeyOutlivesTheProgram adds a passkey, kills the program, and signs in with
// another one. It goes out as a file for a browser, comes back in from it after it was
// lost here, and signs in for a script; from a damaged vault nothing is used, and no
// passkey is registered.
func TestAPasskeyOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	served, state := serveDemo(t), t.TempDir()
	vault := "AUTHWALK_VAULT=file"
	if runtime.GOOS == "linux" {
		vault = "AUTHWALK_VAULT=" // no keyring answers; elsewhere there is always one, which is left alone
	}
	environment := []string{
		"XDG_STATE_HOME=" + state, "AUTHWALK_PASSWORD=Winter-2026!", "AUTHWALK_EMULATOR_TOKEN=" + served.Token(),
		vault, "DBUS_SESSION_BUS_ADDRESS=unix:path=" + state + "/none",
	}
	walk := func(arguments ...string) *termtest.Terminal {
		return open(t, termtest.Options{
			Width: 140, Height: 40, Answers: true, Env: environment,
			Args: append([]string{
				"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkK", "--client-id", "authwalkdemopasskey", "--username", "kurt",
			}, arguments...),
		})
	}
	withPassword := func() *termtest.Terminal { return walk("--auth-flow", "USER_PASSWORD_AUTH").See(signedIn) }
	withPasskey := func() *termtest.Terminal {
		return walk("--auth-flow", "USER_AUTH", "--auth-parameters", "PREFERRED_CHALLENGE=WEB_AUTHN").See("▸ WEB_AUTHN")
	}
	add := func() *termtest.Terminal {
		return withPassword().See("p Add").Press("p").See("Make a passkey of kurt for localhost").See("http://localhost").Press("enter")
	}
	add().See("The response has no members").Signal(syscall.SIGKILL)

	w := withPasskey().See("never used").See("kept in a plain file").Press("enter").See("WEB_AUTHN › " + signedIn)
	file := filepath.Join(t.TempDir(), "passkey.json")
	w.See("w Save as a file").Press("w").See("passkey.json").Press("tab", "tab", "ctrl+u").Type(file).Press("enter").See("Saved the passkey")
	leave(t, w)

	kept := filepath.Join(state, "authwalk", "vault", "passkeys.json")
	if err := os.Remove(kept); err != nil {
		t.Fatal(err)
	}
	w = withPasskey().See("is kept here").Press("tab").Type(file).Press("enter").See("WEB_AUTHN › " + signedIn)
	leave(t, w)
	run := func(passkey string, flags ...string) string {
		command := exec.CommandContext(t.Context(), "authwalk", append([]string{"run", "-"}, flags...)...)
		command.Env = append([]string{"PATH=" + os.Getenv("PATH")}, environment...)
		command.Stdin = strings.NewReader("target: {UserPoolId: us-east-1_AuthwalkK, Endpoint: " + served.Endpoint() + "}\n" +
			"start: {AuthFlow: USER_AUTH, ClientId: authwalkdemopasskey, AuthParameters: {USERNAME: kurt, PREFERRED_CHALLENGE: WEB_AUTHN}}\n" +
			"answers: {WEB_AUTHN: {PASSKEY: " + passkey + "}}\n")
		said, _ := command.CombinedOutput()
		return string(said)
	}
	said := run("true")
	if !strings.Contains(said, "signed in:") {
		t.Errorf("the script says %s", said)
	}
	if runtime.GOOS == "linux" {
		const plain = "no system keyring answered"
		if strings.Count(said, plain) != 1 {
			t.Errorf("of the plain file the script says %s", said)
		}
		if said := run("true", "--json"); strings.Contains(said, plain) {
			t.Errorf("with --json the script says %s", said)
		}
	}

	if err := os.WriteFile(kept, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := run("true"); !strings.Contains(said, kept+" is damaged (it is not JSON)") {
		t.Errorf("with a damaged vault, the script says %s", said)
	}
	w = add().See("damaged (it is not JSON)").SeeNot("-9223372036854 ms")
	leave(t, w)
	if left, err := os.ReadFile(kept); err != nil || string(left) != "damaged" {
		t.Errorf("the damaged file holds %q: %v", left, err)
	}
}

// TestAPasskeyIsShownValueByValue: the answer is explained as it was computed, beside
// the question that it answered, also where the form was not sent at first.
func TestAPasskeyIsShownValueByValue(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "kira", "--step")
	w.See("user verification is required").Press("enter").See("Not sent: press space to tick this")
	w.Type(" ").See("[x] Confirm it is you").Press("enter").See("9 ✓ user handle").See("USER_AUTH signs in with a passkey")
	w.Press("end").See("What Cognito called the user").Press("enter").See("id token")
	leave(t, w)
}
