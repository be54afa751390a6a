package check

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"authwalk/flow/view"
)

// Report is what was found.
type Report struct {
	facts     Facts
	Findings  []Finding
	Card      []Line
	Predicted map[string][][]string
}

// Of looks at the facts.
func Of(f Facts) Report {
	return Report{facts: f, Findings: Findings(f), Card: Card(f), Predicted: Predicted(f)}
}

// HasError reports whether anything keeps people from signing in.
func (r Report) HasError() bool {
	return hasError(r.Findings)
}

// object is a finding for programs.
type object struct {
	ID          string   `json:"id"`
	Severity    Severity `json:"severity"`
	Subject     string   `json:"subject"`
	Description string   `json:"says"`
	Fix         string   `json:"fix"`
	Evidence    string   `json:"evidence"`
}

// Object is the report for programs.
func (r Report) Object() any {
	return struct {
		Findings  []object              `json:"findings"`
		Predicted map[string][][]string `json:"predicted"`
	}{objectsOf(r.Findings), r.Predicted}
}

func objectsOf(all []Finding) []object {
	findings := []object{}
	for _, finding := range all {
		severity := finding.Severity
		if severity == Unknown {
			severity = Info
		}
		fix := finding.Fix
		if finding.Command != "" {
			fix += " " + finding.Command
		}
		findings = append(findings, object{finding.ID, severity, finding.Subject, finding.Description, fix, finding.Evidence})
	}
	return findings
}

// Lines is the report for people, without control characters of others taken out.
func (r Report) Lines() []string {
	lines := []string{r.heading(), ""}
	counted := map[Severity]int{}
	for _, finding := range r.Findings {
		counted[finding.Severity]++
		if finding.Severity != Info {
			lines = append(lines, r.finding(finding)...)
		}
	}
	if counted[Error]+counted[Warning]+counted[Unknown] == 0 {
		lines = append(lines, fine+" Nothing found that keeps anybody from signing in.")
	}
	lines = append(lines, r.card()...)
	if notes := counted[Info]; notes > 0 {
		lines = append(lines, "", "Good to know")
		for _, finding := range r.Findings {
			if finding.Severity == Info {
				lines = append(lines, view.Paragraph(none+" ", "  ", finding.Subject+": "+finding.Description)...)
				if finding.Command != "" {
					lines = append(lines, view.Paragraph("    fix      ", "             ", finding.Fix)...)
					lines = append(lines, "    command  "+finding.Command)
				}
			}
		}
	}
	return append(lines, r.advice()...)
}

func (r Report) heading() string {
	settings := r.facts.File.UserPool
	words := []string{strings.TrimSpace("Pool " + settings.Name + " " + settings.ID)}
	if client := r.facts.client(); client != nil && (r.facts.ClientID != "" || r.facts.Username != "") {
		words = append(words, "client "+nameOf(client))
		if others := len(r.facts.clients()) - 1; others > 0 {
			words[1] += fmt.Sprintf(" (and %d more: choose with --client-id)", others)
		}
	}
	if r.facts.Username != "" {
		words = append(words, r.facts.userSubject())
	}
	return strings.Join(words, ", ")
}

func (r Report) finding(finding Finding) []string {
	lines := view.Paragraph(signs[finding.Severity]+" ", "  ", finding.Subject+": "+finding.Description)
	lines = append(lines, view.Paragraph("    fix      ", "             ", finding.Fix)...)
	lines = append(lines, view.Paragraph("    setting  ", "             ", finding.Evidence)...)
	if finding.Command != "" {
		lines = append(lines, "    command  "+finding.Command)
	}
	return lines
}

func (r Report) card() []string {
	if len(r.Card) == 0 {
		return nil
	}
	lines := []string{"", "The user, and what each flow asks"}
	widest := 0
	for _, line := range r.Card {
		widest = max(widest, utf8.RuneCountInString(line.Label))
	}
	for _, line := range r.Card {
		begin := fmt.Sprintf("%s %-*s  ", line.Sign, widest, line.Label)
		lines = append(lines, view.Paragraph(begin, strings.Repeat(" ", widest+4), line.Text)...)
	}
	return lines
}

// advice is one sentence for the customer and one for the administrator, about what is
// the matter first of all.
func (r Report) advice() []string {
	first, matters := r.first()
	if !matters {
		return nil
	}
	lines := []string{""}
	if first.Customer != "" {
		lines = append(lines, view.Paragraph("To the customer       ", strings.Repeat(" ", 22), "\""+first.Customer+"\"")...)
	}
	return append(lines, view.Paragraph("To the administrator  ", strings.Repeat(" ", 22), first.Fix)...)
}

// Write writes the report for people.
func (r Report) Write(out io.Writer) error { return view.WriteLines(out, r.Lines()) }
