package plain_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/start"
	"authwalk/flow/walk"
	"authwalk/ui/plain"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// controller is the real one, with its start form.
type controller struct {
	*flow.Controller
	start.Form
}

// demo is the demo pools, served, and who is in them.
type demo struct {
	controller controller
	users      []demouser.User
}

func openDemo(t *testing.T) demo {
	t.Helper()
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	pair := &emulator.Credentials{AccessKeyID: "AKIAIOSFODNN7EXAMPLE", SecretAccessKey: "canary-credential"}
	served, err := emulator.New(emulator.Options{Files: files, Listen: "127.0.0.1:0", Credentials: pair, Keys: keys(t)})
	if err != nil {
		t.Fatal(err)
	}
	if err := served.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = served.Close() })
	kept, err := demouser.Vault(files, served.Endpoint())
	if err != nil {
		t.Fatal(err)
	}
	users, err := demouser.Of(files, served.Endpoint())
	if err != nil {
		t.Fatal(err)
	}
	made := flow.New(flow.Options{
		Vault: kept, OutboxToken: served.Token(), AuthenticatorSecret: demouser.AuthenticatorSecrets(files), Notation: start.Notation{},
		Credentials: credentials.NewStaticCredentialsProvider(pair.AccessKeyID, pair.SecretAccessKey, ""),
	})
	return demo{controller{made, start.Form{Service: made}}, users}
}

// keys are made once for all pools.
func keys(t *testing.T) []*rsa.PrivateKey {
	t.Helper()
	var made []*rsa.PrivateKey
	for range 2 {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, key)
	}
	return made
}

// listener answers what it hears, as somebody who knows the user would.
type listener struct {
	heard   []string
	secrets int
	asked   int
}

func (l *listener) print(line string) { l.heard = append(l.heard, line) }

// Line implements plain.Input.
func (l *listener) Line(context.Context) (string, error) {
	if l.asked++; l.asked > 30 {
		return "", errors.New("it asks without end")
	}
	question := l.heard[len(l.heard)-1]
	switch {
	case strings.HasPrefix(question, "Which one, by number. Or:"):
		return "", io.EOF
	case strings.HasPrefix(l.heard[max(len(l.heard)-2, 0)], "No code:"):
		return "b", nil
	case strings.Contains(question, "n newest code") && !strings.HasPrefix(question, "Answer"):
		return "n", nil
	case strings.Contains(question, "number or name"):
		return l.firstPossible(), nil
	case strings.HasPrefix(question, "Answer"):
		return l.riddle(), nil
	case strings.HasPrefix(question, "Confirm it is you"):
		return "yes", nil
	case strings.Contains(question, "yes or no"):
		return "no", nil
	default:
		return "Max", nil
	}
}

func (l *listener) firstPossible() string {
	from := 0
	for i, line := range l.heard {
		if strings.HasSuffix(line, ", one of these:") {
			from = i + 1
		}
	}
	for i, line := range l.heard[from:] {
		if !strings.Contains(line, "not possible here") {
			return fmt.Sprint(i + 1)
		}
	}
	return ""
}

// riddle answers what the triggers of the demo pools ask.
func (l *listener) riddle() string {
	for _, line := range slices.Backward(l.heard) {
		name, text, _ := strings.Cut(line, ": ")
		switch name {
		case "question":
			return map[string]string{"What has a neck but no head?": "bottle", "What gets wetter the more it dries?": "towel"}[text]
		case "captcha":
			var a, b int
			_, _ = fmt.Sscanf(text, "%d + %d", &a, &b)
			return fmt.Sprint(a + b)
		case "destination", "sent_to", "code":
			return "?n"
		}
	}
	return "?n"
}

// Secret implements plain.Input.
func (l *listener) Secret(_ context.Context, question string) (string, error) {
	l.print(question)
	l.secrets++
	if strings.HasPrefix(question, "New password") || strings.HasPrefix(question, "Again") {
		return "canary-Passw0rd!", nil
	}
	return "", nil // keeps what the walk began with
}

// end is what became of a walk.
func end(w walk.Walk) string {
	switch {
	case w.Tokens() != nil:
		return "tokens"
	case w.Failed() != nil:
		return w.Failed().Exception
	}
	return "open"
}

// ends are what comes of walking as each demo user: the challenges on the way, and
// the end.
var ends = map[string]struct{ path, end string }{
	"nadia":            {"PASSWORD_VERIFIER", "tokens"},
	"sam":              {"PASSWORD_VERIFIER SMS_MFA", "tokens"},
	"theo":             {"PASSWORD_VERIFIER SOFTWARE_TOKEN_MFA", "tokens"},
	"emil":             {"PASSWORD_VERIFIER EMAIL_OTP", "tokens"},
	"selma":            {"PASSWORD_VERIFIER SELECT_MFA_TYPE SMS_MFA", "tokens"},
	"gina":             {"PASSWORD_VERIFIER", "tokens"},
	"sid":              {"PASSWORD_VERIFIER", "tokens"},
	"stu":              {"PASSWORD_VERIFIER SMS_MFA", "tokens"},
	"erin":             {"PASSWORD_VERIFIER EMAIL_OTP", "tokens"},
	"tara":             {"PASSWORD_VERIFIER SOFTWARE_TOKEN_MFA", "tokens"},
	"ella@example.org": {"PASSWORD_VERIFIER", "tokens"},
	"tessa":            {"PASSWORD_VERIFIER NEW_PASSWORD_REQUIRED", "tokens"},
	"mia":              {"PASSWORD_VERIFIER MFA_SETUP", "tokens"},
	"max":              {"PASSWORD_VERIFIER NEW_PASSWORD_REQUIRED MFA_SETUP", "tokens"},
	"ned":              {"PASSWORD_VERIFIER SMS_MFA", "tokens"},
	"kurt":             {"", "tokens"},
	"chloe":            {"SELECT_CHALLENGE PASSWORD_VERIFIER", "tokens"},
	"olga":             {"SELECT_CHALLENGE EMAIL_OTP", "tokens"},
	"otto":             {"SELECT_CHALLENGE SMS_OTP", "tokens"},
	"kim":              {"WEB_AUTHN", "tokens"},
	"kaya":             {"SELECT_CHALLENGE EMAIL_OTP", "tokens"},
	"uma":              {"", "UserNotConfirmedException"},
	"rhea":             {"PASSWORD_VERIFIER", "PasswordResetRequiredException"},
	"dan":              {"PASSWORD_VERIFIER", "NotAuthorizedException"},
	"exa":              {"PASSWORD_VERIFIER", "NotAuthorizedException"},
	"lola":             {"", "NotAuthorizedException"},
	"flora":            {"", "InvalidParameterException"},
	"ava":              {"PASSWORD_VERIFIER", "NotAuthorizedException"},
	"nora":             {"", "open"}, // a code that was never sent
	"pia":              {"PASSWORD_VERIFIER", "tokens"},
	"walter":           {"", "ForbiddenException"},
	"brita":            {"", "NotAuthorizedException"},
	"mona":             {"PASSWORD_VERIFIER SMS_MFA", "tokens"},
	"dora":             {"PASSWORD_VERIFIER DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER", "tokens"},
	"kira":             {"WEB_AUTHN", "tokens"},
	"stella":           {"PASSWORD_VERIFIER", "tokens"},
	"ronja":            {"PASSWORD_VERIFIER", "tokens"},
	"rita":             {"CUSTOM_CHALLENGE CUSTOM_CHALLENGE", "tokens"},
	"cara":             {"CUSTOM_CHALLENGE CUSTOM_CHALLENGE", "tokens"},
	"boris":            {"", "UserLambdaValidationException"},
	"timo":             {"", "UnexpectedLambdaException"},
	"ottilie":          {"", "tokens"},
}

// TestEveryDemoUserGetsToItsEnd walks as each of them, with what a listener would
// answer.
func TestEveryDemoUserGetsToItsEnd(t *testing.T) {
	d := openDemo(t)
	if len(d.users) != len(ends) {
		t.Errorf("%d demo users, %d ends", len(d.users), len(ends))
	}
	for _, user := range d.users {
		t.Run(user.Username, func(t *testing.T) {
			t.Parallel()
			l := &listener{}
			w, err := plain.Run(t.Context(), plain.Options{
				Controller: d.controller, Facts: d.facts, Input: l, Print: l.print, Now: time.Now, Begin: &user.Start,
			})
			heard := strings.Join(l.heard, "\n")
			want := ends[user.Username]
			if path, end := strings.Join(w.Path(), " "), end(w); err != nil || path != want.path || end != want.end {
				t.Errorf("%q, %s and %v, want %v:\n%s", path, end, err, want, heard)
			}
			if strings.Contains(heard, " 1 steps") {
				t.Errorf("one thing is counted as several:\n%s", heard)
			}
			for _, secret := range []string{"canary", user.Start.Password.Reveal()} {
				if secret != "" && strings.Contains(heard, secret) {
					t.Errorf("a secret is said:\n%s", heard)
				}
			}
		})
	}
}

func (d demo) facts(ctx context.Context, begin walk.Start) plain.Controller {
	made := d.controller.WithPoolFacts(ctx, begin)
	return controller{made, start.Form{Service: made}}
}
