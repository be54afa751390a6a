package main

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"

	"authwalk/flow/start"

	"github.com/spf13/pflag"
)

// emulatorVariables is how the variables of the flags of emulate begin.
const emulatorVariables = "AUTHWALK_EMULATOR_"

// flagVariable is the variable that stands for a flag of emulate.
func flagVariable(flag string) string {
	return emulatorVariables + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// nameVariables says in the help of every flag which variable stands for it.
func nameVariables(set *pflag.FlagSet) {
	set.VisitAll(func(flag *pflag.Flag) { flag.Usage += " (" + flagVariable(flag.Name) + ")" })
}

// takeVariables gives the flags that were not given the values of their
// variables; an empty one counts as absent. A flag and a variable that disagree
// are refused: nobody could say which of the two was forgotten.
func takeVariables(set *pflag.FlagSet, lookup func(string) (string, bool)) error {
	var refusals []error
	set.VisitAll(func(flag *pflag.Flag) {
		if value, _ := lookup(flagVariable(flag.Name)); value != "" {
			refusals = append(refusals, takeVariable(set, flag, value))
		}
	})
	for _, refusal := range refusals {
		if refusal != nil {
			return refusal
		}
	}
	return nil
}

func takeVariable(set *pflag.FlagSet, flag *pflag.Flag, value string) error {
	name := flagVariable(flag.Name)
	given, wasGiven := flag.Value.String(), flag.Changed
	if err := setFlag(set, flag, value); err != nil {
		return errors.New(name + " has an invalid value: see authwalk emulate --help")
	}
	if wasGiven && flag.Value.String() != given {
		return errors.New("--" + flag.Name + " and " + name + " have different values: keep one")
	}
	return nil
}

// setFlag sets a flag; one that can be repeated takes a value for each comma more.
func setFlag(set *pflag.FlagSet, flag *pflag.Flag, value string) error {
	list, repeats := flag.Value.(pflag.SliceValue)
	if !repeats {
		return set.Set(flag.Name, value)
	}
	flag.Changed = true
	return list.Replace(strings.Split(value, ","))
}

// environment is where the variables of flags come from.
func environment(name string) (string, bool) { return os.LookupEnv(name) }

// unknownVariables says of each variable that begins like those of the flags and is none
// of them which one may have been meant.
func unknownVariables(set *pflag.FlagSet, environ []string) []string {
	known := []string{start.EmulatorTokenVariable, start.EmulatorCredentialsVariable}
	for _, secret := range known {
		known = append(known, secret+start.FromFile)
	}
	set.VisitAll(func(flag *pflag.Flag) { known = append(known, flagVariable(flag.Name)) })
	var said []string
	for _, variable := range environ {
		name, value, _ := strings.Cut(variable, "=")
		if !strings.HasPrefix(name, emulatorVariables) || value == "" || slices.Contains(known, name) {
			continue
		}
		nearest := slices.MinFunc(known, func(a, b string) int { return cmp.Compare(editDistance(name, a), editDistance(name, b)) })
		said = append(said, name+" is none of emulate's variables and changes nothing: the nearest is "+nearest)
	}
	return said
}

// editDistance is how many characters are to be put in, taken out or replaced to make
// one text of the other.
func editDistance(one, other string) int {
	distances := make([]int, len(other)+1)
	for j := range distances {
		distances[j] = j
	}
	for i := range len(one) {
		diagonal := distances[0]
		distances[0] = i + 1
		for j := range len(other) {
			replaced := diagonal
			if one[i] != other[j] {
				replaced++
			}
			diagonal = distances[j+1]
			distances[j+1] = min(replaced, distances[j]+1, distances[j+1]+1)
		}
	}
	return distances[len(other)]
}
