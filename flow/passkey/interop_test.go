//go:build interop

package passkey

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// These tests check the authenticator with a library that authwalk does not use:
// `npm ci` in .ci/interop, then `go test -tags interop ./flow/passkey`.

// registered is a line of .ci/interop/webauthn.mjs.
type registered struct {
	ID           string          `json:"id"`
	Origin       string          `json:"origin"`
	Challenge    string          `json:"challenge"`
	Registration json.RawMessage `json:"registration"`
	Verified     bool            `json:"requireUserVerification"`
	Assertions   []asserted      `json:"assertions"`
}

type asserted struct {
	Challenge  string          `json:"challenge"`
	Credential json.RawMessage `json:"credential"`
	Verified   bool            `json:"requireUserVerification"`
}

// zeros is how many keys have a coordinate that begins with zeros.
const zeros = 3

// TestInteropSimpleWebAuthn: what the authenticator answers is verified for localhost
// and for a domain, with keys whose coordinates begin with zeros; a reused counter,
// another challenge, origin or domain, and a missing verification are refused.
func TestInteropSimpleWebAuthn(t *testing.T) {
	var lines []registered
	var want [][]string
	for n := range 2 + zeros {
		options := creation()
		options.RelyingParty = []string{"localhost", "auth.example.org"}[n%2]
		made, err := Create(options, nil, Person{Present: true, Verified: n%2 == 0}, rand.Reader)
		for err == nil && n >= 2 && !beginsWithZero(made.Passkey) {
			made, err = Create(options, nil, Person{Present: true, Verified: n%2 == 0}, rand.Reader)
		}
		if err != nil {
			t.Fatal(err)
		}
		line := registered{
			ID: options.RelyingParty, Origin: Origin(options.RelyingParty), Challenge: base64URL(options.Challenge), Registration: made.Credential,
		}
		says := "UV false"
		if n%2 == 0 {
			says = "UV true"
		}
		told := []string{"verified none 00000000-0000-0000-0000-000000000000 " + says}
		p := made.Passkey
		sign := func(change func(*RequestOptions)) asserted {
			asked := request(p)
			if change != nil {
				change(&asked)
			}
			signed, err := p.Sign(asked, Person{Present: true})
			if err != nil {
				t.Fatal(err)
			}
			return asserted{Challenge: base64URL(request(p).Challenge), Credential: signed.Credential}
		}
		if p, err = p.Counted(); err != nil {
			t.Fatal(err)
		}
		verifying := sign(nil)
		verifying.Verified = true
		line.Assertions = []asserted{sign(nil), sign(nil), sign(func(o *RequestOptions) { o.Challenge = []byte("another") }), verifying}
		told = append(told, "verified 1 UV false", "Response counter value 1 was lower than expected 1", "Unexpected authentication response challenge", "User verification")
		if p, err = p.Counted(); err != nil {
			t.Fatal(err)
		}
		line.Assertions = append(line.Assertions, sign(nil))
		told = append(told, "verified 2 UV false")
		lines, want = append(lines, line), append(want, told)
	}
	other := lines[0]
	other.Origin, other.Assertions = "https://localhost.example.org", nil
	lines, want = append(lines, other), append(want, []string{"Unexpected registration response origin"})
	other = lines[0]
	other.ID, other.Assertions = "example.org", nil
	lines, want = append(lines, other), append(want, []string{"Unexpected RP ID hash"})

	for n, results := range verifiedBy(t, lines) {
		if !slices.EqualFunc(results, want[n], strings.HasPrefix) {
			t.Errorf("passkey %d\n got %q\nwant %q", n+1, results, want[n])
		}
	}
}

func beginsWithZero(p Passkey) bool {
	key := p.coseKey()
	return key[10] == 0 || key[45] == 0
}

// verifiedBy is what the library says of each line.
func verifiedBy(t *testing.T, lines []registered) [][]string {
	t.Helper()
	if _, err := os.Stat("../../.ci/interop/node_modules/@simplewebauthn/server"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the npm packages of .ci/interop are not installed")
		}
		t.Skip("SKIP: the npm packages are not installed: npm ci in .ci/interop")
	}
	var input bytes.Buffer
	for _, line := range lines {
		raw, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		input.Write(append(raw, '\n'))
	}
	command := exec.CommandContext(t.Context(), "node", "../../.ci/interop/webauthn.mjs")
	command.Stdin, command.Stderr = &input, os.Stderr
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var told struct{ Results [][]string }
	if err := json.Unmarshal(output, &told); err != nil || len(told.Results) != len(lines) {
		t.Fatalf("%s: %v", output, err)
	}
	return told.Results
}
