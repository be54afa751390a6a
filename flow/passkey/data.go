package passkey

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
)

// ClientData is what a browser lets the authenticator sign: what is asked for, by
// which page. Its members stand in the order that Web Authentication prescribes.
type ClientData struct {
	Type        string `json:"type"`
	Challenge   string `json:"challenge"`
	Origin      string `json:"origin"`
	CrossOrigin bool   `json:"crossOrigin"`
}

// ClientData is what a browser would state for the options.
func (o RequestOptions) ClientData() ClientData {
	return ClientData{Type: ClientDataGet, Challenge: base64URL(o.Challenge), Origin: Origin(o.RelyingParty)}
}

// ClientData is what a browser would state for the options.
func (o CreationOptions) ClientData() ClientData {
	return ClientData{Type: ClientDataCreate, Challenge: base64URL(o.Challenge), Origin: Origin(o.RelyingParty)}
}

// text is the client data as it is signed. Unlike Go, browsers escape no character of
// HTML.
func (c ClientData) text() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(c)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// stated is what is signed: what was put in the place of what a browser would state.
func stated(altered *ClientData, honest ClientData) ([]byte, error) {
	if altered != nil {
		return altered.text()
	}
	return honest.text()
}

// The types of client data: of a registration, and of a sign-in.
const (
	ClientDataCreate = "webauthn.create"
	ClientDataGet    = "webauthn.get"
)

// Data is what a passkey signs: what the browser says, and what the authenticator
// itself says.
type Data struct{ Client, Authenticator []byte }

// RelyingPartyHash is the SHA-256 of the relying party, as the authenticator data
// has it.
func (d Data) RelyingPartyHash() []byte { return d.Authenticator[:sha256.Size] }

// Flags are those of the authenticator data.
func (d Data) Flags() Flags { return Flags(d.Authenticator[sha256.Size]) }

// Counter is that of the authenticator data.
func (d Data) Counter() uint32 { return binary.BigEndian.Uint32(d.Authenticator[sha256.Size+1:]) }

// digest is what of the data is signed.
func (d Data) digest() []byte { return digest(d.Authenticator, digest(d.Client)) }

// Flags are what the authenticator says of a signature.
type Flags byte

// The flags, by their bits.
const (
	UserPresent    Flags = 1 << 0
	UserVerified   Flags = 1 << 2
	BackupEligible Flags = 1 << 3
	BackedUp       Flags = 1 << 4
	AttestedData   Flags = 1 << 6
)

// Person is what somebody did for a signature.
type Person struct {
	// Present: somebody pressed a key. Verified: they confirmed that they are the
	// user.
	Present, Verified bool
}

// flagsFor say what the person did, and what the passkey is.
func flagsFor(person Person, p Passkey) Flags {
	var flags Flags
	for flag, set := range map[Flags]bool{
		UserPresent: person.Present, UserVerified: person.Verified, BackupEligible: p.BackupEligible, BackedUp: p.BackedUp,
	} {
		if set {
			flags |= flag
		}
	}
	return flags
}

// authenticatorData is what the authenticator itself signs: for whom, what the
// person did, and how often the passkey has signed.
func authenticatorData(relyingParty string, flags Flags, counter uint32, attested []byte) []byte {
	data := append(HashOf(relyingParty), byte(flags))
	data = binary.BigEndian.AppendUint32(data, counter)
	return append(data, attested...)
}

// attestedData is the new passkey in the authenticator data: an AAGUID of zeros,
// the credential ID and the public key.
func (p Passkey) attestedData() []byte {
	data := make([]byte, 16, 16+2+len(p.ID)+coseLength)
	data = binary.BigEndian.AppendUint16(data, uint16(len(p.ID)))
	data = append(data, p.ID...)
	return append(data, p.coseKey()...)
}

// coseLength is the length of every COSE key on P-256.
const coseLength = 77

// coseKey is the public key in CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}, the key
// type, the algorithm, the curve and the two coordinates of 32 bytes each.
func (p Passkey) coseKey() []byte {
	point, err := p.Key.PublicKey.Bytes()
	if err != nil {
		panic("a P-256 key cannot be written: " + err.Error())
	}
	x, y := point[1:33], point[33:]
	key := make([]byte, 0, coseLength)
	key = append(key, 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01)
	key = append(append(key, 0x21, 0x58, 32), x...)
	return append(append(key, 0x22, 0x58, 32), y...)
}

// attestationObject is {"fmt": "none", "attStmt": {}, "authData": data} in CBOR.
func attestationObject(data []byte) []byte {
	object := []byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59")
	object = binary.BigEndian.AppendUint16(object, uint16(len(data)))
	return append(object, data...)
}
