package flow_test

import (
	"testing"

	"authwalk/flow"
	"authwalk/flow/walk"
)

// TestReadOnlyBlocksRepairs: a live pool's user is not changed, and nothing is sent.
func TestReadOnlyBlocksRepairs(t *testing.T) {
	live, local := walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E"}, walk.Target{Endpoint: "http://127.0.0.1:9229"}
	careful := flow.New(flow.Options{ReadOnly: true})
	for _, test := range []struct {
		controller *flow.Controller
		target     walk.Target
		operation  string
		blocked    bool
	}{
		{careful, live, "AdminEnableUser", true}, {careful, live, "AdminGetUser", false}, {careful, local, "AdminEnableUser", false}, {flow.New(flow.Options{}), live, "AdminEnableUser", false},
	} {
		if got := test.controller.Blocked(test.target, test.operation); (got != "") != test.blocked {
			t.Errorf("%s at %s: %q", test.operation, test.target.Where(), got)
		}
	}
	w := careful.Send(t.Context(), walk.Walk{Start: walk.Start{Target: live}}, walk.Request{Operation: "AdminEnableUser", Body: walk.NewBody([]byte(`{}`))})
	if last := w.Last(); last == nil || last.Error == nil || last.Error.Reason != walk.ReadOnly || last.Exchange.Sent {
		t.Errorf("%+v", last)
	}
}
