package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"

	"authwalk/flow/document"
	"authwalk/flow/start"
	"authwalk/flow/transcript"
	"authwalk/ui/term"
)

func main() { os.Exit(run()) }

// program is what the commands share.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	secrets        start.Secrets
	// recording keeps the walks; nil before the first one, and where none is kept.
	recording       *transcript.Recorder
	recordingBegins sync.Once
	// asking is held while the terminal is asked something.
	asking sync.Mutex
	// unheard tells that what steps warn of is said to nobody while they are made.
	unheard bool
	// drawing is set while there are screens, which a line of ours would spoil.
	drawing atomic.Bool
}

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
	err := p.rootCommand().ExecuteContext(document.OnWait(ctx, p.remarkAfter(patience)))
	p.closeRecords()
	if err == nil {
		err = output.err
	}
	return p.exitOf(err)
}
