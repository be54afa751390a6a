package pool

import (
	"crypto/sha256"
	"encoding/base64"

	"authwalk/flow/api"
)

// signInTimeout is how long, in milliseconds, a browser waits for the passkey of a
// sign-in.
const signInTimeout = 180_000

// publicKeyType is the only type of credentials there is.
const publicKeyType = "public-key"

// requestOptions are CREDENTIAL_REQUEST_OPTIONS (a
// PublicKeyCredentialRequestOptionsJSON), in the service's order.
type requestOptions struct {
	Challenge        string                 `json:"challenge"`
	Timeout          int                    `json:"timeout"`
	RelyingPartyID   string                 `json:"rpId"`
	AllowCredentials []credentialDescriptor `json:"allowCredentials"`
	UserVerification string                 `json:"userVerification"`
}

type credentialDescriptor struct {
	Type       string   `json:"type"`
	ID         string   `json:"id"`
	Transports []string `json:"transports,omitzero"`
}

// askPasskey asks for the signature of one of the user's passkeys.
func (r *evaluation) askPasskey() *Decision {
	event, ask := r.ask(Need{Kind: MakePasskeyChallenge, Name: r.progress.Username})
	if ask != nil {
		return ask
	}
	r.progress.PasskeyChallenge = event.Text
	r.reason("WebAuthnConfiguration.RelyingPartyId", r.facts.relyingPartyID(), "a passkey for this domain signs the challenge", Verified)
	if r.user != nil && r.facts.passkeyIsBothFactors(r.user) {
		r.reason("WebAuthnMfaSettings.Enabled", "true", "set by SetUserMFAPreference: the passkey must verify the user, and is then both factors", Verified)
	}
	return r.challenge(webAuthn, map[string]string{api.KeyCredentialOptions: string(mustJSON(requestOptions{
		Challenge: event.Text, Timeout: signInTimeout, RelyingPartyID: r.facts.relyingPartyID(),
		AllowCredentials: r.allowedCredentials(), UserVerification: r.facts.userVerification(r.user),
	}))})
}

// allowedCredentials are the user's passkeys; an unknown user seems to have one,
// which is always the same for the same name.
func (r *evaluation) allowedCredentials() []credentialDescriptor {
	if r.user == nil {
		id := sha256.Sum256([]byte("passkey " + r.facts.SimulatedID))
		return []credentialDescriptor{{publicKeyType, base64.RawURLEncoding.EncodeToString(id[:]), []string{"internal"}}}
	}
	allowed := []credentialDescriptor{}
	for _, passkey := range r.facts.passkeys(r.user) {
		transports := passkey.AuthenticatorTransports
		if transports == nil {
			transports = []string{}
		}
		allowed = append(allowed, credentialDescriptor{publicKeyType, passkey.CredentialID, transports})
	}
	return allowed
}

// giveAssertion answers WEB_AUTHN. A wrong answer ends the attempt.
func (r *evaluation) giveAssertion() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyCredential),
		r.secretHash,
		r.sessionFor(webAuthn),
		r.isNotLocked,
		r.nameDevice,
		r.spend,
		r.assertionIsRight,
		r.afterFirstFactor,
	)
}

// assertionIsRight looks at what a passkey has signed. The service's words for a
// wrong one are not known; those of a registration are.
func (r *evaluation) assertionIsRight() *Decision {
	event, ask := r.ask(Need{Kind: VerifyAssertion, Name: r.progress.Username, Given: r.parameters[api.KeyCredential]})
	if ask != nil {
		return ask
	}
	if r.user == nil {
		return r.notAuthorized(credentialNotValid, r.whyUnknown())
	}
	if why := r.whyAssertionWrong(event.Assertion); why != "" {
		return r.notAuthorized(credentialNotValid, Reason{api.KeyCredential, "", why, Inferred})
	}
	r.progress.FirstFactor, r.progress.UserVerified = webAuthn, event.Assertion.Authenticator.UserVerified
	r.progress.Roaming = r.user.Passkey(event.Assertion.CredentialID).Roaming()
	r.change(Change{Kind: PasskeySignedIn, Name: event.Assertion.CredentialID, SignCount: event.Assertion.Authenticator.SignCount})
	return nil
}

// whyAssertionWrong takes the steps of Web Authentication section 7.2; "" for a
// right one.
func (r *evaluation) whyAssertionWrong(a *Assertion) string {
	if a == nil {
		return "it is not the JSON that a browser makes of a passkey's answer"
	}
	passkey := r.user.Passkey(a.CredentialID)
	switch {
	case a.Client.Type != ClientDataGet:
		return "what was signed is not a sign-in: the type is not " + ClientDataGet
	case !a.Issued, r.progress.Challenge == webAuthn && a.Client.Challenge != r.progress.PasskeyChallenge:
		return "the challenge that was signed is not the one of this sign-in, or was used before"
	case a.Client.CrossOrigin, !OriginFits(r.facts.relyingPartyID(), a.Client.Origin):
		return "the origin is not a page of " + r.facts.relyingPartyID()
	case passkey == nil:
		return "the user has no passkey with this id"
	case a.UserHandle != "" && a.UserHandle != passkey.Handle(r.user):
		return "the user handle is another user's"
	default:
		return r.whyAuthenticatorWrong(a, passkey)
	}
}

func (r *evaluation) whyAuthenticatorWrong(a *Assertion, passkey *Passkey) string {
	given := a.Authenticator
	counts := given.SignCount != 0 || passkey.SignCount != 0
	switch {
	case given.RelyingPartyHash != sha256.Sum256([]byte(r.facts.relyingPartyID())):
		return "the passkey is for another domain than " + r.facts.relyingPartyID()
	case !given.UserPresent:
		return "the authenticator did not see the user: its flag UP is not set"
	case !given.UserVerified && r.facts.userVerification(r.user) == api.VerificationRequired:
		return "the authenticator did not verify the user: its flag UV is not set"
	case !a.Signed:
		return "the signature was not made with this passkey's key"
	case counts && given.SignCount <= passkey.SignCount:
		return "the authenticator counts no further: the passkey may have been copied"
	default:
		return ""
	}
}

// passkeyWasBothFactors: the sign-in began with a passkey that verified the user.
func (r *evaluation) passkeyWasBothFactors() bool {
	return r.progress.FirstFactor == webAuthn && r.progress.UserVerified && r.facts.passkeyIsBothFactors(r.user)
}
