package ui_test

import (
	"context"
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
)

// repeating refuses again what was refused before.
type repeating struct{ ui.Controller }

func (r repeating) WithPoolFacts(context.Context, walk.Start) ui.Controller { return r }

func (r repeating) Answer(ctx context.Context, w walk.Walk, answer walk.Values) walk.Walk {
	if last := w.Last(); last.Error != nil {
		return w.With(*last)
	}
	return r.Controller.Answer(ctx, w, answer)
}

// A refusal that comes again says so and how often, in a form and after the
// same sign-in again, where the cursor stays.
func TestTheSameRefusalAgainIsCounted(t *testing.T) {
	s := &scene{t: t, now: storybook.Now, options: find(t, "sms-refused").Setup()}
	s.options.Controller = repeating{s.options.Controller}
	s.start().press("000000", "enter").run().sees("HTTP 400").misses("again (")
	s.press("000000", "enter").run().sees("Code refused again (2nd time). HTTP 400")
	s.press("000000", "enter").run().sees("Code refused again (3rd time)")

	outcome := newScene(t, "wrong-password").misses("again (").press("down", "down")
	at := here(outcome.text())
	outcome.sees("At most 4 more until Cognito locks the user. HTTP 400")
	if outcome.press("enter").run().sees("Refused again (2nd time). At most 3 more until"); here(outcome.text()) != at {
		t.Errorf("the cursor left %q:\n%s", at, outcome.text())
	}
	outcome.press("enter").run().press("enter").run().sees("Refused again (4th time). The next wrong one locks the user.")
	outcome.press("enter").run().sees("Refused again (5th time). The user is locked now")
}

// here is the line with the cursor's sign.
func here(screen string) string {
	for line := range strings.Lines(screen) {
		if strings.Contains(line, "▸") && strings.HasPrefix(line, "┃") {
			return line
		}
	}
	return ""
}

// locking is a controller whose refusals lock a user, until it knows that there is none.
type locking struct {
	ui.Controller
	knows bool
}

func (l locking) WithPoolFacts(ctx context.Context, start walk.Start) ui.Controller {
	return locking{l.Controller.WithPoolFacts(ctx, start), true}
}

func (l locking) Explain(w walk.Walk, number int) walk.Explanation {
	why := l.Controller.Explain(w, number)
	if why.LocksAfter = 5; l.knows {
		why.LocksAfter = 0
	}
	return why
}

// TestTheStatusFollowsWhatIsLearned: nothing counts down to the lock of a user who is not
// there.
func TestTheStatusFollowsWhatIsLearned(t *testing.T) {
	s := &scene{t: t, now: storybook.Now, options: find(t, "wrong-password").Setup()}
	s.options.Controller = locking{Controller: s.options.Controller}
	s.start().sees("HTTP 400").misses("until Cognito locks")
}
