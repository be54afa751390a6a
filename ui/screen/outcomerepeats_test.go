package screen

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// TestWhatStandsAboveIsNotSaidAgain, neither as a cause nor as a setting.
func TestWhatStandsAboveIsNotSaidAgain(t *testing.T) {
	refused := NewOutcome(walk.Step{Error: &walk.Error{Kind: walk.Refused, Exception: "NotAuthorizedException"}}, nil, walk.Explanation{
		Description: "It is the user name that is wrong.",
		Causes:      []string{"No user signs in under this name: the email is not verified.", "The password belongs to another pool."},
		Reasons:     []walk.Reason{{Setting: "PreventUserExistenceErrors", Value: "ENABLED", Text: "no user signs in under this name: the email is not verified"}},
	}, nil)
	if causes, reasons := refused.newCauses(), refused.newReasons(); len(causes) != 2 || reasons[0].Text != "" {
		t.Errorf("nobody has looked at the user: causes %q, reasons %+v", causes, reasons)
	}
	found := refused.Diagnosed(&walk.Diagnosis{Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "The user exists as ava, but this name does not sign in: the email is not verified."}}})
	if causes := found.newCauses(); len(causes) != 1 || causes[0] != "The password belongs to another pool." {
		t.Errorf("causes %q", causes)
	}
	advised := refused.Diagnosed(&walk.Diagnosis{Administrator: "The password belongs to another pool. Reset it."})
	if causes := advised.newCauses(); len(causes) != 1 || causes[0] != refused.explanation.Causes[0] {
		t.Errorf("causes %q", causes)
	}
	drawn := strings.Join(found.View(Context{Style: style.New(true, false)}, 100, 40).Lines, "\n")
	if !strings.Contains(drawn, "belongs to another pool") || strings.Contains(drawn, "No user signs in under this name") {
		t.Errorf("the screen says:\n%s", drawn)
	}
	if refused.explanation.Reasons[0].Text == "" {
		t.Error("the explanation itself was changed")
	}
}

// TestWhatMightBeHandledIsSaidOnce: the explanation says it, and what to do says the rest.
func TestWhatMightBeHandledIsSaidOnce(t *testing.T) {
	cancelled := NewOutcome(walk.Step{Error: &walk.Error{Kind: walk.Cancelled, Message: "cancelled", Next: walk.MightBeHandled + " Try again."}}, nil, walk.Explanation{
		Description: "You stopped waiting. " + walk.MightBeHandled,
	}, nil)
	drawn := strings.Join(cancelled.View(Context{Style: style.New(true, false)}, 100, 40).Lines, "\n")
	if strings.Count(drawn, walk.MightBeHandled) != 1 || !strings.Contains(drawn, "  Try again.") {
		t.Errorf("the screen says:\n%s", drawn)
	}
}
