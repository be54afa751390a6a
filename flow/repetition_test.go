package flow_test

import (
	"fmt"
	"net/http"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// answering is a controller before a service that gives the answers in turn,
// and then the last one again and again. It counts the calls.
func answering(calls *int, answers ...string) *flow.Controller {
	return flow.New(flow.Options{Transport: roundTrip(func(*http.Request) (*http.Response, error) {
		*calls++
		return respondWith(http.StatusOK, answers[min(*calls, len(answers))-1]), nil
	})})
}

const proof = `{"ChallengeName":"PASSWORD_VERIFIER","Session":"s","ChallengeParameters":{"SALT":"ab","SRP_B":"77","SECRET_BLOCK":"c2VjcmV0","USER_ID_FOR_SRP":"nadia"}}`

// A service that asks for the same proofs again and again, one after the other
// or by turns, is not answered for ever.
func TestEndlessChallengesEnd(t *testing.T) {
	for name, answers := range map[string][]string{
		"one":      {proof},
		"by turns": {proof, `{"ChallengeName":"PASSWORD_SRP","Session":"s"}`, proof, `{"ChallengeName":"PASSWORD_SRP","Session":"s"}`, proof, `{"ChallengeName":"PASSWORD_SRP","Session":"s"}`, proof},
	} {
		t.Run(name, func(t *testing.T) {
			calls := 0
			controller := answering(&calls, answers...)
			start := live()
			start.AuthFlow = api.FlowUserSRPAuth
			w := controller.Begin(t.Context(), start)
			last := w.Last()
			if calls > 8 || len(w.Steps) != calls || last.Error == nil || last.Error.Kind != walk.Unreadable || last.Error.Reason != walk.AskedAgain {
				t.Fatalf("%d calls, %d steps, at last %+v", calls, len(w.Steps), last.Error)
			}
			if _, waiting := w.Pending(); waiting || last.Challenge != nil {
				t.Error("it still waits for an answer")
			}
			if why := controller.Explain(w, 0); !why.Known || len(why.Causes) == 0 {
				t.Errorf("explained as %+v", why)
			}
		})
	}
}

// What a person answers may go on for as long as the service asks.
func TestALongWalkIsNotCut(t *testing.T) {
	calls := 0
	controller := answering(&calls, `{"ChallengeName":"CUSTOM_CHALLENGE","Session":"s","ChallengeParameters":{"question":"?"}}`)
	start := live()
	start.AuthFlow = api.FlowCustomAuth
	w := controller.Begin(t.Context(), start)
	for n := range 50 {
		w = controller.Answer(t.Context(), w, answer("ANSWER", "yes"))
		if w.Last().Error != nil {
			t.Fatalf("round %d: %v", n, w.Last().Error)
		}
	}
}

// A person's answer begins the count anew.
func TestAProofBetweenAnswersIsNotCut(t *testing.T) {
	calls := 0
	var answers []string
	for range 10 {
		answers = append(answers, proof, `{"ChallengeName":"CUSTOM_CHALLENGE","Session":"s"}`)
	}
	controller := answering(&calls, answers...)
	start := live()
	start.AuthFlow = api.FlowUserSRPAuth
	w := controller.Begin(t.Context(), start)
	for range 9 {
		w = controller.Answer(t.Context(), w, answer("ANSWER", "yes"))
	}
	if w.Last().Error != nil || calls != 20 {
		t.Errorf("%d calls, at last %v", calls, w.Last().Error)
	}
}

// VerifySoftwareToken says SUCCESS or raises an exception; what does neither
// is an unreadable answer, and the code can be given again.
func TestACodeNeitherAcceptedNorRefused(t *testing.T) {
	for _, said := range []string{`{"Status":"ERROR","Session":"t"}`, `{"Session":"t"}`, `{"Status":"success"}`} {
		t.Run(said, func(t *testing.T) {
			calls := 0
			controller := answering(&calls,
				`{"ChallengeName":"MFA_SETUP","Session":"s","ChallengeParameters":{"MFAS_CAN_SETUP":"[\"SOFTWARE_TOKEN_MFA\"]"}}`,
				fmt.Sprintf(`{"SecretCode":%q,"Session":"s"}`, secretOfTotp), said)
			w := controller.Begin(t.Context(), live())
			w = controller.Answer(t.Context(), w, answer("CODE", "123456"))
			last := w.Last()
			if calls != 3 || last.Error == nil || last.Error.Reason != walk.NothingVerified || !last.Error.Retry {
				t.Fatalf("%d calls, at last %+v", calls, last.Error)
			}
		})
	}
}
