package transcript_test

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/emulator"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"
)

// TestCallsOfOthersAreWatched: two programs sign in at the same time, and each of
// their walks is what its program walked, without its secrets.
func TestCallsOfOthersAreWatched(t *testing.T) {
	watch := transcript.NewWatch()
	latest := map[string]transcript.Transcript{}
	var order []string
	b := newObservedBench(t, func(call emulator.Call) {
		seen := watch.Add(walk.Target{UserPoolID: call.UserPoolID}, walk.Exchange{
			Operation: call.Operation, Request: walk.NewBody(call.Request), Answer: walk.NewBody(call.Answer), Sent: true, Status: call.Status,
			RequestID: call.RequestID, Started: call.Started,
		}, call.ErrorType)
		if !slices.Contains(order, seen.Walk.ID) {
			order = append(order, seen.Walk.ID)
		}
		latest[seen.Walk.ID] = seen
	})
	first := b.Begin(t.Context(), b.start("newcomer", "USER_SRP_AUTH"))
	second := b.Begin(t.Context(), b.start("nadia", "USER_PASSWORD_AUTH"))
	wrong := b.start("nadia", "USER_PASSWORD_AUTH")
	wrong.Password = walk.NewSecret("Summer-2026!")
	third := b.Begin(t.Context(), wrong)
	first = b.Answer(t.Context(), first, values("NEW_PASSWORD", newPassword, "AGAIN", newPassword))
	second = b.Perform(t.Context(), second, "GetUser", walk.Values{})

	if len(order) != 3 {
		t.Fatalf("%d walks were seen", len(order))
	}
	for n, walked := range []walk.Walk{first, second, third} {
		seen := latest[order[n]]
		if !slices.Equal(seen.Walk.Path(), walked.Path()) || len(seen.Walk.Steps) != len(walked.Steps) || !seen.Walk.Recorded {
			t.Errorf("saw %v in %d steps of %v in %d", seen.Walk.Path(), len(seen.Walk.Steps), walked.Path(), len(walked.Steps))
		}
		if target := seen.Walk.Start.Target; target.UserPoolID != walked.Start.Target.UserPoolID || target.ClientID != walked.Start.Target.ClientID {
			t.Errorf("saw a walk at %+v", target)
		}
		if seen.Walk.Start.Username != walked.Start.Username && walked.Start.AuthFlow != "USER_SRP_AUTH" {
			t.Errorf("saw %q sign in", seen.Walk.Start.Username)
		}
		for _, step := range seen.Walk.Steps {
			crossed := string(step.Exchange.Request.Reveal()) + string(step.Exchange.Answer.Reveal())
			for _, secret := range []string{password, newPassword, "Summer-2026!", "eyJ"} {
				if strings.Contains(crossed, secret) {
					t.Errorf("%q stands in %s", secret, crossed)
				}
			}
		}
	}
	if failed := latest[order[2]].Walk.Last().Error; failed == nil || failed.Exception != "NotAuthorizedException" {
		t.Errorf("the refusal became %v", failed)
	}
}

// TestAWatchBeginsAfresh: what is remembered of calls has a bound, and no two walks
// have one id.
func TestAWatchBeginsAfresh(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	watch := transcript.NewWatch()
	add := func(operation, request, answer string) string {
		return watch.Add(walk.Target{}, walk.Exchange{
			Operation: operation, Request: walk.NewBody([]byte(request)), Status: 200, Answer: walk.NewBody([]byte(answer)),
		}, "").Walk.ID
	}
	const session = `{"Session":"the-session-of-the-first-walk","ChallengeName":"SMS_MFA"}`
	first := add(walk.InitiateAuth, `{"AuthFlow":"USER_AUTH"}`, session)
	if again := add(walk.RespondToAuthChallenge, session, `{}`); again != first {
		t.Errorf("the answer belongs to walk %s, not %s", again, first)
	}
	ids := map[string]bool{first: true}
	for range 6000 {
		id := add(walk.InitiateAuth, `{"AuthFlow":"USER_AUTH"}`, `{}`)
		if ids[id] {
			t.Fatalf("walk %s was there before", id)
		}
		ids[id] = true
	}
	big := strings.Repeat("x", 1<<20)
	second := add(walk.InitiateAuth, `{"AuthFlow":"USER_AUTH"}`, strings.Replace(session, "first", "second", 1))
	for range 80 {
		add(walk.InitiateAuth, `{"AuthFlow":"`+big+`"}`, `{}`)
	}
	if late := add(walk.RespondToAuthChallenge, strings.Replace(session, "first", "second", 1), `{}`); late == second {
		t.Error("megabytes of calls are remembered")
	}
	if late := add(walk.RespondToAuthChallenge, session, `{}`); ids[late] {
		t.Errorf("an answer after thousands of calls belongs to walk %s", late)
	}
}
