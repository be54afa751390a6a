package ui_test

import (
	"strings"
	"testing"
	"time"

	"authwalk/ui"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// withMouse is a scene that takes the mouse, in a window of some size.
func withMouse(t *testing.T, story string, width, height int) *scene {
	t.Helper()
	s := newScene(t, story)
	s.options.Mouse = true
	return s.start().resize(width, height)
}

// place is where a text is on screen.
func (s *scene) place(text string) (x, y int) {
	s.t.Helper()
	for y, line := range strings.Split(s.text(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return ansi.StringWidth(before), y
		}
	}
	s.t.Fatalf("%q is not on screen:\n%s", text, s.text())
	return 0, 0
}

// click presses the mouse on a text.
func (s *scene) click(text string) *scene {
	s.t.Helper()
	x, y := s.place(text)
	s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionRelease})
	return s
}

// clickTwice presses it twice on a place.
func (s *scene) clickTwice(text string) *scene {
	s.t.Helper()
	x, y := s.place(text)
	for range 2 {
		s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	return s
}

// wheel turns the wheel over a text.
func (s *scene) wheel(text string, turns int) *scene {
	s.t.Helper()
	x, y := s.place(text)
	button := tea.MouseButtonWheelDown
	if turns < 0 {
		button, turns = tea.MouseButtonWheelUp, -turns
	}
	for range turns {
		s.send(tea.MouseMsg{X: x, Y: y, Button: button, Action: tea.MouseActionPress})
	}
	return s
}

// TestTheKeyRowIsClicked: what it names is done, that of a question too.
func TestTheKeyRowIsClicked(t *testing.T) {
	s := withMouse(t, "demo-users", 80, 24).press("enter").run()
	s.click("f1 help").sees("━ Help ━").click("esc close").misses("━ Help ━")
	s.click("^K commands").sees("What do you want to do?").click("esc close").misses("What do you want to do?")
	x, y := s.place("↑↓ ")
	arrow := func(by int) {
		s.send(tea.MouseMsg{X: x + by, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	if arrow(1); !strings.Contains(s.text(), "▸ sam") {
		t.Errorf("↓ does not go down:\n%s", s.text())
	}
	if arrow(0); !strings.Contains(s.text(), "▸ nadia") {
		t.Errorf("↑ does not go up:\n%s", s.text())
	}
	s = withMouse(t, "sms", 80, 24).press("ctrl+c").sees("Quit?").click("esc ").misses("Quit?")
	s.click("enter send").sees("Enter")
}

// TestASecondClickOpens what the first went to, if it comes soon.
func TestASecondClickOpens(t *testing.T) {
	s := withMouse(t, "demo-users", 80, 24).press("enter").run().click("sam ").sees("▸ sam").misses("SMS_MFA is")
	s.later(time.Second).click("sam ").later(time.Second)
	if walks := s.model.(ui.Model).Walks(); len(walks) != 0 {
		t.Fatal("two slow clicks are one")
	}
	s.click("sam ").click("theo ").sees("▸ theo")
	if s.later(time.Second).clickTwice("sam ").run(); len(s.model.(ui.Model).Walks()) != 1 {
		t.Errorf("two clicks do not sign in:\n%s", s.text())
	}
	// On tokens, the path and the map, a click goes through the lines as the arrows do.
	withMouse(t, "tokens", 140, 40).click("auth_time").sees("▸ auth_time").clickTwice("token_use").sees("━ token_use")
	withMouse(t, "tokens", 140, 40).click("Sign out  ").sees("▸ iss").clickTwice("Sign out  ").sees("▸ iss") // no claim
	s = withMouse(t, "tokens", 140, 40).press("ctrl+g").click(" 1 ✓ InitiateAuth").sees("Path: step 1 of 2")
	s.click("USER_ID_FOR_SRP").sees("Path: step 1 of 2") // what stands beside the list is no line of it
	withMouse(t, "map", 140, 40).press("f6").run().click("○ tokens").sees("▸       ○ tokens").click("PASSWORD_VERIFIER").sees("▸   ✓ PASSWORD_VERIFIER")
}

// TestAClickChooses on forms: it goes to a field, chooses, switches, and never presses
// the button, which a second click does.
func TestAClickChooses(t *testing.T) {
	s := withMouse(t, "start", 140, 40)
	s.click("( ) REFRESH_TOKEN_AUTH").sees("(•) REFRESH_TOKEN_AUTH").sees("Refresh token").click("( ) USER_SRP_AUTH").sees("(•) USER_SRP_AUTH")
	s.click("[ ] More").sees("[x] More").sees("Also sent").click("[x] More").sees("[ ] More")
	s.click("App client ID").sees("▸ App client ID").click("Password ").sees("▸ Password").press("Winter-2026!")
	s.later(time.Second).click("[ Start sign-in ]").later(time.Second)
	if walks := s.model.(ui.Model).Walks(); len(walks) != 0 {
		t.Fatal("one click pressed the button")
	}
	if s.clickTwice("[ Start sign-in ]").run(); len(s.model.(ui.Model).Walks()) != 1 {
		t.Errorf("two clicks did not press the button:\n%s", s.text())
	}
	// What is scrolled is clicked where it is seen, also where the title has a row.
	s = withMouse(t, "start", 40, 12).click("App client ID").sees("▸ App client ID").click("User name").sees("▸ User name")
	s.press("pgdown").click("Client secret").sees("▸ Client secret")
	// What can be taken for a field is clicked like any other list.
	s = withMouse(t, "demo-users", 80, 24).press("enter").run().press("f2").click("User pool ID").press("ctrl+n").run().sees("3 of 3")
	s.click("us-east-1_AuthwalkM").sees("▸ us-east-1_AuthwalkM").later(time.Second).clickTwice("us-east-1_AuthwalkM").misses("3 of 3").sees("us-east-1_AuthwalkM")
	s = withMouse(t, "select-challenge", 80, 24).click("PASSWORD ")
	if !strings.Contains(s.text(), "(•) PASSWORD ") {
		t.Errorf("the choice was not made:\n%s", s.text())
	}
}

// TestTheWheelScrollsWhatIsUnderIt: a panel, also one that was not active; a list goes
// on; a form keeps its focus.
func TestTheWheelScrollsWhatIsUnderIt(t *testing.T) {
	withMouse(t, "tokens", 80, 24).wheel("token_use", 2).sees("▸ token_use").wheel("token_use", -1).sees("▸ aud")
	s := withMouse(t, "sms", 120, 30)
	s.sees("After the password").wheel("─ Why ─", 1).misses("After the password").wheel("─ Why ─", -1).sees("After the password")
	s = withMouse(t, "sms", 120, 30).press("471108", "enter", "esc").run().press("enter", "esc").run().sees("↑ 2 earlier steps")
	s.wheel("✗ 4 SMS_MFA", -1).sees("✓ 1 InitiateAuth").misses("or wrong").wheel("✓ 1 Init", 1).sees("↑ 2 earlier steps").sees("or wrong")
	withMouse(t, "start", 40, 12).wheel("User name", 1).misses("▸ User name").sees("↑ ").wheel("↑ ", -1).sees("▸ Password")
	s = withMouse(t, "tokens", 140, 24).press("ctrl+g").sees("Step 2").wheel("Step 2", 1).misses("Step 2").sees("Path: step 2 of 2")
	s.wheel(" 2 ✓", -1).sees("Path: step 1 of 2")
	withMouse(t, "demo-users", 80, 24).press("enter").run().wheel("nadia", 1).sees("▸ sam").wheel("sam ", -1).sees("▸ nadia")
}

// TestPanelsAreClicked: a click makes one the active one, two open what its border names.
func TestPanelsAreClicked(t *testing.T) {
	s := withMouse(t, "tokens", 200, 60).clickTwice("1 InitiateAuth").sees("Path: step").press("esc")
	s.later(time.Second).clickTwice("Wire 2/2").sees("━ Wire")
	s = withMouse(t, "sms", 120, 30).click("─ Why ─").press("pgdown").misses("After the password")
	s.sees("[ Send ]")
}

// TestAClickFindsTheAttemptOfAScrolledHistory: the one that is under it.
func TestAClickFindsTheAttemptOfAScrolledHistory(t *testing.T) {
	s := withMouse(t, "history", 80, 24).press("enter").run().press("pgdown").sees("10:29:00").misses("▸ ✗")
	s.click("10:29:00 UTC").sees("▸     ✗ 2026-03-09 10:29:00")
}
