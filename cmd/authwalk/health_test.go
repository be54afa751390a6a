package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

func TestHealth(t *testing.T) {
	t.Parallel()
	served := servePools(t, []*poolfile.File{{}})
	other := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(other.Close)
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	strict := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Authwalk-Emulator", "another")
		w.WriteHeader(http.StatusForbidden)
	}))
	t.Cleanup(strict.Close)
	unknown := httptest.NewTLSServer(http.NotFoundHandler())
	unknown.Config.ErrorLog = log.New(io.Discard, "", 0)
	t.Cleanup(unknown.Close)
	for name, test := range map[string]struct {
		url  string
		code int
		said string
	}{
		"an emulator":            {served.Endpoint(), exitDone, ""},
		"with a slash":           {served.Endpoint() + "/", exitDone, ""},
		"under a name it lacks":  {strict.URL, exitUnreachable, "--allow-host"},
		"another server":         {other.URL, exitUnreachable, "is not authwalk's"},
		"an unknown certificate": {unknown.URL, exitUnreachable, "AUTHWALK_EMULATOR_TLS_CERT"},
		"nobody":                 {gone.URL, exitUnreachable, "no emulator answers"},
		"no URL":                 {"nowhere", exitUsage, ""},
		"no host":                {"http://", exitUsage, ""},
		"another scheme":         {"ftp://127.0.0.1", exitUsage, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &program{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}
			err := p.health(t.Context(), test.url)
			if code := p.exitOf(err); code != test.code {
				t.Errorf("ended with %d: %v", code, err)
			}
			if exit, ok := errors.AsType[*exitError](err); ok && !strings.Contains(exit.message, test.said) {
				t.Errorf("%q was said", exit.message)
			}
		})
	}
}

func TestWhereAnEmulatorOfTheSameEnvironmentListens(t *testing.T) {
	t.Parallel()
	for listen, want := range map[string]string{
		"": "http://127.0.0.1:9229", "0.0.0.0:8080": "http://127.0.0.1:8080", ":1": "http://127.0.0.1:1", "localhost:2": "http://127.0.0.1:2",
		"[::1]:3": "http://[::1]:3", "[::]:4": "http://127.0.0.1:4", "nowhere": "nowhere",
	} {
		variables := map[string]string{"AUTHWALK_EMULATOR_LISTEN": listen}
		lookup := func(name string) (string, bool) { return variables[name], variables[name] != "" }
		if got := ownEndpoint(lookup); got != want {
			t.Errorf("%q: %s", listen, got)
		}
		variables["AUTHWALK_EMULATOR_TLS_CERT"] = "cert.pem"
		if got := ownEndpoint(lookup); strings.HasPrefix(want, "http:") && got != strings.Replace(want, "http:", "https:", 1) {
			t.Errorf("%q with a certificate: %s", listen, got)
		}
	}
}
