package main_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestPatternsAreCompiledWhenNeeded keeps the start of the program quick: a
// pattern with a count of repetitions takes longer than the first answer may.
func TestPatternsAreCompiledWhenNeeded(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	forEachFile(t, parser.SkipObjectResolution, func(file string, parsed *ast.File) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		for _, place := range compiledAtStart(parsed) {
			t.Errorf("%s compiles a pattern while the program starts (%s): put it into sync.OnceValue", file, place)
		}
	})
}

func TestPatternsCompiledAtStartAreNoticed(t *testing.T) {
	for source, want := range map[string]int{
		"var form = regexp.MustCompile(`a`)":                                                  1,
		"var (\n\tone = regexp.MustCompile(`a`)\n\ttwo = []any{regexp.MustCompile(`b`)}\n)":   2,
		"var form = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`a`) })": 0,
		"func form() *regexp.Regexp { return regexp.MustCompile(`a`) }":                       0,
		"var form = func() *regexp.Regexp { return regexp.MustCompile(`a`) }()":               1,
	} {
		parsed, err := parser.ParseFile(token.NewFileSet(), "", "package form\n"+source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := compiledAtStart(parsed); len(got) != want {
			t.Errorf("%s: %v noticed, not %d", source, got, want)
		}
	}
}

// compiledAtStart are the variables of a file whose values compile a pattern
// where they stand, outside a function that is only called later.
func compiledAtStart(parsed *ast.File) (names []string) {
	for _, declared := range parsed.Decls {
		variables, is := declared.(*ast.GenDecl)
		if !is || variables.Tok != token.VAR {
			continue
		}
		for _, spec := range variables.Specs {
			for i, value := range spec.(*ast.ValueSpec).Values {
				if compilesNow(value) {
					names = append(names, spec.(*ast.ValueSpec).Names[i].Name)
				}
			}
		}
	}
	return names
}

func compilesNow(value ast.Expr) (found bool) {
	ast.Inspect(value, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			if called, is := n.Fun.(*ast.FuncLit); is {
				ast.Inspect(called.Body, func(inner ast.Node) bool {
					found = found || isCompile(inner)
					return !found
				})
			}
			found = found || isCompile(n)
		}
		return !found
	})
	return found
}

func isCompile(n ast.Node) bool {
	call, is := n.(*ast.CallExpr)
	if !is {
		return false
	}
	selector, is := call.Fun.(*ast.SelectorExpr)
	if !is || selector.Sel.Name != "MustCompile" {
		return false
	}
	of, is := selector.X.(*ast.Ident)
	return is && of.Name == "regexp"
}
