package ui

import (
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

type (
	// suggestedMsg are the values that can be taken for a field of the start form.
	suggestedMsg struct {
		number  int
		key     string
		choices []walk.Choice
		err     error
	}
	// searchMsg tells that nothing was typed for a while into a field whose values the
	// service looks for.
	searchMsg struct {
		number int
		key    string
	}
)

// searchPause is how long nothing is typed before the service is asked.
const searchPause = 300 * time.Millisecond

// suggest asks for the values of a field. What was asked before does not come any more.
func (m Model) suggest(key string) (Model, tea.Cmd) {
	form, ok := m.screen().(screen.Form)
	if !ok || m.currentWalk() != nil {
		return m, nil
	}
	m.searches++
	ctx, controller, filled, number := m.options.Context, m.controller, form.Answer(), m.searches
	return m, func() tea.Msg {
		choices, err := controller.Suggest(ctx, filled, key)
		return suggestedMsg{number, key, choices, err}
	}
}

func (m Model) handleSuggestions(msg suggestedMsg) Model {
	form, ok := m.screen().(screen.Form)
	if !ok || msg.number != m.searches {
		return m
	}
	if msg.err != nil {
		return m.with(form.FailList(msg.key, "No list: "+view.Line(msg.err.Error())+" Type the value."))
	}
	choices := make([]walk.Choice, len(msg.choices))
	for n, choice := range msg.choices {
		choices[n] = walk.Choice{Value: choice.Value, Label: view.Line(choice.Value), Leads: view.Line(choice.Label)}
	}
	return m.with(form.OfferList(msg.key, choices).FillList(msg.key, choices))
}

// searchAgain asks the service again once nothing is typed for a while.
func (m Model) searchAgain() (Model, tea.Cmd) {
	form, ok := m.screen().(screen.Form)
	if !ok {
		return m, nil
	}
	m.searches++
	key, searched := form.SearchedField()
	if !searched {
		return m, nil
	}
	number := m.searches
	return m, m.options.After(searchPause, func(time.Time) tea.Msg { return searchMsg{number, key} })
}

func (m Model) handleSearch(msg searchMsg) (Model, tea.Cmd) {
	form, ok := m.screen().(screen.Form)
	if !ok || msg.number != m.searches {
		return m, nil
	}
	if key, searched := form.SearchedField(); !searched || key != msg.key {
		return m, nil
	}
	return m.suggest(msg.key)
}

// listIsOpen tells that a list of values is open on the start form.
func (m Model) listIsOpen() bool {
	form, ok := m.screen().(screen.Form)
	return ok && form.ListIsOpen()
}
