package vault

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// disk is how the vault changes what is kept, call by call: a power cut can come between
// any two of them.
type disk interface {
	// Mkdir makes a folder that only its owner can read.
	Mkdir(path string) error
	// Open opens a folder, to change the files in it.
	Open(path string) (folder, error)
}

// folder is an open folder.
type folder interface {
	// Create makes a file that only its owner can read, and that is not there yet.
	Create(name string) (writer, error)
	Remove(name string) error
	Rename(from, to string) error
	// Sync makes durable what was made, removed and renamed in it.
	Sync() error
	Close() error
}

// writer is a file that is written.
type writer interface {
	io.WriteCloser
	// Sync makes durable what was written.
	Sync() error
}

// realDisk is that of this machine.
type realDisk struct{}

func (realDisk) Mkdir(path string) error { return os.Mkdir(path, 0o700) }

func (realDisk) Open(path string) (folder, error) {
	root, err := os.OpenRoot(path)
	return realFolder{root}, err
}

type realFolder struct{ *os.Root }

func (f realFolder) Create(name string) (writer, error) {
	return f.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

// Sync does nothing on Windows, which has no such call for folders.
func (f realFolder) Sync() error {
	if runtime.GOOS == "windows" {
		return nil
	}
	itself, err := f.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(itself.Sync(), itself.Close())
}

// makeFolder makes a folder and those above it, each of them durable.
func makeFolder(d disk, path string) error {
	if _, err := os.Stat(path); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	above := filepath.Dir(path)
	if above == path {
		return fs.ErrNotExist
	}
	if err := makeFolder(d, above); err != nil {
		return err
	}
	if err := d.Mkdir(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	opened, err := d.Open(above)
	if err != nil {
		return err
	}
	return errors.Join(opened.Sync(), opened.Close())
}

// replace puts a new file in the place of an old one: a crash leaves one or the other.
func replace(in folder, name string, raw []byte) error {
	if err := in.Remove(name + temporarySuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := in.Create(name + temporarySuffix)
	if err != nil {
		return err
	}
	_, err = file.Write(raw)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := in.Rename(name+temporarySuffix, name+fileSuffix); err != nil {
		return err
	}
	return in.Sync()
}
