package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"authwalk/ui/termtest"
)

// usersToServe is how many users the test of the emulator's memory has; make soak asks for
// 100,000.
func usersToServe(t *testing.T) int {
	t.Helper()
	text := os.Getenv("AUTHWALK_SOAK_USERS")
	if text == "" {
		return 4_000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestManyUsersFitIntoMemory serves many users from a YAML file, a JSON file and a data
// file, and reads their state. An emulator of 100,000 stays under 500 MB, whatever they
// come from.
func TestManyUsersFitIntoMemory(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	const (
		most = 500_000_000 // bytes
		head = `{"UserPool": {"Id": "eu-west-1_ManyUsers"}, "Clients": [{"ClientId": "manyusersclient"}], "Users": [`
	)
	users, folder := usersToServe(t), t.TempDir()
	yaml := poolOf(t, folder, "pool.yaml", "UserPool: {Id: eu-west-1_ManyUsers}\nClients: [{ClientId: manyusersclient}]\nUsers:\n", "", "", users, func(n int) string {
		return fmt.Sprintf("- {Username: u%06d, Password: Winter-2026!}\n", n)
	})
	asJSON := poolOf(t, folder, "pool.json", head, ",\n", "]}", users, func(n int) string {
		return fmt.Sprintf(`{"Username": "u%06d", "Password": "Winter-2026!", "UserStatus": "CONFIRMED", "UserAttributes": [{"Name": "email", "Value": "u%06d@example.org"}, {"Name": "email_verified", "Value": "true"}, {"Name": "given_name", "Value": "Nadia"}]}`, n, n)
	})
	data := filepath.Join(folder, "data")
	for _, from := range []struct {
		name  string
		flags []string
	}{
		{"YAML", []string{"--pool", yaml}},
		{"JSON", []string{"--pool", asJSON}},
		{"JSON, kept in a data file", []string{"--pool", asJSON, "--data", data}},
		{"the data file", []string{"--data", data}},
	} {
		t.Run(from.name, func(t *testing.T) {
			found, peak := serveMany(t, from.flags)
			t.Logf("%d users: %d MB", users, peak/1_000_000)
			if found != users {
				t.Errorf("the state has %d users of %d", found, users)
			}
			if peak > most {
				t.Errorf("%d bytes in memory, more than %d", peak, most)
			}
		})
	}
}

// TestACheckOfManyUsersFitsIntoMemory counts who cannot sign in, and whom a required
// second factor would hit: what a check says agrees with the pool file, and one of 100,000
// users stays under 100 MB.
func TestACheckOfManyUsersFitsIntoMemory(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	const most = 100_000_000 // bytes
	users := usersToServe(t)
	states := []string{`"Enabled": false`, `"UserStatus": "UNCONFIRMED"`, `"UserMFASettingList": ["SOFTWARE_TOKEN_MFA"], "TotpSecret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"`, `"UserStatus": "CONFIRMED"`}
	head := `{"UserPool": {"Id": "eu-west-1_ManyUsers"}, "MfaConfig": {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true}}, "Clients": [{"ClientId": "manyusersclient"}], "Users": [`
	pool := poolOf(t, t.TempDir(), "pool.json", head, ",\n", "]}", users, func(n int) string {
		return fmt.Sprintf(`{"Username": "u%06d", "Password": "Winter-2026!", "UserAttributes": [{"Name": "email", "Value": "u%06d@example.org"}, {"Name": "email_verified", "Value": "true"}, {"Name": "phone_number", "Value": "+1555%07d"}, {"Name": "given_name", "Value": "Nadia Alexandra"}, {"Name": "family_name", "Value": "Winterbottom"}], %s}`, n, n, n, states[n%len(states)])
	})
	ofEach := users / len(states)
	stdout, code, peak := checkMany(t, "--pool", pool, "--all", "--csv")
	if code != exitMissed || strings.Count(stdout, ",disabled,") != ofEach || strings.Count(stdout, ",pain-07,") != ofEach || strings.Count(stdout, "\n") != 1+2*ofEach {
		t.Errorf("exit %d, %d of %d users in each state: %.500s", code, ofEach, users, stdout)
	}
	if t.Logf("--all of %d users: %d MB", users, peak/1_000_000); peak > most {
		t.Errorf("%d bytes in memory, more than %d", peak, most)
	}
	stdout, code, peak = checkMany(t, "--pool", pool, "--what-if", "MfaConfiguration=ON", "--json")
	var read struct {
		WhatIf struct {
			Users, Unchanged int
			SetUp            []string `json:"mfa_setup"`
			LockedOut        int      `json:"locked_out_before"`
		} `json:"what_if"`
	}
	if err := json.Unmarshal([]byte(stdout), &read); err != nil {
		t.Fatalf("%v\n%.500s", err, stdout)
	}
	if got := read.WhatIf; code != exitDone || got.Users != users || len(got.SetUp) != ofEach || got.Unchanged != users-ofEach || got.LockedOut != 2*ofEach {
		t.Errorf("exit %d, %d users, %d set a factor up, %d unchanged, %d locked out before", code, got.Users, len(got.SetUp), got.Unchanged, got.LockedOut)
	}
	if t.Logf("--what-if of %d users: %d MB", users, peak/1_000_000); peak > most {
		t.Errorf("%d bytes in memory, more than %d", peak, most)
	}
}

// checkMany runs a check in a process of its own: what it printed, how it ended, and the
// most memory that was resident whenever it could be looked at.
func checkMany(t *testing.T, arguments ...string) (stdout string, code, peak int) {
	t.Helper()
	program, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, append([]string{"check"}, arguments...)...)
	command.Env = []string{"HOME=" + t.TempDir()}
	out := &bytes.Buffer{}
	command.Stdout = out
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	often := time.NewTicker(5 * time.Millisecond)
	defer often.Stop()
	for {
		select {
		case failed := <-ended: // of which the exit code tells the rest
			if _, exited := errors.AsType[*exec.ExitError](failed); failed != nil && !exited {
				t.Fatal(failed)
			}
			return out.String(), command.ProcessState.ExitCode(), peak
		case <-often.C:
			status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", command.Process.Pid))
			peak = max(peak, resident(status))
		}
	}
}

// poolOf writes a pool file of many users.
func poolOf(t *testing.T, folder, name, head, between, end string, users int, user func(int) string) string {
	t.Helper()
	var text strings.Builder
	text.WriteString(head)
	for n := range users {
		if n > 0 {
			text.WriteString(between)
		}
		text.WriteString(user(n))
	}
	text.WriteString(end)
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// serveMany starts an emulator, reads its state and ends it: how many users that has,
// and the most memory that was resident.
func serveMany(t *testing.T, flags []string) (users, peak int) {
	t.Helper()
	program, err := exec.LookPath("authwalk")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	command := exec.CommandContext(ctx, program, append([]string{"emulate", "--json", "--listen", "127.0.0.1:0"}, flags...)...)
	command.Env = []string{"HOME=" + t.TempDir()}
	command.Stderr = os.Stderr
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var ready struct{ Endpoint, Token string }
	if err := json.Unmarshal(line, &ready); err != nil {
		t.Fatal(err)
	}
	users = usersInState(t, ready.Endpoint, ready.Token)
	peak = mostResident(t, command.Process.Pid)
	_ = command.Process.Signal(syscall.SIGTERM)
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	return users, peak
}

// usersInState reads the state as it comes: this process needs no memory for it.
func usersInState(t *testing.T, endpoint, token string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, endpoint+"/_authwalk/state", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		t.Fatal(response.Status)
	}
	users, decoder := 0, json.NewDecoder(response.Body)
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return users
		}
		if err != nil {
			t.Fatal(err)
		}
		if token == "Username" {
			users++
		}
	}
}

// mostResident is the most memory that a process had resident so far, in bytes.
func mostResident(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	size := resident(status)
	if size == 0 {
		t.Fatalf("no VmHWM in %s", status)
	}
	return size
}

var mostOfStatus = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// resident is what a process's status says of the most memory it had, 0 where it says
// nothing, as of a process that ended.
func resident(status []byte) int {
	match := mostOfStatus.FindSubmatch(status)
	if match == nil {
		return 0
	}
	size, _ := strconv.Atoi(string(match[1]))
	return size << 10
}
