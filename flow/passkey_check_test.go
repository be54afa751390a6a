package flow_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/passkey"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// otherAuthenticator is one that is not authwalk's, with the passkey of nadia. What it signs
// can be spoilt.
type otherAuthenticator struct {
	key                         *ecdsa.PrivateKey
	id, rawID                   []byte
	origin, challenge, kind, rp string
	crossOrigin                 bool
	flags                       byte
	counter                     byte
	handle                      string
	// spoil changes what was signed after it was.
	spoil func(client, data, signature []byte) (_, _, _ []byte)
}

func (o otherAuthenticator) sign(t *testing.T) string {
	t.Helper()
	client, err := json.Marshal(map[string]any{"type": o.kind, "challenge": o.challenge, "origin": o.origin, "crossOrigin": o.crossOrigin})
	if err != nil {
		t.Fatal(err)
	}
	domain := sha256.Sum256([]byte(o.rp))
	data := append(domain[:], o.flags, 0, 0, 0, o.counter)
	hash := sha256.Sum256(client)
	digest := sha256.Sum256(append(data[:len(data):len(data)], hash[:]...))
	signature, err := o.key.Sign(nil, digest[:], crypto.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	if o.spoil != nil {
		client, data, signature = o.spoil(client, data, signature)
	}
	text := base64.RawURLEncoding.EncodeToString
	credential, err := json.Marshal(map[string]any{
		"id": text(o.id), "rawId": text(o.rawID), "type": "public-key", "response": map[string]string{
			"clientDataJSON": text(client), "authenticatorData": text(data), "signature": text(signature), "userHandle": text([]byte(o.handle)),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(credential)
}

// passkeyPool is a pool where nadia signs in with a passkey, and its private key.
func passkeyPool(t *testing.T) (*poolfile.File, *ecdsa.PrivateKey) {
	t.Helper()
	file := poolFile(t, api.MFAOptional)
	file.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors = []string{api.FactorPassword, api.FactorWebAuthn}
	file.MfaConfig.WebAuthnConfiguration = &pool.WebAuthnConfig{RelyingPartyID: "auth.example.org", UserVerification: api.VerificationRequired}
	held := newGenerator(1).passkey(1)
	file.Users[0].Passkeys = []pool.Passkey{held}
	der, err := base64.RawURLEncoding.DecodeString(held.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	key, err := passkey.ParseKey(der)
	if err != nil {
		t.Fatal(err)
	}
	return file, key
}

// plainSignature is a signature as Web Cryptography has it: both numbers side by side.
func plainSignature(t *testing.T, der []byte) []byte {
	t.Helper()
	var numbers struct{ R, S *big.Int }
	if _, err := asn1.Unmarshal(der, &numbers); err != nil {
		t.Fatal(err)
	}
	return append(numbers.R.FillBytes(make([]byte, 32)), numbers.S.FillBytes(make([]byte, 32))...)
}

// TestTheAnswerOfAnotherAuthenticatorIsChecked: the first value that is wrong is named, and the
// emulator refuses just what differs.
func TestTheAnswerOfAnotherAuthenticatorIsChecked(t *testing.T) {
	file, key := passkeyPool(t)
	held := file.Users[0].Passkeys[0]
	id, err := base64.RawURLEncoding.DecodeString(held.CredentialID)
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := ecdsa.ParseRawPrivateKey(key.Curve, append(make([]byte, 31), 7))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name          string
		change        func(*otherAuthenticator)
		differs, note string
	}{
		{"right", func(*otherAuthenticator) {}, "", ""},
		{"a page below the domain", func(o *otherAuthenticator) { o.origin = "https://app.auth.example.org:8443" }, "", ""},
		{"no user handle", func(o *otherAuthenticator) { o.handle = "" }, "", ""},
		{"another passkey", func(o *otherAuthenticator) { o.id, o.rawID = []byte("another passkey"), []byte("another passkey") }, "credential ID", "did not ask for this passkey"},
		{"two ids", func(o *otherAuthenticator) { o.rawID = []byte("another passkey") }, "credential ID", "two different passkeys"},
		{"another user", func(o *otherAuthenticator) { o.handle = "1c7d9a52-0f3e-4b86-8a0e-5d2f9c66b7ab" }, "user handle", "another user"},
		{"a registration", func(o *otherAuthenticator) { o.kind = passkey.ClientDataCreate }, "type", "not signed for a sign-in"},
		{"an old challenge", func(o *otherAuthenticator) { o.challenge = "MDEyMzQ1Njc4OWFiY2RlZg" }, "challenge", "other options"},
		{"the text of the challenge", func(o *otherAuthenticator) {
			o.challenge = base64.RawURLEncoding.EncodeToString([]byte(o.challenge))
		}, "challenge", "decode its base64url"},
		{"padded", func(o *otherAuthenticator) { o.challenge += strings.Repeat("=", (4-len(o.challenge)%4)%4) }, "challenge", "another base64"},
		{"another page", func(o *otherAuthenticator) { o.origin = "https://example.com" }, "origin", "does not belong to auth.example.org"},
		{"http", func(o *otherAuthenticator) { o.origin = "http://auth.example.org" }, "origin", "not opened by https"},
		{"a slash", func(o *otherAuthenticator) { o.origin += "/" }, "origin", "no slash"},
		{"an app", func(o *otherAuthenticator) { o.origin = "android:apk-key-hash:abc" }, "origin", "no address of a page"},
		{"a frame", func(o *otherAuthenticator) { o.crossOrigin = true }, "origin", "crossOrigin is true"},
		{"another domain", func(o *otherAuthenticator) { o.rp = "example.com" }, "RP ID hash", "for another domain"},
		{"the page's domain", func(o *otherAuthenticator) { o.origin, o.rp = "https://app.auth.example.org", "app.auth.example.org" }, "RP ID hash", "rpId of the options"},
		{"nobody there", func(o *otherAuthenticator) { o.flags = 0x04 }, "user present", "UP is not set"},
		{"nobody verified", func(o *otherAuthenticator) { o.flags = 0x01 }, "user verified", "UV is not set"},
		{"another key", func(o *otherAuthenticator) { o.key = stranger }, "signature", "not made with this passkey's key"},
		{"other bytes", func(o *otherAuthenticator) {
			o.spoil = func(client, data, signature []byte) (_, _, _ []byte) { return append(client, ' '), data, signature }
		}, "signature", "not made with this passkey's key"},
		{"plain numbers", func(o *otherAuthenticator) {
			o.spoil = func(client, data, signature []byte) (_, _, _ []byte) {
				return client, data, plainSignature(t, signature)
			}
		}, "signature", "r and s side by side"},
		{"no signature", func(o *otherAuthenticator) {
			o.spoil = func(client, data, _ []byte) (_, _, _ []byte) { return client, data, []byte("signed") }
		}, "signature", "neither ECDSA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := servedTo(t, []*poolfile.File{file})
			start := b.start("nadia", api.FlowUserAuth)
			start.Password, start.Parameters = walk.Secret{}, answer(api.KeyPreferredChallenge, api.ChallengeWebAuthn)
			w := b.Begin(t.Context(), start)
			options, err := passkey.ReadRequestOptions([]byte(w.Last().Challenge.Parameters[api.KeyCredentialOptions]))
			if err != nil {
				t.Fatal(err)
			}
			other := otherAuthenticator{
				key: key, id: id, rawID: id, origin: "https://auth.example.org", challenge: options.ClientData().Challenge, kind: passkey.ClientDataGet,
				rp: "auth.example.org", flags: 0x05, counter: 1, handle: file.Users[0].Sub(),
			}
			c.change(&other)
			credential := other.sign(t)
			request, err := json.Marshal(map[string]any{"ChallengeResponses": map[string]string{api.KeyCredential: credential}})
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{credential, string(request)} {
				found := b.CheckProof(w, len(w.Steps)+1, "", text)
				if found.Problem != "" {
					t.Fatal(found.Problem)
				}
				first, note := "", ""
				if at := found.First(); at >= 0 {
					first, note = found.Values[at].Name, found.Values[at].Note
				}
				if first != c.differs || !strings.Contains(note, c.note) || first != "" && !strings.Contains(found.Verdict, first) {
					t.Errorf("differs: %q (%s), want %q (%s); %s", first, note, c.differs, c.note, found.Verdict)
				}
			}
			w = b.Answer(t.Context(), w, answer("PASSKEY", "paste it", api.KeyCredential, credential))
			if refused := w.Last().Error != nil; refused != (c.differs != "") {
				t.Errorf("the emulator said %v", w.Last().Error)
			}
			sent := b.CheckProof(w, len(w.Steps), "", "")
			if at := sent.First(); at >= 0 != (c.differs != "") || sent.Values[3].Given != other.challenge {
				t.Errorf("what was sent: %+v", sent)
			}
		})
	}
}

// TestWhatIsNoAnswerOfAnAuthenticatorIsSaid, with what is missing.
func TestWhatIsNoAnswerOfAnAuthenticatorIsSaid(t *testing.T) {
	file, _ := passkeyPool(t)
	b := servedTo(t, []*poolfile.File{file})
	start := b.start("nadia", api.FlowUserAuth)
	start.Password, start.Parameters = walk.Secret{}, answer(api.KeyPreferredChallenge, api.ChallengeWebAuthn)
	w := b.Begin(t.Context(), start)
	if asked := b.CheckProof(w, len(w.Steps)+1, "", ""); asked.First() >= 0 || len(asked.Values) != 10 || asked.Asks == "" {
		t.Errorf("%+v", asked)
	}
	for text, problem := range map[string]string{
		"{":        "not JSON",
		"nonsense": "not JSON",
		"[]":       "wrong type",
		`{"id":"Zg","response":{"clientDataJSON":"bnVsbA","authenticatorData":"Zg","signature":"Zg"}}`: "clientDataJSON is not JSON",
		`{"id": 5}`:     "not a text",
		`{"id": "Zg"}`:  "no response.clientDataJSON",
		`{"id": "%%%"}`: "not Base64",
		`{"id":"Zg","response":{"clientDataJSON":"Zg","attestationObject":"Zg"}}`:                                "answer of a registration",
		`{"id":"Zg","response":{"clientDataJSON":"Zg","authenticatorData":"Zg","signature":"Zg"}}`:               "clientDataJSON is not JSON",
		`{"id":"Zg","response":{"clientDataJSON":"eyJ0eXBlIjoieCJ9","authenticatorData":"Zg","signature":"Zg"}}`: "fewer than 37 bytes",
		`{"id":"Zg","response":{"clientDataJSON":"` + strings.Repeat("Zg", 40_000) + `"}}`:                       "longer than",
	} {
		if found := b.CheckProof(w, len(w.Steps)+1, "", text); !strings.Contains(found.Problem, problem) || !found.Secret {
			t.Errorf("%.60s: %+v", text, found)
		}
	}
}
