package transcript

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"authwalk/flow/text"
)

// A title that a person gave a walk stands in a file of its own beside the record: the
// walk may still be going on, and its record is only ever added to.
const (
	titleSuffix  = ".title"
	longestTitle = 200
)

// ErrNoRecord is what a title says where the walk has no record.
var ErrNoRecord = errors.New("this walk has no record to keep a title with")

// SetTitle gives a recorded walk a title; an empty one takes it away.
func (f Folder) SetTitle(id, title string) error {
	root, err := f.open()
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	if !isID(id) {
		return ErrNoRecord
	}
	if _, err := root.Stat(id + suffix); err != nil {
		return ErrNoRecord
	}
	title = text.Clip(text.Excerpt(strings.TrimSpace(title)), longestTitle)
	if title == "" {
		if err := root.Remove(id + titleSuffix); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	file, err := root.OpenFile(id+titleSuffix, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, title+"\n")
	return errors.Join(err, file.Sync(), file.Close())
}

// title is the one of a walk, "" where it has none that can be read.
func (f Folder) title(id string) string {
	file, err := os.Open(f.titlePath(id))
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	raw, err := io.ReadAll(io.LimitReader(file, longestTitle*utf8.UTFMax+1))
	if err != nil {
		return ""
	}
	return text.Clip(text.Excerpt(strings.TrimSpace(string(raw))), longestTitle)
}

func (f Folder) titlePath(id string) string {
	return strings.TrimSuffix(f.Path(id), suffix) + titleSuffix
}
