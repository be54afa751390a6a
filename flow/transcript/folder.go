package transcript

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Folder is where the records of one user are; empty for a user without a state
// folder.
type Folder string

// In is the folder of records below a state directory.
func In(state string) Folder {
	if state == "" {
		return ""
	}
	return Folder(filepath.Join(state, "authwalk", "walks"))
}

// ErrNoFolder is what recording says where the user has no state folder.
var ErrNoFolder = errors.New("no state folder: set XDG_STATE_HOME or HOME")

const (
	suffix = ".jsonl"
	// keptFor and mostKept bound what is kept.
	keptFor  = 30 * 24 * time.Hour
	mostKept = 500
	// others are the rights of the group and of everybody.
	others = 0o077
)

// isID reports whether a text can be the id of a walk: it becomes the name of a file.
func isID(text string) bool {
	const longest = 64
	return text != "" && len(text) <= longest && strings.Trim(text, "0123456789abcdefghijklmnopqrstuvwxyz") == ""
}

// open makes the folder where it is not there, and refuses one that others can
// read or change.
func (f Folder) open() (*os.Root, error) {
	if f == "" {
		return nil, ErrNoFolder
	}
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return nil, err
	}
	about, err := os.Lstat(string(f))
	switch {
	case err != nil:
		return nil, err
	case !about.IsDir():
		return nil, fmt.Errorf("%s is not a folder: move it away", f)
	case runtime.GOOS != "windows" && about.Mode().Perm()&others != 0:
		return nil, fmt.Errorf("others can read or change %s: take their rights away (chmod 700)", f)
	}
	return os.OpenRoot(string(f))
}

// append adds a line to the record of a walk, and returns when it is on the disk.
// The first line makes the file.
func (f Folder) append(id string, line []byte, first bool) error {
	if !isID(id) {
		return errors.New("the walk has no id that can be a file's name")
	}
	root, err := f.open()
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	flags := os.O_WRONLY | os.O_APPEND
	if first {
		flags |= os.O_CREATE | os.O_EXCL
	}
	file, err := root.OpenFile(id+suffix, flags, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(line)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil || !first {
		return err
	}
	return syncFolder(root)
}

// syncFolder makes the name of a new file durable. Windows has no such call for
// folders.
func syncFolder(root *os.Root) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := root.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// file is a record as the folder lists it.
type file struct {
	id      string
	changed time.Time
}

// files are the records in the folder, the one that changed last first.
func (f Folder) files() ([]file, error) {
	if f == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(string(f))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var found []file
	for _, entry := range entries {
		id, isRecord := strings.CutSuffix(entry.Name(), suffix)
		about, err := entry.Info()
		if isRecord && isID(id) && err == nil && about.Mode().IsRegular() {
			found = append(found, file{id, about.ModTime()})
		}
	}
	slices.SortFunc(found, func(a, b file) int { return cmp.Or(b.changed.Compare(a.changed), cmp.Compare(a.id, b.id)) })
	return found, nil
}

// tidy removes what is too old, and the oldest of what is too many when another
// one is added.
func (f Folder) tidy(now time.Time) {
	found, _ := f.files()
	for n, record := range found {
		if n >= mostKept-1 || now.Sub(record.changed) > keptFor {
			_ = f.Remove(record.id)
		}
	}
}

// Remove removes the record of a walk, and its title.
func (f Folder) Remove(id string) error {
	if !isID(id) {
		return errors.New("no such walk")
	}
	if err := os.Remove(f.titlePath(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Remove(f.Path(id))
}

// Path is the file of a walk.
func (f Folder) Path(id string) string { return filepath.Join(string(f), id+suffix) }

// Files are all records in the folder with their titles, for removing them.
func (f Folder) Files() ([]string, error) {
	found, err := f.files()
	paths := make([]string, 0, len(found))
	for _, record := range found {
		paths = append(paths, f.Path(record.id))
		if _, missing := os.Lstat(f.titlePath(record.id)); missing == nil {
			paths = append(paths, f.titlePath(record.id))
		}
	}
	return paths, err
}
