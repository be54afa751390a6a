package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// flagsOfEmulate are the flags of the command, as they are registered.
func flagsOfEmulate(t *testing.T) *pflag.FlagSet {
	t.Helper()
	return new(program).emulateCommand().LocalNonPersistentFlags()
}

func TestFlagsOfEmulateHaveVariables(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		flags     []string
		variables map[string]string
		flag      string
		want      string
		refusal   string
	}{
		"a text":           {variables: map[string]string{"LISTEN": "127.0.0.1:1"}, flag: "listen", want: "127.0.0.1:1"},
		"a switch":         {variables: map[string]string{"ALLOW_REMOTE": "1"}, flag: "allow-remote", want: "true"},
		"several":          {variables: map[string]string{"ALLOW_HOST": "a,b"}, flag: "allow-host", want: "[a,b]"},
		"an empty one":     {variables: map[string]string{"LISTEN": ""}, flag: "listen", want: "127.0.0.1:9229"},
		"the flag alone":   {flags: []string{"--listen", "127.0.0.1:2"}, flag: "listen", want: "127.0.0.1:2"},
		"the same":         {flags: []string{"--json"}, variables: map[string]string{"JSON": "true"}, flag: "json", want: "true"},
		"another switch":   {flags: []string{"--json"}, variables: map[string]string{"JSON": "false"}, refusal: "--json and AUTHWALK_EMULATOR_JSON have different values"},
		"another text":     {flags: []string{"--listen", "127.0.0.1:2"}, variables: map[string]string{"LISTEN": "127.0.0.1:1"}, refusal: "--listen and AUTHWALK_EMULATOR_LISTEN have different values"},
		"other files":      {flags: []string{"--pool", "a"}, variables: map[string]string{"POOL": "b"}, refusal: "--pool and AUTHWALK_EMULATOR_POOL have different values"},
		"a malformed one":  {variables: map[string]string{"ALLOW_REMOTE": "canary"}, refusal: "AUTHWALK_EMULATOR_ALLOW_REMOTE has an invalid value"},
		"a variable apart": {variables: map[string]string{"TOKEN": "t"}, flag: "listen", want: "127.0.0.1:9229"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set := flagsOfEmulate(t)
			if err := set.Parse(test.flags); err != nil {
				t.Fatal(err)
			}
			err := takeVariables(set, func(name string) (string, bool) {
				value, given := test.variables[strings.TrimPrefix(name, "AUTHWALK_EMULATOR_")]
				return value, given
			})
			switch {
			case test.refusal != "":
				if err == nil || !strings.Contains(err.Error(), test.refusal) || strings.Contains(err.Error(), "canary") {
					t.Errorf("refused with %v", err)
				}
			case err != nil:
				t.Error(err)
			case set.Lookup(test.flag).Value.String() != test.want:
				t.Errorf("--%s is %s", test.flag, set.Lookup(test.flag).Value)
			}
		})
	}
}

func TestTheHelpOfEmulateNamesTheVariables(t *testing.T) {
	t.Parallel()
	flagsOfEmulate(t).VisitAll(func(flag *pflag.Flag) {
		if !strings.Contains(flag.Usage, flagVariable(flag.Name)) {
			t.Errorf("--%s: %s", flag.Name, flag.Usage)
		}
	})
}

// A variable that is misspelt changes nothing, which nobody would find out by themselves.
func TestUnknownVariablesOfEmulateAreNamed(t *testing.T) {
	t.Parallel()
	said := unknownVariables(flagsOfEmulate(t), []string{
		"AUTHWALK_EMULATOR_LISTENS=canary", "AUTHWALK_EMULATOR_ALOW_HOST=a", "AUTHWALK_EMULATOR_LISTEN=b", "AUTHWALK_EMULATOR_TOKEN_FILE=c", "AUTHWALK_EMULATOR_EMPTY=", "AUTHWALK_PASSWORD=d",
	})
	want := []string{
		"AUTHWALK_EMULATOR_LISTENS is none of emulate's variables and changes nothing: the nearest is AUTHWALK_EMULATOR_LISTEN",
		"AUTHWALK_EMULATOR_ALOW_HOST is none of emulate's variables and changes nothing: the nearest is AUTHWALK_EMULATOR_ALLOW_HOST",
	}
	if !slices.Equal(said, want) {
		t.Errorf("said %q", said)
	}
}
