package report

import (
	"fmt"
	"io"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Explained is what is known of one step, for a person or a program that was given
// no more than that step.
type Explained struct {
	Step walk.Step
	walk.Explanation
}

// Explain explains the newest step of a walk. The explanation comes from explain,
// which is asked for the step by its number.
func Explain(w walk.Walk, explain func(w walk.Walk, step int) walk.Explanation) Explained {
	last := w.Last()
	return Explained{*last, view.Explanation(explain(w, last.Number))}
}

// Known tells whether authwalk has an explanation of its own: for an error, one of
// the catalogue.
func (e Explained) Known() bool {
	return e.Step.Error == nil && e.Description != "" || e.Explanation.Known
}

// what is what came, in one line.
func (e Explained) what() string {
	switch {
	case e.Step.Error != nil:
		return view.Line(e.Step.Error.Error())
	case e.Step.Challenge != nil:
		return view.Line(e.Step.Challenge.Name)
	default:
		return came(e.Step)
	}
}

// Text writes the explanation as lines: what it means, what is likely, what is ruled
// out, and what to do.
func (e Explained) Text(out io.Writer) error {
	var text strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&text, format+"\n", values...) }
	list := func(title string, items []string, item func(n int, text string) string) {
		if len(items) == 0 {
			return
		}
		line("\n%s", title)
		for n, entry := range items {
			line("%s", item(n, entry))
		}
	}
	bullet := func(_ int, text string) string { return "  - " + text }
	line("%s", e.what())
	if e.Step.Error != nil && e.Step.Exchange.Operation != "" {
		answered := ""
		if e.Step.Answered != "" {
			answered = ", the answer to " + e.Step.Answered
		}
		line("from %s%s", e.Step.Exchange.Operation, answered)
	}
	if e.Step.Exchange.RequestID != "" {
		line("request %s", view.Line(e.Step.Exchange.RequestID))
	}
	if e.Description != "" {
		line("\n%s", e.Description)
	}
	list("Likely causes, most likely first", e.Causes, func(n int, text string) string { return fmt.Sprintf("  %d. %s", n+1, text) })
	list("Ruled out", e.NotCauses, bullet)
	list("To know", e.Notes, bullet)
	var remedies []string
	for _, r := range remediesOf(e.Step, e.Explanation) {
		if r.Command != "" {
			r.Text += ":\n      " + r.Command
		}
		remedies = append(remedies, r.Text)
	}
	list("What to do", remedies, bullet)
	if e.Who != "" {
		line("\nWho can fix it: %s", e.Who)
	}
	_, err := io.WriteString(out, text.String())
	return err
}

// Object is the explanation for a program.
func (e Explained) Object() map[string]any {
	remedies := remediesOf(e.Step, e.Explanation)
	if remedies == nil {
		remedies = []remedy{}
	}
	object := map[string]any{
		"known": e.Known(), "what": e.what(), "description": e.Description, "causes": nonNil(e.Causes), "ruled_out": nonNil(e.NotCauses), "notes": nonNil(e.Notes),
		"remedies": remedies,
	}
	for name, value := range map[string]string{
		"who": e.Who, "operation": e.Step.Exchange.Operation, "answered": e.Step.Answered, "request_id": view.Line(e.Step.Exchange.RequestID),
	} {
		if value != "" {
			object[name] = value
		}
	}
	if e.Step.Error != nil {
		object["exception"], object["message"] = view.Line(e.Step.Error.Label()), view.Line(e.Step.Error.Message)
	}
	if e.Step.Challenge != nil {
		object["challenge"] = view.Line(e.Step.Challenge.Name)
	}
	return object
}

func nonNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
