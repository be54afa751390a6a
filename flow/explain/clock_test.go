package explain

import (
	"testing"
	"time"

	"authwalk/flow/walk"
)

func TestInWords(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                     "0 s",
		59*time.Second + 499999999:            "59 s",
		59*time.Second + 500*time.Millisecond: "1 min",
		4*time.Minute + 12*time.Second:        "4 min 12 s",
		59*time.Minute + 59*time.Second:       "59 min 59 s",
		time.Hour:                             "1 h 0 min",
		48*time.Hour + 59*time.Minute:         "48 h 59 min",
		49 * time.Hour:                        "2 days",
		72 * time.Hour:                        "3 days",
	} {
		if got := inWords(d); got != want {
			t.Errorf("%s is %q, want %q", d, got, want)
		}
	}
}

// TestAMovedClockIsSaid: an emulator's clock can be moved, and then this machine's says
// nothing about the age of a session.
func TestAMovedClockIsSaid(t *testing.T) {
	for moved, want := range map[time.Duration]string{
		0:                "The answer was sent 4 s after the challenge. A session is valid for 3 min, unless the app client sets AuthSessionValidity.",
		10 * time.Minute: "The server's clock was moved: it went on 10 min 4 s between the challenge and the answer, and this machine's clock 4 s. A session is valid for 3 min, unless the app client sets AuthSessionValidity.",
	} {
		w := walk.Walk{}.With(walk.Step{
			Exchange:  walk.Exchange{Started: noon, ServerTime: noon},
			Challenge: &walk.Challenge{Name: "SMS_MFA", Session: walk.NewSecret("AYABe")},
		})
		late := noon.Add(4 * time.Second)
		w, step := fail(w, walk.Step{Answered: "SMS_MFA", Exchange: walk.Exchange{Operation: respond, Started: late, ServerTime: late.Add(moved)}},
			&walk.Error{Operation: respond, Exception: notAllowed, Message: "Invalid session for the user, session is expired."})
		if why := Failure(w, step, nil); why.Causes[0] != want {
			t.Errorf("moved %s: %q", moved, why.Causes[0])
		}
	}
}
