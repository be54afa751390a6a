package flow_test

import (
	"net/http"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Nothing is sent from a record, whatever is tried.
func TestNothingIsSentFromARecord(t *testing.T) {
	controller := flow.New(flow.Options{OutboxToken: "token", Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
		t.Errorf("sent to %s", request.URL)
		return respondWith(http.StatusOK, "{}"), nil
	})})
	start := live()
	start.Target.Endpoint = "http://127.0.0.1:1"
	w := walk.Walk{ID: "abc", Start: start, Recorded: true}.With(walk.Step{
		Challenge: &walk.Challenge{Name: api.ChallengeSMSMFA, Session: walk.NewSecret("session#1")}, Exchange: walk.Exchange{Operation: api.InitiateAuth, Emulator: "x"},
	})
	ctx := t.Context()
	for name, after := range map[string]walk.Walk{
		"answer":  controller.Answer(ctx, w, answer(api.KeySMSMFACode, "471108")),
		"perform": controller.Perform(ctx, w, api.GetUser, walk.Values{}),
		"replay":  controller.Replay(ctx, w, 1),
	} {
		if len(after.Steps) != 1 || after.ID != w.ID {
			t.Errorf("%s: %+v", name, after)
		}
	}
	if _, err := controller.Inbox(ctx, w); err == nil {
		t.Error("the inbox was read")
	}
	if _, err := controller.SendEventAgain(ctx, w, walk.TriggerCall{ID: "1"}); err == nil {
		t.Error("an event was sent again")
	}
	if prompt := controller.Prompt(w); prompt.Name != "" {
		t.Errorf("asks %s", prompt.Name)
	}
	if explained := controller.Explain(w, 0); explained.Description == "" {
		t.Error("the step is not explained")
	}
}
