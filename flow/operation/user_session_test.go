package operation_test

import (
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// What was listed can be chosen, but for the session of the walk itself.
func TestSessionsToEnd(t *testing.T) {
	tools, s := signedIn(api.InitiateAuth)
	entry, _ := operation.Find(api.RevokeUserSession)
	if field := entry.Prompt(s).Fields[0]; field.Kind != walk.Text {
		t.Errorf("%+v", field)
	}
	if _, err := entry.Request(tools, s, walk.Values{}); err == nil {
		t.Error("no session is named")
	}
	s.Walk.Steps = append(s.Walk.Steps, walk.Step{
		Exchange: walk.Exchange{Operation: api.ListUserSessions},
		Members:  walk.NewValues(map[string]string{"Sessions": `[{"SessionId":"tkn1"},{"SessionId":"tkn2","IsCurrentSession":true}]`}),
	})
	field := entry.Prompt(s).Fields[0]
	if field.Kind != walk.Choose || len(field.Choices) != 1 || field.Choices[0].Value != "tkn1" {
		t.Fatalf("%+v", field)
	}
	request, err := entry.Request(tools, s, walk.NewValues(map[string]string{"SessionId": "tkn1"}))
	if err != nil || !strings.Contains(string(request.Body.Reveal()), `"SessionId":"tkn1"`) {
		t.Errorf("%v %s", err, request.Body.Reveal())
	}
	for _, offered := range []bool{false, true} {
		s.Known.Sessions = offered
		if (operation.Lacks(api.ListUserSessions, s) == "") != offered {
			t.Errorf("offered: %v", !offered)
		}
	}
}
