package command

import (
	"fmt"
	"slices"
	"strings"
)

// shScript writes a script for a POSIX shell. Whatever is secret goes through jq's
// environment, files that nobody else can read, and standard input: no other user
// sees any of these, as they see the words of a command.
type shScript struct {
	scriptText
	language Language
}

// newShScript begins a script with the shell that it is for.
func newShScript(language Language) *shScript {
	w := &shScript{language: language}
	w.line("#!/bin/sh")
	return w
}

func (w *shScript) show(s shown) error {
	switch {
	case s.value != nil:
		text, err := w.jq(s.value)
		w.line("%s", text)
		return err
	case s.path != nil:
		w.line(`printf '%%s' "$answer" | jq %s`, quoteSh(jqPath(s.path)))
	default:
		w.line(`printf '%%s\n' "$answer"`)
	}
	return nil
}

func (w *shScript) begin(s script) {
	tools := []string{"aws", "jq"}
	if w.language == Curl {
		tools[0] = "curl"
	}
	if s.computes() {
		tools = append(tools, "authwalk")
	}
	w.line("# Needs %s.", strings.Join(tools, ", "))
	w.line("set -eu")
	w.line("umask 077")
	w.line("input=$(mktemp)")
	w.line(`trap 'stty echo 2>/dev/null || :; rm -f "$input"' EXIT`)
	w.line("trap 'exit 130' HUP INT TERM")
}

func (w *shScript) failWithoutTokens() {
	w.line(`printf '%%s' "$answer" | jq -e 'has("AuthenticationResult")' >/dev/null`)
}

func (w *shScript) say(s said) {
	w.line(`printf '%%s: %%s\n' %s "$%s" >&2`, quoteSh(s.text), s.variable)
}

func (w *shScript) ask(a ask) error {
	w.line(`if [ -z "${%s:-}" ]; then`, a.variable)
	w.line(`  printf '%%s: ' %s >&2`, quoteSh(a.prompt))
	w.line("  if [ -t 0 ]; then stty -echo; fi")
	w.line("  IFS= read -r %s", a.variable)
	w.line("  if [ -t 0 ]; then stty echo; echo >&2; fi")
	w.line("fi")
	return nil
}

// jq makes JSON of a value. Variables reach jq in its environment alone.
func (w *shScript) jq(value any) (string, error) {
	var names []string
	text, err := jsonText(value, func(v Variable) string {
		if !slices.Contains(names, v.Name) {
			names = append(names, v.Name)
		}
		if v.JSON {
			return "(env." + v.Name + "|fromjson)"
		}
		return "env." + v.Name
	})
	var assigned strings.Builder
	for _, name := range names {
		fmt.Fprintf(&assigned, `%s="$%s" `, name, name)
	}
	return assigned.String() + "jq -n " + quoteSh(text), err
}

func (w *shScript) compute(c *computation) error {
	if len(c.input) == 0 {
		w.line("\ncomputed=$(authwalk srp %s)", c.verb)
	} else {
		input, err := w.jq(c.input)
		if err != nil {
			return err
		}
		w.line("\ncomputed=$(%s | authwalk srp %s)", input, c.verb)
	}
	w.carry("computed", c.carried)
	return nil
}

func (w *shScript) carry(from string, values []carried) {
	for _, value := range values {
		w.line(`%s=$(printf '%%s' "$%s" | jq -r %s)`, value.variable, from, quoteSh(jqPath(value.path)))
	}
}

func jqPath(path []string) string {
	var text strings.Builder
	for _, name := range path {
		if plainName().MatchString(name) {
			text.WriteString("." + name)
		} else {
			text.WriteString("[" + quotedJSON(name) + "]")
		}
	}
	if !strings.HasPrefix(text.String(), ".") {
		return "." + text.String()
	}
	return text.String()
}

func (w *shScript) request(r *request) error {
	w.line("\n# %s", oneLine(titleOf(r)))
	body, err := w.jq(r.call.Members)
	if err != nil {
		return err
	}
	if w.language == Curl {
		err = w.curl(r.call, body)
	} else {
		w.aws(r.call, body)
	}
	if err != nil {
		return err
	}
	if r.expected != "" {
		w.line(`if ! printf '%%s' "$answer" | jq -e %s >/dev/null; then`, quoteSh(".ChallengeName == "+quotedJSON(r.expected)))
		w.line(`  printf '%%s\n' "$answer"`)
		w.line(`  printf '%%s\n' %s >&2`, quoteSh(notAskedAgain(r)))
		w.line("  exit 1")
		w.line("fi")
	}
	w.carry("answer", r.carried)
	return nil
}

// notAskedAgain says that the challenge that came before does not come now.
func notAskedAgain(r *request) string {
	return oneLine("The service does not ask for " + r.expected + " as it did before.")
}

// titleOf says what a call is for.
func titleOf(r *request) string {
	text := fmt.Sprintf("%d. %s", r.number, r.call.Operation)
	if r.answers != "" {
		text += " answers " + r.answers
	}
	switch {
	case r.expected != "":
		text += "; " + r.expected + " comes next"
	case r.tokens:
		text += "; tokens come next"
	}
	return text + "."
}

// aws makes a call with the AWS CLI. Its input comes from a file: the AWS CLI reads
// standard input twice, and finds it empty then.
func (w *shScript) aws(call Call, body string) {
	w.line(`%s >"$input"`, body)
	words := append(awsBeginning(w.language, call), "--output json", `--cli-input-json "file://$input"`)
	w.line("answer=$(%s)", strings.Join(words, lineEnd))
}

// curl makes a call with curl. An answer that is an error is one for curl's reader
// alone: the service sends it as any other.
func (w *shScript) curl(call Call, body string) error {
	words, err := curlBeginning(call)
	if err != nil {
		return err
	}
	if call.signed() {
		w.line(`%s >"$input"`, body)
		words = append(words, `--data-binary "@$input"`, "-K -")
		w.line("answer=$(%s <<EOF%sEOF\n)", strings.Join(words, lineEnd), credentialLines)
	} else {
		w.line("answer=$(%s |", body)
		w.line("  %s)", strings.Join(append(words, "--data-binary @-"), lineEnd))
	}
	w.line(`if [ -n "$answer" ] && ! printf '%%s' "$answer" | jq -e 'type == "object" and (has("__type") | not)' >/dev/null 2>&1; then`)
	w.line(`  printf '%%s\n' "$answer"`)
	w.line("  exit 1")
	w.line("fi")
	return nil
}
