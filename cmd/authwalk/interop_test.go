//go:build interop

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authwalk/ui/termtest"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/pquerna/otp/totp"
)

// These tests sign in to the emulator with clients that authwalk did not
// write: the AWS CLI, and AWS's JavaScript libraries. Run them with
// `go test -tags interop -run Interop ./cmd/authwalk`. Where a client is not
// installed they are skipped; with CI set that is a failure.

const (
	rightPassword = "Winter-2026!"
	nextPassword  = "Spring-2026!"
	awsCLI        = "/usr/bin/aws"
	scripts       = "../../.ci/interop"
)

// tool returns the path of a foreign client, or skips.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("SKIP: %s is not installed", name)
	return ""
}

func packages(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(scripts, "node_modules")); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the npm packages of .ci/interop are not installed")
		}
		t.Skip("SKIP: the npm packages are not installed: npm ci in .ci/interop")
	}
	return tool(t, "node")
}

// service is a running emulator with a pool made through the AWS SDK.
type service struct {
	endpoint, token string
	sdk             *cip.Client
	pool            string
	// devices is how the pool that is made tracks devices, nil for not at all.
	devices *types.DeviceConfigurationType
}

func startService(t *testing.T) *service {
	t.Helper()
	emulate := exec.Command(tool(t, "authwalk"), "emulate", "--json", "--listen", "127.0.0.1:0")
	stdout, err := emulate.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := emulate.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = emulate.Process.Kill(); _ = emulate.Wait() })
	var ready struct{ Endpoint, Region, Token string }
	if err := json.NewDecoder(stdout).Decode(&ready); err != nil {
		t.Fatalf("ready line: %v", err)
	}
	go func() { _, _ = io.Copy(io.Discard, stdout) }()
	return &service{
		endpoint: ready.Endpoint, token: ready.Token,
		sdk: cip.New(cip.Options{
			Region: ready.Region, BaseEndpoint: &ready.Endpoint,
			Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
		}),
	}
}

// makePool makes a pool in which every flow is possible.
func (s *service) makePool(t *testing.T, mfa types.UserPoolMfaType) {
	t.Helper()
	ctx := context.Background()
	// Codes are no first factors where a second one is required.
	factors := []types.AuthFactorType{types.AuthFactorTypePassword, types.AuthFactorTypeEmailOtp}
	if mfa == types.UserPoolMfaTypeOn {
		factors = factors[:1]
	}
	made, err := s.sdk.CreateUserPool(ctx, &cip.CreateUserPoolInput{
		PoolName:               aws.String("interop"),
		AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		Policies: &types.UserPoolPolicyType{SignInPolicy: &types.SignInPolicyType{
			AllowedFirstAuthFactors: factors,
		}},
		UserPoolTier: types.UserPoolTierTypeEssentials, DeviceConfiguration: s.devices,
	})
	if err != nil {
		t.Fatalf("create pool: %v", err)
	}
	s.pool = *made.UserPool.Id
	if mfa == types.UserPoolMfaTypeOff {
		return
	}
	if _, err := s.sdk.SetUserPoolMfaConfig(ctx, &cip.SetUserPoolMfaConfigInput{
		UserPoolId: &s.pool, MfaConfiguration: mfa,
		SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	}); err != nil {
		t.Fatalf("set MFA: %v", err)
	}
}

func (s *service) makeClient(t *testing.T, secret bool) *types.UserPoolClientType {
	t.Helper()
	made, err := s.sdk.CreateUserPoolClient(context.Background(), &cip.CreateUserPoolClientInput{
		UserPoolId: &s.pool, ClientName: aws.String("interop"), GenerateSecret: secret,
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{
			types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeAllowUserSrpAuth,
			types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth, types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth,
			types.ExplicitAuthFlowsTypeAllowUserAuth,
		},
		PreventUserExistenceErrors: types.PreventUserExistenceErrorTypesEnabled,
	})
	if err != nil {
		t.Fatalf("create client: %v", err)
	}
	return made.UserPoolClient
}

// makeUser makes a user with an address and a permanent password, or with a
// temporary one.
func (s *service) makeUser(t *testing.T, name string, permanent bool) {
	t.Helper()
	ctx := context.Background()
	_, err := s.sdk.AdminCreateUser(ctx, &cip.AdminCreateUserInput{
		UserPoolId: &s.pool, Username: &name, MessageAction: types.MessageActionTypeSuppress,
		TemporaryPassword: aws.String(rightPassword),
		UserAttributes: []types.AttributeType{
			{Name: aws.String("email"), Value: aws.String(name + "@example.org")},
			{Name: aws.String("email_verified"), Value: aws.String("true")},
		},
	})
	if err != nil {
		t.Fatalf("create user: %v", err)
	}
	if !permanent {
		return
	}
	if _, err := s.sdk.AdminSetUserPassword(ctx, &cip.AdminSetUserPasswordInput{
		UserPoolId: &s.pool, Username: &name, Password: aws.String(rightPassword), Permanent: true,
	}); err != nil {
		t.Fatalf("set password: %v", err)
	}
}

// enrol gives a user a verified authenticator and makes it the preferred
// factor, as of one step ago: its code of now has not been used.
func (s *service) enrol(t *testing.T, client, name string) string {
	t.Helper()
	ctx := context.Background()
	signedIn, err := s.sdk.InitiateAuth(ctx, &cip.InitiateAuthInput{
		ClientId: &client, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": rightPassword},
	})
	if err != nil {
		t.Fatalf("sign in: %v", err)
	}
	access := signedIn.AuthenticationResult.AccessToken
	associated, err := s.sdk.AssociateSoftwareToken(ctx, &cip.AssociateSoftwareTokenInput{AccessToken: access})
	if err != nil {
		t.Fatalf("associate: %v", err)
	}
	code, err := totp.GenerateCode(*associated.SecretCode, time.Now().Add(-30*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.sdk.VerifySoftwareToken(ctx, &cip.VerifySoftwareTokenInput{AccessToken: access, UserCode: &code}); err != nil {
		t.Fatalf("verify: %v", err)
	}
	if _, err := s.sdk.SetUserMFAPreference(ctx, &cip.SetUserMFAPreferenceInput{
		AccessToken:              access,
		SoftwareTokenMfaSettings: &types.SoftwareTokenMfaSettingsType{Enabled: true, PreferredMfa: true},
	}); err != nil {
		t.Fatalf("set preference: %v", err)
	}
	return *associated.SecretCode
}

// outcome is what a script of .ci/interop reports.
type outcome struct {
	Result, Message, Username string
	Path                      []string
}

func runScript(t *testing.T, script string, given map[string]any) outcome {
	t.Helper()
	node := packages(t)
	input, err := json.Marshal(given)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, node, filepath.Join(scripts, script))
	command.Stdin = bytes.NewReader(input)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", script, err, stdout.String(), stderr.String())
	}
	var reported outcome
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &reported); err != nil {
		t.Fatalf("%s reported %q\n%s", script, stdout.String(), stderr.String())
	}
	return reported
}

// runAWS runs Debian's AWS CLI, with a PATH that holds no other.
func runAWS(t *testing.T, s *service, args ...string) (map[string]any, string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	args = append([]string{"cognito-idp", "--endpoint-url", s.endpoint, "--region", strings.Split(s.pool, "_")[0], "--output", "json"}, args...)
	command := exec.CommandContext(ctx, awsCLI, args...)
	command.Env = []string{
		"PATH=/usr/bin:/bin", "HOME=" + t.TempDir(), "AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=secret",
		"AWS_EC2_METADATA_DISABLED=true", "AWS_MAX_ATTEMPTS=1",
	}
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		exit := &exec.ExitError{}
		if !errors.As(err, &exit) {
			t.Fatalf("aws: %v", err)
		}
		return nil, stderr.String()
	}
	var answer map[string]any
	if err := json.Unmarshal(stdout.Bytes(), &answer); err != nil && stdout.Len() > 0 {
		t.Fatalf("aws printed %q", stdout.String())
	}
	return answer, ""
}

func TestInteropAWSCLI(t *testing.T) {
	if _, err := os.Stat(awsCLI); err != nil {
		tool(t, awsCLI)
	}
	s := startService(t)
	s.makePool(t, types.UserPoolMfaTypeOff)
	client := *s.makeClient(t, false).ClientId
	s.makeUser(t, "nadia", true)
	s.makeUser(t, "newcomer", false)

	t.Run("password", func(t *testing.T) {
		answer, refused := runAWS(t, s, "initiate-auth", "--auth-flow", "USER_PASSWORD_AUTH", "--client-id", client,
			"--auth-parameters", "USERNAME=nadia,PASSWORD="+rightPassword)
		if refused != "" || answer["AuthenticationResult"] == nil {
			t.Fatalf("%v %s", answer, refused)
		}
	})
	t.Run("wrong password", func(t *testing.T) {
		_, refused := runAWS(t, s, "initiate-auth", "--auth-flow", "USER_PASSWORD_AUTH", "--client-id", client,
			"--auth-parameters", "USERNAME=nadia,PASSWORD=wrong")
		if !strings.Contains(refused, "(NotAuthorizedException)") || !strings.Contains(refused, "Incorrect username or password.") {
			t.Fatalf("got %s", refused)
		}
	})
	t.Run("admin password", func(t *testing.T) {
		answer, refused := runAWS(t, s, "admin-initiate-auth", "--auth-flow", "ADMIN_USER_PASSWORD_AUTH", "--client-id", client,
			"--user-pool-id", s.pool, "--auth-parameters", "USERNAME=nadia,PASSWORD="+rightPassword)
		if refused != "" || answer["AuthenticationResult"] == nil {
			t.Fatalf("%v %s", answer, refused)
		}
	})
	t.Run("new password", func(t *testing.T) {
		answer, refused := runAWS(t, s, "initiate-auth", "--auth-flow", "USER_PASSWORD_AUTH", "--client-id", client,
			"--auth-parameters", "USERNAME=newcomer,PASSWORD="+rightPassword)
		if refused != "" || answer["ChallengeName"] != "NEW_PASSWORD_REQUIRED" {
			t.Fatalf("%v %s", answer, refused)
		}
		answer, refused = runAWS(t, s, "respond-to-auth-challenge", "--client-id", client,
			"--challenge-name", "NEW_PASSWORD_REQUIRED", "--session", fmt.Sprint(answer["Session"]),
			"--challenge-responses", "USERNAME=newcomer,NEW_PASSWORD="+nextPassword)
		if refused != "" || answer["AuthenticationResult"] == nil {
			t.Fatalf("%v %s", answer, refused)
		}
	})
}

func TestInteropIdentityJS(t *testing.T) {
	packages(t)
	s := startService(t)
	s.makePool(t, types.UserPoolMfaTypeOptional)
	client := *s.makeClient(t, false).ClientId
	s.makeUser(t, "nadia", true)
	s.makeUser(t, "totp", true)
	s.makeUser(t, "newcomer", false)
	secret := s.enrol(t, client, "totp")
	given := func(user, password, flow string) map[string]any {
		return map[string]any{
			"endpoint": s.endpoint, "token": s.token, "pool": s.pool, "client": client,
			"username": user, "password": password, "flow": flow, "newPassword": nextPassword, "secret": secret,
		}
	}
	for _, c := range []struct{ name, user, password, flow, result, path string }{
		{"password", "nadia", rightPassword, "USER_PASSWORD_AUTH", "tokens", ""},
		{"SRP", "nadia", rightPassword, "USER_SRP_AUTH", "tokens", ""},
		{"wrong password", "nadia", "wrong", "USER_SRP_AUTH", "NotAuthorizedException", ""},
		{"unknown user", "nobody", rightPassword, "USER_SRP_AUTH", "NotAuthorizedException", ""},
		{"SRP with TOTP", "totp", rightPassword, "USER_SRP_AUTH", "tokens", "SOFTWARE_TOKEN_MFA"},
		{"new password", "newcomer", rightPassword, "USER_SRP_AUTH", "tokens", "NEW_PASSWORD_REQUIRED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := runScript(t, "identity-js.mjs", given(c.user, c.password, c.flow))
			if got.Result != c.result || strings.Join(got.Path, " ") != c.path {
				t.Fatalf("got %+v", got)
			}
			if c.result == "tokens" && got.Username != c.user {
				t.Fatalf("signed in as %s", got.Username)
			}
		})
	}
}

// TestInteropIdentityJSSecondFactors signs in to the demo pool with codes by text
// message, and with the factor that was chosen.
func TestInteropIdentityJSSecondFactors(t *testing.T) {
	packages(t)
	s := startService(t)
	const secretOfSelma = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLUKRSX"
	for _, c := range []struct {
		name, user   string
		given        map[string]any
		result, path string
	}{
		{"SMS", "sam", nil, "tokens", "SMS_MFA"},
		{"SMS, a wrong code", "sam", map[string]any{"wrong": true}, "CodeMismatchException", "SMS_MFA"},
		{"SMS chosen", "selma", map[string]any{"factor": "SMS_MFA"}, "tokens", "SELECT_MFA_TYPE SMS_MFA"},
		{"TOTP chosen", "selma", map[string]any{"factor": "SOFTWARE_TOKEN_MFA"}, "tokens", "SELECT_MFA_TYPE SOFTWARE_TOKEN_MFA"},
		{"a factor chosen that is none", "selma", map[string]any{"factor": "PIGEON"}, "InvalidParameterException", "SELECT_MFA_TYPE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := map[string]any{
				"endpoint": s.endpoint, "token": s.token, "pool": "us-east-1_AuthwalkD", "client": "authwalkdemoweb",
				"username": c.user, "password": rightPassword, "flow": "USER_SRP_AUTH", "secret": secretOfSelma,
			}
			for member, value := range c.given {
				given[member] = value
			}
			got := runScript(t, "identity-js.mjs", given)
			if got.Result != c.result || strings.Join(got.Path, " ") != c.path {
				t.Fatalf("got %+v", got)
			}
			if c.result == "tokens" && got.Username != c.user {
				t.Fatalf("signed in as %s", got.Username)
			}
		})
	}
}

// TestInteropIdentityJSRemembersADevice: the second sign-in needs no code, and the
// third one does again, since the pool has forgotten the device. With
// USER_PASSWORD_AUTH the client gives up there.
func TestInteropIdentityJSRemembersADevice(t *testing.T) {
	packages(t)
	s := startService(t)
	s.devices = &types.DeviceConfigurationType{ChallengeRequiredOnNewDevice: true}
	s.makePool(t, types.UserPoolMfaTypeOptional)
	client := *s.makeClient(t, false).ClientId
	for flow, want := range map[string]struct{ result, path string }{
		"USER_SRP_AUTH":      {"tokens", "SOFTWARE_TOKEN_MFA tokens tokens SOFTWARE_TOKEN_MFA tokens"},
		"USER_PASSWORD_AUTH": {"ResourceNotFoundException", "SOFTWARE_TOKEN_MFA tokens tokens"},
	} {
		t.Run(flow, func(t *testing.T) {
			name := strings.ToLower(flow)
			s.makeUser(t, name, true)
			got := runScript(t, "identity-js-device.mjs", map[string]any{
				"endpoint": s.endpoint, "pool": s.pool, "client": client, "username": name, "password": rightPassword,
				"flow": flow, "secret": s.enrol(t, client, name),
			})
			if got.Result != want.result || strings.Join(got.Path, " ") != want.path {
				t.Fatalf("got %+v", got)
			}
		})
	}
}

func TestInteropIdentityJSSetsUpTOTP(t *testing.T) {
	packages(t)
	s := startService(t)
	s.makePool(t, types.UserPoolMfaTypeOn)
	client := *s.makeClient(t, false).ClientId
	s.makeUser(t, "nadia", true)
	got := runScript(t, "identity-js.mjs", map[string]any{
		"endpoint": s.endpoint, "pool": s.pool, "client": client,
		"username": "nadia", "password": rightPassword, "flow": "USER_SRP_AUTH",
	})
	if got.Result != "tokens" || strings.Join(got.Path, " ") != "MFA_SETUP" {
		t.Fatalf("got %+v", got)
	}
}

func TestInteropAmplify(t *testing.T) {
	packages(t)
	s := startService(t)
	s.makePool(t, types.UserPoolMfaTypeOff)
	client := *s.makeClient(t, false).ClientId
	s.makeUser(t, "nadia", true)
	s.makeUser(t, "newcomer", false)
	for _, c := range []struct {
		name         string
		given        map[string]any
		result, path string
	}{
		{"SRP", map[string]any{"flow": "USER_SRP_AUTH"}, "tokens", ""},
		{"wrong password", map[string]any{"flow": "USER_SRP_AUTH", "password": "wrong"}, "NotAuthorizedException", ""},
		{"new password", map[string]any{"flow": "USER_SRP_AUTH", "username": "newcomer"}, "tokens", "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED"},
		{
			"first factor chosen",
			map[string]any{"flow": "USER_AUTH", "factor": "PASSWORD_SRP"},
			"tokens",
			"CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION CONFIRM_SIGN_IN_WITH_PASSWORD",
		},
		{
			"email code",
			map[string]any{"flow": "USER_AUTH", "preferred": "EMAIL_OTP", "password": ""},
			"tokens",
			"CONFIRM_SIGN_IN_WITH_EMAIL_CODE",
		},
		{
			"sign-up and on",
			map[string]any{"signUp": true, "username": "walkin", "email": "walkin@example.org"},
			"tokens",
			"CONFIRM_SIGN_UP COMPLETE_AUTO_SIGN_IN",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := map[string]any{
				"endpoint": s.endpoint, "token": s.token, "pool": s.pool, "client": client,
				"username": "nadia", "password": rightPassword, "newPassword": nextPassword,
			}
			for name, value := range c.given {
				given[name] = value
			}
			got := runScript(t, "amplify.mjs", given)
			if got.Result != c.result || strings.Join(got.Path, " ") != c.path {
				t.Fatalf("got %+v", got)
			}
		})
	}
}

// TestInteropAmplifyRemembersADevice: the second sign-in needs no code.
func TestInteropAmplifyRemembersADevice(t *testing.T) {
	packages(t)
	s := startService(t)
	s.devices = &types.DeviceConfigurationType{ChallengeRequiredOnNewDevice: true}
	s.makePool(t, types.UserPoolMfaTypeOptional)
	client := *s.makeClient(t, false).ClientId
	for _, flow := range []string{"USER_SRP_AUTH", "USER_PASSWORD_AUTH"} {
		t.Run(flow, func(t *testing.T) {
			name := strings.ToLower(flow)
			s.makeUser(t, name, true)
			got := runScript(t, "amplify.mjs", map[string]any{
				"endpoint": s.endpoint, "token": s.token, "pool": s.pool, "client": client, "again": true,
				"username": name, "password": rightPassword, "flow": flow, "secret": s.enrol(t, client, name),
			})
			if got.Result != "tokens" || strings.Join(got.Path, " ") != "CONFIRM_SIGN_IN_WITH_TOTP_CODE again" {
				t.Fatalf("got %+v", got)
			}
		})
	}
}

func TestInteropAmplifySetsUpTOTP(t *testing.T) {
	packages(t)
	s := startService(t)
	s.makePool(t, types.UserPoolMfaTypeOn)
	client := *s.makeClient(t, false).ClientId
	s.makeUser(t, "nadia", true)
	got := runScript(t, "amplify.mjs", map[string]any{
		"endpoint": s.endpoint, "token": s.token, "pool": s.pool, "client": client,
		"username": "nadia", "password": rightPassword, "flow": "USER_SRP_AUTH",
	})
	if got.Result != "tokens" || strings.Join(got.Path, " ") != "CONTINUE_SIGN_IN_WITH_TOTP_SETUP" {
		t.Fatalf("got %+v", got)
	}
}

func TestInteropSDKJS(t *testing.T) {
	packages(t)
	s := startService(t)
	s.makePool(t, types.UserPoolMfaTypeOff)
	client := s.makeClient(t, true)
	s.makeUser(t, "nadia", true)
	for _, c := range []struct{ name, password, flow, result string }{
		{"password", rightPassword, "USER_PASSWORD_AUTH", "tokens"},
		{"SRP", rightPassword, "USER_SRP_AUTH", "tokens"},
		{"wrong password", "wrong", "USER_PASSWORD_AUTH", "NotAuthorizedException"},
		{"wrong password, SRP", "wrong", "USER_SRP_AUTH", "NotAuthorizedException"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := runScript(t, "sdk-js.mjs", map[string]any{
				"endpoint": s.endpoint, "pool": s.pool, "client": *client.ClientId, "clientSecret": *client.ClientSecret,
				"username": "nadia", "password": c.password, "flow": c.flow,
			})
			if got.Result != c.result {
				t.Fatalf("got %+v", got)
			}
		})
	}
}

// TestInteropSDKJSRemembersADevice registers a device with cognito-srp-helper and signs
// in from it; with another secret, group or key it is refused.
func TestInteropSDKJSRemembersADevice(t *testing.T) {
	packages(t)
	s := startService(t)
	s.devices = &types.DeviceConfigurationType{ChallengeRequiredOnNewDevice: true}
	s.makePool(t, types.UserPoolMfaTypeOptional)
	public, secret := *s.makeClient(t, false).ClientId, s.makeClient(t, true)
	const first, proof = "PASSWORD_VERIFIER SOFTWARE_TOKEN_MFA", " PASSWORD_VERIFIER DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER"
	for wrong, want := range map[string]struct{ result, path string }{
		"":         {"tokens", first + proof},
		"password": {"NotAuthorizedException", first + proof},
		"group":    {"NotAuthorizedException", first + proof},
		"key":      {"ResourceNotFoundException", first},
	} {
		t.Run("wrong "+wrong, func(t *testing.T) {
			name := "device" + wrong
			s.makeUser(t, name, true)
			got := runScript(t, "sdk-js-device.mjs", map[string]any{
				"endpoint": s.endpoint, "pool": s.pool, "client": *secret.ClientId, "clientSecret": *secret.ClientSecret,
				"username": name, "password": rightPassword, "secret": s.enrol(t, public, name), "wrong": wrong,
			})
			if got.Result != want.result || strings.Join(got.Path, " ") != want.path {
				t.Fatalf("got %+v", got)
			}
		})
	}
}

// TestInteropCognitoLocal walks an emulator that authwalk did not write, on
// authwalk's own screens.
func TestInteropCognitoLocal(t *testing.T) {
	node := packages(t)
	port := freePort(t)
	endpoint := "http://127.0.0.1:" + port
	server := exec.Command(node, mustAbs(t, filepath.Join(scripts, "node_modules/cognito-local/lib/bin/start.js")))
	server.Dir = t.TempDir()
	server.Env = append(os.Environ(), "PORT="+port)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	reachable(t, endpoint)
	s := &service{endpoint: endpoint, sdk: cip.New(cip.Options{
		Region: "us-east-1", BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
	})}
	client := s.makeForeignPool(t)

	walk := func(flow, password string) *termtest.Terminal {
		return open(t, termtest.Options{
			Width: 140, Height: 40, Answers: true,
			Args: []string{"walk", "--endpoint-url", endpoint, "--user-pool-id", s.pool, "--client-id", client, "--username", "nadia@example.org", "--auth-flow", flow},
			Env:  []string{"AUTHWALK_PASSWORD=" + password},
		})
	}
	t.Run("new password, then an authenticator", func(t *testing.T) {
		w := walk("USER_PASSWORD_AUTH", rightPassword).See("▸ NEW_PASSWORD_REQUIRED")
		w.Type(nextPassword).Press("tab").Type(nextPassword).Press("enter").See(signedIn)
		secret := enrolOnScreen(t, w)
		leave(t, w)
		w = walk("USER_PASSWORD_AUTH", nextPassword).See("▸ SOFTWARE_TOKEN_MFA")
		w.Type(code(t, secret)).Press("enter").See(signedIn)
		leave(t, w)
	})
	t.Run("what it does not offer is said", func(t *testing.T) {
		walk("USER_SRP_AUTH", nextPassword).See("the emulator cognito-local")
	})
	t.Run("how it words a wrong password is said", func(t *testing.T) {
		walk("USER_PASSWORD_AUTH", "wrong").See("The password is wrong (message from cognito-local")
	})
}

// enrolOnScreen sets an authenticator up from the tokens, and makes it the
// preferred factor. It returns the secret.
func enrolOnScreen(t *testing.T, w *termtest.Terminal) string {
	t.Helper()
	w.See("e Set up an app").Press("e").See("Code from the app").Press("ctrl+r").SeeNot("•••• (")
	secret := secretOnScreen(w)
	w.Type(code(t, secret)).Press("enter").See("✓ VerifySoftwareToken").See("▸ Turn the second factor on").Press("enter")
	w.See("Setting").See("(•) SOFTWARE_TOKEN_MFA").Press("enter").See("✓ SetUserMFAPreference")
	return secret
}

// makeForeignPool makes a pool with a user who has a temporary password, by
// what cognito-local takes, and returns the client.
func (s *service) makeForeignPool(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	made, err := s.sdk.CreateUserPool(ctx, &cip.CreateUserPoolInput{
		PoolName: aws.String("interop"), UsernameAttributes: []types.UsernameAttributeType{types.UsernameAttributeTypeEmail},
	})
	if err != nil {
		t.Fatalf("create pool: %v", err)
	}
	s.pool = *made.UserPool.Id
	if _, err := s.sdk.SetUserPoolMfaConfig(ctx, &cip.SetUserPoolMfaConfigInput{
		UserPoolId: &s.pool, MfaConfiguration: types.UserPoolMfaTypeOptional,
		SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	}); err != nil {
		t.Fatalf("set MFA: %v", err)
	}
	client, err := s.sdk.CreateUserPoolClient(ctx, &cip.CreateUserPoolClientInput{
		UserPoolId: &s.pool, ClientName: aws.String("interop"),
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
	})
	if err != nil {
		t.Fatalf("create client: %v", err)
	}
	if _, err := s.sdk.AdminCreateUser(ctx, &cip.AdminCreateUserInput{
		UserPoolId: &s.pool, Username: aws.String("nadia@example.org"), TemporaryPassword: aws.String(rightPassword),
		MessageAction:  types.MessageActionTypeSuppress,
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("nadia@example.org")}},
	}); err != nil {
		t.Fatalf("create user: %v", err)
	}
	return *client.UserPoolClient.ClientId
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

func mustAbs(t *testing.T, path string) string {
	t.Helper()
	absolute, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return absolute
}

// reachable waits until an address answers HTTP at all.
func reachable(t *testing.T, url string) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		answer, err := http.Get(url)
		if err == nil {
			_ = answer.Body.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s does not answer", url)
}
