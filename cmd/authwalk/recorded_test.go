//go:build unix

package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/document"

	"golang.org/x/sys/unix"
)

// remarked ends a context with the first line that is written.
type remarked struct {
	strings.Builder
	end context.CancelFunc
}

func (r *remarked) Write(line []byte) (int, error) {
	defer r.end()
	return r.Builder.Write(line)
}

// TestAPipeWithoutAWriterIsSaid says what is waited for, and gives up when told so.
func TestAPipeWithoutAWriterIsSaid(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	said := &remarked{end: cancel}
	p := &program{stderr: said}
	_, err := p.openPatiently(document.OnWait(ctx, p.remarkAfter(0)), path)
	if !errors.Is(err, context.Canceled) || !strings.Contains(said.String(), "still waiting for what is written to "+path) {
		t.Errorf("got %v and said %q", err, said.String())
	}
}
