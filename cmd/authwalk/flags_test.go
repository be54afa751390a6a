package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestNoFlagTakesASecret walks every flag of every command: what sounds like a
// secret must be on the list of those that are none, or refuse inline values.
func TestNoFlagTakesASecret(t *testing.T) {
	suspicious := regexp.MustCompile(`pass|secret|token|code|key|otp|credential|session`)
	innocent := map[string]string{
		"device-key":      "names a device; its password is never asked for on the command line",
		"show-tokens":     "is yes or no",
		"secrets":         "is yes or no",
		"session":         "refuses inline values",
		"ec2-credentials": "is yes or no",
		"signing-key":     "names a file",
		"tls-key":         "names a file",
	}
	seen := 0
	var visit func(*cobra.Command)
	visit = func(command *cobra.Command) {
		command.Flags().VisitAll(func(flag *pflag.Flag) {
			seen++
			if suspicious.MatchString(flag.Name) && innocent[flag.Name] == "" {
				t.Errorf("%s takes --%s", command.CommandPath(), flag.Name)
			}
			// -o is that of many programs; no secret is typed behind it.
			if flag.Shorthand != "" && !slices.Contains([]string{"h", "v", "o"}, flag.Shorthand) {
				t.Errorf("%s has -%s: one letter flags swallow what follows them", command.CommandPath(), flag.Shorthand)
			}
		})
		for _, child := range command.Commands() {
			visit(child)
		}
	}
	visit((&program{}).rootCommand())
	if seen < 50 {
		t.Errorf("only %d flags were looked at", seen)
	}
}

// TestTheHelpNamesTheVariablesOfSecrets, and the ones that name a file instead: no flag
// takes a secret.
func TestTheHelpNamesTheVariablesOfSecrets(t *testing.T) {
	named := map[string]int{"AUTHWALK_PASSWORD": 0, "AUTHWALK_CLIENT_SECRET": 0}
	for _, command := range (&program{}).rootCommand().Commands() {
		for variable := range named {
			switch {
			case !strings.Contains(command.Long, variable):
			case strings.Contains(command.Long, variable+"_FILE"):
				named[variable]++
			case command.Name() != "srp":
				t.Errorf("the help of %s names %s, and not the variable for its file", command.Name(), variable)
			}
		}
	}
	for variable, times := range named {
		if times == 0 {
			t.Errorf("no help names %s", variable)
		}
	}
}

// TestEveryCommandSaysWhatItDoes keeps the help complete.
func TestEveryCommandSaysWhatItDoes(t *testing.T) {
	for _, command := range (&program{}).rootCommand().Commands() {
		if command.Short == "" {
			t.Errorf("%s has no description", command.Name())
		}
		command.Flags().VisitAll(func(flag *pflag.Flag) {
			if flag.Usage == "" {
				t.Errorf("%s --%s has no description", command.Name(), flag.Name)
			}
		})
	}
}
