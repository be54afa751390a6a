package ui_test

import (
	"context"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
)

// locked refuses a user who is locked for some time.
type locked struct {
	ui.Controller
	until  time.Time
	begins *int
}

func (l locked) WithPoolFacts(context.Context, walk.Start) ui.Controller { return l }

func (l locked) Explain(walk.Walk, int) walk.Explanation {
	return walk.Explanation{Known: true, Actions: []walk.Action{
		{Kind: walk.Wait, Label: "Try again when the lock ends, after 15 minutes at most", Until: l.until},
		{Kind: walk.StartOver, Label: "Start over with the same answers"},
	}}
}

func (l locked) Begin(ctx context.Context, start walk.Start) walk.Walk {
	*l.begins++
	return l.Controller.Begin(ctx, start)
}

// TestALockedUserWaits: the time left counts down, enter sends nothing before it
// is over, and begins again after it.
func TestALockedUserWaits(t *testing.T) {
	begins := new(int)
	s := &scene{t: t, now: storybook.Now, options: find(t, "wrong-password").Setup()}
	s.options.Controller = locked{s.options.Controller, storybook.Now.Add(2 * time.Minute), begins}
	s.start().sees("▸ Try again when the lock ends, in 2:00 at the latest")
	began := *begins
	s.press("enter").run().sees("Nothing was sent: the lock has not ended yet.").sees("do not count.")
	s.later(time.Second).sees("▸ Try again when the lock ends, in 1:59 at the latest")
	if *begins != began {
		t.Error("something was sent before the time")
	}
	s.later(2 * time.Minute).sees("▸ Try again now").misses("when the lock ends")
	if len(s.timers) != 0 {
		t.Error("a timer runs although the wait is over")
	}
	if s.press("enter").run(); *begins != began+1 {
		t.Errorf("began %d times", *begins-began)
	}
}

// lockedAnew refuses a user for two minutes from every try on.
type lockedAnew struct {
	ui.Controller
	now func() time.Time
}

func (l lockedAnew) WithPoolFacts(context.Context, walk.Start) ui.Controller { return l }

func (l lockedAnew) Explain(walk.Walk, int) walk.Explanation {
	return walk.Explanation{Known: true, Actions: []walk.Action{
		{Kind: walk.Wait, Until: l.now().Add(2 * time.Minute)}, {Kind: walk.StartOver, Label: "Start over with the same answers"},
	}}
}

// TestATryMakesNoWaitLonger, as the explanation says.
func TestATryMakesNoWaitLonger(t *testing.T) {
	s := &scene{t: t, now: storybook.Now, options: find(t, "wrong-password").Setup()}
	s.options.Controller = lockedAnew{s.options.Controller, func() time.Time { return s.now }}
	s.start().sees("ends, in 2:00").later(time.Minute)
	s.press("down", "enter").run().sees("Refused again (2nd time)").sees("ends, in 1:00")
}
