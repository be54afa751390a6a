package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// mostDevices bounds the file; the oldest devices make room.
const mostDevices = 1000

// ErrNoFolder is what keeping says where the user has no state folder.
var ErrNoFolder = errors.New("no state folder: set XDG_STATE_HOME or HOME")

// Vault is what is kept. It is safe for concurrent use.
type Vault struct {
	// folder holds the file; empty for a vault that ends with the program.
	folder string

	mutex   sync.Mutex
	devices []Device
	// fault is why the file cannot be used; nothing is written over it.
	fault error
}

// InMemory is a vault that ends with the program.
func InMemory() *Vault { return &Vault{} }

// Open reads the vault in a folder, which need not be there yet. Where its file
// cannot be used, the error says why, and the vault is an empty one that keeps
// nothing.
func Open(folder string) (*Vault, error) {
	v := &Vault{folder: folder}
	if folder == "" {
		v.fault = ErrNoFolder
		return v, nil
	}
	v.devices, v.fault = read(folder)
	return v, v.fault
}

// change replaces the devices on the disk first, and then here.
func (v *Vault) change(edit func([]Device) []Device) error {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if v.fault != nil {
		return v.fault
	}
	if v.folder == "" {
		v.devices = edit(slices.Clone(v.devices))
		return nil
	}
	devices, err := v.rewrite(edit)
	if err == nil {
		v.devices = devices
	}
	return err
}

// rewrite edits what is on the disk now, which another program may have changed.
func (v *Vault) rewrite(edit func([]Device) []Device) ([]Device, error) {
	if err := os.MkdirAll(v.folder, 0o700); err != nil {
		return nil, fmt.Errorf("the vault cannot be written: %w", err)
	}
	if err := checkFolder(v.folder); err != nil {
		return nil, err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(v.folder, ".lock")).Lock()
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be written: %w", err)
	}
	defer unlock()
	devices, err := read(v.folder)
	if err != nil {
		return nil, err
	}
	devices = edit(devices)
	return devices, write(v.folder, devices)
}
