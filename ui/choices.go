package ui

import (
	"context"
	"fmt"
	"slices"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Place is somewhere to start: a saved target, or what a file of the working folder
// tells of.
type Place struct {
	// Label names it, Note says in a sentence what it leads to.
	Label, Note string
	// Saved tells the targets that were saved from those that were found.
	Saved bool
	// LastUsed is when a sign-in last began there, as far as it was recorded.
	LastUsed time.Time
	// Filled is what the start form begins with.
	Filled walk.Values
	// Open serves it on this machine; nil where the start form leads to it.
	Open func(context.Context) (Demo, error)
}

// placesMsg are the places that were found.
type placesMsg struct{ places []Place }

// findPlaces looks for places to start, beside the screens.
func (m Model) findPlaces() tea.Cmd {
	find, ctx := m.options.Places, m.options.Context
	if find == nil {
		return nil
	}
	return func() tea.Msg { return placesMsg{find(ctx)} }
}

// handlePlaces shows the places where they are offered. What is selected stays so.
func (m Model) handlePlaces(msg placesMsg) Model {
	selected, choosing := m.selectedChoice()
	m.places, m.lastUsed = msg.places, usedBefore(m.lastUsed, msg.places)
	if choosing {
		m.start = m.choicesAt(selected)
		return m
	}
	list, isList := m.start.(screen.List)
	if pools := m.foundPools(); pools > 0 && isList && list.IsDemoUsers() && m.options.Demo != nil && m.currentWalk() == nil {
		m.status = fmt.Sprintf("Found in this folder: %s. Press esc to choose where to start.", count(pools, "pool"))
	}
	return m
}

// usedBefore are the names of the commands that were used last, with the saved targets of
// earlier runs behind those of this one.
func usedBefore(names []string, places []Place) []string {
	places = slices.DeleteFunc(slices.Clone(places), func(p Place) bool { return !p.Saved || p.Open != nil || p.LastUsed.IsZero() })
	slices.SortStableFunc(places, func(a, b Place) int { return b.LastUsed.Compare(a.LastUsed) })
	names = slices.Clone(names)
	for _, place := range places {
		if name := startAt(place); len(names) < mostUsed && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func (m Model) foundPools() int {
	labels := map[string]bool{}
	for _, place := range m.places {
		if !place.Saved {
			labels[place.Label] = true
		}
	}
	return len(labels)
}

// choice is one of the ways to start.
type choice struct {
	screen.Entry
	// target is where it leads, as far as that is known.
	target func(m Model) (walk.Target, bool)
	open   func(m Model) (Model, tea.Cmd)
}

// The headings of the ways to start.
const (
	headingSaved   = "Saved targets"
	headingFound   = "Found in this folder"
	headingLocal   = "Without an AWS account"
	headingOwn     = "With your own pool"
	headingReceive = "Something you were sent"
)

// startChoices are the ways to start, those of one heading together.
func (m Model) startChoices() []choice {
	var saved, found, local []choice
	for _, place := range m.places {
		switch {
		case place.Open != nil:
			local = append(local, served(place))
		case place.Saved:
			saved = append(saved, filled(headingSaved, place))
		default:
			found = append(found, filled(headingFound, place))
		}
	}
	own := filled(headingOwn, Place{Label: "My pools", Note: "Use your own pool and app client. No sign-in begins until you press Start.", Filled: m.options.Filled})
	sent := filled(headingReceive, Place{Label: "Paste", Note: "A command of the AWS CLI, PowerShell, R or curl fills in the form, also when you paste it here.", Filled: m.options.Filled})
	choices := append(append(append(saved, found...), demoPools), append(local, own, sent)...)
	if m.options.Kept != nil {
		choices = append(choices, recordedWalks)
	}
	return choices
}

// here is the target of what is served on this machine.
func here(Model) (walk.Target, bool) { return walk.Target{Endpoint: "http://localhost"}, true }

var demoPools = choice{
	Entry: screen.Entry{
		Label: "The demo pools", Heading: headingLocal,
		Note: "Local pools with ready-made users for the common challenges and errors. Needs no AWS account; nothing leaves this machine.",
	},
	target: here,
	open: func(m Model) (Model, tea.Cmd) {
		if len(m.demoUsers) > 0 && m.demo == "" {
			m = m.atDemoPools()
			m.start = m.demoUserList()
			return m, nil
		}
		return m.openDemo("", "the demo pools", m.options.Demo)
	},
}

// served is a pool that is opened on this machine.
func served(place Place) choice {
	return choice{
		Entry:  screen.Entry{Label: view.Line(place.Label), Note: view.Line(place.Note), Heading: headingLocal},
		target: here,
		open:   func(m Model) (Model, tea.Cmd) { return m.openDemo(place.Label, view.Line(place.Label), place.Open) },
	}
}

// filled is a form that has been filled in as far as is known.
func filled(heading string, place Place) choice {
	return choice{
		Entry:  screen.Entry{Label: view.Line(place.Label), Note: view.Line(place.Note), Heading: heading},
		target: func(m Model) (walk.Target, bool) { return m.options.live().Target(place.Filled) },
		open: func(m Model) (Model, tea.Cmd) {
			m = m.atOwnPools()
			m.start = m.startForm(place.Filled)
			return m, nil
		},
	}
}

// atDemoPools gives the start form the controller of the demo users, atOwnPools that of
// everything else.
func (m Model) atDemoPools() Model {
	m.controller, m.atDemo, m.edits = m.demoController, true, startScreen
	return m
}

func (m Model) atOwnPools() Model {
	m.controller, m.atDemo, m.edits = m.options.live(), false, startScreen
	return m
}

// recordedWalks lists the walks that were recorded.
var recordedWalks = choice{
	Entry:  screen.Entry{Label: "Recorded walks", Note: "Look at earlier walks, step by step, or compare two. Nothing is sent from a record.", Heading: headingReceive},
	target: func(Model) (walk.Target, bool) { return walk.Target{}, false },
	open:   Model.showWalks,
}

// choices are the ways to start on a screen, the demo pools selected.
func (m Model) choices() screen.Screen { return m.choicesAt(demoPools.Entry) }

func (m Model) choicesAt(selected screen.Entry) screen.Screen {
	choices := m.startChoices()
	entries, at := make([]screen.Entry, len(choices)), 0
	for n, choice := range choices {
		entries[n] = choice.Entry
		if choice.Entry == selected {
			at = n
		}
	}
	return screen.NewStartChoices(entries).Select(at)
}

// selectedChoice is the way to start that is selected, where they are on screen.
func (m Model) selectedChoice() (selected screen.Entry, choosing bool) {
	list, isList := m.start.(screen.List)
	if !isList || list.IsDemoUsers() || list.IsRecords() || list.IsWatched() {
		return screen.Entry{}, false
	}
	return m.startChoices()[list.Selected()].Entry, true
}
