package check

import (
	"testing"

	"authwalk/flow/walk"
)

// TestTheScreenSaysWhatTheCommandSays: of every trouble, what stands on the refusal is the
// first finding of check --json, and both sentences are about it.
func TestTheScreenSaysWhatTheCommandSays(t *testing.T) {
	for name, trouble := range troubles {
		report := Of(trouble.facts(t))
		shown, first := report.Diagnosis(), report.Findings[0]
		culprit := shown.Culprit()
		switch {
		case (first.Severity == Error) != (culprit != nil):
			t.Errorf("%s: the command says %s (%s), the screen %+v", name, first.ID, first.Severity, culprit)
		case culprit != nil && culprit.Text != first.Description:
			t.Errorf("%s: the command says %q, the screen %q", name, first.Description, culprit.Text)
		case culprit != nil && (shown.Customer != first.Customer || shown.Administrator != first.Fix):
			t.Errorf("%s: the sentences are about something else: %q, %q", name, shown.Customer, shown.Administrator)
		}
		for n, line := range report.Card {
			if drawn := shown.Card[n]; drawn.Text != line.Text || (drawn.Mark == walk.MarkWrong) != (line.Sign == wrong) {
				t.Errorf("%s: the card says %+v, the screen %+v", name, line, drawn)
			}
		}
	}
}
