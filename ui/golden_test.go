package ui_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"authwalk/ui/storybook"
	"authwalk/ui/termtest"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden files")

// sizes are those of the golden screens.
var sizes = [][2]int{{80, 24}, {140, 40}, {40, 12}}

func TestGoldens(t *testing.T) {
	for _, story := range fewer(storybook.Stories()) {
		for _, size := range sizes {
			name := fmt.Sprintf("%s.%dx%d", story.Name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, screenText(toldAt(story, size[0], size[1]).View()))
			})
		}
	}
}

// chosen are the stories that have golden screens at more sizes and in other ways: one of
// every kind of screen.
var chosen = []string{
	"start", "demo-users", "sms", "totp", "new-password", "mfa-setup", "mfa-setup-choice", "select-challenge", "proof", "passkey", "device", "custom-rounds",
	"wrong-password", "tokens", "tokens-both", "map", "map-triggers", "path", "wire", "compare", "triggers", "walks", "palette", "help",
}

func TestMoreGoldensOfChosenStories(t *testing.T) {
	found := 0
	for _, story := range storybook.Stories() {
		if !slices.Contains(chosen, story.Name) {
			continue
		}
		found++
		for _, size := range [][2]int{{120, 30}, {200, 60}} {
			name := fmt.Sprintf("%s.%dx%d", story.Name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, filepath.Join("wide", name), screenText(tell(story, size[0], size[1]).View()))
			})
		}
		t.Run(story.Name+".ascii", func(t *testing.T) {
			story.Options.ASCII = true
			drawn := screenText(story.Model(80, 24).View())
			if at := strings.IndexFunc(drawn, func(c rune) bool { return c > unicode.MaxASCII }); at >= 0 {
				t.Errorf("%q is not ASCII", drawn[at:min(at+8, len(drawn))])
			}
			golden(t, filepath.Join("ascii", story.Name), drawn)
		})
	}
	if found != len(chosen) {
		t.Errorf("%d of %d stories are there", found, len(chosen))
	}
}

// fewer is every fourth of a list with the race detector, which makes drawing ten
// times slower; without it, which is the rule of .ci/run too, all of it.
func fewer[T any](list []T) []T {
	if !termtest.RaceDetector {
		return list
	}
	var some []T
	for n := 0; n < len(list); n += 4 {
		some = append(some, list[n])
	}
	return some
}

var told sync.Map // a story's name and size → what makes its model, once

// toldAt is a story in a window of a size, made once for all tests: a model is a value. One
// with a call that asks is made each time, since a question is answered once.
func toldAt(story storybook.Story, width, height int) tea.Model {
	if story.Asks.Name != "" {
		return story.Model(width, height)
	}
	key := fmt.Sprint(story.Name, width, height)
	made, known := told.Load(key)
	if !known {
		made, _ = told.LoadOrStore(key, sync.OnceValue(func() tea.Model { return story.Model(width, height) }))
	}
	return made.(func() tea.Model)()
}

// tell is a story whose window was resized to a size, which loses nothing.
func tell(story storybook.Story, width, height int) tea.Model {
	resized, command := toldAt(story, 80, 24).Update(tea.WindowSizeMsg{Width: width, Height: height})
	return storybook.RunCommand(resized, command)
}

// screenText is what is seen of a view, without blanks at the ends of lines.
func screenText(view string) string {
	lines := strings.Split(ansi.Strip(view), "\n")
	for n, line := range lines {
		lines[n] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs (go test ./ui -update writes it):\n%s", path, got)
	}
}

// goldenFiles are those of the stories; catalogue/ has its own test.
func goldenFiles() map[string]bool {
	files := map[string]bool{}
	for _, story := range storybook.Stories() {
		add := func(folder string, sizes ...[2]int) {
			for _, size := range sizes {
				files[filepath.Join(folder, fmt.Sprintf("%s.%dx%d.golden", story.Name, size[0], size[1]))] = true
			}
		}
		add("", sizes...)
		if setsUpApp(story) {
			add("nocolor", sizes...)
		}
		if !slices.Contains(chosen, story.Name) {
			continue
		}
		add("wide", [2]int{120, 30}, [2]int{200, 60})
		for _, folder := range []string{"ascii", "light"} {
			add(folder, [2]int{140, 40})
			files[filepath.Join(folder, story.Name+".golden")] = true
		}
	}
	return files
}

func TestEveryGoldenHasAStory(t *testing.T) {
	known := goldenFiles()
	for _, folder := range []string{"", "ascii", "light", "nocolor", "wide"} {
		files, err := os.ReadDir(filepath.Join("testdata", folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if !known[filepath.Join(folder, file.Name())] && !file.IsDir() {
				t.Errorf("testdata/%s belongs to no story", filepath.Join(folder, file.Name()))
			}
		}
	}
}
