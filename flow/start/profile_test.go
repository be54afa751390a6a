package start_test

import (
	"errors"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// configured is a service whose profiles say where to go.
type configured struct{ nowhere }

func (configured) Settings(profile string) (cognito.Settings, error) {
	region := cognito.Setting{Value: "eu-north-1", From: "region of profile " + profile}
	switch profile {
	case "local":
		return cognito.Settings{Region: region, Endpoint: cognito.Setting{Value: "http://127.0.0.1:4566", From: "endpoint_url of profile local"}}, nil
	case "variable":
		return cognito.Settings{Region: region, Endpoint: cognito.Setting{Value: "http://127.0.0.1:1", From: "AWS_ENDPOINT_URL"}}, nil
	case "federal":
		return cognito.Settings{Region: region, FIPS: true}, nil
	case "":
		return cognito.Settings{}, nil
	}
	return cognito.Settings{}, errors.New("no such profile")
}

// A profile that is typed into the form is followed as one that a flag names:
// where it has an endpoint, no password goes to AWS.
func TestATypedProfileIsFollowed(t *testing.T) {
	for _, test := range []struct {
		name           string
		filled         map[string]string
		endpoint, from string
		hint           string
	}{
		{"the profile's endpoint", map[string]string{"Profile": "local"}, "http://127.0.0.1:4566", "endpoint_url of profile local", "✓ endpoint http://127.0.0.1:4566, from endpoint_url of profile local"},
		{"an endpoint that was given", map[string]string{"Profile": "local", "Endpoint": "http://127.0.0.1:9229"}, "http://127.0.0.1:9229", "", ""},
		{"AWS in place of the environment's endpoint", map[string]string{"Profile": "variable", "Connect to": "aws"}, "", "", ""},
		{"FIPS at AWS", map[string]string{"Profile": "federal"}, "", "", ""},
		{"FIPS beside an endpoint", map[string]string{"Profile": "federal", "Endpoint": "http://127.0.0.1:9229"}, "http://127.0.0.1:9229", "", "FIPS and dual stack are set for AWS's own hosts, and not used here."},
	} {
		t.Run(test.name, func(t *testing.T) {
			form := start.Form{Service: configured{}}
			filled := walk.NewValues(map[string]string{"ClientId": "abc", "AuthFlow": "USER_PASSWORD_AUTH", "USERNAME": "nadia", "PASSWORD": "x"})
			for key, text := range test.filled {
				filled = filled.With(key, text)
			}
			begin, err := form.Start(filled)
			if err != nil {
				t.Fatal(err)
			}
			if begin.Target.Endpoint != test.endpoint || begin.Target.EndpointFrom != test.from || begin.Target.Endpoint == "" && begin.Target.Region != "eu-north-1" {
				t.Errorf("it goes to %+v", begin.Target)
			}
			if target, decided := form.Target(filled); !decided || target.Endpoint != test.endpoint {
				t.Errorf("the screen says %+v", target)
			}
			var hints []string
			for _, field := range form.StartPrompt(filled).Fields {
				hints = append(hints, field.Hint)
			}
			if said := strings.Join(hints, "\n"); test.hint != "" && !strings.Contains(said, test.hint) || test.hint == "" && strings.Contains(said, "✓ endpoint") {
				t.Errorf("the fields say %q", said)
			}
		})
	}
	filled := walk.NewValues(map[string]string{"ClientId": "abc", "Profile": "nobody", "AuthFlow": "USER_PASSWORD_AUTH", "USERNAME": "nadia", "PASSWORD": "x"})
	if _, err := (start.Form{Service: configured{}}).Start(filled); err == nil || err.Error() != "no such profile" {
		t.Errorf("a profile that is not there gave %v", err)
	}
}
