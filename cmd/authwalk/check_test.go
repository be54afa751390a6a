package main

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/check"
	"authwalk/flow/emulator"
	"authwalk/flow/walk"
)

// runCheck runs `authwalk check`, and tells the exit code.
func runCheck(t *testing.T, arguments ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, said bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &said}
	command := p.rootCommand()
	command.SetArgs(append([]string{"check"}, arguments...))
	code = p.exitOf(command.ExecuteContext(t.Context()))
	return out.String(), said.String(), code
}

// checked is what --json prints.
type checked struct {
	Findings []struct {
		ID, Severity, Subject, Says, Fix, Evidence string
	}
	Predicted map[string][][]string
}

func readChecked(t *testing.T, stdout string) checked {
	t.Helper()
	var report checked
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	return report
}

// callLog passes calls on to an emulator, and keeps their operations.
type callLog struct {
	endpoint string
	lock     sync.Mutex
	names    []string
}

func recordCalls(t *testing.T, endpoint string) *callLog {
	t.Helper()
	to, err := url.Parse(endpoint)
	if err != nil {
		t.Fatal(err)
	}
	log := &callLog{}
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		_, operation, _ := strings.Cut(r.In.Header.Get("X-Amz-Target"), ".")
		log.lock.Lock()
		log.names = append(log.names, operation)
		log.lock.Unlock()
		r.SetURL(to)
	}})
	t.Cleanup(proxy.Close)
	log.endpoint = proxy.URL
	return log
}

func (l *callLog) operations() []string {
	l.lock.Lock()
	defer l.lock.Unlock()
	return slices.Clone(l.names)
}

// TestCheckOnlyReads checks a live pool, which an emulator stands in for: it makes no call
// that changes anything, none that the policy does not allow, and every one that it allows.
func TestCheckOnlyReads(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	files[0].UserPool.DeviceConfiguration = files[3].UserPool.DeviceConfiguration
	served := servePools(t, files)
	log := recordCalls(t, served.Endpoint())
	pool := served.Ready().Pools[0].ID
	live := []string{"--endpoint-url", log.endpoint, "--user-pool-id", pool, "--client-id", "authwalkdemoweb"}

	stdout, stderr, code := runCheck(t, append(live, "--username", "dan", "--json")...)
	report := readChecked(t, stdout)
	if code != exitMissed || stderr != "" || len(report.Findings) == 0 || report.Findings[0].ID != "disabled" || report.Findings[0].Severity != "error" {
		t.Errorf("exit %d, %s\n%s", code, stderr, stdout)
	}
	stdout, _, code = runCheck(t, append(live, "--username", "sam", "--json")...)
	report = readChecked(t, stdout)
	if ways := report.Predicted[api.FlowUserPasswordAuth]; code != exitDone || !slices.ContainsFunc(ways, func(way []string) bool {
		return slices.Equal(way, []string{api.ChallengeSMSMFA})
	}) {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	if stdout, _, code := runCheck(t, append(live, "--username", "nobody")...); code != exitMissed || !strings.Contains(stdout, "✗ user nobody: There is no user with this name") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	// Without a client ID the clients are listed.
	if _, _, code := runCheck(t, live[:4]...); code != exitDone && code != exitMissed {
		t.Errorf("exit %d", code)
	}

	stdout, _, code = runCheck(t, append(live, "--all", "--csv")...)
	if code != exitMissed || !strings.HasPrefix(stdout, "username,id,says,fix\n") || !strings.Contains(stdout, "\ndan,disabled,") {
		t.Errorf("exit %d\n%s", code, stdout)
	}

	stdout, _, code = runCheck(t, append(live, "--what-if", "MfaConfiguration=ON", "--json")...)
	if code != exitDone && code != exitMissed || !strings.Contains(stdout, `"mfa_setup":["`) {
		t.Errorf("exit %d\n%s", code, stdout)
	}

	allowed := check.LeastPolicy(pool).Statement[0].Action
	var called []string
	for _, operation := range log.operations() {
		found, _ := api.FindOperation(operation)
		if found.Effect != api.Reads {
			t.Errorf("%s was called, which does not only read", operation)
		}
		called = append(called, "cognito-idp:"+operation)
	}
	slices.Sort(called)
	if called = slices.Compact(called); !slices.Equal(called, allowed) {
		t.Errorf("called %v\nallowed %v", called, allowed)
	}
}

// A name is data of others, and no formula of a spreadsheet.
func TestACellIsNoFormula(t *testing.T) {
	for text, want := range map[string]string{"=cmd|calc": "'=cmd|calc", "+1": "'+1", "@a": "'@a", "nadia": "nadia", "": ""} {
		if got := cell(text); got != want {
			t.Errorf("%q is written %q", text, got)
		}
	}
}

// TestCheckWithoutAPool holds the exit codes and what is said.
func TestCheckWithoutAPool(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	file := filepath.Join(t.TempDir(), "pool.yaml")
	text := "UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: web, ClientSecret: canary}]\nUsers: [{Username: \"na\\edia\", Password: canary, Enabled: false}]\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	phone := filepath.Join(t.TempDir(), "phone.yaml")
	if err := os.WriteFile(phone, []byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nMfaConfig: {MfaConfiguration: OPTIONAL, SoftwareTokenMfaConfiguration: {Enabled: true}}\nClients: [{ClientId: web}]\n"+
		"Users: [{Username: nadia, Password: canary, UserMFASettingList: [SOFTWARE_TOKEN_MFA], TotpSecret: JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP}]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(t.TempDir(), "open.yaml")
	if err := os.WriteFile(open, []byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: web}]\nUsers: [{Username: nadia, Password: canary}]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		arguments []string
		code      int
		want      string
	}{
		"a lost phone":      {[]string{"--pool", phone, "--username", "nadia"}, exitDone, "admin-delete-software-token"},
		"locked out":        {[]string{"--pool", open, "--what-if", "ExplicitAuthFlows=ALLOW_CUSTOM_AUTH", "--json"}, exitMissed, `"locked_out":["nadia"]`},
		"a pool file":       {[]string{"--pool", file, "--username", "na\x1bdia"}, exitMissed, "An administrator disabled this user."},
		"nobody there":      {[]string{"--endpoint-url", "http://127.0.0.1:1", "--user-pool-id", "eu-west-1_Ab12Cd34E"}, exitUnreachable, "127.0.0.1:1"},
		"no credentials":    {[]string{"--profile", "nobody", "--user-pool-id", "eu-west-1_Ab12Cd34E", "--username", "nadia"}, exitUsage, "nobody"},
		"no pool":           {nil, exitUsage, "--user-pool-id, --target or --pool"},
		"a file and a pool": {[]string{"--pool", file, "--user-pool-id", "eu-west-1_Ab12Cd34E"}, exitUsage, "--pool reads a file"},
		"no such file":      {[]string{"--pool", file + "x"}, exitUsage, "pool.yamlx"},
		"a setting":         {[]string{"--pool", file, "--what-if", "ExplicitAuthFlows=ALLOW_CUSTOM_AUTH", "--json"}, exitDone, `"locked_out_before":1`},
		"another file":      {[]string{"--pool", file, "--what-if", file, "--json"}, exitDone, `"users":1,"unchanged":1`},
		"no setting":        {[]string{"--pool", file, "--what-if", "Nope=1"}, exitUsage, "is not a setting"},
		"everybody":         {[]string{"--pool", file, "--all", "--json"}, exitMissed, `"id":"disabled"`},
		"and the causes":    {[]string{"--pool", file, "--all"}, exitMissed, "1  disabled: An administrator disabled this user."},
		"two questions":     {[]string{"--pool", file, "--all", "--what-if", "MfaConfiguration=ON"}, exitUsage, "two questions"},
		"everybody and one": {[]string{"--pool", file, "--all", "--username", "nadia"}, exitUsage, "leave out --username"},
		"a list of one":     {[]string{"--pool", file, "--csv"}, exitUsage, "--csv prints the list of --all"},
		"the policy":        {[]string{"--policy", "--user-pool-id", "cn-north-1_Ab12Cd34E"}, exitDone, "arn:aws-cn:cognito-idp:cn-north-1:*:userpool/cn-north-1_Ab12Cd34E"},
		"the history":       {[]string{"--policy"}, exitDone, "cognito-idp:AdminListUserAuthEvents"},
		"the trail":         {[]string{"--policy"}, exitDone, "\"cloudtrail:LookupEvents\"\n      ],\n      \"Resource\": \"*\""},
	} {
		stdout, stderr, code := runCheck(t, test.arguments...)
		if code != test.code || !strings.Contains(stdout+stderr, test.want) {
			t.Errorf("%s: exit %d\n%s%s", name, code, stdout, stderr)
		}
		if strings.Contains(stdout+stderr, "canary") || strings.Contains(stdout+stderr, "\x1b") {
			t.Errorf("%s: says a secret or moves the cursor:\n%q", name, stdout+stderr)
		}
	}
}

// TestWhoeverLacksCredentialsGetsTheCommand for an administrator who has them.
func TestWhoeverLacksCredentialsGetsTheCommand(t *testing.T) {
	err := handedOn(&walk.Error{Kind: walk.Credentials, Reason: walk.NoCredentials}, "authwalk check")
	if !strings.HasSuffix(err.Error(), "can run: authwalk check") {
		t.Error(err)
	}
	err = handedOn(&walk.Error{Kind: walk.Unreachable}, "authwalk check")
	if strings.Contains(err.Error(), "can run") {
		t.Error(err)
	}
}
