package summary

import (
	"fmt"
	"io"
	"text/tabwriter"

	"authwalk/flow/script"
	"authwalk/flow/text"
)

// Result writes one line for each call of a script's walk, and one for what
// came of it.
func Result(out io.Writer, result script.Result) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i, call := range result.Path {
		_, _ = fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%d ms\n", i+1, text.Line(call.Operation), text.Line(call.Answered), became(call), call.Milliseconds)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, outcome(result))
	return err
}

func became(call script.Call) string {
	switch {
	case call.Exception != "":
		return text.Line(call.Exception)
	case call.Received != "":
		return "→ " + text.Line(call.Received)
	case call.Status == 0:
		return "no answer"
	default:
		return "ok"
	}
}

func outcome(result script.Result) string {
	switch {
	case result.Result == "tokens" && result.Tokens.Refresh:
		return "signed in: access, ID and refresh token"
	case result.Result == "tokens":
		return "signed in: access and ID token"
	default:
		return Says(result)
	}
}

// Says is a result that is no success in one line.
func Says(result script.Result) string {
	switch {
	case result.Expected != "":
		return text.Line(result.Expected)
	case result.Message == "":
		return text.Line(result.Result)
	default:
		return text.Line(result.Result + ": " + result.Message)
	}
}
