package emulator

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"math/big"
	"testing"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

// authenticator is a software authenticator together with its browser. What it makes
// is right, unless a test sets another value.
type authenticator struct {
	t            testing.TB
	key          crypto.Signer
	id           []byte
	count        uint32
	flags        byte
	origin       string
	relyingParty string
	format       string
	// client changes the client data before it is signed, data the authenticator
	// data, and credential what has been signed.
	client     func(members)
	data       func([]byte) []byte
	credential func(members)
	// statement changes the attestation statement.
	statement func(members)
}

const (
	userPresent  = 1 << 0
	userVerified = 1 << 2
	attested     = 1 << 6
	testOrigin   = "http://localhost:3000"
)

func newAuthenticator(t testing.TB) *authenticator {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return authenticatorWith(t, key)
}

func newRSAAuthenticator(t testing.TB) *authenticator {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return authenticatorWith(t, key)
}

func authenticatorWith(t testing.TB, key crypto.Signer) *authenticator {
	t.Helper()
	id := make([]byte, 32)
	if _, err := rand.Read(id); err != nil {
		t.Fatal(err)
	}
	return &authenticator{t: t, key: key, id: id, flags: userPresent | userVerified, origin: testOrigin, format: "none"}
}

func (a *authenticator) credentialID() string { return base64URL(a.id) }

// create answers CredentialCreationOptions.
func (a *authenticator) create(options members) members {
	relyingParty := options["rp"].(members)["id"].(string)
	client := a.clientData("webauthn.create", options["challenge"].(string))
	data := a.authenticatorData(relyingParty, attested)
	data = append(data, make([]byte, 16)...)
	data = binary.BigEndian.AppendUint16(data, uint16(len(a.id)))
	data = append(data, a.id...)
	data = append(data, a.coseKey()...)
	if a.data != nil {
		data = a.data(data)
	}
	statement := members{}
	if a.format == "packed" {
		statement = members{"alg": a.algorithm(), "sig": a.sign(data, client)}
	}
	if a.statement != nil {
		a.statement(statement)
	}
	return a.answer(members{
		"clientDataJSON":    base64URL(client),
		"attestationObject": base64URL(a.cbor(members{"fmt": a.format, "attStmt": statement, "authData": data})),
		"transports":        []any{"internal"},
	})
}

// get answers CREDENTIAL_REQUEST_OPTIONS for the user with the handle, which may be
// empty.
func (a *authenticator) get(options, handle string) string {
	var request struct {
		Challenge      string
		RelyingPartyID string `json:"rpId"`
	}
	if json.Unmarshal([]byte(options), &request) != nil {
		a.t.Fatalf("no options: %s", options)
	}
	a.count++
	client := a.clientData("webauthn.get", request.Challenge)
	data := a.authenticatorData(request.RelyingPartyID, 0)
	if a.data != nil {
		data = a.data(data)
	}
	response := members{"clientDataJSON": base64URL(client), "authenticatorData": base64URL(data), "signature": base64URL(a.sign(data, client))}
	if handle != "" {
		response["userHandle"] = base64URL([]byte(handle))
	}
	text, err := json.Marshal(a.answer(response))
	if err != nil {
		a.t.Fatal(err)
	}
	return string(text)
}

func (a *authenticator) answer(response members) members {
	credential := members{
		"id": a.credentialID(), "rawId": a.credentialID(), "type": "public-key", "authenticatorAttachment": "platform",
		"clientExtensionResults": members{}, "response": response,
	}
	if a.credential != nil {
		a.credential(credential)
	}
	return credential
}

func (a *authenticator) clientData(kind, challenge string) []byte {
	client := members{"type": kind, "challenge": challenge, "origin": a.origin, "crossOrigin": false}
	if a.client != nil {
		a.client(client)
	}
	text, err := json.Marshal(client)
	if err != nil {
		a.t.Fatal(err)
	}
	return text
}

func (a *authenticator) authenticatorData(relyingParty string, more byte) []byte {
	if a.relyingParty != "" {
		relyingParty = a.relyingParty
	}
	hash := sha256.Sum256([]byte(relyingParty))
	return binary.BigEndian.AppendUint32(append(hash[:], a.flags|more), a.count)
}

func (a *authenticator) algorithm() int {
	if _, ok := a.key.(*rsa.PrivateKey); ok {
		return -257
	}
	return -7
}

func (a *authenticator) coseKey() []byte {
	if key, ok := a.key.(*rsa.PrivateKey); ok {
		return a.cbor(map[int]any{1: 3, 3: -257, -1: key.N.Bytes(), -2: big.NewInt(int64(key.E)).Bytes()})
	}
	point, err := a.key.(*ecdsa.PrivateKey).PublicKey.Bytes()
	if err != nil {
		a.t.Fatal(err)
	}
	return a.cbor(map[int]any{1: 2, 3: -7, -1: 1, -2: point[1:33], -3: point[33:]})
}

func (a *authenticator) cbor(value any) []byte {
	raw, err := webauthncbor.Marshal(value)
	if err != nil {
		a.t.Fatal(err)
	}
	return raw
}

func (a *authenticator) sign(data, client []byte) []byte {
	hash := sha256.Sum256(client)
	digest := sha256.Sum256(append(data[:len(data):len(data)], hash[:]...))
	signature, err := a.key.Sign(rand.Reader, digest[:], crypto.SHA256)
	if err != nil {
		a.t.Fatal(err)
	}
	return signature
}

func base64URL(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }
