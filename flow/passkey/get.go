package passkey

import (
	"crypto"
	"encoding/json"
	"fmt"
)

// Assertion is a signature of a passkey and what is sent of it.
type Assertion struct {
	// Credential is the AuthenticationResponseJSON.
	Credential, Signature []byte
	Data
}

// Usable are the passkeys that the options ask for.
func (o RequestOptions) Usable(held []Passkey) []Passkey {
	var usable []Passkey
	for _, p := range held {
		if p.mayAnswer(o) == nil {
			usable = append(usable, p)
		}
	}
	return usable
}

// Sign answers the options. The passkey is one that Counted has made, and that has
// been kept since. The same passkey gives the same signature for the same options.
func (p Passkey) Sign(options RequestOptions, person Person) (Assertion, error) {
	if err := p.MaySign(options, person); err != nil {
		return Assertion{}, err
	}
	counter := p.Counter
	if p.Uncounted {
		counter = 0
	}
	client, err := stated(options.Altered, options.ClientData())
	if err != nil {
		return Assertion{}, fmt.Errorf("the client data cannot be signed: %w", err)
	}
	assertion := Assertion{Data: Data{client, authenticatorData(p.RelyingParty, flagsFor(person, p), counter, nil)}}
	// Without randomness the signature follows from what is signed (RFC 6979).
	if assertion.Signature, err = p.Key.Sign(nil, assertion.digest(), crypto.SHA256); err != nil {
		return Assertion{}, fmt.Errorf("the passkey cannot sign: %w", err)
	}
	assertion.Credential, err = p.credential(assertion)
	return assertion, err
}

// MaySign is why the passkey cannot answer the options, nil where it can. It needs
// no key.
func (p Passkey) MaySign(options RequestOptions, person Person) error {
	switch err := p.mayAnswer(options); {
	case err != nil:
		return err
	case !person.Present:
		return ErrNotPresent
	case !person.Verified && options.Verification == VerificationRequired:
		return ErrNotVerified
	default:
		return nil
	}
}

// mayAnswer is why the options do not ask for the passkey.
func (p Passkey) mayAnswer(options RequestOptions) error {
	switch {
	case !p.isFor(options.RelyingParty):
		return fmt.Errorf("%w: %s, not %s", ErrOtherRelyingParty, p.RelyingParty, options.RelyingParty)
	case len(options.Allow) > 0 && !lists(options.Allow, p.ID):
		return ErrNotAllowed
	default:
		return nil
	}
}

func (p Passkey) credential(a Assertion) ([]byte, error) {
	type response struct {
		ClientData        string `json:"clientDataJSON"`
		AuthenticatorData string `json:"authenticatorData"`
		Signature         string `json:"signature"`
		UserHandle        string `json:"userHandle,omitempty"`
	}
	return json.Marshal(credential[response]{
		ID: p.Name(), RawID: p.Name(), Type: publicKeyType, Attachment: platform,
		Response: response{
			ClientData: base64URL(a.Client), AuthenticatorData: base64URL(a.Authenticator),
			Signature: base64URL(a.Signature), UserHandle: base64URL(p.UserHandle),
		},
	})
}
