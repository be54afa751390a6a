package panel

import (
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
	rows := path.Rows(80).Draw()
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
