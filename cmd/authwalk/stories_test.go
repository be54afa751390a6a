package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"authwalk/flow/emulator"
	"authwalk/ui/termtest"

	"github.com/rogpeppe/go-internal/testscript"
)

// atOnce is how many tests run at a time, unless a flag says otherwise: a program
// on screen mostly waits, so that there may be more than there are processors.
const atOnce = "6"

// endAtOnce keeps the race detector from waiting a second at the end of every
// program under test.
const endAtOnce = "atexit_sleep_ms=0"

// Whoever runs the tests may sit at a terminal: the programs under test must
// not ask there.
func TestMain(m *testing.M) {
	if err := errors.Join(flag.Set("test.parallel", atOnce), os.Setenv("GORACE", endAtOnce)); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"authwalk": func() {
		leaveKeyring()
		termtest.LeaveTerminal()
		main()
	}})
}

// leaveKeyring keeps a program under test from the keyring of whoever runs the tests.
func leaveKeyring() {
	if _, given := os.LookupEnv(vaultVariable); !given {
		_ = os.Setenv(vaultVariable, "file")
	}
}

// TestStories runs the real program. The stories are in testdata.
func TestStories(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("GORACE", endAtOnce)
			env.Setenv("XDG_CONFIG_HOME", env.WorkDir+"/config")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"oneline": oneLine,
			"serve":   serve,
			"advance": advance,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// exits runs a program and wants one exit code: exits CODE PROGRAM ARGUMENT…
func exits(ts *testscript.TestScript, _ bool, arguments []string) {
	want, err := strconv.Atoi(arguments[0])
	ts.Check(err)
	err = ts.Exec(arguments[1], arguments[2:]...)
	code := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d\n%s", code, want, ts.ReadFile("stderr"))
	}
}

// oneLine wants the last program to have said one line on standard error and
// nothing on standard output.
func oneLine(ts *testscript.TestScript, _ bool, _ []string) {
	stderr := ts.ReadFile("stderr")
	if strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "authwalk: ") {
		ts.Fatalf("standard error is not one line of authwalk's: %q", stderr)
	}
	if stdout := ts.ReadFile("stdout"); stdout != "" {
		ts.Fatalf("standard output: %q", stdout)
	}
}

// serve runs an emulator until the story ends and puts what its ready line
// says into ENDPOINT and AUTHWALK_EMULATOR_TOKEN: serve FLAG…
func serve(ts *testscript.TestScript, _ bool, flags []string) {
	path, err := exec.LookPath("authwalk")
	ts.Check(err)
	command := exec.CommandContext(context.Background(), path, append([]string{"emulate", "--json", "--listen", "127.0.0.1:0"}, flags...)...)
	command.Dir, command.Env = ts.MkAbs("."), []string{"AUTHWALK_EMULATOR_CREDENTIALS=" + ts.Getenv("AUTHWALK_EMULATOR_CREDENTIALS")}
	stdout, err := command.StdoutPipe()
	ts.Check(err)
	ts.Check(command.Start())
	ts.Defer(func() {
		ts.Check(command.Process.Signal(syscall.SIGTERM))
		if err := command.Wait(); err != nil {
			ts.Fatalf("the emulator did not end well on SIGTERM: %v", err)
		}
	})
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	ts.Check(err)
	var ready emulator.Ready
	ts.Check(json.Unmarshal(line, &ready))
	ts.Setenv("ENDPOINT", ready.Endpoint)
	ts.Setenv("AUTHWALK_EMULATOR_TOKEN", ready.Token)
}

// advance moves the emulator's clock ahead: advance 181s.
func advance(ts *testscript.TestScript, _ bool, arguments []string) {
	body := strings.NewReader(`{"advance": "` + arguments[0] + `"}`)
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, ts.Getenv("ENDPOINT")+"/_authwalk/clock", body)
	ts.Check(err)
	request.Header.Set("Authorization", "Bearer "+ts.Getenv("AUTHWALK_EMULATOR_TOKEN"))
	answer, err := http.DefaultClient.Do(request)
	ts.Check(err)
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		ts.Fatalf("the clock answered %s", answer.Status)
	}
}
