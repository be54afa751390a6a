package walk

import "time"

// Line is one line of a request or an answer, ready for masking and drawing:
// a name and a value as the service spells them, indented.
type Line struct {
	Depth int
	Name  string
	// Text is the value as JSON writes it, without quotes for strings; empty
	// for a line that only opens or closes.
	Text string
	// Whole is the number of characters of the value where Text is only its
	// beginning, else 0.
	Whole  int
	Secret bool
	// Note is a remark of ours, such as "JSON inside a string".
	Note string
	// Help explains the name, "" where nothing is known about it.
	Help string
}

// Wire is one exchange for showing.
type Wire struct {
	Operation string
	Sent      []Line
	// Waiting tells that nothing has been sent yet, Unsent that nothing was.
	Waiting  bool
	Unsent   bool
	Status   int
	Elapsed  time.Duration
	Received []Line
	// Headers are the ones that say something: request id, error type, date.
	Headers []Line
}

// Explanation says why a step came: why the service asks this, or why it refused.
type Explanation struct {
	// Description is the explanation in a sentence or two.
	Description string
	// Summary says in plain words what the step brought about, for people who watch.
	Summary string
	Reasons []Reason
	// Named are settings that a note tells of, and that are not listed once more.
	Named []Reason
	// Causes are what is likely here, most likely first, and NotCauses what it
	// is not; for errors.
	Causes, NotCauses []string
	// Notes are further hints, such as what to do when no code comes.
	Notes   []string
	Actions []Action
	// Next names the call after a sign-in that shows most of this user, "" for none.
	Next string
	// Known tells that authwalk has an explanation of its own for an error.
	Known bool
	// NoUser tells that an error has nothing to do with the user.
	NoUser bool
	// LocksAfter is how many refusals like this in a row lock the user, 0 for none.
	LocksAfter int
	// Who says who can fix an error: the customer, an administrator, the developer.
	Who string
}

// Reason is one setting that led here: MfaConfiguration, ON, VERIFIED.
type Reason struct {
	Setting, Value string
	Text           string
	// Evidence is VERIFIED, REPORTED, DOCUMENTED or INFERRED, or "" for what was read from
	// the pool itself.
	Evidence string
}

// Action is something to do next, offered on an error or after tokens.
type Action struct {
	Kind  ActionKind
	Label string
	// Operation is the call it makes, where it is one, of CopyText the one that does the same;
	// of EditStart the AuthFlow of the sign-in that it leads to, "" for the same start.
	Operation string
	// Parameters are AuthParameters of the sign-in that EditStart leads to, or what is filled
	// in for the call of Operation.
	Parameters Values
	// Password is the one that EditStart signs in with, in place of the walk's.
	Password Secret
	// Username is the user name that EditStart changes to, "" where it stays.
	Username string
	// WithoutSecret tells that EditStart leaves out the client secret, WithoutPassword the
	// password, and WithoutDevice the device key, which Field names.
	WithoutSecret, WithoutPassword, WithoutDevice bool
	// AtOnce tells that EditStart changes all that was wrong: the sign-in is sent without
	// its form.
	AtOnce bool
	// Step is the number of the step whose challenge ReplayHere answers anew, 0 for the
	// newest one.
	Step int
	// Field is the key of the field that it begins at, "" where nothing says so.
	Field string
	// WasSent tells that the newest step sent the user a password for that field.
	WasSent bool
	// Text is what it copies.
	Text string
	// Disabled is why it cannot be done now.
	Disabled string
	// Group is what a call after a sign-in is about, Short what it does beside that
	// name, and Letter the key that makes it.
	Group, Short, Letter string
	// Renews tells that it gets new tokens for expired ones.
	Renews bool
	// Until is when waiting is over, by the clock of the server.
	Until time.Time
}

// StartFrom is the start that the action leads to, from the one of the walk.
func (a Action) StartFrom(begun Start) Start {
	if a.Kind != EditStart {
		return begun
	}
	if a.Username != "" {
		begun.Username = a.Username
	}
	if a.WithoutSecret {
		begun.ClientSecret = Secret{}
	}
	if a.WithoutDevice {
		begun.Parameters, begun.WithoutDevice = begun.Parameters.Without(a.Field), true
	}
	if a.WithoutPassword || !a.Password.IsZero() {
		begun.Password = a.Password
	}
	if a.Operation != "" {
		begun.AuthFlow = a.Operation
		if !begun.Admin() {
			begun.Operation = InitiateAuth
		}
		for _, name := range a.Parameters.Names() {
			begun.Parameters = begun.Parameters.With(name, a.Parameters.Get(name))
		}
	}
	return begun
}

// ActionKind is what an action does.
type ActionKind int

// The actions.
const (
	// TryAgain sends the same answer again.
	TryAgain ActionKind = iota
	// AnswerAgain goes back to the challenge's fields.
	AnswerAgain
	// StartOver begins again with the same answers.
	StartOver
	// EditStart goes to the start screen with what was filled in.
	EditStart
	// NextUser signs in as the demo user who comes next.
	NextUser
	// ReplayHere replays the walk up to the present challenge, or to the one that the step
	// of the action answered.
	ReplayHere
	// Perform makes Operation.
	Perform
	// WriteFile keeps something as a file: Operation names what.
	WriteFile
	// Wait does nothing before Until, and begins again after it.
	Wait
	// CopyText copies Text, a command for another person.
	CopyText
	// HandOver copies Text, what happened, for the person who can mend it.
	HandOver
	// ShowTokens goes back to the tokens of the sign-in.
	ShowTokens
	// ShowOperations lists the calls that few walks need.
	ShowOperations
	// MakeRepair shows the call of Operation, which mends what was found about the user, before
	// it is made.
	MakeRepair
	// Diagnose looks at the user: what is right, what is wrong, and what mends it.
	Diagnose
	// CompareProof compares the proof that was refused with the values of another client.
	CompareProof
	// ShowTrigger shows the call of the trigger that ended the newest step.
	ShowTrigger
	// ShowPath shows the steps of the walk, to look at one and to walk again from it.
	ShowPath
)

// Message is one that the emulator kept instead of sending it.
type Message struct {
	At          time.Time
	User        string
	Medium      string
	Destination string
	Purpose     string
	Code        Secret
	Body        Secret
}

// SuggestedCode is a one-time code that can be filled in without looking it up.
type SuggestedCode struct {
	Code Secret
	// From says where it comes from, for a sentence.
	From string
	// ValidFor is how long it can be used, 0 where that is not known.
	ValidFor time.Duration
}

// Claim is one claim of a token for showing.
type Claim struct {
	Name, Text string
	// Check is what a server should have checked about it, with its verdict.
	Check   string
	Verdict Verdict
	Help    string
	// Was is the claim before a refresh; empty where that changed nothing.
	Was string
	// At is the time that the claim is; zero where it is none.
	At time.Time
	// Renewed tells that every new token has another one, whatever else changed.
	Renewed bool
}

// TokenView is a decoded token. Decoding does not check the signature.
type TokenView struct {
	// Kind is id, access or refresh.
	Kind   string
	Header []Claim
	Claims []Claim
	// Signature is what is known of it, in words, with its verdict.
	Signature string
	Verified  Verdict
	Issued    time.Time
	Expires   time.Time
	Raw       Secret
	// Changed says what a refresh changed, Revoked that Cognito no longer
	// accepts the token; empty where neither was done.
	Changed, Revoked string
	// Before are the claims of the token that a refresh replaced, By what did.
	Before []Claim
	By     string
	// Verifier is what a server has to know to check the token.
	Verifier []Value
	// Opaque says why a token cannot be decoded; empty when it was.
	Opaque string
}
