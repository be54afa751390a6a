package ui_test

import (
	"testing"

	"authwalk/ui"
)

// walksOf are the walks of a scene's model.
func walksOf(s *scene) int { return len(s.model.(ui.Model).Walks()) }

// A record is walked again from any of its steps, once the person has seen where it
// goes; with real users nothing is sent before a key that is not enter.
func TestARecordIsWalkedAgain(t *testing.T) {
	s := record(t, "sms").press("ctrl+g", "b")
	s.sees("Walk again up to step").sees("Check where the new sign-in goes").sees("[ Walk again ]").sees("LIVE")
	before := walksOf(s)
	if s.press("enter").run().sees("real users, real messages"); walksOf(s) != before {
		t.Fatal("it was sent without asking")
	}
	if s.press("enter", "esc").run().misses("Walk again?"); walksOf(s) != before {
		t.Fatal("enter sent it")
	}
	if s.press("enter", "y").run().sees("SMS_MFA"); walksOf(s) != before+1 {
		t.Fatal("nothing was sent")
	}
	walks := s.model.(ui.Model).Walks()
	if again := walks[before]; again.BranchOf != walks[before-1].ID || again.Recorded || len(again.Steps) != 2 {
		t.Errorf("walked again: %d steps, branch of %q", len(again.Steps), again.BranchOf)
	}
	s.press("esc", "enter").run().sees("Sign-in details").misses("Walk again up to")
}

func TestWalkingAgainIsLeftForTheRecord(t *testing.T) {
	record(t, "sms").press("ctrl+g", "b").sees("Walk again up to step").press("esc").sees("RECORD").misses("Check where the new sign-in goes").press("down", "enter").sees("Sign-in details")
}
