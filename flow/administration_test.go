package flow_test

import (
	"slices"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// What an administrator does in a walk is done by the service, from what it shows to
// what it deletes.
func TestAnAdministratorActsInAWalk(t *testing.T) {
	b := newBench(t, "OPTIONAL", nil)
	w := b.Begin(t.Context(), b.start("nadia", api.FlowUserPasswordAuth))
	given := map[string]walk.Values{
		api.AdminSetUserPassword:      answer("NEW_PASSWORD", "Summer-2026!", "Permanent", "true"),
		api.AdminSetUserMFAPreference: answer("FACTOR", api.ChallengeSMSMFA, "SETTING", "off"),
		api.AdminSetUserSettings:      answer("SETTING", "off"),
		api.AdminUpdateUserAttributes: answer("ATTRIBUTES", "given_name=Nadia"),
		api.AdminDeleteUserAttributes: answer("UserAttributeNames", "given_name"),
		api.AdminCreateUser:           answer("USERNAME", "walkin", "ATTRIBUTES", "email=walkin@example.org", "MessageAction", "SUPPRESS", "TemporaryPassword", "Summer-2026!"),
	}
	// What the pool has none of is refused by the service, and the walk goes on.
	lacking := []string{
		api.AdminGetDevice, api.AdminUpdateDeviceStatus, api.AdminForgetDevice, api.AdminListUserAuthEvents, api.AdminUpdateAuthEventFeedback,
		api.AdminAddUserToGroup, api.AdminRemoveUserFromGroup, api.AdminConfirmSignUp,
	}
	offered := b.Operations(w)
	if len(offered) < 20 {
		t.Fatalf("offered %v", offered)
	}
	for _, action := range offered {
		known, _ := api.FindOperation(action.Operation)
		if known.Access != api.Signed || action.Disabled != "" {
			continue
		}
		values, is := given[action.Operation]
		if !is {
			values = answer("DeviceKey", "eu-west-1_1c7d9a52", "EventId", "e1", "FeedbackValue", "Valid", "GroupName", "none", "DeviceRememberedStatus", "remembered")
		}
		w = b.Perform(t.Context(), w, action.Operation, values)
		last := w.Last()
		if last.Exchange.Operation != action.Operation || !last.Exchange.Sent {
			t.Fatalf("%s sent %s: %v", action.Operation, last.Exchange.Operation, last.Error)
		}
		if refused := last.Error != nil; refused != slices.Contains(lacking, action.Operation) {
			t.Errorf("%s: %v", action.Operation, last.Error)
		}
	}
}

// Nothing of an administrator's is offered without credentials that the user chose, or
// without the pool that it would name.
func TestAdministrationNeedsCredentials(t *testing.T) {
	signed := func(actions []walk.Action) bool {
		return slices.ContainsFunc(actions, func(a walk.Action) bool {
			known, _ := api.FindOperation(a.Operation)
			return known.Access == api.Signed
		})
	}
	b := newBench(t, "OPTIONAL", nil)
	w := walk.Walk{Start: b.start("nadia", api.FlowUserPasswordAuth)}
	if !signed(b.Operations(w)) {
		t.Error("not offered")
	}
	w.Start.Target.UserPoolID = ""
	if signed(b.Operations(w)) {
		t.Error("offered without a pool")
	}
	without := newBench(t, "OPTIONAL", func(o *flow.Options) { o.Credentials = nil })
	w = without.Begin(t.Context(), without.start("nadia", api.FlowUserPasswordAuth))
	if offered := without.Operations(w); signed(offered) || len(offered) == 0 {
		t.Errorf("offered %v", offered)
	}
}
