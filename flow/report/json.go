package report

import (
	"encoding/json"
	"io"
	"time"

	"authwalk/flow/text"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// jsonReport is the report for a program.
type jsonReport struct {
	Authwalk string             `json:"authwalk"`
	Walk     transcript.Summary `json:"walk"`
	Notices  []string           `json:"notices,omitempty"`
	// Diagnosis is what keeps the user from signing in, where somebody looked.
	Diagnosis *diagnosis `json:"diagnosis,omitempty"`
	// Unread says what was not read, Look is the command that reads it.
	Unread string     `json:"not_known,omitempty"`
	Look   string     `json:"look,omitempty"`
	Steps  []jsonStep `json:"steps"`
}

type jsonStep struct {
	Number      int             `json:"step"`
	Operation   string          `json:"operation,omitempty"`
	Answered    string          `json:"answered,omitempty"`
	Received    string          `json:"received,omitempty"`
	Exception   string          `json:"exception,omitempty"`
	Message     string          `json:"message,omitempty"`
	Status      int             `json:"status,omitempty"`
	RequestID   string          `json:"request_id,omitempty"`
	Started     *time.Time      `json:"started,omitempty"`
	Elapsed     int64           `json:"ms"`
	Request     json.RawMessage `json:"request,omitempty"`
	Response    json.RawMessage `json:"response,omitempty"`
	Explanation jsonReasons     `json:"explanation"`
}

type jsonReasons struct {
	Description string            `json:"description,omitempty"`
	Causes      []string          `json:"causes,omitempty"`
	RuledOut    []string          `json:"ruled_out,omitempty"`
	Settings    map[string]string `json:"settings,omitempty"`
	Notes       []string          `json:"notes,omitempty"`
	Remedies    []string          `json:"remedies,omitempty"`
}

// JSON writes the report for a program.
func (r Report) JSON(out io.Writer) error {
	summary := transcript.Entry{ID: r.Walk.ID, Transcript: r.Transcript}.Summary()
	made := jsonReport{Authwalk: r.Version, Walk: summary, Notices: r.Notices, Diagnosis: r.diagnosis(), Unread: r.unread(), Look: r.look(), Steps: []jsonStep{}}
	for n, step := range r.Walk.Steps {
		made.Steps = append(made.Steps, r.jsonStep(step, r.Explanations[n]))
	}
	raw, err := json.MarshalIndent(made, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text.JSON(raw)+"\n")
	return err
}

func (r Report) jsonStep(step walk.Step, explained walk.Explanation) jsonStep {
	made := jsonStep{
		Number: step.Number, Operation: step.Exchange.Operation, Answered: step.Answered, Status: step.Exchange.Status, RequestID: step.Exchange.RequestID,
		Elapsed: step.Exchange.Elapsed.Milliseconds(), Request: rawOf(step.Exchange.Request), Response: rawOf(step.Exchange.Answer),
		Explanation: jsonReasons{Description: explained.Description, Causes: explained.Causes, RuledOut: explained.NotCauses, Notes: explained.Notes},
	}
	if started := step.Exchange.Started; !started.IsZero() {
		started = started.UTC()
		made.Started = &started
	}
	if step.Challenge != nil {
		made.Received = step.Challenge.Name
	}
	if step.Error != nil {
		made.Exception, made.Message = step.Error.Exception, step.Error.Message
		for _, remedy := range remediesOf(step, explained) {
			made.Explanation.Remedies = append(made.Explanation.Remedies, remedy.Text)
		}
	}
	for _, setting := range settings(explained) {
		if made.Explanation.Settings == nil {
			made.Explanation.Settings = map[string]string{}
		}
		made.Explanation.Settings[setting.Name] = setting.Value
	}
	return made
}

// rawOf is a body as it stands in JSON; one that is none becomes a text.
func rawOf(b walk.Body) json.RawMessage {
	raw := b.Reveal()
	switch {
	case len(raw) == 0:
		return nil
	case json.Valid(raw):
		return raw
	}
	quoted, _ := json.Marshal(string(raw)) // a string always can be
	return quoted
}
