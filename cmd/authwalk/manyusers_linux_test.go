package main

import (
	"bufio"
	"context"
	"encoding/json"
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
	match := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if match == nil {
		t.Fatalf("no VmHWM in %s", status)
	}
	size, err := strconv.Atoi(string(match[1]))
	if err != nil {
		t.Fatal(err)
	}
	return size << 10
}
