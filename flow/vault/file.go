package vault

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

const (
	fileName      = "devices.json"
	temporaryName = "devices.tmp"
	// version is the form of the file.
	version = 1
	// largest is more than the most devices take.
	largest = 4 << 20
	// others are the rights of the group and of everybody.
	others = 0o077
)

// content is the file. SHA256 is of the devices as they are written.
type content struct {
	Version int             `json:"version"`
	SHA256  string          `json:"sha256"`
	Devices json.RawMessage `json:"devices"`
}

// read returns what is in the folder's file, nothing where there is none.
func read(folder string) ([]Device, error) {
	if err := checkFolder(folder); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be read: %w", err)
	}
	defer func() { _ = root.Close() }()
	path := filepath.Join(folder, fileName)
	about, err := root.Lstat(fileName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = checkFile(path, about)
	}
	if err != nil {
		return nil, err
	}
	file, err := root.Open(fileName)
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be read: %w", err)
	}
	defer func() { _ = file.Close() }()
	raw, err := io.ReadAll(io.LimitReader(file, largest+1))
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be read: %w", err)
	}
	devices, err := parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%s is damaged (%w): it is left as it is; move it away to begin a new one", path, err)
	}
	return devices, nil
}

// checkFolder refuses a folder that others can read or change.
func checkFolder(folder string) error {
	about, err := os.Lstat(folder)
	switch {
	case err != nil:
		return fmt.Errorf("the vault cannot be read: %w", err)
	case !about.IsDir():
		return fmt.Errorf("%s is not a folder: move it away, then try again", folder)
	}
	return checkOwner(folder, about, "chmod 700")
}

// checkFile refuses a file that others can read or change, and what is no file.
func checkFile(path string, about fs.FileInfo) error {
	if !about.Mode().IsRegular() {
		return fmt.Errorf("%s is not a regular file: move it away, then try again", path)
	}
	return checkOwner(path, about, "chmod 600")
}

// checkOwner looks at rights and owner. Windows keeps them elsewhere, so nothing is
// refused there.
func checkOwner(path string, about fs.FileInfo, command string) error {
	switch {
	case runtime.GOOS == "windows":
		return nil
	case about.Mode().Perm()&others != 0:
		return fmt.Errorf("others can read or change %s: take their rights away (%s), then try again", path, command)
	case !isOurs(about):
		return fmt.Errorf("%s belongs to another user: move it away, then try again", path)
	default:
		return nil
	}
}

func parse(raw []byte) ([]Device, error) {
	var file content
	if len(raw) > largest {
		return nil, errors.New("it is too large")
	}
	if json.Unmarshal(raw, &file) != nil {
		return nil, errors.New("it is not JSON")
	}
	if file.Version != version {
		return nil, fmt.Errorf("it has version %d, not %d", file.Version, version)
	}
	if checksum(file.Devices) != file.SHA256 {
		return nil, errors.New("its checksum is wrong")
	}
	var devices []Device
	if json.Unmarshal(file.Devices, &devices) != nil {
		return nil, errors.New("its devices are none")
	}
	return devices, nil
}

func checksum(devices []byte) string {
	sum := sha256.Sum256(devices)
	return hex.EncodeToString(sum[:])
}

// write replaces the file. The lock is held, so a temporary file that is there was
// left by a program that died.
func write(folder string, devices []Device) error {
	list, err := json.Marshal(devices)
	if err != nil {
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	raw, err := json.Marshal(content{version, checksum(list), list})
	if err != nil {
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	defer func() { _ = root.Close() }()
	if err := replace(root, raw); err != nil {
		_ = root.Remove(temporaryName)
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	return nil
}

func replace(root *os.Root, raw []byte) error {
	if err := root.Remove(temporaryName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := root.OpenFile(temporaryName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(raw)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := root.Rename(temporaryName, fileName); err != nil {
		return err
	}
	return syncFolder(root)
}

// syncFolder makes the new name durable. Windows has no such call for folders.
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
