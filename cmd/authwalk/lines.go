package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"sync"

	"authwalk/ui/term/tty"
)

// longestLine is how many bytes of a line are read.
const longestLine = 1 << 20

// lines is what a person types, line by line. One reader serves the whole session,
// so that nothing of a pipe is lost between two questions.
type lines struct {
	from  io.Reader
	print func(string)
	begin sync.Once
	read  chan readLine
}

type readLine struct {
	text string
	err  error
}

// Line implements plain.Input.
func (l *lines) Line(ctx context.Context) (string, error) {
	l.begin.Do(func() {
		l.read = make(chan readLine)
		go l.readAll()
	})
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case line, open := <-l.read:
		if !open {
			return "", io.EOF
		}
		return line.text, line.err
	}
}

// readAll hands on line after line. It ends with the program: nothing can end the
// reading of a terminal that says nothing.
func (l *lines) readAll() {
	defer close(l.read)
	scanner := bufio.NewScanner(l.from)
	scanner.Buffer(nil, longestLine)
	for scanner.Scan() {
		l.read <- readLine{text: strings.TrimSuffix(scanner.Text(), "\r")}
	}
	err := scanner.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		err = errors.New("a line of the input is longer than 1 MiB")
	}
	if err != nil {
		l.read <- readLine{err: err}
	}
}

// Secret implements plain.Input: secrets are typed on the terminal itself, also
// where the lines come from a pipe. Without a terminal they are lines like others.
func (l *lines) Secret(ctx context.Context, question string) (string, error) {
	answer, err := tty.ReadSecret(ctx, question)
	switch {
	case errors.Is(err, tty.ErrInterrupted):
		return "", context.Canceled
	case errors.Is(err, tty.ErrEnded):
		return "", io.EOF
	case errors.Is(err, tty.ErrNoTerminal):
		l.print(question)
		return l.Line(ctx)
	}
	return answer, err
}
