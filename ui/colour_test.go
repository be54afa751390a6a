package ui_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"authwalk/ui/storybook"
	"authwalk/ui/style"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// roleLetters stand for what a cell means in the golden screens of the light theme; a
// blank is ordinary text, and ? a colour that belongs to no role.
var roleLetters = map[style.Role]string{
	style.Text: " ", style.Muted: "m", style.Line: "-", style.Accent: "A", style.OK: "k", style.Warning: "W", style.Error: "E", style.Secret: "s",
}

// coloured is a story as a terminal of all colours shows it, in the dark or light theme.
func coloured(story storybook.Story, dark bool) string {
	before := lipgloss.ColorProfile()
	lipgloss.SetColorProfile(termenv.TrueColor)
	defer lipgloss.SetColorProfile(before)
	story.Options.Dark = dark
	return story.Model(80, 24).View()
}

// rolesOf are the letters of a theme by the sequence that begins their colour.
func rolesOf(dark bool) map[string]string {
	before := lipgloss.ColorProfile()
	lipgloss.SetColorProfile(termenv.TrueColor)
	defer lipgloss.SetColorProfile(before)
	theme, letters := style.New(dark, false), map[string]string{}
	for role, letter := range roleLetters {
		begins, _, _ := strings.Cut(theme.Paint(role, "x"), "x")
		letters[begins] = letter
	}
	return letters
}

var sequence = regexp.MustCompile("\x1b\\[[0-9;]*m")

// roleMap has a letter for every cell of a screen.
func roleMap(view string, letters map[string]string) string {
	var lines []string
	for line := range strings.Lines(view) {
		line = strings.TrimSuffix(line, "\n")
		drawn, letter, at := "", " ", 0
		cells := func(text string) { drawn += strings.Repeat(letter, ansi.StringWidth(text)) }
		for _, found := range sequence.FindAllStringIndex(line, -1) {
			cells(line[at:found[0]])
			if begun := line[found[0]:found[1]]; begun == "\x1b[0m" {
				letter = " "
			} else if letter = letters[begun]; letter == "" {
				letter = "?"
			}
			at = found[1]
		}
		cells(line[at:])
		lines = append(lines, strings.TrimRight(drawn, " "))
	}
	return strings.Join(lines, "\n") + "\n"
}

// TestGoldensOfTheLightThemeAndWithoutColours holds, for one screen of every kind, what has which role in the
// light theme, that the dark one differs in nothing but its colours, and that without
// colours (NO_COLOR) the same text stands there.
func TestGoldensOfTheLightThemeAndWithoutColours(t *testing.T) {
	dark, light := rolesOf(true), rolesOf(false)
	for _, story := range storybook.Stories() {
		if !slices.Contains(chosen, story.Name) {
			continue
		}
		t.Run(story.Name, func(t *testing.T) {
			plain, lit := toldAt(story, 80, 24).View(), coloured(story, false)
			if strings.Contains(plain, "\x1b") || plain != ansi.Strip(lit) {
				t.Errorf("without colours there is another text, or a colour:\n%q", plain)
			}
			roles := roleMap(lit, light)
			if other := roleMap(coloured(story, true), dark); other != roles {
				t.Errorf("in the dark the roles are\n%s", other)
			}
			golden(t, filepath.Join("light", story.Name), screenText(lit)+strings.Repeat("=", 80)+"\n"+roles)
		})
	}
}
