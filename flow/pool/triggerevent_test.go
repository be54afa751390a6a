package pool

import (
	"encoding/json"
	"testing"

	"authwalk/flow/api"
)

// TestEveryMemberOfAnEventIsKnown: what functions are told and can fill in stands in
// the service's interface, so that it is shown and masked by its name.
func TestEveryMemberOfAnEventIsKnown(t *testing.T) {
	w := newWorld(t)
	w.file.UserPool.LambdaConfig = everyTrigger()
	w.file.UserPool.LambdaConfig.CreateAuthChallenge = "f"
	w.file.Clients[0].ExplicitAuthFlows = []string{api.AllowUserPasswordAuth, api.AllowCustomAuth, api.AllowUserAuth}
	codesFirst(w)
	sources := map[string]bool{}
	for _, start := range []Start{
		{Operation: api.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth, Parameters: map[string]string{"USERNAME": "nadia", "PASSWORD": "Winter-2026!"}},
		{Operation: api.InitiateAuth, AuthFlow: api.FlowUserPasswordAuth, Parameters: map[string]string{"USERNAME": "ghost", "PASSWORD": "p"}},
		{Operation: api.InitiateAuth, AuthFlow: api.FlowCustomAuth, Parameters: map[string]string{"USERNAME": "nadia"}},
		{Operation: api.InitiateAuth, AuthFlow: api.FlowUserAuth, Parameters: map[string]string{"USERNAME": "nadia", "PREFERRED_CHALLENGE": emailOTP}},
	} {
		d := Begin(w.facts(), start)
		for d.Need != nil {
			event := w.answerNeed(d.Need)
			if d.Need.Kind == CallTrigger {
				sources[d.Need.Event.TriggerSource] = true
				checkMembers(t, d.Need.Event.TriggerSource, mustJSON(d.Need.Event), nil)
				event = Event{Kind: CallTrigger, OK: true}
			}
			d = Resume(w.facts(), d.Progress, event)
		}
	}
	if len(sources) < 6 {
		t.Errorf("only %v were called", sources)
	}
}

func checkMembers(t *testing.T, source string, raw json.RawMessage, path []string) {
	t.Helper()
	if _, known := (api.Body{Operation: api.TriggerEvent}).Find(path...); len(path) > 0 && !known {
		t.Errorf("%s has %v, which the interface has not", source, path)
		return
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return
	}
	for name, inner := range members {
		checkMembers(t, source, inner, append(path[:len(path):len(path)], name))
	}
}
