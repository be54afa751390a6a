package main

import (
	"os"
	"path/filepath"
	"testing"

	"authwalk/ui/termtest"
)

// TestARecordIsOpened runs a script, and opens its record on the screens.
func TestARecordIsOpened(t *testing.T) {
	t.Parallel()
	served := serveDemo(t)
	home := t.TempDir()
	environment := []string{"HOME=" + home, "XDG_STATE_HOME=" + home + "/state"}
	path := filepath.Join(home, "script.yaml")
	script := "target: {UserPoolId: us-east-1_AuthwalkD}\nstart: {AuthFlow: USER_SRP_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: sam}}\n" +
		"answers: {PASSWORD_VERIFIER: {PASSWORD: Winter-2026!}, SMS_MFA: {SMS_MFA_CODE: 000000}}\n"
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := execute(t, environment, "run", "--endpoint-url", served.Endpoint(), path); code != exitRefused {
		t.Fatalf("ended with %d: %s%s", code, stdout, stderr)
	}
	w := open(t, termtest.Options{Width: 140, Height: 40, Answers: true, Env: environment, Args: []string{"open", "last"}})
	w.See("RECORD").See("CodeMismatchException").See("Likely causes")
	w.Press("ctrl+x").See("Markdown").Press("enter").See("Saved, only you can read it")
	w.Press("esc").See("Sign in like this").Press("ctrl+g").See("sms-mfa-code#1").See("nothing is sent from it")
	w.Press("b").See("Check where the new sign-in goes").See("authwalkdemoweb").See("LOCAL")
	w.Type("Winter-2026!").Press("enter").See("▸ 3 SMS_MFA")
	leaveFrom(t, w)
}
