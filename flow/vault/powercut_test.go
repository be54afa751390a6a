package vault

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// change is one call that the vault made to its disk, or Said: what the vault was asked
// for is kept from there on.
type change struct {
	kind, path, to string
	file           int
	written        []byte
}

// The kinds of changes.
const (
	mkdir, create, writeFile, syncFile, remove, rename, syncFolder = "mkdir", "create", "write", "sync file", "remove", "rename", "sync folder"
	// said is no change: something outside learns what the vault has promised.
	said = "said"
)

// Recorder is a disk that writes down what is done to it.
type Recorder struct {
	changes []change
	files   int
}

// Say notes that the world has learned something: a cut after it must not lose what was
// promised.
func (r *Recorder) Say(what string) { r.changes = append(r.changes, change{kind: said, path: what}) }

func (r *Recorder) Mkdir(path string) error {
	r.changes = append(r.changes, change{kind: mkdir, path: path})
	return realDisk{}.Mkdir(path)
}

func (r *Recorder) Open(path string) (folder, error) {
	opened, err := realDisk{}.Open(path)
	return recordedFolder{opened, r, path}, err
}

type recordedFolder struct {
	folder
	recorder *Recorder
	path     string
}

func (f recordedFolder) Create(name string) (writer, error) {
	f.recorder.files++
	f.recorder.changes = append(f.recorder.changes, change{kind: create, path: filepath.Join(f.path, name), file: f.recorder.files})
	file, err := f.folder.Create(name)
	return recordedFile{file, f.recorder, f.recorder.files}, err
}

func (f recordedFolder) Remove(name string) error {
	f.recorder.changes = append(f.recorder.changes, change{kind: remove, path: filepath.Join(f.path, name)})
	return f.folder.Remove(name)
}

func (f recordedFolder) Rename(from, to string) error {
	f.recorder.changes = append(f.recorder.changes, change{kind: rename, path: filepath.Join(f.path, from), to: filepath.Join(f.path, to)})
	return f.folder.Rename(from, to)
}

func (f recordedFolder) Sync() error {
	f.recorder.changes = append(f.recorder.changes, change{kind: syncFolder, path: f.path})
	return f.folder.Sync()
}

type recordedFile struct {
	writer
	recorder *Recorder
	file     int
}

func (f recordedFile) Write(raw []byte) (int, error) {
	f.recorder.changes = append(f.recorder.changes, change{kind: writeFile, file: f.file, written: bytes.Clone(raw)})
	return f.writer.Write(raw)
}

func (f recordedFile) Sync() error {
	f.recorder.changes = append(f.recorder.changes, change{kind: syncFile, file: f.file})
	return f.writer.Sync()
}

// tree is what is on a disk: files by their path, and folders.
type tree struct {
	files   map[string]int
	folders map[string]bool
}

func (t tree) apply(c change) {
	switch c.kind {
	case mkdir:
		t.folders[c.path] = true
	case create:
		t.files[c.path] = c.file
	case remove:
		delete(t.files, c.path)
	case rename:
		if file, there := t.files[c.path]; there {
			delete(t.files, c.path)
			t.files[c.to] = file
		}
	}
}

// afterCut is every disk that a power cut after the changes can leave behind. What was
// not made durable may be there or not: each name on its own, and of each file nothing,
// a part, or all. Without a power cut, as after a kill, all of it is there.
func afterCut(changes []change, see func(tree, map[int][]byte)) {
	durable := tree{map[string]int{}, map[string]bool{}}
	var pending []change
	written, synced := map[int][]byte{}, map[int]bool{}
	for _, c := range changes {
		switch c.kind {
		case mkdir, create, remove, rename:
			pending = append(pending, c)
		case writeFile:
			written[c.file], synced[c.file] = append(written[c.file], c.written...), false
		case syncFile:
			synced[c.file] = true
		case syncFolder:
			pending = slices.DeleteFunc(pending, func(p change) bool {
				if filepath.Dir(p.path) != c.path {
					return false
				}
				durable.apply(p)
				return true
			})
		}
	}
	for subset := range 1 << len(pending) {
		left := tree{maps.Clone(durable.files), maps.Clone(durable.folders)}
		for n, p := range pending {
			if subset>>n&1 == 1 {
				left.apply(p)
			}
		}
		for _, part := range []int{0, 1, 2} { // halves that are there of what was not synced
			contents, whole := map[int][]byte{}, true
			for file, raw := range written {
				contents[file] = raw
				if !synced[file] {
					contents[file], whole = raw[:len(raw)*part/2], false
				}
			}
			see(left, contents)
			if whole {
				break
			}
		}
	}
}

// put makes a disk real: what lies below from stands below to.
func (t tree) put(tb testing.TB, contents map[int][]byte, from, to string) {
	tb.Helper()
	for _, path := range slices.Sorted(maps.Keys(t.folders)) {
		if below, is := strings.CutPrefix(path, from); is && t.isThere(filepath.Dir(path), from) {
			if err := os.Mkdir(to+below, 0o700); err != nil {
				tb.Fatal(err)
			}
		}
	}
	for path, file := range t.files {
		if !t.isThere(filepath.Dir(path), from) {
			continue
		}
		if err := os.WriteFile(to+strings.TrimPrefix(path, from), contents[file], 0o600); err != nil {
			tb.Fatal(err)
		}
	}
}

// isThere reports whether a folder and all above it are there, down from a root that is.
func (t tree) isThere(path, from string) bool {
	return path == from || t.folders[path] && t.isThere(filepath.Dir(path), from)
}

// EveryCut opens the vault that every power cut leaves in the folder below root, with
// what had been said until then.
func (r *Recorder) EveryCut(t *testing.T, root, folder string, see func(v *Vault, said []string)) (cuts int) {
	t.Helper()
	for n := range len(r.changes) + 1 {
		var told []string
		for _, c := range r.changes[:n] {
			if c.kind == said {
				told = append(told, c.path)
			}
		}
		seen := map[string]bool{}
		afterCut(r.changes[:n], func(left tree, contents map[int][]byte) {
			key := fmt.Sprint(left, contents)
			if seen[key] {
				return
			}
			seen[key] = true
			cuts++
			at := t.TempDir()
			left.put(t, contents, root, at)
			v, err := Open(at+strings.TrimPrefix(folder, root), nil)
			if err != nil {
				t.Fatalf("after change %d of %d: %v", n, len(r.changes), err)
			}
			see(v, told)
		})
	}
	return cuts
}

// OpenOn opens a vault whose changes are written down.
func OpenOn(r *Recorder, folder string) (*Vault, error) { return openOn(r, folder, nil) }

// histories is how many histories are cut; make soak asks for more.
func histories(t *testing.T) int {
	text := os.Getenv("AUTHWALK_SOAK_CUTS")
	if text == "" {
		return 2
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestAPowerCutLosesNothing cuts the power after every call to the disk, with everything
// lost that was not made durable. The vault can be read, and has all that it had said to
// be kept.
func TestAPowerCutLosesNothing(t *testing.T) {
	for seed := range histories(t) {
		numbers := rand.New(rand.NewPCG(uint64(seed), 8))
		root := t.TempDir()
		at := filepath.Join(root, "state", "authwalk", "vault")
		recorder := &Recorder{}
		v, err := openOn(recorder, at, nil)
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= 4; n++ {
			var kept error
			kind := numbers.IntN(3)
			switch kind {
			case 0:
				device := laptop("nadia")
				device.Password = strconv.Itoa(n)
				kept = v.Keep(device)
			case 1:
				passkey := passkeyOf("nadia")
				passkey.Counter = uint32(n)
				kept = v.KeepPasskey(passkey)
			default:
				kept = v.KeepAuthenticator(Authenticator{UserPoolID: "pool", Username: "nadia", Secret: strconv.Itoa(n), Verified: true})
			}
			if kept != nil {
				t.Fatal(kept)
			}
			recorder.Say(fmt.Sprint(kind, " ", n))
		}
		recorder.EveryCut(t, root, at, func(v *Vault, said []string) {
			for _, promise := range said {
				kind, number, _ := strings.Cut(promise, " ")
				if least, _ := strconv.Atoi(number); keptIn(v, kind) < least {
					t.Fatalf("history %d: %q was said, and %d is there", seed, said, keptIn(v, kind))
				}
			}
		})
	}
}

// keptIn is the newest number of a kind that the vault has.
func keptIn(v *Vault, kind string) int {
	switch kind {
	case "0":
		device, _ := v.Device("", laptop("").UserPoolID, "nadia")
		n, _ := strconv.Atoi(device.Password)
		return n
	case "1":
		for _, passkey := range v.Passkeys("", laptop("").UserPoolID) {
			return int(passkey.Counter)
		}
		return 0
	default:
		app, _ := v.Authenticator("", "pool", "nadia")
		n, _ := strconv.Atoi(app.Secret)
		return n
	}
}
