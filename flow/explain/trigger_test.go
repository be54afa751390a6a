package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestEveryTriggerIsNamed by the meaning of its failure, which says when it runs, and not
// once more by a cause.
func TestEveryTriggerIsNamed(t *testing.T) {
	for _, trigger := range api.Triggers() {
		if trigger == api.TriggerUserMigration {
			continue // its refusal has a row of its own: it is about a name and a password
		}
		w, step := refused(initiate, "", api.UserLambdaValidationException, trigger+" failed with error no.")
		why := Failure(w, step, nil)
		if want := "The " + trigger + " trigger (a Lambda function) rejected the request or failed. " + triggerPurpose[trigger]; why.Description != want || triggerPurpose[trigger] == "" {
			t.Errorf("%s: %q", trigger, why.Description)
		}
		if !strings.HasPrefix(why.Causes[0], "A rule of the function") {
			t.Errorf("%s: causes %q", trigger, why.Causes)
		}
	}
}

// TestEveryFailureOfATriggerNamesIt, whichever exception it comes as.
func TestEveryFailureOfATriggerNamesIt(t *testing.T) {
	for _, found := range namingTriggers(triggerRows) {
		f := failure{err: &walk.Error{Message: "PreSignUp invocation failed."}}
		if said := found.headline(f); !strings.Contains(said, "PreSignUp trigger (a Lambda function)") {
			t.Errorf("%s: %q", found.id, said)
		}
		if said := found.headline(failure{err: &walk.Error{Message: "It failed."}}); said != "" {
			t.Errorf("%s: %q though no trigger is named", found.id, said)
		}
	}
}
