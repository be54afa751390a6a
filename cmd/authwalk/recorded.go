package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"authwalk/flow/document"
	"authwalk/flow/script"
	"authwalk/flow/start"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// opened is what a person named: a record, or commands of another tool.
type opened struct {
	transcript.Opened
	commands []walk.Pasted
}

// readOne reads one sign-in: the only one of what a person named, or the one whose
// number stands behind a #.
func (p *program) readOne(ctx context.Context, named string) (transcript.Transcript, error) {
	name, number := numbered(named)
	found, err := p.readRecorded(ctx, name)
	switch {
	case err != nil:
		return transcript.Transcript{}, err
	case found.commands != nil:
		return transcript.Transcript{}, fmt.Errorf("%s has a command and no recorded sign-in: authwalk open %s shows what it says", name, name)
	}
	one, err := found.One(number)
	if err != nil {
		return one, fmt.Errorf("%s: %w", name, err)
	}
	return one, nil
}

// numbered is a name without the number of a sign-in behind it, and the number, 0
// where there is none.
func numbered(named string) (name string, number int) {
	at := strings.LastIndexByte(named, '#')
	if _, err := os.Stat(named); err == nil || at < 1 {
		return named, 0
	}
	number, err := strconv.Atoi(named[at+1:])
	if err != nil || number < 1 {
		return named, 0
	}
	return named[:at], number
}

// patience is how long a pipe without a writer is waited for in silence.
const patience = 2 * time.Second

// readRecorded reads what a person named: a recorded walk, a file, or standard input.
func (p *program) readRecorded(ctx context.Context, named string) (opened, error) {
	path := named
	if named != "-" {
		var err error
		if path, err = recordedWalks().Find(named); err != nil {
			return opened{}, err
		}
	}
	from, err := p.openPatiently(ctx, path)
	if err != nil {
		return opened{}, err
	}
	return document.Wait(ctx, "", func() (opened, error) { return readFrom(from, path) })
}

// openPatiently opens a file. A pipe that nobody writes to cannot be opened yet.
func (p *program) openPatiently(ctx context.Context, path string) (io.ReadCloser, error) {
	return document.Wait(ctx, path, func() (io.ReadCloser, error) { return p.openFile(path) })
}

// remarkAfter says what is waited for when that takes longer, unless there are screens.
func (p *program) remarkAfter(silent time.Duration) func(path string) (end func()) {
	return func(path string) func() {
		late := time.AfterFunc(silent, func() {
			if !p.drawing.Load() {
				p.say("still waiting for what is written to " + path + " (ctrl+c cancels)")
			}
		})
		return func() { late.Stop() }
	}
}

// longestCommand is how much of a file is kept in case it is a command.
const longestCommand = 1 << 20

func readFrom(from io.ReadCloser, path string) (opened, error) {
	defer func() { _ = from.Close() }()
	beginning, err := io.ReadAll(io.LimitReader(from, longestCommand))
	if err != nil {
		return opened{}, err
	}
	recorded, err := transcript.Open(io.MultiReader(bytes.NewReader(beginning), from))
	if err == nil {
		return opened{Opened: recorded}, nil
	}
	if len(beginning) == longestCommand {
		return opened{}, fmt.Errorf("%s: %w", path, err)
	}
	if commands := start.ReadCommands(string(beginning), time.Now()); commands != nil {
		return opened{commands: commands}, nil
	}
	if _, not := script.Parse(beginning); not == nil {
		return opened{}, fmt.Errorf("%s is a script and no record: authwalk run makes its walk", path)
	}
	if unusable, is := start.Unusable(string(beginning)); is {
		return opened{}, fmt.Errorf("%s: %s", path, unusable.Summary())
	}
	return opened{}, fmt.Errorf("%s: %w", path, err)
}

// openFile opens a regular file or a pipe, or standard input for -.
func (p *program) openFile(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(p.stdin), nil
	}
	about, err := os.Stat(path)
	if err == nil {
		err = document.CheckKind(path, about)
	}
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil || about.Size() < noticedSize {
		return file, err
	}
	return &noticedFile{ReadCloser: file, path: path, size: about.Size(), shown: p.newProgress()}, nil
}
