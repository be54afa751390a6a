package vault

import (
	"fmt"
	"path/filepath"
	"slices"
	"sync"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// list is what is kept of one kind, in a file of its own.
type list[Entry any] struct {
	// folder holds the file; empty for a list that ends with the program.
	folder, name string
	// key seals the file; nil where it stays as it is.
	key *Key
	// disk is where the folder is.
	disk disk

	mutex   sync.Mutex
	entries []Entry
	// sealed tells how the file is.
	sealed bool
	// fault is why the file cannot be used; nothing is written over it.
	fault error
}

// read takes what the file holds.
func (l *list[Entry]) read() error {
	l.entries, l.fault = readFile[Entry](l.folder, l.name, l.key)
	l.sealed = isSealed(l.folder, l.name)
	return l.fault
}

// all is a copy of the entries, the oldest first.
func (l *list[Entry]) all() []Entry {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return slices.Clone(l.entries)
}

// why is why the file cannot be used, nil where it can.
func (l *list[Entry]) why() error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.fault
}

// change replaces the entries on the disk first, and then here. Where the edit
// fails, nothing changes.
func (l *list[Entry]) change(edit func([]Entry) ([]Entry, error)) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.fault != nil {
		return l.fault
	}
	entries, err := l.rewrite(edit)
	if err == nil {
		l.entries, l.sealed = entries, isSealed(l.folder, l.name)
	}
	return err
}

// rewrite edits what is on the disk now, which another program may have changed.
func (l *list[Entry]) rewrite(edit func([]Entry) ([]Entry, error)) ([]Entry, error) {
	if l.folder == "" {
		return edit(slices.Clone(l.entries))
	}
	if err := makeFolder(l.disk, l.folder); err != nil {
		return nil, fmt.Errorf("the vault cannot be written: %w", err)
	}
	if err := checkFolder(l.folder); err != nil {
		return nil, err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(l.folder, lockName)).Lock()
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be written: %w", err)
	}
	defer unlock()
	entries, err := readFile[Entry](l.folder, l.name, l.key)
	if err != nil {
		return nil, err
	}
	if entries, err = edit(entries); err != nil {
		return nil, err
	}
	return entries, write(l.disk, l.folder, l.name, l.key, entries)
}
