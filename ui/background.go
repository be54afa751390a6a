package ui

import (
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// What is asked in the background belongs to the walk at a place on record;
// its id tells whether that is still the one that asked.
type (
	poolFactsMsg struct {
		place      int
		controller Controller
	}
	verifiedMsg struct {
		place  int
		steps  int
		tokens []walk.TokenView
	}
	demoMsg struct {
		number int
		now    time.Time
		place  string
		demo   Demo
		err    error
	}
)

// fetchPoolFacts fetches what can be known of the pool, so that prompts say more.
func fetchPoolFacts(options Options, controller Controller, place int, start walk.Start) tea.Cmd {
	ctx := options.Context
	return func() tea.Msg { return poolFactsMsg{place, controller.WithPoolFacts(ctx, start)} }
}

func (m Model) handlePoolFacts(msg poolFactsMsg) Model {
	if msg.place >= len(m.walks) || msg.controller == nil {
		return m
	}
	v := m.walks[msg.place]
	shown := msg.place == m.current && m.status == m.newest()
	v.controller, v.factsAwaited, v.predicted = msg.controller, false, predicted{}
	if v.operation == "" {
		v = m.refresh(v, walk.Values{}).waiting()
	}
	m = m.replaceWalk(msg.place, v)
	if shown {
		m.status = m.newest()
	}
	return m
}

// newest is what the status says of the newest step of the walk on screen, as far as what
// is known of the pool matters to it.
func (m Model) newest() string {
	v := m.currentWalk()
	if last := v.walk.Last(); last == nil || last.Tokens != nil {
		return m.signedIn(*v)
	}
	return m.stepStatus(-1)
}

// verify checks the tokens' signatures.
func verify(options Options, v walkView, place int) tea.Cmd {
	ctx, controller, w := options.Context, v.controller, v.walk
	return func() tea.Msg { return verifiedMsg{place, len(w.Steps), controller.Verify(ctx, w)} }
}

func (m Model) handleVerified(msg verifiedMsg) Model {
	if msg.place >= len(m.walks) || len(m.walks[msg.place].walk.Steps) != msg.steps || len(msg.tokens) == 0 {
		return m
	}
	v := m.walks[msg.place]
	v.tokens, v.verifiedAt = msg.tokens, msg.steps
	if shown, ok := v.screen.(screen.Tokens); ok {
		v.screen = shown.With(v.tokens, v.tokenActions())
	}
	return m.replaceWalk(msg.place, v)
}
