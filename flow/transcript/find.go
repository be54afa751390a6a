package transcript

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// last names the walk that began last.
const last = "last"

// Entry is a record in the folder.
type Entry struct {
	ID, Path string
	Transcript
	// Title is what a person called the walk, "" where nobody did.
	Title string
	// Unreadable says why the record cannot be read, nil for one that can.
	Unreadable error
}

// List reads all records, the walk that began last first. Those that cannot be read
// come at the end.
func (f Folder) List() ([]Entry, error) {
	found, err := f.files()
	entries := f.read(found)
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(b.Started.Compare(a.Started), cmp.Compare(a.ID, b.ID))
	})
	return entries, err
}

// Newest reads the records that were written last, no more than so many.
func (f Folder) Newest(most int) []Entry {
	found, err := f.files()
	if err != nil {
		return nil
	}
	return f.read(found[:min(len(found), most)])
}

func (f Folder) read(found []file) []Entry {
	entries := make([]Entry, len(found))
	for n, record := range found {
		entries[n] = Entry{ID: record.id, Path: f.Path(record.id), Title: f.title(record.id)}
		entries[n].Transcript, entries[n].Unreadable = ReadFile(entries[n].Path)
	}
	return entries
}

// ReadFile reads the record in a file. A pipe or a device is refused, since it may
// have no end.
func ReadFile(path string) (Transcript, error) {
	about, err := os.Stat(path)
	if err != nil {
		return Transcript{}, err
	}
	if !about.Mode().IsRegular() {
		return Transcript{}, fmt.Errorf("%s is not a regular file", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return Transcript{}, err
	}
	defer func() { _ = file.Close() }()
	return Read(file)
}

// Find is the file of what a person named: a kept walk by its id, the beginning of it
// or "last", else a path. The beginning of an id is only where no file is called so.
func (f Folder) Find(named string) (path string, err error) {
	if strings.ContainsRune(named, filepath.Separator) || named != "" && !isID(named) {
		return named, nil
	}
	id, err := f.ID(named)
	if _, missing := os.Stat(named); missing == nil && (err != nil || id != named && named != last) {
		return named, nil
	}
	return f.Path(id), err
}

// ID is the id of a kept walk, by it, the beginning of it, or "last".
func (f Folder) ID(which string) (string, error) {
	if which == last {
		path, err := f.newest()
		return strings.TrimSuffix(filepath.Base(path), suffix), err
	}
	found, err := f.files()
	if err != nil {
		return "", err
	}
	var fitting []string
	for _, record := range found {
		switch {
		case record.id == which:
			return which, nil
		case which != "" && strings.HasPrefix(record.id, which):
			fitting = append(fitting, record.id)
		}
	}
	switch len(fitting) {
	case 1:
		return fitting[0], nil
	case 0:
		return "", fmt.Errorf("no walk %q is recorded: see authwalk walks", which)
	default:
		return "", fmt.Errorf("%d recorded walks begin with %q: write more of the id", len(fitting), which)
	}
}

func (f Folder) newest() (string, error) {
	entries, err := f.List()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if len(entries) == 0 {
		return "", errors.New("no walk is recorded yet")
	}
	return entries[0].Path, nil
}
