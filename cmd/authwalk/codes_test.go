package main

import (
	"os"
	"path/filepath"
	"testing"

	"authwalk/ui/termtest"
)

// TestTheNewestCodeIsTheRightOne fills in codes with one key: of the inbox for
// a text message, made from the secret of the pool file, and from one that was
// set up in this run. A code that was sent is not offered again.
func TestTheNewestCodeIsTheRightOne(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "theo")
	w.See("▸ SOFTWARE_TOKEN_MFA").Press("ctrl+n").See("built-in authenticator").See("s left").Press("enter").See(signedIn)
	w.Press("n").See("▸ SOFTWARE_TOKEN_MFA").Press("ctrl+n").See("s left").Press("enter").See(signedIn).SeeNot("ExpiredCodeException")
	w.Press("ctrl+c").See("Quit?").Press("ctrl+c")
	w.Exit()

	w = demoOf(t, "--user", "sam")
	w.See("▸ SMS_MFA").Press("ctrl+n").See("Newest code, from SMS to").Press("enter").See(signedIn)
	w.Press("ctrl+c").See("Quit?").Press("ctrl+c")
	w.Exit()
}

// TestAMissingTokenIsNamed where the codes of an emulator are looked for.
func TestAMissingTokenIsNamed(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	served := serveDemo(t)
	for _, token := range []string{"", "another"} {
		w := open(t, termtest.Options{Width: 80, Height: 24, Answers: true, Env: []string{"AUTHWALK_PASSWORD=Winter-2026!", "AUTHWALK_EMULATOR_TOKEN=" + token}, Args: []string{
			"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb", "--username", "sam",
		}})
		w.See("[ Start sign-in ]").Press("enter").See("▸ SMS_MFA").Press("ctrl+n").See("Set AUTHWALK_EMULATOR_TOKEN to the token that authwalk emulate prints.")
		w.Press("ctrl+o", "ctrl+o", "ctrl+o").See("─ Inbox").See("Set AUTHWALK_EMULATOR_TOKEN")
		w.Press("ctrl+c").See("Quit?").Press("ctrl+c")
		w.Exit()
	}
}

// TestNoticesOfAPoolFileAreOnTheFirstScreen shows what of a pool will not do
// what it seems to, and no token of the emulator.
func TestNoticesOfAPoolFileAreOnTheFirstScreen(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pool.yaml")
	pool := `UserPool: {Id: eu-west-1_Ab12Cd34E, LambdaConfig: {PreSignUp: "arn:aws:lambda:eu-west-1:1:function:f"}}
Clients: [{ClientId: 4example0client1id, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}]
Users: [{Username: nadia}]
`
	if err := os.WriteFile(path, []byte(pool), 0o600); err != nil {
		t.Fatal(err)
	}
	w := demoOf(t, "--pool", path)
	w.See("these triggers run only with").See("no password is known").See("nadia").See("LOCAL").SeeNot("token")
	w.Press("ctrl+c")
	w.Exit()
}
