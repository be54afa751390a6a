package command

import (
	"errors"
	"fmt"
	"strings"
)

// pawsWriter writes a script for R with paws.
type pawsWriter struct {
	strings.Builder
	// client is the newest client that was made.
	client string
}

func writePawsScript(s script) (string, error) {
	w := &pawsWriter{}
	for _, line := range s.title {
		w.line("# %s", oneLine(line))
	}
	w.line("# Needs the packages paws and jsonlite, and at a console getPass.")
	w.line(`input <- file("stdin", "r")`)
	if len(s.asks) > 0 {
		w.line("\n# Secrets come from the environment, or are asked for.")
	}
	for _, asked := range s.asks {
		if err := w.ask(asked); err != nil {
			return "", err
		}
	}
	for _, part := range s.parts {
		if err := w.part(part); err != nil {
			return "", err
		}
	}
	w.line("\ncat(jsonlite::toJSON(answer, auto_unbox = TRUE, pretty = TRUE), \"\\n\")")
	if s.last().tokens || s.last().expected != "" {
		w.line("quit(status = if (length(answer$AuthenticationResult$AccessToken) > 0) 0 else 1)")
	}
	return w.String(), nil
}

func (w *pawsWriter) line(format string, arguments ...any) {
	_, _ = fmt.Fprintf(w, format+"\n", arguments...)
}

func (w *pawsWriter) ask(a ask) error {
	prompt, err := quoteR(a.prompt+": ", '"')
	w.line("%s <- Sys.getenv(%q)", a.variable, a.variable)
	w.line("if (%s == \"\") %s <- if (interactive()) getPass::getPass(%s) else readLines(input, 1)", a.variable, a.variable, prompt)
	return err
}

func (w *pawsWriter) part(part any) error {
	switch part := part.(type) {
	case note:
		w.line("\n# %s", oneLine(part.text))
	case ask:
		w.line("")
		return w.ask(part)
	case said:
		w.line("message(%q, %s)", part.text+": ", part.variable)
	case *computation:
		return w.compute(part)
	case *request:
		return w.request(part)
	}
	return nil
}

func (w *pawsWriter) compute(c *computation) error {
	input, err := rPairs(c.input)
	if err != nil {
		return err
	}
	w.line("\ncomputed <- jsonlite::fromJSON(paste(system2(\"authwalk\", c(\"srp\", %q),", c.verb)
	w.line("  input = jsonlite::toJSON(list(%s), auto_unbox = TRUE), stdout = TRUE), collapse = \"\"))", input)
	for _, value := range c.carried {
		w.line("%s <- computed$%s", value.variable, value.path[0])
	}
	return nil
}

func (w *pawsWriter) request(r *request) error {
	w.line("\n# %s", oneLine(titleOf(r)))
	client, err := pawsClient(r.call)
	if err != nil {
		return err
	}
	text, err := pawsCall(r.call)
	if errors.Is(err, ErrInexpressible) {
		w.line("# This call is left out: %s", oneLine(err.Error()))
		return nil
	}
	if err != nil {
		return err
	}
	if client != w.client {
		w.line("svc <- %s", client)
		w.client = client
	}
	w.line("answer <- %s", text)
	if r.expected != "" {
		expected, err := quoteR(r.expected, '"')
		if err != nil {
			return err
		}
		w.line("stopifnot(identical(answer$ChallengeName, %s))", expected)
	}
	for _, value := range r.carried {
		path, err := rPath(value.path)
		if err != nil {
			return err
		}
		w.line("%s <- answer%s", value.variable, path)
	}
	return nil
}

func rPath(path []string) (string, error) {
	var text strings.Builder
	for _, name := range path {
		written, err := rNameText(name)
		if err != nil {
			return "", err
		}
		text.WriteString("$" + written)
	}
	return text.String(), nil
}
