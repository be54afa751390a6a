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

	"authwalk/ui/termtest"
)

// rooms says which room may import which of ours: the picture in
// CONTRIBUTING.md. A room in a folder below another obeys the same line, unless
// it has one of its own. Rooms of one line may use each other's folders.
var rooms = map[string][]string{
	"srp":           {},
	"flow/api":      {},
	"flow/walk":     {},
	"flow/text":     {},
	"flow/document": {},
	"flow/token":    {},
	"flow/passkey":  {},
	"flow/vault":    {},

	"flow/pool":     {"flow/api"},
	"flow/poolfile": {"flow/api", "flow/document", "flow/pool"},
	"flow/pull":     {"flow/api", "flow/walk", "flow/document", "flow/pool", "flow/poolfile", "flow/cognito"},

	"flow/emulator/random":   {},
	"flow/emulator/data":     {},
	"flow/emulator/issue":    {"flow/emulator/random", "flow/api", "flow/pool"},
	"flow/emulator/wire":     {"flow/api", "flow/pool"},
	"flow/emulator/trigger":  {"flow/api", "flow/pool"},
	"flow/emulator/webauthn": {"flow/pool"},
	"flow/emulator/state":    {"flow/emulator/random", "flow/emulator/issue", "flow/api", "flow/pool", "flow/poolfile", "srp"},
	"flow/emulator/operation": {
		"flow/emulator/random", "flow/emulator/issue", "flow/emulator/wire", "flow/emulator/state", "flow/emulator/trigger",
		"flow/emulator/webauthn", "flow/api", "flow/pool", "flow/poolfile", "srp",
	},
	"flow/emulator": {
		"flow/emulator/random", "flow/emulator/data", "flow/emulator/issue", "flow/emulator/wire", "flow/emulator/state", "flow/emulator/trigger", "flow/emulator/operation",
		"flow/api", "flow/pool", "flow/poolfile",
	},

	"flow/challenge": {"flow/api", "flow/walk", "flow/passkey", "srp"},
	"flow/operation": {"flow/api", "flow/walk", "flow/challenge", "flow/passkey", "srp"},
	"flow/cognito":   {"flow/api", "flow/walk"},
	"flow/explain":   {"flow/api", "flow/walk", "flow/pool", "flow/text"},
	"flow/check": {
		"flow/api", "flow/explain", "flow/walk", "flow/pool", "flow/poolfile", "flow/cognito", "flow/document", "flow/view", "flow/pull",
	},
	"flow/history": {
		"flow/api", "flow/explain", "flow/walk", "flow/pool", "flow/poolfile", "flow/document", "flow/view", "flow/pull", "flow/transcript",
	},
	"flow/view":  {"flow/api", "flow/walk", "flow/text", "flow/token", "flow/challenge"},
	"flow/draft": {"flow/api", "flow/walk", "flow/view"},
	"flow": {
		"flow/api", "flow/walk", "flow/challenge", "flow/operation", "flow/cognito", "flow/pool", "flow/token", "flow/explain", "flow/view",
		"flow/draft", "flow/passkey", "flow/vault",
	},

	"flow/command": {"flow/api", "flow/walk", "flow/document"},
	"flow/target":  {"flow/walk", "flow/document"},
	"flow/start": {
		"flow/api", "flow/walk", "flow/challenge", "flow/operation", "flow/cognito", "flow/command", "flow/document", "flow/token",
	},
	"flow/demouser": {"flow/api", "flow/walk", "flow/pool", "flow/poolfile", "flow/start", "flow/vault"},
	"flow/script":   {"flow/api", "flow/walk", "flow/challenge", "flow/document", "flow/start", "flow/target", "flow/text"},

	"flow/report":     {"flow/api", "flow/walk", "flow/document", "flow/text", "flow/transcript", "flow/view"},
	"flow/transcript": {"flow/api", "flow/walk", "flow/challenge", "flow/document", "flow/text", "flow/view"},

	"ui": {"flow/walk", "flow/text", "flow/view"},
	// The stories are made by the real controller.
	"ui/storybook": {"ui", "flow", "flow/cognito", "flow/history", "flow/start", "flow/transcript", "flow/vault", "flow/walk"},
	"cmd": {
		"ui", "ui/storybook", "flow", "flow/api", "flow/walk", "flow/text", "flow/view", "flow/document", "flow/poolfile", "flow/emulator",
		"flow/challenge", "flow/cognito", "flow/command", "flow/target", "flow/start", "flow/demouser", "flow/pull", "flow/check", "flow/history", "flow/report", "flow/script", "flow/transcript",
		"flow/vault",
	},
}

// foreign says which rooms may import the modules of others that have a place
// of their own: by the beginning of the path, the longest that fits.
var foreign = map[string][]string{
	"github.com/charmbracelet/":                {"ui", "ui/storybook"},
	"github.com/charmbracelet/x/ansi":          {"ui", "ui/storybook", "cmd"},
	"github.com/aws/":                          {"flow/cognito"},
	"github.com/aws/aws-sdk-go-v2/aws":         {"flow/cognito", "flow"},
	"github.com/aws/aws-sdk-go-v2/aws/":        {"flow/cognito"},
	"github.com/aws/aws-sdk-go-v2/credentials": {"flow/cognito", "ui/storybook", "cmd"},
	"github.com/spf13/":                        {"cmd"},
	"github.com/zalando/go-keyring":            {"cmd"},
	"github.com/go-jose/":                      {"flow/token", "flow/emulator", "flow/emulator/issue"},
	"github.com/go-webauthn/":                  {"flow/emulator/webauthn"},
	"go.yaml.in/":                              {"flow/document"},
	"go.etcd.io/":                              {"flow/emulator/data"},
	"math/rand":                                {}, // randomness comes from crypto/rand
}

const module = "authwalk/"

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	forEachImport(t, func(file, path string) {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "ui/termtest/") || strings.Contains(file, "/testdata/") {
			return
		}
		room := roomOf(t, filepath.ToSlash(filepath.Dir(file)))
		if imported, ours := strings.CutPrefix(path, module); ours {
			other := roomOf(t, imported)
			if other != room && !slices.Contains(rooms[room], other) {
				t.Errorf("%s imports %s: %s may not", file, imported, room)
			}
		}
		if allowed, special := placeOf(path); special && !slices.Contains(allowed, room) {
			t.Errorf("%s imports %s: only %v may", file, path, allowed)
		}
	})
}

// placeOf is where a module of others may be imported, if it has a place.
func placeOf(path string) (allowed []string, special bool) {
	longest := ""
	for beginning := range foreign {
		if strings.HasPrefix(path, beginning) && len(beginning) > len(longest) {
			longest = beginning
		}
	}
	return foreign[longest], longest != ""
}

// Imports stand in three groups: the standard library, ours, others.
func TestImportsStandInOneOrder(t *testing.T) {
	last, group := "", 0
	forEachImport(t, func(file, path string) {
		standing := 0
		switch first, _, _ := strings.Cut(path, "/"); {
		case first == strings.TrimSuffix(module, "/"):
			standing = 1
		case strings.Contains(first, "."):
			standing = 2
		}
		if file == last && standing < group {
			t.Errorf("%s imports %s too late", file, path)
		}
		last, group = file, standing
	})
}

// systemRooms are where code for one system stands, as CONTRIBUTING.md says.
var systemRooms = []string{"ui/term/", "ui/termtest/", "cmd/authwalk/memory_", "cmd/authwalk/child_", "flow/vault/owner_"}

func TestCodeForOneSystemHasItsPlace(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	found := 0
	forEachFile(t, parser.ParseComments, func(file string, parsed *ast.File) {
		if strings.HasSuffix(file, "_test.go") || !isForOneSystem(file, parsed) {
			return
		}
		found++
		if !slices.ContainsFunc(systemRooms, func(room string) bool { return strings.HasPrefix(file, room) }) {
			t.Errorf("%s is for one system: only %s may have such files", file, strings.Join(systemRooms, ", "))
		}
	})
	if found < 10 {
		t.Fatalf("only %d files are for one system", found)
	}
}

// isForOneSystem reports whether the name of a file or its build constraint says that
// not all systems have it.
func isForOneSystem(file string, parsed *ast.File) bool {
	for _, system := range []string{"linux", "windows", "darwin", "freebsd"} {
		if strings.HasSuffix(file, "_"+system+".go") {
			return true
		}
	}
	return slices.ContainsFunc(parsed.Comments, func(group *ast.CommentGroup) bool {
		return group.Pos() < parsed.Package && strings.HasPrefix(group.List[0].Text, "//go:build")
	})
}

// pureRooms get their clock and their randomness from outside, so that every
// walk can be replayed.
var pureRooms = []string{
	"srp/", "flow/api/", "flow/walk/", "flow/text/", "flow/pool/", "flow/challenge/", "flow/operation/", "flow/explain/", "flow/view/",
	"flow/passkey/", "flow/pull/", "flow/check/", "flow/history/",
}

func TestPureRoomsHaveNoClock(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
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

func forEachImport(t *testing.T, check func(file, path string)) {
	t.Helper()
	count := 0
	forEachFile(t, parser.ImportsOnly, func(file string, parsed *ast.File) {
		for _, imported := range parsed.Imports {
			path, err := strconv.Unquote(imported.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			check(file, path)
			count++
		}
	})
	if count < 100 {
		t.Fatalf("only %d imports were looked at", count)
	}
}

func forEachFile(t *testing.T, mode parser.Mode, check func(file string, parsed *ast.File)) {
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
		check(filepath.ToSlash(relative), parsed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
