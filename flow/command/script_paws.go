package command

import (
	"errors"
	"strings"
)

// pawsWriter writes a script for R with paws.
type pawsWriter struct {
	scriptText
	// client is the newest client that was made.
	client string
}

func (w *pawsWriter) begin(script) {
	w.line("# Needs the packages paws and jsonlite, and at a console getPass.")
	w.line(`input <- file("stdin", "r")`)
}

func (w *pawsWriter) failWithoutTokens() {
	w.line("quit(status = if (length(answer$AuthenticationResult$AccessToken) > 0) 0 else 1)")
}

func (w *pawsWriter) show(s shown) error {
	value, err := "answer", error(nil)
	if s.value != nil {
		value, err = rValue(s.value)
	} else if s.path != nil {
		value, err = rPath(s.path)
		value = "answer" + value
	}
	w.line("cat(jsonlite::toJSON(%s, auto_unbox = TRUE, pretty = TRUE), \"\\n\")", value)
	return err
}

func (w *pawsWriter) ask(a ask) error {
	prompt, err := quoteR(a.prompt+": ", '"')
	w.line("%s <- Sys.getenv(%q)", a.variable, a.variable)
	w.line("if (%s == \"\") %s <- if (interactive()) getPass::getPass(%s) else readLines(input, 1)", a.variable, a.variable, prompt)
	return err
}

func (w *pawsWriter) say(s said) { w.line("message(%q, %s)", s.text+": ", s.variable) }

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
