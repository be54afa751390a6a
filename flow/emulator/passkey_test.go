package emulator

import (
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"authwalk/flow/pool"
)

// TestAPasskeySignsIn: registered, preferred or selected, with ES256 and with RS256,
// with every form of the answer.
func TestAPasskeySignsIn(t *testing.T) {
	for name, made := range map[string]func(*testing.T) *authenticator{
		"ES256":       func(t *testing.T) *authenticator { return newAuthenticator(t) },
		"RS256":       func(t *testing.T) *authenticator { return newRSAAuthenticator(t) },
		"signed self": func(t *testing.T) *authenticator { a := newAuthenticator(t); a.format = "packed"; return a },
		"no counter":  func(t *testing.T) *authenticator { a := newAuthenticator(t); a.data = uncounted; return a },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, a := newRawClient(t, passkeys), made(t)
			w.register(a)
			tokens(t, w, w.givePasskey(w.preferPasskey("nadia"), a))

			chosen := w.respond(w.initiate("USER_AUTH", members{"USERNAME": "nadia"}), "SELECT_CHALLENGE", "nadia", members{"ANSWER": "WEB_AUTHN"})
			challenge("WEB_AUTHN")(t, w, chosen)
			tokens(t, w, w.givePasskey(chosen, a))

			credential := a.get(w.preferPasskey("nadia").parameter("CREDENTIAL_REQUEST_OPTIONS"), "")
			at := w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
			tokens(t, w, w.respond(at, "SELECT_CHALLENGE", "nadia", members{"ANSWER": "WEB_AUTHN", "CREDENTIAL": credential}))

			asAdmin := w.admin("USER_AUTH", members{"USERNAME": "nadia", "PREFERRED_CHALLENGE": "WEB_AUTHN"})
			tokens(t, w, w.adminRespond(asAdmin, "WEB_AUTHN", "nadia", members{
				"CREDENTIAL": a.get(asAdmin.parameter("CREDENTIAL_REQUEST_OPTIONS"), ""),
			}))
		})
	}
}

// uncounted leaves the count of the authenticator at zero.
func uncounted(data []byte) []byte {
	copy(data[33:37], []byte{0, 0, 0, 0})
	return data
}

func TestOptionsOfPasskeysAreTheServices(t *testing.T) {
	w, a := newRawClient(t, passkeys), newAuthenticator(t)
	signedIn := w.register(a)
	ask := w.call("StartWebAuthnRegistration", members{"AccessToken": signedIn.token("AccessToken")})
	matches(t, string(ask.raw), `{"CredentialCreationOptions":{"rp":{"id":"localhost","name":"localhost"},`+
		`"user":{"id":"`+base64URL([]byte(nadiaSub))+`","name":"nadia","displayName":"nadia"},`+
		`"challenge":"[A-Za-z0-9_-]{22}","timeout":60000,`+
		`"pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],`+
		`"excludeCredentials":[{"type":"public-key","id":"`+a.credentialID()+`"}],`+
		`"authenticatorSelection":{"requireResidentKey":true,"residentKey":"required","userVerification":"preferred"}}}`)
	matches(t, w.preferPasskey("nadia").parameter("CREDENTIAL_REQUEST_OPTIONS"), `{"challenge":"[A-Za-z0-9_-]{22}","timeout":180000,"rpId":"localhost",`+
		`"allowCredentials":[{"type":"public-key","id":"`+a.credentialID()+`","transports":["internal"]}],"userVerification":"preferred"}`)
}

// matches compares with a text in which the characters of a challenge are an
// expression.
func matches(t *testing.T, got, want string) {
	t.Helper()
	const random = "[A-Za-z0-9_-]{22}"
	parts := strings.Split(want, random)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	if !regexp.MustCompile("^" + strings.Join(parts, random) + "$").MatchString(got) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPasskeysAreListedAndDeleted(t *testing.T) {
	w := newRawClient(t, passkeys)
	token := nadia(w).token("AccessToken")
	list := func(more members) reply {
		in := members{"AccessToken": token}
		for name, value := range more {
			in[name] = value
		}
		return w.call("ListWebAuthnCredentials", in)
	}
	if got := string(list(nil).raw); got != `{"Credentials":[]}` {
		t.Errorf("none: %s", got)
	}
	var made []*authenticator
	for range 20 {
		made = append(made, newAuthenticator(t))
		w.register(made[len(made)-1])
	}
	r := w.call("StartWebAuthnRegistration", members{"AccessToken": token})
	if r.exception() != "LimitExceededException" {
		t.Errorf("the 21st: %s", r.raw)
	}
	first := list(members{"MaxResults": 15})
	second := list(members{"MaxResults": 15, "NextToken": first.text("NextToken")})
	if a, b := len(first.body["Credentials"].([]any)), len(second.body["Credentials"].([]any)); a != 15 || b != 5 || second.text("NextToken") != "" {
		t.Errorf("pages of %d and %d, then %q", a, b, second.text("NextToken"))
	}
	for _, all := range []reply{list(nil), list(members{"MaxResults": 0})} {
		if got := len(all.body["Credentials"].([]any)); got != 20 {
			t.Errorf("%d at once", got)
		}
	}
	want := members{
		"CredentialId": made[0].credentialID(), "FriendlyCredentialName": "Passkey 1", "RelyingPartyId": "localhost",
		"AuthenticatorAttachment": "platform", "AuthenticatorTransports": []any{"internal"}, "CreatedAt": float64(w.now().Unix()),
	}
	if got := first.body["Credentials"].([]any)[0]; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	for _, a := range made {
		if r := w.call("DeleteWebAuthnCredential", members{"AccessToken": token, "CredentialId": a.credentialID()}); r.status != 200 {
			t.Fatalf("%s", r.raw)
		}
	}
	r = w.preferPasskey("nadia")
	challenge("SELECT_CHALLENGE")(t, w, r)
	available("PASSWORD_SRP PASSWORD EMAIL_OTP")(t, w, r)
}

// TestPasskeysOfTheDemoSignIn: with the private keys of the file, whether they are
// one factor or both.
func TestPasskeysOfTheDemoSignIn(t *testing.T) {
	files, err := Demo(signingTime)
	if err != nil {
		t.Fatal(err)
	}
	w := newRawClientOf(t, files)
	signedIn := 0
	for _, file := range files {
		for _, user := range file.Users {
			for _, passkey := range user.Passkeys {
				client := file.Clients[0].ClientID
				r := w.initiateAs(client, "USER_AUTH", members{"USERNAME": user.Username, "PREFERRED_CHALLENGE": "WEB_AUTHN"})
				challenge("WEB_AUTHN")(t, w, r)
				in := w.response(r, "WEB_AUTHN", user.Username, members{
					"CREDENTIAL": demoAuthenticator(t, passkey).get(r.parameter("CREDENTIAL_REQUEST_OPTIONS"), user.Sub()),
				})
				in["ClientId"] = client
				tokens(t, w, w.call("RespondToAuthChallenge", in))
				signedIn++
			}
		}
	}
	if signedIn < 3 {
		t.Errorf("%d passkeys", signedIn)
	}
}

// demoAuthenticator has the passkey of a pool file.
func demoAuthenticator(t testing.TB, passkey pool.Passkey) *authenticator {
	t.Helper()
	decode := func(text string) []byte {
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	key, err := x509.ParsePKCS8PrivateKey(decode(passkey.PrivateKey))
	if err != nil {
		t.Fatal(err)
	}
	a := authenticatorWith(t, key.(crypto.Signer))
	a.id, a.count = decode(passkey.CredentialID), passkey.SignCount
	return a
}
