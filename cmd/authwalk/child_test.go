package main

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/emulator"
)

func TestACommandFindsTheEmulator(t *testing.T) {
	t.Parallel()
	ready := emulator.Ready{Endpoint: "http://127.0.0.1:1", Region: "eu-west-1", Token: "t", Pools: []emulator.ReadyPool{
		{ID: "eu-west-1_A", Clients: []emulator.ReadyClient{{ID: "c"}, {ID: "d"}}}, {ID: "eu-west-1_B"},
	}}
	const (
		found = "AUTHWALK_CLIENT_ID=c AUTHWALK_EMULATOR_TOKEN=t AUTHWALK_ENDPOINT=http://127.0.0.1:1 AUTHWALK_USER_POOL_ID=eu-west-1_A "
		sdks  = "AWS_DEFAULT_REGION=eu-west-1 AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=http://127.0.0.1:1 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=false AWS_REGION=eu-west-1"
		key   = "AWS_ACCESS_KEY_ID=test "
	)
	for name, test := range map[string]struct {
		given []string
		pair  *emulator.Credentials
		want  string
	}{
		"nothing given":         {want: found + key + sdks + " AWS_SECRET_ACCESS_KEY=test"},
		"another region":        {given: []string{"AWS_REGION=x", "HOME=/h"}, want: found + key + sdks + " AWS_SECRET_ACCESS_KEY=test HOME=/h"},
		"endpoints ignored":     {given: []string{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true"}, want: found + key + sdks + " AWS_SECRET_ACCESS_KEY=test"},
		"credentials":           {given: []string{"AWS_ACCESS_KEY_ID=k", "AWS_SECRET_ACCESS_KEY=s"}, want: found + "AWS_ACCESS_KEY_ID=k " + sdks + " AWS_SECRET_ACCESS_KEY=s"},
		"empty credentials":     {given: []string{"AWS_ACCESS_KEY_ID="}, want: found + key + sdks + " AWS_SECRET_ACCESS_KEY=test"},
		"a profile":             {given: []string{"AWS_PROFILE=p"}, want: found + sdks[:strings.LastIndex(sdks, " ")] + " AWS_PROFILE=p AWS_REGION=eu-west-1"},
		"the emulator has some": {pair: &emulator.Credentials{AccessKeyID: "K", SecretAccessKey: "S"}, want: found + "AWS_ACCESS_KEY_ID=K " + sdks + " AWS_SECRET_ACCESS_KEY=S"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := childEnvironment(test.given, ready, test.pair)
			slices.Sort(got)
			if joined := strings.Join(got, " "); joined != test.want {
				t.Errorf("got  %s\nwant %s", joined, test.want)
			}
		})
	}
}
