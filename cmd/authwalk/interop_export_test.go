//go:build interop

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/command"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/script"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/pquerna/otp/totp"
)

// exported are the walks whose exports are run: through every challenge that a
// command line can answer.
var exported = []struct {
	user, answers string
	// begin changes how the demo user begins, and variables are what the script finds
	// in its environment beside the password.
	begin     func(*walk.Start)
	variables []string
	// app tells that codes come from an authenticator app, aws that the script for the
	// AWS CLI is run, too: each of its starts takes most of a second, so that walks
	// which would only repeat its kinds of calls are left to curl.
	app, aws bool
}{
	{user: "sid", variables: []string{"AUTHWALK_CLIENT_SECRET=" + secretOfSid}},
	{user: "nadia", aws: true, begin: func(s *walk.Start) { s.AuthFlow, s.Operation = "ADMIN_USER_PASSWORD_AUTH", "AdminInitiateAuth" }},
	{user: "selma", aws: true, answers: `SELECT_MFA_TYPE: {ANSWER: SMS_MFA}, SMS_MFA: [{SMS_MFA_CODE: "000000"}, {SMS_MFA_CODE: "${outbox}"}]`},
	{user: "emil", answers: `EMAIL_OTP: {EMAIL_OTP_CODE: "${outbox}"}`, begin: func(s *walk.Start) { s.AuthFlow = "USER_PASSWORD_AUTH" }},
	{user: "chloe", answers: `SELECT_CHALLENGE: {ANSWER: PASSWORD_SRP}`},
	{user: "otto", answers: `SELECT_CHALLENGE: {ANSWER: SMS_OTP}, SMS_OTP: {SMS_OTP_CODE: "${outbox}"}`},
	{
		user: "max", aws: true, begin: func(s *walk.Start) { s.AuthFlow = "USER_PASSWORD_AUTH" },
		answers:   `NEW_PASSWORD_REQUIRED: {NEW_PASSWORD: ` + nextPassword + `, userAttributes.given_name: Max}, MFA_SETUP: {TOTP: true}`,
		variables: []string{"AUTHWALK_PASSWORD=Start-2026!", "AUTHWALK_NEW_PASSWORD=" + nextPassword},
	},
	{user: "theo", app: true, answers: `SOFTWARE_TOKEN_MFA: {SOFTWARE_TOKEN_MFA_CODE: "${totp}"}`, begin: func(s *walk.Start) { s.AuthFlow = "USER_PASSWORD_AUTH" }},
	{user: "rita", answers: `CUSTOM_CHALLENGE: [{ANSWER: bottle}, {ANSWER: towel}]`, variables: []string{"AUTHWALK_ANSWER=bottle", "AUTHWALK_ANSWER_2=towel"}},
	{
		user: "dora", aws: true, begin: func(s *walk.Start) { s.AuthFlow, s.WithoutDevice = "USER_PASSWORD_AUTH", false },
		variables: []string{"AUTHWALK_DEVICE_GROUP_KEY=-Demo2026", "AUTHWALK_DEVICE_PASSWORD=demo-device-that-is-no-secret"},
	},
}

// walker keeps the walk that a script makes.
type walker struct {
	*flow.Controller
	walk walk.Walk
}

func (w *walker) Begin(ctx context.Context, begin walk.Start) walk.Walk {
	w.walk = w.Controller.Begin(ctx, begin)
	return w.walk
}

func (w *walker) Answer(ctx context.Context, before walk.Walk, given walk.Values) walk.Walk {
	w.walk = w.Controller.Answer(ctx, before, given)
	return w.walk
}

// The scripts that walks are exported to make the same calls with the AWS CLI and
// with curl, and end in tokens.
func TestInteropExportedScripts(t *testing.T) {
	for _, name := range []string{"curl", "jq", "sh", "authwalk"} {
		tool(t, name)
	}
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	served := servePools(t, files)
	users, err := demouser.Of(files, served.Endpoint())
	if err != nil {
		t.Fatal(err)
	}
	kept, err := demouser.Vault(files, served.Endpoint())
	if err != nil {
		t.Fatal(err)
	}
	secrets := demouser.AuthenticatorSecrets(files)
	walks := make([]walk.Walk, len(exported))
	for i, example := range exported {
		member, found := demouser.Find(users, example.user)
		if !found {
			t.Fatalf("there is no demo user %s", example.user)
		}
		begin := member.Start
		begin.WithoutDevice = true
		if example.begin != nil {
			example.begin(&begin)
		}
		parsed, err := script.Parse([]byte("start: {}\nanswers: {" + example.answers + "}"))
		if err != nil {
			t.Fatalf("%s: %v", example.user, err)
		}
		walker := &walker{Controller: flow.New(flow.Options{
			AuthenticatorSecret: secrets, Vault: kept, Notation: start.Notation{}, OutboxToken: served.Token(), Awaits: parsed.Answers,
			Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
		})}
		result := script.Runner{Controller: walker, Now: time.Now}.Run(t.Context(), parsed, begin)
		if walks[i] = walker.walk; walks[i].Tokens() == nil {
			t.Fatalf("%s does not end in tokens: %s", example.user, result.Summary())
		}
	}
	for _, language := range []command.Language{command.AWSCLI, command.Curl} {
		reset(t, served)
		// They run one beside the other: a start of the AWS CLI takes long.
		t.Run(string(language), func(t *testing.T) {
			if _, err := os.Stat(awsCLI); language == command.AWSCLI && err != nil {
				tool(t, awsCLI)
			}
			for i, example := range exported {
				if language == command.AWSCLI && !example.aws {
					continue
				}
				t.Run(example.user, func(t *testing.T) {
					t.Parallel()
					text, err := command.Export(language, walks[i])
					if err != nil {
						t.Fatal(err)
					}
					for _, secret := range []string{rightPassword, nextPassword, "AYABe"} {
						if strings.Contains(text, secret) {
							t.Errorf("a secret is in the script:\n%s", text)
						}
					}
					code := func(said string) string {
						secret := ""
						if example.app {
							secret = secrets(walks[i].Start.Target.UserPoolID, example.user)
						}
						if shown := shownSecret.FindStringSubmatch(said); shown != nil {
							secret = shown[1]
						}
						if secret == "" {
							return sentCode(t, served, example.user)
						}
						code, err := totp.GenerateCode(secret, time.Now())
						if err != nil {
							t.Fatal(err)
						}
						return code
					}
					runExport(t, text, example.variables, code)
				})
			}
		})
	}
}

// secretOfSid is the secret of the demo client that has one.
const secretOfSid = "0demo0secret0of0authwalk0that0is0no0secret0at0all00"

func reset(t *testing.T, served *emulator.Emulator) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, served.Endpoint()+"/_authwalk/reset", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+served.Token())
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode >= 300 {
		t.Fatalf("reset: %v", err)
	}
	_ = response.Body.Close()
}

// shownSecret is how a script shows the secret of an authenticator app.
var shownSecret = regexp.MustCompile(`authenticator app: ([A-Z2-7]+)`)

// runExport runs a script and answers what it asks for.
func runExport(t *testing.T, text string, variables []string, code func(said string) string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "script.sh")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	running := exec.Command("sh", path)
	running.Env = append([]string{
		"PATH=" + filepath.Dir(awsCLI) + ":" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "AUTHWALK_PASSWORD=" + rightPassword,
		"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=secret", "NO_PROXY=127.0.0.1",
	}, variables...)
	var stdout, said bytes.Buffer
	running.Stdout = &stdout
	stdin, err := running.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := running.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := running.Start(); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(stderr)
	for {
		c, err := reader.ReadByte()
		if err != nil {
			break
		}
		said.WriteByte(c)
		if !strings.HasSuffix(said.String(), "Code: ") {
			continue
		}
		_, _ = stdin.Write([]byte(code(said.String()) + "\n"))
		said.Reset()
	}
	var answer struct{ AuthenticationResult struct{ AccessToken string } }
	err = running.Wait()
	if json.Unmarshal(stdout.Bytes(), &answer) != nil || answer.AuthenticationResult.AccessToken == "" || err != nil {
		t.Errorf("%v\n%s%s\n%s", err, stdout.String(), said.String(), text)
	}
}

// sentCode is the newest code that was sent to a user.
func sentCode(t *testing.T, served *emulator.Emulator, user string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, served.Endpoint()+"/_authwalk/outbox?user="+user, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+served.Token())
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var messages []struct{ Code string }
	if err := json.NewDecoder(response.Body).Decode(&messages); err != nil || len(messages) == 0 {
		t.Fatalf("%s got no code: %v", user, err)
	}
	return messages[0].Code
}
