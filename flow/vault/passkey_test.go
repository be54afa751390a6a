package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func passkeyOf(username string) Passkey {
	return Passkey{
		UserPoolID: "eu-west-1_Ab12Cd34E", ID: []byte("id of " + username), RelyingParty: "auth.example.org",
		UserHandle: []byte(username), UserName: username, Key: []byte("canary"), Counter: 7,
	}
}

// TestAPasskeyOutlivesTheProgram: for its own endpoint and pool only, replaced by a
// newer state of itself, and forgotten; a damaged file of devices does not keep it
// from being used.
func TestAPasskeyOutlivesTheProgram(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "authwalk", "vault")
	nadia, ben := passkeyOf("nadia"), passkeyOf("ben")
	elsewhere := nadia
	elsewhere.Endpoint = "http://127.0.0.1:9229"
	for _, p := range []Passkey{nadia, ben, elsewhere, nadia} {
		if err := open(t, folder).KeepPasskey(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := open(t, folder).Keep(laptop("nadia")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, fileName), []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := Open(folder, nil)
	if err == nil {
		t.Error("nothing is said of the damaged file")
	}
	for _, test := range []struct {
		endpoint, pool string
		want           []Passkey
	}{
		{"", nadia.UserPoolID, []Passkey{ben, nadia}},
		{elsewhere.Endpoint, nadia.UserPoolID, []Passkey{elsewhere}},
		{"", "eu-west-1_Other0000", nil},
	} {
		if got := v.Passkeys(test.endpoint, test.pool); len(got) != len(test.want) || len(got) > 0 && !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s %s: %v", test.endpoint, test.pool, got)
		}
	}
	if err := v.ForgetPasskey(nadia); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, fileName)); err != nil {
		t.Fatal(err)
	}
	if got := open(t, folder).Passkeys("", nadia.UserPoolID); len(got) != 1 || got[0].UserName != "ben" {
		t.Errorf("left is %v", got)
	}
	if _, err := v.ChangePasskey(nadia, func(p Passkey) (Passkey, error) { return p, nil }); !errors.Is(err, ErrNoPasskey) {
		t.Errorf("a forgotten passkey is changed: %v", err)
	}
}

// TestNoSignatureIsCountedTwice: programs that count at the same time each get a
// number of their own, and an edit that fails changes nothing.
func TestNoSignatureIsCountedTwice(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vault")
	for name, opened := range map[string]func() *Vault{
		"in memory": sync.OnceValue(InMemory), "on disk": func() *Vault { return open(t, folder) },
	} {
		if err := opened().KeepPasskey(passkeyOf("nadia")); err != nil {
			t.Fatal(err)
		}
		const programs = 20
		var wait sync.WaitGroup
		var mutex sync.Mutex
		seen := map[uint32]bool{}
		for range programs {
			wait.Go(func() {
				counted, err := opened().ChangePasskey(passkeyOf("nadia"), func(p Passkey) (Passkey, error) { p.Counter++; return p, nil })
				if err != nil {
					t.Error(err)
				}
				mutex.Lock()
				defer mutex.Unlock()
				seen[counted.Counter] = true
			})
		}
		wait.Wait()
		want := passkeyOf("nadia").Counter + programs
		if left := opened().Passkeys("", passkeyOf("").UserPoolID)[0].Counter; len(seen) != programs || left != want {
			t.Errorf("%s: %d numbers, and %d is kept", name, len(seen), left)
		}
		broken := errors.New("broken")
		if _, err := opened().ChangePasskey(passkeyOf("nadia"), func(p Passkey) (Passkey, error) { p.Counter = 0; return p, broken }); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
		if left := opened().Passkeys("", passkeyOf("").UserPoolID)[0].Counter; left != want {
			t.Errorf("%s: an edit that failed left %d", name, left)
		}
	}
}

func TestPasskeysMakeNoRoom(t *testing.T) {
	v := InMemory()
	for n := range mostPasskeys {
		if err := v.KeepPasskey(passkeyOf(strconv.Itoa(n))); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.KeepPasskey(passkeyOf("one more")); !errors.Is(err, ErrFull) {
		t.Errorf("one more: %v", err)
	}
	if err := v.KeepPasskey(passkeyOf("0")); err != nil {
		t.Errorf("one that is there: %v", err)
	}
	if left := len(v.Passkeys("", passkeyOf("").UserPoolID)); left != mostPasskeys {
		t.Errorf("%d are left", left)
	}
}

func TestAPrivateKeyIsNeverPrinted(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		if text := fmt.Sprintf(verb, passkeyOf("nadia")); strings.Contains(text, "canary") || strings.Contains(text, fmt.Sprintf("%x", "canary")) {
			t.Errorf("%s prints %s", verb, text)
		}
	}
}

// TestHowPasskeysAreKeptIsKnown: of those that are there, and of the next.
func TestHowPasskeysAreKeptIsKnown(t *testing.T) {
	if v := InMemory(); v.PasskeysKept() != OnlyInMemory || v.Keeps() != OnlyInMemory {
		t.Errorf("in memory: %s, %s", v.PasskeysKept(), v.Keeps())
	}
	for name, test := range map[string]struct {
		key           *Key
		before, after Protection
	}{
		"a keyring":       {NewKey(&ring{}, patient), SealedIfPossible, Sealed},
		"none that works": {NewKey(&ring{getFails: errors.New("no bus")}, patient), SealedIfPossible, PlainFile},
		"not asked":       {nil, PlainFile, PlainFile},
	} {
		folder := filepath.Join(t.TempDir(), "vault")
		v, err := Open(folder, test.key)
		if err != nil {
			t.Fatal(err)
		}
		if before := v.Keeps(); before != test.before {
			t.Errorf("%s: before it is asked, %q", name, before)
		}
		if err := v.KeepPasskey(passkeyOf("nadia")); err != nil {
			t.Fatal(err)
		}
		again, err := Open(folder, test.key)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []*Vault{v, again} {
			if v.PasskeysKept() != test.after || v.Keeps() != test.after {
				t.Errorf("%s: kept %q, keeps %q", name, v.PasskeysKept(), v.Keeps())
			}
		}
	}
}
