package screen

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// TestWhatIsOutOfSightIsCountedInUsers, and not in lines with the headings among them.
func TestWhatIsOutOfSightIsCountedInUsers(t *testing.T) {
	entries := make([]Entry, 20)
	for n := range entries {
		entries[n] = Entry{Label: fmt.Sprint("user", n), Heading: fmt.Sprint("group", n/10)}
	}
	shown := 0
	lines := NewDemoUsers(entries, nil, false).View(context(), 80, 12).Lines
	for _, line := range lines {
		if strings.Contains(ansi.Strip(line), "user") && !strings.Contains(line, "more") && !strings.Contains(line, "demo") {
			shown++
		}
	}
	if last, want := ansi.Strip(lines[len(lines)-1]), fmt.Sprintf("%d more users", 20-shown); !strings.HasSuffix(last, want) {
		t.Errorf("%d are shown, and it says %q:\n%s", shown, last, strings.Join(lines, "\n"))
	}
	for height := 4; height < 30; height++ {
		for selected := range entries {
			if drawn := strings.Join(NewDemoUsers(entries, []string{"A notice."}, false).Select(selected).View(context(), 40, height).Lines, "\n"); strings.Contains(drawn, " 0 more") {
				t.Fatalf("nothing is counted at %d rows:\n%s", height, drawn)
			}
		}
	}
}

// TestAPasteThatIsTooLongIsNothingToLookFor.
func TestAPasteThatIsTooLongIsNothingToLookFor(t *testing.T) {
	list := NewDemoUsers([]Entry{{Label: "nadia"}, {Label: "sam"}}, nil, false)
	pasted, _ := list.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("x", 3<<20)), Paste: true}, context())
	if pasted.(List).Searches() {
		t.Error("an empty text is looked for")
	}
	if found, _ := list.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("sa"), Paste: true}, context()); !found.(List).Searches() {
		t.Error("a short paste is not looked for")
	}
}
