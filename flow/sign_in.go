package flow

import (
	"time"

	"authwalk/flow/challenge"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// receiveSignIn adds the challenge or the tokens that came to a step.
func (c *Controller) receiveSignIn(w walk.Walk, step *walk.Step) (err error) {
	step.Challenge, step.Tokens, err = challenge.Received(step.Exchange)
	switch {
	case step.Challenge != nil:
		step.Challenge.Expires, step.Challenge.Assumed = c.sessionEnd(step.Exchange)
	case step.Tokens != nil:
		keepRefreshToken(step.Tokens, w)
	}
	return err
}

// unknownClient has the service's defaults.
var unknownClient pool.Client

func (c *Controller) sessionEnd(exchange walk.Exchange) (end time.Time, assumed bool) {
	validity := c.known().SessionValidity
	if validity == 0 {
		validity, assumed = unknownClient.SessionValidity(), true
	}
	return exchange.Ended().Add(validity), assumed
}

// SessionEnd is when the session of the pending challenge ends, by this
// machine's clock, as far as the client's settings are known by now.
func (c *Controller) SessionEnd(w walk.Walk) (end time.Time, assumed bool) {
	pending, waiting := w.Pending()
	if !waiting || pending.Step.Challenge == nil {
		return time.Time{}, false
	}
	if validity := c.known().SessionValidity; validity > 0 {
		return pending.Step.Exchange.Ended().Add(validity), false
	}
	return pending.Step.Challenge.Expires, pending.Step.Challenge.Assumed
}

// keepRefreshToken carries the refresh token on: a refresh answers without one,
// and the old one stays valid.
func keepRefreshToken(tokens *walk.Tokens, w walk.Walk) {
	if earlier := w.Tokens(); earlier != nil && tokens.Refresh.IsZero() {
		tokens.Refresh = earlier.Refresh
	}
}
