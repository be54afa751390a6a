package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which room may import which of ours: the picture in
// CONTRIBUTING.md. A room in a folder below another obeys the same line.
// Rooms of one line may use each other's folders.
var rooms = map[string][]string{
	"srp":            {},
	"flow/api":       {},
	"flow/walk":      {},
	"flow/document":  {},
	"flow/text":      {},
	"flow/pool":      {"flow/api"},
	"flow/poolfile":  {"flow/document", "flow/pool"},
	"flow/token":     {},
	"flow/challenge": {"flow/api", "flow/walk", "srp"},
	"flow/operation": {"flow/api", "flow/walk", "flow/challenge", "srp"},
	"flow/cognito":   {"flow/api", "flow/walk"},
	"flow/view":      {"flow/api", "flow/walk", "flow/text", "flow/token", "flow/challenge"},
	"flow/start":     {"flow/api", "flow/walk", "flow/challenge", "flow/operation", "flow/cognito", "flow/command", "flow/document", "flow/token"},
	"flow/target":    {"flow/document", "flow/walk"},
	"flow/command":   {"flow/api", "flow/document", "flow/walk"},
	"flow/demouser":  {"flow/api", "flow/pool", "flow/poolfile", "flow/start", "flow/walk"},
	"flow/script":    {"flow/api", "flow/walk", "flow/challenge", "flow/document", "flow/start", "flow/target", "flow/text"},
	"flow/explain":   {"flow/api", "flow/walk", "flow/pool", "flow/text"},
	"flow/emulator":  {"flow/api", "flow/pool", "flow/poolfile", "flow/token", "srp"},
	"flow": {
		"flow/api", "flow/walk", "flow/text", "flow/pool", "flow/token", "flow/challenge", "flow/operation", "flow/cognito", "flow/script", "flow/explain",
		"flow/view", "srp",
	},
	"ui":  {"flow/walk", "flow/text", "flow/view"},
	"cmd": {"ui", "flow", "flow/start", "flow/target", "flow/command", "flow/demouser", "flow/api", "flow/walk", "flow/document", "flow/text", "flow/pool", "flow/poolfile", "flow/challenge", "flow/cognito", "flow/script", "flow/emulator"},
}

const module = "authwalk/"

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	forEachImport(t, func(file, path string) {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "ui/termtest/") {
			return
		}
		room := roomOf(t, filepath.ToSlash(filepath.Dir(file)))
		if imported, ours := strings.CutPrefix(path, module); ours {
			other := roomOf(t, imported)
			if other != room && !slices.Contains(rooms[room], other) {
				t.Errorf("%s imports %s: %s may not", file, imported, room)
			}
		}
		if strings.HasPrefix(path, "github.com/charmbracelet/") && room != "ui" && path != "github.com/charmbracelet/x/ansi" {
			t.Errorf("%s imports %s: only ui may", file, path)
		}
		if strings.HasPrefix(path, "github.com/aws/") && !strings.HasPrefix(room, "flow") && room != "cmd" {
			t.Errorf("%s imports %s: only flow and cmd may", file, path)
		}
		if path == "math/rand" || path == "math/rand/v2" {
			t.Errorf("%s imports %s: randomness comes from crypto/rand", file, path)
		}
	})
}

// The clock and the randomness of these rooms come in from outside, so that
// every walk can be replayed.
func TestPureRoomsHaveNoClock(t *testing.T) {
	forEachImport(t, func(file, path string) {
		pure := false
		for _, room := range []string{"srp/", "flow/api/", "flow/walk/", "flow/text/", "flow/pool/", "flow/challenge/", "flow/operation/", "flow/explain/"} {
			pure = pure || strings.HasPrefix(file, room)
		}
		if pure && !strings.HasSuffix(file, "_test.go") && (path == "crypto/rand" || path == "net/http" || path == "os/exec") {
			t.Errorf("%s imports %s", file, path)
		}
	})
}

// roomOf is the longest room that a folder is in.
func roomOf(t *testing.T, folder string) string {
	t.Helper()
	best := ""
	for room := range rooms {
		if (folder == room || strings.HasPrefix(folder, room+"/")) && len(room) > len(best) {
			best = room
		}
	}
	if best == "" {
		t.Fatalf("%s is in no room", folder)
	}
	return best
}

func forEachImport(t *testing.T, look func(file, path string)) {
	t.Helper()
	root := filepath.Join("..", "..")
	count := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && path != root && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || entry.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		for _, imported := range file.Imports {
			text, err := strconv.Unquote(imported.Path.Value)
			if err != nil {
				return err
			}
			look(filepath.ToSlash(relative), text)
			count++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 100 {
		t.Fatalf("only %d imports were looked at", count)
	}
}
