package suite

import (
	"encoding/json"
	"io"
	"time"

	"authwalk/flow/script"
	"authwalk/flow/text"
)

// Object is a walk as `run --json` writes it: its result, and of which script it is.
type Object struct {
	Script string `json:"script"`
	script.Result
	Skipped string `json:"skipped,omitempty"`
}

// Object is the walk as an object.
func (c Case) Object() Object { return Object{c.Path, c.Result, c.Skipped} }

// timed is a walk in a report.
type timed struct {
	Object
	Passed  bool      `json:"passed"`
	Said    string    `json:"said,omitempty"`
	Started time.Time `json:"started"`
	Seconds float64   `json:"seconds"`
}

// WriteJSON writes the walks as one object.
func WriteJSON(out io.Writer, cases []Case) error {
	counted := count(cases)
	walks := make([]timed, len(cases))
	for n, c := range cases {
		walks[n] = timed{Object: c.Object(), Passed: c.passed(), Started: c.Started.UTC(), Seconds: c.Elapsed.Seconds()}
		if !c.passed() {
			walks[n].Said = c.said()
		}
	}
	raw, err := json.MarshalIndent(map[string]any{
		"walks": walks, "passed": counted.passed, "failed": counted.failures, "errors": counted.errors, "skipped": counted.skipped,
	}, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text.JSON(append(raw, '\n')))
	return err
}
