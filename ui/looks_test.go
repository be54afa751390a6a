package ui_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"authwalk/ui"
	"authwalk/ui/storybook"
	"authwalk/ui/termtest"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// everySize are the sizes that people look at.
var everySize = [][2]int{{40, 12}, {80, 24}, {120, 30}, {140, 40}, {200, 60}}

// looks are a story in each way of drawing.
type looks struct{ dark, light, ascii, noColor tea.Model }

// inEveryLook are a story's looks on a terminal of all colours.
func inEveryLook(story storybook.Story) looks {
	before := lipgloss.ColorProfile()
	lipgloss.SetColorProfile(termenv.TrueColor)
	defer lipgloss.SetColorProfile(before)
	draw := func(change func(*ui.Options)) tea.Model {
		changed := story
		change(&changed.Options)
		return changed.Model(80, 24)
	}
	return looks{
		dark:    draw(func(o *ui.Options) { o.Dark = true }),
		light:   draw(func(o *ui.Options) { o.Dark = false }),
		ascii:   draw(func(o *ui.Options) { o.ASCII = true }),
		noColor: draw(func(o *ui.Options) { o.NoColor = true }),
	}
}

// sized is a look in a window of this size: its frame, and whether the cursor is shown.
func sized(t *testing.T, look tea.Model, size [2]int) (frame string, cursor bool) {
	t.Helper()
	look, _ = look.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	frame, at := look.(ui.Model).Draw()
	inWindow(t, frame, size[0], size[1])
	return frame, at.Visible
}

// TestEveryStoryInEveryLook draws all stories at five sizes in the dark, the light, the
// ASCII and the colourless look. With the race detector every fourth has one of the sizes.
func TestEveryStoryInEveryLook(t *testing.T) {
	dark, light := rolesOf(true), rolesOf(false)
	for n, story := range fewer(storybook.Stories()) {
		look := inEveryLook(story)
		for at, size := range everySize {
			if termtest.RaceDetector && (n+at)%len(everySize) != 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s.%dx%d", story.Name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				inDark, cursor := sized(t, look.dark, size)
				inLight, _ := sized(t, look.light, size)
				roles := roleMap(inDark, dark)
				if ansi.Strip(inDark) != ansi.Strip(inLight) || roles != roleMap(inLight, light) {
					t.Errorf("the dark and the light look differ in more than their colours:\n%s\n%s", screenText(inDark), screenText(inLight))
				}
				inASCII, _ := sized(t, look.ascii, size)
				if foreign := beyondASCII(inASCII, story.Name); foreign != "" {
					t.Errorf("%q is not ASCII:\n%s", foreign, screenText(inASCII))
				}
				if joined := signAtText().FindString(ansi.Strip(inASCII)); joined != "" {
					t.Errorf("no blank stands behind the sign of %q:\n%s", joined, screenText(inASCII))
				}
				colourless, _ := sized(t, look.noColor, size)
				if strings.Contains(colourless, "\x1b") {
					t.Errorf("without colours there is a control sequence:\n%q", colourless)
				}
				if !setsUpApp(story) && screenText(colourless) != screenText(inDark) {
					t.Errorf("without colours there is another text:\n%s", colourless)
				}
				if strings.ContainsAny(colourless, "▀▄") {
					t.Errorf("without colours there is a QR code:\n%s", colourless)
				}
				if !cursor && !strings.Contains(colourless, "▸") && !slices.Contains(withoutFocus, story.Name) {
					t.Errorf("without colours nothing shows where the focus is:\n%s", colourless)
				}
				if !setsUpApp(story) {
					errorsAreSaid(t, colourless, roles)
				}
			})
		}
	}
}

// signAtText finds a sign of a state that runs into the text behind it.
var signAtText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[[x!]\]\w+|\[ \]\w+`) })

// TestTheCursorOfTheEditorStandsInItsTextInASCII, also where the sign before the line takes
// more cells.
func TestTheCursorOfTheEditorStandsInItsTextInASCII(t *testing.T) {
	story := find(t, "edit-broken")
	story.Options.ASCII = true
	frame, cursor := story.Model(80, 24).(ui.Model).Draw()
	line := strings.Split(ansi.Strip(frame), "\n")[cursor.Y]
	if before, _, _ := strings.Cut(line, ",  "); cursor.X != len(before) {
		t.Errorf("the cursor stands at cell %d of\n%s", cursor.X, line)
	}
}

// withoutFocus are the stories with nothing to go to: a text that is read, and the QR code.
var withoutFocus = []string{"mfa-setup-code", "tokens-value", "tokens-refresh"}

// setsUpApp tells that a story shows a QR code, in whose place there is something else
// without colours.
func setsUpApp(story storybook.Story) bool { return strings.HasPrefix(story.Name, "mfa-setup") }

// beyondASCII is the first of a frame that is not ASCII, but for what pools and users wrote
// themselves.
func beyondASCII(frame, story string) string {
	frame = ansi.Strip(frame)
	for _, theirs := range textsOfOthers[story] {
		frame = strings.ReplaceAll(frame, theirs, "")
	}
	at := strings.IndexFunc(frame, func(c rune) bool { return c > unicode.MaxASCII })
	if at < 0 {
		return ""
	}
	return frame[at:min(at+12, len(frame))]
}

// textsOfOthers are what stands in stories that the program did not write.
var textsOfOthers = map[string][]string{"hostile": {"漢", "字"}}

// errorsAreSaid holds that what is drawn as an error is one without its colour: where it
// begins, it has a sign before it or says it in words.
func errorsAreSaid(t *testing.T, frame, roles string) {
	t.Helper()
	above := []rune{}
	letters := strings.Split(roles, "\n")
	for n, line := range strings.Split(frame, "\n") {
		cells, letter := []rune(line), []rune(letters[n])
		at := slices.Index(letter, 'E')
		goesOn := at >= 0 && at < len(above) && above[at] == 'E'
		above = letter
		if at < 0 || goesOn || len(cells) != ansi.StringWidth(line) {
			continue
		}
		before, said := string(cells[:at]), string(cells[at:])
		inWords := func(word string) bool { return strings.HasPrefix(said, word) }
		if !strings.ContainsAny(before+string(cells[at]), "✗≠") && !slices.ContainsFunc(wordsOfErrors, inWords) {
			t.Errorf("without colours nobody sees that %q is an error:\n%s", said, frame)
		}
	}
}

// wordsOfErrors begin what needs no sign to be one.
var wordsOfErrors = []string{"400 ", "not sent", "differs", "The first value that differs"}

// TestGoldensOfOtherLooks holds how one screen of every kind looks in a large window in
// ASCII and in the light theme, and what stands in the place of a QR code without colours:
// there, all other screens are their goldens, as TestEveryStoryInEveryLook holds.
func TestGoldensOfOtherLooks(t *testing.T) {
	letters := rolesOf(false)
	for _, story := range fewer(storybook.Stories()) {
		if !slices.Contains(chosen, story.Name) && !setsUpApp(story) {
			continue
		}
		look := inEveryLook(story)
		t.Run(story.Name, func(t *testing.T) {
			if slices.Contains(chosen, story.Name) {
				inASCII, _ := sized(t, look.ascii, [2]int{140, 40})
				golden(t, filepath.Join("ascii", story.Name+".140x40"), screenText(inASCII))
				inLight, _ := sized(t, look.light, [2]int{140, 40})
				golden(t, filepath.Join("light", story.Name+".140x40"), screenText(inLight)+strings.Repeat("=", 140)+"\n"+roleMap(inLight, letters))
			}
			if setsUpApp(story) {
				for _, size := range sizes {
					colourless, _ := sized(t, look.noColor, size)
					golden(t, filepath.Join("nocolor", fmt.Sprintf("%s.%dx%d", story.Name, size[0], size[1])), screenText(colourless))
				}
			}
		})
	}
}
