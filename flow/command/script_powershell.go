package command

import (
	"cmp"
	"errors"
	"strings"
)

// powershellWriter writes a script for PowerShell.
type powershellWriter struct{ scriptText }

func (w *powershellWriter) begin(script) {
	w.line("$ErrorActionPreference = 'Stop'")
	w.line("$OutputEncoding = [Text.UTF8Encoding]::new($false)")
	w.line("Import-Module AWS.Tools.CognitoIdentityProvider")
}

func (w *powershellWriter) failWithoutTokens() {
	w.line("if (-not $answer.AuthenticationResult) { exit 1 }")
}

func (w *powershellWriter) show(s shown) error {
	switch {
	case s.value != nil:
		text, err := powershellValue(s.value)
		w.line("%s", text)
		return err
	case s.path != nil:
		w.line("$answer%s", powershellPath(s.path))
	default:
		w.line("$answer | ConvertTo-Json -Depth 10")
	}
	return nil
}

func (w *powershellWriter) ask(a ask) error {
	w.line("$%s = $env:%s", a.variable, a.variable)
	w.line("if (-not $%s) { $%s = [Net.NetworkCredential]::new('', (Read-Host %s -AsSecureString)).Password }", a.variable, a.variable, quotePowerShell(a.prompt))
	return nil
}

func (w *powershellWriter) say(s said) {
	w.line("Write-Host (%s + $%s)", quotePowerShell(s.text+": "), s.variable)
}

func (w *powershellWriter) compute(c *computation) error {
	input, err := powershellTable(c.input)
	if err != nil {
		return err
	}
	w.line("\n$computed = %s | ConvertTo-Json -Compress | authwalk srp %s | ConvertFrom-Json", input, c.verb)
	for _, value := range c.carried {
		w.line("$%s = [string]$computed.%s", value.variable, value.path[0])
	}
	return nil
}

func (w *powershellWriter) request(r *request) error {
	w.line("\n# %s", oneLine(titleOf(r)))
	call := r.call
	// The whole answer, also where a cmdlet would return a part of it.
	call.Show = cmp.Or(call.Show, "*")
	text, err := writePowerShell(call)
	if errors.Is(err, ErrInexpressible) {
		w.line("# This call is left out: %s", oneLine(err.Error()))
		return nil
	}
	if err != nil {
		return err
	}
	w.line("$answer = %s", text)
	if r.expected != "" {
		w.line("if ($answer.ChallengeName -ne %s) { throw %s }", quotePowerShell(r.expected), quotePowerShell(notAskedAgain(r)))
	}
	for _, value := range r.carried {
		w.line("$%s = [string]$answer%s", value.variable, powershellPath(value.path))
	}
	return nil
}

// powershellPath is a value of an answer. The parameters of a challenge are a
// dictionary, all else are properties.
func powershellPath(path []string) string {
	var text strings.Builder
	for i, name := range path {
		if i > 0 && path[i-1] == "ChallengeParameters" {
			text.WriteString("[" + quotePowerShell(name) + "]")
			continue
		}
		text.WriteString("." + name)
	}
	return text.String()
}
