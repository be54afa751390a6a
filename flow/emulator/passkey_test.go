package emulator

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
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
			w.restartAlways()
			w.register(a)
			tokens(t, w, w.givePasskey(w.preferPasskey("nadia"), a))

			chosen := w.respond(w.initiate("USER_AUTH", members{"USERNAME": "nadia"}), "SELECT_CHALLENGE", "nadia", members{"ANSWER": "WEB_AUTHN"})
			challenge("WEB_AUTHN")(t, w, chosen)
			available("PASSWORD_SRP PASSWORD EMAIL_OTP WEB_AUTHN")(t, w, chosen)
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

// TestAlteredRegistrationsAreRefused: in every member, with the exception that tells
// which, and without a passkey.
func TestAlteredRegistrationsAreRefused(t *testing.T) {
	const notValid, notFound = "InvalidParameterException", "WebAuthnChallengeNotFoundException"
	response := func(alter func(members)) func(*authenticator) {
		return func(a *authenticator) {
			a.credential = func(credential members) { alter(credential["response"].(members)) }
		}
	}
	w := newRawClient(t, passkeys)
	signedIn := nadia(w)
	for name, test := range map[string]struct {
		alter func(*authenticator)
		want  string
	}{
		"another id":       {func(a *authenticator) { a.credential = func(c members) { c["id"] = "AAAA" } }, notValid},
		"another raw id":   {func(a *authenticator) { a.credential = func(c members) { c["rawId"] = "AAAA" } }, notValid},
		"another id twice": {func(a *authenticator) { a.credential = func(c members) { c["id"], c["rawId"] = "AAAA", "AAAA" } }, notValid},
		"no id":            {func(a *authenticator) { a.credential = func(c members) { delete(c, "id") } }, notValid},
		"another type":     {func(a *authenticator) { a.credential = func(c members) { c["type"] = "password" } }, notValid},
		"no response":      {func(a *authenticator) { a.credential = func(c members) { delete(c, "response") } }, notValid},
		"a list":           {func(a *authenticator) { a.credential = func(c members) { c["response"] = []any{} } }, notValid},
		"no client data":   {response(func(r members) { delete(r, "clientDataJSON") }), notValid},
		"no attestation":   {response(func(r members) { delete(r, "attestationObject") }), notValid},
		"no Base64url":     {response(func(r members) { r["attestationObject"] = "!" }), notValid},
		"cut": {response(func(r members) {
			text := r["attestationObject"].(string)
			r["attestationObject"] = text[:len(text)-4]
		}), notValid},
		"longer": {response(func(r members) { r["attestationObject"] = r["attestationObject"].(string) + "AAAA" }), notValid},

		"a sign-in":         {func(a *authenticator) { a.client = func(c members) { c["type"] = "webauthn.get" } }, notValid},
		"another challenge": {func(a *authenticator) { a.client = func(c members) { c["challenge"] = "AAAAAAAAAAAAAAAAAAAAAA" } }, notFound},
		"no challenge":      {func(a *authenticator) { a.client = func(c members) { delete(c, "challenge") } }, notFound},
		"another page":      {func(a *authenticator) { a.origin = "https://example.org" }, "WebAuthnOriginNotAllowedException"},
		"no page":           {func(a *authenticator) { a.client = func(c members) { delete(c, "origin") } }, "WebAuthnOriginNotAllowedException"},
		"in a frame":        {func(a *authenticator) { a.client = func(c members) { c["crossOrigin"] = true } }, "WebAuthnOriginNotAllowedException"},

		"another domain":       {func(a *authenticator) { a.relyingParty = "example.org" }, "WebAuthnRelyingPartyMismatchException"},
		"nobody there":         {func(a *authenticator) { a.flags = userVerified }, notValid},
		"backed up, not to be": {func(a *authenticator) { a.flags |= 1 << 4 }, notValid},
		"no credential":        {func(a *authenticator) { a.data = func(data []byte) []byte { data[32] &^= attested; return data[:37] } }, notValid},
		"a byte more":          {func(a *authenticator) { a.data = func(data []byte) []byte { return append(data, 0) } }, notValid},
		"a byte less":          {func(a *authenticator) { a.data = func(data []byte) []byte { return data[:len(data)-1] } }, notValid},
		"an id without end":    {func(a *authenticator) { a.data = func(data []byte) []byte { data[53] = 0xff; return data } }, notValid},
		"extensions":           {func(a *authenticator) { a.flags |= 1 << 7 }, notValid},
		"off the curve":        {func(a *authenticator) { a.data = func(data []byte) []byte { data[len(data)-1] ^= 1; return data } }, notValid},
		"another statement":    {func(a *authenticator) { a.format = "fido-u2f" }, "WebAuthnCredentialNotSupportedException"},
		"a statement in none":  {func(a *authenticator) { a.statement = func(s members) { s["sig"] = []byte{1} } }, notValid},
		"signed by nobody": {func(a *authenticator) {
			a.format, a.statement = "packed", func(s members) { s["sig"] = []byte{1, 2, 3} }
		}, notValid},
		"signed with another algorithm": {func(a *authenticator) {
			a.format, a.statement = "packed", func(s members) { s["alg"] = -257 }
		}, notValid},
		"certified": {func(a *authenticator) {
			a.format, a.statement = "packed", func(s members) { s["x5c"] = []any{[]byte{1}} }
		}, "WebAuthnCredentialNotSupportedException"},
	} {
		a := newAuthenticator(t)
		test.alter(a)
		r := w.complete(signedIn, a.create(w.startPasskey(signedIn.token("AccessToken"))))
		if r.status != 400 || r.exception() != test.want {
			t.Errorf("%s: %s, want %s", name, r.raw, test.want)
		}
	}
	for _, document := range []any{"{}", "a", 1, true, []any{}, members{}, members{"id": 1}} {
		w.startPasskey(signedIn.token("AccessToken"))
		if r := w.complete(signedIn, document); r.message() != "Credential data is not valid" {
			t.Errorf("%v: %s", document, r.raw)
		}
	}
	if r := w.call("ListWebAuthnCredentials", members{"AccessToken": signedIn.token("AccessToken")}); string(r.raw) != `{"Credentials":[]}` {
		t.Errorf("left over: %s", r.raw)
	}
}

// TestUserVerificationIsRequired: a pool that requires it takes no passkey
// without, neither new nor to sign in.
func TestUserVerificationIsRequired(t *testing.T) {
	w, a := newRawClient(t, func(f *poolfile.File) {
		passkeys(f)
		f.MfaConfig.WebAuthnConfiguration.UserVerification = "required"
	}), newAuthenticator(t)
	signedIn := nadia(w)
	a.flags = userPresent
	r := w.complete(signedIn, a.create(w.startPasskey(signedIn.token("AccessToken"))))
	if r.exception() != "WebAuthnCredentialNotSupportedException" {
		t.Errorf("%s", r.raw)
	}
	a.flags |= userVerified
	w.register(a)
	tokens(t, w, w.givePasskey(w.preferPasskey("nadia"), a))
	a.flags = userPresent
	if r := w.givePasskey(w.preferPasskey("nadia"), a); r.exception() != notAllowed {
		t.Errorf("%s", r.raw)
	}
}

// TestChallengesOfRegistrationsAreGoodOnce: the newest one, in time, for the client
// that asked, for one credential.
func TestChallengesOfRegistrationsAreGoodOnce(t *testing.T) {
	w := newRawClient(t, passkeys)
	signedIn := nadia(w)
	refused := func(name string, r reply, want string) {
		t.Helper()
		if r.exception() != want {
			t.Errorf("%s: %s", name, r.raw)
		}
	}
	refused("never started", w.complete(signedIn, newAuthenticator(t).create(members{
		"rp": members{"id": "localhost"}, "challenge": "AAAAAAAAAAAAAAAAAAAAAA",
	})), "WebAuthnChallengeNotFoundException")

	older := w.startPasskey(signedIn.token("AccessToken"))
	newer := w.startPasskey(signedIn.token("AccessToken"))
	refused("an older one", w.complete(signedIn, newAuthenticator(t).create(older)), "WebAuthnChallengeNotFoundException")

	other := w.signInHiding("nadia", rightPassword)
	refused("another client", w.complete(other, newAuthenticator(t).create(newer)), "WebAuthnClientMismatchException")

	a := newAuthenticator(t)
	credential := a.create(newer)
	var registered atomic.Int32
	atOnce(func() reply {
		r := w.complete(signedIn, credential)
		if r.status == 200 {
			registered.Add(1)
		}
		return r
	})
	if got := registered.Load(); got != 1 {
		t.Errorf("%d at once", got)
	}
	refused("twice", w.complete(signedIn, newAuthenticator(t).create(newer)), "WebAuthnChallengeNotFoundException")
	refused("the same passkey", w.complete(signedIn, a.create(w.startPasskey(signedIn.token("AccessToken")))), "InvalidParameterException")
	stranger := w.signIn("bare", rightPassword)
	refused("somebody else's passkey", w.complete(stranger, a.create(w.startPasskey(stranger.token("AccessToken")))), "InvalidParameterException")

	wrong, spent := newAuthenticator(t), w.startPasskey(signedIn.token("AccessToken"))
	wrong.origin = "https://example.org"
	refused("wrong", w.complete(signedIn, wrong.create(spent)), "WebAuthnOriginNotAllowedException")
	refused("after a wrong one", w.complete(signedIn, newAuthenticator(t).create(spent)), "WebAuthnChallengeNotFoundException")

	late := w.startPasskey(signedIn.token("AccessToken"))
	w.wait(state.PasskeyRegistrationValidity + time.Second)
	refused("late", w.complete(signedIn, newAuthenticator(t).create(late)), "WebAuthnChallengeNotFoundException")
}

// TestAlteredAssertionsAreRefused: in every member, and the session is spent.
func TestAlteredAssertionsAreRefused(t *testing.T) {
	w, a := newRawClient(t, passkeys), newAuthenticator(t)
	w.register(a)
	member := func(name string, value any) func(*authenticator) {
		return func(a *authenticator) { a.credential = func(credential members) { credential[name] = value } }
	}
	response := func(name string, value any) func(*authenticator) {
		return func(a *authenticator) {
			a.credential = func(credential members) { credential["response"].(members)[name] = value }
		}
	}
	client := func(name string, value any) func(*authenticator) {
		return func(a *authenticator) { a.client = func(client members) { client[name] = value } }
	}
	for name, alter := range map[string]func(*authenticator){
		"id": member("id", "AAAA"), "raw id": member("rawId", "AAAA"), "type": member("type", "x"), "response": member("response", nil),
		"signature": response("signature", base64URL([]byte{0x30, 6, 2, 1, 0, 2, 1, 0})), "no signature": response("signature", ""),
		"client data": response("clientDataJSON", base64URL([]byte(`{}`))), "authenticator data": response("authenticatorData", ""),
		"user handle":         response("userHandle", base64URL([]byte("another"))),
		"type of client data": client("type", "webauthn.create"), "challenge": client("challenge", "AAAAAAAAAAAAAAAAAAAAAA"),
		"origin": client("origin", "https://example.org"), "cross origin": client("crossOrigin", true),
		"relying party": func(a *authenticator) { a.relyingParty = "example.org" },
		"nobody there":  func(a *authenticator) { a.flags = userVerified },
		"count":         func(a *authenticator) { a.count = 0 },
		"no passkey":    func(a *authenticator) { a.id = []byte("none") },
		"another key":   func(a *authenticator) { a.key = newAuthenticator(t).key },
		"key of RSA":    func(a *authenticator) { a.key = newRSAAuthenticator(t).key },
	} {
		tokens(t, w, w.givePasskey(w.preferPasskey("nadia"), a))
		altered := *a
		alter(&altered)
		asked := w.preferPasskey("nadia")
		r := w.givePasskey(asked, &altered)
		if r.status != 400 || r.exception() != notAllowed || r.message() != "Credential data is not valid" {
			t.Errorf("%s: %s", name, r.raw)
		}
		if r := w.givePasskey(asked, a); r.message() != "Invalid session for the user, session can only be used once." {
			t.Errorf("%s, then right: %s", name, r.raw)
		}
	}
	for _, text := range []string{"{", "[]", "null", `"{}"`, strings.Repeat("[", 10_000)} {
		if r := w.respond(w.preferPasskey("nadia"), "WEB_AUTHN", "nadia", members{"CREDENTIAL": text}); r.exception() != notAllowed {
			t.Errorf("%.20s: %s", text, r.raw)
		}
	}
}

// TestChallengesOfSignInsAreGoodOnce: in time, for one answer, of the user and the
// client that asked.
func TestChallengesOfSignInsAreGoodOnce(t *testing.T) {
	w, a, other := newRawClient(t, passkeys), newAuthenticator(t), newAuthenticator(t)
	w.register(a)
	stranger := w.signIn("bare", rightPassword)
	if r := w.complete(stranger, other.create(w.startPasskey(stranger.token("AccessToken")))); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	options := func(r reply) string { return r.parameter("CREDENTIAL_REQUEST_OPTIONS") }
	refused := func(name string, r reply) {
		t.Helper()
		if r.exception() != notAllowed {
			t.Errorf("%s: %s", name, r.raw)
		}
	}
	asked := w.preferPasskey("nadia")
	credential := a.get(options(asked), nadiaSub)
	answer := func() reply { return w.respond(asked, "WEB_AUTHN", "nadia", members{"CREDENTIAL": credential}) }
	if got := atOnce(answer); got != 1 {
		t.Errorf("%d sign-ins with one assertion", got)
	}
	again := w.preferPasskey("nadia")
	refused("replayed", w.respond(again, "WEB_AUTHN", "nadia", members{"CREDENTIAL": credential}))
	choice := w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
	refused("replayed with the choice", w.respond(choice, "SELECT_CHALLENGE", "nadia", members{"ANSWER": "WEB_AUTHN", "CREDENTIAL": credential}))

	refused("somebody else's passkey", w.givePasskey(w.preferPasskey("nadia"), other))
	strangers := w.preferPasskey("bare")
	refused("somebody else's challenge", w.respond(w.preferPasskey("nadia"), "WEB_AUTHN", "nadia", members{"CREDENTIAL": a.get(options(strangers), "")}))
	hidden := w.initiateAs("hiding", "USER_AUTH", members{"USERNAME": "nadia", "PREFERRED_CHALLENGE": "WEB_AUTHN"})
	choice = w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
	refused("another client's challenge", w.respond(choice, "SELECT_CHALLENGE", "nadia", members{
		"ANSWER": "WEB_AUTHN", "CREDENTIAL": a.get(options(hidden), ""),
	}))
	nobody := w.preferPasskey("ghost")
	challenge("WEB_AUTHN")(t, w, nobody)
	refused("nobody", w.respond(nobody, "WEB_AUTHN", "ghost", members{"CREDENTIAL": a.get(options(nobody), "")}))

	late := w.preferPasskey("nadia")
	w.wait(2 * time.Minute)
	choice = w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
	w.wait(time.Minute + time.Second)
	credential = a.get(options(late), "")
	refused("late", w.respond(late, "WEB_AUTHN", "nadia", members{"CREDENTIAL": credential}))
	refused("late with the choice", w.respond(choice, "SELECT_CHALLENGE", "nadia", members{"ANSWER": "WEB_AUTHN", "CREDENTIAL": credential}))

	deleted := w.preferPasskey("nadia")
	if r := w.call("DeleteWebAuthnCredential", members{"AccessToken": nadia(w).token("AccessToken"), "CredentialId": a.credentialID()}); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	refused("deleted meanwhile", w.givePasskey(deleted, a))
}

// TestAPasskeyIsBothFactors over the wire: switched on by the user, beside another
// factor.
func TestAPasskeyIsBothFactors(t *testing.T) {
	w, a := newRawClient(t, func(f *poolfile.File) {
		passkeys(f)
		f.MfaConfig.WebAuthnConfiguration.FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION"
	}), newAuthenticator(t)
	signedIn := w.register(a)
	prefer := func(settings members) reply {
		settings["AccessToken"] = signedIn.token("AccessToken")
		return w.call("SetUserMFAPreference", settings)
	}
	on := members{"Enabled": true}
	if r := prefer(members{"WebAuthnMfaSettings": on}); r.exception() != invalid {
		t.Errorf("alone: %s", r.raw)
	}
	if r := prefer(members{"EmailMfaSettings": on}); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	available("PASSWORD_SRP PASSWORD")(t, w, w.preferPasskey("nadia"))
	if r := prefer(members{"WebAuthnMfaSettings": on}); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	asked := w.preferPasskey("nadia")
	available("PASSWORD_SRP PASSWORD WEB_AUTHN")(t, w, asked)
	tokens(t, w, w.givePasskey(asked, a))
	user := w.call("GetUser", members{"AccessToken": signedIn.token("AccessToken")})
	if got := user.list("UserMFASettingList"); len(got) != 1 || got[0] != "EMAIL_OTP" {
		t.Errorf("%v", got)
	}
	factors := w.call("GetUserAuthFactors", members{"AccessToken": signedIn.token("AccessToken")})
	if got := strings.Join(factors.list("ConfiguredUserAuthFactors"), " "); got != "PASSWORD EMAIL_OTP WEB_AUTHN" {
		t.Errorf("%s", got)
	}
}

// TestPasskeysOutliveTheState: the state is a pool file, and the passkey in it signs
// in, counts and all.
func TestPasskeysOutliveTheState(t *testing.T) {
	w, a := newRawClient(t, passkeys), newAuthenticator(t)
	w.register(a)
	tokens(t, w, w.givePasskey(w.preferPasskey("nadia"), a))
	first := stateOf(t, w)
	file, err := poolfile.Parse(first)
	if err != nil {
		t.Fatal(err)
	}
	again := newRawClientOf(t, []*poolfile.File{file})
	if second := stateOf(t, again); string(first) != string(second) {
		t.Errorf("first  %s\nsecond %s", first, second)
	}
	a.count--
	if r := again.givePasskey(again.preferPasskey("nadia"), a); r.exception() != notAllowed {
		t.Errorf("the count was lost: %s", r.raw)
	}
	tokens(t, again, again.givePasskey(again.preferPasskey("nadia"), a))
}

func stateOf(t *testing.T, w *rawClient) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := w.emulator.data().Pool(recordedPool).WriteFile(&text); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}
