package start_test

import (
	"strings"
	"testing"

	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// What the AWS CLI checks before it sends is checked in its order.
func TestAnInputIsChecked(t *testing.T) {
	pool := walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "c1"}
	for _, test := range []struct {
		begin walk.Start
		want  string
	}{
		{walk.Start{Operation: "InitiateAuth", AuthFlow: "NOPE", Target: pool}, ""},
		{walk.Start{Operation: "AdminInitiateAuth", AuthFlow: "USER_AUTH", Target: pool, Session: walk.NewSecret(strings.Repeat("x", 20))}, ""},
		{walk.Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH"}, "ClientId is missing: give it with --client-id"},
		{walk.Start{Operation: "InitiateAuth", Target: pool}, "AuthFlow is missing: give it with --auth-flow"},
		{walk.Start{Operation: "AdminInitiateAuth", AuthFlow: "USER_AUTH", Target: walk.Target{ClientID: "c1"}}, "UserPoolId is missing"},
		{walk.Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Target: walk.Target{ClientID: "c1"}}, "the region is missing"},
		{walk.Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Target: pool, Session: walk.NewSecret("hunter2")}, "Session has 7 characters: 20 are the least"},
		{walk.Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Target: walk.Target{ClientID: strings.Repeat("c", 129)}}, "128 are the most"},
	} {
		err := start.CheckInput(test.begin)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) || err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%+v: %v, want %q", test.begin.Target, err, test.want)
		}
	}
}
