package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
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
		theirs := place + ".new"
		if err := os.WriteFile(theirs, []byte("theirs"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, stderr, code := runCheck(t, append(live(broken, "--resume", place), "--client-id", "manyclient")...); code != exitUsage || !strings.Contains(stderr, "a check of another client") {
			t.Errorf("%s: went on with another client: %d %s", name, code, stderr)
		}
		link := place + ".link"
		if err := os.Symlink(place, link); err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(place) // #nosec G304 -- this test's own
		if err != nil {
			t.Fatal(err)
		}
		lost := regexp.MustCompile(`"token":"[^"]*"`).ReplaceAllString(string(kept), `"token":"gone"`)
		if err := os.WriteFile(place, []byte(lost), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, stderr, code := runCheck(t, live(broken, "--resume", place)...); code != exitRefused || !strings.Contains(stderr, "cannot be gone on from any more") || strings.Contains(stderr, "goes on where") || strings.Contains(stderr, "going on") {
			t.Errorf("%s: with a token that is lost: %d %s", name, code, stderr)
		}
		if err := os.WriteFile(place, kept, 0o600); err != nil {
			t.Fatal(err)
		}
		rest, stderr, code := runCheck(t, live(broken, "--resume", link)...)
		if code != wholeCode || first+rest != whole || !strings.Contains(stderr, "going on behind 60 users") {
			t.Errorf("%s: ended with %d (%d): %s\n%s%s\nwhole:\n%s", name, code, wholeCode, stderr, first, rest, whole)
		}
		if held, _ := os.ReadFile(theirs); string(held) != "theirs" { // #nosec G304 -- this test's own
			t.Errorf("%s: %s has %q", name, theirs, held)
		}
		if _, err := os.Stat(place); err == nil {
			t.Errorf("%s: the place is kept though the check is done", name)
		}
		if to, err := os.Readlink(link); err != nil || to != place {
			t.Errorf("%s: the link was replaced: %s %v", name, to, err)
		}
	}
	if _, stderr, code := runCheck(t, "--resume", "x", "--user-pool-id", "us-east-1_Many00001"); code != exitUsage || !strings.Contains(stderr, "--resume goes on with") {
		t.Errorf("ended with %d: %s", code, stderr)
	}
}

// TestACheckThatWasNotPrintedIsPrinted lists all users, and cannot print what a change
// would do to them: the next run prints it, and counts nobody again.
func TestACheckThatWasNotPrintedIsPrinted(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	endpoint := servePools(t, []*poolfile.File{manyUsers(t, 9)}).Endpoint()
	for _, asked := range []string{"--all", "--what-if=MfaConfiguration=ON"} {
		place := filepath.Join(t.TempDir(), "place")
		arguments := []string{"check", asked, "--endpoint-url", endpoint, "--user-pool-id", "us-east-1_Many00001"}
		want, wantCode := runProgram(t, arguments...)
		p := &program{stdin: strings.NewReader(""), stdout: &fullAfter{0}, stderr: io.Discard}
		if asked == "--all" {
			p.stdout = &fullAfter{1} // the page is printed, the sums are not
		}
		command := p.rootCommand()
		command.SetArgs(append(arguments, "--resume", place))
		if err := command.ExecuteContext(t.Context()); err == nil {
			t.Fatalf("%s: printed to a full disk", asked)
		}
		got, code := runProgram(t, append(arguments, "--resume", place)...)
		_, got, said := strings.Cut(got, "all 9 users were looked at before\n")
		if code != wantCode || !said || !strings.HasSuffix(want, got) || got == "" {
			t.Errorf("%s: ended with %d (%d):\n%s\nwant:\n%s", asked, code, wantCode, got, want)
		}
	}
}

// fullAfter is a disk that has room for a number of writes.
type fullAfter struct{ writes int }

func (f *fullAfter) Write(data []byte) (int, error) {
	if f.writes--; f.writes < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(data), nil
}
