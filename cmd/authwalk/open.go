package main

import (
	"context"
	"errors"
	"fmt"

	"authwalk/flow"
	"authwalk/flow/walk"
	"authwalk/ui"

	"github.com/spf13/cobra"
)

// openFlags are those of `authwalk open`.
type openFlags struct {
	display displayFlags
	safety  safetyFlags
	record  recordFlags
}

func (p *program) openCommand() *cobra.Command {
	var f openFlags
	command := &cobra.Command{
		Use:   "open [FILE]",
		Short: "Show a recorded sign-in: a record, a HAR file, CloudTrail or auth events",
		Long: "Show recorded sign-ins on the screens of a walk, with every step explained:\n" +
			"a record of authwalk (a file, an id, or last), a HAR file of a browser or a proxy,\n" +
			"results of run --json, CloudTrail records (also of aws cloudtrail lookup-events),\n" +
			"or the output of admin-list-user-auth-events. Secrets are masked while the file is\n" +
			"read. A file with a command (AWS CLI, PowerShell, R, curl, fetch) opens the sign-in\n" +
			"details with what it says. - reads standard input. Without a FILE, choose among the\n" +
			"recorded walks. Nothing is sent: a new sign-in is begun by you.",
		Args: func(command *cobra.Command, arguments []string) error {
			if len(arguments) > 1 {
				return errors.New(command.CommandPath() + " takes one file: see " + command.CommandPath() + " --help")
			}
			return nil
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return p.openList(command.Context(), f)
			}
			return p.open(command.Context(), f, arguments[0])
		},
	}
	f.display.register(command.Flags())
	f.safety.register(command.Flags())
	f.record.register(command.Flags())
	return command
}

// withoutOpen shows a record where there are no screens.
const withoutOpen = "authwalk report WALK, or authwalk walks show WALK"

func (p *program) open(ctx context.Context, f openFlags, named string) error {
	if err := f.display.check(); err != nil {
		return err
	}
	opened, err := p.readRecorded(ctx, named)
	if err != nil {
		return err
	}
	if opened.commands != nil {
		return p.openCommandText(ctx, f, opened.commands, named == "-")
	}
	keys, err := openKeys(named == "-", withoutOpen)
	if err != nil {
		return err
	}
	options, err := p.recordScreens(ctx, f)
	if err != nil {
		return err
	}
	for _, kept := range opened.Walks {
		options.Recorded = append(options.Recorded, ui.Recorded{Walk: kept.Walk, Notices: append(kept.Notices, opened.Notices...)})
	}
	options.Notice = "This is a record: nothing is sent. Press ^G to view its steps."
	if n := len(opened.Walks); n > 1 {
		options.Notice = fmt.Sprintf("%d recorded sign-ins, the last one is shown. Press ^G, then ← and → for the others.", n)
	}
	return p.show(ctx, options, f.display, keys)
}

// openList shows the recorded walks, to choose one.
func (p *program) openList(ctx context.Context, f openFlags) error {
	if err := f.display.check(); err != nil {
		return err
	}
	keys, err := openKeys(false, withoutOpen)
	if err != nil {
		return err
	}
	options, err := p.recordScreens(ctx, f)
	if err != nil {
		return err
	}
	options.Kept, options.SetTitle, options.ListKept = listKept, recordedWalks().SetTitle, true
	return p.show(ctx, options, f.display, keys)
}

// listKept lists the recorded walks for the screens.
func listKept() ([]ui.Kept, error) {
	entries, err := recordedWalks().List()
	if err == nil && len(entries) == 0 {
		err = errors.New("no walk is recorded yet")
	}
	kept := make([]ui.Kept, len(entries))
	for n, entry := range entries {
		kept[n] = ui.Kept{
			Recorded: ui.Recorded{Walk: entry.Walk, Notices: entry.Notices},
			Started:  entry.Started, Outcome: entry.Outcome(), Unreadable: entry.Unreadable, Title: entry.Title,
		}
	}
	return kept, err
}

// openCommandText opens the start form with what commands say, or the challenge that
// one of them answers.
func (p *program) openCommandText(ctx context.Context, f openFlags, pasted []walk.Pasted, tookInput bool) error {
	keys, err := openKeys(tookInput, withoutWalk)
	if err != nil {
		return err
	}
	options, err := p.recordScreens(ctx, f)
	if err != nil {
		return err
	}
	options.Pasted = pasted
	return p.show(ctx, options, f.display, keys)
}

// recordScreens are the screens for a new walk that begins like a record.
func (p *program) recordScreens(ctx context.Context, f openFlags) (ui.Options, error) {
	controls, err := p.controllerOptions(ctx, f.safety)
	if err != nil {
		return ui.Options{}, err
	}
	person := &screenPerson{program: p, screens: ui.NewPerson()}
	controls.Person, controls.Recorder = person, p.recorder(f.record)
	if controls.Vault, _, err = openVault(); err != nil {
		return ui.Options{}, err
	}
	controller := screenControllerOf(flow.New(controls))
	return ui.Options{Controller: controller, Filled: controller.Filled(walk.Start{}), Save: saveTarget, Person: person.screens}, nil
}
