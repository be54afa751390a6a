package pool

import (
	"reflect"
	"slices"
	"testing"

	"authwalk/flow/api"
)

func TestPathsAndReasons(t *testing.T) {
	w := newWorld(t)
	start := Start{Operation: "InitiateAuth", AuthFlow: "USER_PASSWORD_AUTH", Parameters: pairs([]string{"USERNAME", "nadia"})}
	if got := Predict(w.facts(), start).Paths; !reflect.DeepEqual(got, [][]string{{}}) {
		t.Errorf("%v", got)
	}
	temporary(w)
	w.file.MfaConfig.MfaConfiguration = "ON"
	if got := Predict(w.facts(), start).Paths; !reflect.DeepEqual(got, [][]string{{"NEW_PASSWORD_REQUIRED", "EMAIL_OTP"}}) {
		t.Errorf("%v", got)
	}
	reasons, ok := Explain(w.facts(), start, "EMAIL_OTP")
	if !ok || len(reasons) == 0 || reasons[0].Setting != "MfaConfiguration" || reasons[0].Value != "ON" {
		t.Errorf("%v %v", reasons, ok)
	}
	if _, ok := Explain(w.facts(), start, "SMS_MFA"); ok {
		t.Error("explained what cannot come")
	}
	reasons, ok = Explain(w.facts(), start, "NotAuthorizedException")
	if !ok || len(reasons) == 0 {
		t.Errorf("%v %v", reasons, ok)
	}
	for _, message := range []string{
		"NotAuthorizedException: Invalid session for the user.",
		"NotAuthorizedException: Invalid session for the user, session is expired.",
		"NotAuthorizedException: Invalid session for the user, session can only be used once.",
		mismatch, lockedOut,
	} {
		reasons, ok := Explain(w.facts(), start, message)
		if found := ok && len(reasons) > 0 && reasons[0].Text != ""; found == (message == lockedOut) {
			t.Errorf("%s: %v %v", message, reasons, ok)
		}
	}
	nothing := Facts{Now: testNow}
	paths := Predict(nothing, start).Paths
	for _, want := range [][]string{{}, {"SMS_MFA"}, {"NEW_PASSWORD_REQUIRED", "MFA_SETUP"}, {"SELECT_MFA_TYPE", "SOFTWARE_TOKEN_MFA"}, {"MFA_SETUP", "EMAIL_OTP"}} {
		found := false
		for _, path := range paths {
			found = found || reflect.DeepEqual(path, want)
		}
		if !found {
			t.Errorf("no path %v in %v", want, paths)
		}
	}
	for i := 1; i < len(paths); i++ {
		before, path := paths[i-1], paths[i]
		if len(before) > len(path) || len(before) == len(path) && slices.Compare(before, path) >= 0 {
			t.Errorf("%v comes after %v", path, before)
		}
	}
}

// TestCustomFlowsArePredicted: what the functions could choose, the password
// first where the start asks for that.
func TestCustomFlowsArePredicted(t *testing.T) {
	w := newWorld(t)
	w.file.Clients[0].ExplicitAuthFlows = []string{api.AllowCustomAuth}
	w.file.UserPool.LambdaConfig = LambdaConfig{DefineAuthChallenge: "f", CreateAuthChallenge: "f", VerifyAuthChallengeResponse: "f"}
	for begins, want := range map[string][]string{
		"":      {api.ChallengeCustomChallenge, api.NotAuthorizedException, api.UserLambdaValidationException, api.InvalidLambdaResponseException},
		"SRP_A": {api.ChallengeCustomChallenge, api.ChallengePasswordVerifier, api.UnexpectedLambdaException},
	} {
		start := Start{Operation: api.InitiateAuth, AuthFlow: api.FlowCustomAuth, Parameters: map[string]string{"USERNAME": "nadia", "CHALLENGE_NAME": begins}}
		for _, name := range want {
			if _, found := Explain(w.facts(), start, name); !found {
				t.Errorf("%q: %s is not explained", begins, name)
			}
		}
		if _, found := Explain(w.facts(), start, api.ChallengePasswordVerifier); found != (begins != "") {
			t.Errorf("%q: PASSWORD_VERIFIER is explained: %v", begins, found)
		}
	}
}
