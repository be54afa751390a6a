//go:build unix

package term

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// stalling is the writing end of a pipe, as a terminal that is read only by whoever
// reads the other end.
func stalling(t *testing.T) (*tty, *os.File) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = read.Close(), write.Close() })
	fd := int(write.Fd())
	if err := unix.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return &tty{fd: fd}, read
}

// more is more than a pipe or a terminal holds.
var more = strings.Repeat("0123456789", 50_000)

func TestAWriteWaitsUntilAllIsRead(t *testing.T) {
	to, read := stalling(t)
	failed := make(chan error, 1)
	go func() {
		_, err := to.WriteString(more)
		failed <- err
	}()
	got := make([]byte, len(more))
	if _, err := io.ReadFull(read, got); err != nil || string(got) != more {
		t.Errorf("read %d bytes: %v", len(got), err)
	}
	if err := <-failed; err != nil {
		t.Error(err)
	}
}

// TestAWriteIsGivenUp that began before its deadline was set.
func TestAWriteIsGivenUp(t *testing.T) {
	to, _ := stalling(t)
	failed := make(chan error)
	go func() {
		_, err := to.WriteString(more)
		failed <- err
	}()
	if err := to.SetWriteDeadline(time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := <-failed; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
}

// A file is no terminal, and nothing opens one in its place.
func TestOnlyTheControllingTerminalIsOpenedAnew(t *testing.T) {
	_, read := stalling(t)
	if _, is := giveable(read).(blocking); !is {
		t.Error("a pipe is taken for the controlling terminal")
	}
}
