package check

import "authwalk/flow/walk"

// marks are those of the severities and of the card's signs.
var (
	severityMarks = map[Severity]walk.Mark{Error: walk.MarkWrong, Warning: walk.MarkWarning, Unknown: walk.MarkUnknown, Info: walk.MarkNone}
	signMarks     = map[string]walk.Mark{fine: walk.MarkFine, wrong: walk.MarkWrong, warning: walk.MarkWarning, none: walk.MarkNone, unknown: walk.MarkUnknown}
)

// Diagnosis is the report for the screens.
func (r Report) Diagnosis() walk.Diagnosis {
	shown := walk.Diagnosis{Title: r.heading(), Repairs: r.repairs()}
	for _, finding := range r.Findings {
		details := []string{"Fix: " + finding.Fix}
		if finding.Evidence != "" {
			details = append(details, r.evidence(finding))
		}
		if finding.Severity == Info {
			details = nil
		}
		shown.Findings = append(shown.Findings, walk.Finding{
			Mark: severityMarks[finding.Severity], Text: finding.Description, Details: details, Refusal: r.facts.refusedWith(finding.ID),
		})
		if finding.Severity == Unknown {
			shown.HandOn = finding.Command
		}
	}
	for _, line := range r.Card {
		shown.Card = append(shown.Card, walk.CardLine{Mark: signMarks[line.Sign], Label: line.Label, Text: line.Text})
	}
	if first, matters := r.first(); matters {
		shown.Customer, shown.Administrator = first.Customer, first.Fix
	}
	return shown
}

// evidence is what shows a finding: a setting, or what the service just said.
func (r Report) evidence(finding Finding) string {
	if r.facts.Refused != nil && finding.Evidence == r.facts.Refused.Evidence {
		return "The service said: " + finding.Evidence
	}
	return "Setting: " + finding.Evidence
}

// first is what is the matter first of all, where something is with this user: a warning
// about the pool is nothing to tell anybody about a sign-in.
func (r Report) first() (Finding, bool) {
	if r.facts.Username == "" || len(r.Findings) == 0 {
		return Finding{}, false
	}
	first := r.Findings[0]
	return first, first.Severity == Error || first.Severity == Warning && first.Subject == r.facts.userSubject()
}
