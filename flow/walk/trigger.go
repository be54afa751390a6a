package walk

import "time"

// TriggerCall is one call of the function behind a Lambda trigger, as authwalk's
// emulator kept it.
type TriggerCall struct {
	// ID names the call to the emulator.
	ID string
	// Trigger is the trigger's name, Source the occasion it was called for, and
	// Function what is called.
	Trigger, Source, Function string
	Result                    TriggerResult
	Elapsed, Limit            time.Duration
	// Event is what the function got, and Answer what it returned; none where that
	// is no JSON or too long to keep.
	Event, Answer Body
	// Message is what the function said where it refused, and else what went wrong.
	Message string
	// Effect says in a few words what the answer changed.
	Effect string
	// About is what the function does, where that is known.
	About string
}

// TriggerResult is how a call of a function ended.
type TriggerResult string

// The results: the function returned its event, returned something that is not
// its event filled in, returned an error, took too long, or did not run.
const (
	TriggerAnswered TriggerResult = "answered"
	TriggerUnusable TriggerResult = "unusable"
	TriggerRefused  TriggerResult = "refused"
	TriggerTimedOut TriggerResult = "timed out"
	TriggerNotRun   TriggerResult = "not run"
)

// FailedTrigger is the call of a trigger that ended the step, or nil.
func (s Step) FailedTrigger() *TriggerCall {
	if n := len(s.Triggers); s.Error != nil && n > 0 && s.Triggers[n-1].Result != TriggerAnswered {
		return &s.Triggers[n-1]
	}
	return nil
}
