package screen_test

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// TestARefusalSaysOnceWhatItMeans: where what was found is the refusal itself, it stands
// in place of the meaning; what else was found stands before it.
func TestARefusalSaysOnceWhatItMeans(t *testing.T) {
	const meaning = "An administrator disabled this user."
	step := walk.Step{Error: &walk.Error{Kind: walk.Refused, Exception: "NotAuthorizedException", Message: "User is disabled.", Next: "Ask an administrator to enable the user."}}
	for name, test := range map[string]struct {
		found            *walk.Diagnosis
		says, doesNotSay []string
	}{
		"nobody looked": {
			nil,
			[]string{meaning, "Ask an administrator"},
			nil,
		},
		"the refusal": {
			&walk.Diagnosis{Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "Disabled since yesterday.", Refusal: true}}, Administrator: "Enable the user."},
			[]string{"✗ Disabled since yesterday.", "To the admin     Enable the user."},
			[]string{meaning, "Ask an administrator"},
		},
		"the same words": {
			&walk.Diagnosis{Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "The service just refused this. " + meaning, Refusal: true}}},
			[]string{meaning, "Ask an administrator"},
			[]string{"just refused this"},
		},
		"something else": {
			&walk.Diagnosis{Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "The name is an alias."}}, Customer: "Sign in as uma.", Administrator: "Verify it."},
			[]string{"✗ The name is an alias.", meaning, `"Sign in as uma."`},
			nil,
		},
	} {
		outcome := screen.NewOutcome(step, nil, walk.Explanation{Description: meaning, Known: true}, nil).Diagnosed(test.found)
		drawn := strings.Join(outcome.View(screen.Context{Style: style.New(false, false)}, 76, 17).Lines, "\n")
		for _, text := range test.says {
			if strings.Count(drawn, text) != 1 {
				t.Errorf("%s: %q is not said once in\n%s", name, text, drawn)
			}
		}
		for _, text := range test.doesNotSay {
			if strings.Contains(drawn, text) {
				t.Errorf("%s: says %q\n%s", name, text, drawn)
			}
		}
	}
}

// TestEnterDoesWhatWasSeenMarked, whatever becomes of the actions meanwhile: what is
// marked moves with its place, and nothing takes the place of what is offered no more.
func TestEnterDoesWhatWasSeenMarked(t *testing.T) {
	edit := walk.Action{Kind: walk.EditStart, Label: "Change"}
	over := walk.Action{Kind: walk.StartOver, Label: "Start over"}
	enable := walk.Action{Kind: walk.CopyText, Label: "Copy", Text: "enable"}
	other := walk.Action{Kind: walk.CopyText, Label: "Copy", Text: "reset"}
	blocked := over
	blocked.Disabled = "not now"
	offered := func(actions ...walk.Action) []walk.Action { return actions }
	for name, test := range map[string]struct {
		before, after []walk.Action
		waiting       bool
		moves         int
		want          string
	}{
		"marked at once":               {offered(over, edit), offered(over, edit), false, 0, "Start over"},
		"another one comes before":     {offered(over, edit), offered(enable, edit, over), false, 0, "Start over"},
		"it is offered no more":        {offered(over, edit), offered(enable, edit), false, 0, "nothing"},
		"it cannot be done any more":   {offered(over, edit), offered(enable, blocked), false, 0, "nothing"},
		"another text to copy":         {offered(enable, edit), offered(other, edit), false, 0, "nothing"},
		"looked at, nothing chosen":    {offered(over, edit), offered(enable, edit, over), true, 0, "Copy"},
		"looked at, the first chosen":  {offered(over, edit), offered(enable, edit, over), true, 1, "Start over"},
		"looked at, the second chosen": {offered(over, edit), offered(enable, edit, over), true, 2, "Change"},
		"looked at, the chosen goes":   {offered(over, edit), offered(enable, edit), true, 1, "nothing"},
		"the first cannot be done":     {offered(blocked, edit), offered(blocked, edit), true, 0, "Change"},
	} {
		var shown screen.Screen = screen.NewOutcome(walk.Step{}, nil, walk.Explanation{}, test.before).Learning(test.waiting)
		press := func(key tea.KeyType) (event screen.Event) {
			shown, event = shown.Update(tea.KeyMsg{Type: key}, screen.Context{})
			return event
		}
		if _, did := press(tea.KeyEnter).(screen.Perform); did == test.waiting {
			t.Errorf("%s: waiting %v, and enter did something: %v", name, test.waiting, did)
		}
		for range test.moves {
			press(tea.KeyDown)
		}
		shown = shown.(screen.Outcome).With(walk.Explanation{}, test.after).Learning(false)
		did := "nothing"
		switch event := press(tea.KeyEnter).(type) {
		case screen.Perform:
			did = event.Action.Label
		case screen.Notify:
			if !strings.Contains(event.Text, "not offered any more") {
				t.Errorf("%s: %q", name, event.Text)
			}
		}
		if did != test.want {
			t.Errorf("%s: enter did %s, want %s", name, did, test.want)
		}
	}
}

// TestNoHeadingStandsAboveNothing: at no height is a heading the last that is seen above
// what is hidden, and going page by page shows every line.
func TestNoHeadingStandsAboveNothing(t *testing.T) {
	explained := walk.Explanation{
		Description: "It means this.", Known: true, Causes: []string{"The first cause.", "The second cause."}, NotCauses: []string{"the password"},
		Reasons: []walk.Reason{{Setting: "A setting", Value: "ON"}}, Notes: []string{"A note.", "The last note."},
	}
	step := walk.Step{Error: &walk.Error{Kind: walk.Refused, Exception: "AnException", Message: "no", Next: "Do that."}}
	outcome := screen.NewOutcome(step, nil, explained, []walk.Action{{Label: "Do that"}})
	headings := []string{"What it means", "Likely causes", "Ruled out", "Settings behind this", "What you can do"}
	for height := 6; height < 24; height++ {
		seen, scroll := "", 0
		for range 30 {
			view := outcome.View(screen.Context{Style: style.New(false, false), Scroll: scroll}, 60, height)
			seen += strings.Join(view.Lines, "\n") + "\n"
			for n, line := range view.Lines[1:] {
				for _, heading := range headings {
					if strings.Contains(line, " more") && strings.TrimSpace(view.Lines[n]) == heading {
						t.Errorf("height %d, scrolled %d: ends with a heading\n%s", height, scroll, strings.Join(view.Lines, "\n"))
					}
				}
			}
			if len(view.Lines) > height {
				t.Errorf("%d lines in a height of %d", len(view.Lines), height)
			}
			if view.Below == 0 {
				break
			}
			scroll += max(view.Page-3, 1)
		}
		for _, text := range append(headings, "AnException", "Do that.", "1 The first cause.", "2 The second cause.", "the password", "A setting ON", "A note.", "The last note.") {
			if !strings.Contains(seen, text) {
				t.Errorf("height %d: %q is never seen:\n%s", height, text, seen)
			}
		}
	}
}
