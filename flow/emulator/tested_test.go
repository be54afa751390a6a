package emulator

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// testedNames are the names of the service that each test has to do with: the texts and
// the methods in its source, and in that of the helpers it calls. The sequences of tools
// are tests of their own, and so are the rows of the recorded answers, but for refusals.
func testedNames(t *testing.T) map[string]map[string]bool {
	t.Helper()
	tests := map[string]map[string]bool{}
	declarations := testDeclarations(t)
	helpers := helpersOf(declarations)
	for _, declared := range declarations {
		switch declared := declared.(type) {
		case *ast.FuncDecl:
			if name := declared.Name.Name; strings.HasPrefix(name, "Test") {
				tests[name] = namesIn(declared.Body, helpers)
			}
		case *ast.GenDecl:
			addRows(tests, declared, helpers)
		}
	}
	addSequences(t, tests)
	return tests
}

// helpersOf are the functions and methods that are no tests.
func helpersOf(declarations []ast.Decl) map[string]ast.Node {
	helpers := map[string]ast.Node{}
	for _, declared := range declarations {
		switch declared := declared.(type) {
		case *ast.FuncDecl:
			if !strings.HasPrefix(declared.Name.Name, "Test") {
				helpers[declared.Name.Name] = declared.Body
			}
		case *ast.GenDecl:
			for _, spec := range declared.Specs {
				if value, ok := spec.(*ast.ValueSpec); ok && len(value.Values) == 1 {
					if function, ok := value.Values[0].(*ast.FuncLit); ok {
						helpers[value.Names[0].Name] = function
					}
				}
			}
		}
	}
	return helpers
}

// testDeclarations are those of the tests beside this one and that of the document.
func testDeclarations(t *testing.T) (declarations []ast.Decl) {
	t.Helper()
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if path == "docs_test.go" || path == "tested_test.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		declarations = append(declarations, file.Decls...)
	}
	return declarations
}

// addRows adds the rows of a table of recorded answers.
func addRows(tests map[string]map[string]bool, declared *ast.GenDecl, helpers map[string]ast.Node) {
	ast.Inspect(declared, func(node ast.Node) bool {
		table, ok := node.(*ast.CompositeLit)
		if !ok {
			return true
		}
		of, ok := table.Type.(*ast.ArrayType)
		if !ok {
			return true
		}
		if row, ok := of.Elt.(*ast.Ident); !ok || row.Name != "recordedRow" {
			return true
		}
		for _, row := range table.Elts {
			if id := answeredRow(row); id != "" {
				tests["TestRecordedAnswers/"+id] = namesIn(row, helpers)
			}
		}
		return false
	})
}

// answeredRow is the id of a row, empty for one that is refused. A row is written out,
// or made by a function and named by its method as.
func answeredRow(row ast.Expr) (id string) {
	written, ok := row.(*ast.CompositeLit)
	if !ok {
		if made, ok := row.(*ast.CallExpr); ok && len(made.Args) > 0 {
			if name, ok := made.Args[0].(*ast.BasicLit); ok {
				return strings.Trim(name.Value, `"`)
			}
		}
		return ""
	}
	for _, field := range written.Elts {
		field := field.(*ast.KeyValueExpr)
		switch field.Key.(*ast.Ident).Name {
		case "id":
			id = strings.Trim(field.Value.(*ast.BasicLit).Value, `"`)
		case "exception":
			return ""
		}
	}
	return id
}

// namesIn are the names in the source of a test. Those of a helper count where it is
// called by the test itself: with no helpers given, calls are not followed.
func namesIn(node ast.Node, helpers map[string]ast.Node) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(node, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			if text, err := strconv.Unquote(node.Value); err == nil {
				names[text] = true
			}
		case *ast.SelectorExpr:
			names[node.Sel.Name] = true
		case *ast.Ident:
			names[node.Name] = true
		}
		return true
	})
	with := maps.Clone(names)
	for name, helper := range helpers {
		if names[name] {
			maps.Copy(with, namesIn(helper, nil))
		}
	}
	return with
}

func addSequences(t *testing.T, tests map[string]map[string]bool) {
	t.Helper()
	text, err := sequences.ReadFile("testdata/sequences.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string][]step
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for name, steps := range all {
		names := map[string]bool{}
		for _, step := range steps {
			names[step.Operation] = true
		}
		tests["TestToolsFindWhatTheyMade/"+strings.ReplaceAll(name, " ", "_")] = names
	}
}
