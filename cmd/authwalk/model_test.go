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

	"authwalk/flow/api"
	"authwalk/ui/termtest"
)

// outside are the files and folders that may write down a name of the
// service's interface as text of their own, with the reason.
var outside = map[string]string{
	"flow/api/":               "this is where they are written down",
	"flow/target/target.go":   "it reads the start form's values, and knows walk and document alone",
	"ui/storybook/stories.go": "it fills the start form as a person does, and ui knows no names of the interface",
	"flow/walk/start.go":      "the leaf knows the four sign-in operations, and imports nothing",
	"flow/document/values.go": "YAML spells its truth values ON and OFF too",
	"flow/token/explain.go":   "claims of a token have the names of OpenID Connect, and the room is a leaf",
	"flow/view/token.go":      "claims of a token have the names of OpenID Connect",
}

// ordinary are values of enumerations that are words of other languages as
// well: labels, claims, members, JSON types. They cannot be told from those.
var ordinary = []string{"Password", "code", "email", "required", "preferred", "String", "Boolean", "Enabled", "Disabled"}

// TestTheInterfaceIsWrittenDownOnce finds names of challenges, flows,
// operations, exceptions and keys, values of enumerations and patterns of
// members, that stand as texts outside flow/api.
func TestTheInterfaceIsWrittenDownOnce(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	names := namesOfTheInterface()
	for _, name := range []string{
		api.ChallengeSMSMFA, api.FlowUserAuth, api.InitiateAuth, api.KeySRPA, api.NotAuthorizedException, api.AttributePrefix, `[\w-]+_[0-9a-zA-Z]+`,
		api.MFAOptional, api.StatusUnconfirmed, api.RecoverByAdmin, api.UnitDays, api.TriggerPreSignUp,
	} {
		if !names[name] {
			t.Fatalf("%s is not looked for", name)
		}
	}
	used := map[string]bool{}
	forEachText(t, func(file, place, text string) {
		if !names[strings.Trim(text, "^$")] {
			return
		}
		for exception := range outside {
			if file == exception || strings.HasSuffix(exception, "/") && strings.HasPrefix(file, exception) {
				used[exception] = true
				return
			}
		}
		t.Errorf("%s: %q is a name of the service's interface: take it from flow/api", place, text)
	})
	for exception := range outside {
		if !used[exception] {
			t.Errorf("%s needs no exception", exception)
		}
	}
}

func namesOfTheInterface() map[string]bool {
	names := map[string]bool{}
	for _, challenge := range api.Challenges() {
		names[challenge.Name] = true
		addKeys(names, challenge.Parameters, challenge.Responses)
		addValues(names, challenge.Parameters, challenge.Responses)
	}
	for _, exception := range api.Exceptions() {
		names[exception.Name] = true
	}
	names[api.AttributePrefix] = true
	for _, flow := range api.Flows() {
		addKeys(names, flow.Parameters)
		names[flow.Name], names[flow.Enabled] = true, true
	}
	for _, operation := range api.Operations() {
		names[operation.Name] = true
		addValues(names, operation.Input, operation.Output)
	}
	for _, trigger := range api.Triggers() {
		names[trigger] = true
	}
	for _, level := range api.AssuranceLevels() {
		names[level.Name] = true
	}
	for _, word := range append(ordinary, "") {
		delete(names, word)
	}
	return names
}

func addKeys(names map[string]bool, lists ...[]api.Member) {
	for _, member := range slices.Concat(lists...) {
		names[member.Name] = true
	}
}

// addValues adds what the members can be: patterns, and values of enumerations.
func addValues(names map[string]bool, lists ...[]api.Member) {
	for _, member := range slices.Concat(lists...) {
		names[member.Pattern] = true
		for _, value := range member.Enum {
			names[value] = true
		}
		addValues(names, member.Members)
		if member.Element != nil {
			addValues(names, []api.Member{*member.Element})
		}
	}
}

// forEachText visits the texts in the code that is shipped.
func forEachText(t *testing.T, visit func(file, place, text string)) {
	t.Helper()
	forEachLiteral(t, func(file, place string, literal *ast.BasicLit, _ ast.Node) {
		if literal.Kind != token.STRING {
			return
		}
		if text, err := strconv.Unquote(literal.Value); err == nil {
			visit(file, place, text)
		}
	})
}

// forEachLiteral visits the literals in the code that is shipped, each with the
// node it stands in.
func forEachLiteral(t *testing.T, visit func(file, place string, literal *ast.BasicLit, parent ast.Node)) {
	t.Helper()
	root := filepath.Join("..", "..")
	count := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		file := filepath.ToSlash(relative)
		if entry.IsDir() {
			if file != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		count++
		var within []ast.Node
		ast.Inspect(parsed, func(node ast.Node) bool {
			if node == nil {
				within = within[:len(within)-1]
				return true
			}
			if literal, is := node.(*ast.BasicLit); is {
				visit(file, file+":"+strconv.Itoa(set.Position(literal.Pos()).Line), literal, within[len(within)-1])
			}
			within = append(within, node)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 100 {
		t.Fatalf("only %d files were looked at", count)
	}
}
