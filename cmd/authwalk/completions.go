package main

import (
	"slices"
	"strings"
	"unicode"

	"authwalk/flow/api"
	"authwalk/flow/cognito"
	cli "authwalk/flow/command"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/text"
	"authwalk/flow/walk"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// addCompletions gives the flags and arguments of a command, and of those below it, the
// values that a shell offers.
func addCompletions(command *cobra.Command, values map[string]cobra.CompletionFunc) {
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		complete, found := values[command.Name()+" --"+flag.Name]
		if !found {
			complete, found = values["--"+flag.Name]
		}
		if found {
			_ = command.RegisterFlagCompletionFunc(flag.Name, complete) // it fails for a flag that is unknown or has them already
		}
	})
	if complete, found := values[command.Name()]; found {
		command.ValidArgsFunction = complete
	}
	for _, below := range command.Commands() {
		addCompletions(below, values)
	}
}

// completions are by command, by flag, or by both where a flag's name has several
// meanings.
func (p *program) completions() map[string]cobra.CompletionFunc {
	return map[string]cobra.CompletionFunc{
		"--target":          completeTargets,
		"--profile":         completeProfiles,
		"--auth-flow":       completeFlows,
		"--theme":           oneOf(themes...),
		"--issuer":          oneOf(emulator.IssuerListen, emulator.IssuerHost, emulator.IssuerAWS, emulator.IssuerAWSUpdated),
		"--" + skeletonFlag: oneOf(cli.SkeletonKinds...),
		"demo --user":       p.completeDemoUsers,
		"report --format":   oneOf(strings.Split(formatNames(), ", ")...),
		"run --output":      oneOf(cli.Outputs...),
		"token --output":    oneOf(cli.Outputs...),
		"man":               completeCommands,
		"show":              completeWalks,
		"rm":                completeWalks,
		"report":            completeWalks,
		"diff":              completeWalks,
		"open":              completeWalks,
		"run":               completeWalks,
	}
}

// oneOf offers values that depend on nothing.
func oneOf(values ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
}

// offer adds a value with its description. One that is there already, or that a terminal
// or a shell would take for something else, is left out.
func offer(offers []cobra.Completion, value, description string) []cobra.Completion {
	if value == "" || text.Line(value) != value || strings.ContainsFunc(value, unicode.IsSpace) {
		return offers
	}
	if slices.ContainsFunc(offers, func(other cobra.Completion) bool { return strings.HasPrefix(other, value+"\t") }) {
		return offers
	}
	return append(offers, cobra.CompletionWithDesc(value, text.Excerpt(description)))
}

func completeTargets(*cobra.Command, []string, string) (offers []cobra.Completion, _ cobra.ShellCompDirective) {
	targets, _ := savedTargets().Read()
	for _, target := range targets {
		offers = offer(offers, target.Name, about(target))
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

func completeProfiles(*cobra.Command, []string, string) (offers []cobra.Completion, _ cobra.ShellCompDirective) {
	profiles, _ := cognito.Profiles()
	for _, profile := range profiles {
		offers = offer(offers, profile.Name, profile.Region)
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

func completeFlows(*cobra.Command, []string, string) (offers []cobra.Completion, _ cobra.ShellCompDirective) {
	for _, flow := range api.Flows() {
		offers = offer(offers, flow.Name, flow.Label)
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// completeDemoUsers offers the users of the pools that the command line names so far.
func (p *program) completeDemoUsers(command *cobra.Command, _ []string, _ string) (offers []cobra.Completion, _ cobra.ShellCompDirective) {
	pools, _ := command.Flags().GetStringArray("pool")
	files, err := p.readPools(command.Context(), pools, walk.Secret{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	users, _ := demouser.Of(files, "")
	for _, user := range users {
		offers = offer(offers, user.Username, user.Note)
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// completeWalks offers the recorded walks, beside files.
func completeWalks(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	entries, _ := recordedWalks().List()
	var offers []cobra.Completion
	if len(entries) > 0 {
		offers = offer(offers, "last", "the newest walk")
	}
	for _, entry := range entries {
		offers = offer(offers, entry.ID, entry.Sentence())
	}
	return offers, cobra.ShellCompDirectiveDefault
}

// completeCommands offers the names of commands, one level after the other.
func completeCommands(command *cobra.Command, names []string, _ string) (offers []cobra.Completion, _ cobra.ShellCompDirective) {
	above, rest, err := command.Root().Find(names)
	if err != nil || len(rest) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for _, below := range above.Commands() {
		if hasPage(below) {
			offers = offer(offers, below.Name(), below.Short)
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}
