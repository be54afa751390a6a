package transcript_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"authwalk/flow/transcript"
	"authwalk/flow/walk"

	"pgregory.net/rapid"
)

func recordedStep(operation, answered, request, response string) walk.Step {
	s := walk.Step{Answered: answered, Exchange: walk.Exchange{
		Operation: operation, Status: 200, Request: walk.NewBody([]byte(request)), Answer: walk.NewBody([]byte(response)), Masked: true,
	}}
	switch {
	case strings.Contains(response, "AuthenticationResult"):
		s.Tokens = &walk.Tokens{}
	case strings.Contains(response, "ChallengeName"):
		s.Challenge = &walk.Challenge{Name: strings.Split(response, `"`)[3]}
	case strings.Contains(response, "__type"):
		s.Error = &walk.Error{Kind: walk.Refused, Exception: strings.Split(response, `"`)[3]}
	}
	return s
}

func recordOf(username string, steps ...walk.Step) transcript.Transcript {
	w := walk.Walk{ID: username, Recorded: true, Start: walk.Start{Operation: "InitiateAuth", AuthFlow: "USER_SRP_AUTH", Username: username}}
	for _, s := range steps {
		w = w.With(s)
	}
	return transcript.Transcript{Walk: w}
}

var (
	stepBegin = recordedStep("InitiateAuth", "", `{"AuthParameters":{"SRP_A":"1","USERNAME":"x"}}`, `{"ChallengeName":"PASSWORD_VERIFIER","Session":"session#1"}`)
	stepSame  = recordedStep("InitiateAuth", "", `{"AuthParameters":{"SRP_A":"2","USERNAME":"x"}}`, `{"ChallengeName":"PASSWORD_VERIFIER","Session":"session#7"}`)
	stepSMS   = recordedStep("RespondToAuthChallenge", "PASSWORD_VERIFIER", `{}`, `{"ChallengeName":"SMS_MFA","ChallengeParameters":{"MEDIUM":"SMS"}}`)
	stepApp   = recordedStep("RespondToAuthChallenge", "PASSWORD_VERIFIER", `{}`, `{"ChallengeName":"SOFTWARE_TOKEN_MFA"}`)
	stepCode  = recordedStep("RespondToAuthChallenge", "SMS_MFA", `{}`, `{"AuthenticationResult":{}}`)
)

func compared(a, b transcript.Transcript) (transcript.Comparison, string) {
	c := transcript.Compare(a, b)
	var out bytes.Buffer
	_ = c.Write(&out, func(w walk.Walk, number int) walk.Explanation {
		return walk.Explanation{Description: "because of " + w.ID, Reasons: []walk.Reason{{Setting: "MfaConfiguration", Value: "ON"}}}
	})
	return c, out.String()
}

func TestCompare(t *testing.T) {
	c, said := compared(recordOf("nadia", stepBegin, stepSMS, stepCode), recordOf("nadia", stepSame, stepSMS, stepCode))
	if !c.Same() || !strings.Contains(said, "The walks are the same.") {
		t.Errorf("what changes in every walk is a difference:\n%s", said)
	}
	c, said = compared(recordOf("nadia", stepBegin, stepSMS, stepCode), recordOf("sam\x1b[2J", stepSame, stepApp))
	if c.Same() || c.First().A != 2 || len(c.Rows) != 3 || len(c.Start) != 1 {
		t.Errorf("%+v", c)
	}
	for _, want := range []string{
		"≠  user  nadia", "=  1  InitiateAuth", "≠  2  RespondToAuthChallenge PASSWORD_VERIFIER", "→ SMS_MFA  ", "→ SOFTWARE_TOKEN_MFA",
		"received ChallengeName", "received ChallengeParameters.MEDIUM", "-  3  RespondToAuthChallenge SMS_MFA", "first difference is step 2", "A  because of nadia", "MfaConfiguration ON",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
	if strings.Contains(said, "\x1b") {
		t.Error("a text of others is written as it is")
	}
}

// Settings are named only where they tell the walks apart: not for a call that one of them
// did not make, and not where both were the same and the requests differ.
func TestWhatExplainsNothingIsNotNamed(t *testing.T) {
	refresh := recordedStep("InitiateAuth", "", `{"AuthFlow":"REFRESH_TOKEN_AUTH"}`, `{"AuthenticationResult":{}}`)
	device := recordedStep("InitiateAuth", "", `{"AuthParameters":{"DEVICE_KEY":"us-east-1_7c1d"}}`, `{"ChallengeName":"PASSWORD_VERIFIER"}`)
	without := recordedStep("InitiateAuth", "", `{"AuthParameters":{}}`, `{"ChallengeName":"PASSWORD_VERIFIER"}`)
	other := recordedStep("InitiateAuth", "", `{}`, `{"ChallengeName":"PASSWORD_VERIFIER","ChallengeParameters":{"NEW":"1"}}`)
	plain := recordedStep("InitiateAuth", "", `{}`, `{"ChallengeName":"PASSWORD_VERIFIER"}`)
	for _, c := range []struct {
		a, b  transcript.Transcript
		want  string
		names int
	}{
		{recordOf("nadia", stepBegin, stepSMS, stepCode, refresh), recordOf("nadia", stepBegin, stepSMS, stepCode), "This call was made in walk A only.", 0},
		{recordOf("nadia", stepBegin, stepSMS, stepCode), recordOf("nadia", stepBegin, stepSMS, stepCode, refresh), "This call was made in walk B only.", 0},
		{recordOf("nadia", device), recordOf("nadia", without), "The requests differ: AuthParameters.DEVICE_KEY.", 1},
		{recordOf("nadia", other), recordOf("nadia", plain), "No setting is known that explains the difference.", 1},
	} {
		_, said := compared(c.a, c.b)
		if !strings.Contains(said, c.want) || strings.Count(said, "MfaConfiguration ON") != c.names {
			t.Errorf("%q is not in\n%s", c.want, said)
		}
	}
	following := transcript.Compare(recordOf("nadia", stepBegin, stepSMS, stepCode), recordOf("nadia", stepBegin, stepApp))
	if alone := following.Rows[2].Alone; alone != "It follows from step 2, where the walks part." {
		t.Errorf("of the step behind the difference it says %q", alone)
	}
}

// What is to be known of a record, and that a request was edited by hand, is said where
// records are compared.
func TestComparedRecordsSayWhatTheyLack(t *testing.T) {
	byHand := stepSMS
	byHand.Edits = []walk.Edit{{Name: "TIMESTAMP"}}
	cut, whole := recordOf("nadia", stepBegin, byHand), recordOf("nadia", stepBegin, stepSMS)
	cut.Notices = []string{"The record is cut off.\x1b[2J"}
	c, said := compared(cut, whole)
	if c.Same() || !strings.Contains(said, "! A  The record is cut off.") || strings.Contains(said, "\x1b") || !strings.Contains(said, "→ SMS_MFA (edited by hand)") {
		t.Errorf("said\n%s", said)
	}
	if raw, _ := json.Marshal(c.Object()); !strings.Contains(string(raw), `"notices":{"a":["The record is cut off.`) {
		t.Errorf("as JSON %s", raw)
	}
}

// A walk is the same as itself, and each step of two walks stands in exactly one row, in
// its order.
func TestEveryStepIsCompared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		steps := rapid.SliceOfN(rapid.SampledFrom([]walk.Step{stepBegin, stepSMS, stepApp, stepCode}), 0, 6)
		a, b := recordOf("a", steps.Draw(t, "a")...), recordOf("a", steps.Draw(t, "b")...)
		if !transcript.Compare(a, a).Same() {
			t.Fatal("a walk differs from itself")
		}
		lastA, lastB := 0, 0
		for _, row := range transcript.Compare(a, b).Rows {
			if row.A > 0 {
				lastA++
			}
			if row.B > 0 {
				lastB++
			}
			if row.A > 0 && row.A != lastA || row.B > 0 && row.B != lastB || row.A+row.B == 0 {
				t.Fatalf("%+v after %d and %d", row, lastA, lastB)
			}
		}
		if lastA != len(a.Walk.Steps) || lastB != len(b.Walk.Steps) {
			t.Fatalf("%d and %d steps are in rows", lastA, lastB)
		}
	})
}
