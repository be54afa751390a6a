package explain

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestWhatAnAdministratorsCallHasDoneIsSaid, and not what such calls are for.
func TestWhatAnAdministratorsCallHasDoneIsSaid(t *testing.T) {
	for _, c := range []struct{ operation, request, want, action string }{
		{api.AdminUpdateUserAttributes, `{"UserAttributes":[{"Name":"email_verified","Value":"true"}]}`, "The email address is marked as verified. Sign in again.", ""},
		{api.AdminUpdateUserAttributes, `{"UserAttributes":[{"Name":"email_verified","Value":"false"}]}`, "The user's attributes are changed. Sign in again.", ""},
		{api.AdminSetUserPassword, `{"Permanent":true}`, "The password is set.", "Sign in now, with the new password"},
		{api.AdminSetUserPassword, `{}`, "The password is set. It is temporary: Cognito asks for a new one at the next sign-in.", "Sign in now, with the new password"},
		{api.AdminEnableUser, `{}`, "The user is enabled, and can sign in.", ""},
	} {
		w := walk.Walk{Start: walk.Start{Operation: walk.InitiateAuth}}.With(walk.Step{
			Performed: c.operation, Exchange: walk.Exchange{Operation: c.operation, Request: walk.NewBody([]byte(c.request))},
		})
		why, action := Step(w, w.Steps[0], nil), ""
		if len(why.Actions) > 0 {
			action = why.Actions[0].Label
		}
		if why.Description != c.want || action != c.action {
			t.Errorf("%s %s: %q, action %q", c.operation, c.request, why.Description, action)
		}
		w.Start.Operation = api.ForgotPassword
		if actions := Step(w, w.Steps[0], nil).Actions; action != "" && actions[0].StartFrom(w.Start).AuthFlow != api.FlowUserSRPAuth {
			t.Errorf("after %s: %+v", api.ForgotPassword, actions)
		}
	}
}
