package main

import (
	"context"
	"errors"

	"authwalk/flow"
	"authwalk/flow/transcript"

	"github.com/spf13/cobra"
)

func (p *program) diffCommand() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "diff A B",
		Short: "Compare two recorded walks",
		Long: "Compare two recorded walks, step by step: recorded walks (an id, last, or a file) or\n" +
			"what authwalk open reads; FILE#2 is the second sign-in in a file. = marks what is the\n" +
			"same, ≠ what differs, - and + what only the first or the second has. What differs in\n" +
			"every walk (sessions, codes, proofs, tokens, times) is not compared. The exit code is\n" +
			"4 where the walks differ.",
		Args: func(command *cobra.Command, arguments []string) error {
			if len(arguments) != 2 {
				return errors.New(command.CommandPath() + " needs two walks: see " + command.CommandPath() + " --help")
			}
			return nil
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			return p.diff(command.Context(), arguments[0], arguments[1], asJSON)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return command
}

func (p *program) diff(ctx context.Context, a, b string, asJSON bool) error {
	one, err := p.readOne(ctx, a)
	if err != nil {
		return err
	}
	other, err := p.readOne(ctx, b)
	if err != nil {
		return err
	}
	compared := transcript.Compare(one, other)
	if asJSON {
		err = writeJSON(p.stdout, compared.Object())
	} else {
		err = compared.Write(p.stdout, flow.New(flow.Options{}).Explain)
	}
	if err == nil && !compared.Same() {
		err = &exitError{code: exitMissed}
	}
	return err
}
