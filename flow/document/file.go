package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ReadFile reads a file that the user named: a whole text of at most largest
// bytes. Directories and devices are refused, and the wait for a pipe ends
// with the context.
func ReadFile(ctx context.Context, path string, largest int64) ([]byte, error) {
	return readFile(ctx, path, largest, nil)
}

// ReadSecretFile is ReadFile for a file that nobody but its owner may read or
// change. Windows keeps rights elsewhere, so nothing is refused there.
func ReadSecretFile(ctx context.Context, path string, largest int64) ([]byte, error) {
	return readFile(ctx, path, largest, refuseOpen)
}

// others are the rights of the group and of everybody.
const others = 0o077

// ownersAlone are the rights of a secret file.
const ownersAlone = 0o600

// refuseOpen refuses a file that others than its owner can read or change. What
// only passes through, a pipe, nobody else can read a second time.
func refuseOpen(path string, about fs.FileInfo) error {
	if runtime.GOOS == "windows" || !about.Mode().IsRegular() || about.Mode().Perm()&others == 0 {
		return nil
	}
	return fmt.Errorf("others can read or change %s: make it yours alone (chmod 600), then try again", path)
}

// ErrExists says that a file would have to be replaced.
var ErrExists = errors.New("is there already: choose another name")

// WriteSecretFile makes a file that nobody but its owner may read or change. It
// replaces none. When it returns without an error, the file is on the disk.
func WriteSecretFile(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, ownersAlone)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s %w", path, ErrExists)
	}
	if err != nil {
		return err
	}
	return fill(file, data)
}

// fill writes a new file. Half of it is worse than none, so that it goes where
// the disk is full.
func fill(file *os.File, data []byte) error {
	_, err := file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		err = errors.Join(err, os.Remove(file.Name()))
	}
	return err
}

// ExpandHome is a path with the home directory in place of a ~ at its start, where no
// shell has expanded it.
func ExpandHome(path string) (string, error) {
	inside, isHome := strings.CutPrefix(path, "~/")
	if !isHome {
		return path, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, inside), err
}

func readFile(ctx context.Context, path string, largest int64, refuse func(string, fs.FileInfo) error) ([]byte, error) {
	if path == "" {
		return nil, errors.New("the name of a file is missing")
	}
	about, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if refuse != nil {
		if err := refuse(path, about); err != nil {
			return nil, err
		}
	}
	if err := CheckKind(path, about); err != nil {
		return nil, err
	}
	if about.Mode().IsRegular() && about.Size() > largest {
		return nil, fmt.Errorf("%s: %w", path, tooLarge(largest))
	}
	data, err := Wait(ctx, path, func() ([]byte, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }()
		return readAll(file, about.Size(), largest)
	})
	if _, named := errors.AsType[*fs.PathError](err); err != nil && !named {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return data, err
}

// CheckKind refuses what is neither a file nor a pipe.
func CheckKind(path string, about fs.FileInfo) error {
	switch mode := about.Mode(); {
	case mode.IsDir():
		return fmt.Errorf("%s is a directory: expected a file", path)
	case mode&(fs.ModeDevice|fs.ModeSocket) != 0:
		return fmt.Errorf("%s is a device: expected a file (- reads standard input)", path)
	}
	return nil
}

// ReadAll reads a whole text of at most largest bytes, until the context ends.
func ReadAll(ctx context.Context, from io.Reader, largest int64) ([]byte, error) {
	return Wait(ctx, "", func() ([]byte, error) { return readAll(from, 0, largest) })
}

var errBinary = errors.New("this is not text: it contains zero bytes")

// readAll stops at the first zero byte, which no text has, so that a file of
// nothing but holes is not read to its end. Of a file that has a size, no more is held.
func readAll(from io.Reader, size, largest int64) ([]byte, error) {
	var data bytes.Buffer
	data.Grow(int(min(size, largest)))
	chunk := make([]byte, 64<<10)
	for {
		n, err := from.Read(chunk)
		data.Write(chunk[:n])
		switch {
		case bytes.IndexByte(chunk[:n], 0) >= 0:
			return nil, errBinary
		case int64(data.Len()) > largest:
			return nil, tooLarge(largest)
		case errors.Is(err, io.EOF):
			return data.Bytes(), nil
		case err != nil:
			return nil, err
		}
	}
}

func tooLarge(largest int64) error {
	return fmt.Errorf("it is larger than %d MiB", largest>>20)
}
