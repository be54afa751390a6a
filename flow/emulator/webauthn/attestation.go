package webauthn

import (
	"encoding/json"
	"errors"
	"slices"

	"authwalk/flow/pool"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

// attestationObject is what an authenticator says of a new credential. The service
// asks for no attestation, so browsers take out every statement but one that the
// credential has signed itself.
type attestationObject struct {
	format    string
	data      []byte
	statement map[string]webauthncbor.RawMessage
}

// readAttestationObject takes the names of members as they are written: decoding into
// a struct would take them in capitals too.
func readAttestationObject(raw []byte) (*attestationObject, error) {
	var members map[string]webauthncbor.RawMessage
	if webauthncbor.Unmarshal(raw, &members) != nil {
		return nil, errMalformed
	}
	o := &attestationObject{}
	err := errors.Join(
		webauthncbor.Unmarshal(members["fmt"], &o.format),
		webauthncbor.Unmarshal(members["authData"], &o.data),
		webauthncbor.Unmarshal(members["attStmt"], &o.statement),
	)
	if err != nil {
		return nil, errMalformed
	}
	return o, nil
}

type attestationResponse struct {
	ClientDataJSON, AttestationObject base64URL
	Transports                        []string
}

// The values of AuthenticatorAttachment and AuthenticatorTransport. Others are to be
// ignored.
var (
	attachments = []string{"platform", "cross-platform"}
	transports  = []string{"ble", "hybrid", "internal", "nfc", "smart-card", "usb"}
)

// ReadAttestation reads a Credential and checks its statement; nil for one that
// cannot be read.
func ReadAttestation(document json.RawMessage) *pool.Attestation {
	c, err := readCredential[attestationResponse](document)
	if err != nil {
		return nil
	}
	client, err := readClientData(c.Response.ClientDataJSON)
	if err != nil {
		return nil
	}
	object, err := readAttestationObject(c.Response.AttestationObject)
	if err != nil {
		return nil
	}
	data, err := readAuthenticatorData(object.data)
	if err != nil || string(data.credentialID) != string(c.RawID) {
		return nil
	}
	key, err := readCOSEKey(data.publicKey)
	if err != nil {
		return nil
	}
	attestation := &pool.Attestation{Client: client, Authenticator: data.AuthenticatorData}
	if key == nil {
		return attestation
	}
	attestation.Supported, attestation.Signed = object.check(key, c.Response.ClientDataJSON)
	attestation.Passkey = pool.Passkey{
		CredentialID:            c.ID,
		AuthenticatorTransports: slices.DeleteFunc(slices.Clone(transports), func(name string) bool { return !slices.Contains(c.Response.Transports, name) }),
	}
	if slices.Contains(attachments, c.AuthenticatorAttachment) {
		attestation.Passkey.AuthenticatorAttachment = c.AuthenticatorAttachment
	}
	if attestation.Passkey.PublicKey, err = key.text(); err != nil {
		return nil
	}
	return attestation
}

// check looks at the statement: there is none, or it is signed with the new key.
func (o *attestationObject) check(k *key, clientData []byte) (supported, signed bool) {
	switch o.format {
	case "none":
		return true, len(o.statement) == 0
	case "packed":
		_, certified := o.statement["x5c"]
		return !certified, o.signedWith(k, clientData)
	default:
		return false, false
	}
}

func (o *attestationObject) signedWith(k *key, clientData []byte) bool {
	var algorithm int
	var signature []byte
	err := errors.Join(webauthncbor.Unmarshal(o.statement["alg"], &algorithm), webauthncbor.Unmarshal(o.statement["sig"], &signature))
	return err == nil && algorithm == k.algorithm && k.signed(o.data, clientData, signature)
}
