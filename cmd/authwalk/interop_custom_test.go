//go:build interop

package main

import (
	"strings"
	"testing"
)

// TestInteropCustomChallenges signs in to the demo pool whose triggers decide, with
// AWS's own clients: with and without a password, after right and wrong answers.
func TestInteropCustomChallenges(t *testing.T) {
	packages(t)
	s := startService(t)
	const amplifyStep = "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE"
	for name, test := range map[string]struct {
		script, user, flow string
		given              map[string]any
		result, path       string
	}{
		"identity-js, riddles":            {"identity-js.mjs", "rita", "CUSTOM_AUTH", map[string]any{"withoutPassword": true}, "tokens", "CUSTOM_CHALLENGE CUSTOM_CHALLENGE"},
		"identity-js, a password first":   {"identity-js.mjs", "rita", "CUSTOM_AUTH", nil, "tokens", "CUSTOM_CHALLENGE CUSTOM_CHALLENGE"},
		"identity-js, wrong answers":      {"identity-js.mjs", "rita", "CUSTOM_AUTH", map[string]any{"withoutPassword": true, "wrong": true}, "NotAuthorizedException", "CUSTOM_CHALLENGE CUSTOM_CHALLENGE CUSTOM_CHALLENGE"},
		"identity-js, a refusing trigger": {"identity-js.mjs", "boris", "CUSTOM_AUTH", map[string]any{"withoutPassword": true}, "UserLambdaValidationException", ""},
		"amplify, a password first":       {"amplify.mjs", "cara", "CUSTOM_WITH_SRP", nil, "tokens", amplifyStep + " " + amplifyStep},
		"amplify, a wrong password":       {"amplify.mjs", "cara", "CUSTOM_WITH_SRP", map[string]any{"password": "wrong"}, "NotAuthorizedException", ""},
		"amplify, wrong answers":          {"amplify.mjs", "rita", "CUSTOM_WITHOUT_SRP", map[string]any{"password": "", "wrong": true}, "NotAuthorizedException", amplifyStep + " " + amplifyStep + " " + amplifyStep},
	} {
		t.Run(name, func(t *testing.T) {
			given := map[string]any{
				"endpoint": s.endpoint, "token": s.token, "pool": "us-east-1_AuthwalkT", "client": "authwalkdemotrigger",
				"username": test.user, "password": rightPassword, "flow": test.flow,
			}
			for member, value := range test.given {
				given[member] = value
			}
			got := runScript(t, test.script, given)
			if got.Result != test.result || strings.Join(got.Path, " ") != test.path {
				t.Fatalf("got %+v", got)
			}
			if test.result == "tokens" && got.Username != test.user {
				t.Fatalf("signed in as %s", got.Username)
			}
		})
	}
}
