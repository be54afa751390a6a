package operation

import (
	"encoding/json"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/webauthn"
	"authwalk/flow/pool"
)

var passkeyOperations = map[string]handler{
	api.StartWebAuthnRegistration:    startWebAuthnRegistration,
	api.CompleteWebAuthnRegistration: completeWebAuthnRegistration,
	api.ListWebAuthnCredentials:      listWebAuthnCredentials,
	api.DeleteWebAuthnCredential:     deleteWebAuthnCredential,
}

// startWebAuthnRegistration makes the options for a new passkey. The newest
// challenge counts.
func startWebAuthnRegistration(c *call) (any, error) {
	user := c.caller.user
	challenge := c.pool.NewPasskeyChallenge(user.Username, c.client.ClientID, c.now.Add(state.PasskeyRegistrationValidity))
	options, refusal := pool.StartPasskey(c.facts(user.Username), user, challenge.Text)
	if refusal != nil {
		return nil, refusal
	}
	c.pool.KeepPasskeyRegistration(user.Sub(), challenge, c.now)
	return struct{ CredentialCreationOptions pool.CreationOptions }{options}, nil
}

func completeWebAuthnRegistration(c *call) (any, error) {
	var in struct{ Credential json.RawMessage }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	user, facts := c.caller.user, c.facts(c.caller.user.Username)
	attestation := webauthn.ReadAttestation(in.Credential)
	registration := pool.PasskeyRegistration{Attestation: attestation, Issued: c.issuedRegistration(attestation)}
	_, err := existing(c.pool.AddPasskey(user.Username, attestation.ID(), func(u *pool.User, taken bool) error {
		registration.Taken = taken
		changed, refusal := pool.RegisterPasskey(facts, u, registration)
		if refusal != nil {
			return refusal
		}
		*u = *changed
		return nil
	}))
	return nil, err
}

// issuedRegistration is the challenge that waits for a passkey of the caller. The
// credential that answers it uses it up, right or wrong.
func (c *call) issuedRegistration(a *pool.Attestation) pool.PasskeyChallenge {
	sub := c.caller.user.Sub()
	issued := c.pool.PasskeyRegistration(sub)
	if a == nil || a.Client.Challenge != issued.Text || issued.ClientID != c.client.ClientID {
		return issued
	}
	return c.pool.TakePasskeyRegistration(sub)
}

// credentialView is a passkey as the API shows it
// (API_WebAuthnCredentialDescription).
type credentialView struct {
	CredentialID            string `json:"CredentialId"`
	FriendlyCredentialName  string
	RelyingPartyID          string `json:"RelyingPartyId"`
	AuthenticatorAttachment string `json:",omitempty"`
	AuthenticatorTransports []string
	CreatedAt               pool.Time
}

func listWebAuthnCredentials(c *call) (any, error) {
	var in struct {
		MaxResults *int
		NextToken  string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if in.MaxResults == nil || *in.MaxResults == 0 {
		in.MaxResults = pointer(api.PasskeyPageSize)
	}
	part, next, err := page(c.caller.user.Passkeys, in.MaxResults, in.NextToken)
	if err != nil {
		return nil, err
	}
	settings, config := c.pool.Settings()
	rows := []credentialView{}
	for _, passkey := range part {
		rows = append(rows, viewPasskey(passkey, pool.RelyingPartyID(settings, config)))
	}
	return struct {
		Credentials []credentialView
		NextToken   string `json:",omitempty"`
	}{rows, next}, nil
}

// viewPasskey shows a passkey. One that names no relying party is of the pool's.
func viewPasskey(p pool.Passkey, relyingPartyID string) credentialView {
	view := credentialView{
		p.CredentialID, p.FriendlyCredentialName, p.RelyingPartyID, p.AuthenticatorAttachment, p.AuthenticatorTransports, p.CreatedAt,
	}
	if view.RelyingPartyID == "" {
		view.RelyingPartyID = relyingPartyID
	}
	if view.AuthenticatorTransports == nil {
		view.AuthenticatorTransports = []string{}
	}
	return view
}

func deleteWebAuthnCredential(c *call) (any, error) {
	var in struct {
		CredentialID string `json:"CredentialId"`
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	_, err := c.edit(c.caller.user, func(u *pool.User) error {
		changed, refusal := pool.DeletePasskey(u, in.CredentialID)
		if refusal != nil {
			return refusal
		}
		*u = *changed
		return nil
	})
	return nil, err
}

// makePasskeyChallenge makes the challenge of a sign-in. One for nobody is not kept.
func (a *attempt) makePasskeyChallenge(username string) string {
	challenge := a.pool.NewPasskeyChallenge(username, a.client.ClientID, a.now.Add(a.client.SessionValidity()))
	if a.pool.User(username) != nil {
		a.pool.KeepPasskeySignIn(challenge, a.now)
	}
	return challenge.Text
}

// readAssertion reads what a passkey has signed, and uses its challenge up.
func (a *attempt) readAssertion(need *pool.Need) *pool.Assertion {
	assertion := webauthn.ReadAssertion(need.Given, a.pool.User(need.Name))
	if assertion == nil {
		return nil
	}
	issued, found := a.pool.TakePasskeySignIn(assertion.Client.Challenge)
	assertion.Issued = found && issued.Username == need.Name && issued.ClientID == a.client.ClientID && !a.now.After(issued.Expires)
	return assertion
}
