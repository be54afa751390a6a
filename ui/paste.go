package ui

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"
)

// recognisePaste looks whether a pasted text fills more than its field.
func (m Model) recognisePaste(text string) Model {
	if list, is := m.screen().(screen.List); is {
		return m.startFromPaste(list, text)
	}
	form, ok := m.start.(screen.Form)
	if !ok || m.currentWalk() != nil {
		return m
	}
	pasted := m.controller.Recognise(text, m.now)
	switch {
	case len(pasted) == 0:
		return m.updateStartForm()
	case !pasted[0].Continues() && pasted[0].Filled.Len() == 0:
		m = m.updateStartForm()
		m.status = view.Line(pasted[0].Summary()) // the text stays: it may be what the field asks for
		return m
	}
	key, _ := form.Focused()
	m.start = form.Set(walk.NewValues(map[string]string{key: ""}))
	return m.offerPasted(pasted)
}

// startFromPaste goes to the form that a text fills in, which was pasted where it is chosen how
// to start. Any other text is looked for.
func (m Model) startFromPaste(list screen.List, text string) Model {
	pasted := m.controller.Recognise(text, m.now)
	if len(pasted) == 0 || !pasted[0].Continues() && pasted[0].Filled.Len() == 0 {
		m.start = list.Find(text)
		if len(pasted) > 0 {
			m.status = view.Line(pasted[0].Summary())
		}
		return m
	}
	m = m.atOwnPools()
	m.start = m.startForm(m.options.Filled)
	return m.offerPasted(pasted)
}

// offerPasted uses what was pasted. Where that is more than a line can say, a person
// reads it first, and chooses.
func (m Model) offerPasted(pasted []walk.Pasted) Model {
	const shortest = 2
	first := pasted[0]
	if notes := slices.Concat(first.Unread, first.Notes); len(pasted) == 1 && len(notes) < shortest {
		return m.usePasted(first, notes)
	}
	m.pasted = pasted
	entries := make([]screen.Entry, len(pasted))
	for n, each := range pasted {
		said := append([]string{each.Said, each.About}, each.Notes...)
		entries[n] = screen.Entry{Label: fmt.Sprintf("Call %d", n+1), Note: view.Line(paragraph(said))}
	}
	notices := make([]string, len(first.Unread))
	for n, notice := range first.Unread {
		notices[n] = view.Line(notice)
	}
	return m.push(screen.NewPasted(entries, notices))
}

// paragraph is texts as sentences, one behind the other.
func paragraph(texts []string) string {
	said := make([]string, 0, len(texts))
	for _, text := range texts {
		if text != "" {
			said = append(said, capital(text)+".")
		}
	}
	return strings.Join(said, " ")
}

// usePasted fills in the start form, or opens the challenge that is answered. The notes
// are those that nobody has read yet.
func (m Model) usePasted(pasted walk.Pasted, notes []string) Model {
	said := view.Line(strings.Join(append([]string{pasted.Said}, notes...), "; "))
	if pasted.Continues() {
		return m.continueWalk(pasted, said)
	}
	m.status = said
	form, isForm := m.start.(screen.Form)
	if !isForm {
		return m
	}
	filled := form.Set(pasted.Filled)
	m.start = filled.With(m.startPrompt(filled.Answer())).Set(pasted.Filled)
	return m
}

// continueWalk opens a walk that was begun elsewhere, at the challenge that waits.
func (m Model) continueWalk(pasted walk.Pasted, said string) Model {
	opened := m.refresh(walkView{controller: m.controller, walk: pasted.Continued}, pasted.Answer)
	m.walks = append(slices.Clip(m.walks), opened)
	m = m.selectWalk(len(m.walks) - 1)
	m.status = said
	return m
}
