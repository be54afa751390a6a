package cognito_test

import (
	"context"
	"crypto/sha1"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

var quiet = log.New(io.Discard, "", 0)

// machine makes AWS see nothing but these two files.
func machine(t *testing.T, configuration, secrets string) {
	t.Helper()
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "AWS_") {
			t.Setenv(name, "")
			_ = os.Unsetenv(name)
		}
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	for name, content := range map[string]string{"config": configuration, "credentials": secrets} {
		path := filepath.Join(home, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(home, "config"))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(home, "credentials"))
}

func TestWithoutCredentialsNothingIsSentAndTheReasonIsSaid(t *testing.T) {
	const region = "region = eu-west-1\n"
	for _, row := range []struct {
		name, configuration, profile string
		want, next                   string
	}{
		{"nothing at all", "", "", "none found", "AWS_PROFILE"},
		{"profile without keys", "[profile dev]\n" + region, "dev", "none found in the environment or in the profile dev", "profile"},
		{"missing profile", "[profile dev]\n" + region, "prod", `there is no AWS profile "prod"`, "aws configure"},
		{
			"expired SSO session", "[sso-session corp]\nsso_start_url = https://corp.example.org\nsso_region = eu-west-1\n" +
				"[profile dev]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = r\n" + region,
			"dev", "the SSO login of the profile dev has expired", "Run aws sso login --profile dev, then",
		},
		{
			"expired SSO, older form", "[profile dev]\nsso_start_url = https://corp.example.org\nsso_region = eu-west-1\n" +
				"sso_account_id = 123456789012\nsso_role_name = r\n" + region,
			"dev", "the SSO login of the profile dev has expired", "Run aws sso login --profile dev, then",
		},
		{
			"expired login", "[profile dev]\nlogin_session = arn:aws:iam::123456789012:user/nadia\n" + region,
			"dev", "the login of the profile dev has expired", "Run aws login --profile dev, then",
		},
		{
			"role that wants a code", "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n" +
				"mfa_serial = arn:aws:iam::123456789012:mfa/nadia\n" + region +
				"[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s3cr3t\n",
			"dev", "the role of the profile dev asks for an MFA code, which authwalk cannot enter", "another profile",
		},
		{
			"process that fails", "[profile dev]\ncredential_process = /bin/false\n" + region, "dev",
			"the credential_process of the profile dev failed: exit status 1", "by hand",
		},
		{"file with a broken line", "[profile dev\nregion", "dev", `no AWS profile "dev"`, "another profile"},
	} {
		t.Run(row.name, func(t *testing.T) {
			machine(t, row.configuration, "")
			served := serve(t, respondWith(200, `{}`))
			made := client(t, cognito.Options{Endpoint: served.URL, Profile: row.profile})
			_, failed := made.Call(t.Context(), request("AdminInitiateAuth", `{}`))
			if failed == nil || failed.Kind != walk.Credentials || !strings.HasPrefix(failed.Message, "no AWS credentials: ") {
				t.Fatalf("error %+v", failed)
			}
			if !strings.Contains(failed.Message, row.want) || !strings.Contains(failed.Next, row.next) {
				t.Errorf("%q, next %q", failed.Message, failed.Next)
			}
			if strings.ContainsAny(failed.Message, "\n\r") || strings.Contains(failed.Error(), "s3cr3t") {
				t.Errorf("message %q", failed.Message)
			}
			if sent, _ := served.requests(); len(sent) != 0 {
				t.Error("something was sent")
			}
		})
	}
}

// TestAnEmulatorTakesAnyKeys: without keys, what to set is said of this machine alone.
func TestAnEmulatorTakesAnyKeys(t *testing.T) {
	machine(t, "", "")
	for endpoint, local := range map[string]bool{"http://127.0.0.1:9229": true, "": false} {
		_, failed := client(t, cognito.Options{Region: "eu-west-1", Endpoint: endpoint}).Call(t.Context(), request("AdminInitiateAuth", `{}`))
		if failed == nil || failed.Reason != walk.NoCredentials || strings.Contains(failed.Next, "AWS_ACCESS_KEY_ID=test") != local {
			t.Errorf("%q: %+v", endpoint, failed)
		}
	}
}

func TestAnSSOLoginThatAWSEndedIsExpired(t *testing.T) {
	const start = "https://corp.example.org"
	machine(t, "[profile dev]\nsso_start_url = "+start+"\nsso_region = eu-west-1\nsso_account_id = 123456789012\n"+
		"sso_role_name = r\nregion = eu-west-1\n", "")
	cache := filepath.Join(os.Getenv("HOME"), ".aws", "sso", "cache")
	if err := os.MkdirAll(cache, 0o700); err != nil {
		t.Fatal(err)
	}
	login := filepath.Join(cache, fmt.Sprintf("%x.json", sha1.Sum([]byte(start))))
	if err := os.WriteFile(login, []byte(`{"accessToken":"t","expiresAt":"2099-01-01T00:00:00Z"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	sso := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Amzn-Errortype", "UnauthorizedException")
		respondWith(401, `{"message":"Session token not found or invalid"}`)(w, r)
	})
	t.Setenv("AWS_ENDPOINT_URL_SSO", sso.URL)
	_, failed := client(t, cognito.Options{Profile: "dev"}).Call(t.Context(), request("AdminGetUser", `{}`))
	if failed == nil || !strings.Contains(failed.Next, "aws sso login --profile dev") {
		t.Errorf("error %+v", failed)
	}
	if sent, _ := sso.requests(); len(sent) != 1 {
		t.Errorf("%d requests", len(sent))
	}
}

func TestEmptyCredentialsAreNotSent(t *testing.T) {
	for name, provider := range map[string]aws.CredentialsProvider{
		"empty":     aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return aws.Credentials{}, nil }),
		"half":      aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return aws.Credentials{AccessKeyID: "A"}, nil }),
		"static":    credentials.NewStaticCredentialsProvider("", "", ""),
		"anonymous": aws.AnonymousCredentials{},
		"failing": aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{}, errors.New("vault is locked")
		}),
	} {
		served := serve(t, respondWith(200, `{}`))
		_, failed := client(t, cognito.Options{Endpoint: served.URL, Credentials: provider}).Call(t.Context(), request("ListUsers", `{}`))
		if failed == nil || failed.Kind != walk.Credentials {
			t.Errorf("%s: %+v", name, failed)
		}
		if sent, _ := served.requests(); len(sent) != 0 {
			t.Errorf("%s: something was sent", name)
		}
	}
}

func TestPublicOperationsNeverLookAtAWSConfiguration(t *testing.T) {
	machine(t, "", "")
	// Reading any of these would fail or hang the call.
	broken := filepath.Join(t.TempDir(), "config")
	if err := os.WriteFile(broken, []byte("[profile"), 0o000); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AWS_CONFIG_FILE", broken)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", broken)
	t.Setenv("AWS_PROFILE", "there-is-none")
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "s3cr3t")
	t.Setenv("AWS_REGION", "mars-1")
	t.Setenv("AWS_ENDPOINT_URL", "http://evil.test")
	served := serve(t, respondWith(200, `{}`))
	exchange, failed := client(t, cognito.Options{Endpoint: served.URL}).Call(t.Context(), request("InitiateAuth", `{}`))
	if failed != nil || exchange.Signed {
		t.Errorf("signed %v, %v", exchange.Signed, failed)
	}
	_, heads := served.requests()
	if len(heads) != 1 || heads[0].Get("Authorization") != "" {
		t.Errorf("headers %v", heads)
	}
}

func TestAPublicOperationWithoutARegionSaysSo(t *testing.T) {
	machine(t, "", "")
	_, failed := client(t, cognito.Options{Transport: fails(errors.New("sent"))}).Call(t.Context(), request("InitiateAuth", `{}`))
	if failed == nil || failed.Kind != walk.BadInput || failed.Field != "Region" {
		t.Errorf("error %+v", failed)
	}
}

func TestTheProfileSigns(t *testing.T) {
	machine(t, "[profile dev]\nregion = ap-southeast-2\n", "[dev]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = s3cr3t\n")
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "s3cr3t")
	var sent *http.Request
	record := roundTrip(func(request *http.Request) (*http.Response, error) {
		sent = request
		return nil, io.EOF
	})
	for _, row := range []struct {
		options    cognito.Options
		host, want string
	}{
		{cognito.Options{Profile: "dev"}, "cognito-idp.ap-southeast-2.amazonaws.com", "AKIDPROFILE"},
		{cognito.Options{Profile: "dev", UserPoolID: "eu-west-1_Ab12Cd34E"}, "cognito-idp.eu-west-1.amazonaws.com", "AKIDPROFILE"},
		{cognito.Options{Region: "cn-north-1"}, "cognito-idp.cn-north-1.amazonaws.com.cn", "AKIDENVIRONMENT"},
	} {
		row.options.Transport = record
		exchange, _ := client(t, row.options).Call(t.Context(), request("ListUserPools", `{}`))
		if sent.URL.Scheme != "https" || sent.URL.Host != row.host || !strings.Contains(sent.Header.Get("Authorization"), row.want) {
			t.Errorf("%s, %s", sent.URL, sent.Header.Get("Authorization"))
		}
		if !exchange.Signed {
			t.Error("not noted as signed")
		}
	}
}

func TestARoleAsksForItsCode(t *testing.T) {
	machine(t, "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = eu-west-1\n"+
		"mfa_serial = arn:aws:iam::123456789012:mfa/nadia\n"+
		"[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s3cr3t\n", "")
	sts := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId>`+
			`<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>`+
			`</Credentials></AssumeRoleResult></AssumeRoleResponse>`)
	})
	t.Setenv("AWS_ENDPOINT_URL_STS", sts.URL)
	served := serve(t, respondWith(200, `{}`))
	asked := ""
	made := client(t, cognito.Options{Endpoint: served.URL, Profile: "dev", Person: person{code: func(_ context.Context, role cognito.Role) (string, error) {
		asked += role.Device + " for " + role.ARN + " of " + role.Of
		return "123456", nil
	}}})
	for range 2 {
		if _, failed := made.Call(t.Context(), request("AdminGetUser", `{}`)); failed != nil {
			t.Fatalf("%v (%v)", failed, failed.Cause)
		}
	}
	if asked != "arn:aws:iam::123456789012:mfa/nadia for arn:aws:iam::123456789012:role/r of the profile dev" {
		t.Errorf("asked for %q", asked)
	}
	if forms, _ := sts.requests(); len(forms) != 1 || !strings.Contains(forms[0], "TokenCode=123456") {
		t.Errorf("sent to STS: %q", forms)
	}
	_, heads := served.requests()
	if !strings.Contains(heads[0].Get("Authorization"), "AKIDROLE") || heads[0].Get("X-Amz-Security-Token") != "t" {
		t.Errorf("headers %v", heads[0])
	}
}

// TestExpiredCredentialsAreLookedUpAgain: they are kept for as long as they are
// valid, and no longer.
func TestExpiredCredentialsAreLookedUpAgain(t *testing.T) {
	machine(t, "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = eu-west-1\n"+
		"[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s3cr3t\n", "")
	sts := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId>`+
			`<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2001-01-01T00:00:00Z</Expiration>`+
			`</Credentials></AssumeRoleResult></AssumeRoleResponse>`)
	})
	t.Setenv("AWS_ENDPOINT_URL_STS", sts.URL)
	served := serve(t, respondWith(200, `{}`))
	made := client(t, cognito.Options{Endpoint: served.URL, Profile: "dev"})
	for range 2 {
		_, _ = made.Call(t.Context(), request("AdminGetUser", `{}`))
	}
	if forms, _ := sts.requests(); len(forms) != 2 {
		t.Errorf("%d requests to STS for two calls", len(forms))
	}
}

// TestAnEndlessAnswerWithCredentialsIsCut: STS answers without an end.
func TestAnEndlessAnswerWithCredentialsIsCut(t *testing.T) {
	machine(t, "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = eu-west-1\n"+
		"[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s3cr3t\n", "")
	written := 0
	sts := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		for chunk := strings.Repeat("<a/>", 16<<10); written < 1<<30; written += len(chunk) {
			if _, err := io.WriteString(w, chunk); err != nil {
				return
			}
		}
	})
	t.Setenv("AWS_ENDPOINT_URL_STS", sts.URL)
	_, failed := client(t, cognito.Options{Profile: "dev"}).Call(t.Context(), request("AdminGetUser", `{}`))
	if failed == nil || failed.Kind != walk.Credentials {
		t.Errorf("error %+v", failed)
	}
	sts.Close()
	if written > 64<<20 {
		t.Errorf("%d bytes were taken", written)
	}
}

func TestARefusedRoleIsNotAskedForTwice(t *testing.T) {
	machine(t, "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = eu-west-1\n"+
		"[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s3cr3t\n", "")
	sts := serve(t, respondWith(500, `<ErrorResponse><Error><Code>InternalFailure</Code><Message>try later</Message></Error></ErrorResponse>`))
	t.Setenv("AWS_ENDPOINT_URL_STS", sts.URL)
	_, failed := client(t, cognito.Options{Profile: "dev"}).Call(t.Context(), request("AdminGetUser", `{}`))
	if failed == nil || failed.Kind != walk.Credentials || !strings.Contains(failed.Message, "InternalFailure") {
		t.Errorf("error %+v", failed)
	}
	if forms, _ := sts.requests(); len(forms) != 1 {
		t.Errorf("%d requests to STS", len(forms))
	}
}

func TestARenewedLoginWorksInPlace(t *testing.T) {
	machine(t, "[profile dev]\nregion = eu-west-1\n", "")
	served := serve(t, respondWith(200, `{}`))
	made := client(t, cognito.Options{Endpoint: served.URL, Profile: "dev"})
	if _, failed := made.Call(t.Context(), request("AdminGetUser", `{}`)); failed == nil {
		t.Fatal("signed without keys")
	}
	renewed := "[dev]\naws_access_key_id = AKIDNEW\naws_secret_access_key = s3cr3t\n"
	if err := os.WriteFile(os.Getenv("AWS_SHARED_CREDENTIALS_FILE"), []byte(renewed), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, failed := made.Call(t.Context(), request("AdminGetUser", `{}`)); failed != nil {
		t.Error(failed)
	}
}

func TestRefusedKeysAreReadAgain(t *testing.T) {
	keys := func(id string) string {
		return "[dev]\naws_access_key_id = " + id + "\naws_secret_access_key = s3cr3t\n"
	}
	machine(t, "[profile dev]\nregion = eu-west-1\n", keys("AKIDOLD"))
	served := serve(t, respondWith(400, `{"__type":"ExpiredTokenException","message":"m"}`))
	made := client(t, cognito.Options{Endpoint: served.URL, Profile: "dev"})
	for _, id := range []string{"AKIDOLD", "AKIDNEW"} {
		if err := os.WriteFile(os.Getenv("AWS_SHARED_CREDENTIALS_FILE"), []byte(keys(id)), 0o600); err != nil {
			t.Fatal(err)
		}
		_, _ = made.Call(t.Context(), request("AdminGetUser", `{}`))
		_, heads := served.requests()
		if got := heads[len(heads)-1].Get("Authorization"); !strings.Contains(got, id) {
			t.Errorf("signed by %s, want %s", got, id)
		}
	}
}

func TestInstanceMetadataIsAskedOnlyWhenAllowed(t *testing.T) {
	for _, allowed := range []bool{false, true} {
		machine(t, "", "")
		metadata := serve(t, respondWith(404, ""))
		t.Setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.URL)
		made := client(t, cognito.Options{Region: "eu-west-1", InstanceMetadata: allowed, Transport: fails(io.EOF)})
		_, failed := made.Call(t.Context(), request("ListUserPools", `{}`))
		if failed == nil || failed.Kind != walk.Credentials {
			t.Errorf("error %+v", failed)
		}
		if sent, _ := metadata.requests(); (len(sent) > 0) != allowed {
			t.Errorf("allowed %v, %d requests to the metadata service", allowed, len(sent))
		}
	}
}
