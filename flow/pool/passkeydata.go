package pool

// ClientData is what the browser put into the clientDataJSON of a passkey's answer.
type ClientData struct {
	Type        string `json:"type"`
	Challenge   string `json:"challenge"`
	Origin      string `json:"origin"`
	CrossOrigin bool   `json:"crossOrigin"`
}

// The values of the Type of ClientData.
const (
	ClientDataCreate = "webauthn.create"
	ClientDataGet    = "webauthn.get"
)

// AuthenticatorData is what the authenticator says of itself. RelyingPartyHash is
// the SHA-256 of the relying party's id.
type AuthenticatorData struct {
	RelyingPartyHash          [32]byte
	UserPresent, UserVerified bool
	SignCount                 uint32
}

// Assertion is a CREDENTIAL (an AuthenticationResponseJSON) as it was read.
type Assertion struct {
	CredentialID  string
	Client        ClientData
	Authenticator AuthenticatorData
	// UserHandle is empty where the authenticator gave none.
	UserHandle string `json:",omitempty"`
	// Issued tells that the challenge was made for a sign-in of this user with this
	// client, and is neither used nor too old.
	Issued bool
	// Signed tells that the user's passkey of this id made the signature.
	Signed bool
}

// Attestation is a Credential (a RegistrationResponseJSON) as it was read.
type Attestation struct {
	// Passkey is what there is to keep: its id, public key, attachment, transports
	// and count.
	Passkey       Passkey
	Client        ClientData
	Authenticator AuthenticatorData
	// Supported tells that the key and the attestation statement are of a kind that
	// can be checked, Signed that the statement is right.
	Supported, Signed bool
}

// ID is the id of the passkey, "" where nothing could be read.
func (a *Attestation) ID() string {
	if a == nil {
		return ""
	}
	return a.Passkey.CredentialID
}
