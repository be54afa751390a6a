package ui_test

import (
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// record is a scene that looks at the walk of a story as at a record.
func record(t *testing.T, story string, notices ...string) *scene {
	t.Helper()
	told := newScene(t, story)
	walks := told.model.(ui.Model).Walks()
	w := walks[len(walks)-1]
	w.Recorded = true
	for n := range w.Steps {
		w.Steps[n].Exchange.Masked = true
	}
	s := &scene{t: t, now: told.now, options: told.options}
	s.options.Begin, s.options.DemoUsers = nil, nil
	s.options.Recorded = []ui.Recorded{{Walk: w, Notices: notices}}
	return s.start()
}

// A record is shown with its last step explained, and nothing can be sent from it.
func TestARecordOnScreen(t *testing.T) {
	s := record(t, "sms", "Line 3 was changed.").sees("RECORD").sees("Sign in like this").sees("Line 3 was changed.").misses("[ Verify").misses("session ")
	walks := len(s.model.(ui.Model).Walks())
	s.resize(140, 40).press("ctrl+g").sees("This is a record: nothing is sent from it.").sees("Why").press("b", "s").run().sees("Path: step")
	s.press("up", "ctrl+n", "ctrl+g").run()
	if got := s.model.(ui.Model).Walks(); len(got) != walks || len(got[walks-1].Steps) == 0 {
		t.Errorf("%d walks, there were %d", len(got), walks)
	}
	// What follows is a new walk, whose target is looked at first.
	s.press("enter").sees("Sign-in details").sees("Check where it goes")
	if m := s.model.(ui.Model); len(m.Walks()) != walks || m.InFlight() != "" {
		t.Error("something was sent")
	}
	s.press("ctrl+g").sees("Path: step")
}

func TestARecordWithTokens(t *testing.T) {
	s := record(t, "tokens")
	s.sees("RECORD").sees("Sign in like this").misses("Sign in again")
	s.press("esc").sees("Sign-in details")
}

func TestAnEmptyRecordOnScreen(t *testing.T) {
	s := newScene(t, "sms")
	s.options.Begin, s.options.DemoUsers = nil, nil
	s.options.Recorded = []ui.Recorded{{Walk: walk.Walk{ID: "abc", Recorded: true}, Notices: []string{"The last line is cut off."}}}
	s.start().sees("cut off").press("ctrl+g", "esc", "ctrl+y", "esc", "enter").sees("Sign-in details")
}
