package cognito_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

const processCredentials = `{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s3cr3t"}`

// process makes a profile that gets its credentials from a shell script.
func process(t *testing.T, script string) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	machine(t, "[profile base]\nregion = eu-west-1\ncredential_process = "+program+"\n"+
		"[profile role]\nregion = eu-west-1\nsource_profile = base\nrole_arn = arn:aws:iam::123456789012:role/r\n"+
		"role_session_name = mine\nexternal_id = theirs\nduration_seconds = 1800\n", "")
}

// A credential_process that writes without end is ended, also where it goes on
// without writing, and so is the wait for what it leaves behind.
func TestACredentialProcessWithoutEnd(t *testing.T) {
	for _, row := range []struct{ name, script, want string }{
		{"endless output", "exec yes", "it wrote more than 64 kB"},
		{"much, and then nothing", "head -c 100000 /dev/zero 2>/dev/null\nexec sleep 15 2>/dev/null", "it wrote more than 64 kB"},
		{"one that holds its output", "echo '" + processCredentials + "'\nsleep 15 2>/dev/null &", "still holds its output"},
	} {
		for _, profile := range []string{"base", "role"} {
			t.Run(row.name+" "+profile, func(t *testing.T) {
				process(t, row.script)
				served := serve(t, respondWith(200, `{}`))
				made := client(t, cognito.Options{Endpoint: served.URL, Profile: profile})
				_, failed := made.Call(t.Context(), request("AdminGetUser", `{}`))
				if failed == nil || failed.Reason != walk.CredentialProcessFailed || !strings.Contains(failed.Message, row.want) {
					t.Fatalf("error %+v", failed)
				}
				if sent, _ := served.requests(); len(sent) != 0 || strings.Contains(failed.Error(), "s3cr3t") {
					t.Errorf("%d requests, %q", len(sent), failed.Error())
				}
			})
		}
	}
}

// A role is taken on with what a process gave, as the profile says.
func TestARoleOnTheCredentialsOfAProcess(t *testing.T) {
	process(t, "echo '"+processCredentials+"'")
	sts := serve(t, respondWith(200, `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId>`+
		`<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2040-01-01T00:00:00Z</Expiration>`+
		`</Credentials></AssumeRoleResult></AssumeRoleResponse>`))
	t.Setenv("AWS_ENDPOINT_URL_STS", sts.URL)
	served := serve(t, respondWith(200, `{}`))
	made := client(t, cognito.Options{Endpoint: served.URL, Profile: "role"})
	if _, failed := made.Call(t.Context(), request("AdminGetUser", `{}`)); failed != nil {
		t.Fatal(failed)
	}
	forms, heads := sts.requests()
	if len(forms) != 1 || !strings.Contains(heads[0].Get("Authorization"), "AKIDPROCESS") {
		t.Fatalf("STS got %q with %v", forms, heads)
	}
	for _, member := range []string{"RoleSessionName=mine", "ExternalId=theirs", "DurationSeconds=1800", "RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fr"} {
		if !strings.Contains(forms[0], member) {
			t.Errorf("STS did not get %s: %s", member, forms[0])
		}
	}
	if _, heads := served.requests(); len(heads) != 1 || !strings.Contains(heads[0].Get("Authorization"), "AKIDROLE") {
		t.Errorf("headers %v", heads)
	}
}
