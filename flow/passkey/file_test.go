package passkey

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// kinds are the kinds of files that passkeys are written as.
var kinds = []string{Chrome, Playwright, WebDriver}

// TestPasskeysGoOutAndIn: in each kind of file a passkey comes back as it was,
// but for what the kind has no place for.
func TestPasskeysGoOutAndIn(t *testing.T) {
	p := create(t).Passkey
	rapid.Check(t, func(t *rapid.T) {
		out := p
		out.ID = rapid.SliceOfN(rapid.Byte(), 1, 64).Draw(t, "id")
		out.UserHandle = rapid.SliceOfN(rapid.Byte(), 0, longestUserHandle).Draw(t, "user handle")
		out.Counter = rapid.Uint32().Draw(t, "counter")
		if out.Uncounted = rapid.Bool().Draw(t, "uncounted"); out.Uncounted {
			out.Counter = 0
		}
		out.BackupEligible, out.BackedUp = rapid.Bool().Draw(t, "backup eligible"), rapid.Bool().Draw(t, "backed up")
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		written, err := out.WriteFile(kind)
		if err != nil {
			t.Fatal(err)
		}
		around := rapid.SampledFrom([]string{"%s", "[%s]", `{"authenticatorId":"x","credential":%s}`, `{"cookies":[],"credentials":[%s]}`}).Draw(t, "around")
		read, err := ReadFile([]byte(fmt.Sprintf(around, written)))
		if err != nil || len(read) != 1 {
			t.Fatalf("%s: %d passkeys, %v", kind, len(read), err)
		}
		want := Stored{Passkey: out}
		if kind == Playwright {
			want = Stored{
				Passkey:     Passkey{ID: out.ID, RelyingParty: out.RelyingParty, UserHandle: out.UserHandle, Key: out.Key},
				CounterLost: true,
			}
		}
		if !read[0].Key.Equal(want.Key) {
			t.Fatal("another key came back")
		}
		read[0].Key = want.Key
		if !reflect.DeepEqual(read[0], want) {
			t.Fatalf("%s came back otherwise", kind)
		}
	})
}

// TestFilesAreAsOthersWriteThem: the members and alphabets of each kind.
func TestFilesAreAsOthersWriteThem(t *testing.T) {
	p := create(t).Passkey
	p.ID, p.Counter = []byte{0xfb, 0xff}, 7
	for kind, want := range map[string]map[string]any{
		Playwright: {"id": "-_8", "rpId": "auth.example.org"},
		Chrome:     {"credentialId": "+/8=", "rpId": "auth.example.org", "signCount": 7.0, "isResidentCredential": true, "userName": "nadia"},
		WebDriver:  {"credentialId": "-_8", "rpId": "auth.example.org", "signCount": 7.0, "isResidentCredential": true},
	} {
		written, err := p.WriteFile(kind)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(written, &got); err != nil {
			t.Fatal(err)
		}
		for name, value := range want {
			if got[name] != value {
				t.Errorf("%s: %s is %v, want %v", kind, name, got[name], value)
			}
		}
	}
	if _, err := p.WriteFile("keepass"); err == nil {
		t.Error("it writes what it does not know")
	}
}

func TestFilesThatHoldNoUsablePasskey(t *testing.T) {
	p := create(t).Passkey
	good, err := p.WriteFile(WebDriver)
	if err != nil {
		t.Fatal(err)
	}
	other := create(t).Passkey
	change := func(name string, value any) string {
		var members map[string]any
		if err := json.Unmarshal(good, &members); err != nil {
			t.Fatal(err)
		}
		if members[name] = value; value == nil {
			delete(members, name)
		}
		raw, err := json.Marshal(members)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	pkcs8 := func(key any) string {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		return base64.StdEncoding.EncodeToString(der)
	}
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"":                                  "not JSON",
		"passkey":                           "not JSON",
		"5":                                 "not a passkey",
		"[]":                                "no passkey in this file",
		`{"cookies":[],"credentials":[]}`:   "no passkey in this file",
		`{"credentials":5}`:                 "not a passkey",
		"[5]":                               "wrong type",
		"{}":                                "no credentialId",
		change("rpId", nil):                 "no rpId",
		change("rpId", "https://x.org"):     "not a domain",
		change("rpId", 5):                   "rpId has the wrong type",
		change("privateKey", nil):           "no privateKey",
		change("privateKey", "canary"):      "PKCS #8",
		change("privateKey", "%"):           "wrong type",
		change("privateKey", pkcs8(rsaKey)): "P-256",
		change("privateKey", pkcs8(p384)):   "P-256",
		change("publicKey", base64URL(other.PublicKey())):   "does not belong",
		change("signCount", -2):                             "not a counter",
		change("signCount", 1<<32):                          "not a counter",
		change("userHandle", strings.Repeat("YWFh", 30)):    "userHandle has",
		change("credentialId", strings.Repeat("YWFh", 400)): "its ID has",
		strings.Repeat(" ", largestFile) + "{}":             "longer than",
	} {
		read, err := ReadFile([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || read != nil {
			t.Errorf("%.70s: %v, want %q", text, err, want)
		}
		if err != nil && (strings.Contains(err.Error(), "canary") || strings.Contains(err.Error(), base64URL(p.MarshalKey()))) {
			t.Errorf("%.70s: the error quotes the key", text)
		}
	}
}

// FuzzReadFile: whatever is in a file, it is refused, or can be written and read
// again.
func FuzzReadFile(f *testing.F) {
	p := create(f).Passkey
	for _, kind := range kinds {
		written, err := p.WriteFile(kind)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(written)
	}
	for _, seed := range []string{"", "[", "{}", "null", `{"credential":null}`, `{"credentials":[null]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		read, err := ReadFile(raw)
		if err != nil {
			return
		}
		for _, stored := range read {
			written, err := stored.WriteFile(Chrome)
			if err != nil {
				t.Fatal(err)
			}
			again, err := ReadFile(written)
			if err != nil || !bytes.Equal(again[0].ID, stored.ID) || !again[0].Key.Equal(stored.Key) {
				t.Fatalf("%v", err)
			}
		}
	})
}
