package ui

import (
	"context"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"

	tea "github.com/charmbracelet/bubbletea"
)

// slowAfter is how long nothing moves: most answers are there by then.
const slowAfter = 150 * time.Millisecond

// request is what is being asked. While there is one, keys do nothing but give
// up or quit: they must not fall into the next screen.
type request struct {
	number int
	what   string
	// about says which call it is and for whom, where no walk on screen does.
	about  string
	cancel context.CancelFunc
	since  time.Time
	shown  bool
	// anew is the field that is to be filled in anew where it leads, "" for none.
	anew string
	// walks tells that it ends with a walk, also when it is cancelled.
	walks, cancelled bool
}

type (
	slowMsg struct {
		number int
		now    time.Time
	}
	// walkMsg is the answer to a request: the walk with its new steps.
	walkMsg struct {
		number     int
		now        time.Time
		walk       walk.Walk
		controller Controller
		// place is the walk's on record, or startScreen for a new one.
		place int
		// keep is what was typed into a form that the new walk may ask again.
		keep walk.Values
	}
)

// call is a request to the controller.
type call func(context.Context, Controller) walk.Walk

// send makes a request that ends with a walk at a place on record.
func (m Model) send(what string, controller Controller, place int, kept walk.Values, make call) (Model, tea.Cmd) {
	if m.request != nil {
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.options.Context)
	m.requests++
	m.request = &request{number: m.requests, what: what, cancel: cancel, walks: true}
	m.status, m.dialog = "", nil
	return m, tea.Batch(
		respond(ctx, m.requests, m.options.Now, controller, place, kept, make),
		m.options.After(slowAfter, notifySlow(m.requests, m.options.Now)),
	)
}

func respond(ctx context.Context, number int, now func() time.Time, controller Controller, place int, kept walk.Values, make call) tea.Cmd {
	return func() tea.Msg {
		w := make(ctx, controller)
		return walkMsg{number: number, now: now(), walk: w, controller: controller, place: place, keep: kept}
	}
}

func notifySlow(number int, now func() time.Time) func(time.Time) tea.Msg {
	return func(time.Time) tea.Msg { return slowMsg{number, now()} }
}

// handleSlow begins to show that an answer takes its time.
func (m Model) handleSlow(msg slowMsg) Model {
	if m.request == nil || m.request.number != msg.number {
		return m
	}
	waiting := *m.request
	waiting.shown, waiting.since = true, msg.now.Add(-slowAfter)
	m.request, m.now = &waiting, msg.now
	return m
}

// cancelRequest cancels the request. The walk with the step that was given up
// comes at once; whoever asks again does not wait for it.
func (m Model) cancelRequest() Model {
	m.request.cancel()
	if m.request.walks && !m.request.cancelled {
		cancelled := *m.request
		cancelled.cancelled = true
		m.request = &cancelled
		return m
	}
	m.status = "Cancelled: the demo pools were not opened."
	if m.request.walks {
		m.status = "Cancelled. " + walk.MightBeHandled
	}
	m.request = nil
	return m
}

// begin makes the first call of a walk, and learns about the pool meanwhile.
func (m Model) begin(start walk.Start) (Model, tea.Cmd) {
	return m.beginWith(m.controller, start, func(ctx context.Context, controller Controller) walk.Walk {
		return controller.Begin(ctx, start)
	})
}

// beginWith makes the first call of a walk with a controller.
func (m Model) beginWith(controller Controller, start walk.Start, first call) (Model, tea.Cmd) {
	return m.askFirst(start.Target, start.Operation, func(m Model) (Model, tea.Cmd) {
		m, cmd := m.send("the first call", controller, startScreen, walk.Values{}, first)
		if start.Username != "" {
			m.request.about = view.Line(start.Operation + " for " + start.Username)
		}
		return m, cmd
	})
}

// askFirst makes a call that changes something for real users, or that cannot be
// undone anywhere, only after a person has said so once more.
func (m Model) askFirst(target walk.Target, operation string, send func(Model) (Model, tea.Cmd)) (Model, tea.Cmd) {
	irreversible := m.controller.Irreversible(operation)
	switch {
	case target.IsLocal() && irreversible:
		return m.confirm("Send "+operation+"? It cannot be undone.", "send", send), nil
	case target.IsLocal() || !m.controller.Changes(operation):
		return send(m)
	case irreversible:
		return m.confirm("LIVE: send "+operation+"? It cannot be undone.", "send", send), nil
	default:
		return m.confirm("LIVE: send "+operation+"? It can change or notify real users.", "send", send), nil
	}
}

// answer answers the pending challenge of the walk on screen.
func (m Model) answer(values walk.Values) (Model, tea.Cmd) {
	v := m.currentWalk()
	w, controller := v.walk, v.controller
	pending, _ := w.Pending()
	earlier := m.earlierWalk(w)
	// What goes along with one call is not filled into the next one's form.
	_, kept := values.Cut(walk.CallPrefix)
	return m.askFirst(w.Start.Target, pending.Name(), func(m Model) (Model, tea.Cmd) {
		return m.send("the answer", controller, m.current, kept, func(ctx context.Context, controller Controller) walk.Walk {
			if earlier != nil {
				return controller.AnswerBranch(ctx, w, *earlier, values)
			}
			return controller.Answer(ctx, w, values)
		})
	})
}

// perform makes a call that answers no challenge.
func (m Model) perform(operation string, values walk.Values) (Model, tea.Cmd) {
	v := m.currentWalk()
	w, controller := v.walk, v.controller
	return m.askFirst(w.Start.Target, operation, func(m Model) (Model, tea.Cmd) {
		return m.send(operation, controller, m.current, walk.Values{}, func(ctx context.Context, controller Controller) walk.Walk {
			return controller.Perform(ctx, w, operation, values)
		})
	})
}

// replay walks again up to a step, and keeps what has been filled in.
func (m Model) replay(step int, kept walk.Values) (Model, tea.Cmd) {
	v := m.currentWalk()
	w, controller := v.walk, v.controller
	return m.askFirst(w.Start.Target, w.Start.Operation, func(m Model) (Model, tea.Cmd) {
		return m.send("the replay", controller, startScreen, kept, func(ctx context.Context, controller Controller) walk.Walk {
			return controller.Replay(ctx, w, step)
		})
	})
}
