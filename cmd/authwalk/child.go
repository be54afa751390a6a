package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"

	"authwalk/flow/emulator"
	"authwalk/ui/term"
)

// The exit codes for a command that does not run, which are those of a shell.
const (
	exitNotExecutable = 126
	exitNotFound      = 127
)

// findCommand finds the program of a command, before anything is started for it.
func findCommand(command []string) (path string, err error) {
	path, err = exec.LookPath(command[0])
	switch {
	case err == nil:
		return path, nil
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EISDIR):
		return "", &exitError{exitNotExecutable, command[0] + " cannot be executed"}
	case errors.Is(err, exec.ErrDot):
		return "", &exitError{exitNotFound, command[0] + " is in the current directory only: write ./" + command[0]}
	default:
		return "", &exitError{exitNotFound, "there is no command " + command[0]}
	}
}

// childEnvironment is what a command finds the emulator with: the environment
// given, with the variables of SDKs and of authwalk itself.
func childEnvironment(given []string, ready emulator.Ready, pair *emulator.Credentials) []string {
	set := map[string]string{
		"AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": ready.Endpoint,
		"AWS_REGION":         ready.Region,
		"AWS_DEFAULT_REGION": ready.Region,
		// Whoever has SDKs ignore such variables would have them call AWS itself.
		"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false",
		"AUTHWALK_ENDPOINT":                   ready.Endpoint,
		"AUTHWALK_EMULATOR_TOKEN":             ready.Token,
	}
	if len(ready.Pools) > 0 {
		set["AUTHWALK_USER_POOL_ID"] = ready.Pools[0].ID
		if clients := ready.Pools[0].Clients; len(clients) > 0 {
			set["AUTHWALK_CLIENT_ID"] = clients[0].ID
		}
	}
	if !hasCredentials(given) {
		if pair == nil {
			pair = &emulator.Credentials{AccessKeyID: "test", SecretAccessKey: "test"}
		}
		set["AWS_ACCESS_KEY_ID"], set["AWS_SECRET_ACCESS_KEY"] = pair.AccessKeyID, pair.SecretAccessKey
	}
	var environment []string
	for _, variable := range given {
		name, _, _ := strings.Cut(variable, "=")
		if _, ours := set[name]; !ours {
			environment = append(environment, variable)
		}
	}
	for name, value := range set {
		environment = append(environment, name+"="+value)
	}
	return environment
}

// hasCredentials reports whether the environment says whose requests are signed.
func hasCredentials(environment []string) bool {
	for _, variable := range environment {
		switch name, value, _ := strings.Cut(variable, "="); name {
		case "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI":
			if value != "" {
				return true
			}
		}
	}
	return false
}

// killedAt is which signal to end kills a command that has not ended before.
const killedAt = 3

// runBeside runs a command beside the emulator, passes signals on to it and all
// that it started, and ends with its code. What it leaves running is ended.
func (p *program) runBeside(path string, command []string, environment []string, signals <-chan os.Signal) error {
	running, err := startChild(path, command, environment)
	if err != nil {
		return &exitError{exitNotExecutable, fmt.Sprintf("%s cannot be executed: %v", command[0], errors.Unwrap(err))}
	}
	ended := make(chan int, 1)
	go func() { ended <- running.wait() }()
	for asked := 0; ; {
		select {
		case signal := <-signals:
			if !slices.Contains(term.EndingSignals(), signal) {
				running.signal(signal)
				continue
			}
			asked++
			if asked == killedAt {
				p.say(command[0] + " has not ended, and is killed")
				running.kill()
				continue
			}
			running.end(signal)
		case code := <-ended:
			running.endRest()
			if code == exitDone {
				return nil
			}
			return &exitError{code: code}
		}
	}
}
