package pool

import (
	"crypto/sha256"
	"slices"
	"time"

	"authwalk/flow/api"
)

const (
	// registrationTimeout is how long, in milliseconds, a browser waits for a new
	// passkey.
	registrationTimeout = 60_000
	// credentialNotValid is what the service says of a credential that it cannot
	// read, or that does not verify.
	credentialNotValid = "Credential data is not valid"
)

// The algorithms of keys (https://www.iana.org/assignments/cose).
const (
	AlgorithmES256 = -7
	AlgorithmRS256 = -257
)

// CreationOptions are CredentialCreationOptions (a
// PublicKeyCredentialCreationOptionsJSON), in the service's order.
type CreationOptions struct {
	RelyingParty struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"rp"`
	User struct {
		ID          string `json:"id"`
		Name        string `json:"name"`
		DisplayName string `json:"displayName"`
	} `json:"user"`
	Challenge              string                 `json:"challenge"`
	Timeout                int                    `json:"timeout"`
	Parameters             []credentialParameter  `json:"pubKeyCredParams"`
	ExcludeCredentials     []credentialDescriptor `json:"excludeCredentials"`
	AuthenticatorSelection struct {
		RequireResidentKey bool   `json:"requireResidentKey"`
		ResidentKey        string `json:"residentKey"`
		UserVerification   string `json:"userVerification"`
	} `json:"authenticatorSelection"`
}

type credentialParameter struct {
	Type      string `json:"type"`
	Algorithm int    `json:"alg"`
}

// StartPasskey decides on StartWebAuthnRegistration. The options are for the
// challenge.
func StartPasskey(f Facts, u *User, challenge string) (options CreationOptions, refusal *Refusal) {
	if refusal := f.takesNewPasskey(u); refusal != nil {
		return CreationOptions{}, refusal
	}
	options.RelyingParty.ID, options.RelyingParty.Name = f.relyingPartyID(), f.relyingPartyID()
	options.User.ID, options.User.Name, options.User.DisplayName = userHandle(u), u.Username, u.Username
	options.Challenge, options.Timeout = challenge, registrationTimeout
	options.Parameters = []credentialParameter{{publicKeyType, AlgorithmES256}, {publicKeyType, AlgorithmRS256}}
	options.ExcludeCredentials = []credentialDescriptor{}
	for _, passkey := range f.passkeys(u) {
		options.ExcludeCredentials = append(options.ExcludeCredentials, credentialDescriptor{Type: publicKeyType, ID: passkey.CredentialID})
	}
	selection := &options.AuthenticatorSelection
	selection.RequireResidentKey, selection.ResidentKey, selection.UserVerification = true, "required", f.userVerification(u)
	return options, nil
}

// takesNewPasskey: the service's words are not known.
func (f Facts) takesNewPasskey(u *User) *Refusal {
	switch {
	case !contains(f.Pool.firstFactors(), webAuthn):
		return &Refusal{api.WebAuthnNotEnabledException, "WebAuthn is not enabled for the user pool."}
	case f.relyingPartyID() == "":
		return &Refusal{api.WebAuthnConfigurationMissingException, "The user pool has neither a relying party ID nor a domain."}
	case len(u.Passkeys) >= api.Passkeys:
		return &Refusal{api.LimitExceededException, "The user has the most WebAuthn credentials that are possible."}
	default:
		return nil
	}
}

// PasskeyRegistration is a CompleteWebAuthnRegistration request.
type PasskeyRegistration struct {
	// Attestation is the credential, nil where it cannot be read.
	Attestation *Attestation
	// Issued is the challenge that waits for a passkey of the user, zero for none.
	Issued PasskeyChallenge
	// Taken tells that somebody has a passkey with this id.
	Taken bool
}

// PasskeyChallenge is a challenge that a passkey is to sign.
type PasskeyChallenge struct {
	Text string
	// Username is whose passkey is to sign it, ClientID the client that asked.
	Username, ClientID string
	Expires            time.Time
}

// RegisterPasskey decides on CompleteWebAuthnRegistration and returns the changed
// user. It takes the steps of Web Authentication section 7.1. Which exception is
// thrown first is not known, nor are the words of most.
func RegisterPasskey(f Facts, u *User, r PasskeyRegistration) (changed *User, refusal *Refusal) {
	if refusal := f.takesNewPasskey(u); refusal != nil {
		return nil, refusal
	}
	if refusal := f.checkRegistration(u, r); refusal != nil {
		return nil, refusal
	}
	passkey := r.Attestation.Passkey
	passkey.RelyingPartyID, passkey.UserHandle = f.relyingPartyID(), userHandle(u)
	passkey.FriendlyCredentialName, passkey.CreatedAt = friendlyName(u), At(f.Now)
	passkey.SignCount = r.Attestation.Authenticator.SignCount
	changed = u.Clone()
	changed.Passkeys = append(slices.Clip(changed.Passkeys), passkey)
	return changed, nil
}

func (f Facts) checkRegistration(u *User, r PasskeyRegistration) *Refusal {
	a := r.Attestation
	switch {
	case r.Issued.Text == "" || f.Now.After(r.Issued.Expires):
		return &Refusal{api.WebAuthnChallengeNotFoundException, "No WebAuthn registration has been started, or it has expired."}
	case r.Issued.ClientID != f.Client.ClientID:
		return &Refusal{api.WebAuthnClientMismatchException, "The WebAuthn registration was started with another client."}
	case a == nil || a.Client.Type != ClientDataCreate:
		return invalid(credentialNotValid)
	case a.Client.Challenge != r.Issued.Text:
		return &Refusal{api.WebAuthnChallengeNotFoundException, "The WebAuthn registration that was started has another challenge."}
	case a.Client.CrossOrigin || !OriginFits(f.relyingPartyID(), a.Client.Origin):
		return &Refusal{api.WebAuthnOriginNotAllowedException, "The origin is not allowed for the relying party " + f.relyingPartyID() + "."}
	default:
		return f.checkAuthenticator(u, r)
	}
}

func (f Facts) checkAuthenticator(u *User, r PasskeyRegistration) *Refusal {
	a := r.Attestation
	given := a.Authenticator
	switch {
	case given.RelyingPartyHash != sha256.Sum256([]byte(f.relyingPartyID())):
		return &Refusal{api.WebAuthnRelyingPartyMismatchException, "The credential is not for the relying party " + f.relyingPartyID() + "."}
	case !a.Supported || !given.UserVerified && f.userVerification(u) == api.VerificationRequired:
		return &Refusal{api.WebAuthnCredentialNotSupportedException, "The authenticator is not supported."}
	case !given.UserPresent || !a.Signed || r.Taken:
		return invalid(credentialNotValid)
	default:
		return nil
	}
}
