package main

import (
	"errors"
	"fmt"

	"authwalk/flow/transcript"

	"github.com/spf13/cobra"
)

const walksHelp = "authwalk records each walk: what was sent and what came back, with a tag such as\n" +
	"password#1 in place of every secret. Records are kept for 30 days, at most 500 of\n" +
	"them, in files that only you can read. --no-transcript keeps no record of a walk.\n\n" + walkHelp

const walkHelp = "WALK is an id, the beginning of one, last, or a file: a record, a HAR file, results of\n" +
	"run --json, CloudTrail or auth events; - is standard input. FILE#2 is the second\n" +
	"sign-in in a file that has several."

func (p *program) walksCommand() *cobra.Command {
	list := p.walksListCommand("walks")
	list.Short = "List, show and remove the recorded walks"
	list.Long = "List the recorded walks, the newest first.\n\n" + walksHelp
	list.AddCommand(p.walksListCommand("list"), p.walksShowCommand(), p.walksRemoveCommand())
	return list
}

func (p *program) walksListCommand(use string) *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   use,
		Short: "List the recorded walks, the newest first",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			return p.listWalks(asJSON)
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return command
}

func (p *program) listWalks(asJSON bool) error {
	entries, err := recordedWalks().List()
	if err != nil {
		return err
	}
	list := make([]transcript.Summary, len(entries))
	for n, entry := range entries {
		list[n] = entry.Summary()
	}
	switch {
	case asJSON:
		return writeJSON(p.stdout, map[string]any{"walks": list})
	case len(list) == 0:
		_, err := fmt.Fprintln(p.stdout, "No walk is recorded yet.")
		return err
	default:
		return transcript.WriteList(p.stdout, list)
	}
}

func (p *program) walksShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show WALK",
		Short: "Show the steps of a recorded walk",
		Long:  "Show the steps of a recorded walk.\n\n" + walksHelp,
		Args:  oneWalk,
		RunE: func(command *cobra.Command, arguments []string) error {
			kept, err := p.readOne(command.Context(), arguments[0])
			if err != nil {
				return err
			}
			return kept.Write(p.stdout)
		},
	}
}

func oneWalk(command *cobra.Command, arguments []string) error {
	if len(arguments) != 1 {
		return errors.New(command.CommandPath() + " needs one walk: an id, last, or a file")
	}
	return nil
}

func (p *program) walksRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rm WALK...",
		Short: "Remove recorded walks",
		Long:  "Remove recorded walks: by id, by the beginning of one, or last. To remove all of\nthem, see authwalk clean.",
		Args: func(command *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return errors.New(command.CommandPath() + " needs a walk: an id, or last")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, arguments []string) error {
			return p.removeWalks(arguments)
		},
	}
}

// removeWalks finds all that are named before it removes one.
func (p *program) removeWalks(named []string) error {
	folder := recordedWalks()
	ids := make([]string, len(named))
	for n, which := range named {
		var err error
		if ids[n], err = folder.ID(which); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if err := folder.Remove(id); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(p.stdout, "removed", id); err != nil {
			return err
		}
	}
	return nil
}
