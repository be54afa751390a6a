package flow_test

import (
	"context"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

// triggersFile is a pool whose triggers are built in.
func triggersFile(t *testing.T, lambdaConfig string) *poolfile.File {
	t.Helper()
	file, err := poolfile.Parse([]byte(`
UserPool: {Id: eu-west-1_Walks1, Name: walks, LambdaConfig: {` + lambdaConfig + `}}
Clients: [{ClientId: client0of0walks0public, ClientName: public, ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_USER_PASSWORD_AUTH]}]
Users: [{Username: nadia, Password: "Winter-2026!"}]
`))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

const riddles = "PreAuthentication: builtin:agree, DefineAuthChallenge: builtin:riddle, CreateAuthChallenge: builtin:riddle, VerifyAuthChallengeResponse: builtin:riddle"

func triggersOf(step walk.Step) string {
	var names []string
	for _, call := range step.Triggers {
		names = append(names, call.Trigger)
	}
	return strings.Join(names, " ")
}

// TestStepsKnowTheirTriggers: each step has the calls that its own exchange led
// to, also where one refused.
func TestStepsKnowTheirTriggers(t *testing.T) {
	b := newBenchOf(t, triggersFile(t, riddles), nil)
	w := b.Begin(context.Background(), b.start("nadia", "CUSTOM_AUTH"))
	w = b.Answer(context.Background(), w, answer("ANSWER", "bottle"))
	want := []string{
		"PreAuthentication DefineAuthChallenge", "DefineAuthChallenge CreateAuthChallenge",
		"VerifyAuthChallengeResponse DefineAuthChallenge CreateAuthChallenge",
	}
	for n, step := range w.Steps {
		if got := triggersOf(step); got != want[n] {
			t.Errorf("step %d: %s, want %s", step.Number, got, want[n])
		}
	}
	verified := w.Steps[2].Triggers[0]
	if verified.Effect != "right answer" || verified.Result != walk.TriggerAnswered {
		t.Errorf("%+v", verified)
	}
	again, err := b.SendEventAgain(context.Background(), w, verified)
	if err != nil || again.Effect != verified.Effect || again.ID == verified.ID {
		t.Errorf("%+v, %v", again, err)
	}

	refusing := newBenchOf(t, triggersFile(t, "PreAuthentication: builtin:refuse"), nil)
	w = refusing.Begin(context.Background(), refusing.start("nadia", "USER_PASSWORD_AUTH"))
	if last := w.Last(); last.Error == nil || triggersOf(*last) != "PreAuthentication" || last.Triggers[0].Result != walk.TriggerRefused {
		t.Errorf("%+v", last)
	}
}

// TestWithoutATokenNothingIsClaimed: that there were calls is known, and no more.
func TestWithoutATokenNothingIsClaimed(t *testing.T) {
	for _, token := range []string{"", "another"} {
		b := newBenchOf(t, triggersFile(t, riddles), func(o *flow.Options) { o.OutboxToken = token })
		w := b.Begin(context.Background(), b.start("nadia", "CUSTOM_AUTH"))
		if last := w.Last(); last.Error != nil || last.Triggers != nil || last.Exchange.TriggerCalls != 2 {
			t.Errorf("%+v", last)
		}
	}
}
