package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"authwalk/flow"
	"authwalk/flow/document"
	"authwalk/flow/report"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"

	"github.com/spf13/cobra"
	xterm "golang.org/x/term"
)

func (p *program) explainCommand() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "explain [FILE|-]",
		Short: "Explain an error, a response or an event that you were sent",
		Long: "Explain what a user was sent: an error as Cognito, the AWS CLI, PowerShell, an SDK or\n" +
			"a log writes it, the response of a sign-in, or what authwalk open reads (a record, a HAR\n" +
			"file, CloudTrail or auth events). It says what it means, what is likely and what is ruled\n" +
			"out, and what to do. Nothing is sent, and no account is needed. Without a FILE, or with -,\n" +
			"the text comes from standard input. The exit code is 1 where authwalk does not know it.",
		Args: func(command *cobra.Command, arguments []string) error {
			if len(arguments) > 1 {
				return errors.New(command.CommandPath() + " takes one file: see " + command.CommandPath() + " --help")
			}
			return nil
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			named := "-"
			if len(arguments) == 1 {
				named = arguments[0]
			}
			return p.explain(command.Context(), named, asJSON)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each sign-in")
	return command
}

func (p *program) explain(ctx context.Context, named string, asJSON bool) error {
	if named == "-" && xterm.IsTerminal(int(os.Stdin.Fd())) {
		p.say("paste what you were sent, then press enter and ctrl+d")
	}
	from, err := p.openPatiently(ctx, named)
	if err != nil {
		return err
	}
	walks, err := document.Wait(ctx, "", func() ([]walk.Walk, error) { return readExplained(from) })
	if err != nil {
		return err
	}
	known := false
	for n, w := range walks {
		explained := report.Explain(w, flow.New(flow.Options{}).Explain)
		known = known || explained.Known()
		if asJSON {
			err = writeJSON(p.stdout, explained.Object())
		} else {
			if n > 0 {
				_, _ = fmt.Fprintln(p.stdout, "\n---")
			}
			err = explained.Text(p.stdout)
		}
		if err != nil {
			return err
		}
	}
	if !known {
		return &exitError{code: exitRefused}
	}
	return nil
}

// readExplained reads the sign-ins of a record, or the one step that a text tells of.
func readExplained(from io.ReadCloser) ([]walk.Walk, error) {
	defer func() { _ = from.Close() }()
	beginning, err := io.ReadAll(io.LimitReader(from, longestCommand))
	if err != nil {
		return nil, err
	}
	var walks []walk.Walk
	if recorded, err := transcript.Open(io.MultiReader(bytes.NewReader(beginning), from)); err == nil {
		for _, kept := range recorded.Walks {
			if kept.Walk.Last() != nil {
				walks = append(walks, kept.Walk)
			}
		}
	} else if pasted, ok := flow.Pasted(string(beginning)); ok {
		walks = []walk.Walk{pasted}
	}
	if len(walks) == 0 {
		return nil, &exitError{exitRefused, "nothing here that Cognito says: no exception, no known message, no challenge. Paste the whole line, with the name of the " +
			"exception, or look at the user: authwalk check --username NAME"}
	}
	return walks, nil
}
