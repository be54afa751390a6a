package pull_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/pull"
)

// pullFile pulls one of the files of testdata, and holds what is true of every pulled
// file: it is a pool file that the emulator serves, without secrets.
func pullFile(t *testing.T, name string, options pull.Options) pull.Pulled {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	pulled, err := pull.From(data, options)
	if err != nil {
		t.Fatal(err)
	}
	written := pulled.File.YAML()
	said := strings.Join(pulled.Missing, "\n")
	if strings.Contains(strings.ToLower(said), "canary") {
		t.Errorf("a secret is said:\n%s", said)
	}
	if has := strings.Contains(strings.ToLower(string(written)), "canary"); has && !options.Secrets {
		t.Errorf("a secret is in the file:\n%s", written)
	}
	again, err := poolfile.Parse(written)
	if err != nil {
		t.Fatalf("%v\n%s", err, written)
	}
	accept(t, again)
	pulled.File = again
	return pulled
}

func says(t *testing.T, pulled pull.Pulled, parts ...string) {
	t.Helper()
	said := strings.Join(pulled.Missing, "\n")
	for _, part := range parts {
		if !strings.Contains(said, part) {
			t.Errorf("nothing is said of %q:\n%s", part, said)
		}
	}
}

func TestAmplifyOutputs(t *testing.T) {
	pulled := pullFile(t, "amplify_outputs.json", pull.Options{})
	file := pulled.File
	policy := file.UserPool.Policies.PasswordPolicy
	check(t, file.UserPool.ID, "eu-west-1_Ab12Cd34E")
	check(t, file.Clients[0].ClientID, "4example0client1id2abc3def")
	check(t, *policy, pool.PasswordPolicy{MinimumLength: 10, RequireNumbers: true, RequireLowercase: true})
	check(t, strings.Join(file.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors, " "), "PASSWORD EMAIL_OTP WEB_AUTHN")
	check(t, file.UserPool.MfaConfiguration, "OPTIONAL")
	check(t, file.MfaConfig.SoftwareTokenMfaConfiguration.Enabled, true)
	check(t, file.MfaConfig.SmsMfaConfiguration != nil, true)
	check(t, file.MfaConfig.WebAuthnConfiguration.RelyingPartyID, "example.org")
	check(t, file.UserPool.SchemaAttributes[0].Required, true)
	check(t, file.Groups[0].GroupName, "staff")
	says(t, pulled, "ExplicitAuthFlows", "LambdaConfig", "no users")
}

func TestAmplifyExports(t *testing.T) {
	for _, name := range []string{"aws-exports.js", "aws-exports.ts"} {
		file := pullFile(t, name, pull.Options{}).File
		check(t, file.UserPool.ID, "eu-west-1_Ab12Cd34E")
		check(t, file.Clients[0].ClientID, "4example0client1id2abc3def")
	}
	file := pullFile(t, "aws-exports.js", pull.Options{}).File
	check(t, *file.UserPool.Policies.PasswordPolicy, pool.PasswordPolicy{MinimumLength: 9, RequireNumbers: true, RequireLowercase: true})
	check(t, len(file.UserPool.SchemaAttributes), 2)
	check(t, file.UserPool.UsernameAttributes[0], "email")
}

func TestAmplifyOfMobileApps(t *testing.T) {
	pulled := pullFile(t, "amplifyconfiguration.json", pull.Options{})
	check(t, pulled.File.UserPool.MfaConfiguration, "ON")
	check(t, pulled.File.Clients[0].ClientSecret != "", true)
	says(t, pulled, "the secrets of these clients are left out")
	check(t, pullFile(t, "amplifyconfiguration.json", pull.Options{Secrets: true}).File.Clients[0].ClientSecret, "canary-of-the-client")
}

func TestTemplate(t *testing.T) {
	pulled := pullFile(t, "template.yaml", pull.Options{})
	file := pulled.File
	check(t, file.UserPool.Name, "stack-dev-customers")
	check(t, file.UserPool.MfaConfiguration, "ON")
	check(t, file.MfaConfig.SmsMfaConfiguration.SmsConfiguration.SnsCallerArn, "SmsRole")
	check(t, file.MfaConfig.SoftwareTokenMfaConfiguration.Enabled, true)
	check(t, file.MfaConfig.WebAuthnConfiguration.RelyingPartyID, "example.org")
	check(t, file.UserPool.UserPoolTier, "")
	check(t, file.UserPool.Policies.PasswordPolicy.MinimumLength, 12)
	check(t, file.UserPool.LambdaConfig.PostConfirmation, "Welcome")
	check(t, file.UserPool.LambdaConfig.PreSignUp, "Check")
	web := file.Clients[0]
	check(t, web.ClientName, "web")
	check(t, len(web.ClientID), 26)
	check(t, len(web.ClientSecret), 52)
	check(t, web.AccessTokenValidity, 30)
	check(t, string(web.Other["CallbackURLs"]), `["https://dev.example.org"]`)
	check(t, file.Users[0].Username+" "+file.Users[0].UserStatus+" "+file.Users[0].Groups[0], "nadia@example.org FORCE_CHANGE_PASSWORD staff")
	says(t, pulled, "the Id of the pool Customers", "the ClientId of Web", "the secret of the client Web", "UserPool.UserPoolTier is left out: it depends on the parameter Certificate",
		"UserPool.SmsConfiguration.SnsCallerArn depends on the deployment of SmsRole", "UserPool.Frobnication is left out")
}

func TestServerless(t *testing.T) {
	pulled := pullFile(t, "serverless.yml", pull.Options{Resource: "Customers"})
	check(t, pulled.File.UserPool.Name, "customers")
	check(t, pulled.File.UserPool.LambdaConfig.PreSignUp, "shop-test-check")
	check(t, pulled.File.Clients[0].ClientName, "web-test")
	check(t, pulled.File.UserPool.MfaConfiguration, "")
	says(t, pulled, "UserPool.MfaConfiguration is left out: it depends on ${env:MFA}", "they are in another file")
	made := pullFile(t, "serverless.yml", pull.Options{Resource: "CognitoUserPoolPartnersDashtwo"})
	check(t, made.File.UserPool.Name, "partners-two")
	check(t, made.File.UserPool.LambdaConfig.PostConfirmation, "shop-test-welcome")
}

func TestTerraformState(t *testing.T) {
	pulled := pullFile(t, "terraform.tfstate", pull.Options{})
	file := pulled.File
	settings := file.UserPool
	check(t, settings.ID+" "+settings.Name+" "+settings.DeletionProtection, "eu-west-1_Ab12Cd34E customers ACTIVE")
	check(t, settings.CreationDate.Unix(), 1767773109)
	check(t, settings.Policies.PasswordPolicy.MinimumLength, 12)
	check(t, *settings.Policies.PasswordPolicy.TemporaryPasswordValidityDays, 3)
	check(t, len(settings.Policies.SignInPolicy.AllowedFirstAuthFactors), 2)
	check(t, settings.AccountRecoverySetting.RecoveryMechanisms[0].Name, "verified_email")
	check(t, settings.EmailConfiguration.From, "hello@example.org")
	check(t, settings.LambdaConfig.PreSignUp, "arn:aws:lambda:eu-west-1:000000000000:function:check")
	check(t, settings.LambdaConfig.PreTokenGenerationConfig.LambdaVersion, "V2_0")
	check(t, settings.SchemaAttributes[0].StringAttributeConstraints.MaxLength, "20")
	check(t, settings.UserPoolTags["team"], "shop")
	check(t, file.MfaConfig.SoftwareTokenMfaConfiguration.Enabled, true)
	check(t, file.MfaConfig.SmsMfaConfiguration.SmsConfiguration.SnsRegion, "eu-west-1")
	check(t, file.MfaConfig.WebAuthnConfiguration.UserVerification, "required")
	check(t, len(file.Clients), 1)
	check(t, file.Clients[0].ClientName, "web")
	check(t, file.Clients[0].AuthSessionValidity, 5)
	check(t, file.Clients[0].TokenValidityUnits.RefreshToken, "days")
	nadia := file.Users[0]
	check(t, nadia.Sub()+" "+nadia.Groups[0]+" "+nadia.PreferredMfaSetting, "5e1f07c2-0000-4000-8000-00000000000c staff SOFTWARE_TOKEN_MFA")
	check(t, nadia.Password, "")
	check(t, len(nadia.TotpSecret), 32)
	says(t, pulled, "the secrets of these clients are left out", "the passwords of these users are left out (--secrets keeps them): nadia", "TotpSecret")
	check(t, pullFile(t, "terraform.tfstate", pull.Options{Secrets: true}).File.Users[0].Password, "canary-of-nadia")
}

// TestAStateWithoutItsBeginning reads what is left of a state that was cut down to its
// resources.
func TestAStateWithoutItsBeginning(t *testing.T) {
	pulled, err := pull.From([]byte(`{"resources": [{"type": "aws_cognito_user_pool", "name": "main", "instances": [{"attributes": {"id": "eu-west-1_Ab12Cd34E", "name": "customers"}}]}]}`), pull.Options{})
	if err != nil {
		t.Fatal(err)
	}
	check(t, pulled.File.UserPool.Name, "customers")
}

func TestTerraformPlan(t *testing.T) {
	pulled := pullFile(t, "terraform-plan.json", pull.Options{})
	check(t, pulled.File.UserPool.Name, "customers")
	check(t, pulled.File.Clients[0].ClientName, "web")
	says(t, pulled, "is known once it is applied", "the secret of the client")
}

func TestWhatTheServiceAnswers(t *testing.T) {
	pulled := pullFile(t, "describe.json", pull.Options{})
	check(t, pulled.File.UserPool.Name, "customers")
	check(t, pulled.File.Users[0].Username, "nadia")
	says(t, pulled, "the secrets of these clients are left out", "the passwords of these users", "the devices of these users")
}

func check[T any](t *testing.T, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
