package panel

import (
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// TestTheWireSaysWhatCameBack: a status, nothing, or that there is nothing to come back.
func TestTheWireSaysWhatCameBack(t *testing.T) {
	for name, test := range map[string]struct {
		wire walk.Wire
		want []string
	}{
		"a response":  {walk.Wire{Operation: "GetUser", Status: 200, Elapsed: 12 * time.Millisecond}, []string{"sent  GetUser", "200 in 12 ms"}},
		"no response": {walk.Wire{Operation: "GetUser"}, []string{"sent  GetUser", "no response"}},
		"not sent":    {walk.Wire{Operation: "GetUser", Unsent: true}, []string{"not sent  GetUser"}},
	} {
		rows := Wire{Style: style.New(true, false), Wire: test.wire}.Rows(60).Draw()
		if len(rows) != len(test.want) {
			t.Errorf("%s: %q", name, rows)
			continue
		}
		for n, want := range test.want {
			if !strings.Contains(rows[n], want) {
				t.Errorf("%s: row %d is %q, without %s", name, n, rows[n], want)
			}
		}
	}
}
