package termtest

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Options says how to run a program.
type Options struct {
	// Width and Height are the window's cells, 80×24 when 0.
	Width, Height int
	// Args are the program's arguments.
	Args []string
	// Env is added to a fresh environment: an empty home, a colour terminal,
	// UTF-8, no AWS settings. NAME=value; NAME alone removes the variable.
	Env []string
	// Answers makes the terminal answer when it is asked something.
	Answers bool
	// StopsAt is a text after which the terminal reads nothing more from the
	// program, as long as that runs.
	StopsAt string
	// Timeout is how long to wait for anything, a minute when 0.
	Timeout time.Duration
}

// Terminal is a terminal that a program runs in.
type Terminal struct {
	t         testing.TB
	options   Options
	command   *exec.Cmd
	keys      *os.File // the person's end of the pseudo-terminal
	tty       *os.File // the program's end
	before    settings
	after     settings      // as the program has left them
	done      chan struct{} // closed when the program has ended
	drained   chan struct{} // closed when all it has written is on the screen
	unsettled bool          // text or escape was pressed and no time has passed since
	looked    bool          // a text was seen and no key was pressed since

	mu       sync.Mutex // x/vt's own locking hands out live cells
	screen   *vt.Emulator
	cursor   bool // the cursor is shown
	title    string
	raw      bytes.Buffer
	changed  chan struct{} // closed and made anew with every change
	finished sync.WaitGroup
}

// Start runs a program in a new terminal. The test's end ends the program.
func Start(t testing.TB, binary string, options Options) *Terminal {
	t.Helper()
	options = withDefaults(options)
	keys, tty, err := open()
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := &Terminal{
		t: t, options: options, keys: keys, tty: tty, done: make(chan struct{}), drained: make(chan struct{}),
		screen: vt.NewEmulator(options.Width, options.Height), cursor: true, changed: make(chan struct{}),
	}
	w.screen.SetCallbacks(vt.Callbacks{
		CursorVisibility: func(visible bool) { w.cursor = visible },
		Title:            func(title string) { w.title = title },
	})
	w.screen.RegisterCsiHandler('n', w.sayWell)
	w.size(options.Width, options.Height)
	if w.before, err = settingsOf(tty); err != nil {
		t.Fatal(err)
	}
	w.command = exec.Command(binary, options.Args...)
	w.command.Stdin, w.command.Stdout, w.command.Stderr = tty, tty, tty
	w.command.Env = environment(t.TempDir(), options.Env)
	w.command.Dir = t.TempDir()
	giveTerminal(w.command)
	if err := w.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.end)
	w.finished.Add(3)
	go w.watch()
	go w.answer()
	go w.waitForExit()
	return w
}

// waitForExit waits for the program's end and then gives up the program's end of
// the terminal, so that its reader comes to an end too.
func (w *Terminal) waitForExit() {
	defer w.finished.Done()
	_ = w.command.Wait() // the exit code is looked at by Exit
	w.after, _ = settingsOf(w.tty)
	_ = w.tty.Close()
	close(w.done)
}

func withDefaults(options Options) Options {
	if options.Width == 0 {
		options.Width, options.Height = 80, 24
	}
	if options.Timeout == 0 {
		options.Timeout = time.Minute
	}
	return options
}

// environment is what a program finds on a machine it has never run on.
func environment(home string, more []string) []string {
	env := []string{
		"HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor",
		"LANG=C.UTF-8", "TZ=UTC", "GORACE=atexit_sleep_ms=0",
		"XDG_CONFIG_HOME=" + home + "/config", "XDG_STATE_HOME=" + home + "/state",
		"XDG_CACHE_HOME=" + home + "/cache", "XDG_DATA_HOME=" + home + "/data", "XDG_RUNTIME_DIR=" + home,
	}
	for _, setting := range more {
		name, _, set := strings.Cut(setting, "=")
		env = slices.DeleteFunc(env, func(old string) bool { return strings.HasPrefix(old, name+"=") })
		if set {
			env = append(env, setting)
		}
	}
	return env
}

// watch shows what the program writes.
func (w *Terminal) watch() {
	defer w.finished.Done()
	defer close(w.drained)
	buffer := make([]byte, 64<<10)
	for {
		n, err := w.keys.Read(buffer)
		w.mu.Lock()
		w.raw.Write(buffer[:n])
		_, _ = w.screen.Write(buffer[:n]) // it never fails while it is open
		close(w.changed)
		w.changed = make(chan struct{})
		w.mu.Unlock()
		if err != nil {
			return
		}
		if w.options.StopsAt != "" && bytes.Contains(w.Raw(), []byte(w.options.StopsAt)) {
			<-w.done
		}
	}
}

// sayWell answers the question after the terminal's state as terminals do: x/vt
// marks the answer as a private one.
func (w *Terminal) sayWell(params ansi.Params) bool {
	asked, _, _ := params.Param(0, 0)
	if asked != 5 {
		return false
	}
	_, _ = io.WriteString(w.screen.InputPipe(), "\x1b[0n") // it never fails while it is open
	return true
}

// answer sends the terminal's answers to the program, or only notes them.
func (w *Terminal) answer() {
	defer w.finished.Done()
	buffer := make([]byte, 4096)
	for {
		n, err := w.screen.Read(buffer)
		if err != nil {
			return
		}
		if w.options.Answers {
			_, _ = w.keys.Write(buffer[:n]) // the program may have ended
		}
	}
}

// end stops the program and everything that was started for it.
func (w *Terminal) end() {
	_ = w.command.Process.Kill() // it may have ended long ago
	<-w.done
	_ = w.keys.Close()
	_ = w.screen.InputPipe().(io.Closer).Close() // Close of the emulator races with its Read
	w.finished.Wait()
}
