package ui_test

import (
	"strings"
	"testing"

	"authwalk/ui"
	"authwalk/ui/storybook"

	tea "github.com/charmbracelet/bubbletea"
)

func storyNamed(t *testing.T, name string) storybook.Story {
	t.Helper()
	for _, story := range storybook.Stories() {
		if story.Name == name {
			return story
		}
	}
	t.Fatalf("there is no story %s", name)
	return storybook.Story{}
}

// Every change can be taken back, one by one or the whole line, and all of them with esc,
// which asks first.
func TestEditsAreTakenBack(t *testing.T) {
	story := storyNamed(t, "edit")
	edited := func(keys ...string) string {
		return screenText(storybook.Press(story.Model(100, 30), keys...).View())
	}
	code, colour := `"SMS_MFA_CODE": "‹SMS_MFA_CODE›x",`, `"COLOUR": "green",`
	for name, test := range map[string]struct {
		keys       []string
		has, lacks []string
	}{
		"as edited":          {nil, []string{code, colour, "2 changed", "COLOUR is unknown to Cognito"}, nil},
		"undone":             {[]string{"ctrl+_"}, []string{`"‹SMS_MFA_CODE›"`, colour, "1 changed"}, []string{code}},
		"typing undone":      {[]string{"ctrl+_", "ctrl+_", "ctrl+_", "ctrl+_", "ctrl+_"}, []string{"[ Send as it is ]"}, []string{"COLOUR"}},
		"line as it was":     {[]string{"f3"}, []string{`"‹SMS_MFA_CODE›"`, colour, "1 changed"}, []string{code}},
		"added line as was":  {[]string{"up", "f3"}, []string{code, "1 changed"}, []string{"COLOUR"}},
		"both lines":         {[]string{"f3", "up", "f3"}, []string{"[ Send as it is ]"}, []string{"COLOUR"}},
		"line that was left": {[]string{"down", "f3"}, []string{"This line is as it was.", code}, nil},
		"esc asks":           {[]string{"esc"}, []string{"? Put everything back?", code}, nil},
		"esc, and back":      {[]string{"esc", "esc"}, []string{code}, []string{"?"}},
		"put back":           {[]string{"esc", "enter"}, []string{"4 7 1 1 _ _"}, []string{"COLOUR"}},
		"a form again":       {[]string{"f3", "up", "f3", "esc"}, []string{"4 7 1 1 _ _"}, []string{"COLOUR"}},
		"broken":             {[]string{`"`, "ctrl+s"}, []string{"[ – Send ] line 5", "✗ line 5, column ", "Not possible here: line 5"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			screen := edited(test.keys...)
			for _, text := range test.has {
				if !strings.Contains(screen, text) {
					t.Errorf("%s is missing in\n%s", text, screen)
				}
			}
			for _, text := range test.lacks {
				if strings.Contains(screen, text) {
					t.Errorf("%s is in\n%s", text, screen)
				}
			}
		})
	}
}

// A removed line comes back from the line after it.
func TestARemovedLineComesBack(t *testing.T) {
	story := storyNamed(t, "edit")
	story.Keys = []string{"4711", "f4", "down", "down", "end"}
	m := story.Model(100, 30)
	for range []rune("\n" + `    "SMS_MFA_CODE": "‹SMS_MFA_CODE›",`) {
		m = press(m, tea.KeyDelete)
	}
	gone := screenText(m.View())
	m = press(press(m, tea.KeyDown), tea.KeyF3)
	if back := screenText(m.View()); strings.Contains(gone, "‹SMS_MFA_CODE›\",") || !strings.Contains(back, `"SMS_MFA_CODE": "‹SMS_MFA_CODE›",`) {
		t.Errorf("gone\n%s\nback\n%s", gone, back)
	}
}

func press(m tea.Model, key tea.KeyType) tea.Model {
	m, _ = m.Update(tea.KeyMsg{Type: key})
	return m
}

// Where there is no request to edit, or not one, the key says why.
func TestWhereNothingIsToBeEdited(t *testing.T) {
	for name, says := range map[string]string{
		"demo-users": "choose first who signs in", "path": "nothing is to be sent here", "edit": "the request is being edited",
		"tokens": "", "start-empty": "", "operations": "", "performed": "select a call first",
	} {
		m := storyNamed(t, name).Model(100, 30).(ui.Model)
		for _, key := range m.Keys() {
			if key.Label == "f4" && (says == "" != (key.DisabledReason == "") || !strings.Contains(key.DisabledReason, says)) {
				t.Errorf("%s: f4 is %q", name, key.DisabledReason)
			}
		}
	}
}

// The first request is edited on the start form, and before a refused sign-in begins
// again; the form is there again afterwards.
func TestTheFirstRequestIsEditedOnScreen(t *testing.T) {
	newScene(t, "start").press("Correct-2026!", "f4").run().sees(`"AuthFlow": "USER_SRP_AUTH"`).sees(`"USERNAME": "jane@example.com"`).sees("[ Send as it is ]").
		press("esc").sees("Sign-in details")
	newScene(t, "start-empty").press("f4").run().sees("✗").misses("Next request")
	newScene(t, "wrong-password").press("f4").misses("Next request").press("down", "down").sees("▸ Start over").press("f4").run().sees("Next request")
}

// With tokens, the call is chosen first; what a call needs is filled in before.
func TestTheRequestOfACallIsEditedOnScreen(t *testing.T) {
	s := newScene(t, "tokens").press("f4").sees("Edit the request of which call?").sees("GetUser")
	s.press("esc").misses("Edit the request").press("ctrl+k", "edit request", "enter").sees("Edit the request of which call?")
}
