package walk

import (
	"slices"
	"time"
)

// Request is a call that is about to be made: an operation of the API and the
// JSON object that is its input.
type Request struct {
	Operation string
	Body      Body
	// Derivations is how the values in the body were computed, for replaying.
	Derivations []Derivation
}

// Exchange is one call as it happened.
type Exchange struct {
	Operation string
	Request   Body
	// Sent tells that the request, or a part of it, left this machine: the
	// service may have handled it, also where no answer came.
	Sent bool
	// Status is the HTTP status, 0 when there was no answer.
	Status int
	Answer Body
	// RequestID is x-amzn-RequestId of the answer.
	RequestID string
	Started   time.Time
	Elapsed   time.Duration
	// ServerTime is the Date header, zero when there was none.
	ServerTime time.Time
	// Proxy is the address of the proxy that the request went through; empty for none.
	Proxy string
	// Emulator tells which running emulator answered; empty for others.
	Emulator string
	// TriggerCalls is how many functions behind triggers the emulator says that it
	// called for this request; 0 where nothing says so.
	TriggerCalls int
	// Signed tells whether the request carried an AWS signature.
	Signed bool
	// Masked tells that the bodies come from a record: what was secret in them is
	// gone, and tags such as password#1 stand in its place.
	Masked bool
}

// Ended is when the answer had come, by the clock of this machine.
func (e Exchange) Ended() time.Time { return e.Started.Add(e.Elapsed) }

// Derivation is one value of a computation a person cannot do by hand, such as a
// step of the SRP proof.
type Derivation struct {
	// Name is the value's usual letter or name: a, A, u, x, S, K.
	Name string
	// Formula says how it comes about, in one line.
	Formula string
	// From names what went in.
	From []string
	// Text is the value, hex or plain.
	Text   string
	Bytes  int
	Secret bool
	// Direction is "sent" or "received" for values that were on the wire.
	Direction string
	// Help explains the value to a reader who sees it for the first time.
	Help string
}

// Challenge is what the service asks for, as it came.
type Challenge struct {
	Name       string
	Session    Secret
	Parameters map[string]string
	// Available is AvailableChallenges.
	Available []string
	// Expires is when the session ends, by the local clock. Assumed tells that
	// the pool's setting is not known and three minutes were taken.
	Expires time.Time
	Assumed bool
}

// Device is NewDeviceMetadata.
type Device struct{ Key, GroupKey string }

// Tokens is AuthenticationResult.
type Tokens struct {
	Access, ID, Refresh Secret
	TokenType           string
	ExpiresIn           time.Duration
	Received            time.Time
	Device              *Device
}

// Step is one exchange of a walk and what became of it. Exactly one of
// Challenge, Tokens and Error is set, or none for an operation that succeeded
// (AssociateSoftwareToken and the like). A step never changes once made.
type Step struct {
	// Number counts from 1 within the walk.
	Number int
	// Answered is the ChallengeName this step answered; empty for the start
	// and for operations, those that prepare an answer included.
	Answered string
	// Performed is the operation that was chosen beside the challenges, or that
	// followed from another one; empty for all others.
	Performed string
	// Answer is what the person gave, kept so that a branch can give it again.
	Answer      Values
	Exchange    Exchange
	Derivations []Derivation

	Challenge *Challenge
	Tokens    *Tokens
	Error     *Error
	// FollowUp is the operation that comes next, though the service did not
	// ask for it; nil for none.
	FollowUp *FollowUp
	// Triggers are the calls of functions behind triggers that this exchange led to,
	// in order; none where they cannot be known.
	Triggers []TriggerCall
	// Members are the top-level members of an operation's answer as texts
	// (SecretCode, Session, Status).
	Members Values
	// Warning is what a person should know of how this step kept something; empty for
	// nothing.
	Warning string
	// Edits are what was changed in the request by hand before it was sent.
	Edits []Edit
	// Mistaken tells that the pool's function called the answer wrong and asks again. Only a
	// step that is shown has it: it is read out of Triggers.
	Mistaken bool
}

// WentWrong tells that the step was refused, or its answer called wrong.
func (s Step) WentWrong() bool { return s.Error != nil || s.Mistaken }

// Walk is one sign-in attempt: how it began and its path so far. It is a
// value; a longer walk is a new one.
type Walk struct {
	ID    string
	Start Start
	Steps []Step
	// BranchOf is the walk this one replays, up to BranchStep; empty otherwise.
	BranchOf   string
	BranchStep int
	// Recorded tells that the walk was read from a record: its secrets are gone, and
	// nothing is sent in it.
	Recorded bool
}

// With returns the walk with one more step, numbered. The older walk is
// unchanged, also where both would share memory.
func (w Walk) With(step Step) Walk {
	step.Number = len(w.Steps) + 1
	w.Steps = append(slices.Clip(w.Steps), step)
	return w
}

// Sent is how many steps were sent, or may have been: what was refused or given up
// before that is none of them.
func (w Walk) Sent() int {
	sent := 0
	for _, step := range w.Steps {
		if step.Error == nil || step.Exchange.Sent || step.Exchange.Status != 0 {
			sent++
		}
	}
	return sent
}

// Last is the newest step, or nil.
func (w Walk) Last() *Step {
	if len(w.Steps) == 0 {
		return nil
	}
	return &w.Steps[len(w.Steps)-1]
}

// Tokens returns the newest tokens of the walk, or nil.
func (w Walk) Tokens() *Tokens {
	for i := len(w.Steps) - 1; i >= 0; i-- {
		if tokens := w.Steps[i].Tokens; tokens != nil {
			return tokens
		}
	}
	return nil
}

// Device returns the newest device that a sign-in of the walk was offered, or
// nil: a refresh answers without it.
func (w Walk) Device() *Device {
	for _, step := range slices.Backward(w.Steps) {
		if step.Tokens != nil && step.Tokens.Device != nil {
			return step.Tokens.Device
		}
	}
	return nil
}

// Failed returns the error that ended the walk, or nil. A call that is refused
// after tokens came does not end it.
func (w Walk) Failed() *Error {
	last := w.Last()
	if last == nil || last.Error == nil || w.Tokens() != nil {
		return nil
	}
	if _, waiting := w.Pending(); waiting {
		return nil
	}
	return last.Error
}

// Path is the challenges received, in order.
func (w Walk) Path() []string {
	var names []string
	for _, step := range w.Steps {
		if step.Challenge != nil {
			names = append(names, step.Challenge.Name)
		}
	}
	return names
}
