package pool

import (
	"time"

	"authwalk/flow/api"
)

// Facts is what is known when a decision is made. The rules never change what
// it points to.
type Facts struct {
	Now    time.Time
	Pool   *UserPool
	Mfa    *MfaConfig
	Client *Client
	// NoPool tells that the service has no pool of the ID that the walk names, NoClient
	// that the pool has no client of that ID.
	NoPool, NoClient bool
	// Users are those the name in the request could mean: whose username, sub or
	// address it is, verified or not. Which of them it means is for the rules to
	// say. When a session is answered its user is among them; where addresses are
	// set or verified, those who have them are.
	Users []*User
	// Groups are those of the pool.
	Groups []Group
	// Partial tells that the users are as AdminGetUser shows them: passwords,
	// authenticators, codes and locks are not shown, so predictions take those
	// that are empty for not known.
	Partial bool
	// told is what is taken for known all the same.
	told told
	// CustomRounds is how many custom challenges the sign-in was asked so far: predictions
	// go further.
	CustomRounds int
	// SimulatedID is the id that a user of this name has if there is none: a
	// UUID that is always the same for the same name and pool.
	SimulatedID string
	// DeviceGroupKey is the group of the devices that the pool offers to remember.
	DeviceGroupKey string
}

// told are facts of a user that AdminGetUser does not show.
type told struct{ authenticator, passkey bool }

// mfaConfiguration is OFF, OPTIONAL or ON.
func (f Facts) mfaConfiguration() string {
	switch {
	case f.Mfa != nil && f.Mfa.MfaConfiguration != "":
		return f.Mfa.MfaConfiguration
	case f.Pool.MfaConfiguration != "":
		return f.Pool.MfaConfiguration
	default:
		return api.MFAOff
	}
}

// Start is the request a sign-in begins with.
type Start struct {
	// Operation is InitiateAuth, AdminInitiateAuth or GetTokensFromRefreshToken.
	Operation string
	AuthFlow  string
	// Parameters are the AuthParameters. GetTokensFromRefreshToken gives its
	// RefreshToken, DeviceKey and ClientSecret as REFRESH_TOKEN, DEVICE_KEY and
	// CLIENT_SECRET.
	Parameters map[string]string
	// Session continues a sign-up (USER_AUTH only).
	Session string
	// ClientMetadata is handed to triggers.
	ClientMetadata map[string]string `json:",omitempty"`
	// Risky tells that threat protection wants a second factor.
	Risky bool `json:",omitempty"`
}

// Answer is the request that answers a challenge.
type Answer struct {
	// Operation is RespondToAuthChallenge or AdminRespondToAuthChallenge.
	Operation     string
	ChallengeName string
	Session       string
	// Responses are the ChallengeResponses.
	Responses map[string]string
	// ClientMetadata is handed to triggers.
	ClientMetadata map[string]string `json:",omitempty"`
}

// SessionState is what is known of the session in a request: the one that
// Session names, the SECRET_BLOCK of a proof without one, or the user and device
// of a DEVICE_SRP_AUTH without one.
type SessionState struct {
	Known, Used bool
	Expires     time.Time
}

// Progress is how far a sign-in has come. It is plain data: it is handed back
// to Resume after a Need, and stored with the session of a Challenge.
type Progress struct {
	// Operation and AuthFlow are what the sign-in began with, ClientID with
	// which client.
	Operation string
	AuthFlow  string
	ClientID  string
	// Username is the user's unchangeable name, Typed the one that was typed.
	// Simulated tells that there is no such user.
	Username  string
	Typed     string
	Simulated bool `json:",omitempty"`
	// Challenge waits for an answer.
	Challenge string `json:",omitempty"`
	// Offered is what may be chosen: factors or first challenges.
	Offered []string `json:",omitempty"`
	// FirstFactor is the challenge or flow that proved who the user is; empty
	// before that.
	FirstFactor string `json:",omitempty"`
	// SecondFactor is the challenge that was the second factor; empty before that.
	SecondFactor string `json:",omitempty"`
	// DeviceKey is the device that a request of the sign-in named, DeviceProved
	// the one that has proved itself.
	DeviceKey    string `json:",omitempty"`
	DeviceProved string `json:",omitempty"`
	// PasskeyChallenge is what a passkey is to sign. UserVerified tells that the one
	// that signed in verified the user, Roaming that it is on a separate security key.
	PasskeyChallenge string `json:",omitempty"`
	UserVerified     bool   `json:",omitempty"`
	Roaming          bool   `json:",omitempty"`
	// SRPA is the SRP_A that the proof of a password or a device stands on.
	SRPA string `json:",omitempty"`
	// Address is the attribute whose address the waiting code went to.
	Address string `json:",omitempty"`
	// NewEmail is the address that MFA_SETUP registers.
	NewEmail string `json:",omitempty"`
	// TotpVerified tells that the authenticator of an MFA_SETUP was verified.
	TotpVerified bool `json:",omitempty"`
	// NewPassword tells that the sign-in replaced a temporary password.
	NewPassword bool `json:",omitempty"`
	// Risky tells that threat protection wants a second factor.
	Risky bool `json:",omitempty"`
	// StepUp is the level of assurance that the sign-in aims at, nil for none.
	StepUp *StepUp `json:",omitempty"`
	// Custom is how far a custom flow has come, nil in others.
	Custom *CustomFlow `json:",omitempty"`

	// Start, Answer or Account is the request at work while a Need is open, and
	// Events what has been found out for it so far.
	Start   *Start          `json:",omitempty"`
	Answer  *Answer         `json:",omitempty"`
	Account *AccountRequest `json:",omitempty"`
	Events  []Event         `json:",omitempty"`
}

// admin reports whether the sign-in began with the signed operation.
func (p Progress) admin() bool { return p.Operation == api.AdminInitiateAuth }
