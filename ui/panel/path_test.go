package panel

import (
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// TestTriggersInThePath: a row for each call, and where they cannot be read one row
// that says what is missing.
func TestTriggersInThePath(t *testing.T) {
	read := walk.Step{Number: 1, Exchange: walk.Exchange{Operation: "InitiateAuth", TriggerCalls: 2}, Triggers: []walk.TriggerCall{
		{Trigger: "PreAuthentication", Result: walk.TriggerAnswered, Elapsed: 12 * time.Millisecond, Limit: 5 * time.Second},
		{Trigger: "PostAuthentication", Result: walk.TriggerTimedOut, Elapsed: 5 * time.Second, Limit: 5 * time.Second},
	}}
	unread := walk.Step{Number: 2, Exchange: walk.Exchange{Operation: "InitiateAuth", TriggerCalls: 3}}
	plain := walk.Step{Number: 3, Exchange: walk.Exchange{Operation: "GetUser"}}
	path := Path{Style: style.New(true, false), Walk: walk.Walk{Steps: []walk.Step{read, unread, plain}}}
	rows := path.Rows(70).Draw()
	if len(rows) != 1+4+3+2 {
		t.Fatalf("%d rows:\n%s", len(rows), strings.Join(rows, "\n"))
	}
	for n, want := range map[int][]string{2: {"PreAuthentication", "agreed", "12 ms"}, 3: {"PostAuthentication", "timed out", "5000 ms"}, 6: {"3 trigger calls", "AUTHWALK_EMULATOR_TOKEN"}} {
		for _, text := range want {
			if !strings.Contains(rows[n], text) {
				t.Errorf("row %d is %q, without %s", n, rows[n], text)
			}
		}
	}
	if got := TriggerTime(read.Triggers[0]); got != "12 ms, 4.988 s of 5 s left" {
		t.Errorf("%s", got)
	}
}

// TestTheConversationOpensWhatIsPresent: past calls are closed, the newest and the next
// have their members, secrets hidden, and no row is wider than its place.
func TestTheConversationOpensWhatIsPresent(t *testing.T) {
	triggers := []walk.TriggerCall{{Trigger: "PreAuthentication", Result: walk.TriggerAnswered}}
	past := walk.Step{Number: 1, Exchange: walk.Exchange{Operation: "InitiateAuth"}, Challenge: &walk.Challenge{Name: "PASSWORD_VERIFIER"}, Triggers: triggers}
	newest := walk.Step{
		Number: 2, Answered: "PASSWORD_VERIFIER", Challenge: &walk.Challenge{Name: "SMS_MFA"},
		Exchange: walk.Exchange{Operation: "RespondToAuthChallenge", Sent: true, Status: 200, Started: time.Unix(1, 0), Elapsed: 7 * time.Millisecond},
	}
	for _, plain := range []bool{false, true} {
		path := Path{
			Style: style.New(true, plain), Walk: walk.Walk{Steps: []walk.Step{past, newest}},
			Newest: walk.Wire{
				Sent:     []walk.Line{{Name: "TIMESTAMP", Text: "now", Help: "The signed time."}},
				Received: slices.Repeat([]walk.Line{{Name: "Session", Text: "canary", Secret: true}}, openRows+3),
			},
			Next: func() walk.Wire { return walk.Wire{Sent: []walk.Line{{Name: "SMS_MFA_CODE", Text: "47"}}} },
		}
		for width := conversationWidth; width < 180; width += 7 {
			rows := path.Rows(width).Draw()
			drawn := strings.Join(rows, "\n")
			for _, text := range []string{"you", "Cognito", "1 InitiateAuth", "PreAuthentication", "TIMESTAMP", "7 ms", "3 more: f7", "3 SMS_MFA", "SMS_MFA_CODE", "tokens, a challenge"} {
				if !strings.Contains(drawn, text) {
					t.Fatalf("%d: %q is not in\n%s", width, text, drawn)
				}
			}
			if strings.Contains(drawn, "canary") || strings.Contains(drawn, "The signed time.") != (width >= 90) {
				t.Errorf("%d:\n%s", width, drawn)
			}
			for _, row := range rows {
				if style.Width(row) > width {
					t.Errorf("%d cells in %d: %q", style.Width(row), width, row)
				}
			}
		}
	}
}
