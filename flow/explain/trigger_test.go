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

// TestAFunctionOfTheEmulatorIsExplained where it is what refused, and no other function is.
func TestAFunctionOfTheEmulatorIsExplained(t *testing.T) {
	for function, want := range map[string]string{"builtin:blocklist": "email address at blocked.example", "builtin:nobody": "", "arn:aws:lambda:eu-west-1:1:function:blocklist": ""} {
		about := BuiltinFunction(function)
		if !strings.Contains(about, want) || want == "" && about != "" {
			t.Errorf("%s: %q", function, about)
		}
		w := walk.Walk{}.With(walk.Step{
			Exchange: walk.Exchange{Operation: api.InitiateAuth},
			Error:    &walk.Error{Kind: walk.Refused, Exception: api.UserLambdaValidationException, Message: "PreAuthentication failed with error This address is blocked."},
			Triggers: []walk.TriggerCall{{Trigger: api.TriggerPreAuthentication, Function: function, Result: walk.TriggerRefused}},
		})
		if said := strings.Join(Step(w, w.Steps[0], nil).Causes, " "); about != "" && !strings.Contains(said, about) {
			t.Errorf("%s: the causes are %q", function, said)
		}
	}
}
