package target

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"authwalk/flow/document"
	"authwalk/flow/walk"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// File is a targets.yaml at a path: a list of targets under the names that
// walk.Target has in files.
type File string

// ErrNoFolder is what saving says where the user has no configuration folder.
var ErrNoFolder = errors.New("no configuration folder: set XDG_CONFIG_HOME or HOME")

// The files beside it: programs wait for each other with the one, and the other
// becomes the list.
const (
	lockName      = ".targets.lock"
	temporaryName = "targets-*.yaml"
)

// In is the file in a configuration directory; without one it holds nothing and
// cannot be written.
func In(configuration string) File {
	if configuration == "" {
		return ""
	}
	return File(filepath.Join(configuration, "authwalk", "targets.yaml"))
}

// Read returns the targets, none when there is no file yet.
func (f File) Read() ([]walk.Target, error) {
	if f == "" {
		return nil, nil
	}
	// This is the program's own file, and nothing to wait for.
	if about, err := os.Stat(string(f)); err == nil && !about.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", f)
	}
	data, err := document.ReadFile(context.Background(), string(f), document.Largest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	targets, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f, err)
	}
	return targets, nil
}

func parse(data []byte) ([]walk.Target, error) {
	root, err := document.Read(data)
	if err != nil {
		return nil, err
	}
	items, err := root.Items()
	if err != nil {
		return nil, err
	}
	var targets []walk.Target
	for _, item := range items {
		target, err := Read(item)
		if err != nil {
			return nil, err
		}
		if target.Name == "" {
			return nil, item.Errorf("a target must have a Name")
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// Find returns the target with this name.
func (f File) Find(name string) (walk.Target, error) {
	targets, err := f.Read()
	if err != nil {
		return walk.Target{}, err
	}
	for _, target := range targets {
		if target.Name == name {
			return target, nil
		}
	}
	if f == "" {
		return walk.Target{}, fmt.Errorf("no saved target %q: %w", name, ErrNoFolder)
	}
	return walk.Target{}, fmt.Errorf("no saved target %q in %s", name, f)
}

// Save writes a target, in place of the one with its name. The file is
// replaced as a whole, so that a crash leaves the old one or the new one, and
// programs that save at the same time wait for each other.
func (f File) Save(target walk.Target) error {
	if target.Name == "" {
		return errors.New("enter a name for the target")
	}
	if f == "" {
		return ErrNoFolder
	}
	if err := os.MkdirAll(filepath.Dir(string(f)), 0o700); err != nil {
		return err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(filepath.Dir(string(f)), lockName)).Lock()
	if err != nil {
		return err
	}
	defer unlock()
	targets, err := f.Read()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(targets, func(other walk.Target) bool { return other.Name == target.Name })
	if at < 0 {
		targets = append(targets, target)
	} else {
		targets[at] = target
	}
	data, err := written(targets)
	if err != nil {
		return err
	}
	return f.replace(data)
}

// written is the list in YAML.
func written(targets []walk.Target) ([]byte, error) {
	raw, err := json.Marshal(targets)
	if err != nil {
		return nil, err
	}
	list, err := document.ReadJSON(raw)
	return list.YAML(), err
}

// replace writes beside the file and renames. Where the file is a link, what it
// leads to is replaced and the link stays.
func (f File) replace(data []byte) error {
	path := string(f)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	// CreateTemp makes files that only the owner can read.
	temporary, err := os.CreateTemp(filepath.Dir(path), temporaryName)
	if err != nil {
		return err
	}
	_, err = temporary.Write(data)
	err = errors.Join(err, temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temporary.Name())
	}
	return err
}

// Files are what saving targets has written, as far as it is there.
func (f File) Files() []string {
	if f == "" {
		return nil
	}
	var found []string
	for _, path := range []string{string(f), filepath.Join(filepath.Dir(string(f)), lockName)} {
		if _, err := os.Lstat(path); err == nil {
			found = append(found, path)
		}
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(string(f)), temporaryName)) // the pattern is ours
	return append(found, left...)
}
