//go:build interop

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// beside runs a command beside an emulator and returns what it prints.
func beside(t *testing.T, folder string, environment []string, arguments ...string) string {
	t.Helper()
	run := exec.CommandContext(t.Context(), tool(t, "authwalk"), append([]string{"emulate"}, arguments...)...)
	run.Dir, run.Env = folder, append(os.Environ(), environment...)
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// cleanCopy copies a project into a folder of its own.
func cleanCopy(t *testing.T, project string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("../../docs/examples", project))); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestInteropTheGoProjectIsTested builds nothing but the project: its modules are those
// of authwalk, and nothing is fetched.
func TestInteropTheGoProjectIsTested(t *testing.T) {
	t.Parallel()
	out := beside(t, cleanCopy(t, "go"), []string{"GOPROXY=off", "GOFLAGS=-mod=readonly", "GOWORK=off"}, "--", tool(t, "go"), "test", "-count=1", "./...")
	if !strings.HasPrefix(out, "ok") {
		t.Error(out)
	}
}

func TestInteropTheNodeProjectIsTested(t *testing.T) {
	t.Parallel()
	packages(t)
	folder := cleanCopy(t, "node")
	installed, err := filepath.Abs(filepath.Join(scripts, "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(installed, filepath.Join(folder, "node_modules")); err != nil {
		t.Fatal(err)
	}
	if out := beside(t, folder, nil, "--", tool(t, "npm"), "test", "--silent"); !strings.Contains(out, "pass 1") {
		t.Error(out)
	}
}

// TestInteropVerifiersTakeTheTokens has AWS's own verifier accept and refuse tokens.
func TestInteropVerifiersTakeTheTokens(t *testing.T) {
	t.Parallel()
	node := packages(t)
	for issuer, want := range map[string]string{
		"aws": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AuthwalkD", "listen": "http://127.0.0.1:", "host": "http://127.0.0.1:",
	} {
		t.Run(issuer, func(t *testing.T) {
			t.Parallel()
			if out := beside(t, scripts, nil, "--issuer", issuer, "--", node, "verify.mjs", issuer); !strings.HasPrefix(out, want) {
				t.Error(out)
			}
		})
	}
}
