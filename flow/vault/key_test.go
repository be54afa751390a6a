package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/ui/termtest"
)

// ring is a keyring in memory that programs share, and that may fail.
type ring struct {
	mutex      sync.Mutex
	key        []byte
	sets       int
	getFails   error
	setFails   error
	neverReads <-chan struct{}
}

func (r *ring) Get() ([]byte, error) {
	if r.neverReads != nil {
		<-r.neverReads
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	switch {
	case r.getFails != nil:
		return nil, r.getFails
	case r.key == nil:
		return nil, ErrNoKey
	default:
		return bytes.Clone(r.key), nil
	}
}

func (r *ring) Set(key []byte) error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.setFails != nil {
		return r.setFails
	}
	r.sets++
	r.key = bytes.Clone(key)
	return nil
}

// patient is a limit that no keyring of these tests reaches.
const patient = time.Minute

func openWith(t *testing.T, folder string, keyring Keyring) *Vault {
	t.Helper()
	v, err := Open(folder, NewKey(keyring, patient))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// keepAll keeps one of each kind.
func keepAll(t *testing.T, v *Vault) {
	t.Helper()
	if err := errors.Join(v.Keep(laptop("nadia")), v.KeepPasskey(passkeyOf("nadia")), v.KeepAuthenticator(appOf("nadia", "canary", true))); err != nil {
		t.Fatal(err)
	}
}

// holdsAll wants one of each kind.
func holdsAll(t *testing.T, v *Vault) {
	t.Helper()
	device, _ := v.Device("", laptop("").UserPoolID, "nadia")
	app, _ := v.Authenticator("", appOf("", "", false).UserPoolID, "nadia")
	passkeys := v.Passkeys("", passkeyOf("").UserPoolID)
	if device != laptop("nadia") || app != appOf("nadia", "canary", true) || !reflect.DeepEqual(passkeys, []Passkey{passkeyOf("nadia")}) {
		t.Errorf("it holds %v, %v and %v", device, app, passkeys)
	}
}

var kinds = []string{"devices", "authenticators", "passkeys"}

func readAll(t *testing.T, folder string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, kind := range kinds {
		raw, err := os.ReadFile(filepath.Join(folder, kind+fileSuffix))
		if err != nil {
			t.Fatal(err)
		}
		texts[kind] = string(raw)
	}
	return texts
}

// TestASealedVaultOutlivesTheProgram: with the key of the keyring it is read again, and
// no file holds a secret or a name.
func TestASealedVaultOutlivesTheProgram(t *testing.T) {
	folder, keyring := filepath.Join(t.TempDir(), "vault"), &ring{}
	first := openWith(t, folder, keyring)
	keepAll(t, first)
	holdsAll(t, first)
	for kind, text := range readAll(t, folder) {
		if strings.Contains(text, "nadia") || strings.Contains(text, "canary") || !strings.Contains(text, "sealed") {
			t.Errorf("%s: %s", kind, text)
		}
	}
	again := openWith(t, folder, keyring)
	holdsAll(t, again)
	if err := again.Forget(laptop("nadia")); err != nil {
		t.Fatal(err)
	}
	if _, found := openWith(t, folder, keyring).Device("", laptop("").UserPoolID, "nadia"); found {
		t.Error("a forgotten device is there")
	}
	if said := first.Warning() + again.Warning(); keyring.sets != 1 || said != "" {
		t.Errorf("%d keys were made, and it is said %q", keyring.sets, said)
	}
}

// TestAnAlteredSealedFileIsLeftAlone: each byte counts, and so does which file it is.
func TestAnAlteredSealedFileIsLeftAlone(t *testing.T) {
	folder, keyring := filepath.Join(t.TempDir(), "vault"), &ring{}
	keepAll(t, openWith(t, folder, keyring))
	path := filepath.Join(folder, fileName)
	whole := readAll(t, folder)
	altered := map[string]string{
		"another kind's": whole["passkeys"], "cut": whole["devices"][:len(whole["devices"])-1], "spaced": " " + whole["devices"],
		"nothing sealed": `{"version":2,"sealed":""}`, "one byte sealed": `{"version":2,"sealed":"AA=="}`, "too large": whole["devices"] + strings.Repeat(" ", largest),
	}
	for at := range whole["devices"] {
		for _, bit := range []byte{1, 32} {
			if termtest.RaceDetector && at%4 != 0 {
				continue
			}
			changed := []byte(whole["devices"])
			changed[at] ^= bit
			altered[strconv.Itoa(at)+" "+strconv.Itoa(int(bit))] = string(changed)
		}
	}
	for name, text := range altered {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		refusedAndLeft(t, name, folder, keyring)
	}
}

// refusedAndLeft wants the file of the devices to be refused by its name, and left as
// it is.
func refusedAndLeft(t *testing.T, name, folder string, keyring Keyring) {
	t.Helper()
	var key *Key
	if keyring != nil {
		key = NewKey(keyring, patient)
	}
	path := filepath.Join(folder, fileName)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	v, err := Open(folder, key)
	if err == nil || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "canary") {
		t.Errorf("%s: %v", name, err)
	}
	if _, found := v.Device("", laptop("").UserPoolID, "nadia"); found {
		t.Errorf("%s: it is read", name)
	}
	if v.Keep(laptop("ben")) == nil {
		t.Errorf("%s: written over", name)
	}
	if left, err := os.ReadFile(path); err != nil || !bytes.Equal(left, before) {
		t.Errorf("%s: the file was changed: %v", name, err)
	}
}

// TestASealedVaultWithoutItsKeyIsLeftAlone: it is there again with its keyring. No new
// key takes the place of one that is out of sight.
func TestASealedVaultWithoutItsKeyIsLeftAlone(t *testing.T) {
	folder, keyring := filepath.Join(t.TempDir(), "vault"), &ring{}
	keepAll(t, openWith(t, folder, keyring))
	empty := &ring{}
	for name, other := range map[string]Keyring{
		"no key": empty, "another key": &ring{key: bytes.Repeat([]byte{7}, keySize)}, "a short key": &ring{key: []byte("short")},
		"locked": &ring{getFails: errors.New("locked")}, "not asked": nil,
	} {
		refusedAndLeft(t, name, folder, other)
	}
	if err := os.Remove(filepath.Join(folder, fileName)); err != nil {
		t.Fatal(err)
	}
	v, unusable := Open(folder, NewKey(empty, patient))
	if said := v.Warning(); unusable == nil || !strings.Contains(said, unusable.Error()) || v.Warning() != "" {
		t.Errorf("%q is said of %v", said, unusable)
	}
	if err := v.Keep(laptop("nadia")); err == nil || !strings.Contains(err.Error(), "authenticators.json") || empty.sets != 0 {
		t.Errorf("beside files of another key: %v, and %d keys were made", err, empty.sets)
	}
	keepAll(t, openWith(t, folder, keyring))
	holdsAll(t, openWith(t, folder, keyring))
}

// TestAVaultWithoutAKeyringIsKeptInFiles: which is said once, and ends as soon as a
// keyring answers.
func TestAVaultWithoutAKeyringIsKeptInFiles(t *testing.T) {
	never := make(chan struct{})
	defer close(never)
	for name, key := range map[string]*Key{
		"none answers":     NewKey(&ring{getFails: errors.New("no bus")}, patient),
		"it takes nothing": NewKey(&ring{setFails: errors.New("read only")}, patient),
		"it hangs":         NewKey(&ring{neverReads: never}, time.Millisecond),
		"it forgets":       NewKey(forgetful{}, patient),
		"not asked":        nil,
	} {
		folder := filepath.Join(t.TempDir(), "vault")
		v, err := Open(folder, key)
		if err != nil {
			t.Fatal(err)
		}
		keepAll(t, v)
		warned := v.Warning()
		if key == nil != (warned == "") || v.Warning() != "" {
			t.Errorf("%s: it is said %q", name, warned)
		}
		for kind, text := range readAll(t, folder) {
			if !strings.Contains(text, "nadia") {
				t.Errorf("%s: %s are sealed", name, kind)
			}
		}
		keyring := &ring{}
		later := openWith(t, folder, keyring)
		holdsAll(t, later)
		if keyring.sets != 0 {
			t.Errorf("%s: a key was made for reading", name)
		}
		keepAll(t, later)
		for kind, text := range readAll(t, folder) {
			if strings.Contains(text, "nadia") {
				t.Errorf("%s: %s are not sealed", name, kind)
			}
		}
		holdsAll(t, openWith(t, folder, keyring))
	}
}

// forgetful says that it keeps a key, and does not.
type forgetful struct{}

func (forgetful) Get() ([]byte, error) { return nil, ErrNoKey }
func (forgetful) Set([]byte) error     { return nil }

// TestAKeyringThatHangsIsAskedOnce: it is waited for no second time.
func TestAKeyringThatHangsIsAskedOnce(t *testing.T) {
	never := make(chan struct{})
	keyring := &counted{ring: ring{neverReads: never}}
	v, err := Open(filepath.Join(t.TempDir(), "vault"), NewKey(keyring, time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		keepAll(t, v)
	}
	close(never)
	keepAll(t, v)
	if asked := keyring.asked(); asked != 1 {
		t.Errorf("it was asked %d times", asked)
	}
}

type counted struct {
	ring
	count sync.Mutex
	gets  int
}

func (c *counted) Get() ([]byte, error) {
	c.count.Lock()
	c.gets++
	c.count.Unlock()
	return c.ring.Get()
}

func (c *counted) asked() int {
	c.count.Lock()
	defer c.count.Unlock()
	return c.gets
}

// TestOneFirstKey: of programs that begin a vault at the same time, one makes the key.
func TestOneFirstKey(t *testing.T) {
	folder, keyring := filepath.Join(t.TempDir(), "vault"), &ring{}
	const programs = 20
	var wait sync.WaitGroup
	for n := range programs {
		opened := openWith(t, folder, keyring)
		wait.Go(func() {
			if err := opened.Keep(laptop(strconv.Itoa(n))); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	v := openWith(t, folder, keyring)
	for n := range programs {
		if _, found := v.Device("", laptop("").UserPoolID, strconv.Itoa(n)); !found {
			t.Errorf("device %d is lost", n)
		}
	}
	if keyring.sets != 1 {
		t.Errorf("%d keys were made", keyring.sets)
	}
}

// FuzzEnvelope: what is read as an envelope is one, byte by byte.
func FuzzEnvelope(f *testing.F) {
	for _, seed := range []string{"", "{}", `{"version":2}`, `{"version":2,"sealed":"AAAA"}`, `{"version":2,"sealed":null}`, `{"sealed":"AAAA","version":2}`, `{"version":1,"sha256":"","devices":[]}`} {
		f.Add([]byte(seed))
	}
	key := NewKey(&ring{key: make([]byte, keySize)}, patient)
	f.Fuzz(func(t *testing.T, raw []byte) {
		sealed, isSealed, err := openEnvelope(raw)
		if (err != nil || !isSealed) && sealed != nil {
			t.Errorf("%q: %v", sealed, err)
		}
		plain, failed := key.unsealed("path", "devices", raw)
		switch {
		case isSealed && failed == nil:
			t.Errorf("%q opens", raw)
		case !isSealed && !bytes.Equal(plain, raw):
			t.Errorf("%q becomes %q", raw, plain)
		}
	})
}
