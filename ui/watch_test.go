package ui_test

import (
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// What other programs do is listed, the newest first; what is selected stays so, and a
// walk that is open goes on.
func TestOtherProgramsOnScreen(t *testing.T) {
	told := newScene(t, "sms")
	w := told.model.(ui.Model).Walks()[0]
	w.Recorded = true
	begun := w
	begun.Steps = w.Steps[:1]
	seen := func(id, what string, w walk.Walk) ui.Watched {
		w.ID = id
		return ui.Watched{When: "10:41:06", What: what, Recorded: ui.Recorded{Walk: w}}
	}
	watch := ui.QuietWatch("http://127.0.0.1:9229", "Start your program with the endpoint.")
	s := &scene{t: t, now: told.now, options: told.options}
	s.options.Begin, s.options.DemoUsers = nil, nil
	s.options.Watch, s.options.Watching = watch, true
	s.start().sees("No other program has called").sees("Start your program").sees("127.0.0.1:9229").press("enter").sees("No other program")

	hears := func(told ...ui.Watched) *scene {
		s.send(ui.SawOthers(told...))
		return s
	}
	hears(seen("1", "first: waits", begun)).sees("▸ 10:41:06  first: waits")
	hears(seen("2", "second: waits", begun), seen("3", "third: waits", begun)).sees("▸ 10:41:06  third")
	s.press("down", "down").sees("▸ 10:41:06  first")
	hears(seen("4", "fourth: waits", begun)).sees("▸ 10:41:06  first")

	s.press("enter").run().sees("RECORD").sees("sign-in of another program").sees("esc back").misses("start over")
	hears(seen("1", "first: goes on", w)).sees("SMS_MFA").press("esc").sees("first: goes on").misses("The earlier walk is kept")
	if walks := s.model.(ui.Model).Walks(); len(walks) != 1 || len(walks[0].Steps) != len(w.Steps) {
		t.Errorf("%d walks are open", len(walks))
	}
	s.press("enter").sees("SMS_MFA").sees("sign-in of another program").misses("The earlier walk is kept")
	if walks := s.model.(ui.Model).Walks(); len(walks) != 1 {
		t.Errorf("opening it again made %d walks", len(walks))
	}
}

// TestWhoTellsOfOthersNeverWaits, also where no screen is there to see it.
func TestWhoTellsOfOthersNeverWaits(t *testing.T) {
	watch := ui.NewWatch("http://127.0.0.1:9229")
	for range 1000 {
		watch.Tell(ui.Watched{Recorded: ui.Recorded{Walk: walk.Walk{ID: "1"}}})
	}
}
