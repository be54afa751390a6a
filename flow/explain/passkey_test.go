package explain

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestWhatIsWrongWithACredentialIsSaid: what of a refused CREDENTIAL does not fit the
// options is the first cause.
func TestWhatIsWrongWithACredentialIsSaid(t *testing.T) {
	const options = `{"challenge":"Zm9v","rpId":"auth.example.org","allowCredentials":[{"type":"public-key","id":"YWI"}],"userVerification":"required"}`
	encode := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	data := func(flags byte) string { return string(make([]byte, 32)) + string(rune(flags)) + "\x00\x00\x00\x01" }
	client := func(kind, challenge, origin string) string {
		return `{"type":"` + kind + `","challenge":"` + challenge + `","origin":"` + origin + `"}`
	}
	const right = "The passkey was made for another relying party (domain), or belongs to another user."
	for want, change := range map[string]map[string]string{
		right: nil,
		"The client data is not of a sign-in: its type is not webauthn.get.":           {"clientDataJSON": encode(client("webauthn.create", "Zm9v", "https://auth.example.org"))},
		"It was signed for another challenge: each sign-in makes a new one.":           {"clientDataJSON": encode(client("webauthn.get", "YmFy", "https://auth.example.org"))},
		"It was signed on a page that does not belong to the relying party.":           {"clientDataJSON": encode(client("webauthn.get", "Zm9v", "https://auth.example.org.evil.example"))},
		"The options do not list the passkey that signed it.":                          {"id": "YWM"},
		"The authenticator does not say that the user was present.":                    {"authenticatorData": encode(data(4))},
		"The options require user verification, and the user was not verified.":        {"authenticatorData": encode(data(1))},
		"CREDENTIAL lacks response.signature, or it is not Base64url without padding.": {"signature": ""},
		"CREDENTIAL lacks id, or it is not Base64url without padding.":                 {"id": "YW="},
		"response.clientDataJSON of CREDENTIAL is not JSON.":                           {"clientDataJSON": encode("canary")},
		"response.authenticatorData of CREDENTIAL is too short.":                       {"authenticatorData": encode("short")},
		"CREDENTIAL is not the JSON of a passkey's answer.":                            {"whole": "canary"},
	} {
		members := map[string]string{
			"clientDataJSON": encode(client("webauthn.get", "Zm9v", "https://login.auth.example.org:8443")), "authenticatorData": encode(data(5)), "signature": encode("signature"), "id": "YWI",
		}
		maps.Copy(members, change)
		credential, err := json.Marshal(map[string]any{"id": members["id"], "response": members})
		if err != nil {
			t.Fatal(err)
		}
		if members["whole"] != "" {
			credential = []byte(members["whole"])
		}
		body, err := json.Marshal(map[string]any{"ChallengeName": "WEB_AUTHN", "ChallengeResponses": map[string]string{"CREDENTIAL": string(credential)}})
		if err != nil {
			t.Fatal(err)
		}
		w := walk.Walk{}.With(walk.Step{
			Exchange:  walk.Exchange{Operation: walk.InitiateAuth},
			Challenge: &walk.Challenge{Name: api.ChallengeWebAuthn, Parameters: map[string]string{"CREDENTIAL_REQUEST_OPTIONS": options}},
		})
		w, step := fail(w, walk.Step{Answered: api.ChallengeWebAuthn, Exchange: walk.Exchange{Operation: respond, Request: walk.NewBody(body)}},
			&walk.Error{Operation: respond, Exception: notAllowed, Message: "no"})
		if causes := Failure(w, step, nil).Causes; len(causes) == 0 || causes[0] != want {
			t.Errorf("%v\n got %q\nwant %q", change, causes, want)
		}
	}
}

// TestAFreshPasskeyIsTriedAtOnce: the sign-in that is offered begins with it.
func TestAFreshPasskeyIsTriedAtOnce(t *testing.T) {
	facts := &pool.Facts{Client: &pool.Client{ExplicitAuthFlows: []string{api.AllowUserAuth}}}
	w := walk.Walk{Start: walk.Start{Operation: walk.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth}}.With(walk.Step{
		Performed: api.CompleteWebAuthnRegistration, Exchange: walk.Exchange{Operation: api.CompleteWebAuthnRegistration},
	})
	actions := Step(w, w.Steps[0], facts).Actions
	if len(actions) == 0 {
		t.Fatal("nothing is offered")
	}
	begin := actions[0].StartFrom(w.Start)
	if begin.AuthFlow != api.FlowUserAuth || begin.Parameters.Get(api.KeyPreferredChallenge) != api.ChallengeWebAuthn {
		t.Errorf("%s with %v", begin.AuthFlow, begin.Parameters.Reveal())
	}
}
