package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"authwalk/flow/text"
	"authwalk/flow/transcript"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Report is a recorded walk with what authwalk knows of it.
type Report struct {
	transcript.Transcript
	// Explanations are those of the steps, in order.
	Explanations []walk.Explanation
	// Diagnosis is what was found about the user after the last step, nil where nobody
	// looked.
	Diagnosis *walk.Diagnosis
	// FromRecord tells that nothing but the record was read, and Look is the command that
	// looks at the pool, the client and the user, "" where they are not known.
	FromRecord bool
	Look       string
	// Made is when the report is made, Zone where its readers are, and Version that
	// of the authwalk that makes it.
	Made    time.Time
	Zone    *time.Location
	Version string
}

// Of makes a report of a record. The explanations come from explain, which is asked
// for each step by its number.
func Of(t transcript.Transcript, explain func(w walk.Walk, step int) walk.Explanation) Report {
	r := Report{Transcript: t, Zone: time.UTC}
	for _, step := range t.Walk.Steps {
		r.Explanations = append(r.Explanations, view.Explanation(explain(t.Walk, step.Number)))
	}
	return r
}

// outcome is how the walk came out, in a few words.
func (r Report) outcome() string { return view.Line(r.Outcome()) }

// title says who signed in, and what came of it.
func (r Report) title() string {
	return "Sign-in of " + cmp.Or(view.Line(r.Walk.Start.Username), "a user") + ": " + r.outcome()
}

// good tells that the walk came to a good end.
func (r Report) good() bool { return r.Walk.Failed() == nil && r.Walk.Last() != nil && !r.waits() }

func (r Report) waits() bool {
	_, waiting := r.Walk.Pending()
	return waiting
}

// fact is a line of the summary.
type fact struct{ Name, Value string }

// facts are what a reader wants to know first.
func (r Report) facts() []fact {
	start, target := r.Walk.Start, r.Walk.Start.Target
	where := target.Where()
	switch {
	case where == "": // not every result of run tells
	case target.IsLocal():
		where = "LOCAL, " + where
	default:
		where = "LIVE, " + where
	}
	all := []fact{
		{"Outcome", r.outcome()},
		{"User", start.Username},
		{"Began", r.moment(r.Started)},
		{"Where", where},
		{"User pool", target.UserPoolID},
		{"App client", target.ClientID},
		{"Flow", cmp.Or(start.AuthFlow, start.Operation)},
		{"Path", strings.Join(r.Walk.Path(), ", then ")},
		{"AWS profile", target.Profile},
		{"Walk", r.Walk.ID},
	}
	if r.Walk.BranchOf != "" {
		all = append(all, fact{"Branch of", fmt.Sprintf("%s, step %d", r.Walk.BranchOf, r.Walk.BranchStep)})
	}
	var given []fact
	for _, f := range all {
		if f.Value != "" {
			given = append(given, fact{f.Name, view.Line(f.Value)})
		}
	}
	return given
}

// moment is a time in UTC and, where that is another one, in the zone of the readers.
func (r Report) moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	utc, local := at.UTC().Format("2006-01-02 15:04:05 UTC"), at.In(r.Zone).Format("2006-01-02 15:04:05 MST")
	if local == utc {
		return utc
	}
	return utc + " (" + local + ")"
}

// named is what a step is called.
func named(step walk.Step) string {
	operation := view.Line(cmp.Or(step.Exchange.Operation, step.Performed, "nothing sent"))
	if len(step.Edits) > 0 {
		operation += " edited by hand"
	}
	if step.Answered != "" {
		return operation + ", the answer to " + view.Line(step.Answered)
	}
	return operation
}

// came is what a step brought, in a few words.
func came(step walk.Step) string {
	switch {
	case step.Error != nil:
		return view.Line(step.Error.Label())
	case step.Challenge != nil:
		return view.Line(step.Challenge.Name)
	case step.Tokens != nil:
		return "tokens"
	default:
		return "done"
	}
}

// body is a masked body, indented.
func body(b walk.Body) string {
	raw := b.Reveal()
	if len(raw) == 0 {
		return ""
	}
	var indented bytes.Buffer
	if json.Indent(&indented, raw, "", "  ") != nil {
		return text.Excerpt(string(raw))
	}
	return text.JSON(indented.Bytes())
}

// remedies are what can be done about the last step, in sentences and commands.
type remedy struct {
	Text    string `json:"text"`
	Command string `json:"command,omitempty"`
}

func remediesOf(step walk.Step, explained walk.Explanation) []remedy {
	var all []remedy
	if step.Error != nil && step.Error.Next != "" {
		all = append(all, remedy{Text: view.Line(step.Error.Next)})
	}
	for _, action := range explained.Actions {
		switch {
		case action.Kind == walk.CopyText:
			all = append(all, remedy{Text: strings.Replace(action.Label, "Copy the", "The", 1), Command: text.Line(action.Text)})
		case action.Kind == walk.Perform && action.Disabled == "":
			all = append(all, remedy{Text: action.Label + " (" + view.Line(action.Operation) + ")"})
		}
	}
	return all
}

// settings are those that led to a step, with their values.
func settings(explained walk.Explanation) []fact {
	var all []fact
	for _, reason := range explained.Reasons {
		if reason.Setting != "" {
			all = append(all, fact{reason.Setting, cmp.Or(reason.Value, "not set") + evidence(reason)})
		}
	}
	return all
}

// evidence says how well it is known that a setting works like that.
func evidence(reason walk.Reason) string {
	words := map[string]string{
		"VERIFIED": "seen on AWS", "REPORTED": "reported by others", "DOCUMENTED": "documented by AWS, not yet seen",
		"INFERRED": "not documented by AWS; inferred from its other rules",
	}
	known := reason.Text
	if word := words[reason.Evidence]; word != "" {
		known += " (" + word + ")"
	}
	if known == "" {
		return ""
	}
	return ": " + known
}
