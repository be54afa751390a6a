package cognito_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// person gives a code, and lends a terminal that it notes.
type person struct {
	code func(context.Context, cognito.Role) (string, error)
	lent *[]string
}

func (p person) MFACode(ctx context.Context, role cognito.Role) (string, error) {
	return p.code(ctx, role)
}

func (p person) WithTerminal(_ context.Context, who string, run func()) error {
	*p.lent = append(*p.lent, who)
	run()
	*p.lent = append(*p.lent, "back")
	return nil
}

const roleWithDevice = "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = eu-west-1\n" +
	"mfa_serial = arn:aws:iam::123456789012:mfa/nadia\n" +
	"[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s3cr3t\n"

// A code that is not given is a sentence, and one that a person gives up ends
// the call as cancelled.
func TestARoleWithoutACode(t *testing.T) {
	machine(t, roleWithDevice, "")
	served := serve(t, respondWith(200, `{}`))
	for _, row := range []struct {
		refusal error
		kind    walk.Kind
		says    string
	}{
		{errors.New("there is no terminal"), walk.Credentials, "the role of the profile dev asks for an MFA code, and none was given: there is no terminal"},
		{context.Canceled, walk.Cancelled, "cancelled before anything was sent"},
	} {
		made := client(t, cognito.Options{Endpoint: served.URL, Profile: "dev", Person: person{code: func(context.Context, cognito.Role) (string, error) {
			return "", row.refusal
		}}})
		_, failed := made.Call(t.Context(), request("AdminGetUser", `{}`))
		if failed == nil || failed.Kind != row.kind || !strings.Contains(failed.Message, row.says) {
			t.Errorf("%v gave %+v", row.refusal, failed)
		}
	}
	if sent, _ := served.requests(); len(sent) != 0 {
		t.Error("something was sent")
	}
}

func TestARefusedCodeOfARoleIsSaid(t *testing.T) {
	machine(t, roleWithDevice, "")
	sts := serve(t, respondWith(403, `<ErrorResponse><Error><Code>AccessDenied</Code>`+
		`<Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>`))
	t.Setenv("AWS_ENDPOINT_URL_STS", sts.URL)
	codes := []string{"111111", "222222"}
	made := client(t, cognito.Options{Profile: "dev", Person: person{code: func(context.Context, cognito.Role) (string, error) {
		code := codes[0]
		codes = codes[1:]
		return code, nil
	}}})
	for len(codes) > 0 {
		_, failed := made.Call(t.Context(), request("AdminGetUser", `{}`))
		if failed == nil || failed.Reason != walk.RoleWantsCode || !strings.Contains(failed.Message, "AWS did not accept the MFA code for the role of the profile dev") {
			t.Errorf("error %+v", failed)
		}
	}
	if forms, _ := sts.requests(); len(forms) != 2 || !strings.Contains(forms[1], "TokenCode=222222") {
		t.Errorf("sent to STS: %q", forms)
	}
}

// A call that was given up while a person is asked does not wait for them.
func TestAQuestionEndsWithItsCall(t *testing.T) {
	machine(t, roleWithDevice, "")
	ctx, giveUp := context.WithCancel(t.Context())
	made := client(t, cognito.Options{Profile: "dev", Person: person{code: func(ctx context.Context, _ cognito.Role) (string, error) {
		giveUp()
		<-ctx.Done()
		return "", ctx.Err()
	}}})
	if _, failed := made.Call(ctx, request("AdminGetUser", `{}`)); failed == nil || failed.Kind != walk.Cancelled {
		t.Errorf("error %+v", failed)
	}
}

// A credential_process gets the terminal; where nobody waits it does not run at
// all, and what it gave is used.
func TestACredentialProcessGetsTheTerminal(t *testing.T) {
	directory := t.TempDir()
	ran, program := filepath.Join(directory, "ran"), filepath.Join(directory, "program")
	script := "#!/bin/sh\necho x >>" + ran + "\necho '{\"Version\":1,\"AccessKeyId\":\"AKIDPROCESS\",\"SecretAccessKey\":\"s\"}'\n"
	if err := os.WriteFile(program, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	machine(t, "[profile dev]\nregion = eu-west-1\ncredential_process = "+program+"\n", "")
	served := serve(t, respondWith(200, `{}`))
	var lent []string
	made := client(t, cognito.Options{Endpoint: served.URL, Profile: "dev", Person: person{lent: &lent}})
	if _, failed := made.Call(cognito.Unattended(t.Context()), request("AdminGetUser", `{}`)); failed == nil || failed.Kind != walk.Credentials {
		t.Errorf("an unattended call ended with %+v", failed)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("the process ran for an unattended call")
	}
	for _, ctx := range []context.Context{t.Context(), t.Context(), cognito.Unattended(t.Context())} {
		if _, failed := made.Call(ctx, request("AdminGetUser", `{}`)); failed != nil {
			t.Fatal(failed)
		}
	}
	if want := "the credential_process of the profile dev, back"; strings.Join(lent, ", ") != want {
		t.Errorf("lent to %q", lent)
	}
	_, heads := served.requests()
	if len(heads) != 3 || !strings.Contains(heads[0].Get("Authorization"), "AKIDPROCESS") {
		t.Errorf("headers %v", heads)
	}
}
