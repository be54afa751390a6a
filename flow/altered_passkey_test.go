package flow_test

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// takesPasskeys lets the users of the pool sign in with passkeys for localhost.
func takesPasskeys(t *testing.T) *poolfile.File {
	t.Helper()
	raw := `
UserPool:
  Id: eu-west-1_Walks1
  Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}
MfaConfig: {WebAuthnConfiguration: {RelyingPartyId: localhost, UserVerification: preferred}}
Clients: [{ClientId: client0of0walks0public, ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_USER_PASSWORD_AUTH]}]
Users: [{Username: nadia, Password: "Winter-2026!"}]
`
	file, err := poolfile.Parse([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// What a person changes of the client data is signed as it was typed, and refused; left
// as it is, the same passkey is taken.
func TestAlteredClientDataIsSignedAndRefused(t *testing.T) {
	b := newBenchOf(t, takesPasskeys(t), nil)
	registering := func() walk.Walk {
		w := b.Begin(t.Context(), b.start("nadia", api.FlowUserPasswordAuth))
		return b.Perform(t.Context(), w, api.StartWebAuthnRegistration, walk.Values{})
	}
	altered := map[string][2]string{
		"CLIENT_DATA_ORIGIN":    {"https://example.com/<&>", `"origin":"https://example.com/<&>"`},
		"CLIENT_DATA_CHALLENGE": {"AAAA", `"challenge":"AAAA"`},
		"CLIENT_DATA_TYPE":      {"webauthn.delete", `"type":"webauthn.delete"`},
	}
	stated := func(w walk.Walk) string {
		for _, derivation := range w.Last().Derivations {
			if derivation.Name == "client data" {
				return derivation.Text + " " + derivation.Formula
			}
		}
		return ""
	}
	refused := func(kind, field string, w walk.Walk) {
		t.Helper()
		if last := w.Last(); last.Error == nil || !last.Exchange.Sent || !strings.Contains(stated(w), altered[field][1]) || !strings.Contains(stated(w), "changed before it was signed") {
			t.Errorf("%s with another %s: %+v, signed %s", kind, field, last.Error, stated(w))
		}
	}
	for field, value := range altered {
		refused("a registration", field, b.Answer(t.Context(), registering(), answer("PASSKEY", "made here", field, value[0])))
	}
	w := b.Answer(t.Context(), registering(), answer("PASSKEY", "made here", "ANOTHER_AUTHENTICATOR", "true"))
	if w.Last().Error != nil {
		t.Fatalf("%+v", w.Last().Error)
	}
	start := b.start("nadia", api.FlowUserAuth)
	start.Parameters = walk.NewValues(map[string]string{"PREFERRED_CHALLENGE": api.ChallengeWebAuthn})
	for field, value := range altered {
		refused("a sign-in", field, b.Answer(t.Context(), b.Begin(t.Context(), start), answer("PASSKEY", "true", field, value[0])))
	}
	w = b.Begin(t.Context(), start)
	honest := map[string]string{"PASSKEY": "true"}
	for _, field := range b.Prompt(w).Fields {
		if _, is := altered[field.Key]; is {
			honest[field.Key] = field.Value
		}
	}
	if w = b.Answer(t.Context(), w, walk.NewValues(honest)); w.Tokens() == nil || len(honest) != 4 || strings.Contains(stated(w), "changed") {
		t.Errorf("what a browser would state: %+v, signed %s", w.Last().Error, stated(w))
	}
}
