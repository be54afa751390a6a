package flow_test

import (
	"context"
	"testing"

	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// Every action that makes a call has an entry in the catalogue: else it would
// open an empty form.
func TestActionsAreInTheCatalogue(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, "OPTIONAL", nil)
	check := func(name string, actions []walk.Action) {
		for _, action := range actions {
			if action.Kind != walk.Perform {
				continue
			}
			if _, known := operation.Find(action.Operation); !known {
				t.Errorf("%s: %s has no entry", name, action.Operation)
			}
		}
	}
	check("after tokens", b.Actions(b.Begin(ctx, b.start("nadia", "USER_PASSWORD_AUTH"))))
	for _, exception := range []string{
		"UserNotConfirmedException", "PasswordResetRequiredException", "NotAuthorizedException", "UserNotFoundException",
		"LimitExceededException", "ExpiredCodeException", "CodeMismatchException", "SoftwareTokenMFANotFoundException",
		"InvalidParameterException", "AliasExistsException", "UsernameExistsException",
	} {
		w := walk.Walk{Start: b.start("nadia", "USER_PASSWORD_AUTH")}
		w = w.With(walk.Step{
			Exchange: walk.Exchange{Operation: walk.InitiateAuth, Status: 400},
			Error:    &walk.Error{Operation: walk.InitiateAuth, Exception: exception},
		})
		check(exception, b.Explain(w, 0).Actions)
	}
}
