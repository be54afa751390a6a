package transcript_test

import (
	"strings"
	"testing"

	"authwalk/flow/transcript"
)

// A long name pushes nothing aside.
func TestTheListIsNoWiderThanItsNames(t *testing.T) {
	var out strings.Builder
	list := []transcript.Summary{{ID: "aa01", Username: strings.Repeat("n", 3000), Flow: "USER_AUTH"}, {ID: "bb02", Username: "mia", Flow: "USER_AUTH"}}
	if err := transcript.WriteList(&out, list); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if len(line) > 120 || !strings.Contains(line, "USER_AUTH") {
			t.Errorf("%d bytes: %s", len(line), line)
		}
	}
}

// What a record without its end says is not how the walk came out.
func TestOutcomeOfARecordThatIsCutOff(t *testing.T) {
	const begins = `{"authwalk":1,"id":"abc","start":{"Operation":"InitiateAuth"}}` + "\n"
	const asked = `{"step":{"number":1,"operation":"InitiateAuth","sent":true,"status":200,"response":{"ChallengeName":"SMS_MFA"}}}` + "\n"
	for raw, want := range map[string]struct{ outcome, result string }{
		begins:         {"no step is recorded", ""},
		begins + asked: {"recorded up to SMS_MFA", ""},
		begins + asked + `{"end":{"at":"2026-11-30T10:00:00Z","result":"stopped"}}`: {"stopped at SMS_MFA", "stopped"},
	} {
		kept, err := transcript.Read(strings.NewReader(raw))
		summary := transcript.Entry{Transcript: kept}.Summary()
		if err != nil || kept.Outcome() != want.outcome || summary.Result != want.result || summary.WithoutEnd != (want.result == "") {
			t.Errorf("%s: %q, %+v, %v; want %v", raw, kept.Outcome(), summary, err, want)
		}
		if cut, err := transcript.Read(strings.NewReader(raw + `{"step":{"numb`)); err != nil || strings.Contains(strings.Join(cut.Notices, " "), "has no end") {
			t.Errorf("%s, cut off: %q, %v", raw, cut.Notices, err)
		}
	}
}
