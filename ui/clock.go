package ui

import (
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	// revealTime is how long secrets stay on screen.
	revealTime = 30 * time.Second
	// expiryWarning is when the end of a session is warned of.
	expiryWarning = 30 * time.Second
)

type (
	tickMsg     struct{ now time.Time }
	revealedMsg struct{ now time.Time }
)

// keepTime starts the one ticker there is while something waits or counts
// down. At rest nothing ticks and nothing is written.
func (m Model) keepTime() (Model, tea.Cmd) {
	if m.ticking || !m.timeMatters() {
		return m, nil
	}
	m.ticking = true
	now := m.options.Now
	return m, m.options.After(time.Second, func(time.Time) tea.Msg { return tickMsg{now()} })
}

// timeMatters tells whether anything on screen changes with time alone.
func (m Model) timeMatters() bool {
	if m.quitting {
		return false
	}
	if m.request != nil && m.request.shown || m.now.Before(m.revealed) {
		return true
	}
	return m.now.Before(m.expires())
}

func (m Model) handleTick(msg tickMsg) Model {
	m.ticking, m.now = false, msg.now
	return m
}

// expires is when the session, the tokens or a wait on screen end; zero where
// nothing does.
func (m Model) expires() time.Time {
	v := m.currentWalk()
	if v == nil {
		return time.Time{}
	}
	if asked := m.challenge(); asked != nil {
		return asked.Expires
	}
	var latest time.Time
	for _, action := range v.actions {
		if action.Until.After(latest) {
			latest = action.Until
		}
	}
	for _, token := range v.tokens {
		if token.Expires.After(latest) {
			latest = token.Expires
		}
	}
	if latest.IsZero() {
		return latest
	}
	return latest.Add(-v.walk.ClockDifference())
}

// sessionExpired tells that the session of the pending challenge is over for certain:
// a length that was only assumed proves nothing.
func (m Model) sessionExpired() bool {
	challenge := m.challenge()
	return challenge != nil && !challenge.Assumed && !challenge.Expires.IsZero() && !m.now.Before(challenge.Expires)
}

// repeatsOnEnter tells that enter offers to sign in again, because the session that the
// form on screen would be sent with is over.
func (m Model) repeatsOnEnter() bool {
	_, isForm := m.screen().(screen.Form)
	return isForm && m.question == nil && m.sessionExpired() && m.currentWalk().operation == ""
}

// expiredText says that the session is over, and what enter does about it where it does.
func (m Model) expiredText() string {
	if m.repeatsOnEnter() {
		return "The session has expired. Press enter to repeat the sign-in up to this step."
	}
	return "The session has expired. The form of the step offers to repeat the sign-in up to it."
}

// challenge is the one that waits for an answer, or nil.
func (m Model) challenge() *walk.Challenge {
	v := m.currentWalk()
	if v == nil {
		return nil
	}
	pending, ok := v.walk.Pending()
	if !ok {
		return nil
	}
	challenge := pending.Step.Challenge
	if challenge == nil {
		return nil
	}
	shown := *challenge
	shown.Expires, shown.Assumed = v.controller.SessionEnd(v.walk)
	return &shown
}

// serverNow is the present time by the clock of the server, which counts for
// tokens.
func (m Model) serverNow() time.Time {
	if v := m.currentWalk(); v != nil {
		return m.now.Add(v.walk.ClockDifference())
	}
	return m.now
}

// isRevealed tells whether secrets are on screen.
func (m Model) isRevealed() bool { return m.now.Before(m.revealed) }

// reveal shows secrets from now on, by a clock that is looked at now: the
// model's own may have stood still.
func (m Model) reveal() (Model, tea.Cmd) {
	if m.isRevealed() {
		m.revealed = time.Time{}
		return m, nil
	}
	now := m.options.Now
	return m, func() tea.Msg { return revealedMsg{now()} }
}
