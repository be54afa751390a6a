package passkey

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// Registration is a new passkey and what is sent of it.
type Registration struct {
	Passkey Passkey
	// Credential is the RegistrationResponseJSON.
	Credential  []byte
	Attestation []byte
	Data
}

// Create makes a passkey as the options ask, unless they exclude one that is held
// here already. It is to be kept before the credential is sent.
func Create(options CreationOptions, held []Passkey, person Person, random io.Reader) (Registration, error) {
	if err := mayCreate(options, held, person); err != nil {
		return Registration{}, err
	}
	id := make([]byte, idLength)
	if _, err := io.ReadFull(random, id); err != nil {
		return Registration{}, fmt.Errorf("%w: %w", ErrNoRandomness, err)
	}
	key, err := newKey(random)
	if err != nil {
		return Registration{}, err
	}
	made := Passkey{
		ID: id, RelyingParty: options.RelyingParty, UserHandle: options.UserHandle,
		UserName: options.UserName, UserDisplayName: options.UserDisplayName, Key: key,
	}
	client, err := stated(options.Altered, options.ClientData())
	if err != nil {
		return Registration{}, fmt.Errorf("the client data cannot be signed: %w", err)
	}
	data := authenticatorData(made.RelyingParty, flagsFor(person, made)|AttestedData, made.Counter, made.attestedData())
	registration := Registration{
		Passkey: made, Attestation: attestationObject(data),
		Data: Data{client, data},
	}
	registration.Credential, err = registration.credential()
	return registration, err
}

// mayCreate is why the authenticator cannot do what the options ask.
func mayCreate(options CreationOptions, held []Passkey, person Person) error {
	switch {
	case !slices.Contains(options.Algorithms, ES256):
		return ErrNoAlgorithm
	case options.Attachment != "" && options.Attachment != platform:
		return ErrNotPlatform
	case !person.Present:
		return ErrNotPresent
	case !person.Verified && options.Verification == VerificationRequired:
		return ErrNotVerified
	case len(options.Excluded(held)) > 0:
		return ErrExcluded
	default:
		return nil
	}
}

// Excluded are the passkeys that keep another from being made.
func (o CreationOptions) Excluded(held []Passkey) []Passkey {
	var excluded []Passkey
	for _, p := range held {
		if p.isFor(o.RelyingParty) && lists(o.Exclude, p.ID) {
			excluded = append(excluded, p)
		}
	}
	return excluded
}

func (p Passkey) isFor(relyingParty string) bool { return p.RelyingParty == relyingParty }

func (r Registration) credential() ([]byte, error) {
	type response struct {
		ClientData        string   `json:"clientDataJSON"`
		AuthenticatorData string   `json:"authenticatorData"`
		Transports        []string `json:"transports"`
		PublicKey         string   `json:"publicKey"`
		Algorithm         int      `json:"publicKeyAlgorithm"`
		Attestation       string   `json:"attestationObject"`
	}
	return json.Marshal(credential[response]{
		ID: r.Passkey.Name(), RawID: r.Passkey.Name(), Type: publicKeyType, Attachment: platform,
		Response: response{
			ClientData: base64URL(r.Client), AuthenticatorData: base64URL(r.Authenticator), Transports: []string{internal},
			PublicKey: base64URL(r.Passkey.PublicKey()), Algorithm: ES256, Attestation: base64URL(r.Attestation),
		},
	})
}

// credential is what a RegistrationResponseJSON and an AuthenticationResponseJSON
// have in common.
type credential[Response any] struct {
	ID         string   `json:"id"`
	RawID      string   `json:"rawId"`
	Type       string   `json:"type"`
	Attachment string   `json:"authenticatorAttachment"`
	Response   Response `json:"response"`
	Extensions struct{} `json:"clientExtensionResults"`
}
