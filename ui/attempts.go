package ui

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// ReadHistory reads what happened to a user, and tells how far it is. Where the context
// ends, what came until then is returned.
type ReadHistory func(ctx context.Context, progress func(string)) (walk.History, error)

type (
	// historyMsg is what happened, historyProgressMsg how far the reading is. The number
	// tells whose reading it is.
	historyMsg struct {
		number int
		found  walk.History
		err    error
	}
	historyProgressMsg struct {
		number int
		said   string
		next   tea.Cmd
	}
)

// historyReading is the reading that the screen of attempts waits for.
type historyReading struct {
	number int
	cancel context.CancelFunc
	// file tells that it reads the file of the options, and asks no service.
	file bool
	// ended tells that ^C was pressed to end it.
	ended bool
}

// showHistory opens the screen of attempts, and reads: the file of the options, or the logs
// of a service.
func (m Model) showHistory(read ReadHistory, file bool) (Model, tea.Cmd) {
	m = m.endReading()
	ctx, cancel := context.WithCancel(m.options.Context)
	m.reading = historyReading{number: m.reading.number + 1, cancel: cancel, file: file}
	number, updates := m.reading.number, make(chan string, 1)
	m = m.push(screen.NewAttempts())
	return m, tea.Batch(func() tea.Msg {
		defer close(updates)
		found, err := read(ctx, func(said string) {
			select {
			case updates <- said:
			default: // the screen has not drawn the last one yet
			}
		})
		return historyMsg{number, view.History(found), err}
	}, readProgress(number, updates))
}

// readProgress waits for how far the reading is.
func readProgress(number int, updates <-chan string) tea.Cmd {
	var next tea.Cmd
	next = func() tea.Msg {
		said, more := <-updates
		if !more {
			return nil
		}
		return historyProgressMsg{number, view.Line(said), next}
	}
	return next
}

// endReading ends what is read for the screen of attempts.
func (m Model) endReading() Model {
	if m.reading.cancel != nil {
		m.reading.cancel()
	}
	return m
}

// attemptsShown tells that attempts are on screen, in front or under another screen.
func (m Model) attemptsShown() bool {
	return slices.ContainsFunc(m.overlays, func(s screen.Screen) bool {
		_, is := s.(screen.Attempts)
		return is
	})
}

// readsFile tells that the attempts on screen are from a file.
func (m Model) readsFile() bool { return m.reading.file && m.attemptsShown() }

// isReading tells that the screen in front waits for what happened.
func (m Model) isReading() bool {
	shown, is := m.screen().(screen.Attempts)
	return is && shown.Reading()
}

// handleHistory shows what was read.
func (m Model) handleHistory(msg historyMsg) Model {
	if m.isReading() && msg.number == m.reading.number {
		m.status = ""
	}
	return m.withAttempts(msg.number, func(shown screen.Attempts) screen.Attempts {
		if msg.err == nil || errors.Is(msg.err, context.Canceled) && msg.found.Title != "" {
			return shown.With(msg.found)
		}
		return shown.Failed(errorText(msg.err), msg.found)
	})
}

func (m Model) handleHistoryProgress(msg historyProgressMsg) (Model, tea.Cmd) {
	return m.withAttempts(msg.number, func(shown screen.Attempts) screen.Attempts { return shown.Progress(msg.said) }), msg.next
}

// withAttempts changes the screen of attempts, if it still waits for this reading.
func (m Model) withAttempts(number int, change func(screen.Attempts) screen.Attempts) Model {
	for n, s := range m.overlays {
		if shown, is := s.(screen.Attempts); is && number == m.reading.number {
			m.overlays = append([]screen.Screen(nil), m.overlays...)
			m.overlays[n] = change(shown)
		}
	}
	return m
}

// signInAgain opens the start form with client, flow and user of an attempt. Whatever the
// logs do not tell is that of the walk on screen, or of the form below.
func (m Model) signInAgain(attempt walk.Start) Model {
	shown := m.subjectStart()
	target := shown.Target
	target.UserPoolID = cmp.Or(attempt.Target.UserPoolID, target.UserPoolID)
	target.ClientID = cmp.Or(attempt.Target.ClientID, target.ClientID)
	target.Region = cmp.Or(attempt.Target.Region, target.Region)
	start := walk.Start{
		Target: target, Username: cmp.Or(attempt.Username, shown.Username), AuthFlow: attempt.AuthFlow, Operation: attempt.Operation,
	}
	if v := m.currentWalk(); v != nil {
		m.controller = v.controller
	}
	m = m.endReading()
	m.branching, m.start = nil, m.startForm(m.controller.Filled(start))
	m = m.selectWalk(startScreen).updateStartForm()
	m.status = "The sign-in details of that attempt. Enter the password to sign in again."
	return m
}

// subjectStart is the start of the walk on screen, or what the start form says so far.
func (m Model) subjectStart() walk.Start {
	w, _, _ := m.subject()
	return w.Start
}
