package script

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"authwalk/flow/text"
)

// Write writes one line for each call of the walk, and one for what came of it.
func (r Result) Write(out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i, call := range r.Path {
		_, _ = fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%d ms\n", i+1, text.Excerpt(call.Operation), text.Excerpt(call.Answered), outcome(call), call.Milliseconds)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, strings.Join(append([]string{r.outcome()}, r.Difference...), "\n"))
	return err
}

func outcome(call Call) string {
	switch {
	case call.Exception != "":
		return text.Excerpt(call.Exception)
	case call.Received != "":
		return "→ " + text.Excerpt(call.Received)
	case call.Unreadable:
		return "unreadable"
	case call.Status == 0:
		return "no answer"
	default:
		return "ok"
	}
}

func (r Result) outcome() string {
	switch {
	case r.Result == "tokens" && r.Tokens.Refresh:
		return "signed in: access, ID and refresh token"
	case r.Result == "tokens":
		return "signed in: access and ID token"
	default:
		return r.Summary()
	}
}

// Summary is a result that is no success in one line.
func (r Result) Summary() string {
	switch {
	case r.Expected != "":
		return text.Excerpt(r.Expected)
	case r.Ending == Interrupted:
		return text.Excerpt(r.Message)
	case r.Message == "":
		return text.Excerpt(r.Result)
	default:
		return text.Excerpt(r.Result + ": " + r.Message)
	}
}
