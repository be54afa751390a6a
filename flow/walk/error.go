package walk

import "slices"

// Kind tells errors apart by who said no.
type Kind int

// MightBeHandled is what is to be known of a request whose answer never came.
const MightBeHandled = "Cognito might have handled the request."

// WhileLocked is what becomes of an attempt before the end of a lock.
const WhileLocked = "Attempts before that are refused and do not count."

// The kinds of errors.
const (
	// Refused: the service answered with an exception.
	Refused Kind = iota
	// Unreachable: no answer came; the request may or may not have arrived.
	Unreachable
	// Unreadable: something answered that is not Cognito.
	Unreadable
	// Credentials: the request could not be signed, and was not sent.
	Credentials
	// Cancelled: a person gave up waiting; the service may have handled it.
	Cancelled
	// BadInput: the answer could not be made into a request; nothing was sent.
	BadInput
)

// kindNames are how kinds are written in records.
var kindNames = [...]string{
	Refused: "refused", Unreachable: "unreachable", Unreadable: "unreadable", Credentials: "credentials",
	Cancelled: "cancelled", BadInput: "bad-input",
}

// String is the kind's name in records.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return ""
	}
	return kindNames[k]
}

// KindNamed is the kind with a name; BadInput where there is none, since nothing
// is known of an answer then.
func KindNamed(name string) Kind {
	if n := slices.Index(kindNames[:], name); n >= 0 {
		return Kind(n)
	}
	return BadInput
}

// Error is why a step did not go on.
type Error struct {
	Kind Kind
	// Reason tells errors of one kind apart, where the service did not.
	Reason    ErrorReason
	Operation string
	// Exception is the name the service gave, without namespace; empty unless
	// Kind is Refused.
	Exception string
	// Message is the service's text, or ours for the other kinds. It may hold
	// anything: it is sanitised before it is drawn.
	Message string
	// Next is one sentence on what to do, empty when there is nothing to say.
	Next string
	// Field is the key of the answer at fault, empty when it is none.
	Field string
	// Retry tells that the challenge before still waits for an answer.
	Retry bool
	Cause error
}

// kindLabels are how kinds are said to a person.
var kindLabels = [...]string{
	Refused: "refused", Unreachable: "unreachable", Unreadable: "unreadable response", Credentials: "not signed",
	Cancelled: "cancelled", BadInput: "not sent",
}

// Label says in a word or two what came instead of an answer: the exception, where
// the service named one.
func (e *Error) Label() string {
	if e.Exception != "" {
		return e.Exception
	}
	return kindLabels[e.Kind]
}

// Error says the exception or the message, once.
func (e *Error) Error() string {
	switch {
	case e.Exception != "" && e.Message != "":
		return e.Exception + ": " + e.Message
	case e.Exception != "":
		return e.Exception
	default:
		return e.Message
	}
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }
