package flow_test

import (
	"slices"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// withTokens are explained by the tokens or the challenge that they lead to.
var withTokens = []string{
	api.InitiateAuth, api.FlowRefreshTokenAuth, api.GetTokensFromRefreshToken, api.FlowUserAuth, api.StartWebAuthnRegistration,
}

// TestEveryCallSaysWhatItHasDone: what a call that went well has done is said, and not
// what such calls are for.
func TestEveryCallSaysWhatItHasDone(t *testing.T) {
	for _, made := range slices.Concat(operation.All(), operation.Administration()) {
		if slices.Contains(withTokens, made.Name) {
			continue
		}
		step := walk.Step{Performed: made.Name, Exchange: walk.Exchange{Operation: made.Name, Answer: walk.NewBody([]byte(`{}`))}}
		switch why := explain.Step(walk.Walk{}, step, nil); {
		case !why.Known || why.Description == "":
			t.Errorf("%s: what it has done is not said", made.Name)
		case why.Description == made.Description:
			t.Errorf("%s: says what it is for: %q", made.Name, why.Description)
		}
	}
}
