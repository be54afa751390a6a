package operation_test

import (
	"encoding/json"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// A refresh carries the device of the sign-in and a hash of its own; what else
// the sign-in began with has no place in it.
func TestParametersOfARefresh(t *testing.T) {
	for begun, want := range map[string]string{
		api.InitiateAuth: api.InitiateAuth, api.AdminInitiateAuth: api.AdminInitiateAuth, api.SignUp: api.InitiateAuth,
	} {
		tools, s := signedIn(begun)
		s.Walk.Start.Session = walk.NewSecret("session")
		s.Walk.Start.Parameters = walk.NewValues(map[string]string{
			api.KeyDeviceKey: "device", api.KeyPreferredChallenge: "PASSWORD", api.KeyChallengeName: "SRP_A", api.KeySRPA: "aa", api.KeySecretHash: "old",
		})
		entry, _ := operation.Find(api.FlowRefreshTokenAuth)
		request, err := entry.Request(tools, s, walk.Values{})
		if err != nil {
			t.Fatal(err)
		}
		var body struct {
			AuthFlow, Session string
			AuthParameters    map[string]string
		}
		if err := json.Unmarshal(request.Body.Reveal(), &body); err != nil {
			t.Fatal(err)
		}
		hash := srp.SecretHash("nadia", s.Walk.Start.Target.ClientID, "secret")
		got := body.AuthParameters
		if request.Operation != want || body.AuthFlow != api.FlowRefreshTokenAuth || body.Session != "" || len(got) != 3 ||
			got[api.KeyRefreshToken] != "refresh" || got[api.KeyDeviceKey] != "device" || got[api.KeySecretHash] != hash {
			t.Errorf("begun with %s: %s %s", begun, request.Operation, request.Body.Reveal())
		}
	}
}

// RevokeToken takes the client's secret itself, and no hash of it.
func TestASecretClientRevokesWithItsSecret(t *testing.T) {
	tools, s := signedIn(api.InitiateAuth)
	entry, _ := operation.Find(api.RevokeToken)
	for secret, want := range map[string]string{
		"secret": `{"ClientId":"4example0client1id2abc3def4","ClientSecret":"secret","Token":"refresh"}`,
		"":       `{"ClientId":"4example0client1id2abc3def4","Token":"refresh"}`,
	} {
		s.Walk.Start.ClientSecret = walk.NewSecret(secret)
		request, err := entry.Request(tools, s, walk.Values{})
		if err != nil {
			t.Fatal(err)
		}
		if got := string(request.Body.Reveal()); got != want {
			t.Errorf("with the secret %q: %s", secret, got)
		}
	}
}

// With rotation a walk has several refresh tokens, and any of them can be sent.
func TestAnOlderRefreshTokenCanBeSent(t *testing.T) {
	tools, s := signedIn(api.InitiateAuth)
	entry, _ := operation.Find(api.GetTokensFromRefreshToken)
	if len(entry.Prompt(s).Fields) != 1 {
		t.Errorf("one refresh token to choose from: %+v", entry.Prompt(s).Fields)
	}
	first := s.Walk.Steps[len(s.Walk.Steps)-1].Number
	s.Walk.Steps = append(s.Walk.Steps, walk.Step{Number: first + 1, Tokens: &walk.Tokens{Access: walk.NewSecret("access"), Refresh: walk.NewSecret("newer")}})
	which := entry.Prompt(s).Fields[0]
	if len(which.Choices) != 2 || which.Choices[0].Leads != "the newest" {
		t.Fatalf("%+v", which)
	}
	for choice, want := range map[string]string{"": "newer", which.Choices[0].Value: "newer", which.Choices[1].Value: "refresh"} {
		request, err := entry.Request(tools, s, walk.NewValues(map[string]string{"WHICH": choice, "DeviceKey": "device"}))
		if err != nil {
			t.Fatal(err)
		}
		var body struct{ RefreshToken, DeviceKey string }
		if err := json.Unmarshal(request.Body.Reveal(), &body); err != nil || body.RefreshToken != want || body.DeviceKey != "device" {
			t.Errorf("%q sent %s", choice, request.Body.Reveal())
		}
	}
}
