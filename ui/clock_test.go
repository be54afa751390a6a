package ui_test

import (
	"context"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// knowing learns after the first call how long sessions last.
type knowing struct {
	ui.Controller
	validity time.Duration
}

func (k knowing) WithPoolFacts(context.Context, walk.Start) ui.Controller {
	k.validity = 15 * time.Minute
	return k
}

func (k knowing) SessionEnd(w walk.Walk) (time.Time, bool) {
	end, assumed := k.Controller.SessionEnd(w)
	if k.validity == 0 {
		return end, assumed
	}
	return end.Add(k.validity - 3*time.Minute), false
}

func TestTheCountdownFollowsTheClientsSettings(t *testing.T) {
	newScene(t, "sms").sees("session about 3:00")
	story := find(t, "sms")
	s := &scene{t: t, now: story.Setup().Now(), options: story.Setup()}
	s.options.Controller = knowing{Controller: s.options.Controller}
	s.start().sees("session 15:00").later(4 * time.Minute)
	s.misses("expired").sees("session 11:0")
}

// ahead is a service whose clock is ahead of this machine's.
type ahead struct {
	ui.Controller
	by time.Duration
}

func (a ahead) WithPoolFacts(context.Context, walk.Start) ui.Controller { return a }

func (a ahead) Begin(ctx context.Context, start walk.Start) walk.Walk {
	w := a.Controller.Begin(ctx, start)
	for n, step := range w.Steps {
		w.Steps[n].Exchange.ServerTime = step.Exchange.Started.Add(a.by)
	}
	return w
}

func TestTokensExpireByTheServersClock(t *testing.T) {
	story := find(t, "tokens")
	s := &scene{t: t, now: story.Setup().Now(), options: story.Setup()}
	s.options.Controller = ahead{s.options.Controller, 50 * time.Minute}
	s.start().sees("expires in 10:0").later(11 * time.Minute)
	s.sees("expired")
}

// TestTheTimesOfTokensGoOn: what was just now is seconds, then minutes ago.
func TestTheTimesOfTokensGoOn(t *testing.T) {
	s := newScene(t, "tokens").start().resize(140, 40).sees("just now").later(32 * time.Second)
	s.sees(" s ago").misses("just now").later(time.Minute)
	s.sees("1 min ago")
}
