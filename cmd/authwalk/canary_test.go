package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/transcript"
	"authwalk/ui/termtest"
)

// theosSecret is that of an authenticator, and a canary.
const theosSecret = "CANARYQTHEOQCANARYQTHEOQCANARYQTHEOQCANARYQTHEOQCANA"

func canaryPassword(user string) string    { return "Canary-pw-" + user + "-9f2c!" }
func canaryNewPassword(user string) string { return "Canary-new-" + user + "-7e1d!" }

const canaryClientSecret = "canary0client0secret0canary0client0secret0canary00"

// canaryPools are the demo pools with a canary for every secret in them.
func canaryPools(t *testing.T) []*poolfile.File {
	t.Helper()
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for n := range file.Clients {
			if client := &file.Clients[n]; client.ClientSecret != "" {
				client.ClientSecret = canaryClientSecret
			}
		}
		for n := range file.Users {
			user := &file.Users[n]
			switch {
			case user.Password != "":
				user.Password = canaryPassword(user.Username)
			case user.TemporaryPassword != "":
				user.TemporaryPassword = canaryPassword(user.Username)
			}
			if user.TotpSecret != "" {
				user.TotpSecret = theosSecret
			}
		}
	}
	return files
}

// canaries runs an emulator of them behind ears.
func canaries(t *testing.T) (heard *overhearing, endpoint string) {
	t.Helper()
	files := canaryPools(t)
	heard, endpoint = overhear(t, servePools(t, files))
	heard.told("the client secret", canaryClientSecret)
	heard.told("an authenticator's secret", theosSecret)
	for _, file := range files {
		for _, user := range file.Users {
			heard.told("a password", user.Password, user.TemporaryPassword)
		}
	}
	return heard, endpoint
}

// machine is a home that a program has to itself, and the secrets it is given
// in files outside of it.
type machine struct {
	home        string
	environment []string
}

func newMachine(t *testing.T, heard *overhearing, password string) machine {
	t.Helper()
	outside := t.TempDir()
	given := func(name, secret string) string {
		path := filepath.Join(outside, name)
		if err := os.WriteFile(path, []byte(secret+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return "AUTHWALK_" + name + "_FILE=" + path
	}
	home := t.TempDir()
	return machine{home, []string{
		"HOME=" + home, "TMPDIR=" + home, "XDG_CONFIG_HOME=" + home + "/config", "XDG_STATE_HOME=" + home + "/state",
		"XDG_CACHE_HOME=" + home + "/cache", "XDG_DATA_HOME=" + home + "/data", "XDG_RUNTIME_DIR=" + home,
		given("PASSWORD", password), given("CLIENT_SECRET", canaryClientSecret), given("EMULATOR_TOKEN", heard.made.Token()),
	}}
}

func (m machine) without(variable string) machine {
	m.environment = slices.DeleteFunc(slices.Clone(m.environment), func(setting string) bool { return strings.HasPrefix(setting, variable+"=") })
	return m
}

// canaryWalk is a walk on screen to a challenge and through it.
type canaryWalk struct {
	user, client, pool, flow, challenge string
	walk                                func(*testing.T, *overhearing, *termtest.Terminal)
}

var canaryWalks = []canaryWalk{
	{"nadia", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_SRP_AUTH", "PASSWORD_VERIFIER", nil},
	{"gina", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_PASSWORD_AUTH", "", nil},
	{"sid", "authwalkdemosecret", "us-east-1_AuthwalkD", "USER_PASSWORD_AUTH", "", nil},
	{"tessa", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_SRP_AUTH", "NEW_PASSWORD_REQUIRED", func(_ *testing.T, _ *overhearing, w *termtest.Terminal) {
		w.Type(canaryNewPassword("tessa")).Press("tab").Type(canaryNewPassword("tessa")).Press("enter")
	}},
	{"sam", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_SRP_AUTH", "SMS_MFA", typeNewest},
	{"emil", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_PASSWORD_AUTH", "EMAIL_OTP", typeNewest},
	{"theo", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_SRP_AUTH", "SOFTWARE_TOKEN_MFA", func(t *testing.T, _ *overhearing, w *termtest.Terminal) {
		w.Type(code(t, theosSecret)).Press("enter")
	}},
	{"selma", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_PASSWORD_AUTH", "SELECT_MFA_TYPE", func(t *testing.T, _ *overhearing, w *termtest.Terminal) {
		w.Press("enter").See("▸ SMS_MFA")
		newestCode(t, w)
	}},
	{"chloe", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_AUTH", "SELECT_CHALLENGE", func(_ *testing.T, _ *overhearing, w *termtest.Terminal) {
		w.Press("enter")
	}},
	{"otto", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_AUTH", "SELECT_CHALLENGE", func(t *testing.T, heard *overhearing, w *termtest.Terminal) {
		w.Press("enter").See("▸ SMS_OTP")
		typeNewest(t, heard, w)
	}},
	{"olga", "authwalkdemoweb", "us-east-1_AuthwalkD", "USER_AUTH", "SELECT_CHALLENGE", func(t *testing.T, heard *overhearing, w *termtest.Terminal) {
		w.Press("enter").See("▸ EMAIL_OTP")
		typeNewest(t, heard, w)
	}},
	{"mia", "authwalkdemomfa", "us-east-1_AuthwalkM", "USER_SRP_AUTH", "MFA_SETUP", func(t *testing.T, heard *overhearing, w *termtest.Terminal) {
		w.Press("enter").See("Code from the app").Type(code(t, heard.newest(t, "SecretCode"))).Press("enter")
	}},
	{"max", "authwalkdemomfa", "us-east-1_AuthwalkM", "USER_PASSWORD_AUTH", "NEW_PASSWORD_REQUIRED", func(t *testing.T, heard *overhearing, w *termtest.Terminal) {
		w.Type(canaryNewPassword("max")).Press("tab").Type(canaryNewPassword("max")).Press("tab").Type("Max").Press("enter").See("▸ MFA_SETUP")
		w.Press("down", "tab").Type("max@example.org").Press("enter").See("▸ EMAIL_OTP")
		typeNewest(t, heard, w)
	}},
}

func typeNewest(t *testing.T, _ *overhearing, w *termtest.Terminal) { newestCode(t, w) }

// TestCanariesOnScreen walks through every challenge, looks at everything and
// copies it, and searches the terminal, the disk and the process for what
// passed.
func TestCanariesOnScreen(t *testing.T) {
	t.Parallel()
	heard, endpoint := canaries(t)
	for _, walked := range canaryWalks {
		t.Run(walked.user+" "+walked.challenge, func(t *testing.T) {
			t.Parallel()
			own := newMachine(t, heard, canaryPassword(walked.user))
			w := own.walk(t, endpoint, walked)
			if walked.walk != nil {
				w.See("▸ " + walked.challenge).See("session ")
				lookAround(w)
				walked.walk(t, heard, w)
			}
			w.See(signedIn).See("id token")
			lookAround(w)
			w.Press("2", "down", "3", "1")
			if found := heard.inProcess(t, w.Pid()); len(found) > 0 {
				t.Errorf("in the process: %v", found)
			}
			leave(t, w)
			heard.nothing(t, w, own)
			if kept := own.record(t); kept.Walk.Tokens() == nil || kept.Result != "tokens" || len(kept.Notices) > 0 {
				t.Errorf("recorded %v, %s, %v", kept.Walk.Path(), kept.Result, kept.Notices)
			}
		})
	}
}

func (m machine) walk(t *testing.T, endpoint string, walked canaryWalk) *termtest.Terminal {
	t.Helper()
	environment := m
	if walked.client != "authwalkdemosecret" {
		environment = m.without("AUTHWALK_CLIENT_SECRET_FILE")
	}
	// A terminal that is known to take texts for the clipboard asks nothing about them.
	given := append(slices.Clone(environment.environment), "TERM_PROGRAM=WezTerm")
	return open(t, termtest.Options{Width: 140, Height: 40, Answers: true, Env: given, Args: []string{
		"walk", "--endpoint-url", endpoint, "--client-id", walked.client, "--user-pool-id", walked.pool, "--username", walked.user, "--auth-flow", walked.flow,
	}})
}

// lookAround opens every panel and copies what is offered, masked.
func lookAround(w *termtest.Terminal) {
	w.Press("ctrl+o", "ctrl+o", "ctrl+o", "pgdown", "pgdown", "pgup")
	w.Press("ctrl+g").See("Path: step").Press("up", "enter", "down", "ctrl+g").SeeNot("Path: step")
	for n := 1; n <= 2; n++ {
		w.Press("ctrl+y").See("with secrets").Press(fmt.Sprint(n), "enter").See("opied").Press("ctrl+l")
	}
}

// nothing wants no canary in what a program has written.
func (o *overhearing) nothing(t *testing.T, w *termtest.Terminal, own machine) {
	t.Helper()
	if found := o.onScreen(w.Raw()); len(found) > 0 {
		t.Errorf("on the terminal: %v", found)
	}
	if found, _ := o.inFiles(t, own.home); len(found) > 0 {
		t.Errorf("in files: %v", found)
	}
}

// TestCanariesInScripts walks the same without a screen.
func TestCanariesInScripts(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	heard, endpoint := canaries(t)
	heard.told("a wrong password", canaryNewPassword("wrong"))
	asObject := []string{"--json"}
	for _, test := range []struct {
		user, client, pool, flow, answers string
		code                              int
		form                              []string
	}{
		{"nadia", "authwalkdemoweb", "D", "USER_SRP_AUTH", "{PASSWORD_VERIFIER: {PASSWORD: $own}}", exitDone, nil},
		{"nadia", "authwalkdemoweb", "D", "USER_SRP_AUTH", "{PASSWORD_VERIFIER: {PASSWORD: $own}}", exitDone, asObject},
		{"gina", "authwalkdemoweb", "D", "USER_SRP_AUTH", "{PASSWORD_VERIFIER: {PASSWORD: " + canaryNewPassword("wrong") + "}}", exitRefused, asObject},
		{"sid", "authwalkdemosecret", "D", "USER_SRP_AUTH", "{PASSWORD_VERIFIER: {PASSWORD: $own}}", exitDone, asObject},
		{"tessa", "authwalkdemoweb", "D", "USER_SRP_AUTH", "{PASSWORD_VERIFIER: {PASSWORD: $own}, NEW_PASSWORD_REQUIRED: {NEW_PASSWORD: " + canaryNewPassword("tessa") + "}}", exitDone, asObject},
		{"sam", "authwalkdemoweb", "D", "USER_SRP_AUTH", `{PASSWORD_VERIFIER: {PASSWORD: $own}, SMS_MFA: [{SMS_MFA_CODE: 000000}, {SMS_MFA_CODE: "${outbox}"}]}`, exitDone, asObject},
		{"emil", "authwalkdemoweb", "D", "USER_SRP_AUTH", `{PASSWORD_VERIFIER: {PASSWORD: $own}, EMAIL_OTP: {EMAIL_OTP_CODE: "${outbox}"}}`, exitDone, asObject},
		{"theo", "authwalkdemoweb", "D", "USER_SRP_AUTH", `{PASSWORD_VERIFIER: {PASSWORD: $own}, SOFTWARE_TOKEN_MFA: {SOFTWARE_TOKEN_MFA_CODE: "${totp:` + theosSecret + `}"}}`, exitDone, asObject},
		{"selma", "authwalkdemoweb", "D", "USER_SRP_AUTH", `{PASSWORD_VERIFIER: {PASSWORD: $own}, SELECT_MFA_TYPE: {ANSWER: SMS_MFA}, SMS_MFA: {SMS_MFA_CODE: "${outbox}"}}`, exitDone, asObject},
		{"chloe", "authwalkdemoweb", "D", "USER_AUTH", "{SELECT_CHALLENGE: {ANSWER: PASSWORD, PASSWORD: $own}}", exitDone, asObject},
		{"mia", "authwalkdemomfa", "M", "USER_SRP_AUTH", "{PASSWORD_VERIFIER: {PASSWORD: $own}, MFA_SETUP: {TOTP: true}}", exitDone, asObject},
		{"sam", "authwalkdemoweb", "D", "USER_SRP_AUTH", "{PASSWORD_VERIFIER: {PASSWORD: $own}}", exitUsage, asObject},
	} {
		t.Run(test.user+" "+test.flow, func(t *testing.T) {
			t.Parallel()
			script := fmt.Sprintf("target: {UserPoolId: us-east-1_Authwalk%s}\nstart: {AuthFlow: %s, ClientId: %s, AuthParameters: {USERNAME: %s}}\nanswers: %s\n",
				test.pool, test.flow, test.client, test.user, strings.ReplaceAll(test.answers, "$own", canaryPassword(test.user)))
			path := filepath.Join(t.TempDir(), "script.yaml")
			if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
				t.Fatal(err)
			}
			own := newMachine(t, heard, "unused").without("AUTHWALK_PASSWORD_FILE")
			if test.client != "authwalkdemosecret" {
				own = own.without("AUTHWALK_CLIENT_SECRET_FILE")
			}
			code, stdout, stderr := execute(t, own.environment, append([]string{"run", "--endpoint-url", endpoint, path}, test.form...)...)
			if code != test.code {
				t.Errorf("ended with %d, want %d: %s%s", code, test.code, stdout, stderr)
			}
			if found := heard.found(stdout + stderr); len(found) > 0 {
				t.Errorf("%v in %s%s", found, stdout, stderr)
			}
			if found, _ := heard.inFiles(t, own.home); len(found) > 0 {
				t.Errorf("in files: %v", found)
			}
			if kept := own.record(t); (kept.Result == "tokens") != (code == exitDone) || len(kept.Notices) > 0 {
				t.Errorf("recorded %v, %s, %v", kept.Walk.Path(), kept.Result, kept.Notices)
			}
			switch test.user {
			case "mia": // the secret of her app is in the vault
				own.clean(t)
			case "nadia", "sam", "emil", "selma", "chloe":
				if code == exitDone {
					own.makeAgain(t, heard, test.user)
				}
			}
		})
	}
}

// makeAgain makes the walk that is recorded again, which is to go the same way, with the
// password of the environment and new codes.
func (m machine) makeAgain(t *testing.T, heard *overhearing, user string) {
	t.Helper()
	given := newMachine(t, heard, canaryPassword(user)).without("AUTHWALK_CLIENT_SECRET_FILE")
	code, stdout, stderr := execute(t, given.environment, "run", "--no-transcript", m.home+"/state/authwalk/walks")
	if code != exitDone || !strings.HasSuffix(stdout, "1 walk, 1 ok\n") {
		t.Errorf("made again, the walk ended with %d: %s%s", code, stdout, stderr)
	}
}

// clean wants a home to be empty after authwalk has removed what it wrote there.
func (m machine) clean(t *testing.T) {
	t.Helper()
	if code, stdout, stderr := execute(t, m.environment, "clean", "--yes"); code != exitDone || !strings.Contains(stdout, "authenticators.json") {
		t.Errorf("ended with %d: %s%s", code, stdout, stderr)
	}
	for _, folder := range []string{"/state/authwalk", "/config/authwalk"} {
		if _, err := os.Lstat(m.home + folder); err == nil {
			t.Errorf("%s is left", folder)
		}
	}
}

// record is what a program has kept of its one walk.
func (m machine) record(t *testing.T) transcript.Transcript {
	t.Helper()
	listed, err := transcript.In(m.home + "/state").List()
	if err != nil || len(listed) != 1 || listed[0].Unreadable != nil {
		t.Fatalf("%d walks are recorded: %v, %+v", len(listed), err, listed)
	}
	return listed[0].Transcript
}

// TestTheSweepFinds proves the search: where secrets are asked for, there they
// are.
func TestTheSweepFinds(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	heard, endpoint := canaries(t)
	walked := canaryWalks[0]
	own := newMachine(t, heard, canaryPassword(walked.user))
	t.Run("revealed", func(t *testing.T) {
		w := own.walk(t, endpoint, walked)
		w.See(signedIn).See("id token").Press("ctrl+r").See("Secrets are on screen")
		if found := heard.onScreen(w.Raw()); len(found) == 0 {
			t.Error("nothing was found on a screen that shows secrets")
		}
	})
	t.Run("copied", func(t *testing.T) {
		w := own.walk(t, endpoint, walked)
		w.See(signedIn).See("id token").Press("ctrl+y").See("with secrets").Press("2", "space", "enter").See("Copied")
		if found := heard.onScreen(w.Raw()); len(found) == 0 {
			t.Error("nothing was found in what was copied with its secrets")
		}
	})
	t.Run("written out", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "script.yaml")
		script := "target: {UserPoolId: us-east-1_AuthwalkD}\nstart: {AuthFlow: USER_SRP_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: nadia}}\n"
		if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := execute(t, own.without("AUTHWALK_CLIENT_SECRET_FILE").environment, "run", "--endpoint-url", endpoint, "--show-tokens", path)
		if found := heard.found(stdout); code != exitDone || len(found) < 3 {
			t.Errorf("ended with %d, found %v, said %s", code, found, stderr)
		}
	})
	t.Run("in files", func(t *testing.T) {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "left"), []byte("password: "+canaryPassword("sam")), 0o600); err != nil {
			t.Fatal(err)
		}
		if found, files := heard.inFiles(t, folder); len(found) != 1 || files != 1 {
			t.Errorf("found %v in %d files", found, files)
		}
	})
	t.Run("in the process", func(t *testing.T) {
		given := own.without("AUTHWALK_PASSWORD_FILE")
		given.environment = append(given.environment, "AUTHWALK_PASSWORD="+canaryPassword(walked.user))
		w := given.walk(t, endpoint, walked)
		w.See(signedIn)
		if found := heard.inProcess(t, w.Pid()); len(found) != 1 {
			t.Errorf("found %v", found)
		}
	})
}

// TestCanariesAreNotSaved fills in the start form with secrets and saves the
// target.
func TestCanariesAreNotSaved(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	heard, endpoint := canaries(t)
	own := newMachine(t, heard, canaryPassword("sid"))
	walked := canaryWalks[2]
	walked.user, walked.flow = "sid", ""
	w := own.walk(t, endpoint, walked)
	w.See("Sign-in details").See("Client secret").Press("ctrl+s").See("targets.yaml")
	if _, files := heard.inFiles(t, own.home); files == 0 {
		t.Error("nothing was saved")
	}
	leaveFrom(t, w)
	heard.nothing(t, w, own)
	if code, stdout, _ := execute(t, own.environment, "clean", "--yes"); code != exitDone || !strings.Contains(stdout, "targets.yaml") {
		t.Errorf("ended with %d: %s", code, stdout)
	}
	if _, files := heard.inFiles(t, own.home); files > 0 {
		t.Errorf("%d files are left", files)
	}
}
