package state

import (
	"encoding/json"
	"strconv"
	"sync"
	"time"
)

// TriggerCall is one call of a function behind a trigger. Event is what it got and
// Answer what it returned, where that is JSON, neither where it is too long to keep;
// Error is what went wrong, and Effect what the response changed.
type TriggerCall struct {
	ID string    `json:"id"`
	At time.Time `json:"at"`
	// RequestID is the request that led to the call; AgainOf the call whose event
	// was sent again, for one that no request led to.
	RequestID   string          `json:"request_id,omitempty"`
	AgainOf     string          `json:"again_of,omitempty"`
	Pool        string          `json:"pool"`
	User        string          `json:"user"`
	Trigger     string          `json:"trigger"`
	Source      string          `json:"source"`
	Function    string          `json:"function"`
	Result      TriggerResult   `json:"result"`
	Millis      int64           `json:"ms"`
	LimitMillis int64           `json:"limit_ms"`
	Event       json.RawMessage `json:"event,omitempty"`
	Answer      json.RawMessage `json:"answer,omitempty"`
	Error       string          `json:"error,omitempty"`
	Effect      string          `json:"effect,omitempty"`
}

// TriggerResult is how a call ended.
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

const (
	// triggerCallsKept bounds the log of calls; the oldest go first.
	triggerCallsKept = 200
	// answerKept and eventKept are the longest answer and the longest event that are
	// kept, and bytesKept is how much all of them may take, in bytes: what one
	// function makes up is in the event of another.
	answerKept = 64 << 10
	eventKept  = 1 << 20
	bytesKept  = 4 << 20
)

// TriggerLog is what the pools' triggers were called with.
type TriggerLog struct {
	mu    sync.Mutex
	calls []TriggerCall
	bytes int
	last  int
}

// Keep puts a call into the log and returns it with its ID.
func (l *TriggerLog) Keep(call TriggerCall, answer []byte) TriggerCall {
	if len(answer) <= answerKept && json.Valid(answer) {
		call.Answer = answer
	}
	if len(call.Event) > eventKept {
		call.Event = nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	call.ID = strconv.Itoa(l.last)
	l.calls = append(l.calls, call)
	l.bytes += call.bytes()
	for len(l.calls) > triggerCallsKept || l.bytes > bytesKept {
		l.bytes -= l.calls[0].bytes()
		l.calls = append(l.calls[:0], l.calls[1:]...)
	}
	return call
}

func (c TriggerCall) bytes() int { return len(c.Event) + len(c.Answer) + len(c.Error) }

// Find returns the call with this ID, while it is kept.
func (l *TriggerLog) Find(id string) (TriggerCall, bool) {
	calls := l.Of(func(call TriggerCall) bool { return call.ID == id })
	if len(calls) == 0 {
		return TriggerCall{}, false
	}
	return calls[0], true
}

// Of returns the calls for those who belong, newest first.
func (l *TriggerLog) Of(belongs func(TriggerCall) bool) []TriggerCall {
	l.mu.Lock()
	defer l.mu.Unlock()
	calls := []TriggerCall{}
	for i := len(l.calls) - 1; i >= 0; i-- {
		if belongs(l.calls[i]) {
			calls = append(calls, l.calls[i])
		}
	}
	return calls
}
