package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestAnInvitationSaysHowToSignInFirst: with a code, or with a temporary password that was
// sent or was not.
func TestAnInvitationSaysHowToSignInFirst(t *testing.T) {
	for _, c := range []struct{ request, status, want, note string }{
		{`{}`, api.StatusForceChangePassword, "with a temporary password", "Cognito sent an invitation"},
		{`{"MessageAction":"SUPPRESS"}`, api.StatusForceChangePassword, "with a temporary password", "Cognito sent no invitation"},
		{`{"MessageAction":"RESEND"}`, api.StatusForceChangePassword, "The invitation was sent again", ""},
		{`{"MessageAction":"SUPPRESS"}`, api.StatusConfirmed, "without a password, and can sign in at once: with a code", "AdminSetUserPassword"},
	} {
		w := walk.Walk{}.With(walk.Step{Performed: api.AdminCreateUser, Exchange: walk.Exchange{
			Operation: api.AdminCreateUser, Request: walk.NewBody([]byte(c.request)), Answer: walk.NewBody([]byte(`{"User":{"UserStatus":"` + c.status + `"}}`)),
		}})
		why := Step(w, w.Steps[0], nil)
		if notes := strings.Join(why.Notes, " "); !strings.Contains(why.Description, c.want) || !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
			t.Errorf("%s, %s: %q, notes %q", c.request, c.status, why.Description, notes)
		}
	}
}

// TestWhatAnAdministratorsCallHasDoneIsSaid, and not what such calls are for.
func TestWhatAnAdministratorsCallHasDoneIsSaid(t *testing.T) {
	for _, c := range []struct{ operation, request, want, action string }{
		{api.AdminUpdateUserAttributes, `{"UserAttributes":[{"Name":"email_verified","Value":"true"}]}`, "The email address is marked as verified. Sign in again.", ""},
		{api.AdminUpdateUserAttributes, `{"UserAttributes":[{"Name":"email_verified","Value":"false"}]}`, "The user's attributes are changed. Sign in again.", ""},
		{api.AdminSetUserPassword, `{"Permanent":true}`, "The password is set.", "Sign in now, with the new password"},
		{api.AdminSetUserPassword, `{}`, "The password is set. It is temporary: Cognito asks for a new one at the next sign-in.", "Sign in now, with the new password"},
		{api.AdminEnableUser, `{}`, "The user is enabled, and can sign in.", ""},
		{
			api.AdminCreateUser, `{"MessageAction":"RESEND"}`,
			"The invitation was sent again, with a new temporary password. The first sign-in asks for a new one.", "Sign in now, with the new temporary password",
		},
	} {
		w := walk.Walk{Start: walk.Start{Operation: walk.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth}}.With(walk.Step{
			Performed: c.operation, Exchange: walk.Exchange{Operation: c.operation, Request: walk.NewBody([]byte(c.request))},
		})
		why, action := Step(w, w.Steps[0], nil), ""
		if len(why.Actions) > 0 {
			action = why.Actions[0].Label
		}
		if why.Description != c.want || action != c.action {
			t.Errorf("%s %s: %q, action %q", c.operation, c.request, why.Description, action)
		}
		if sent := c.operation == api.AdminCreateUser; action != "" && why.Actions[0].WasSent != sent {
			t.Errorf("after %s the password was sent: %t", c.operation, !sent)
		}
		w.Start.Password = walk.NewSecret("Winter-2026!")
		if actions := Step(w, w.Steps[0], nil).Actions; action != "" && !actions[0].StartFrom(w.Start).Password.IsZero() {
			t.Errorf("after %s the old password is still there", c.operation)
		}
		w.Steps[0].Answer = walk.NewValues(map[string]string{api.KeyNewPassword: "Summer-2026!"})
		if actions := Step(w, w.Steps[0], nil).Actions; c.operation == api.AdminSetUserPassword && (!actions[0].AtOnce || actions[0].StartFrom(w.Start).Password.Reveal() != "Summer-2026!") {
			t.Error("the new password is typed once more")
		}
		w.Steps[0].Edits = []walk.Edit{{Name: "Password"}}
		if actions := Step(w, w.Steps[0], nil).Actions; action != "" && actions[0].AtOnce {
			t.Error("a password that was changed by hand is not known")
		}
		w.Start.Operation = api.ForgotPassword
		if actions := Step(w, w.Steps[0], nil).Actions; action != "" && actions[0].StartFrom(w.Start).AuthFlow != api.FlowUserSRPAuth {
			t.Errorf("after %s: %+v", api.ForgotPassword, actions)
		}
	}
}
