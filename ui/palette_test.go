package ui_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/screen"
	"authwalk/ui/storybook"
	"authwalk/ui/style"
	"authwalk/ui/termtest"

	"github.com/charmbracelet/x/ansi"
)

// paletteStories are screens of every kind.
var paletteStories = []string{
	"start", "start-choices", "demo-users", "sms-inbox", "mfa-setup", "wrong-password", "tokens", "tokens-device", "performed", "triggers", "trigger", "proof", "path",
}

// TestEveryCommandOfThePaletteIsDone does every command of screens of every kind: the
// palette is gone, and what is drawn fits.
func TestEveryCommandOfThePaletteIsDone(t *testing.T) {
	stories := paletteStories
	if termtest.RaceDetector {
		stories = []string{"sms-inbox"}
	}
	for _, name := range stories {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := tell(find(t, name), 80, 24).(ui.Model)
			for n, command := range m.Commands() {
				if command.Disabled != "" {
					continue
				}
				next, cmd := m.Command(n)
				drawn := storybook.RunCommand(next, cmd).View()
				if strings.Contains(drawn, "What do you want to do?") {
					t.Errorf("after %s the palette is still there", command.Name)
				}
				for line := range strings.Lines(drawn) {
					if ansi.StringWidth(strings.TrimSuffix(line, "\n")) > 80 {
						t.Fatalf("after %s: %q is too long", command.Name, line)
					}
				}
			}
		})
	}
}

// TestThePaletteHasEveryKey holds that each key that does something here is listed, and
// each that cannot with its reason.
func TestThePaletteHasEveryKey(t *testing.T) {
	moves := []string{style.Arrows.Label, style.Tab.Label, style.Palette.Label, style.Suspend.Label}
	for _, name := range paletteStories {
		m := tell(find(t, name), 80, 24).(ui.Model)
		commands := m.Commands()
		for _, key := range m.Keys() {
			listed := false
			for _, command := range commands {
				listed = listed || command.Key == key.Label && command.Disabled == key.DisabledReason
				for _, one := range key.Apart {
					listed = listed || command.Key == one.Label
				}
			}
			isAction := key.Label == style.Enter.Label && len(m.Offered()) > 0
			if !listed && !isAction && !slices.Contains(moves, key.Label) {
				t.Errorf("%s: %s (%s) is not listed", name, key.Label, key.Help)
			}
		}
		for _, action := range m.Offered() {
			if !slices.ContainsFunc(commands, func(c screen.Command) bool { return c.Name == action.Label && c.Disabled == action.Disabled }) {
				t.Errorf("%s: %s is not listed", name, action.Label)
			}
		}
	}
}

func TestThePaletteKeepsWhatIsTyped(t *testing.T) {
	newScene(t, "sms").press("4711", "ctrl+k").sees("What do you want to do?").press("path", "esc").misses("What do you want").sees("4 7 1 1")
}

func TestThePaletteSaysWhySomethingCannotBeDone(t *testing.T) {
	s := newScene(t, "sms").press("ctrl+k", "list the devices").sees("sign in first")
	s.press("enter").sees("Not possible now: sign in first").sees("What do you want to do?").press("tab").sees("Nothing that works now matches").press("esc", "4").sees("4 _")
}

// TestAWholeNameIsChosen although others begin with it, and also where it is not possible.
func TestAWholeNameIsChosen(t *testing.T) {
	newScene(t, "tokens").press("ctrl+k", "Delete a user").sees("▸ Delete a user  ")
	newScene(t, "mfa-setup").press("enter").run().press("ctrl+k", "copy secret").sees("▸ Copy secret  ").press("enter").sees("Not possible now: a secret")
}

// TestARefusalThatStaysInItsFormIsHelped: what helps besides another answer is listed.
func TestARefusalThatStaysInItsFormIsHelped(t *testing.T) {
	newScene(t, "sms-refused").press("000000", "enter").run().sees("CodeMismatchException").press("ctrl+k", "start over with").sees("▸ Start over with the same answers")
}

// TestBackAndForthAreTwoCommands: by name, only one of them can be meant.
func TestBackAndForthAreTwoCommands(t *testing.T) {
	newScene(t, "sms").press("f7", "ctrl+k", "exchange before", "enter").sees("2 of 3").press("ctrl+k", "exchange after", "enter").sees("3 of 3")
}

// TestThePaletteOpensByAColonWhereNothingIsTyped: there it is a letter.
func TestThePaletteOpensByAColonWhereNothingIsTyped(t *testing.T) {
	newScene(t, "tokens").press(":").sees("What do you want to do?").press("list the dev").sees("this sign-in has no device")
	newScene(t, "custom").press(":").misses("What do you want to do?")
}

// TestTargetsOfEarlierRunsComeLast among those that were used last, the newest first, and
// only so many.
func TestTargetsOfEarlierRunsComeLast(t *testing.T) {
	s := newScene(t, "start")
	s.options.Places = func(context.Context) []ui.Place {
		var places []ui.Place
		for n, name := range []string{"one", "two", "three", "four", "five", "six", "seven"} {
			places = append(places, ui.Place{Label: name, Saved: true, LastUsed: storybook.Now.Add(time.Duration(n-7) * time.Hour)})
		}
		places[6].LastUsed = time.Time{}
		return places
	}
	s.start().resize(80, 40).press("ctrl+k", "redraw", "enter").run().press("ctrl+k").sees("Used last").sees("▸ Redraw")
	before := -1
	for _, name := range []string{"Redraw", "Start at six", "Start at five", "Start at four", "Start at three", "Saved targets", "Start at one", "Start at seven"} {
		at := strings.Index(s.text(), name)
		if at < before || at < 0 {
			t.Errorf("%s is at %d, what stands before it at %d:\n%s", name, at, before, s.text())
		}
		before = at
	}
}

// TestThePaletteHasWhatWasUsedLastFirst, the newest before others, and the targets that
// were saved before what every screen has.
func TestThePaletteHasWhatWasUsedLastFirst(t *testing.T) {
	s := newScene(t, "start")
	s.options.Places = func(context.Context) []ui.Place {
		return []ui.Place{{Label: "staging", Note: "pool customers", Saved: true, Filled: walk.NewValues(map[string]string{"ClientId": "4staging"})}}
	}
	s.start().press("ctrl+k").sees("Saved targets").sees("▸ Start at staging").press("enter").run().sees("4staging")
	s.press("ctrl+k", "redraw", "enter").run().press("ctrl+k").sees("Used last").sees("▸ Redraw").sees("  Start at staging")
}

// TestTheBoxOfCommandsEndsAboveTheStatus: what happened would take two rows beside the
// box, and under the box one row says which step is looked at. Both are drawn at once.
func TestTheBoxOfCommandsEndsAboveTheStatus(t *testing.T) {
	s := newScene(t, "tokens-access").press("[").sees("The panels show step 1 of 2.")
	s.press("ctrl+k").sees("What do you want to do?").sees("Signed in")
	inWindow(t, s.model.View(), 80, 24)
}
