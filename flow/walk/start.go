package walk

import "encoding/json"

// Start is everything a walk begins with. Branching begins a new walk from the
// same Start.
type Start struct {
	Target Target
	// Operation is the first call: InitiateAuth or AdminInitiateAuth for a
	// sign-in, or an operation that is a walk of its own (SignUp,
	// ForgotPassword).
	Operation string
	AuthFlow  string
	// Username is what the person typed, which may be an alias.
	Username string
	// Password is sent by the password flows, proved by the SRP ones, and kept
	// for challenges that ask for it later.
	Password     Secret
	ClientSecret Secret
	// Parameters are AuthParameters given beside those that flow computes;
	// what is given here wins over what would be computed.
	Parameters     Values
	ClientMetadata map[string]string
	// The structures are kept as the API spells them, as JSON objects; nil
	// when absent.
	AnalyticsMetadata json.RawMessage
	UserContextData   json.RawMessage
	ContextData       json.RawMessage
	// WithoutDevice leaves out the DEVICE_KEY of a remembered device that is known
	// here.
	WithoutDevice bool
	// Show is what of the first answer the pasted command was to print (--query of the
	// AWS CLI, -Select of PowerShell). It changes no request; a copy of the first call
	// keeps it.
	Show string
	// Session continues a sign-up with USER_AUTH (API_ConfirmSignUp).
	Session Secret
	// Call is what goes along with the first request alone, in place of the
	// members above: by CallPrefix and the member's name.
	Call Values
	// Members are further members of the first request for operations that are
	// not a sign-in, under the API's names.
	Members Values
}

// CallPrefix begins the keys of an answer that are no part of it: members of
// the one request that carries it. Their text is written as the member is; an
// empty one leaves out what the start has.
const CallPrefix = "call:"

// Admin reports whether the walk uses the signed operations.
func (s Start) Admin() bool { return s.Operation == AdminInitiateAuth }

// The operations that begin and go on with a sign-in.
const (
	InitiateAuth                = "InitiateAuth"
	AdminInitiateAuth           = "AdminInitiateAuth"
	RespondToAuthChallenge      = "RespondToAuthChallenge"
	AdminRespondToAuthChallenge = "AdminRespondToAuthChallenge"
)
