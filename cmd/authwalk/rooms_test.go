package main_test

import (
	"go/ast"
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

// pureRooms get their clock and their randomness from outside, so that every
// walk can be replayed.
var pureRooms = []string{
	"srp/", "flow/api/", "flow/walk/", "flow/text/", "flow/pool/", "flow/challenge/", "flow/operation/", "flow/explain/", "flow/view/",
}

func TestPureRoomsHaveNoClock(t *testing.T) {
	looked := 0
	forEachFile(t, 0, func(file string, parsed *ast.File) {
		if strings.HasSuffix(file, "_test.go") || !slices.ContainsFunc(pureRooms, func(room string) bool { return strings.HasPrefix(file, room) }) {
			return
		}
		looked++
		for _, found := range impure(parsed) {
			t.Errorf("%s uses %s", file, found)
		}
	})
	if looked < 50 {
		t.Fatalf("only %d files were looked at", looked)
	}
}

func TestImpureFilesAreNoticed(t *testing.T) {
	parsed, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
import ("crypto/rand"; clock "time")
var _, _, _ = clock.Now, clock.Since(clock.Time{}), clock.Second
var _ = rand.Reader`, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(impure(parsed), " "); got != "crypto/rand time.Now time.Since" {
		t.Errorf("noticed %s", got)
	}
}

// impure names what of a file comes from the machine it runs on.
func impure(parsed *ast.File) []string {
	var found []string
	clock := ""
	for _, imported := range parsed.Imports {
		switch path, _ := strconv.Unquote(imported.Path.Value); path {
		case "crypto/rand", "net/http", "os/exec":
			found = append(found, path)
		case "time":
			clock = "time"
			if imported.Name != nil {
				clock = imported.Name.Name
			}
		}
	}
	ast.Inspect(parsed, func(node ast.Node) bool {
		if selector, ok := node.(*ast.SelectorExpr); ok {
			of, _ := selector.X.(*ast.Ident)
			asks := slices.Contains([]string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep"}, selector.Sel.Name)
			if of != nil && of.Name == clock && asks {
				found = append(found, "time."+selector.Sel.Name)
			}
		}
		return true
	})
	return found
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
	count := 0
	forEachFile(t, parser.ImportsOnly, func(file string, parsed *ast.File) {
		for _, imported := range parsed.Imports {
			path, err := strconv.Unquote(imported.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			look(file, path)
			count++
		}
	})
	if count < 100 {
		t.Fatalf("only %d imports were looked at", count)
	}
}

func forEachFile(t *testing.T, mode parser.Mode, look func(file string, parsed *ast.File)) {
	t.Helper()
	root := filepath.Join("..", "..")
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
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, mode)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		look(filepath.ToSlash(relative), parsed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
