package transcript

import (
	"encoding/json"
	"time"

	"authwalk/flow/walk"
)

// version is the form of the files. A reader refuses later ones.
const version = 1

// line is one of the lines after the first: exactly one of its members is set.
type line struct {
	Step *step `json:"step,omitempty"`
	End  *end  `json:"end,omitempty"`
}

// header is the first line.
type header struct {
	Authwalk int       `json:"authwalk"`
	ID       string    `json:"id"`
	Started  time.Time `json:"started"`
	// Version is authwalk's.
	Version string      `json:"version,omitempty"`
	Target  walk.Target `json:"target"`
	Start   start       `json:"start"`
	Branch  *branch     `json:"branch,omitempty"`
}

type branch struct {
	Of   string `json:"of"`
	Step int    `json:"step"`
}

// start is what a walk began with, under the API's names.
type start struct {
	Operation         string            `json:"Operation"`
	AuthFlow          string            `json:"AuthFlow,omitempty"`
	Username          string            `json:"Username,omitempty"`
	Parameters        map[string]string `json:"AuthParameters,omitempty"`
	ClientMetadata    map[string]string `json:"ClientMetadata,omitempty"`
	AnalyticsMetadata json.RawMessage   `json:"AnalyticsMetadata,omitempty"`
	UserContextData   json.RawMessage   `json:"UserContextData,omitempty"`
	ContextData       json.RawMessage   `json:"ContextData,omitempty"`
	Session           string            `json:"Session,omitempty"`
	Members           map[string]string `json:"Members,omitempty"`
	HasClientSecret   bool              `json:"HasClientSecret,omitempty"`
	WithoutDevice     bool              `json:"WithoutDevice,omitempty"`
	Show              string            `json:"Show,omitempty"`
}

// step is a line of a step.
type step struct {
	Number    int               `json:"number"`
	Answered  string            `json:"answered,omitempty"`
	Performed string            `json:"performed,omitempty"`
	Answer    map[string]string `json:"answer,omitempty"`

	Operation    string          `json:"operation,omitempty"`
	Started      *time.Time      `json:"started,omitempty"`
	Milliseconds float64         `json:"ms"`
	Sent         bool            `json:"sent,omitempty"`
	Signed       bool            `json:"signed,omitempty"`
	Request      json.RawMessage `json:"request,omitempty"`
	Status       int             `json:"status,omitempty"`
	Response     json.RawMessage `json:"response,omitempty"`
	RequestID    string          `json:"request_id,omitempty"`
	ServerTime   *time.Time      `json:"server_time,omitempty"`
	Emulator     string          `json:"emulator,omitempty"`
	TriggerCalls int             `json:"trigger_calls,omitempty"`

	// Expires is when the session of the challenge that came ends.
	Expires  *time.Time `json:"session_expires,omitempty"`
	Assumed  bool       `json:"session_assumed,omitempty"`
	FollowUp string     `json:"follow_up,omitempty"`
	Error    *failure   `json:"error,omitempty"`
	Triggers []trigger  `json:"triggers,omitempty"`
	Warning  string     `json:"warning,omitempty"`
	// Edited is what was changed in the request by hand: "TIMESTAMP changed".
	Edited []string `json:"edited,omitempty"`
}

type failure struct {
	Kind      string `json:"kind"`
	Reason    string `json:"reason,omitempty"`
	Exception string `json:"exception,omitempty"`
	Message   string `json:"message,omitempty"`
	Next      string `json:"next,omitempty"`
	Field     string `json:"field,omitempty"`
	Retry     bool   `json:"retry,omitempty"`
}

type trigger struct {
	Trigger  string          `json:"trigger"`
	Source   string          `json:"source,omitempty"`
	Function string          `json:"function,omitempty"`
	Result   string          `json:"result,omitempty"`
	Elapsed  float64         `json:"ms"`
	Limit    float64         `json:"limit_ms,omitempty"`
	Event    json.RawMessage `json:"event,omitempty"`
	Answer   json.RawMessage `json:"answer,omitempty"`
	Message  string          `json:"message,omitempty"`
	Effect   string          `json:"effect,omitempty"`
}

// end is the last line.
type end struct {
	At time.Time `json:"at"`
	// Result is "tokens", "done", an exception, or "stopped".
	Result string `json:"result"`
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func duration(milliseconds float64) time.Duration {
	return time.Duration(milliseconds*1000) * time.Microsecond
}

// moment is nil for no time.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}
