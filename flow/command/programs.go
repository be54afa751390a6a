package command

import (
	"path"
	"strings"
)

// localStack is where awslocal goes.
const localStack = "http://localhost:4566"

// commands reads the commands of a shell that call Cognito, and counts the others.
func (r *reader) commands(commands []shellCommand) {
	commands = r.functionCalls(commands)
	for i := range commands {
		current := commands[i]
		r.commandsInside(current)
		if i > 0 && commands[i-1].piped && !current.hasInput {
			current.input, current.hasInput = printed(commands[i-1])
		}
		program, arguments := programOf(current.words)
		switch {
		case program == "aws" || program == "awslocal":
			r.awsCommand(program, arguments, current)
		case program == "curl":
			r.curlCommand(arguments, current)
		case program == "" || i+1 < len(commands) && current.piped && isPrinter(program):
		case i > 0 && commands[i-1].piped:
			r.add("| "+harmlessProgram(program), "this only handles the output: it is not needed")
		default:
			r.foreign++
		}
	}
}

// commandsInside reads the commands in the words of another one. Those that do not call
// Cognito only make a value.
func (r *reader) commandsInside(current shellCommand) {
	foreign := r.foreign
	r.commands(current.inside)
	r.foreign = foreign
}

// programOf is the program that a command runs, without what stands before it.
func programOf(words []word) (program string, arguments []word) {
	for i, w := range words {
		name := path.Base(strings.ReplaceAll(strings.ToLower(w.text), `\`, "/"))
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".exe"), ".cmd")
		switch name {
		case "sudo", "time", "env", "command", "exec", "then", "do", "if", "elif", "else", "while", "until", "!", "&", "export", "local", "readonly", "declare":
		case "for", "case", "done", "fi", "esac":
			return "", nil // the shell's own words
		default:
			if strings.HasPrefix(w.raw, "$") && i+1 < len(words) && words[i+1].text == "=" {
				return programOf(words[i+2:]) // PowerShell keeps the output
			}
			if strings.Contains(name, "=") {
				continue // set by env
			}
			return name, words[i+1:]
		}
	}
	return "", nil
}

// printed is what a command writes, where that stands in it.
func printed(command shellCommand) (string, bool) {
	program, arguments := programOf(command.words)
	switch {
	case program == "cat" && len(arguments) == 0:
		return command.input, command.hasInput
	case program == "printf" && len(arguments) == 2 && strings.TrimSuffix(arguments[0].text, `\n`) == "%s":
		return arguments[1].text, true
	case program == "echo" && len(arguments) == 1:
		return arguments[0].text, true
	default:
		return "", false
	}
}

func isPrinter(program string) bool {
	return program == "cat" || program == "printf" || program == "echo"
}

// harmlessProgram is the name of a program that reads output, where it is one of
// those that everybody knows.
func harmlessProgram(program string) string {
	switch program {
	case "jq", "tee", "grep", "less", "more", "head", "tail", "sed", "awk", "cut", "python", "python3", "yq", "tr", "cat", "xargs", "pbcopy", "clip":
		return program
	default:
		return "another program"
	}
}
