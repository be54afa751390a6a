package command

import (
	"slices"
	"strconv"
	"strings"
)

// mostExpanded is how many commands the calls of a script's functions may become.
const mostExpanded = 10 * mostCalls

// deepestFunction is how far functions are followed that call one another.
const deepestFunction = 4

// functionCalls puts the commands of a script's own functions in the place of the calls
// of them. A function that is never called is read as it stands.
func (r *reader) functionCalls(commands []shellCommand) []shellCommand {
	if !slices.ContainsFunc(commands, func(c shellCommand) bool { return c.function != "" }) {
		return commands
	}
	f := functions{reader: r, bodies: map[string][]shellCommand{}, called: map[string]bool{}}
	for _, current := range commands {
		if current.function != "" {
			f.bodies[current.function] = append(f.bodies[current.function], current)
		}
	}
	var flat []shellCommand
	for _, current := range commands {
		if current.function == "" {
			flat = f.expanded(flat, current, 0)
		}
	}
	var uncalled []shellCommand
	for _, current := range commands {
		if current.function != "" && !f.called[current.function] {
			uncalled = append(uncalled, current)
		}
	}
	return append(uncalled, flat...)
}

// functions are those that a script has, while its commands are read.
type functions struct {
	*reader
	bodies map[string][]shellCommand
	called map[string]bool
}

// expanded adds a command, or those of the function that it calls.
func (f *functions) expanded(flat []shellCommand, current shellCommand, depth int) []shellCommand {
	name, arguments := programOf(current.words)
	body, calls := f.bodies[name]
	if !calls || depth == deepestFunction || len(flat) > mostExpanded {
		return append(flat, current)
	}
	f.called[name] = true
	for i, inside := range body {
		inside.words = f.given(inside.words, arguments)
		inside.piped = inside.piped || i == len(body)-1 && current.piped
		for i, set := range inside.assigned {
			inside.assigned = slices.Clone(inside.assigned)
			inside.assigned[i].Value = f.filled(set.Value.(string), arguments)
		}
		flat = f.expanded(flat, inside, depth+1)
	}
	return flat
}

// given are the words of a function's command with the arguments of a call in them.
func (f *functions) given(words, arguments []word) []word {
	var filled []word
	for _, w := range words {
		if f.isAllArguments(w.text) {
			filled = append(filled, arguments...)
			continue
		}
		w.text = f.filled(w.text, arguments)
		filled = append(filled, w)
	}
	return filled
}

// isAllArguments reports whether a word stands for all arguments of a function.
func (f *functions) isAllArguments(text string) bool {
	inside, begins := strings.CutPrefix(text, string(f.marker))
	inside, ends := strings.CutSuffix(inside, string(f.marker))
	n, err := strconv.Atoi(inside)
	return begins && ends && err == nil && n < len(f.variables) && f.variables[n].Name == allArguments
}

// allArguments is the name of the variable with all arguments of a function.
const allArguments = "@"

// filled is a text with the arguments of a call where the function has their numbers.
func (f *functions) filled(text string, arguments []word) string {
	parts := strings.Split(text, string(f.marker))
	for i := 1; i < len(parts); i += 2 { // every second one is the number of a variable
		n, err := strconv.Atoi(parts[i])
		if err != nil || n >= len(f.variables) {
			continue
		}
		if at, err := strconv.Atoi(f.variables[n].Name); err == nil && at >= 1 && at <= len(arguments) {
			parts[i] = arguments[at-1].text
		} else {
			parts[i] = string(f.marker) + parts[i] + string(f.marker)
		}
	}
	return strings.Join(parts, "")
}
