//go:build unix

package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// sts stands in for AWS STS: it gives keys for a right code and notes what it
// was asked.
type sts struct {
	endpoint string
	asked    chan string
}

func standInForSTS(t *testing.T) sts {
	t.Helper()
	s := sts{asked: make(chan string, 100)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.asked <- string(body)
		if !strings.Contains(string(body), "TokenCode=123456") {
			w.WriteHeader(http.StatusForbidden)
			_, _ = io.WriteString(w, `<ErrorResponse><Error><Code>AccessDenied</Code>`+
				`<Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>`)
			return
		}
		_, _ = io.WriteString(w, `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId>`+
			`<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>`+
			`</Credentials></AssumeRoleResult></AssumeRoleResponse>`)
	}))
	s.endpoint = server.URL
	t.Cleanup(server.Close)
	return s
}

const roleWithDevice = "[profile dev]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/looking\nsource_profile = base\n" +
	"mfa_serial = arn:aws:iam::123456789012:mfa/ada\n[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s3cr3t\n"

// configured is an environment with an AWS configuration and stand-ins.
func configured(t *testing.T, configuration string, s sts) []string {
	t.Helper()
	return []string{
		"AWS_CONFIG_FILE=" + strings.TrimPrefix(fileWith(t, configuration), "file://"), "AWS_ENDPOINT_URL_STS=" + s.endpoint,
		"AUTHWALK_PASSWORD=Passw0rd!",
	}
}

// adminWalk are the arguments of a sign-in that has to be signed.
func adminWalk(endpoint string) []string {
	return []string{
		"--profile", "dev", "--endpoint-url", endpoint, "--user-pool-id", "eu-west-1_Ab12Cd34E", "--client-id", "abc",
		"--username", "nadia", "--auth-flow", "ADMIN_USER_PASSWORD_AUTH",
	}
}

func refusing(t *testing.T) *impostor {
	t.Helper()
	refusal := replyWith(http.StatusBadRequest, map[string]any{"__type": "NotAuthorizedException", "message": "Incorrect username or password."})
	return pretend(t, map[string][]reply{"": {refusal}})
}

// TestTheCodeOfARoleIsAskedOnAScreen signs with a profile whose role wants a
// code: given up, mistyped and given.
func TestTheCodeOfARoleIsAskedOnAScreen(t *testing.T) {
	t.Parallel()
	s, cognito := standInForSTS(t), refusing(t)
	w := open(t, termtest.Options{Args: append([]string{"walk"}, adminWalk(cognito.endpoint)...), Env: configured(t, roleWithDevice, s), Answers: true})
	w.See("MFA for AWS").See("the profile dev").See("role/looking").See("mfa/ada").See("A call waits for this").See("This is your own")
	w.Press("esc").See("cancelled before anything was sent")
	if len(s.asked) != 0 || len(cognito.asked) != 0 {
		t.Errorf("something was sent: %d to STS, %d to Cognito", len(s.asked), len(cognito.asked))
	}
	w.Press("enter").See("MFA for AWS").Type("000000").Press("enter").See("AWS did not accept the MFA code")
	w.Press("enter").See("MFA for AWS").Type("123456").Press("enter").See("Incorrect username or password")
	if operation := <-cognito.asked; operation != "AdminInitiateAuth" {
		t.Errorf("Cognito was asked %s", operation)
	}
	w.Press("ctrl+c").Exit()
	if strings.Contains(string(w.Raw()), "s3cr3t") {
		t.Error("the secret key was shown")
	}
}

// TestQuittingDoesNotWaitForTheCodeOfARole leaves while the question is open.
func TestQuittingDoesNotWaitForTheCodeOfARole(t *testing.T) {
	t.Parallel()
	s, cognito := standInForSTS(t), refusing(t)
	w := open(t, termtest.Options{Args: append([]string{"walk"}, adminWalk(cognito.endpoint)...), Env: configured(t, roleWithDevice, s), Answers: true})
	w.See("MFA for AWS").Press("ctrl+c").See("Quit?").Press("ctrl+c")
	if code := w.Exit(); code != exitInterrupted {
		t.Errorf("ended with %d", code)
	}
}

// adminScript leaves the place to flags.
const adminScript = "start: {AuthFlow: ADMIN_USER_PASSWORD_AUTH, AuthParameters: {PASSWORD: x}}\n"

// TestTheCodeOfARoleInScripts gives it by the script, by the terminal, and not
// at all.
func TestTheCodeOfARoleInScripts(t *testing.T) {
	t.Parallel()
	s, cognito := standInForSTS(t), refusing(t)
	run := func(script string) []string {
		return append([]string{"run", strings.TrimPrefix(fileWith(t, script), "file://")}, adminWalk(cognito.endpoint)...)
	}
	environment := append(configured(t, roleWithDevice, s), "CODE=123456")
	if code, stdout, stderr := execute(t, environment, run(adminScript+`role: {TokenCode: "${env:CODE}"}`+"\n")...); code != exitRefused || !strings.Contains(stdout, "Incorrect") {
		t.Errorf("with the code ended with %d: %s%s", code, stdout, stderr)
	}
	if form := <-s.asked; !strings.Contains(form, "TokenCode=123456") {
		t.Errorf("STS was asked %s", form)
	}
	code, _, stderr := execute(t, environment, run(adminScript)...)
	for _, part := range []string{"the role of the profile dev asks for an MFA code", "no terminal to ask", "role: {TokenCode: …}"} {
		if code != exitUsage || !strings.Contains(stderr, part) {
			t.Errorf("without a terminal ended with %d: %s", code, stderr)
		}
	}
	for _, script := range []string{adminScript, adminScript + `role: {TokenCode: "${prompt}"}` + "\n"} {
		w := open(t, termtest.Options{Width: 200, Height: 24, Args: run(script), Env: environment})
		w.See("MFA code of arn:aws:iam::123456789012:mfa/ada for the role arn:aws:iam::123456789012:role/looking of the profile dev:")
		w.Type("123456").Press("enter").See("Incorrect username or password")
		if code := w.Exit(); code != exitRefused {
			t.Errorf("on a terminal ended with %d", code)
		}
	}
	w := open(t, termtest.Options{Width: 200, Height: 24, Args: run(adminScript), Env: environment})
	w.See("MFA code of").Press("ctrl+c")
	if code := w.Exit(); code != exitInterrupted {
		t.Errorf("ctrl+c ended with %d", code)
	}
}

// askingProcess is a credential_process that asks on the terminal, and writes
// on standard error.
func askingProcess(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "process")
	script := "#!/bin/sh\nprintf 'PIN for the vault: ' >/dev/tty\nread pin </dev/tty || exit 1\necho \"chatter $pin\" >&2\n" +
		"[ \"$pin\" = 4711 ] || exit 1\necho '{\"Version\":1,\"AccessKeyId\":\"AKIDPROCESS\",\"SecretAccessKey\":\"s\"}'\n"
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestACredentialProcessGetsTheTerminalForItself has one ask for a PIN: the
// screens are gone meanwhile and come back as they were.
func TestACredentialProcessGetsTheTerminalForItself(t *testing.T) {
	t.Parallel()
	s, cognito := standInForSTS(t), refusing(t)
	process := "[profile vault]\nregion = eu-west-1\ncredential_process = " + askingProcess(t) + "\n"
	for name, test := range map[string]struct {
		configuration string
		more          func(*termtest.Terminal)
	}{
		"alone": {strings.Replace(process, "vault", "dev", 1), func(*termtest.Terminal) {}},
		"as the source of a role with a device": {
			strings.Replace(roleWithDevice, "source_profile = base", "source_profile = vault", 1) + process,
			func(w *termtest.Terminal) {
				w.See("MFA code of arn:aws:iam::123456789012:mfa/ada").Type("123456").Press("enter")
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, termtest.Options{
				// Wide, since late answers of the terminal may stand before a line.
				Width: 160, Height: 30, Args: append([]string{"walk", "--mouse"}, adminWalk(cognito.endpoint)...),
				Env: configured(t, test.configuration, s), Answers: true,
			})
			w.See("waiting for the credential_process of the profile dev")
			test.more(w)
			w.See("PIN for the vault: ")
			if w.Alternate() {
				t.Error("the alternate screen is on while the process asks")
			}
			w.Type("4711").Press("enter").See("Incorrect username or password")
			if screen := w.Screen(); !w.Alternate() || strings.Contains(screen, "chatter") || strings.Contains(screen, "PIN") {
				t.Errorf("the process is left on the screen:\n%s", screen)
			}
			if raw := string(w.Raw()); strings.LastIndex(raw, "\x1b[?1002h") < strings.LastIndex(raw, "\x1b[?1049h") {
				t.Error("the mouse is not switched on again")
			}
			w.Press("f1").See("Help").Press("esc", "ctrl+c").Exit()
		})
	}
}

// TestACredentialProcessThatIsInterrupted presses ctrl+c while it asks.
func TestACredentialProcessThatIsInterrupted(t *testing.T) {
	t.Parallel()
	s, cognito := standInForSTS(t), refusing(t)
	w := open(t, termtest.Options{
		Args: append([]string{"walk"}, adminWalk(cognito.endpoint)...), Answers: true,
		Env: configured(t, "[profile dev]\nregion = eu-west-1\ncredential_process = "+askingProcess(t)+"\n", s),
	})
	w.See("PIN for the vault: ").Press("ctrl+c")
	if code := w.Exit(); code != exitInterrupted {
		t.Errorf("ended with %d", code)
	}
	if len(cognito.asked) != 0 {
		t.Error("something was sent")
	}
}

// TestTheRoleOfAnInstanceIsUsedOnRequestOnly runs where the metadata service
// of EC2 would give credentials.
func TestTheRoleOfAnInstanceIsUsedOnRequestOnly(t *testing.T) {
	t.Parallel()
	cognito := refusing(t)
	asked := make(chan string, 100)
	metadata := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		switch {
		case strings.HasSuffix(r.URL.Path, "/api/token"):
			w.Header().Set("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "21600")
			_, _ = io.WriteString(w, "token")
		case strings.Contains(r.URL.Path, "/security-credentials") && strings.HasSuffix(r.URL.Path, "/looking"):
			_, _ = io.WriteString(w, `{"Code":"Success","AccessKeyId":"AKIDEC2","SecretAccessKey":"s","Token":"t","Expiration":"2099-01-01T00:00:00Z","AccountId":"123456789012"}`)
		case strings.Contains(r.URL.Path, "/security-credentials"):
			_, _ = io.WriteString(w, "looking")
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(metadata.Close)
	environment := []string{"AWS_EC2_METADATA_SERVICE_ENDPOINT=" + metadata.URL, "AWS_REGION=eu-west-1"}
	arguments := slices.Concat([]string{"run", strings.TrimPrefix(fileWith(t, adminScript), "file://")}, adminWalk(cognito.endpoint)[2:])
	code, _, stderr := execute(t, environment, arguments...)
	if code != exitUsage || len(asked) != 0 || !strings.Contains(stderr, "--ec2-credentials") {
		t.Errorf("without the switch ended with %d after %d questions: %s", code, len(asked), stderr)
	}
	code, stdout, stderr := execute(t, environment, append(arguments, "--ec2-credentials")...)
	if code != exitRefused || len(asked) == 0 || len(cognito.asked) != 1 {
		t.Errorf("with the switch ended with %d after %d questions: %s%s", code, len(asked), stdout, stderr)
	}
}
