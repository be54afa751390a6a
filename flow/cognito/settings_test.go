package cognito_test

import (
	"context"
	"encoding/pem"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

const sharedConfig = `[default]
region = eu-north-1

[profile local]
region = eu-west-2
endpoint_url = http://127.0.0.1:4566
ca_bundle = /profile/roots.pem

[profile services]
services = here
endpoint_url = http://127.0.0.1:4566

[services here]
cognito_identity_provider =
  endpoint_url = http://127.0.0.1:9229

[profile ignoring]
endpoint_url = http://127.0.0.1:4566
ignore_configured_endpoint_urls = true
use_fips_endpoint = true
use_dualstack_endpoint = true

[profile broken-role]
role_arn = arn:aws:iam::111122223333:role/nobody
region = eu-central-1
`

// environment is a machine with a configuration file and these variables.
func environment(t *testing.T, variables map[string]string) {
	t.Helper()
	for _, set := range os.Environ() {
		if name, _, _ := strings.Cut(set, "="); strings.HasPrefix(name, "AWS_") {
			t.Setenv(name, "")
		}
	}
	path := filepath.Join(t.TempDir(), "config")
	if err := os.WriteFile(path, []byte(sharedConfig), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AWS_CONFIG_FILE", path)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(t.TempDir(), "none"))
	for name, value := range variables {
		t.Setenv(name, value)
	}
}

func TestSettings(t *testing.T) {
	const (
		general = "http://127.0.0.1:1"
		own     = "http://127.0.0.1:2"
	)
	for _, test := range []struct {
		name      string
		variables map[string]string
		profile   string
		want      cognito.Settings
	}{
		{"nothing but the default profile", nil, "", cognito.Settings{
			Region: cognito.Setting{Value: "eu-north-1", From: "region of profile default"},
		}},
		{"the variable of all services", map[string]string{"AWS_ENDPOINT_URL": general}, "", cognito.Settings{
			Region:   cognito.Setting{Value: "eu-north-1", From: "region of profile default"},
			Endpoint: cognito.Setting{Value: general, From: "AWS_ENDPOINT_URL"},
			Trail:    cognito.Setting{Value: general, From: "AWS_ENDPOINT_URL"},
		}},
		{"the variable of CloudTrail", map[string]string{"AWS_ENDPOINT_URL_CLOUDTRAIL": own}, "", cognito.Settings{
			Region: cognito.Setting{Value: "eu-north-1", From: "region of profile default"},
			Trail:  cognito.Setting{Value: own, From: "AWS_ENDPOINT_URL_CLOUDTRAIL"},
		}},
		{
			"the service's variable wins over all", map[string]string{
				"AWS_ENDPOINT_URL": general, "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": own, "AWS_REGION": "us-east-2", "AWS_CA_BUNDLE": "/roots.pem",
			}, "local", cognito.Settings{
				Region:   cognito.Setting{Value: "us-east-2", From: "AWS_REGION"},
				Endpoint: cognito.Setting{Value: own, From: "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"},
				CABundle: cognito.Setting{Value: "/roots.pem", From: "AWS_CA_BUNDLE"},
				Trail:    cognito.Setting{Value: general, From: "AWS_ENDPOINT_URL"},
			},
		},
		{"the profile", nil, "local", cognito.Settings{
			Region:   cognito.Setting{Value: "eu-west-2", From: "region of profile local"},
			Endpoint: cognito.Setting{Value: "http://127.0.0.1:4566", From: "endpoint_url of profile local"},
			CABundle: cognito.Setting{Value: "/profile/roots.pem", From: "ca_bundle of profile local"},
			Trail:    cognito.Setting{Value: "http://127.0.0.1:4566", From: "endpoint_url of profile local"},
		}},
		{"the profile of the environment", map[string]string{"AWS_PROFILE": "services"}, "", cognito.Settings{
			Endpoint: cognito.Setting{Value: "http://127.0.0.1:9229", From: "services of profile services"},
			Trail:    cognito.Setting{Value: "http://127.0.0.1:4566", From: "endpoint_url of profile services"}, NamesCredentials: true,
		}},
		{"keys of the environment", map[string]string{"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"}, "", cognito.Settings{
			Region: cognito.Setting{Value: "eu-north-1", From: "region of profile default"}, NamesCredentials: true,
		}},
		{"endpoints ignored by the profile", map[string]string{"AWS_ENDPOINT_URL": general}, "ignoring", cognito.Settings{
			FIPS: true, DualStack: true,
		}},
		{"endpoints ignored by a variable", map[string]string{
			"AWS_ENDPOINT_URL": general, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_USE_FIPS_ENDPOINT": "true",
		}, "services", cognito.Settings{FIPS: true}},
		{"a variable that ignores nothing wins over the profile", map[string]string{
			"AWS_ENDPOINT_URL": general, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false", "AWS_USE_FIPS_ENDPOINT": "false",
			"AWS_USE_DUALSTACK_ENDPOINT": "false",
		}, "ignoring", cognito.Settings{
			Endpoint: cognito.Setting{Value: general, From: "AWS_ENDPOINT_URL"}, Trail: cognito.Setting{Value: general, From: "AWS_ENDPOINT_URL"},
		}},
		{"a role that cannot be assumed has a region all the same", nil, "broken-role", cognito.Settings{
			Region: cognito.Setting{Value: "eu-central-1", From: "region of profile broken-role"},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			environment(t, test.variables)
			got, err := cognito.LoadSettings(context.Background(), test.profile)
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v\nwant %+v", got, err, test.want)
			}
		})
	}
}

func TestSettingsOfAProfileThatIsNotThere(t *testing.T) {
	for _, named := range []string{"flag", "variable"} {
		environment(t, nil)
		profile := "nobody"
		if named == "variable" {
			t.Setenv("AWS_PROFILE", profile)
			profile = ""
		}
		_, err := cognito.LoadSettings(context.Background(), profile)
		var failed *walk.Error
		if !errors.As(err, &failed) || failed.Reason != walk.NoSuchProfile || !strings.Contains(failed.Message, `"nobody"`) {
			t.Errorf("by %s: %v", named, err)
		}
	}
}

// FIPS and dual stack choose another host at Amazon, and change nothing about
// an endpoint that was given.
func TestHostsBySettings(t *testing.T) {
	for _, test := range []struct {
		options cognito.Options
		host    string
	}{
		{cognito.Options{Region: "us-east-1"}, "cognito-idp.us-east-1.amazonaws.com"},
		{cognito.Options{Region: "us-east-1", Settings: cognito.Settings{FIPS: true}}, "cognito-idp-fips.us-east-1.amazonaws.com"},
		{
			cognito.Options{Region: "us-east-1", Endpoint: "http://127.0.0.1:9229", Settings: cognito.Settings{FIPS: true, DualStack: true}},
			"127.0.0.1:9229",
		},
	} {
		var asked string
		test.options.Transport = roundTrip(func(request *http.Request) (*http.Response, error) {
			asked = request.URL.Host
			return nil, errors.New("enough")
		})
		client, err := cognito.New(test.options)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = client.Call(context.Background(), walk.Request{Operation: "InitiateAuth", Body: walk.NewBody([]byte("{}"))})
		if asked != test.host {
			t.Errorf("asked %s, want %s", asked, test.host)
		}
	}
}

func TestCABundle(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("{}")) }))
	defer server.Close()
	roots := filepath.Join(t.TempDir(), "roots.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(roots, block, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, wanted := range map[string]walk.Kind{"": walk.Unreachable, roots: -1} {
		client, err := cognito.New(cognito.Options{
			Region: "us-east-1", Endpoint: server.URL, Settings: cognito.Settings{CABundle: cognito.Setting{Value: path, From: "AWS_CA_BUNDLE"}},
		})
		if err != nil {
			t.Fatal(err)
		}
		_, failed := client.Call(context.Background(), walk.Request{Operation: "InitiateAuth", Body: walk.NewBody([]byte("{}"))})
		if got := kindOf(failed); got != wanted {
			t.Errorf("with %q: %v", path, failed)
		}
	}
}

// kindOf is -1 where nothing failed.
func kindOf(failed *walk.Error) walk.Kind {
	if failed == nil {
		return -1
	}
	return failed.Kind
}

func TestCABundleThatCannotBeUsed(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/nowhere/roots.pem", empty, t.TempDir(), "/dev/zero"} {
		_, err := cognito.New(cognito.Options{Region: "us-east-1", Settings: cognito.Settings{CABundle: cognito.Setting{Value: path, From: "AWS_CA_BUNDLE"}}})
		var failed *walk.Error
		if !errors.As(err, &failed) || !strings.Contains(failed.Message, "AWS_CA_BUNDLE") || !strings.Contains(failed.Message, path) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
