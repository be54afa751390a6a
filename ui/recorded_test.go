package ui_test

import (
	"errors"
	"testing"
	"time"

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
	s.resize(140, 40).press("enter").sees("This is a record: nothing is sent from it.").sees("Why").press("s").run().sees("Path: step")
	s.press("up", "ctrl+n", "ctrl+g").run()
	if got := s.model.(ui.Model).Walks(); len(got) != walks || len(got[walks-1].Steps) == 0 {
		t.Errorf("%d walks, there were %d", len(got), walks)
	}
	// What follows is a new walk, whose target is looked at first.
	s.press("down", "enter").sees("Sign-in details")
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
	s.start().sees("cut off").press("ctrl+g", "esc", "ctrl+y", "esc", "down", "enter").sees("Sign-in details")
}

// kept has two recorded walks to list, the second of which cannot be read.
func kept(s *scene) func() ([]ui.Kept, error) {
	w := s.model.(ui.Model).Walks()[0]
	w.Recorded = true
	return func() ([]ui.Kept, error) {
		noon := time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)
		return []ui.Kept{
			{Recorded: ui.Recorded{Walk: w}, Started: noon, Outcome: "stopped at SMS_MFA"},
			{Started: noon.Add(-time.Hour), Unreadable: errors.New("the record is empty")},
		}, nil
	}
}

func TestRecordsAreListed(t *testing.T) {
	s := newScene(t, "sms")
	s.options.Kept, s.options.ListKept = kept(s), true
	s.options.Begin, s.options.DemoUsers = nil, nil
	s.start().sees("Choose a walk to look at, or two to compare").sees("07 Jan 12:00:00  sam  USER_SRP_AUTH").misses("LIVE")
	s.press("enter").run().sees("RECORD").sees("Sign in like this")
	s.press("esc").run().sees("Choose a walk to look at")
	s.press("down", "enter").run().sees("the record is empty").sees("Choose a walk to look at")
}

func TestRecordsAreAWayToStart(t *testing.T) {
	told := newScene(t, "sms")
	s := newScene(t, "start-choices").misses("Recorded walks")
	s.options.Kept = kept(told)
	s.start().press("down", "down", "down").sees("▸ Recorded walks").press("enter").run().sees("07 Jan 12:00")
	s.press("esc").run().sees("The demo pools").sees("▸ Recorded walks").press("up", "enter").run().sees("Sign-in details")

	s.options.Kept = func() ([]ui.Kept, error) { return nil, errors.New("no walk is recorded yet") }
	s.start().press("down", "down", "down", "enter").run().sees("no walk is recorded yet").sees("The demo pools")
}

// TestTheListOfWalksIsFilteredAndTitled: what is typed after / leaves what fits, and t
// gives a walk a title, which is found too.
func TestTheListOfWalksIsFilteredAndTitled(t *testing.T) {
	s := newScene(t, "sms")
	list, titles := kept(s), map[string]string{}
	s.options.Kept, s.options.ListKept = func() ([]ui.Kept, error) {
		listed, err := list()
		listed[0].Title = titles[listed[0].Walk.ID]
		return listed, err
	}, true
	s.options.SetTitle = func(id, title string) error {
		if id == "" {
			return errors.New("this walk has no record")
		}
		titles[id] = title
		return nil
	}
	s.options.Begin, s.options.DemoUsers = nil, nil
	s.start().press("t", "ticket 42").sees("Title ▸ ticket 42").press("enter").run().sees("sam  USER_SRP_AUTH").sees("  ticket 42").misses("Title ▸")
	s.press("/", "empty").sees("1 of 2").sees("▸ ? ").misses("ticket 42").press("esc").sees("ticket 42")
	s.press("/", "nothing like it").sees("0 of 2").sees("Nothing matches").press("enter", "enter").run().sees("nothing matches").misses("RECORD").press("esc", "/", "42").sees("1 of 2").press("enter").run().sees("RECORD")
	s.press("esc").run().sees("1 of 2").press("esc", "end", "t", "x", "enter").run().sees("The title was not saved: this walk has no record")
}
