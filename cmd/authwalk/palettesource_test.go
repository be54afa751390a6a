package main

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

// listOffered lists the actions that the source makes where a step, a refusal or a record
// offers one: no story shows every refusal.
func (b *actionBook) listOffered(t *testing.T) {
	t.Helper()
	for _, room := range []string{"../../flow", "../../ui"} {
		err := filepath.WalkDir(room, func(path string, _ fs.DirEntry, err error) error {
			if err == nil && path == "../../ui/plain" { // it has no palette
				return filepath.SkipDir
			}
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(node ast.Node) bool {
				if label := labelOf(node); label != nil {
					b.listLabel(label, path)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// labelOf is the label of an action where a node makes one.
func labelOf(node ast.Node) ast.Expr {
	switch node := node.(type) {
	case *ast.CallExpr: // of the functions of flow/explain that make them
		name, is := node.Fun.(*ast.Ident)
		if is && slices.Contains([]string{"perform", "atSecret"}, name.Name) && len(node.Args) > 0 {
			return node.Args[len(node.Args)-1]
		}
	case *ast.CompositeLit:
		members := map[string]ast.Expr{}
		for _, element := range node.Elts {
			if member, is := element.(*ast.KeyValueExpr); is {
				if name, is := member.Key.(*ast.Ident); is {
					members[name.Name] = member.Value
				}
			}
		}
		if _, isAction := members["Kind"].(*ast.SelectorExpr); isAction && members["Key"] == nil { // what has a key is a field
			return members["Label"]
		}
	}
	return nil
}

// listLabel lists the action of a label, or the family of those whose labels have
// something between what is written.
func (b *actionBook) listLabel(label ast.Expr, path string) {
	var texts []string
	written := true
	for parts := []ast.Expr{label}; len(parts) > 0; {
		part := parts[0]
		parts = parts[1:]
		switch part := part.(type) {
		case *ast.BinaryExpr:
			parts = slices.Insert(parts, 0, part.X, part.Y)
			continue
		case *ast.BasicLit:
			if text, err := strconv.Unquote(part.Value); err == nil {
				texts = append(texts, text)
				continue
			}
		}
		texts, written = append(texts, ""), false
	}
	begins, ends := texts[0], texts[len(texts)-1]
	switch {
	case written:
		name := strings.Join(texts, "")
		b.listed[name], b.written[name] = path, true
	case begins != "":
		b.families = append(b.families, family{begins, ends})
		b.listed[begins+"…"+ends] = path
	}
}
