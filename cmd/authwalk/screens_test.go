package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"authwalk/ui/termtest"

	"github.com/pquerna/otp/totp"
)

const signedIn = "✓ signed in"

// demoOf runs the demo pool in a terminal.
func demoOf(t *testing.T, arguments ...string) *termtest.Terminal {
	t.Helper()
	return open(t, termtest.Options{Width: 140, Height: 40, Args: append([]string{"demo"}, arguments...), Answers: true})
}

func open(t *testing.T, options termtest.Options) *termtest.Terminal {
	t.Helper()
	path, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	return termtest.Start(t, path, options)
}

// TestEveryChallengeOnScreen walks them with keys, in the real program.
func TestEveryChallengeOnScreen(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		user, challenge string
		walk            func(*testing.T, *termtest.Terminal)
	}{
		{"nadia", "PASSWORD_VERIFIER", nil},
		{"gina", "PASSWORD_VERIFIER", nil},
		{"tessa", "NEW_PASSWORD_REQUIRED", func(_ *testing.T, w *termtest.Terminal) {
			w.Type("Summer-2026!").Press("tab").Type("Summer-2026!").Press("enter")
		}},
		{"sam", "SMS_MFA", newestCode},
		{"stu", "SMS_MFA", newestCode},
		{"emil", "EMAIL_OTP", newestCode},
		{"theo", "SOFTWARE_TOKEN_MFA", func(t *testing.T, w *termtest.Terminal) {
			w.Type(code(t, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW")).Press("enter")
		}},
		{"selma", "SELECT_MFA_TYPE", func(t *testing.T, w *termtest.Terminal) {
			w.Press("enter").See("▸ SMS_MFA")
			newestCode(t, w)
		}},
		{"chloe", "SELECT_CHALLENGE", func(_ *testing.T, w *termtest.Terminal) {
			w.Press("enter")
		}},
		{"mia", "MFA_SETUP", setUpAuthenticator},
		{"dora", "DEVICE_PASSWORD_VERIFIER", nil},
		{"kim", "WEB_AUTHN", func(_ *testing.T, w *termtest.Terminal) { w.See("http://localhost").Press("enter") }},
	} {
		t.Run(test.user+" "+test.challenge, func(t *testing.T) {
			t.Parallel()
			w := demoOf(t, "--user", test.user)
			w.See(test.challenge)
			if test.walk != nil {
				w.See("▸ " + test.challenge).See("session ")
				test.walk(t, w)
			}
			w.See(signedIn).See("id token")
			leave(t, w)
		})
	}
}

// newestCode takes the code from the emulator's inbox, once the help line says
// that there is one.
func newestCode(_ *testing.T, w *termtest.Terminal) {
	w.See("_ _ _ _").See("^N newest code").Press("ctrl+n").See("enter sends it").SeeNot("_ _ _ _").Press("enter")
}

var secretGroups = regexp.MustCompile(`(?m)^┃ (?:Secret|      )  ((?:[A-Z2-7]{4} )+)`)

// setUpAuthenticator reads the secret off the screen, as a person would.
func setUpAuthenticator(t *testing.T, w *termtest.Terminal) {
	w.See("code from an authenticator app").Press("enter").See("Code from the app").See("•••• (52)")
	w.Press("ctrl+r").SeeNot("•••• (52)")
	w.Type(code(t, secretOnScreen(w))).Press("enter")
}

// secretOnScreen is the secret as it stands beside its name.
func secretOnScreen(w *termtest.Terminal) (secret string) {
	for _, line := range secretGroups.FindAllStringSubmatch(w.Screen(), -1) {
		secret += strings.ReplaceAll(line[1], " ", "")
	}
	return secret
}

func code(t *testing.T, secret string) string {
	t.Helper()
	made, err := totp.GenerateCode(secret, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// leave quits and wants the terminal as it was.
func leave(t *testing.T, w *termtest.Terminal) {
	t.Helper()
	w.Press("ctrl+c").See("Quit?").Press("enter")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}

// TestRefusalsOnScreen meets the service's refusals in the real program.
func TestRefusalsOnScreen(t *testing.T) {
	t.Parallel()
	for user, exception := range map[string]string{
		"uma": "UserNotConfirmedException", "rhea": "PasswordResetRequiredException", "dan": "NotAuthorizedException", "flora": "InvalidParameterException",
	} {
		t.Run(user, func(t *testing.T) {
			t.Parallel()
			demoOf(t, "--user", user).See("✗ " + exception)
		})
	}
}

// TestWithoutFlagsADemoUserIsChosen begins with no knowledge of the program.
func TestWithoutFlagsADemoUserIsChosen(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{})
	w.See("Demo users").See("nadia").Press("enter").See(signedIn)
	leave(t, w)
}

// TestWithAWSTheKindOfPoolIsChosen begins on a machine that is set up for AWS.
func TestWithAWSTheKindOfPoolIsChosen(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Env: append(expiredLogin(t), "AWS_PROFILE=dev")})
	w.See("Which pool do you want to use?").Press("enter").See("Demo users")
	w.Press("ctrl+c")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}

// TestFlagsFillTheStartForm begins with too little to walk at once.
func TestFlagsFillTheStartForm(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Width: 120, Height: 40, Args: []string{"walk", "--client-id", "4example0client1id", "--user-pool-id", "eu-west-1_Ab12Cd34E"}})
	w.See("4example0client1id").See("eu-west-1_Ab12Cd34E").Press("ctrl+c")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}

// TestASignalLeavesTheTerminalClean ends the program from outside.
func TestASignalLeavesTheTerminalClean(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		w := demoOf(t, "--user", "sam")
		w.See("SMS_MFA").Signal(signal)
		if code := w.Exit(); code != exitInterrupted {
			t.Errorf("%v: ended with %d", signal, code)
		}
	}
}

// TestATinyTerminal draws what fits and ends as any other.
func TestATinyTerminal(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Width: 10, Height: 3, Args: []string{"demo"}})
	w.SeeRaw("\x1b[?1049h").Press("ctrl+c")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}

// TestAScriptAsks has ${prompt} answered at the terminal, without echo.
func TestAScriptAsks(t *testing.T) {
	t.Parallel()
	served := serveDemo(t)
	script := filepath.Join(t.TempDir(), "script.yaml")
	text := "target: {UserPoolId: us-east-1_AuthwalkD}\n" +
		"start: {AuthFlow: USER_SRP_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: \"${prompt}\"}}\n" +
		"answers: {PASSWORD_VERIFIER: {PASSWORD: \"${prompt}\"}}\n"
	if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	arguments := []string{"run", "--endpoint-url", served.Endpoint(), script}

	w := open(t, termtest.Options{Args: arguments})
	where := " for " + strings.TrimPrefix(served.Endpoint(), "http://") + ":"
	w.See("USERNAME (line 2 of the script)" + where).Type("nadia").Press("enter")
	w.See("PASSWORD_VERIFIER PASSWORD" + where).Type("Winter-2026!").Press("enter").See("signed in")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
	if strings.Contains(string(w.Raw()), "Winter") {
		t.Error("the password was shown")
	}

	w = open(t, termtest.Options{Args: arguments})
	w.See("USERNAME (line 2 of the script)" + where).Press("ctrl+c")
	if code := w.Exit(); code != exitInterrupted {
		t.Errorf("interrupted, it ended with %d", code)
	}
}

// TestATargetIsSavedAndFound saves the start form and begins from it again.
func TestATargetIsSavedAndFound(t *testing.T) {
	t.Parallel()
	configuration := t.TempDir()
	environment := []string{"XDG_CONFIG_HOME=" + configuration, "AUTHWALK_CLIENT_SECRET=hunter2-canary"}
	w := open(t, termtest.Options{Width: 120, Height: 40, Env: environment, Args: []string{
		"walk", "--client-id", "4example0client1id", "--user-pool-id", "eu-west-1_Ab12Cd34E", "--username", "007", "--auth-flow", "USER_PASSWORD_AUTH",
	}})
	w.See("4example0client1id").Press("ctrl+s").See("targets.yaml").Press("ctrl+c")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
	saved, err := os.ReadFile(filepath.Join(configuration, "authwalk", "targets.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(saved), "canary") {
		t.Error("the client secret was saved with the target")
	}
	w = open(t, termtest.Options{Width: 120, Height: 40, Env: environment, Args: []string{"walk", "--target", "007@4example0client1id"}})
	w.See("eu-west-1_Ab12Cd34E").See("007").Press("ctrl+c")
	if strings.Contains(string(w.Raw()), "canary") {
		t.Error("the client secret was shown")
	}
}

// TestAChangedSignInLeadsOnToTheNextDemoUser: the one after the user whose sign-in was changed.
func TestAChangedSignInLeadsOnToTheNextDemoUser(t *testing.T) {
	w := open(t, termtest.Options{Args: []string{"demo", "--user", "ava"}})
	w.See("▸ Try again as ava").Press("enter").See("o Next demo user").Press("o").See("no code was sent")
}
