package webauthn

import (
	"encoding/json"

	"authwalk/flow/pool"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

// attestationObject is what an authenticator says of a new credential. The service
// asks for no attestation, so browsers take out every statement but one that the
// credential has signed itself.
type attestationObject struct {
	Format    string                  `cbor:"fmt"`
	Data      []byte                  `cbor:"authData"`
	Statement webauthncbor.RawMessage `cbor:"attStmt"`
}

type attestationResponse struct {
	ClientDataJSON, AttestationObject base64URL
	Transports                        []string
}

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
	var object attestationObject
	if webauthncbor.Unmarshal(c.Response.AttestationObject, &object) != nil {
		return nil
	}
	data, err := readAuthenticatorData(object.Data)
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
		CredentialID: c.ID, AuthenticatorAttachment: c.AuthenticatorAttachment, AuthenticatorTransports: c.Response.Transports,
	}
	if attestation.Passkey.PublicKey, err = key.text(); err != nil {
		return nil
	}
	return attestation
}

// check looks at the statement: there is none, or it is signed with the new key.
func (o *attestationObject) check(k *key, clientData []byte) (supported, signed bool) {
	switch o.Format {
	case "none":
		var statement map[string]any
		err := webauthncbor.Unmarshal(o.Statement, &statement)
		return true, err == nil && len(statement) == 0
	case "packed":
		var statement struct {
			Algorithm    int      `cbor:"alg"`
			Signature    []byte   `cbor:"sig"`
			Certificates [][]byte `cbor:"x5c"`
		}
		if webauthncbor.Unmarshal(o.Statement, &statement) != nil {
			return true, false
		}
		return len(statement.Certificates) == 0,
			statement.Algorithm == k.algorithm && k.signed(o.Data, clientData, statement.Signature)
	default:
		return false, false
	}
}
