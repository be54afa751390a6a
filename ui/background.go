package ui

import (
	"time"

	"authwalk/flow/view"
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
	suggestedMsg struct {
		key     string
		turn    int
		choices []walk.Choice
		err     error
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
	said := m.signedIn(v)
	v.controller, v.factsAwaited = msg.controller, false
	if v.operation == "" {
		v = m.refresh(v, walk.Values{}).waiting()
	}
	if msg.place == m.current && m.status == said {
		m.status = m.signedIn(v)
	}
	return m.replaceWalk(msg.place, v)
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

// suggested are the values offered for a field of the start form.
type suggested struct {
	key     string
	choices []walk.Choice
	at      int
	// said is what the status says of them, or of there being none.
	said string
}

// suggest takes the next value offered for a field, asking for the offers
// first.
func (m Model) suggest(key string, turn int) (Model, tea.Cmd) {
	if m.suggested.key == key && len(m.suggested.choices) > 0 {
		m.suggested.at += turn
		return m.takeSuggestion(), nil
	}
	form, ok := m.screen().(screen.Form)
	if !ok {
		return m, nil
	}
	ctx, controller, filled := m.options.Context, m.controller, form.Answer()
	m = m.saySuggestions("looking for suggestions " + m.style.Signs.Ellipsis)
	return m, func() tea.Msg {
		choices, err := controller.Suggest(ctx, filled, key)
		return suggestedMsg{key, turn, choices, err}
	}
}

func (m Model) handleSuggestions(msg suggestedMsg) Model {
	if focused(m.screen()) != msg.key {
		return m
	}
	switch {
	case msg.err != nil:
		return m.saySuggestions("No suggestions: " + view.Line(msg.err.Error()))
	case len(msg.choices) == 0:
		return m.saySuggestions("No suggestions for this field.")
	}
	m.suggested = suggested{key: msg.key, choices: msg.choices}
	return m.takeSuggestion()
}

func (m Model) saySuggestions(text string) Model {
	m.status, m.suggested.said = text, text
	return m
}

// withFocus shows a screen as it is after a key or a click. What was said of
// suggestions is about the field that had the focus.
func (m Model) withFocus(next screen.Screen) Model {
	if m.status == m.suggested.said && focused(next) != focused(m.screen()) {
		m.status = ""
	}
	return m.with(next)
}

// focused is the key of the field that has the focus, "" where none has.
func focused(s screen.Screen) string {
	form, ok := s.(screen.Form)
	if !ok {
		return ""
	}
	key, _ := form.Focused()
	return key
}
