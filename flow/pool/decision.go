package pool

import "time"

// Decision is what the rules say. Exactly one of Challenge, Tokens, Done,
// Refusal and Need is set.
type Decision struct {
	Challenge *Challenge
	Tokens    *Tokens
	// Done ends a request about an account well.
	Done    *Done
	Refusal *Refusal
	// Need is a question to be answered by Resume.
	Need *Need
	// Created is a new user, to be put in before the changes are made to them.
	Created *User
	// Changes is what becomes of the user and the session; none with a Need.
	Changes []Change
	// Because says which settings led here.
	Because []Reason
	// Progress is for Resume after a Need, and to be stored with the session of
	// a Challenge.
	Progress Progress
}

// Challenge is the next challenge.
type Challenge struct {
	// Name is the ChallengeName.
	Name string
	// Parameters are those the rules know. SALT, SRP_B and SECRET_BLOCK of
	// PASSWORD_VERIFIER and DEVICE_PASSWORD_VERIFIER are added by whoever does the
	// arithmetic.
	Parameters map[string]string
	// Available is AvailableChallenges, nil when there is none to show.
	Available []string
	// Session tells whether the challenge comes with one.
	Session bool
}

// Tokens ends a sign-in well.
type Tokens struct {
	// Username is whose tokens they are.
	Username string
	// Refreshed tells that an earlier sign-in goes on: auth_time and origin_jti
	// stay, and no refresh token is given unless Rotated.
	Refreshed bool
	// Rotated tells that the refresh token is exchanged for a new one.
	Rotated bool
	// DeviceKey is the device they belong to: the one that was named, or the new
	// one. NewDevice is offered to be confirmed, zero where nothing is.
	DeviceKey string
	NewDevice NewDevice
	// Assurance is what they say of the sign-in.
	Assurance Assurance
	// Changes are what PreTokenGeneration wants, nil for nothing.
	Changes *TokenChanges
}

// Refusal is an exception with its message, word for word the service's.
type Refusal struct{ Exception, Message string }

// Error says the exception and the message.
func (r *Refusal) Error() string { return r.Exception + ": " + r.Message }

// Reason is one setting that led to a decision. Evidence is VERIFIED, REPORTED,
// DOCUMENTED or INFERRED for how well the rule is known, "" for what the pool itself says.
type Reason struct{ Setting, Value, Text, Evidence string }

// The labels of evidence.
const (
	Verified = "VERIFIED"
	Reported = "REPORTED"
	Inferred = "INFERRED"
	// Documented is what Cognito documents and no pool is known to do yet.
	Documented = "DOCUMENTED"
)

// Need is a question that the rules cannot answer themselves.
type Need struct {
	Kind NeedKind
	// Name is the username the question is about: for VerifySecretHash the one
	// to hash.
	Name string
	// Given is the secret, code or token in the request.
	Given string
	// Delivery is what Deliver sends and VerifyCode compares with.
	Delivery *Delivery
	// Event is what CallTrigger calls the function with.
	Event *TriggerEvent
}

// NeedKind says what is to be found out. The Event that answers has the same
// Kind.
type NeedKind string

// The needs.
const (
	// VerifySecretHash: is Given the hash of Name with one of the client's
	// secrets?
	VerifySecretHash NeedKind = "VerifySecretHash"
	// VerifyPassword: is Given the password of the user Name?
	VerifyPassword NeedKind = "VerifyPassword"
	// CheckSRPA: is Given a hexadecimal number from 1 to N-1?
	CheckSRPA NeedKind = "CheckSRPA"
	// CheckTimestamp: is Given a time in the form of the protocol?
	CheckTimestamp NeedKind = "CheckTimestamp"
	// VerifyProof: does the PASSWORD_CLAIM_SIGNATURE Given prove the password?
	// The other values are in Progress.Answer.
	VerifyProof NeedKind = "VerifyProof"
	// VerifyDeviceProof: does the PASSWORD_CLAIM_SIGNATURE Given prove the password
	// of the device Progress.DeviceKey of the user Name?
	VerifyDeviceProof NeedKind = "VerifyDeviceProof"
	// Deliver: make a code, keep it for VerifyCode, and send it.
	Deliver NeedKind = "Deliver"
	// VerifyCode: is Given the code that was delivered for this session?
	VerifyCode NeedKind = "VerifyCode"
	// VerifyTOTP: which time steps have the code Given under the user's secret?
	VerifyTOTP NeedKind = "VerifyTOTP"
	// CheckRefreshToken: what is known of the refresh token Given? The facts
	// handed to Resume then hold its user.
	CheckRefreshToken NeedKind = "CheckRefreshToken"
	// CheckAccessToken: what is known of the access token Given?
	CheckAccessToken NeedKind = "CheckAccessToken"
	// CheckSignUpSession: what is known of the session Given, which a confirmed
	// sign-up left?
	CheckSignUpSession NeedKind = "CheckSignUpSession"
	// CountAttempts: how many attempts of the operation Given has the user Name
	// made within the last hour?
	CountAttempts NeedKind = "CountAttempts"
	// CallTrigger: what does the function behind the trigger Name return for the
	// Event? OK tells that it ran well, and Returned is what it returned. Where it
	// Refused, Text is its message; where it did not run, the name of the error.
	CallTrigger NeedKind = "CallTrigger"
	// MakeID: a new UUID, for the sub of a new user or the key of a new device.
	MakeID NeedKind = "MakeID"
	// MakePassword: a temporary password that conforms to the policy.
	MakePassword NeedKind = "MakePassword"
	// MakePasskeyChallenge: a new challenge that a passkey of the user Name is to
	// sign, Base64url.
	MakePasskeyChallenge NeedKind = "MakePasskeyChallenge"
	// VerifyAssertion: what does the CREDENTIAL Given say, which is to be signed by a
	// passkey of the user Name?
	VerifyAssertion NeedKind = "VerifyAssertion"
	// Answered is the Kind of an Event that answers a Challenge.
	Answered NeedKind = "Answered"
)

// Event answers a Need, or, with Kind Answered, a Challenge.
type Event struct {
	Kind NeedKind
	// OK is the answer to a yes-or-no question.
	OK bool `json:",omitempty"`
	// Text answers MakeID, MakePassword and MakePasskeyChallenge, and CallTrigger
	// where it failed; Count answers CountAttempts.
	Text  string `json:",omitempty"`
	Count int    `json:",omitempty"`
	// Returned and Refused answer CallTrigger. A function that returned nothing
	// left the event as it was sent.
	Returned []byte `json:",omitempty"`
	Refused  bool   `json:",omitempty"`
	// Steps answer VerifyTOTP: the steps near now that have the code.
	Steps []int64 `json:",omitempty"`
	// Assertion answers VerifyAssertion, nil for a credential that cannot be read.
	Assertion *Assertion `json:",omitempty"`
	// Token answers CheckRefreshToken and CheckAccessToken, with the username it was
	// issued to, and for a refresh token the device.
	Token     TokenState `json:",omitempty"`
	Username  string     `json:",omitempty"`
	DeviceKey string     `json:",omitempty"`
	// Methods and SignedIn are the amr and auth_time of an access token.
	Methods  []string  `json:",omitempty"`
	SignedIn time.Time `json:",omitzero"`
	// Answer and Session come with Answered; Session with CheckSignUpSession
	// too.
	Answer  *Answer      `json:",omitempty"`
	Session SessionState `json:",omitzero"`
}

// TokenState is what is known of a refresh token or an access token.
type TokenState string

// The states of a token. TokenInvalid is for text that is no token of
// this client as well.
const (
	TokenInvalid TokenState = "invalid"
	TokenValid   TokenState = "valid"
	TokenExpired TokenState = "expired"
	TokenRevoked TokenState = "revoked"
	// TokenReused is a refresh token that was exchanged for a newer one.
	TokenReused TokenState = "reused"
)
