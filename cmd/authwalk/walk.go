package main

import (
	"context"
	"fmt"
	"os"

	"authwalk/flow"
	"authwalk/flow/cognito"
	"authwalk/flow/command"
	"authwalk/flow/start"
	"authwalk/flow/target"
	"authwalk/flow/walk"
	"authwalk/ui"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
)

// walkFlags are those of `authwalk` and `authwalk walk`.
type walkFlags struct {
	start   startFlags
	display displayFlags
	safety  safetyFlags
	record  recordFlags
	step    bool
}

func (p *program) namedWalkCommand() *cobra.Command {
	command := p.walkCommand("walk")
	command.Short = "Sign in step by step"
	command.Long = "Sign in step by step, from the start form or from what the flags say.\n\n" + secretsHelp
	return command
}

func (p *program) walkCommand(use string) *cobra.Command {
	var f walkFlags
	command := &cobra.Command{
		Use: use,
		Args: func(command *cobra.Command, arguments []string) error {
			return noArguments(command, f.start.takeKind(command.Flags(), arguments))
		},
		RunE: func(command *cobra.Command, _ []string) error {
			return p.walk(command.Context(), f)
		},
	}
	set := command.Flags()
	f.start.register(set)
	f.start.registerSkeleton(set)
	f.display.register(set)
	f.safety.register(set)
	f.record.register(set)
	set.BoolVar(&f.step, "step", false, "stop after every request that was sent without you, before the next one")
	return command
}

func (p *program) walk(ctx context.Context, f walkFlags) error {
	if f.start.skeleton != "" {
		if err := p.checkSkeletonInput(ctx, f.start); err != nil {
			return err
		}
		skeleton, err := f.start.skeletonText()
		_, _ = fmt.Fprint(p.stdout, skeleton)
		return err
	}
	if err := f.display.check(); err != nil {
		return err
	}
	begin, err := f.start.Start(ctx, walk.Start{}, p.startEdges())
	if err != nil {
		return err
	}
	if begin, err = p.withSecrets(ctx, begin, false); err != nil {
		return err
	}
	options, err := p.screens(ctx, f, begin)
	if err != nil {
		return err
	}
	return p.display(ctx, options, f.display, f.start.TakesStandardInput())
}

// checkSkeletonInput checks the input where an example of its answer is asked for, as
// the AWS CLI does.
func (p *program) checkSkeletonInput(ctx context.Context, f startFlags) error {
	if f.skeleton != command.SkeletonOutput {
		return nil
	}
	begin, err := f.Start(ctx, walk.Start{}, p.startEdges())
	if err == nil {
		err = start.CheckInput(begin)
	}
	if err != nil {
		return fmt.Errorf("--%s %s checks the input first: %w", skeletonFlag, f.skeleton, err)
	}
	return nil
}

// startEdges are what start flags are read from besides the command line.
func (p *program) startEdges() start.Edges {
	return start.Edges{Stdin: p.stdin, Find: savedTargets().Find, Settings: cognito.LoadSettings}
}

// screens begins where the flags lead: to a walk, to the start form, to the
// choice between both where only AWS is set up, and to the demo pool otherwise.
func (p *program) screens(ctx context.Context, f walkFlags, begin walk.Start) (ui.Options, error) {
	controls, err := p.controllerOptions(ctx, f.safety)
	if err != nil {
		return ui.Options{}, err
	}
	person := &screenPerson{program: p, screens: ui.NewPerson()}
	controls.Step, controls.Person, controls.Recorder = f.step, person, p.recorder(f.record)
	isPlain := f.display.isPlain(f.start.TakesStandardInput())
	if isPlain {
		controls.Person = linePerson{p}
	}
	kept, unusable, err := openVault()
	if err != nil {
		return ui.Options{}, err
	}
	controls.Vault = kept
	controller := screenControllerOf(flow.New(controls))
	options := ui.Options{Controller: controller, Filled: controller.Filled(begin), Save: saveTarget, Step: f.step, Person: person.screens}
	if from := begin.Target.EndpointFrom; from != "" {
		options.Notice = fmt.Sprintf("The endpoint %s comes from %s.", begin.Target.Endpoint, from)
	}
	if unusable != nil && !isPlain { // lines say it with the first step
		options.Notice = "The vault cannot be used: " + unusable.Error()
	}
	demo := func(ctx context.Context) (ui.Demo, error) {
		opened, _, err := p.openDemo(ctx, demoFlags{step: f.step, record: f.record})
		return opened, err
	}
	choose := func() {
		options.Demo, options.Kept = demo, listKept
		options.Places = func(ctx context.Context) []ui.Place {
			return p.places(ctx, controller, demoFlags{step: f.step, record: f.record})
		}
	}
	switch {
	case start.Ready(begin):
		options.Begin = &begin
	case f.start.Flags != (start.Flags{}):
	case cognito.IsConfigured(os.Getenv):
		choose()
	default:
		choose()
		options.Live = controller
		opened, err := demo(ctx)
		if err != nil {
			return options, err
		}
		options.Controller, options.DemoUsers, options.Notice = opened.Controller, opened.DemoUsers, opened.Notice
	}
	return options, nil
}

// savedTargets is where targets are kept. A user without a home has no place
// for them: the root directory, which xdg falls back to, is not theirs.
func savedTargets() target.File {
	if xdg.Home == "/" && os.Getenv("XDG_CONFIG_HOME") == "" {
		return target.In("")
	}
	return target.In(xdg.ConfigHome)
}

// saveTarget keeps what the start form says and tells where.
func saveTarget(filled walk.Values) (string, error) {
	file := savedTargets()
	return string(file), file.Save(target.Of(filled))
}
