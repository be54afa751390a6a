package passkey

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
)

// Answer is what an authenticator gave for options, as its browser writes it
// (AuthenticationResponseJSON, Web Authentication Level 3, section 5.1).
type Answer struct {
	// ID is told twice; RawID is nil where it was told once.
	ID, RawID []byte
	// Stated is the client data as it was read, Data what was signed.
	Stated ClientData
	Data
	Signature, UserHandle []byte
}

// largestAnswer is more than any authenticator gives.
const largestAnswer = 1 << 16

// The errors of ReadAnswer.
var (
	errAnswerTooLong = fmt.Errorf("the answer is longer than %d bytes", largestAnswer)
	errNotJSON       = errors.New("the answer is not JSON")
	errRegistration  = errors.New("this is the answer of a registration: paste that of a sign-in, with a signature")
	errClientData    = errors.New("clientDataJSON is not JSON with the type, the challenge and the origin")
	errShortData     = fmt.Errorf("authenticatorData has fewer than %d bytes", shortestData)
)

// shortestData is the hash of the relying party, the flags and the counter.
const shortestData = sha256.Size + 1 + 4

// ReadAnswer reads the JSON of a credential. The errors say what is missing or wrong.
func ReadAnswer(text string) (Answer, error) {
	if len(text) > largestAnswer {
		return Answer{}, errAnswerTooLong
	}
	raw := []byte(text)
	var read struct {
		ID       bits `json:"id"`
		RawID    bits `json:"rawId"`
		Response struct {
			ClientData        bits `json:"clientDataJSON"`
			AuthenticatorData bits `json:"authenticatorData"`
			Signature         bits `json:"signature"`
			UserHandle        bits `json:"userHandle"`
			Attestation       bits `json:"attestationObject"`
		} `json:"response"`
	}
	if !json.Valid(raw) {
		return Answer{}, errNotJSON
	}
	var wrong *json.UnmarshalTypeError
	switch err := json.Unmarshal(raw, &read); {
	case errors.As(err, &wrong):
		return Answer{}, fmt.Errorf("%s has the wrong type", wrong.Field)
	case err != nil:
		return Answer{}, fmt.Errorf("a member of the credential cannot be read: %w", err)
	case len(read.Response.Signature) == 0 && len(read.Response.Attestation) > 0:
		return Answer{}, errRegistration
	}
	for _, part := range []struct {
		name string
		is   bits
	}{
		{"id", read.ID},
		{"response.clientDataJSON", read.Response.ClientData},
		{"response.authenticatorData", read.Response.AuthenticatorData},
		{"response.signature", read.Response.Signature},
	} {
		if len(part.is) == 0 {
			return Answer{}, fmt.Errorf("the credential has no %s", part.name)
		}
	}
	answer := Answer{
		ID: read.ID, RawID: read.RawID, Data: Data{read.Response.ClientData, read.Response.AuthenticatorData},
		Signature: read.Response.Signature, UserHandle: read.Response.UserHandle,
	}
	switch {
	case json.Unmarshal(answer.Client, &answer.Stated) != nil, answer.Stated == (ClientData{}):
		return Answer{}, errClientData
	case len(answer.Authenticator) < shortestData:
		return Answer{}, errShortData
	}
	return answer, nil
}

// SignedBy tells that the signature was made with the key of a passkey, over what Web
// Authentication prescribes.
func (a Answer) SignedBy(p Passkey) bool {
	return ecdsa.VerifyASN1(&p.Key.PublicKey, a.digest(), a.Signature)
}

// IsPlain tells that a signature is the two numbers of ECDSA side by side, as Web
// Cryptography has them, in place of DER.
func (a Answer) IsPlain() bool { return len(a.Signature) == 64 && !a.isDER() }

// isDER tells that a signature is the two numbers of ECDSA in DER.
func (a Answer) isDER() bool {
	var numbers struct{ R, S *big.Int }
	rest, err := asn1.Unmarshal(a.Signature, &numbers)
	return err == nil && len(rest) == 0
}

// IsSignature tells that a signature has the form of one that Cognito takes: ECDSA in DER,
// or RSA.
func (a Answer) IsSignature() bool { return a.isDER() || len(a.Signature) >= 256 }
