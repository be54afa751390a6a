package main

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authwalk/flow/emulator"
	"authwalk/ui/termtest"
)

const signInScript = "answers: {}\nstart: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia, PASSWORD: canary-password}}\n"

// nowhere is an endpoint that nothing listens at yet.
func nowhere(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	return listener.Addr().String()
}

// TestBadInputToScripts wants one sentence and the right exit code for each.
func TestBadInputToScripts(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	configuration := func(text string) []string {
		path := filepath.Join(t.TempDir(), "config")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return []string{"AWS_CONFIG_FILE=" + path}
	}
	admin := "admin: true\n" + signInScript
	for name, test := range map[string]struct {
		script, want string
		code         int
		environment  []string
		flags        []string
	}{
		"wrong region":        {signInScript, "the pool is in eu-west-1, but the region is us-east-1", exitUsage, nil, []string{"--user-pool-id", "eu-west-1_Ab12Cd34E", "--region", "us-east-1"}},
		"malformed pool id":   {signInScript, "is not a user pool ID", exitUsage, nil, []string{"--user-pool-id", "eu-west-1-Ab12"}},
		"malformed client id": {signInScript, "is not an app client ID", exitUsage, nil, []string{"--user-pool-id", "eu-west-1_Ab12Cd34E", "--client-id", "a b"}},
		"no region":           {signInScript, "no region", exitUsage, nil, nil},
		"unreachable":         {signInScript, "nothing listens at", exitUnreachable, nil, []string{"--endpoint-url", "http://127.0.0.1:1"}},
		"unknown host":        {signInScript, "host", exitUnreachable, []string{"AWS_REGION=eu-west-1"}, []string{"--endpoint-url", "http://authwalk.invalid", "--allow-http-endpoint"}},
		"no credentials":      {admin, "no AWS credentials", exitUsage, nil, []string{"--user-pool-id", "eu-west-1_Ab12Cd34E"}},
		"missing profile":     {admin, "no AWS profile", exitUsage, configuration("[profile other]\nregion = eu-west-1\n"), []string{"--user-pool-id", "eu-west-1_Ab12Cd34E", "--profile", "missing"}},
		"expired login":       {admin, "the SSO login of the profile dev has expired. Run aws sso login --profile dev", exitUsage, expiredLogin(t), []string{"--user-pool-id", "eu-west-1_Ab12Cd34E", "--profile", "dev"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "script.yaml")
			if err := os.WriteFile(path, []byte(test.script), 0o600); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := execute(t, test.environment, append([]string{"run", path}, test.flags...)...)
			if code != test.code || !strings.Contains(stderr, test.want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("ended with %d and said %q", code, stderr)
			}
			if code == exitUsage && stdout != "" {
				t.Errorf("standard output: %q", stdout)
			}
			if strings.Contains(stdout+stderr, "canary") {
				t.Errorf("the password is quoted: %s%s", stdout, stderr)
			}
		})
	}
}

// expiredLogin is the environment of a machine whose SSO login has ended.
func expiredLogin(t *testing.T) []string {
	t.Helper()
	home := t.TempDir()
	cache := filepath.Join(home, ".aws", "sso", "cache")
	if err := os.MkdirAll(cache, 0o700); err != nil {
		t.Fatal(err)
	}
	const start = "https://corp.example.org/start"
	config := "[profile dev]\nsso_start_url = " + start + "\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = r\nregion = eu-west-1\n"
	// The name is the SHA-1 of the start URL.
	token := `{"startUrl":"` + start + `","region":"eu-west-1","accessToken":"canary-sso","expiresAt":"2020-01-01T00:00:00Z"}`
	for path, text := range map[string]string{
		filepath.Join(home, ".aws", "config"): config,
		filepath.Join(cache, sha1Of(start)):   token,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return []string{"HOME=" + home}
}

func sha1Of(text string) string {
	return fmt.Sprintf("%x.json", sha1.Sum([]byte(text)))
}

// TestMalformedPoolFiles says where a file is wrong and never what is there.
func TestMalformedPoolFiles(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	const head = "UserPool: {Id: us-east-1_Broken}\nClients: [{ClientId: abc}]\nUsers:\n"
	for name, test := range map[string]struct{ text, want string }{
		"open list":          {head + "  - Username: nadia\n    Password: [canary\n", "line 5: this is not valid YAML"},
		"open quote":         {head + "  - Username: nadia\n    Password: \"canary\n", "line 5: this is not valid YAML"},
		"tab":                {head + "\t- Username: canary\n", "line 4: this is not valid YAML"},
		"wrong indentation":  {head + "  - Username: nadia\n   Password: canary\n", "line 5: this is not valid YAML"},
		"list for a text":    {head + "  - Username: nadia\n    Password: [canary]\n", "line 5, column"},
		"text for a list":    {head + "  canary\n", "line 4, column"},
		"object for a text":  {head + "  - Username: {canary: canary}\n", "line 4, column"},
		"text for a yes":     {head + "  - Username: nadia\n    Enabled: canary\n", "line 5, column"},
		"text for a number":  {"UserPool:\n  Id: us-east-1_Broken\n  Policies: {PasswordPolicy: {MinimumLength: canary}}\n", "line 3, column"},
		"twice the same":     {head + "  - Username: nadia\n    Password: canary1\n    Password: canary2\n", "line 6, column"},
		"unknown alias":      {head + "  - *canary\n", "line 4, column"},
		"truncated JSON":     {"{\"UserPool\": {\"Id\": \"us-east-1_Broken\"},\n\"Users\": [{\"Password\": \"canary", "line 2, column"},
		"JSON, wrong type":   {"{\"UserPool\": {\"Id\": \"us-east-1_Broken\"},\n\"Users\": [{\"Username\": \"nadia\", \"Password\": {\"canary\": 1}}]}", "line 2, column"},
		"JSON, then more":    {"{\"UserPool\": {\"Id\": \"us-east-1_Broken\"}}\n{\"canary\": 1}", "line 2, column"},
		"bytes, not text":    {"UserPool:\n  Id: \xff\xfecanary\n", "not UTF-8 text"},
		"control characters": {"UserPool:\n  Id: \"us-east-1_\x1b[2Jcanary\"\n", "line 2: this is not valid YAML"},
		"deep":               {"UserPool:\n" + strings.Repeat("[", 1<<20), "line 2, column"},
		"deep JSON":          {"{\"UserPool\":\n" + strings.Repeat(`{"a":`, 1<<19), "line 2, column"},
		"nothing":            {"", "the file is empty"},
		"no object":          {"canary\n", "line 1, column"},
		"malformed id":       {"UserPool: {Id: canary}\n", "line 1, column"},
		"a bomb of aliases":  {"a: &a [canary,canary,canary,canary,canary,canary,canary,canary,canary]\n" + bomb() + "UserPool: {Id: us-east-1_Broken, Name: *i}\n", "line"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "pool.yaml")
			if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := execute(t, nil, "emulate", "--listen", "127.0.0.1:0", "--pool", path)
			if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 {
				t.Errorf("ended with %d and said %q %q", code, stdout, stderr)
			}
			if !strings.Contains(stderr, test.want) || strings.Contains(stderr, "canary") {
				t.Errorf("said %q, want %q", stderr, test.want)
			}
			harmlessText(t, stderr)
		})
	}
}

// bomb is nine levels of aliases, each nine times the one before.
func bomb() string {
	var b strings.Builder
	for level := 'b'; level <= 'i'; level++ {
		alias := fmt.Sprintf("*%c", level-1)
		fmt.Fprintf(&b, "%c: &%c [%s]\n", level, level, strings.Repeat(alias+",", 8)+alias)
	}
	return b.String()
}

// TestPastes refuses on sight what no field takes, and keeps what was typed.
func TestPastes(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "tessa")
	w.See("New password").See("session ")
	w.Type("Sum").See("•••• (3)").Paste(strings.Repeat("x", 100_000)).See("holds at most 4,096 bytes").See("•••• (3)")
	w.Paste("mer\x1b[31m-2026!").See("it contains a control character").See("•••• (3)")
	w.Paste("mer\n-2026!").See("it contains a control character").See("•••• (3)")
	w.Paste("mer\u009b-2026!").See("it contains a control character").See("•••• (3)")
	w.Type("x").Press("backspace").Paste("mer\xff").See("it contains a control character").See("•••• (3)")
	w.Paste("mer-2026!\r\n").See("line break at the end was dropped").See("•••• (12)")
	w.Press("tab").Paste("Summer-2026!\n").See("line break at the end was dropped").Press("enter").See(signedIn)
	leave(t, w)
	harmlessScreen(t, w)
}

// TestATerminalThatShrinks keeps what was typed, down to nothing and back.
func TestATerminalThatShrinks(t *testing.T) {
	t.Parallel()
	w := demoOf(t, "--user", "sam")
	w.See("SMS_MFA").See("session ").Type("1234").See("1 2 3 4")
	w.Resize(10, 3).See("The windo").Press("f1", "9")
	for _, size := range [][2]int{{1, 1}, {2, 40}, {140, 1}, {10, 3}} {
		w.Resize(size[0], size[1]).Press("ctrl+l", "f1", "9")
	}
	w.Resize(140, 40).Press("ctrl+l").See("1 2 3 4 _ _")
	newestCode(t, w.Press("backspace", "backspace", "backspace", "backspace"))
	w.See(signedIn)
	leave(t, w)
	harmlessScreen(t, w)
}

// TestASessionThatEndsKeepsWhatWasTyped lets it end by the service's clock.
func TestASessionThatEndsKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	made := serveDemo(t)
	w := open(t, termtest.Options{
		Width: 140, Height: 40, Answers: true, Env: []string{"AUTHWALK_PASSWORD=Start-2026!"},
		Args: []string{"walk", "--endpoint-url", made.Endpoint(), "--client-id", "authwalkdemoweb", "--user-pool-id", "us-east-1_AuthwalkD", "--username", "tessa", "--auth-flow", "USER_SRP_AUTH"},
	})
	w.See("New password").Type("Summer-2026!").Press("tab").Type("Summer-2026!")
	ahead(t, made, 4*time.Minute)
	w.Press("enter").See("session is expired").See("Sign in again up to this step")
	w.Press("enter").See("New password").See("•••• (12)").SeeNot("session is expired")
	w.Press("enter").See(signedIn)
	leave(t, w)
}

func ahead(t *testing.T, made *emulator.Emulator, by time.Duration) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, made.Endpoint()+"/_authwalk/clock", strings.NewReader(fmt.Sprintf(`{"advance":%q}`, by)))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+made.Token())
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	var now struct{ Now string }
	if err := json.NewDecoder(answer.Body).Decode(&now); err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("the clock answered %s (%v)", answer.Status, err)
	}
}

// TestBadStartsOnScreen begins walks that cannot go anywhere: a sentence, keys
// that still work, and a clean terminal.
func TestBadStartsOnScreen(t *testing.T) {
	t.Parallel()
	pool := []string{"--user-pool-id", "eu-west-1_Ab12Cd34E", "--client-id", "abc", "--username", "nadia", "--auth-flow", "ADMIN_USER_PASSWORD_AUTH", "--admin"}
	for _, test := range []struct {
		name, sees  string
		environment []string
		flags       []string
	}{
		{"wrong region", "the pool is in eu-west-1, but the region is us-east-1", nil, append(pool, "--region", "us-east-1")},
		{"malformed pool id", "is not a user pool ID", nil, []string{"--user-pool-id", "eu-west-1-Ab12", "--client-id", "abc", "--username", "nadia", "--auth-flow", "USER_PASSWORD_AUTH"}},
		{"no credentials", "no AWS credentials", nil, pool},
		{"expired login", "aws sso login --profile dev", expiredLogin(t), append(pool, "--profile", "dev")},
		{"unreachable", "nothing listens at", nil, append(pool[:6:6], "--auth-flow", "USER_PASSWORD_AUTH", "--endpoint-url", "http://127.0.0.1:1")},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{
				Width: 120, Height: 36, Answers: true, Args: append([]string{"walk"}, test.flags...), Env: append(test.environment, "AUTHWALK_PASSWORD=canary-password"),
			})
			w.See(test.sees).Press("f1").See("━ Help ━").Press("esc").SeeNot("━ Help ━")
			leaveFrom(t, w)
			harmlessScreen(t, w)
			if strings.Contains(string(w.Raw()), "canary") {
				t.Error("a secret was shown")
			}
		})
	}
}

// TestAServerThatComesLate is tried again in place.
func TestAServerThatComesLate(t *testing.T) {
	t.Parallel()
	address := nowhere(t)
	w := walkTo(t, "http://"+address, "USER_PASSWORD_AUTH")
	w.See("nothing listens at " + address).See("Send the same request again")
	server := &http.Server{Handler: &impostor{asked: make(chan string, 10), replies: map[string][]reply{"": {asks("SMS_MFA", nil)}}}}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() { _ = server.Serve(listener) }()
	w.Press("enter").See("▸ SMS_MFA").See("session ")
	leaveFrom(t, w)
}
