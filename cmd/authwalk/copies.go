package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"authwalk/flow/document"
)

// copies keeps texts as files where the clipboard is not sure.
type copies struct {
	mutex sync.Mutex
	// last is the number of the newest file. No number is used twice: a file that is gone
	// early must not give its name, and so its end, to another one.
	last int
	// secrets are the files to remove when the program ends.
	secrets []string
}

// copiesFolder is where they are, empty for a user without a state folder.
func copiesFolder() string {
	state := stateFolder()
	if state == "" {
		return ""
	}
	return filepath.Join(state, "authwalk", "copies")
}

const mostCopies = 1000

// keep writes a text into a new file, and says where. A secret goes when the program
// ends, if nobody has removed it before.
func (c *copies) keep(text string, secret bool) (where string, remove func() error, err error) {
	folder := copiesFolder()
	if folder == "" {
		return "", nil, errors.New("no state folder: set XDG_STATE_HOME or HOME")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", nil, err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for range mostCopies {
		c.last++
		path := filepath.Join(folder, fmt.Sprintf("%d.txt", c.last))
		err := document.WriteSecretFile(path, []byte(text))
		if errors.Is(err, document.ErrExists) {
			continue
		}
		if err == nil && secret {
			c.secrets = append(c.secrets, path)
		}
		return path, func() error { return removed(path) }, err
	}
	return "", nil, fmt.Errorf("there are %d copies already: see authwalk clean", mostCopies)
}

// close removes what is secret.
func (c *copies) close() error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var err error
	for _, path := range c.secrets {
		err = errors.Join(err, removed(path))
	}
	return err
}

// removed removes a file that may be gone already.
func removed(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// keptCopies are the files there are.
func keptCopies() ([]string, error) {
	folder := copiesFolder()
	if folder == "" {
		return nil, nil
	}
	return filepath.Glob(filepath.Join(folder, "*.txt"))
}
