package script

import (
	"context"
	"errors"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// Ending is how a script's walk came out, the service's part and the script's
// taken together.
type Ending int

// The endings.
const (
	// Done: tokens or all that was to be done, or what the script expected.
	Done Ending = iota
	// Refused by the service.
	Refused
	// BadInput: the script lacks something, or it could not be sent.
	BadInput
	// Unreachable: no answer, or one that is not Cognito's.
	Unreachable
	// Missed: not what the script expected.
	Missed
	// Interrupted by a person.
	Interrupted
)

// The results that are no exceptions.
const (
	resultTokens      = "tokens"
	resultDone        = "done"
	resultStopped     = "stopped"
	resultUnreachable = "unreachable"
)

// Result is what came of a script. Its JSON is the one object that
// `authwalk run --json` writes.
type Result struct {
	// Result is "tokens", "done" where the walk was to get none, the exception's
	// name, "stopped" or "unreachable".
	Result  string  `json:"result"`
	Message string  `json:"message"`
	Path    []Call  `json:"path"`
	Tokens  *Tokens `json:"tokens,omitempty"`
	Device  *Device `json:"device,omitempty"`

	Ending Ending `json:"-"`
	// Warnings are what a person should know of how something was kept here.
	Warnings []string `json:"-"`
	// Expected says in words what was expected and did not come; empty unless
	// Ending is Missed.
	Expected string `json:"-"`
	// Difference is the expected path beside the one that came, in lines.
	Difference []string `json:"-"`
	received   []string
	// lacks tells that an answer was missing.
	lacks bool
	raw   *walk.Tokens
}

// Call is one call of the walk. Answered and Received are ChallengeNames.
type Call struct {
	Operation string `json:"operation"`
	Answered  string `json:"answered,omitempty"`
	Received  string `json:"received,omitempty"`
	Status    int    `json:"status,omitempty"`
	Exception string `json:"exception,omitempty"`
	// Unreadable tells that what answered was not Cognito.
	Unreadable bool   `json:"-"`
	RequestID  string `json:"request_id,omitempty"`
	// Milliseconds is how long the call took.
	Milliseconds int64 `json:"ms"`
}

// resultOf makes the result of a walk that is over.
func resultOf(w walk.Walk) Result {
	failed := w.Failed()
	if pending, waiting := w.Pending(); waiting {
		failed = pending.Refused()
	}
	result := describe(w)
	switch {
	case failed != nil:
		result.fail(failed)
	case result.Tokens != nil:
		result.Result = resultTokens
	case !api.IsSignIn(w.Start.Operation):
		result.Result = resultDone
	default:
		result.Result, result.Ending = resultStopped, BadInput
		result.Message = "the walk ended without tokens"
	}
	return result
}

// after is the result with the calls that were made before its walk.
func (r Result) after(calls []Call) Result {
	r.Path = append(calls, r.Path...)
	return r
}

// stop makes the result of a walk that cannot go on for want of an answer.
// After a refusal with no further answer, the refusal is the result.
func stop(w walk.Walk, pending walk.Pending, reason error) Result {
	result := describe(w)
	_, lacks := errors.AsType[*noAnswerError](reason)
	refused := pending.Refused()
	if lacks && refused != nil {
		result.fail(refused)
		return result
	}
	result.Result, result.Ending, result.Message = resultStopped, BadInput, truncate(reason.Error())
	result.lacks = lacks
	if errors.Is(reason, context.Canceled) {
		result.Ending, result.Message = Interrupted, "interrupted"
	}
	return result
}

func (r *Result) fail(failed *walk.Error) {
	r.Message = truncate(failed.Message)
	switch failed.Kind {
	case walk.Refused:
		r.Result, r.Ending = truncate(failed.Exception), Refused
	case walk.Unreachable, walk.Unreadable:
		r.Result, r.Ending = resultUnreachable, Unreachable
	case walk.Cancelled:
		r.Result, r.Ending = resultStopped, Interrupted
	default:
		r.Result, r.Ending = resultStopped, BadInput
	}
	if failed.Next != "" && failed.Kind != walk.Refused {
		r.Message += ". " + failed.Next
	}
}

func describe(w walk.Walk) Result {
	result := Result{Path: []Call{}, received: w.Path(), raw: w.Tokens()}
	for _, step := range w.Steps {
		if step.Exchange.Operation != "" {
			result.Path = append(result.Path, describeCall(step))
		}
		if step.Warning != "" && !slices.Contains(result.Warnings, step.Warning) {
			result.Warnings = append(result.Warnings, step.Warning)
		}
	}
	if result.raw != nil {
		result.Tokens = describeTokens(*result.raw)
		result.Device = describeDevice(w.Device())
	}
	return result
}

func describeCall(step walk.Step) Call {
	call := Call{
		Operation:    step.Exchange.Operation,
		Answered:     truncate(step.Answered),
		Status:       step.Exchange.Status,
		RequestID:    step.Exchange.RequestID,
		Milliseconds: step.Exchange.Elapsed.Milliseconds(),
	}
	if step.Challenge != nil {
		call.Received = truncate(step.Challenge.Name)
	}
	if step.Error != nil {
		call.Exception = truncate(step.Error.Exception)
		call.Unreadable = step.Error.Kind == walk.Unreadable
	}
	return call
}

// truncate keeps a text of the service's from filling a result: names and
// messages of Cognito's are far shorter.
func truncate(s string) string {
	const most = 4096
	s, cut := text.Limit(s, most)
	if cut > 0 {
		s += "…"
	}
	return s
}

// Unmade is the result of a walk that could not be made.
func Unmade(ending Ending, message string) Result {
	return Result{Result: resultStopped, Message: truncate(message), Path: []Call{}, Ending: ending}
}
