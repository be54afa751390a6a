package webauthn

import (
	"encoding/base64"

	"authwalk/flow/pool"
)

// ReadAssertion reads a CREDENTIAL and checks its signature with the user's passkey of
// that id, if there is one. It is nil for one that cannot be read. Whether its
// challenge was issued is left open.
func ReadAssertion(text string, user *pool.User) *pool.Assertion {
	c, err := readCredential[struct {
		ClientDataJSON, AuthenticatorData, Signature, UserHandle base64URL
	}]([]byte(text))
	if err != nil {
		return nil
	}
	client, err := readClientData(c.Response.ClientDataJSON)
	if err != nil {
		return nil
	}
	data, err := readAuthenticatorData(c.Response.AuthenticatorData)
	if err != nil {
		return nil
	}
	assertion := &pool.Assertion{
		CredentialID: c.ID, Client: client, Authenticator: data.AuthenticatorData,
		UserHandle: base64.RawURLEncoding.EncodeToString(c.Response.UserHandle),
	}
	if user == nil {
		return assertion
	}
	if passkey := user.Passkey(c.ID); passkey != nil {
		key := keyOf(passkey)
		assertion.Signed = key != nil && key.signed(c.Response.AuthenticatorData, c.Response.ClientDataJSON, c.Response.Signature)
	}
	return assertion
}
