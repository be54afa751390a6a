package emulator

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// restarted are the rows of recorded answers that go on from one request to the next in
// a way of their own; a soak takes all.
var restarted = []string{
	"A018",
}

// TestSignInsGoOnAfterARestart stops the emulator before every request: what is answered
// is what an emulator that goes on answers.
func TestSignInsGoOnAfterARestart(t *testing.T) {
	t.Parallel()
	for _, row := range recordedRows() {
		if os.Getenv("AUTHWALK_SOAK_RESTARTS") == "" && !slices.Contains(restarted, row.id) {
			continue
		}
		t.Run(row.id, func(t *testing.T) {
			t.Parallel()
			w := newRawClient(t, row.set)
			w.restartAlways()
			row.check(t, w)
		})
	}
}

// restartAlways has the emulator keep a data file, and start anew from it before every
// request.
func (w *rawClient) restartAlways() {
	options := w.emulator.options
	options.Data = filepath.Join(w.t.TempDir(), "data")
	w.restart = func() {
		if err := w.emulator.Close(); err != nil {
			w.t.Fatal(err)
		}
		emulator, err := New(options)
		if err != nil {
			w.t.Fatal(err)
		}
		w.emulator = emulator
	}
	w.t.Cleanup(func() { _ = w.emulator.Close() })
	w.restart()
}
