package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTheNewestCodeIsTheRightOne fills in codes with one key: of the inbox for
// a text message, made from the secret of the pool file, and from one that was
// set up in this run.
func TestTheNewestCodeIsTheRightOne(t *testing.T) {
	t.Parallel()
	w := demoOf(t, "--user", "theo")
	w.See("▸ SOFTWARE_TOKEN_MFA").Press("ctrl+n").See("built-in authenticator").See("s left").Press("enter").See(signedIn)
	w.Press("ctrl+c").See("Quit?").Press("ctrl+c")
	w.Exit()

	w = demoOf(t, "--user", "sam")
	w.See("▸ SMS_MFA").Press("ctrl+n").See("Newest code, from SMS to").Press("enter").See(signedIn)
	w.Press("ctrl+c").See("Quit?").Press("ctrl+c")
	w.Exit()
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
	w.See("these triggers do not run here").See("no password is known").See("nadia").See("LOCAL").SeeNot("token")
	w.Press("ctrl+c")
	w.Exit()
}
