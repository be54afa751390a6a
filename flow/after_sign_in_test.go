package flow_test

import (
	"strings"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/walk"
)

// TestALetterIsOfOneCall holds that no two of all that can be done after a sign-in have
// the same letter, whatever the user can do.
func TestALetterIsOfOneCall(t *testing.T) {
	controller := flow.New(flow.Options{})
	signedIn := walk.Walk{Start: walk.Start{Operation: api.InitiateAuth}, Steps: []walk.Step{{Number: 1, Tokens: &walk.Tokens{}}}}
	taken := map[string]string{"m": "More operations"}
	for _, action := range controller.Actions(signedIn) {
		switch before, known := taken[action.Letter]; {
		case len(action.Letter) != 1 || action.Letter < "a" || action.Letter > "z":
			t.Errorf("%s has the letter %q", action.Label, action.Letter)
		case known:
			t.Errorf("%s and %s have the letter %s", action.Label, before, action.Letter)
		case action.Group == "" || action.Short == "":
			t.Errorf("%s stands in no group", action.Label)
		}
		taken[action.Letter] = action.Label
	}
	if len(taken) < 20 {
		t.Errorf("only %d can be done", len(taken))
	}
}

// TestEveryCallSaysWhatItLacks holds that nothing after a sign-in can be done before it,
// and says so.
func TestEveryCallSaysWhatItLacks(t *testing.T) {
	controller := flow.New(flow.Options{})
	for _, action := range controller.AfterSignIn(walk.Walk{}) {
		if action.Disabled != "sign in first" {
			t.Errorf("%s can be done before a sign-in: %q", action.Label, action.Disabled)
		}
	}
}

// TestADeletedUserCanDoNothing holds that what needs the tokens of a user who is gone is
// not offered, and that the user who was named for another call is not the walk's.
func TestADeletedUserCanDoNothing(t *testing.T) {
	controller := flow.New(flow.Options{})
	for _, c := range []struct {
		operation, named string
		gone             bool
	}{
		{api.DeleteUser, "", true},
		{api.AdminDeleteUser, "", true},
		{api.AdminDeleteUser, "somebody", false},
		{api.GetUser, "", false},
	} {
		w := walk.Walk{Start: walk.Start{Operation: api.InitiateAuth, Username: "nadia"}, Steps: []walk.Step{
			{Number: 1, Tokens: &walk.Tokens{Refresh: walk.NewSecret("r")}},
			{Number: 2, Exchange: walk.Exchange{Operation: c.operation}, Answer: walk.NewValues(map[string]string{api.KeyUsername: c.named})},
		}}
		for _, action := range controller.Actions(w) {
			switch said := action.Disabled == "the user was deleted"; {
			case action.Kind == walk.Perform || action.Kind == walk.StartOver:
				if said != c.gone {
					t.Errorf("after %s %s, %s: %q", c.operation, c.named, action.Label, action.Disabled)
				}
			case action.Kind == walk.EditStart && action.Disabled != "":
				t.Errorf("after %s nobody else can sign in: %s", c.operation, action.Disabled)
			}
		}
		if offered := len(controller.Operations(w)) > 0; offered == c.gone {
			t.Errorf("after %s %s, calls with the tokens are offered: %v", c.operation, c.named, offered)
		}
		if revoked := controller.Tokens(w)[2].Revoked; strings.HasPrefix(revoked, "The user was deleted by "+c.operation) != c.gone {
			t.Errorf("after %s %s: %q", c.operation, c.named, revoked)
		}
	}
}

// TestTheCallToMakeNext is what the pool has and the user has not.
func TestTheCallToMakeNext(t *testing.T) {
	files, err := emulator.Demo(time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	b := newBenchOfAll(t, files, nil)
	users, err := demouser.Of(files, b.endpoint)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"kurt": api.StartWebAuthnRegistration, "stella": api.FlowUserAuth, "pia": api.AssociateSoftwareToken, "ronja": api.GetTokensFromRefreshToken, "nadia": ""} {
		user, _ := demouser.Find(users, name)
		controller := b.WithPoolFacts(t.Context(), user.Start)
		if got := controller.Explain(controller.Begin(t.Context(), user.Start), 0).Next; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
