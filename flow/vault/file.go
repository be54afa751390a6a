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
	"strconv"
)

const (
	fileSuffix      = ".json"
	temporarySuffix = ".tmp"
	// version is the form of the files that are not sealed.
	version = 1
	// largest is more than the most entries take.
	largest = 4 << 20
	// others are the rights of the group and of everybody.
	others = 0o077
)

// The members of a file, beside the list under its own name. The checksum is of the
// list as it is written.
const (
	versionMember  = "version"
	checksumMember = "sha256"
)

// readFile returns what is in the folder's file for a list, nothing where there is
// none.
func readFile[Entry any](folder, name string, key *Key) ([]Entry, error) {
	if err := checkFolder(folder); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, err
	}
	raw, err := readRaw(folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, name+fileSuffix)
	plain, err := key.unsealed(path, name, raw)
	if err != nil {
		return nil, err
	}
	entries, err := parse[Entry](name, plain)
	if err != nil {
		return nil, damaged(path, err)
	}
	return entries, nil
}

// readRaw returns the bytes of a file in the folder, a few more than the largest has
// of one that is too large.
func readRaw(folder, name string) ([]byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be read: %w", err)
	}
	defer func() { _ = root.Close() }()
	about, err := root.Lstat(name + fileSuffix)
	if err == nil {
		err = checkFile(filepath.Join(folder, name+fileSuffix), about)
	}
	if err != nil {
		return nil, err
	}
	file, err := root.Open(name + fileSuffix)
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be read: %w", err)
	}
	defer func() { _ = file.Close() }()
	raw, err := io.ReadAll(io.LimitReader(file, largest+1))
	if err != nil {
		return nil, fmt.Errorf("the vault cannot be read: %w", err)
	}
	return raw, nil
}

// errNewer is a form of files that this program does not know.
var errNewer = errors.New("it was written by a newer version of authwalk")

func damaged(path string, err error) error {
	if errors.Is(err, errNewer) {
		return fmt.Errorf("%s cannot be read: %w; install that version, or move the file away to begin a new one", path, err)
	}
	return fmt.Errorf("%s is damaged (%w): it is left as it is; move it away to begin a new one", path, err)
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

func parse[Entry any](name string, raw []byte) ([]Entry, error) {
	var file map[string]json.RawMessage
	if len(raw) > largest {
		return nil, errors.New("it is too large")
	}
	if json.Unmarshal(raw, &file) != nil {
		return nil, errors.New("it is not JSON")
	}
	if err := checkVersion(file[versionMember]); err != nil {
		return nil, err
	}
	var sum string
	if json.Unmarshal(file[checksumMember], &sum) != nil || checksum(file[name]) != sum {
		return nil, errors.New("its checksum is wrong")
	}
	var entries []Entry
	if json.Unmarshal(file[name], &entries) != nil {
		return nil, fmt.Errorf("its %s are none", name)
	}
	return entries, nil
}

func checkVersion(raw json.RawMessage) error {
	found, err := strconv.Atoi(string(raw))
	switch {
	case err == nil && found == version:
		return nil
	case err == nil && found > sealedVersion:
		return errNewer
	default:
		return fmt.Errorf("it has another version than %d", version)
	}
}

func checksum(list []byte) string {
	sum := sha256.Sum256(list)
	return hex.EncodeToString(sum[:])
}

// write replaces the file of a list. The lock is held, so a temporary file that is
// there was left by a program that died.
func write[Entry any](d disk, folder, name string, key *Key, entries []Entry) error {
	list, err := json.Marshal(entries)
	if err != nil {
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	raw, err := json.Marshal(map[string]any{versionMember: version, checksumMember: checksum(list), name: json.RawMessage(list)})
	if err != nil {
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	if raw, err = key.sealed(folder, name, raw); err != nil {
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	// A larger file would not be read again.
	if len(raw) > largest {
		return fmt.Errorf("the vault cannot be written: its %s would take more than %d MiB", name, largest>>20)
	}
	opened, err := d.Open(folder)
	if err != nil {
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	defer func() { _ = opened.Close() }()
	if err := replace(opened, name, raw); err != nil {
		_ = opened.Remove(name + temporarySuffix)
		return fmt.Errorf("the vault cannot be written: %w", err)
	}
	return nil
}

// lockName is the file that programs wait for each other with.
const lockName = ".lock"

// Files are what a vault has put into its folder, as far as it is there.
func Files(folder string) []string {
	if folder == "" {
		return nil
	}
	names := []string{lockName}
	for _, list := range []string{devicesName, authenticatorsName, passkeysName, refreshTokensName} {
		names = append(names, list+fileSuffix, list+temporarySuffix)
	}
	var found []string
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(folder, name)); err == nil {
			found = append(found, filepath.Join(folder, name))
		}
	}
	return found
}
