package main

import (
	"errors"
	"fmt"

	"authwalk/flow/start"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// rootCommand is the command line.
func (p *program) rootCommand() *cobra.Command {
	root := p.walkCommand("authwalk")
	root.Short = "Step through Amazon Cognito sign-ins"
	root.Long = "authwalk steps through an Amazon Cognito sign-in, challenge by challenge, against\n" +
		"AWS or its built-in emulator. Without flags it opens the demo pools, or lets you\n" +
		"choose if AWS is configured.\n\n" + secretsHelp
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(flagError)
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.AddCommand(
		p.namedWalkCommand(),
		p.demoCommand(),
		p.tokenCommand(),
		p.emulateCommand(), p.healthCommand(),
		p.runCommand(),
		p.pullCommand(), p.checkCommand(), p.historyCommand(),
		p.openCommand(),
		p.walksCommand(), p.diffCommand(), p.explainCommand(),
		p.reportCommand(),
		p.cleanCommand(),
		p.srpCommand(),
		p.versionCommand(), p.manCommand(),
		p.storybookCommand(),
		accessibilityTopic(),
	)
	root.Version = readBuild().Version
	root.SetVersionTemplate("authwalk {{.Version}}\n")
	root.InitDefaultCompletionCmd()
	wantShell(root)
	addCompletions(root, p.completions())
	return root
}

// wantShell makes completion without a shell, or with an unknown one, a matter
// of usage; cobra prints its help and calls that success.
func wantShell(root *cobra.Command) {
	for _, command := range root.Commands() {
		if command.Name() == "completion" {
			command.Args = cobra.ArbitraryArgs
			command.RunE = func(*cobra.Command, []string) error {
				return errors.New("completion needs a shell: bash, fish, powershell or zsh")
			}
		}
	}
}

// noArguments refuses arguments without repeating them: one of them may be a
// value that belongs to a flag.
func noArguments(command *cobra.Command, arguments []string) error {
	if len(arguments) == 0 {
		return nil
	}
	if command.HasSubCommands() {
		return errors.New("there is no such command: see authwalk help")
	}
	return fmt.Errorf("%s takes no arguments: see %s --help", command.CommandPath(), command.CommandPath())
}

// flagError names the flag at fault and never its value.
func flagError(command *cobra.Command, err error) error {
	see := ": see " + command.CommandPath() + " --help"
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		dashes, word, name := "--", unknown.GetSpecifiedName(), unknown.GetSpecifiedName()
		if shortnames := unknown.GetSpecifiedShortnames(); shortnames != "" {
			dashes, word = "-", shortnames
		}
		if instead := insteadOf(command, word); instead != "" {
			return errors.New("there is no " + dashes + word + ": " + instead)
		}
		return errors.New("unknown flag " + dashes + name + see)
	}
	if lacks, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return errors.New("--" + lacks.GetSpecifiedName() + " needs a value" + see)
	}
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return errors.New("--" + invalid.GetFlag().Name + " has an invalid value" + see)
	}
	return errors.New("invalid flags" + see)
}

// beginsWalks reports whether a command takes the start flags.
func beginsWalks(command *cobra.Command) bool {
	return command.Flags().Lookup(start.Member("AuthFlow").Flag()) != nil
}
