package transcript

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"authwalk/flow/text"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Summary is a walk in a list.
type Summary struct {
	ID       string     `json:"id"`
	Title    string     `json:"title,omitempty"`
	Started  *time.Time `json:"started,omitempty"`
	Ended    *time.Time `json:"ended,omitempty"`
	Username string     `json:"username,omitempty"`
	Flow     string     `json:"flow,omitempty"`
	ClientID string     `json:"client,omitempty"`
	Pool     string     `json:"pool,omitempty"`
	Where    string     `json:"where,omitempty"`
	// Result is that of the record, "" where it was cut off before there was one; Path
	// are the challenges that came.
	Result     string   `json:"result,omitempty"`
	WithoutEnd bool     `json:"without_end,omitempty"`
	Path       []string `json:"path,omitempty"`
	Steps      int      `json:"steps"`
	BranchOf   string   `json:"branch_of,omitempty"`
	// Unreadable says why the record cannot be read.
	Unreadable string `json:"unreadable,omitempty"`
	outcome    string
}

// Summary is the entry for a list.
func (e Entry) Summary() Summary {
	if e.Unreadable != nil {
		return Summary{ID: e.ID, Title: e.Title, Unreadable: e.Unreadable.Error(), outcome: e.Sentence()}
	}
	w := e.Walk
	result := e.Result
	if e.WithoutEnd && result == view.ResultStopped {
		result = ""
	}
	return Summary{
		ID: e.ID, Title: e.Title, Started: moment(e.Started), Ended: moment(e.Ended), Username: w.Start.Username, Flow: view.Began(w.Start),
		ClientID: w.Start.Target.ClientID, Pool: w.Start.Target.UserPoolID, Where: w.Start.Target.Where(),
		Result: result, WithoutEnd: e.WithoutEnd, Path: w.Path(), Steps: len(w.Steps), BranchOf: w.BranchOf, outcome: e.Outcome(),
	}
}

// Sentence is the walk in a few words.
func (e Entry) Sentence() string {
	if e.Unreadable != nil {
		return "cannot be read: " + e.Unreadable.Error()
	}
	return view.Title(e.Walk, e.Outcome())
}

// Outcome says in a few words how the walk came out, as far as its record goes.
func (t Transcript) Outcome() string { return view.Outcome(t.Walk, t.WithoutEnd) }

// widestCell bounds what one long name pushes all others aside.
const widestCell = 36

// WriteList writes one line for each walk.
func WriteList(out io.Writer, list []Summary) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, summary := range list {
		when := ""
		if summary.Started != nil {
			when = summary.Started.Local().Format("2006-01-02 15:04:05")
		}
		for _, cell := range []string{summary.ID, when, summary.Username, summary.Flow, summary.Where} {
			_, _ = fmt.Fprint(table, text.Clip(text.Excerpt(cell), widestCell), "\t")
		}
		outcome := text.Excerpt(summary.outcome)
		if summary.Title != "" {
			outcome += `  "` + summary.Title + `"`
		}
		_, _ = fmt.Fprintln(table, outcome)
	}
	return table.Flush()
}

// Write writes the walk in lines: where it went, its steps, how it came out, and
// what is to be known of the record.
func (t Transcript) Write(out io.Writer) error {
	start := t.Walk.Start
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, row := range [][2]string{
		{"walk", t.Walk.ID},
		{"began", t.Started.Local().Format("2006-01-02 15:04:05 MST")},
		{"user", start.Username},
		{"flow", view.Began(start)},
		{"client", start.Target.ClientID},
		{"pool", start.Target.UserPoolID},
		{"at", start.Target.Where()},
		{"branch of", branchOf(t.Walk)},
	} {
		if row[1] != "" {
			_, _ = fmt.Fprintf(table, "%s\t%s\n", row[0], text.Excerpt(row[1]))
		}
	}
	_, _ = fmt.Fprintln(table)
	if err := table.Flush(); err != nil {
		return err
	}
	for _, s := range t.Walk.Steps {
		_, _ = fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%d ms\t%s\n", s.Number, text.Excerpt(s.Exchange.Operation), text.Excerpt(s.Answered),
			text.Excerpt(view.Came(s)), s.Exchange.Elapsed.Milliseconds(), text.Excerpt(s.Exchange.RequestID))
	}
	_, _ = fmt.Fprintln(table, text.Excerpt(t.Outcome()))
	for _, notice := range t.Notices {
		_, _ = fmt.Fprintln(table, notice)
	}
	return table.Flush()
}

func branchOf(w walk.Walk) string {
	if w.BranchOf == "" {
		return ""
	}
	return fmt.Sprintf("%s, step %d", w.BranchOf, w.BranchStep)
}
