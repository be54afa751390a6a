package main

import (
	"context"
	"errors"
	"fmt"

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
			"what authwalk open reads. = marks what is the same, ≠ what differs, - and + what only\n" +
			"the first or the second has. What differs in every walk (sessions, codes, proofs,\n" +
			"tokens, times) is not compared. The exit code is 4 where the walks differ.",
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

// readOne reads a file that has one walk.
func (p *program) readOne(ctx context.Context, named string) (transcript.Transcript, error) {
	opened, err := p.readRecorded(ctx, named)
	if err != nil {
		return transcript.Transcript{}, err
	}
	if n := len(opened.Walks); n != 1 {
		return transcript.Transcript{}, fmt.Errorf("%s has %d sign-ins, and one is compared with one: authwalk open shows them", named, n)
	}
	return opened.Walks[0], nil
}
