package pull_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"authwalk/flow/pull"
)

// project is a folder with files of other tools, and much else.
func project(t *testing.T) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{
		"package.json":                    {Data: []byte(`{"name": "shop"}`)},
		"notes.yaml":                      {Data: []byte("Cognito: is mentioned\n")},
		"big.json":                        {Data: []byte(strings.Repeat("UserPool ", 200_000))},
		"node_modules/a/aws-exports.js":   {Data: []byte("aws_user_pools_id")},
		"pools/mine.yaml":                 {Data: []byte("UserPool: {Name: mine}\nClients: [{ClientId: abc}]\n")},
		"a folder.json/amplify_outputs.x": {},
	}
	for at, name := range map[string]string{
		"amplify_outputs.json": "amplify_outputs.json", "src/aws-exports.js": "aws-exports.js", "template.yaml": "template.yaml",
		"terraform/terraform.tfstate": "terraform.tfstate",
	} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		folder[at] = &fstest.MapFile{Data: data}
	}
	return folder
}

func TestFilesOfAFolderAreFound(t *testing.T) {
	found, more := pull.Look(t.Context(), project(t))
	want := []struct{ path, pool, id string }{
		{"amplify_outputs.json", "eu-west-1_Ab12Cd34E", "eu-west-1_Ab12Cd34E"},
		{"src/aws-exports.js", "eu-west-1_Ab12Cd34E", "eu-west-1_Ab12Cd34E"},
		{"terraform/terraform.tfstate", "customers", "eu-west-1_Ab12Cd34E"},
		{"template.yaml", "stack-dev-customers", ""},
		{"pools/mine.yaml", "mine", ""},
	}
	if len(found) != len(want) || more {
		t.Fatalf("found %+v", found)
	}
	for n, f := range found {
		id := ""
		if f.Target != nil {
			id = f.Target.UserPoolID
		}
		if f.Path != want[n].path || f.Pool != want[n].pool || id != want[n].id {
			t.Errorf("found %+v, want %+v", f, want[n])
		}
	}
}

// TestLookingStaysInTheFolder holds that links and what is not a file are left alone.
func TestLookingStaysInTheFolder(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	data, err := os.ReadFile(filepath.Join("testdata", "amplify_outputs.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(outside, "amplify_outputs.json"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "amplify_outputs.json"), filepath.Join(inside, "amplify_outputs.json")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(outside, filepath.Join(inside, "src")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(inside, "aws-exports.js")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	if found, _ := pull.Look(t.Context(), root.FS()); len(found) != 0 {
		t.Errorf("found %+v", found)
	}
}

func TestLookingIsBounded(t *testing.T) {
	folder := fstest.MapFS{}
	for n := range 2000 {
		folder["f"+strings.Repeat("x", n%50)+string(rune('a'+n%26))+".json"] = &fstest.MapFile{Data: []byte(`{"UserPool": {}, "Clients": [{"ClientId": "a"}]}`)}
	}
	counted := &counting{FS: folder}
	if found, more := pull.Look(t.Context(), counted); len(found) != 6 || !more || counted.opened > 50 {
		t.Errorf("found %d, opened %d files", len(found), counted.opened)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if found, _ := pull.Look(ended, folder); len(found) != 0 {
		t.Errorf("found %+v after the end", found)
	}
}

type counting struct {
	fs.FS
	opened int
}

func (c *counting) Open(name string) (fs.File, error) {
	c.opened++
	return c.FS.Open(name)
}
