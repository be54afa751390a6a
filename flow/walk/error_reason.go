package walk

import "slices"

// ErrorReason says why, for the errors that are not the service's own words:
// those are told apart by Exception and Message.
type ErrorReason int

// The reasons of errors.
const (
	// Unspecified: the service gave its reason itself, or none is known.
	Unspecified ErrorReason = iota

	// ReadOnly: the call would change a live pool.
	ReadOnly
	// MissingPoolID: the call or its proof needs the id of the user pool.
	MissingPoolID
	// MissingRegion: neither a region nor a pool id that begins with it is given.
	MissingRegion
	// MissingMember: a field that must be filled in is empty.
	MissingMember
	// MalformedMember: a value is not written as its member wants it.
	MalformedMember
	// NoAccessToken: the call needs the tokens of a sign-in.
	NoAccessToken
	// ForeignSRPA: SRP_A came from outside, so nothing here knows its secret.
	ForeignSRPA
	// CannotBeSetUp: the factor cannot be registered during a sign-in.
	CannotBeSetUp
	// HTTPNotAllowed: plain http would send passwords in clear text.
	HTTPNotAllowed
	// NoRandomness: the source of random numbers failed.
	NoRandomness
	// NotKept: what must outlive the call could not be stored.
	NotKept
	// NoPasskey: no passkey here can do what is asked.
	NoPasskey
	// UserNotVerified: the passkey may sign only after the person confirms to be the user.
	UserNotVerified
	// NoOutbox: only authwalk's emulator keeps messages.
	NoOutbox

	// NoCredentials: nothing on this machine can sign the call.
	NoCredentials
	// NoSuchProfile: the AWS configuration lacks the profile.
	NoSuchProfile
	// LoginExpired: the AWS login of the profile is over.
	LoginExpired
	// RoleWantsCode: the role of the profile wants an MFA code of its own.
	RoleWantsCode
	// UnreadableConfiguration: the AWS configuration cannot be read.
	UnreadableConfiguration
	// CredentialProcessFailed: the profile's credential_process failed.
	CredentialProcessFailed
	// UnknownEmulatorToken: the emulator does not know the token.
	UnknownEmulatorToken

	// Proxy: the proxy could not be reached.
	Proxy
	// NoSuchHost: the name of the host does not exist.
	NoSuchHost
	// LookupFailed: the name of the host could not be looked up.
	LookupFailed
	// ConnectionRefused: nothing listens there.
	ConnectionRefused
	// ConnectionClosed: the connection ended before the answer was complete.
	ConnectionClosed
	// NoRoute: no way through the network leads there.
	NoRoute
	// Timeout: no answer came in time.
	Timeout
	// TLSTimeout: the TLS handshake was not finished in time.
	TLSTimeout
	// TLSUntrusted: nobody this machine trusts signed the certificate.
	TLSUntrusted
	// TLSWrongHost: the certificate is for another name.
	TLSWrongHost
	// TLSInvalid: the certificate has expired, or is not valid for this use.
	TLSInvalid
	// TLSNotSpoken: the server does not speak TLS.
	TLSNotSpoken
	// TLSFailed: there is no secure connection for another reason.
	TLSFailed

	// NotHTTP: what came is not HTTP.
	NotHTTP
	// NotCognito: what came is HTTP, and not an answer of Cognito.
	NotCognito
	// AnswerTooLong: the answer is longer than is read.
	AnswerTooLong
	// RequestTooLarge: the request was refused before Cognito saw it.
	RequestTooLarge
	// ProxyAuthentication: a proxy wants its own sign-in first.
	ProxyAuthentication
	// UnusableHandshake: no proof can be made with the numbers that came.
	UnusableHandshake
	// AskedAgain: the same proof was asked for again and again.
	AskedAgain
	// OtherEmulator: not the emulator that the walk began with answered.
	OtherEmulator
	// NothingVerified: a code was neither accepted nor refused.
	NothingVerified
)

// reasonNames are how reasons are written in records: they stay, whatever is put
// between them later.
var reasonNames = [...]string{
	ReadOnly:                "read-only",
	MissingPoolID:           "missing-pool-id",
	MissingRegion:           "missing-region",
	MissingMember:           "missing-member",
	MalformedMember:         "malformed-member",
	NoAccessToken:           "no-access-token",
	ForeignSRPA:             "foreign-srp-a",
	CannotBeSetUp:           "cannot-be-set-up",
	HTTPNotAllowed:          "http-not-allowed",
	NoRandomness:            "no-randomness",
	NotKept:                 "not-kept",
	NoPasskey:               "no-passkey",
	UserNotVerified:         "user-not-verified",
	NoOutbox:                "no-outbox",
	NoCredentials:           "no-credentials",
	NoSuchProfile:           "no-such-profile",
	LoginExpired:            "login-expired",
	RoleWantsCode:           "role-wants-code",
	UnreadableConfiguration: "unreadable-configuration",
	CredentialProcessFailed: "credential-process-failed",
	UnknownEmulatorToken:    "unknown-emulator-token",
	Proxy:                   "proxy",
	NoSuchHost:              "no-such-host",
	LookupFailed:            "lookup-failed",
	ConnectionRefused:       "connection-refused",
	ConnectionClosed:        "connection-closed",
	NoRoute:                 "no-route",
	Timeout:                 "timeout",
	TLSTimeout:              "tls-timeout",
	TLSUntrusted:            "tls-untrusted",
	TLSWrongHost:            "tls-wrong-host",
	TLSInvalid:              "tls-invalid",
	TLSNotSpoken:            "tls-not-spoken",
	TLSFailed:               "tls-failed",
	NotHTTP:                 "not-http",
	NotCognito:              "not-cognito",
	AnswerTooLong:           "answer-too-long",
	RequestTooLarge:         "request-too-large",
	ProxyAuthentication:     "proxy-authentication",
	UnusableHandshake:       "unusable-handshake",
	AskedAgain:              "asked-again",
	OtherEmulator:           "other-emulator",
	NothingVerified:         "nothing-verified",
}

// String is the reason's name in records, "" where none is known.
func (r ErrorReason) String() string {
	if r < 0 || int(r) >= len(reasonNames) {
		return ""
	}
	return reasonNames[r]
}

// ReasonNamed is the reason with a name.
func ReasonNamed(name string) ErrorReason {
	return ErrorReason(max(slices.Index(reasonNames[:], name), int(Unspecified)))
}
