package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"authwalk/ui/termtest"
)

// walkTo begins a walk at an endpoint, as a person would.
func walkTo(t *testing.T, endpoint, flow string, more ...string) *termtest.Terminal {
	t.Helper()
	arguments := append([]string{
		"walk", "--endpoint-url", endpoint, "--client-id", "4example0client1id", "--user-pool-id", "us-east-1_Ab12Cd34E",
		"--username", "nadia", "--auth-flow", flow,
	}, more...)
	return open(t, termtest.Options{Width: 120, Height: 36, Args: arguments, Env: []string{"AUTHWALK_PASSWORD=Winter-2026!"}, Answers: true})
}

// around looks at everything that can be looked at from a screen, and comes
// back to it.
func around(w *termtest.Terminal, back string) {
	// At the right end of the first row: it is whole again once the program has
	// heard of the last size, which comes on another way than keys.
	where := address.FindString(w.Screen())
	w.SeeNot("not connected yet").Press("ctrl+r", "pgdown", "ctrl+o", "pgdown", "ctrl+o", "ctrl+o", "ctrl+o", "ctrl+r")
	w.Press("f1").See("━ Help ━").Press("down", "esc").SeeNot("━ Help ━")
	w.Press("ctrl+g").See("Path: step").Press("enter", "up", "esc").SeeNot("Path: step")
	if back != neverSent {
		w.Press("ctrl+y").See("with secrets").Press("esc").SeeNot("with secrets")
	}
	w.Resize(40, 12).Press("ctrl+l", "pgdown").Resize(200, 50).Press("ctrl+l").Resize(120, 36).See(where).Press("ctrl+l").See(back)
}

var address = regexp.MustCompile(`LOCAL  127\.0\.0\.1:\d+`)

const (
	hostileName = "CUSTOM_"
	// neverSent is on the screen of a step that has nothing to copy.
	neverSent = "not a hexadecimal number"
)

var (
	hostileRefusal = replyWith(http.StatusBadRequest, map[string]any{"__type": "Evil" + poison, "message": "no " + poison + long})
	knownRefusal   = replyWith(http.StatusBadRequest, map[string]any{"__type": "NotAuthorizedException", "message": poison + "Incorrect username or password."})
	hostileTokens  = replyWith(http.StatusOK, map[string]any{"AuthenticationResult": map[string]any{
		"IdToken":      forged(map[string]any{"sub": "nadia" + poison, "name" + poison: poison, "many": []string{poison, long}, "token_use": "id" + poison, "iss": poison, "exp": 1e300}),
		"AccessToken":  forged(map[string]any{"client_id": poison, "cognito:groups": []string{poison}, "exp": -1, poison: nil}),
		"RefreshToken": poison + long, "TokenType": poison, "ExpiresIn": 3600,
		"NewDeviceMetadata": map[string]any{"DeviceKey": poison, "DeviceGroupKey": poison},
	}})
)

// TestAHostileServiceOnScreen meets a service that puts what terminals act upon
// into every text it sends.
func TestAHostileServiceOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for _, test := range []struct {
		name, flow, sees string
		first            reply
		further          map[string][]reply
		then             func(w *termtest.Terminal)
	}{
		{"refusal", "USER_PASSWORD_AUTH", "Evil␀␁␂", hostileRefusal, nil, nil},
		{"refusal that is known", "USER_PASSWORD_AUTH", "NotAuthorizedException", knownRefusal, nil, nil},
		{
			"challenge nobody knows", "CUSTOM_AUTH", hostileName + "␀␁␂", asks(hostileName+poison, map[string]string{"hint" + poison: poison, "longer": long, "json": `{"a":"` + "\u202e" + `"}`}, poison), nil,
			func(w *termtest.Terminal) {
				w.Type("a=b").Press("enter", "tab", "enter").See("Evil␀␁␂")
			},
		},
		{
			"new password", "USER_PASSWORD_AUTH", "NEW_PASSWORD_REQUIRED", asks("NEW_PASSWORD_REQUIRED", map[string]string{
				"requiredAttributes": written([]string{"userAttributes." + poison, poison, long}), "userAttributes": written(map[string]string{"email": poison, poison: "x", "l": long}),
			}), nil,
			func(w *termtest.Terminal) {
				w.Type("a").Press("tab").Type("a").Press("tab").Type("b").Press("tab").Type("c").Press("tab").Type("d").Press("enter").See("Evil␀␁␂")
			},
		},
		{
			"authenticator", "USER_PASSWORD_AUTH", "Code from the app", asks("MFA_SETUP", map[string]string{"MFAS_CAN_SETUP": `["SOFTWARE_TOKEN_MFA"]`}),
			map[string][]reply{
				"AssociateSoftwareToken": {replyWith(http.StatusOK, map[string]any{"SecretCode": "ABCD" + poison, "Session": poison, poison: poison})},
				"VerifySoftwareToken":    {replyWith(http.StatusOK, map[string]any{"Status": "SUCCESS" + poison, "Session": poison})},
			},
			func(w *termtest.Terminal) {
				w.Press("ctrl+t").SeeNot("(optional)").Press("q").See("(optional)").Type("123456").Press("enter").See("neither accepts nor refuses")
			},
		},
		{
			"authenticator too long to draw", "USER_PASSWORD_AUTH", "Code from the app", asks("MFA_SETUP", map[string]string{"MFAS_CAN_SETUP": `["SOFTWARE_TOKEN_MFA"]`}),
			map[string][]reply{"AssociateSoftwareToken": {replyWith(http.StatusOK, map[string]any{"SecretCode": long, "Session": long})}},
			func(w *termtest.Terminal) { w.Press("ctrl+t").SeeNot("(optional)").Press("esc").See("(optional)") },
		},
		{
			"factors to set up", "USER_PASSWORD_AUTH", "MFA_SETUP", asks("MFA_SETUP", map[string]string{"MFAS_CAN_SETUP": written([]string{poison, "EMAIL_OTP", "SOFTWARE_TOKEN_MFA"})}), nil, nil,
		},
		{"choice", "USER_AUTH", "SELECT_CHALLENGE", asks("SELECT_CHALLENGE", map[string]string{poison: poison}, poison, "PASSWORD", long), nil, nil},
		{
			"choice of factors", "USER_PASSWORD_AUTH", "SELECT_MFA_TYPE", asks("SELECT_MFA_TYPE", map[string]string{"MFAS_CAN_CHOOSE": written([]string{poison, "SMS_MFA"}), "CODE_DELIVERY_DESTINATION": poison}), nil,
			func(w *termtest.Terminal) { w.Press("enter").See("Evil␀␁␂") },
		},
		{
			"code", "USER_PASSWORD_AUTH", "SMS_MFA", asks("SMS_MFA", map[string]string{"CODE_DELIVERY_DESTINATION": poison, "CODE_DELIVERY_DELIVERY_MEDIUM": poison, "USER_ID_FOR_SRP": poison}), nil,
			func(w *termtest.Terminal) { w.Type("123456").Press("enter").See("Evil␀␁␂") },
		},
		{
			"code by email", "USER_PASSWORD_AUTH", "EMAIL_OTP", asks("EMAIL_OTP", map[string]string{"CODE_DELIVERY_DESTINATION": long + poison}), nil, nil,
		},
		{
			"name of an authenticator", "USER_PASSWORD_AUTH", "SOFTWARE_TOKEN_MFA", asks("SOFTWARE_TOKEN_MFA", map[string]string{"FRIENDLY_DEVICE_NAME": poison}), nil, nil,
		},
		{
			"proof of nonsense", "USER_SRP_AUTH", neverSent, asks("PASSWORD_VERIFIER", map[string]string{"SALT": poison, "SRP_B": poison, "SECRET_BLOCK": poison, "USER_ID_FOR_SRP": poison, "USERNAME": poison}), nil, nil,
		},
		{
			"proof for a strange name", "USER_SRP_AUTH", "Evil␀␁␂", asks("PASSWORD_VERIFIER", map[string]string{
				"SALT": "ab", "SRP_B": strings.Repeat("7", 768), "SECRET_BLOCK": "c2VjcmV0", "USER_ID_FOR_SRP": poison, "USERNAME": poison,
			}), nil, nil,
		},
		{
			"tokens", "USER_PASSWORD_AUTH", signedIn, hostileTokens,
			map[string][]reply{
				"": {{status: http.StatusOK, body: poison}}, "GetUser": {replyWith(http.StatusOK, map[string]any{"Username": poison, "UserAttributes": []map[string]string{{"Name": poison, "Value": poison}}})},
			},
			func(w *termtest.Terminal) { w.Press("ctrl+r", "2", "down", "3", "1", "down", "down") },
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			replies := map[string][]reply{"InitiateAuth": {test.first}, "RespondToAuthChallenge": {hostileRefusal}}
			for operation, further := range test.further {
				replies[operation] = further
			}
			w := walkTo(t, pretend(t, replies).endpoint, test.flow)
			w.See(test.sees)
			around(w, test.sees)
			if test.then != nil {
				test.then(w)
			}
			leaveFrom(t, w)
			harmlessScreen(t, w)
		})
	}
}

// leaveFrom quits, whether or not something would be lost.
func leaveFrom(t *testing.T, w *termtest.Terminal) {
	t.Helper()
	// A ^C after the terminal has been given back would throw away what is
	// still on its way to it.
	if w.Press("ctrl+c").SeeOrEnd("Quit?") {
		w.Press("ctrl+c")
	}
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}

// scripted runs a script against an endpoint, without a terminal.
func scripted(t *testing.T, endpoint, script string, more ...string) (code int, stdout, stderr string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "script.yaml")
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	return execute(t, nil, append([]string{"run", "--endpoint-url", endpoint, path}, more...)...)
}

// execute runs the program in an environment of its own until it ends.
func execute(t *testing.T, environment []string, arguments ...string) (code int, stdout, stderr string) {
	t.Helper()
	program, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	command := exec.CommandContext(ctx, program, arguments...)
	command.Env = append([]string{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "TMPDIR=" + home}, environment...)
	var out, said bytes.Buffer
	command.Stdout, command.Stderr = &out, &said
	if err := command.Run(); err != nil {
		if _, ended := errors.AsType[*exec.ExitError](err); !ended {
			t.Fatal(err)
		}
	}
	return command.ProcessState.ExitCode(), out.String(), said.String()
}

const anyScript = "target: {UserPoolId: us-east-1_Ab12Cd34E}\nstart: {AuthFlow: %s, ClientId: abc, AuthParameters: {USERNAME: nadia, PASSWORD: x}}\n" +
	"answers: {SMS_MFA: {SMS_MFA_CODE: 123456}, PASSWORD_VERIFIER: {PASSWORD: x}}\n"

// TestAHostileServiceInScripts meets the same service without a screen.
func TestAHostileServiceInScripts(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for _, test := range []struct {
		name, flow string
		first      reply
		code       int
	}{
		{"refusal", "USER_PASSWORD_AUTH", hostileRefusal, exitRefused},
		{"challenge nobody knows", "USER_PASSWORD_AUTH", asks("CUSTOM_"+poison, map[string]string{poison: poison}, poison), exitUsage},
		{"refused answer", "USER_PASSWORD_AUTH", asks("SMS_MFA", map[string]string{poison: poison}), exitRefused},
		{"proof of nonsense", "USER_SRP_AUTH", asks("PASSWORD_VERIFIER", map[string]string{"SALT": poison}), exitUnreachable},
		{"tokens", "USER_PASSWORD_AUTH", hostileTokens, exitDone},
		{"no JSON", "USER_PASSWORD_AUTH", reply{status: http.StatusOK, body: poison}, exitUnreachable},
		{"no HTTP", "USER_PASSWORD_AUTH", reply{status: http.StatusOK, header: "X-Amzn-Requestid: " + poison + "\r\n"}, exitUnreachable},
	} {
		for _, form := range [][]string{nil, {"--json"}, {"--show-tokens"}} {
			t.Run(test.name+strings.Join(form, ""), func(t *testing.T) {
				t.Parallel()
				endpoint := pretend(t, map[string][]reply{"InitiateAuth": {test.first}, "RespondToAuthChallenge": {hostileRefusal}}).endpoint
				code, stdout, stderr := scripted(t, endpoint, fmt.Sprintf(anyScript, test.flow), form...)
				if code != test.code {
					t.Errorf("ended with %d, want %d: %.300s", code, test.code, stderr)
				}
				harmlessText(t, stdout)
				harmlessText(t, stderr)
				if strings.Count(stderr, "\n") > 1 {
					t.Errorf("more than one line on standard error: %.300q", stderr)
				}
				var object map[string]any
				if form != nil && json.Unmarshal([]byte(stdout), &object) != nil {
					t.Errorf("standard output is not one object: %.300s", stdout)
				}
			})
		}
	}
}

// TestAHostileServiceBesideTheWalk meets it where the program asks on its own:
// for the pool's settings, for lists, and for the messages of an emulator.
func TestAHostileServiceBesideTheWalk(t *testing.T) {
	t.Parallel()
	keys := []string{"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=canary"}
	t.Run("settings", func(t *testing.T) {
		t.Parallel()
		p := pretend(t, map[string][]reply{
			"AdminInitiateAuth": {asks("NEW_PASSWORD_REQUIRED", nil)},
			"DescribeUserPool": {replyWith(http.StatusOK, map[string]any{"UserPool": map[string]any{
				"Id": poison, "Name": poison, "MfaConfiguration": poison, "UserPoolTier": poison, "LambdaConfig": map[string]any{"PreSignUp": poison},
				"Policies": map[string]any{"PasswordPolicy": map[string]any{"MinimumLength": 2_000_000_000, "RequireSymbols": true, "PasswordHistorySize": -1}},
			}})},
			"GetUserPoolMfaConfig": {replyWith(http.StatusOK, map[string]any{"MfaConfiguration": poison})},
			"DescribeUserPoolClient": {replyWith(http.StatusOK, map[string]any{"UserPoolClient": map[string]any{
				"ClientId": poison, "ClientName": poison, "ExplicitAuthFlows": []string{poison, long}, "AuthSessionValidity": -5,
			}})},
			"AdminGetUser":                {replyWith(http.StatusOK, map[string]any{"Username": poison, "UserStatus": poison, "UserMFASettingList": []string{poison}, "PreferredMfaSetting": poison})},
			"AdminRespondToAuthChallenge": {hostileRefusal},
		})
		w := open(t, termtest.Options{Width: 120, Height: 36, Answers: true, Env: append(keys, "AUTHWALK_PASSWORD=x"), Args: []string{
			"walk", "--endpoint-url", p.endpoint, "--client-id", "abc", "--user-pool-id", "us-east-1_Ab12Cd34E", "--username", "nadia", "--auth-flow", "ADMIN_USER_PASSWORD_AUTH", "--admin",
		}})
		w.See("NEW_PASSWORD_REQUIRED").See("New password")
		p.was(t, "AdminGetUser")
		around(w, "New password")
		w.Type("x").Press("tab").Type("x").Press("enter").See("enter once more sends it.").Press("enter").See("Evil␀␁␂")
		leaveFrom(t, w)
		harmlessScreen(t, w)
	})
	t.Run("lists", func(t *testing.T) {
		t.Parallel()
		p := pretend(t, map[string][]reply{
			"ListUserPools": {replyWith(http.StatusOK, map[string]any{"UserPools": []map[string]string{{"Id": "us-east-1_Ab12" + poison, "Name": poison}}, "NextToken": poison})},
		})
		w := open(t, termtest.Options{Width: 120, Height: 36, Answers: true, Env: keys, Args: []string{
			"walk", "--endpoint-url", p.endpoint, "--user-pool-id", "us-east-1_Ab12Cd34E", "--username", "nadia", "--region", "us-east-1",
		}})
		w.See("▸ Password").Press("tab").See("▸ User pool ID")
		w.Press("ctrl+n").See("2 of 2").Press("ctrl+n", "ctrl+p", "enter").SeeNot("2 of 2").Press("f1").See("━ Help ━").Press("esc").SeeNot("━ Help ━")
		leaveFrom(t, w)
		harmlessScreen(t, w)
	})
	t.Run("inbox", func(t *testing.T) {
		t.Parallel()
		p := pretend(t, map[string][]reply{
			"InitiateAuth":           {asks("SMS_MFA", nil)},
			"RespondToAuthChallenge": {hostileRefusal},
			"": {reply{status: http.StatusOK, body: written([]map[string]any{{
				"at": "2026-11-20T10:00:00Z", "pool": poison, "user": poison, "medium": poison, "destination": poison, "purpose": poison, "code": "12" + poison, "body": poison + long,
			}})}},
		})
		w := open(t, termtest.Options{Width: 120, Height: 36, Answers: true, Env: []string{"AUTHWALK_PASSWORD=x", "AUTHWALK_EMULATOR_TOKEN=t"}, Args: []string{
			"walk", "--endpoint-url", p.endpoint, "--client-id", "abc", "--user-pool-id", "us-east-1_Ab12Cd34E", "--username", "nadia", "--auth-flow", "USER_PASSWORD_AUTH",
		}})
		w.See("SMS_MFA").See("_ _ _ _").Press("ctrl+n").See("none for this step").Press("ctrl+o", "ctrl+o", "ctrl+o").See("Inbox")
		around(w, "SMS_MFA")
		w.Press("ctrl+n").Type("123456").Press("enter").See("Evil␀␁␂")
		leaveFrom(t, w)
		harmlessScreen(t, w)
	})
}

// was waits until an operation has been asked for.
func (p *impostor) was(t *testing.T, operation string) {
	t.Helper()
	var others []string
	for {
		select {
		case asked := <-p.asked:
			if asked == operation {
				return
			}
			others = append(others, asked)
		case <-time.After(time.Minute):
			t.Fatalf("%s was not asked for, but %v", operation, others)
		}
	}
}
