package state

import (
	"encoding/json"
	"sync"
	"time"
)

// TriggerCall is one call of a function behind a trigger. Answer is what the
// function returned, where that is JSON and not too long to keep; Error is what
// went wrong, and Effect what the response changed.
type TriggerCall struct {
	At       time.Time       `json:"at"`
	Pool     string          `json:"pool"`
	User     string          `json:"user"`
	Trigger  string          `json:"trigger"`
	Source   string          `json:"source"`
	Function string          `json:"function"`
	Millis   int64           `json:"ms"`
	Event    json.RawMessage `json:"event"`
	Answer   json.RawMessage `json:"answer,omitempty"`
	Error    string          `json:"error,omitempty"`
	Effect   string          `json:"effect,omitempty"`
}

const (
	// triggerCallsKept bounds the log of calls; the oldest go first.
	triggerCallsKept = 200
	// answerKept is the longest answer that is kept, in bytes.
	answerKept = 64 << 10
)

// TriggerLog is what the pools' triggers were called with.
type TriggerLog struct {
	mu    sync.Mutex
	calls []TriggerCall
}

// Keep puts a call into the log.
func (l *TriggerLog) Keep(call TriggerCall, answer []byte) {
	if len(answer) <= answerKept && json.Valid(answer) {
		call.Answer = answer
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.calls) == triggerCallsKept {
		l.calls = append(l.calls[:0], l.calls[1:]...)
	}
	l.calls = append(l.calls, call)
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
