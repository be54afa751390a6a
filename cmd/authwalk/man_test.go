package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"pgregory.net/rapid"
)

// madeManPages writes the pages of all commands, as authwalk man -o does.
func madeManPages(t *testing.T) (root *cobra.Command, folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "man1")
	root = (&program{}).rootCommand()
	root.SetArgs([]string{"man", "-o", folder})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	return root, folder
}

func TestEveryCommandHasAManPageWithItsFlags(t *testing.T) {
	t.Parallel()
	root, folder := madeManPages(t)
	pages := 0
	err := eachPage(root, func(command *cobra.Command) error {
		pages++
		page, err := os.ReadFile(filepath.Join(folder, pageName(command)+".1"))
		if err != nil {
			return err
		}
		command.Flags().VisitAll(func(flag *pflag.Flag) {
			if named := `\fB\-\-` + strings.ReplaceAll(flag.Name, "-", `\-`) + `\fR`; !flag.Hidden && !bytes.Contains(page, []byte(named)) {
				t.Errorf("the page of %s lacks --%s", command.CommandPath(), flag.Name)
			}
		})
		return nil
	})
	if err != nil || pages < 20 {
		t.Errorf("%d pages: %v", pages, err)
	}
	if _, err := os.Stat(filepath.Join(folder, "authwalk-storybook.1")); err == nil {
		t.Error("a command that is hidden has a page")
	}
}

func TestManPagesMadeTwiceAreTheSame(t *testing.T) {
	t.Parallel()
	_, one := madeManPages(t)
	_, other := madeManPages(t)
	pages, err := filepath.Glob(filepath.Join(one, "*"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		first, _ := os.ReadFile(page)
		second, err := os.ReadFile(filepath.Join(other, filepath.Base(page)))
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s differs: %v", filepath.Base(page), err)
		}
	}
}

func TestAManPageHasTheDayOfTheBuild(t *testing.T) {
	t.Parallel()
	page := manPage{&cobra.Command{Use: "authwalk", Short: "Sign in"}, build{Version: "v1.2.3", Time: "2026-11-30T09:08:07Z"}}.text()
	if first, _, _ := strings.Cut(page, "\n"); first != `.TH "AUTHWALK" "1" "2026\-11\-30" "authwalk v1.2.3" "authwalk"` {
		t.Errorf("it begins with %s", first)
	}
}

func TestOneManPageIsPrinted(t *testing.T) {
	t.Parallel()
	for arguments, want := range map[string]string{"man": "Step through", "man walks show": "Show the steps"} {
		var stdout bytes.Buffer
		root := (&program{stdout: &stdout}).rootCommand()
		root.SetArgs(strings.Fields(arguments))
		if err := root.Execute(); err != nil || !strings.Contains(stdout.String(), want) {
			t.Errorf("%s: %v: %s", arguments, err, &stdout)
		}
	}
	for _, arguments := range []string{"man nope", "man walks nope", "man storybook", "man walks -o folder"} {
		root := (&program{stdout: &bytes.Buffer{}}).rootCommand()
		root.SetArgs(strings.Fields(arguments))
		if err := root.Execute(); err == nil {
			t.Errorf("%s was not refused", arguments)
		}
	}
}

// Nothing in a text begins a line as a macro does, or is an escape of its own.
func TestTextsOfManPagesAreTexts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune(".'\\-\"\n ab≠")), 0, 30, -1).Draw(t, "text")
		for _, line := range strings.Split(escaped(text), "\n") {
			if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
				t.Fatalf("%q is a macro", line)
			}
		}
		if back := strings.NewReplacer(`\e`, `\`, `\-`, "-", `\&`, "").Replace(escaped(text)); back != text {
			t.Fatalf("%q became %q", text, back)
		}
	})
}

// What formats man pages has nothing to say against them.
func TestManPagesAreWellFormed(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("groff is not installed")
	}
	_, folder := madeManPages(t)
	pages, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), "groff", append([]string{"-man", "-K", "utf8", "-T", "utf8", "-ww", "-z"}, pages...)...).CombinedOutput()
	if err != nil || len(said) > 0 {
		t.Errorf("%v: %s", err, said)
	}
}
