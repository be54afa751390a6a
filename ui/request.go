package ui

import (
	"context"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
)

// patience is how long nothing moves: most answers are there by then.
const patience = 150 * time.Millisecond

// request is what is being asked. While there is one, keys do nothing but give
// up or quit: they must not fall into the next screen.
type request struct {
	number int
	what   string
	cancel context.CancelFunc
	since  time.Time
	shown  bool
}

type (
	patienceMsg struct {
		number int
		now    time.Time
	}
	// walkedMsg is the answer to a request: the walk with its new steps.
	walkedMsg struct {
		number int
		now    time.Time
		walk   walk.Walk
		walker Controller
		// place is the walk's on record, or home for a new one.
		place int
		// kept is what was typed into a form that the new walk may ask again.
		kept walk.Values
	}
)

// call is a request to the walker.
type call func(context.Context, Controller) walk.Walk

// ask makes a request that ends with a walk at a place on record.
func (m Model) ask(what string, walker Controller, place int, kept walk.Values, make call) (Model, tea.Cmd) {
	if m.request != nil {
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.options.Context)
	m.requests++
	m.request = &request{number: m.requests, what: what, cancel: cancel}
	m.news, m.question = "", nil
	return m, tea.Batch(
		respond(ctx, m.requests, m.options.Now, walker, place, kept, make),
		m.options.After(patience, waitOut(m.requests, m.options.Now)),
	)
}

func respond(ctx context.Context, number int, now func() time.Time, walker Controller, place int, kept walk.Values, make call) tea.Cmd {
	return func() tea.Msg {
		w := make(ctx, walker)
		return walkedMsg{number: number, now: now(), walk: w, walker: walker, place: place, kept: kept}
	}
}

func waitOut(number int, now func() time.Time) func(time.Time) tea.Msg {
	return func(time.Time) tea.Msg { return patienceMsg{number, now()} }
}

// waited begins to show that an answer takes its time.
func (m Model) handlePatience(msg patienceMsg) Model {
	if m.request == nil || m.request.number != msg.number {
		return m
	}
	waiting := *m.request
	waiting.shown, waiting.since = true, msg.now.Add(-patience)
	m.request, m.now = &waiting, msg.now
	return m
}

// giveUp cancels the request. Its answer, if it still comes, is for nobody.
func (m Model) giveUp() Model {
	m.request.cancel()
	m.news = fmt.Sprintf("Given up %s; Cognito may have handled it.", m.request.what)
	m.request = nil
	return m
}

// begin makes the first call of a walk, and learns about the pool meanwhile.
func (m Model) begin(start walk.Start) (Model, tea.Cmd) {
	return m.ask("the first call", m.controller, home, walk.Values{}, func(ctx context.Context, walker Controller) walk.Walk {
		return walker.Begin(ctx, start)
	})
}

// answer answers the pending challenge of the walk on screen.
func (m Model) answer(values walk.Values) (Model, tea.Cmd) {
	o := m.open()
	w := o.walk
	return m.ask("the answer", o.controller, m.current, values, func(ctx context.Context, walker Controller) walk.Walk {
		return walker.Answer(ctx, w, values)
	})
}

// perform makes a call that answers no challenge.
func (m Model) perform(operation string, values walk.Values) (Model, tea.Cmd) {
	o := m.open()
	w := o.walk
	return m.ask(operation, o.controller, m.current, walk.Values{}, func(ctx context.Context, walker Controller) walk.Walk {
		return walker.Perform(ctx, w, operation, values)
	})
}

// replay walks again up to a step, and keeps what has been filled in.
func (m Model) replay(step int, kept walk.Values) (Model, tea.Cmd) {
	o := m.open()
	w := o.walk
	return m.ask("the replay", o.controller, home, kept, func(ctx context.Context, walker Controller) walk.Walk {
		return walker.Replay(ctx, w, step)
	})
}
