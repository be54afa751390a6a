package vault

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// fileName is the file of the devices.
const fileName = "devices.json"

func laptop(username string) Device {
	return Device{
		UserPoolID: "eu-west-1_Ab12Cd34E", Username: username, Typed: username + "@example.org",
		Key: "eu-west-1_" + username, GroupKey: "-kT3vQ9aZ", Password: "canary",
	}
}

func open(t *testing.T, folder string) *Vault {
	t.Helper()
	v, err := Open(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestADeviceOutlivesTheProgram: found by either name, in its own pool only,
// replaced by a newer one, and forgotten.
func TestADeviceOutlivesTheProgram(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "authwalk", "vault")
	kept := laptop("nadia")
	for _, device := range []Device{laptop("ben"), kept} {
		if err := open(t, folder).Keep(device); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"nadia", "nadia@example.org"} {
		if got, found := open(t, folder).Device("", kept.UserPoolID, name); !found || !reflect.DeepEqual(got, kept) {
			t.Errorf("%s: %v %v", name, got, found)
		}
	}
	for _, of := range [][3]string{{"http://127.0.0.1:9229", kept.UserPoolID, "nadia"}, {"", "eu-west-1_Other0000", "nadia"}, {"", kept.UserPoolID, ""}} {
		if got, found := open(t, folder).Device(of[0], of[1], of[2]); found {
			t.Errorf("%v finds %s", of, got.Key)
		}
	}
	newer := kept
	newer.Key = "eu-west-1_newer"
	v := open(t, folder)
	if err := v.Keep(newer); err != nil {
		t.Fatal(err)
	}
	if got, _ := open(t, folder).Device("", kept.UserPoolID, "nadia"); got.Key != newer.Key {
		t.Errorf("%s is used", got.Key)
	}
	if err := v.Forget(newer); err != nil {
		t.Fatal(err)
	}
	if got, _ := open(t, folder).Device("", kept.UserPoolID, "nadia"); got.Key != kept.Key {
		t.Errorf("%s is used", got.Key)
	}
	if err := v.Forget(kept); err != nil {
		t.Fatal(err)
	}
	if _, found := open(t, folder).Device("", kept.UserPoolID, "nadia"); found {
		t.Error("a forgotten device is there")
	}
	if _, found := open(t, folder).Device("", kept.UserPoolID, "ben"); !found {
		t.Error("the device of another user is gone")
	}
}

func TestAVaultInMemoryWritesNothing(t *testing.T) {
	v := InMemory()
	if err := v.Keep(laptop("nadia")); err != nil {
		t.Fatal(err)
	}
	if _, found := v.Device("", laptop("").UserPoolID, "nadia"); !found {
		t.Error("it keeps nothing")
	}
}

func TestAVaultWithoutAFolderSaysSo(t *testing.T) {
	if err := open(t, "").Keep(laptop("nadia")); !errors.Is(err, ErrNoFolder) {
		t.Errorf("%v", err)
	}
}

func TestAPasswordIsNeverPrinted(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d"} {
		if text := fmt.Sprintf(verb, laptop("nadia")); strings.Contains(text, "canary") {
			t.Errorf("%s prints %s", verb, text)
		}
	}
}

// TestNothingIsKeptThatCannotBeReadAgain: a server may call a user whatever it likes.
func TestNothingIsKeptThatCannotBeReadAgain(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vault")
	kept, long := passkeyOf("nadia"), passkeyOf("ben")
	long.UserName = strings.Repeat("n", largest)
	v := open(t, folder)
	if err := v.KeepPasskey(kept); err != nil {
		t.Fatal(err)
	}
	if err := v.KeepPasskey(long); err == nil {
		t.Error("a passkey that is too long is kept")
	}
	for name, v := range map[string]*Vault{"the same": v, "the next": open(t, folder)} {
		if got := v.Passkeys("", kept.UserPoolID); len(got) != 1 || !reflect.DeepEqual(got[0], kept) {
			t.Errorf("%s program has %v", name, got)
		}
	}
}

// TestADamagedVaultIsLeftAlone: it is refused by its name, whatever is wrong with
// it, and never written over.
func TestADamagedVaultIsLeftAlone(t *testing.T) {
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := open(t, folder).Keep(laptop("nadia")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, fileName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damages := map[string][]byte{
		"empty": nil, "cut": whole[:len(whole)-1], "no JSON": []byte("devices"), "another version": []byte(`{"version":2}`),
		"too large": append(whole, make([]byte, largest)...),
	}
	for at := range whole {
		changed := append([]byte(nil), whole...)
		changed[at] ^= 1
		damages[strconv.Itoa(at)] = changed
	}
	for name, damaged := range damages {
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := Open(folder, nil)
		if err == nil {
			// A letter of a member's name in another case is read all the same.
			if got, _ := v.Device("", laptop("").UserPoolID, "nadia"); !reflect.DeepEqual(got, laptop("nadia")) {
				t.Errorf("%s is read as %#v", name, got)
			}
			continue
		}
		if !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v", name, err)
		}
		if kept := v.Keep(laptop("ben")); kept == nil {
			t.Errorf("%s: written over", name)
		}
		if left, err := os.ReadFile(path); err != nil || string(left) != string(damaged) {
			t.Errorf("%s: the file was changed: %v", name, err)
		}
	}
}

// TestANewerVaultIsNotCalledDamaged, and it is left as it is.
func TestANewerVaultIsNotCalledDamaged(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vault")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for written, newer := range map[string]bool{
		`{"version":3,"devices":[]}`: true, `{"version":10}`: true, `{"version":2}`: false, `{"version":0}`: false, `{"version":"3"}`: false, `{}`: false,
	} {
		if err := os.WriteFile(filepath.Join(folder, fileName), []byte(written), 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := Open(folder, nil)
		if err == nil || strings.Contains(err.Error(), "newer version of authwalk") != newer || strings.Contains(err.Error(), "damaged") == newer {
			t.Errorf("%s: %v", written, err)
		}
		if v.Keep(laptop("nadia")) == nil {
			t.Errorf("%s: written over", written)
		}
	}
}

func TestRightsAreChecked(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps rights elsewhere")
	}
	for _, test := range []struct{ folder, file os.FileMode }{{0o750, 0o600}, {0o701, 0o600}, {0o700, 0o640}, {0o700, 0o604}, {0o700, 0o620}} {
		folder := filepath.Join(t.TempDir(), "vault")
		if err := open(t, folder).Keep(laptop("nadia")); err != nil {
			t.Fatal(err)
		}
		for path, mode := range map[string]os.FileMode{folder: test.folder, filepath.Join(folder, fileName): test.file} {
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Open(folder, nil); err == nil || !strings.Contains(err.Error(), "chmod") {
			t.Errorf("%o %o: %v", test.folder, test.file, err)
		}
	}
	folder := filepath.Join(t.TempDir(), "vault")
	if err := open(t, folder).Keep(laptop("nadia")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{folder: 0o700, filepath.Join(folder, fileName): 0o600} {
		if about, err := os.Stat(path); err != nil || about.Mode().Perm() != want {
			t.Errorf("%s has %v: %v", path, about.Mode(), err)
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := errors.Join(os.Rename(filepath.Join(folder, fileName), elsewhere), os.Symlink(elsewhere, filepath.Join(folder, fileName))); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(folder, nil); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a link: %v", err)
	}
}

func TestWritersWaitForEachOther(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vault")
	const writers = 20
	var wait sync.WaitGroup
	for n := range writers {
		wait.Go(func() {
			if err := open(t, folder).Keep(laptop(strconv.Itoa(n))); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	v := open(t, folder)
	for n := range writers {
		if _, found := v.Device("", laptop("").UserPoolID, strconv.Itoa(n)); !found {
			t.Errorf("device %d is lost", n)
		}
	}
}

// writesTo tells the program of this test to keep devices and passkeys in a folder for
// ever.
const writesTo = "AUTHWALK_TEST_VAULT"

// sealsWith tells it the file that stands for the keyring; without one, nothing is
// sealed.
const sealsWith = "AUTHWALK_TEST_KEYRING"

// fileKey is the key in a file that stands for the keyring, nil without one.
func fileKey(path string) *Key {
	if path == "" {
		return nil
	}
	return NewKey(fileRing(path), patient)
}

// fileRing is a keyring that programs share.
type fileRing string

func (r fileRing) Get() ([]byte, error) {
	key, err := os.ReadFile(string(r))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoKey
	}
	return key, err
}

func (r fileRing) Set(key []byte) error {
	return errors.Join(os.WriteFile(string(r)+".new", key, 0o600), os.Rename(string(r)+".new", string(r)))
}

// kills is how often a writer is killed; make soak asks for more.
func kills(t *testing.T) int {
	text := os.Getenv("AUTHWALK_SOAK_KILLS")
	if text == "" {
		return 5
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestAKilledWriterLosesNothing kills a writer at any moment. What it said to be
// kept is there afterwards, and the file is whole.
func TestAKilledWriterLosesNothing(t *testing.T) {
	if folder := os.Getenv(writesTo); folder != "" {
		writeForEver(folder, fileKey(os.Getenv(sealsWith)))
	}
	if runtime.GOOS == "windows" {
		t.Skip("a killed program's lock is freed later there")
	}
	for name, keyring := range map[string]string{"in files": "", "sealed": filepath.Join(t.TempDir(), "key")} {
		t.Run(name, func(t *testing.T) { killWriters(t, keyring) })
	}
}

func killWriters(t *testing.T, keyring string) {
	folder := filepath.Join(t.TempDir(), "vault")
	for kill := range kills(t) {
		command := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestAKilledWriterLosesNothing$")
		command.Env = append(os.Environ(), writesTo+"="+folder, sealsWith+"="+keyring)
		output, err := command.StdoutPipe()
		if err == nil {
			err = command.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		said := bufio.NewScanner(output)
		last := ""
		for lines := 0; said.Scan(); lines++ {
			last = said.Text()
			if lines == kill%7 {
				_ = command.Process.Kill()
			}
		}
		_ = command.Wait()
		v, err := Open(folder, fileKey(keyring))
		if err != nil {
			t.Fatal(err)
		}
		got, found := v.Device("", laptop("").UserPoolID, "nadia")
		kept, _ := strconv.Atoi(got.Password)
		promised, err := strconv.Atoi(last)
		if err != nil || !found || kept < promised {
			t.Fatalf("after kill %d the writer had kept %q, and %q is there", kill, last, got.Password)
		}
		if passkeys := v.Passkeys("", laptop("").UserPoolID); len(passkeys) != 1 || int(passkeys[0].Counter) < promised {
			t.Fatalf("after kill %d the writer had counted %d, and %d passkeys are there", kill, promised, len(passkeys))
		}
	}
}

func writeForEver(folder string, key *Key) {
	v, err := Open(folder, key)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for n := 1; ; n++ {
		device := laptop("nadia")
		device.Password = strconv.Itoa(n)
		passkey := passkeyOf("nadia")
		passkey.Counter = uint32(n)
		if err := errors.Join(v.Keep(device), v.KeepPasskey(passkey)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// FuzzParse: whatever is in the file, it is read as it was written or refused.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "{}", `{"version":1}`, `{"version":1,"sha256":"","devices":[{}]}`, "[", "null"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		devices, err := parse[Device]("devices", raw)
		if err != nil && devices != nil {
			t.Errorf("%v and %v", devices, err)
		}
	})
}
