package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"authwalk/flow/poolfile"
)

// manyUsers is a pool of so many users, every third of them disabled.
func manyUsers(t *testing.T, count int) *poolfile.File {
	t.Helper()
	var text strings.Builder
	text.WriteString("UserPool: {Id: us-east-1_Many00001}\nClients: [{ClientId: manyclient, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}]\nUsers:\n")
	for n := range count {
		fmt.Fprintf(&text, "  - {Username: user%03d, Password: Winter-2026!, Enabled: %t}\n", n, n%3 > 0)
	}
	file, err := poolfile.Parse([]byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// breaking passes calls on until a number of them was made, then answers none.
func breaking(t *testing.T, endpoint string, after int64) (at string, mend func()) {
	t.Helper()
	to, err := url.Parse(endpoint)
	if err != nil {
		t.Fatal(err)
	}
	left := atomic.Int64{}
	left.Store(after)
	pass := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) }}
	served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if left.Add(-1) < 0 {
			panic(http.ErrAbortHandler)
		}
		pass.ServeHTTP(w, r)
	}))
	t.Cleanup(served.Close)
	return served.URL, func() { left.Store(1 << 40) }
}

// TestACheckOfAllGoesOn ends a check of all users in the middle, and goes on: together it
// says what one that was not ended says. The same for a change of settings.
func TestACheckOfAllGoesOn(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	const users = 150
	endpoint := servePools(t, []*poolfile.File{manyUsers(t, users)}).Endpoint()
	for name, asked := range map[string][]string{"all": {"--all", "--csv"}, "what if": {"--what-if", "MfaConfiguration=ON", "--json"}} {
		live := func(endpoint string, more ...string) []string {
			return append(append([]string{"--endpoint-url", endpoint, "--user-pool-id", "us-east-1_Many00001"}, asked...), more...)
		}
		whole, _, wholeCode := runCheck(t, live(endpoint)...)
		place := filepath.Join(t.TempDir(), "place")
		broken, mend := breaking(t, endpoint, users/2+20)
		first, stderr, code := runCheck(t, live(broken, "--resume", place)...)
		if code != exitUnreachable || !strings.Contains(stderr, "goes on where this one ended") {
			t.Fatalf("%s: ended with %d: %s", name, code, stderr)
		}
		if about, err := os.Stat(place); err != nil || about.Mode().Perm() != 0o600 {
			t.Fatalf("%s: %v, %v", name, about, err)
		}
		mend()
		if _, stderr, code := runCheck(t, append(live(broken, "--resume", place), "--client-id", "manyclient")...); code != exitUsage || !strings.Contains(stderr, "another pool, client or change") {
			t.Errorf("%s: went on with another client: %d %s", name, code, stderr)
		}
		rest, stderr, code := runCheck(t, live(broken, "--resume", place)...)
		if code != wholeCode || first+rest != whole || !strings.Contains(stderr, "going on behind 60 users") {
			t.Errorf("%s: ended with %d (%d): %s\n%s%s\nwhole:\n%s", name, code, wholeCode, stderr, first, rest, whole)
		}
		if _, err := os.Stat(place); err == nil {
			t.Errorf("%s: the place is kept though the check is done", name)
		}
	}
	if _, stderr, code := runCheck(t, "--resume", "x", "--user-pool-id", "us-east-1_Many00001"); code != exitUsage || !strings.Contains(stderr, "--resume goes on with") {
		t.Errorf("ended with %d: %s", code, stderr)
	}
}
