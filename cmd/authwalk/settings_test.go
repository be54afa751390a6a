package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

const scriptWithoutPlace = "start: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia, PASSWORD: x}}\n"

// TestSettingsOfTheEnvironment holds that a password goes where the AWS tools
// would send it: to the endpoint of the environment or of the profile, for
// public calls too.
func TestSettingsOfTheEnvironment(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	refusal := replyWith(http.StatusBadRequest, map[string]any{"__type": "NotAuthorizedException", "message": "Incorrect username or password."})
	meant, other := pretend(t, map[string][]reply{"": {refusal}}), pretend(t, map[string][]reply{"": {refusal}})
	directory := t.TempDir()
	script, configuration := filepath.Join(directory, "script.yaml"), filepath.Join(directory, "config")
	profile := "[profile local]\nregion = eu-west-1\nservices = here\nendpoint_url = " + other.endpoint +
		"\n[services here]\ncognito_identity_provider =\n  endpoint_url = " + meant.endpoint + "\n"
	for path, text := range map[string]string{script: scriptWithoutPlace, configuration: profile} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, test := range map[string]struct{ environment, flags []string }{
		"the service's variable": {[]string{
			"AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=" + meant.endpoint, "AWS_ENDPOINT_URL=" + other.endpoint, "AWS_REGION=eu-west-1",
		}, nil},
		"the variable of all services": {[]string{"AWS_ENDPOINT_URL=" + meant.endpoint, "AWS_REGION=eu-west-1"}, nil},
		"the profile by flag":          {[]string{"AWS_CONFIG_FILE=" + configuration}, []string{"--profile", "local"}},
		"the profile by variable":      {[]string{"AWS_CONFIG_FILE=" + configuration, "AWS_PROFILE=local"}, nil},
		"the flag over them all": {
			[]string{"AWS_ENDPOINT_URL=" + other.endpoint, "AWS_CONFIG_FILE=" + configuration},
			[]string{"--profile", "local", "--endpoint-url", meant.endpoint},
		},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := execute(t, test.environment, append([]string{"run", script}, test.flags...)...)
			if code != exitRefused || len(meant.asked) != 1 || len(other.asked) != 0 {
				t.Errorf("ended with %d, asked %d and %d times: %s%s", code, len(meant.asked), len(other.asked), stdout, stderr)
			}
			for len(meant.asked) > 0 {
				<-meant.asked
			}
		})
	}
}

func TestSettingsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	script := filepath.Join(t.TempDir(), "script.yaml")
	if err := os.WriteFile(script, []byte(scriptWithoutPlace), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, environment := range map[string][]string{
		"the certificates in /nowhere.pem, set by AWS_CA_BUNDLE, cannot be used": {"AWS_REGION=eu-west-1", "AWS_CA_BUNDLE=/nowhere.pem"},
		`there is no AWS profile "nobody"`:                                       {"AWS_REGION=eu-west-1", "AWS_PROFILE=nobody"},
		"the endpoint":                                                           {"AWS_REGION=eu-west-1", "AWS_ENDPOINT_URL=localhost:9229"},
	} {
		code, stdout, stderr := execute(t, environment, "run", script)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: ended with %d, wrote %q and said %q", environment, code, stdout, stderr)
		}
	}
}

// TestAProfileInTheStartFormIsFollowed types a profile with an endpoint where
// nothing else is set: the password must not go to AWS.
func TestAProfileInTheStartFormIsFollowed(t *testing.T) {
	t.Parallel()
	refusal := replyWith(http.StatusBadRequest, map[string]any{"__type": "NotAuthorizedException", "message": "Incorrect username or password."})
	meant := pretend(t, map[string][]reply{"": {refusal}})
	configuration := strings.TrimPrefix(fileWith(t, "[profile local]\nregion = eu-west-1\nendpoint_url = "+meant.endpoint+"\n"), "file://")
	w := open(t, termtest.Options{
		Width: 120, Height: 36, Args: []string{"walk", "--client-id", "abc", "--auth-flow", "USER_PASSWORD_AUTH", "--username", "nadia"},
		Env: []string{"AWS_CONFIG_FILE=" + configuration}, Answers: true,
	})
	w.See("LIVE").Press("shift+tab", "shift+tab", "shift+tab").See("▸ AWS profile").Type("local")
	w.See("✓ endpoint " + meant.endpoint).See("LOCAL")
	w.Press("tab", "tab", "tab").See("▸ Password").Type("Passw0rd!").Press("enter").See("Incorrect username or password")
	if len(meant.asked) != 1 {
		t.Errorf("%d requests", len(meant.asked))
	}
	w.Press("ctrl+c").Exit()
}

// TestAProfileBesideAnEndpoint walks to the endpoint that a flag names, also
// where the profile has another.
func TestAProfileBesideAnEndpoint(t *testing.T) {
	t.Parallel()
	refusal := replyWith(http.StatusBadRequest, map[string]any{"__type": "NotAuthorizedException", "message": "Incorrect username or password."})
	meant := pretend(t, map[string][]reply{"": {refusal}})
	configuration := strings.TrimPrefix(fileWith(t, "[profile local]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:1\nuse_fips_endpoint = true\n"), "file://")
	w := open(t, termtest.Options{
		Args: []string{"walk", "--profile", "local", "--endpoint-url", meant.endpoint, "--client-id", "abc", "--auth-flow", "USER_PASSWORD_AUTH", "--username", "nadia"},
		Env:  []string{"AWS_CONFIG_FILE=" + configuration, "AUTHWALK_PASSWORD=Passw0rd!"}, Answers: true,
	})
	w.See("Incorrect username or password").Press("ctrl+c").Exit()
	if len(meant.asked) != 1 {
		t.Errorf("%d requests", len(meant.asked))
	}
}

// TestTheScreenSaysWhereTheEndpointCameFrom shows the start form of a walk to
// the environment's endpoint.
func TestTheScreenSaysWhereTheEndpointCameFrom(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{
		Width: 120, Height: 36, Args: []string{"walk", "--client-id", "abc", "--user-pool-id", "eu-west-1_Ab12Cd34E"},
		Env: []string{"AWS_ENDPOINT_URL=http://127.0.0.1:1"}, Answers: true,
	})
	w.See("The endpoint http://127.0.0.1:1 comes from AWS_ENDPOINT_URL.").See("LOCAL")
	w.Press("ctrl+c")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}
