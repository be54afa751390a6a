package transcript

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"authwalk/flow/text"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Explain says why a step of a walk came, by its number.
type Explain func(w walk.Walk, number int) walk.Explanation

// Comparison is two records side by side.
type Comparison struct {
	A, B Transcript
	view.Comparison
}

// Compare puts two records side by side.
func Compare(a, b Transcript) Comparison { return Comparison{a, b, view.Compare(a.Walk, b.Walk)} }

// Write writes the comparison in lines: = for what is the same, ≠ for what differs, and
// - and + for what only the first or the second walk has.
func (c Comparison) Write(out io.Writer, explain Explain) error {
	var written bytes.Buffer
	table := tabwriter.NewWriter(&written, 0, 0, 2, ' ', 0)
	for _, side := range []struct {
		name string
		of   Transcript
	}{{"A", c.A}, {"B", c.B}} {
		start := side.of.Walk.Start
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", side.name, text.Excerpt(side.of.Walk.ID), text.Excerpt(cmp.Or(start.Username, "?")),
			text.Excerpt(view.Began(start)), text.Excerpt(start.Target.Where()), text.Excerpt(side.of.Outcome()))
	}
	_, _ = fmt.Fprintln(table)
	for _, member := range c.Start {
		_, _ = fmt.Fprintf(table, "≠\t%s\t%s\t%s\n", member.Name, text.Excerpt(member.A), text.Excerpt(member.B))
	}
	if len(c.Start) > 0 {
		_, _ = fmt.Fprintln(table)
	}
	_ = table.Flush()
	c.writeNotices(&written)
	for _, row := range c.Rows {
		writeRow(table, row)
	}
	_ = table.Flush()
	c.writeFirst(&written, explain)
	_, err := out.Write(written.Bytes())
	return err
}

// writeNotices writes what is to be known of the records.
func (c Comparison) writeNotices(out io.Writer) {
	for _, side := range []struct {
		name    string
		notices []string
	}{{"A", c.A.Notices}, {"B", c.B.Notices}} {
		for _, notice := range side.notices {
			_, _ = fmt.Fprintf(out, "! %s  %s\n", side.name, text.Excerpt(notice))
		}
	}
	if len(c.A.Notices)+len(c.B.Notices) > 0 {
		_, _ = fmt.Fprintln(out)
	}
}

func writeRow(table io.Writer, r view.Row) {
	sign := "≠"
	switch {
	case r.Same():
		sign = "="
	case r.B == 0:
		sign = "-"
	case r.A == 0:
		sign = "+"
	}
	_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", sign, place(r.A, r.B), text.Excerpt(r.Name), text.Excerpt(r.CameA), text.Excerpt(r.CameB))
	for _, part := range []struct {
		name string
		list []view.Difference
	}{{"sent", r.Sent}, {"received", r.Received}} {
		for _, member := range part.list {
			_, _ = fmt.Fprintf(table, "\t\t  %s %s\t%s\t%s\n", part.name, text.Excerpt(member.Name), value(member.A), value(member.B))
		}
	}
}

// place is the number of a step in both walks, or the one that there is.
func place(a, b int) string {
	switch {
	case a == b || b == 0:
		return fmt.Sprint(a)
	case a == 0:
		return fmt.Sprint(b)
	default:
		return fmt.Sprintf("%d/%d", a, b)
	}
}

func value(of string) string {
	const longest = 60
	if of == "" {
		return "–"
	}
	return text.Clip(text.Excerpt(of), longest)
}

// writeFirst says what is known of the first step that differs, on both sides: the
// settings that led there, and else in words.
func (c Comparison) writeFirst(out io.Writer, explain Explain) {
	first := c.First()
	if first == nil {
		if len(c.Start) == 0 {
			_, _ = fmt.Fprintln(out, "\nThe walks are the same. Sessions, codes, proofs, tokens and times differ in every walk and are not compared.")
		}
		return
	}
	_, _ = fmt.Fprintf(out, "\nThe first difference is step %s. Passwords and codes are not in records, so that they cannot be compared.\n", place(first.A, first.B))
	if first.Alone != "" {
		_, _ = fmt.Fprintln(out, "  "+first.Alone)
		return
	}
	if len(first.Sent) > 0 {
		_, _ = fmt.Fprintln(out, "  The requests differ: "+strings.Join(memberNames(first.Sent), ", ")+".")
	}
	sides := [2][]string{explained(explain, c.A.Walk, first.A), explained(explain, c.B.Walk, first.B)}
	if slices.Equal(sides[0], sides[1]) {
		writeLines(out, "  ", sides[0])
		if len(first.Sent) == 0 {
			_, _ = fmt.Fprintln(out, "  No setting is known that explains the difference.")
		}
		return
	}
	writeLines(out, "  A  ", sides[0])
	writeLines(out, "  B  ", sides[1])
}

// explained is what a step was, the settings that led there, and its causes.
func explained(explain Explain, w walk.Walk, number int) []string {
	if number == 0 {
		return []string{"has no such step"}
	}
	why := explain(w, number)
	said := []string{why.Description}
	for _, reason := range why.Reasons {
		if reason.Setting != "" {
			said = append(said, strings.TrimSpace(reason.Setting+" "+reason.Value))
		}
	}
	return append(said, why.Causes...)
}

// writeLines writes lines below each other, the first behind a lead.
func writeLines(out io.Writer, lead string, lines []string) {
	for _, line := range lines {
		_, _ = fmt.Fprintln(out, lead+text.Excerpt(line))
		lead = strings.Repeat(" ", len(lead))
	}
}

func memberNames(of []view.Difference) []string {
	names := make([]string, len(of))
	for n, member := range of {
		names[n] = text.Excerpt(member.Name)
	}
	return names
}

// Object is the comparison for a program.
func (c Comparison) Object() map[string]any {
	object := map[string]any{
		"notices": map[string][]string{"a": orEmpty(c.A.Notices), "b": orEmpty(c.B.Notices)},
		"same":    c.Same(), "start": orEmpty(c.Start), "steps": orEmpty(c.Rows),
		"a": Entry{ID: c.A.Walk.ID, Transcript: c.A}.Summary(), "b": Entry{ID: c.B.Walk.ID, Transcript: c.B}.Summary(),
	}
	if first := c.First(); first != nil {
		object["first"] = first
	}
	return object
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
