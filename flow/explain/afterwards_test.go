package explain

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// TestADoneCallLeadsOn to what a person does next; without tokens that stands elsewhere.
func TestADoneCallLeadsOn(t *testing.T) {
	for operation, want := range map[string]string{
		api.UpdateDeviceStatus: "Sign in again with the same answers", api.SetUserMFAPreference: "Sign in again with the same answers",
		api.GlobalSignOut: "Sign in again with the same answers", api.ChangePassword: "Sign in now, with the new password",
		api.UpdateUserAttributes: "Show the user", api.VerifyUserAttribute: "Show the user", api.VerifySoftwareToken: "Turn the second factor on",
		api.DeleteWebAuthnCredential: "List the passkeys", api.GetUser: "",
	} {
		begun := walk.Walk{Start: walk.Start{Operation: initiate, AuthFlow: api.FlowUserSRPAuth, Username: "nadia"}}
		done := walk.Step{Number: 2, Performed: operation, Exchange: walk.Exchange{Sent: true, Status: 200, Operation: operation}}
		first := func(w walk.Walk) string {
			if actions := Step(w, *w.Last(), nil).Actions; len(actions) > 0 {
				return actions[0].Label
			}
			return ""
		}
		if got := first(begun.With(walk.Step{Number: 1, Tokens: &walk.Tokens{Access: walk.NewSecret("t")}}).With(done)); got != want {
			t.Errorf("after %s: %q", operation, got)
		}
		if got := first(begun.With(done)); got != "" {
			t.Errorf("after %s without tokens: %q", operation, got)
		}
	}
}

// TestADevicesNewStatusIsNamed: what was chosen, not only that something was.
func TestADevicesNewStatusIsNamed(t *testing.T) {
	for status, want := range map[string]string{
		api.DeviceRemembered: "The device is remembered", api.DeviceNotRemembered: "The device is not remembered", "": "The user's choice is stored",
	} {
		step := walk.Step{Number: 1, Performed: api.UpdateDeviceStatus, Exchange: walk.Exchange{
			Sent: true, Status: 200, Operation: api.UpdateDeviceStatus, Request: walk.NewBody([]byte(`{"DeviceRememberedStatus":"` + status + `"}`)),
		}}
		if got := Step(walk.Walk{}.With(step), step, nil).Description; !strings.HasPrefix(got, want) {
			t.Errorf("%q: %q", status, got)
		}
	}
}
