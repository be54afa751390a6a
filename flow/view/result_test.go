package view_test

import (
	"testing"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Masks of a record are no title, and there always is one.
func TestTitle(t *testing.T) {
	masked := []walk.Step{{Exchange: walk.Exchange{Masked: true}}}
	for want, w := range map[string]walk.Walk{
		"nadia, USER_AUTH, eu-west-1: signed in":    {Start: walk.Start{Username: "nadia", AuthFlow: "USER_AUTH", Target: walk.Target{Region: "eu-west-1"}}, Steps: masked},
		"team#1, SignUp: signed in":                 {Start: walk.Start{Username: "team#1", Operation: "SignUp"}},
		"SignUp: signed in":                         {Start: walk.Start{Username: "password#1", Operation: "SignUp"}, Steps: masked},
		"InitiateAuth: signed in":                   {Start: walk.Start{Username: "username#2", AuthFlow: "auth-flow#1", Operation: "InitiateAuth"}, Steps: masked},
		"a call that names no operation: signed in": {Steps: masked},
	} {
		if got := view.Title(w, "signed in"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
