package poolfile_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

func TestNotices(t *testing.T) {
	file, err := poolfile.Parse([]byte(`{
		"UserPool": {"Frob\u001b[2Jnication": 1, "LambdaConfig": {"PreSignUp": "arn:x", "PreTokenGenerationConfig": {"LambdaArn": "arn:x"}, "CustomMessage": "http://127.0.0.1:1", "PostConfirmation": "builtin:agree", "CustomSMSSender": {"LambdaArn": "http://127.0.0.1:1"}, "KMSKeyID": "k"}},
		"Users": [{"Username": "nadia"}, {"Username": "o\u0007mar"}, {"Username": "known", "Password": "canary"},
			{"Username": "imported", "UserStatus": "RESET_REQUIRED"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`ignored settings: UserPool.Frob\x1b[2Jnication`,
		"these triggers run only with --lambda-endpoint; without it, what would call one is refused: PreSignUp, PreTokenGeneration",
		"these triggers are called without the code, which AWS KMS would encrypt; the inbox has it: CustomSMSSender",
		`no password is known of these users, so choose one: add Password to each who signs in with one, or set AUTHWALK_PASSWORD for authwalk demo: nadia, o\amar`,
		"no password is known of these RESET_REQUIRED users, so they must set one with ForgotPassword first: imported",
		"there is no client, so users cannot sign in: add Clients",
	}
	if got := file.Notices(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestAMissingSecondFactorIsSaid: describe-user-pool alone does not show the factors.
func TestAMissingSecondFactorIsSaid(t *testing.T) {
	for settings, want := range map[string]string{
		"UserPool: {MfaConfiguration: 'ON'}": "MfaConfiguration is ON, but there is no second factor",
		"MfaConfig: {MfaConfiguration: OPTIONAL, SoftwareTokenMfaConfiguration: {Enabled: false}}": "MfaConfiguration is OPTIONAL, but there is no second factor",
		"MfaConfig: {MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: {Enabled: true}}":      "",
		"UserPool: {MfaConfiguration: 'ON'}\nMfaConfig: {SmsMfaConfiguration: {}}":                 "",
		"UserPool: {MfaConfiguration: 'OFF'}":                                                      "",
	} {
		file, err := poolfile.Parse([]byte("Clients: [{ClientId: a}]\n" + settings))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(file.Notices(), "\n"); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: got %q, want %q", settings, got, want)
		}
	}
}

func TestNoticesStayShort(t *testing.T) {
	var text strings.Builder
	text.WriteString("Clients: [{ClientId: a}]\nUsers:\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "  - {Username: user%d}\n", i)
	}
	file, err := poolfile.Parse([]byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Notices(); len(got) != 1 || !strings.HasSuffix(got[0], "user6, user7 and 992 more") {
		t.Errorf("got %q", got)
	}
}
