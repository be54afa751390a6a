package suite

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// extensions are those of scripts and of records.
var extensions = []string{".yaml", ".yml", ".json", ".jsonl"}

// mostFiles is how many files a folder may have that are run.
const mostFiles = 10_000

// noFile are the kinds of what may never end.
const noFile = fs.ModeNamedPipe | fs.ModeDevice | fs.ModeSocket

// Find is the files that are named: files as they are, and of a folder all scripts and
// records in it, sorted. What is hidden is left out, and so is what is no file: a pipe
// without a writer would keep all others waiting. A file that is not there is an error before any
// walk is made. Single tells that one file is
// named and no folder.
func Find(named []string) (paths []string, single bool, err error) {
	for _, path := range named {
		about, err := os.Stat(path)
		switch {
		case path == "-" || err == nil && !about.IsDir():
			paths = append(paths, path)
			continue
		case err != nil:
			return nil, false, err
		}
		found, err := inFolder(path)
		if err != nil {
			return nil, false, err
		}
		if len(found) == 0 {
			return nil, false, fmt.Errorf("%s has no scripts: their names end with %s", path, strings.Join(extensions, ", "))
		}
		paths = append(paths, found...)
	}
	return paths, len(named) == 1 && len(paths) == 1 && paths[0] == named[0], nil
}

func inFolder(folder string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		hidden := path != folder && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return filepath.SkipDir
		case hidden || entry.IsDir() || entry.Type()&noFile != 0 || !slices.Contains(extensions, strings.ToLower(filepath.Ext(path))):
			return nil
		case len(found) == mostFiles:
			return fmt.Errorf("%s has more than %d scripts", folder, mostFiles)
		}
		found = append(found, path)
		return nil
	})
	return found, err
}
