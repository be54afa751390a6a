package webauthn

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/pool"
)

// vector is one of Web Authentication's own
// (https://www.w3.org/TR/webauthn-3/#sctn-test-vectors).
type vector struct {
	Name         string
	Registration struct{ AttestationObject, ClientDataJSON, CredentialID, Challenge hexText }
	// Authentication is absent where the key is of an algorithm that is not taken.
	Authentication *struct{ AuthenticatorData, ClientDataJSON, Signature, CredentialPubKey, Challenge hexText }
}

type hexText []byte

func (h *hexText) UnmarshalText(text []byte) error {
	var err error
	*h, err = hex.DecodeString(string(text))
	return err
}

func (h hexText) base64URL() string { return base64.RawURLEncoding.EncodeToString(h) }

func vectors(t testing.TB) []vector {
	t.Helper()
	text, err := os.ReadFile("testdata/w3c.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// credential is the JSON that a browser makes of an answer.
func credentialJSON(t testing.TB, id string, response map[string]any) string {
	t.Helper()
	text, err := json.Marshal(map[string]any{"id": id, "rawId": id, "type": "public-key", "response": response})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (v vector) created(t testing.TB) string {
	t.Helper()
	return credentialJSON(t, v.Registration.CredentialID.base64URL(), map[string]any{
		"clientDataJSON": v.Registration.ClientDataJSON.base64URL(), "attestationObject": v.Registration.AttestationObject.base64URL(),
	})
}

func (v vector) got(t testing.TB) string {
	t.Helper()
	a := v.Authentication
	return credentialJSON(t, v.Registration.CredentialID.base64URL(), map[string]any{
		"clientDataJSON": a.ClientDataJSON.base64URL(), "authenticatorData": a.AuthenticatorData.base64URL(), "signature": a.Signature.base64URL(),
	})
}

// owner is a user with the passkey of the vector.
func (v vector) owner(t testing.TB) *pool.User {
	t.Helper()
	key, err := readCOSEKey(v.Authentication.CredentialPubKey)
	if err != nil || key == nil {
		t.Fatalf("%s: key %v, %v", v.Name, key, err)
	}
	text, err := key.text()
	if err != nil {
		t.Fatal(err)
	}
	return &pool.User{Passkeys: []pool.Passkey{{CredentialID: v.Registration.CredentialID.base64URL(), PublicKey: text}}}
}

// TestVectorsOfTheStandard: what is not attested, or signed by itself, is taken; the
// attestations of hardware and other algorithms are told apart from what is
// malformed.
func TestVectorsOfTheStandard(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(v.Name, func(t *testing.T) {
			taken := slices.ContainsFunc([]string{"16.2 ", "16.3 ", "16.4 ", "16.6 "}, func(section string) bool { return strings.HasPrefix(v.Name, section) })
			a := ReadAttestation(json.RawMessage(v.created(t)))
			if a == nil {
				t.Fatal("not read")
			}
			if a.Supported != taken || taken && !a.Signed {
				t.Errorf("supported %v, signed %v", a.Supported, a.Signed)
			}
			if a.Client.Type != pool.ClientDataCreate || a.Client.Challenge != v.Registration.Challenge.base64URL() || a.Client.Origin != "https://example.org" {
				t.Errorf("client data %+v", a.Client)
			}
			if v.Authentication == nil {
				return
			}
			user := v.owner(t)
			if taken && a.Passkey.PublicKey != user.Passkeys[0].PublicKey {
				t.Errorf("key %s", a.Passkey.PublicKey)
			}
			got := ReadAssertion(v.got(t), user)
			if got == nil || !got.Signed || got.Client.Challenge != v.Authentication.Challenge.base64URL() || !got.Authenticator.UserPresent {
				t.Errorf("%+v", got)
			}
		})
	}
}

// TestOneBitDecides: whichever bit of what is signed, or of the signature, is another
// one, the signature is not right.
func TestOneBitDecides(t *testing.T) {
	for _, v := range vectors(t) {
		if v.Authentication == nil {
			continue
		}
		user, a := v.owner(t), v.Authentication
		for name, member := range map[string]hexText{
			"authenticatorData": a.AuthenticatorData, "clientDataJSON": a.ClientDataJSON, "signature": a.Signature,
		} {
			for i := range member {
				member[i] ^= 1 << (i % 8)
				if got := ReadAssertion(v.got(t), user); got != nil && got.Signed {
					t.Errorf("%s: byte %d of %s", v.Name, i, name)
				}
				member[i] ^= 1 << (i % 8)
			}
		}
	}
}

// TestOneBitOfASelfAttestationDecides: of one that is signed, no bit can be changed.
func TestOneBitOfASelfAttestationDecides(t *testing.T) {
	for _, v := range vectors(t) {
		if !strings.HasPrefix(v.Name, "16.3 ") {
			continue
		}
		for _, member := range []hexText{v.Registration.AttestationObject, v.Registration.ClientDataJSON} {
			for i := range member {
				member[i] ^= 1 << (i % 8)
				if got := ReadAttestation(json.RawMessage(v.created(t))); got != nil && got.Supported && got.Signed {
					t.Errorf("byte %d of %d", i, len(member))
				}
				member[i] ^= 1 << (i % 8)
			}
		}
	}
}

// TestOnlyKnownPlacesAreKept: of where the authenticator is and how it is reached,
// other words are left out, however many.
func TestOnlyKnownPlacesAreKept(t *testing.T) {
	v := vectors(t)[0]
	for _, attachment := range []string{"cross-platform", "elsewhere"} {
		text := strings.Replace(v.created(t), `"attestationObject"`, `"transports":["usb","usb","telepathy","nfc"],"attestationObject"`, 1)
		a := ReadAttestation(json.RawMessage(strings.Replace(text, `"id"`, `"authenticatorAttachment":"`+attachment+`","id"`, 1)))
		if a == nil || strings.Join(a.Passkey.AuthenticatorTransports, " ") != "nfc usb" {
			t.Fatalf("%+v", a)
		}
		if got := a.Passkey.AuthenticatorAttachment; got != "" && got != "cross-platform" || (got == "") != (attachment == "elsewhere") {
			t.Errorf("%s: %s", attachment, got)
		}
	}
}
