package ui

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Reports writes walks as reports and scripts, their secrets masked.
type Reports interface {
	// Formats are what there is, the likeliest first.
	Formats() []ReportFormat
	// Write is a walk in a format.
	Write(shown Reported, format string) (string, error)
	// Save writes it into a new file, which only this person can read, and says where.
	Save(shown Reported, format string) (where string, err error)
}

// Reported is a walk with what is known of it.
type Reported struct {
	walk.Walk
	// Explain explains the steps, by their numbers.
	Explain func(w walk.Walk, step int) walk.Explanation
	// Diagnosis is what was found about the user, nil where nobody looked.
	Diagnosis *walk.Diagnosis
}

// ReportFormat is one of the formats: its name for programs, and for people with what
// it is good for.
type ReportFormat struct{ Name, Label, Note string }

// reportMsg says where a report was written.
type reportMsg struct {
	where string
	err   error
}

// nothingToReport is why there is no report to make.
func (m Model) nothingToReport() string {
	v := m.currentWalk()
	switch {
	case v == nil || len(v.walk.Steps) == 0:
		return "there is no walk on this screen yet"
	case m.options.Reports == nil:
		return "reports cannot be written here"
	}
	return ""
}

// reportMenu asks what the walk is to be written as.
func (m Model) reportMenu() Model {
	if _, open := m.screen().(screen.Reports); open {
		return m.pop()
	}
	var formats []screen.Entry
	for _, format := range m.options.Reports.Formats() {
		formats = append(formats, screen.Entry{Label: format.Label, Note: format.Note})
	}
	return m.push(screen.NewReports(formats))
}

// writeReport writes the walk on screen, as a file or into the clipboard.
func (m Model) writeReport(asked screen.WriteReport) (Model, tea.Cmd) {
	v, reports, hand := m.currentWalk(), m.options.Reports, m.options.Copy
	format := reports.Formats()[asked.Format]
	shown := Reported{v.walk, v.controller.Explain, v.found()}
	if !asked.Copy {
		return m, func() tea.Msg {
			where, err := reports.Save(shown, format.Name)
			return reportMsg{where, err}
		}
	}
	if hand == nil {
		m.status = noClipboard
		return m, nil
	}
	return m, func() tea.Msg {
		text, err := reports.Write(shown, format.Name)
		copied := copiedMsg{what: "the report (" + format.Label + ")", text: text, err: err}
		if err == nil {
			copied.how, copied.doubt, copied.err = hand(text)
		}
		return copied
	}
}

// handleReport says where the report is, on the screen that asked for it: a path can
// be longer than the status row.
func (m Model) handleReport(msg reportMsg) Model {
	shown, open := m.screen().(screen.Reports)
	switch {
	case msg.err != nil:
		m.status = "Not saved: " + view.Line(msg.err.Error())
	case open:
		m.stepScroll = 0
		return m.with(shown.Saved(view.Line(msg.where)))
	default:
		m.status = m.style.Signs.Done + " Saved: " + view.Line(msg.where)
	}
	return m
}
