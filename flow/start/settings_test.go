package start_test

import (
	"context"
	"errors"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// What flags, a target or a script say about the place wins over the AWS
// settings, and those fill in the rest.
func TestSettingsFillInThePlace(t *testing.T) {
	settings := func(_ context.Context, profile string) (cognito.Settings, error) {
		if profile == "nobody" {
			return cognito.Settings{}, errors.New("no such profile")
		}
		return cognito.Settings{
			Region:   cognito.Setting{Value: "eu-north-1", From: "AWS_REGION"},
			Endpoint: cognito.Setting{Value: "http://127.0.0.1:4566", From: "AWS_ENDPOINT_URL"},
		}, nil
	}
	for _, test := range []struct {
		name  string
		flags start.Flags
		begun walk.Target
		want  walk.Target
	}{
		{"nothing said", start.Flags{}, walk.Target{}, walk.Target{
			Region: "eu-north-1", Endpoint: "http://127.0.0.1:4566", EndpointFrom: "AWS_ENDPOINT_URL",
		}},
		{"a pool id has its region", start.Flags{Place: start.Place{UserPoolID: "eu-west-1_Ab12Cd34E"}}, walk.Target{}, walk.Target{
			UserPoolID: "eu-west-1_Ab12Cd34E", Endpoint: "http://127.0.0.1:4566", EndpointFrom: "AWS_ENDPOINT_URL",
		}},
		{
			"flags win",
			start.Flags{Place: start.Place{Region: "us-east-2", Endpoint: "http://127.0.0.1:9229"}},
			walk.Target{},
			walk.Target{Region: "us-east-2", Endpoint: "http://127.0.0.1:9229"},
		},
		{
			"a script wins",
			start.Flags{},
			walk.Target{Region: "us-east-2", Endpoint: "http://127.0.0.1:9229"},
			walk.Target{Region: "us-east-2", Endpoint: "http://127.0.0.1:9229"},
		},
	} {
		got, err := test.flags.Start(t.Context(), walk.Start{Target: test.begun}, start.Edges{Settings: settings})
		if err != nil || got.Target != test.want {
			t.Errorf("%s: %+v, %v", test.name, got.Target, err)
		}
	}
	missing := start.Flags{Place: start.Place{Profile: "nobody"}}
	if _, err := missing.Start(t.Context(), walk.Start{}, start.Edges{Settings: settings}); err == nil {
		t.Error("a profile that is not there was taken")
	}
}
