package report

import (
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// diagnosis is what was found about the user, as reports show it.
type diagnosis struct {
	// Findings are what keeps the user from signing in or will cause trouble, the cause
	// first, Known what is known of the user.
	Findings []finding `json:"findings"`
	Known    []fact    `json:"-"`
	// Customer and Administrator are one sentence for each of them.
	Customer      string `json:"to_the_customer,omitempty"`
	Administrator string `json:"to_the_administrator,omitempty"`
}

type finding struct {
	Text    string   `json:"says"`
	Details []string `json:"details,omitempty"`
	// Repairs are what fixes it, each with its command.
	Repairs []remedy `json:"repairs,omitempty"`
}

// marks are how it is with a line of the card.
var marks = map[walk.Mark]string{walk.MarkFine: "✓ ", walk.MarkWrong: "✗ ", walk.MarkWarning: "! ", walk.MarkNone: "– ", walk.MarkUnknown: "? "}

// diagnosis is nil where nobody looked, or nothing is the matter.
func (r Report) diagnosis() *diagnosis {
	if r.Diagnosis == nil || r.Diagnosis.Culprit() == nil {
		return nil
	}
	found := view.Diagnosis(*r.Diagnosis)
	shown := &diagnosis{Customer: found.Customer, Administrator: found.Administrator}
	for _, f := range found.Findings {
		if f.Mark == walk.MarkWrong || f.Mark == walk.MarkWarning {
			shown.Findings = append(shown.Findings, finding{Text: f.Text, Details: f.Details})
		}
	}
	for _, repair := range found.Repairs {
		if repair.Command != "" {
			shown.Findings[0].Repairs = append(shown.Findings[0].Repairs, remedy{repair.Label, view.Line(repair.Command)})
		}
	}
	for _, line := range found.Card {
		shown.Known = append(shown.Known, fact{line.Label, marks[line.Mark] + line.Text})
	}
	return shown
}

// diagnosis writes what was found about the user.
func (m *markdown) diagnosis(found *diagnosis) {
	if found == nil {
		return
	}
	m.line("## What keeps the user from signing in")
	for n, f := range found.Findings {
		text := escape(f.Text)
		if n == 0 {
			text = "**" + text + "**"
		}
		m.text.WriteString("- " + text + "\n")
		for _, detail := range f.Details {
			m.text.WriteString("  - " + escape(detail) + "\n")
		}
		for _, repair := range f.Repairs {
			m.text.WriteString("  - " + escape(repair.Text) + ": " + command(repair.Command) + "\n")
		}
	}
	m.text.WriteString("\n")
	if found.Customer != "" {
		m.line("To the customer: \"" + escape(found.Customer) + "\"")
	}
	if found.Administrator != "" {
		m.line("To the administrator: " + escape(found.Administrator))
	}
	if len(found.Known) > 0 {
		m.line("What is known of the user, and what each flow asks:")
		m.table(found.Known)
	}
}
