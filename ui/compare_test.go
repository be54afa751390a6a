package ui_test

import (
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// listing is a scene with a walk on screen and a record that differs from it.
func listing(t *testing.T) *scene {
	t.Helper()
	s := newScene(t, "refused")
	other := newScene(t, "sms").model.(ui.Model).Walks()[0]
	other.ID, other.BranchStep, other.Recorded = "other", 1, true
	s.options.Kept = func() ([]ui.Kept, error) {
		other.BranchOf = s.model.(ui.Model).Walks()[0].ID
		return []ui.Kept{{Recorded: ui.Recorded{Walk: other, Notices: []string{"The record is cut off."}}, Started: time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC), Outcome: "stopped at SMS_MFA"}}, nil
	}
	return s.start()
}

// The list has the walks of this run and the recorded ones, with who, when, how it came
// out and what it is a branch of; esc leads back to the walk on screen.
func TestWalksHaveTitles(t *testing.T) {
	s := listing(t).press("ctrl+k", "recorded walks", "enter").run()
	s.sees("This run").sees("Recorded").sees("Branch of the walk of 20 Nov 06:58:11 at step 1").misses("LIVE")
	s.press("esc").run().sees("NotAuthorizedException")
	s.press("ctrl+k", "recorded walks", "enter").run().press("down", "enter").run().sees("RECORD")
}

// Two walks stand side by side: the steps aligned, the differences marked, the settings
// that explain them named, and no secret of either.
func TestTwoWalksAreCompared(t *testing.T) {
	s := listing(t).press("ctrl+k", "compare two", "enter").run().sees("Choose the walk to compare it with, and press c.")
	s.press("c").misses("Choose the walk to compare").press("c").sees("Choose the walk to compare")
	s.press("down").sees("enter compare with this").press("enter").run().sees("Compare").sees("The record is cut off.").sees("≠").sees("What explains it").resize(140, 40).sees("Sent otherwise").sees("are not compared")
	first := s.text()
	if strings.Index(first, "NotAuthorizedException") > strings.Index(first, "stopped at SMS_MFA") {
		t.Errorf("A and B stand the wrong way round:\n%s", first)
	}
	s.press("x").run()
	if swapped := s.text(); strings.Index(swapped, "NotAuthorizedException") < strings.Index(swapped, "stopped at SMS_MFA") {
		t.Errorf("not swapped:\n%s", swapped)
	}
	s.resize(140, 40).press("enter").run().sees("A in full").sees("B in full").misses("Winter")
	s.press("enter", "esc").run().sees("Choose a walk to look at")
	s.press("esc").run().sees("NotAuthorizedException")
}

// A walk is the same as itself, and one that cannot be read is not compared.
func TestWalksThatAreTheSame(t *testing.T) {
	s := newScene(t, "sms")
	again := s.model.(ui.Model).Walks()[0]
	again.ID, again.Recorded = "again", true
	s.options.Kept = func() ([]ui.Kept, error) {
		return []ui.Kept{{Recorded: ui.Recorded{Walk: again}}, {Recorded: ui.Recorded{Walk: walk.Walk{ID: "empty", Recorded: true}}}}, nil
	}
	s.start().press("ctrl+k", "compare two", "enter").run().press("down", "c").run().sees("The walks are the same.").press("d").run().sees("no step differs")
	s.press("esc", "end", "c").run().sees("no such step").press("enter").resize(140, 40).sees("This walk has no such step.")
}
