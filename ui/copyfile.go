package ui

import (
	"fmt"
	"strings"
	"time"

	"authwalk/flow/text"
	"authwalk/flow/view"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// copyTime is how long a secret stays in a file that it was copied to.
const copyTime = 45 * time.Second

// asFile is the key that keeps what was copied as a file, and arrived the one that
// needs none: whoever says so once is not asked again where nobody knows.
var (
	asFile  = style.Binding{Keys: []string{"f"}, Label: "f", Desc: "save as a file", Help: "Writes what was copied into a file that only you can read."}
	proceed = style.Binding{Keys: append(style.Enter.Keys[:1:1], style.Escape.Keys...), Label: style.Enter.Label, Desc: "go on", Help: "Goes on without a file."}
	arrived = keyHandler{proceed.WithDesc("go on, do not ask again"), func(m Model) (Model, tea.Cmd) {
		m.copiesArrive = true
		return m, nil
	}}
	done = keyHandler{proceed, func(m Model) (Model, tea.Cmd) { return m, nil }}
)

// keptCopyMsg says where a copy was kept.
type keptCopyMsg struct {
	where  string
	remove func() error
	secret bool
	err    error
}

// handleCopied says what became of a copy. Where nobody knows whether it arrived, a
// file is offered.
func (m Model) handleCopied(msg copiedMsg) Model {
	m.status = msg.said(m.style)
	if m.copiesArrive && msg.err == nil && msg.doubt != "" {
		m.status = fmt.Sprintf("Copied %s. Paste to check.%s", msg.what, stays(msg.secret))
	}
	unsure := msg.text != "" && (msg.doubt != "" && !m.copiesArrive || msg.err != nil)
	if !unsure || m.options.KeepCopy == nil || m.dialog != nil || m.request != nil {
		return m
	}
	keep, secret, without := m.options.KeepCopy, msg.secret, arrived
	if msg.err != nil {
		without = done
	}
	asked := m.status
	if msg.err == nil && !msg.secret {
		asked += " It is: " + text.Excerpt(strings.Join(strings.Fields(msg.text), " "))
	}
	m.dialog = &dialog{asked, []keyHandler{
		{asFile, func(m Model) (Model, tea.Cmd) {
			return m, func() tea.Msg {
				where, remove, err := keep(msg.text, secret)
				return keptCopyMsg{where, remove, secret, err}
			}
		}},
		without,
	}, true}
	m.status = ""
	return m
}

// handleKeptCopy says where the file is. One with a secret is removed after a while.
func (m Model) handleKeptCopy(msg keptCopyMsg) (Model, tea.Cmd) {
	switch {
	case msg.err != nil:
		m.status = "Not saved: " + view.Line(msg.err.Error())
		return m, nil
	case !msg.secret:
		m.status = m.style.Signs.Done + " Saved, only you can read it: " + view.Line(msg.where)
		return m, nil
	}
	m.status = fmt.Sprintf("%s Saved for %d seconds, only you can read it: %s", m.style.Signs.Done, int(copyTime.Seconds()), view.Line(msg.where))
	return m, m.options.After(copyTime, func(time.Time) tea.Msg {
		return copyRemovedMsg{msg.remove()}
	})
}

// copyRemovedMsg tells that the file with a secret is gone, or why not.
type copyRemovedMsg struct{ err error }

func (c copyRemovedMsg) text(s style.Style) string {
	if c.err != nil {
		return "The file with the secret was not removed: " + view.Line(c.err.Error())
	}
	return s.Signs.Done + " The file with the secret is removed."
}
