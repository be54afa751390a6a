package main

import (
	"context"
	"errors"
	"fmt"

	"authwalk/flow/script"
	"authwalk/flow/text"
	terminal "authwalk/ui/term/program"
)

// The exit codes.
const (
	exitDone        = 0
	exitRefused     = 1
	exitUsage       = 2
	exitUnreachable = 3
	exitMissed      = 4
	exitInterrupted = 130
)

// exitStatusHelp says what they mean.
const exitStatusHelp = `  0    signed in, done, or as expected
  1    refused by the service
  2    invalid input
  3    no connection
  4    not as expected
  130  interrupted

Of several walks, the first of 130, 3, 2, 4, 1 that occurred. authwalk emulate with a
command ends with the exit code of that command.`

// exitError ends the program with a code; message is the line on standard error,
// empty when everything has been said.
type exitError struct {
	code    int
	message string
}

func (e *exitError) Error() string { return e.message }

// exitOf is the code for an error, after writing its one line. What is not
// said otherwise is a matter of usage or input.
func (p *program) exitOf(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, context.Canceled) {
		err = &exitError{exitInterrupted, "interrupted"}
	}
	code := exitUsage
	if exit, ok := errors.AsType[*exitError](err); ok {
		code = exit.code
	}
	if bug, ok := errors.AsType[*terminal.Bug](err); ok {
		_, _ = fmt.Fprintln(p.stderr, "authwalk:", bug)
	} else if message := err.Error(); message != "" {
		p.say(message)
	}
	return code
}

// say writes one line on standard error. Whatever names and texts of others it
// holds do nothing to the terminal, and do not fill it.
func (p *program) say(line string) {
	_, _ = fmt.Fprintln(p.stderr, "authwalk: "+text.Excerpt(line))
}

// exitCodes are those of a script's endings.
var exitCodes = map[script.Ending]int{
	script.Done:        exitDone,
	script.Refused:     exitRefused,
	script.BadInput:    exitUsage,
	script.Unreachable: exitUnreachable,
	script.Missed:      exitMissed,
	script.Interrupted: exitInterrupted,
}
