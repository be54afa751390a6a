package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"authwalk/flow/emulator"
)

// secretMembers are the members that nobody may see unasked. The names are
// written down here once more, so that a name missing in the catalogue is
// noticed.
var secretMembers = map[string]bool{
	"PASSWORD": true, "NEW_PASSWORD": true, "SECRET_HASH": true, "SecretHash": true, "Session": true, "SECRET_BLOCK": true,
	"PASSWORD_CLAIM_SECRET_BLOCK": true, "PASSWORD_CLAIM_SIGNATURE": true, "SecretCode": true, "AccessToken": true,
	"IdToken": true, "RefreshToken": true, "UserCode": true, "SMS_MFA_CODE": true, "SMS_OTP_CODE": true, "EMAIL_OTP_CODE": true,
	"SOFTWARE_TOKEN_MFA_CODE": true,
}

// overhearing stands between a client and an emulator and keeps every secret
// that passes.
type overhearing struct {
	made *emulator.Emulator

	mu      sync.Mutex
	secrets map[string]string // secret → what it is
	last    map[string]string // name → the newest
}

func overhear(t *testing.T, made *emulator.Emulator) (*overhearing, string) {
	t.Helper()
	o := &overhearing{made: made, secrets: map[string]string{made.Token(): "the emulator's token"}, last: map[string]string{}}
	endpoint, err := url.Parse(made.Endpoint())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(endpoint)
			r.Out.Body = o.listen(r.Out.Body)
		},
		ModifyResponse: func(r *http.Response) error {
			r.Body = o.listen(r.Body)
			return nil
		},
	})
	t.Cleanup(server.Close)
	return o, server.URL
}

// listen reads a body to its end and gives it on.
func (o *overhearing) listen(body io.ReadCloser) io.ReadCloser {
	if body == nil {
		return nil
	}
	defer func() { _ = body.Close() }()
	text, _ := io.ReadAll(body) // what is cut off is no secret of ours
	o.keep(text)
	return io.NopCloser(bytes.NewReader(text))
}

func (o *overhearing) keep(body []byte) {
	var value any
	if json.Unmarshal(body, &value) != nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.keepUnder("", value)
}

func (o *overhearing) keepUnder(name string, value any) {
	switch value := value.(type) {
	case string:
		if secretMembers[name] && value != "" {
			o.secrets[value], o.last[name] = name, value
		}
	case map[string]any:
		for name, value := range value {
			o.keepUnder(name, value)
		}
	case []any:
		for _, value := range value {
			o.keepUnder(name, value)
		}
	}
}

// newest is the last secret of a name.
func (o *overhearing) newest(t *testing.T, name string) string {
	t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.last[name] == "" {
		t.Fatalf("no %s has passed", name)
	}
	return o.last[name]
}

// told adds secrets that do not travel.
func (o *overhearing) told(what string, secrets ...string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, secret := range secrets {
		if secret != "" {
			o.secrets[secret] = what
		}
	}
}

// code is the length of a one-time code, which is looked for as a whole
// number; anything longer is also looked for by its parts.
const (
	longestCode = 8
	part        = 16
)

// parts are the beginning, the middle and the end of a long secret: a screen
// shows no more of it.
func parts(secret string) []string {
	if len(secret) <= part {
		return []string{secret}
	}
	middle := len(secret) / 2
	return []string{secret[:part], secret[middle-part/2 : middle+part/2], secret[len(secret)-part:]}
}

// found says what of the secrets is in a text. Codes are looked for where they
// stand alone: any number may have the digits of one in it.
func (o *overhearing) found(text string) []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var found []string
	for secret, what := range o.secrets {
		if len(secret) <= longestCode {
			if alone := regexp.MustCompile(`(?:^|[^0-9a-fA-F.-])` + regexp.QuoteMeta(secret) + `(?:$|[^0-9a-fA-F.-])`); alone.MatchString(text) {
				found = append(found, what)
			}
			continue
		}
		for _, piece := range parts(secret) {
			if strings.Contains(text, piece) || strings.Contains(text, url.QueryEscape(piece)) {
				found = append(found, what)
				break
			}
		}
	}
	return found
}

var (
	sequences = regexp.MustCompile(`\x1b(?:\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])`)
	clipboard = regexp.MustCompile(`\x1b\]52;c;([A-Za-z0-9+/=]*)`)
)

// drawnTexts are the ways to read what was written to a terminal: as it was,
// without what paints and moves, without blanks and borders, and what was
// copied.
func drawnTexts(raw []byte) []string {
	plain := sequences.ReplaceAllString(string(raw), "")
	texts := []string{string(raw), plain, strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x2500 && r < 0x2600 {
			return -1
		}
		return r
	}, plain)}
	for _, copied := range clipboard.FindAllSubmatch(raw, -1) {
		if text, err := base64.StdEncoding.DecodeString(string(copied[1])); err == nil && utf8.Valid(text) {
			texts = append(texts, string(text))
		}
	}
	return texts
}

// onScreen says which secrets were written to a terminal. Codes are left out:
// whoever types one sees it.
func (o *overhearing) onScreen(raw []byte) []string {
	o.mu.Lock()
	longer := &overhearing{secrets: maps.Clone(o.secrets)}
	o.mu.Unlock()
	maps.DeleteFunc(longer.secrets, func(secret, _ string) bool { return len(secret) <= longestCode })
	var found []string
	for _, text := range drawnTexts(raw) {
		found = append(found, longer.found(text)...)
	}
	return found
}

// keptSecrets is the file that is there to hold secrets, below a user's home.
var keptSecrets = filepath.Join("authwalk", "vault", "authenticators.json")

// inFiles says which secrets are in the files of a folder, or in their names. The
// vault's secrets of authenticator apps are where they belong.
func (o *overhearing) inFiles(t *testing.T, folder string) (found []string, files int) {
	t.Helper()
	if err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, keptSecrets) {
			return err
		}
		text, err := os.ReadFile(path)
		files++
		found = append(found, o.found(path+"\n"+string(text))...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return found, files
}

// inProcess says which secrets a running program shows to others: in its
// command line and in the environment that it was started with.
func (o *overhearing) inProcess(t *testing.T, pid int) []string {
	t.Helper()
	var found []string
	for _, name := range []string{"cmdline", "environ"} {
		text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), name))
		if err != nil {
			t.Skip("no /proc here: ", err)
		}
		if len(text) == 0 {
			t.Errorf("%s is empty", name)
		}
		found = append(found, o.found(string(text))...)
	}
	return found
}
