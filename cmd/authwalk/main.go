package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"time"

	"authwalk/flow/start"
	"authwalk/ui/term"
)

func main() { os.Exit(run()) }

// program is what the commands share.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	secrets        start.Secrets
}

// patience is how long the end may take after a signal: longer than anything
// that ends by itself. Only writing to a terminal or pipe that takes nothing,
// and reading files that never come, wait longer.
const patience = 6 * time.Second

func run() (code int) {
	// The values on the stack of a panic may be secrets.
	defer func() {
		if recover() != nil {
			_, _ = fmt.Fprintln(os.Stderr, "authwalk crashed (bug). Nothing more was sent. Report the command and what you expected.")
			code = exitUsage
		}
	}()
	_ = term.NoCore()
	// net/http writes what a server sends out of turn, tokens included.
	log.SetOutput(io.Discard)
	output := &output{to: os.Stdout}
	p := &program{stdin: os.Stdin, stdout: output, stderr: os.Stderr, secrets: start.ReadEnvironment()}
	ctx, stop := signal.NotifyContext(context.Background(), term.EndingSignals()...)
	defer stop()
	context.AfterFunc(ctx, func() {
		time.Sleep(patience)
		os.Exit(exitInterrupted)
	})
	err := p.rootCommand().ExecuteContext(ctx)
	if err == nil {
		err = output.err
	}
	return p.exitOf(err)
}
