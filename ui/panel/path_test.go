package panel

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
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
	for n, want := range map[int][]string{9: {"empty response"}, 2: {"PreAuthentication", "agreed", "12 ms"}, 3: {"PostAuthentication", "timed out", "5000 ms"}, 6: {"3 trigger calls", "AUTHWALK_EMULATOR_TOKEN"}} {
		for _, text := range want {
			if !strings.Contains(rows[n], text) {
				t.Errorf("row %d is %q, without %s", n, rows[n], text)
			}
		}
	}
	if got := TriggerTime(read.Triggers[0]); got != "took 12 ms of the 5 s that Cognito waits" {
		t.Errorf("%s", got)
	}
}

// TestAResponseThatCannotBeReadIsOne: only where nothing came is there no response.
func TestAResponseThatCannotBeReadIsOne(t *testing.T) {
	for status, want := range map[int]string{502: "502 unreadable", 0: "no response"} {
		step := walk.Step{Number: 1, Exchange: walk.Exchange{Operation: "InitiateAuth", Sent: true, Status: status}, Error: &walk.Error{Kind: walk.Unreadable}}
		path := Path{Style: style.New(true, false), Walk: walk.Walk{Steps: []walk.Step{step}}}
		if drawn := strings.Join(path.Rows(70).Draw(), "\n"); !strings.Contains(drawn, want) {
			t.Errorf("status %d:\n%s", status, drawn)
		}
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
			Style: style.New(true, plain), Walk: walk.Walk{Steps: []walk.Step{past, newest}}, Opened: 2, Room: 60,
			Wire: walk.Wire{
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

// TestTheConversationForetells what can follow, marked as predicted, and never as what
// happened; without a prediction it says what can come at all.
func TestTheConversationForetells(t *testing.T) {
	step := walk.Step{Number: 1, Exchange: walk.Exchange{Operation: "InitiateAuth"}, Challenge: &walk.Challenge{Name: "SMS_MFA"}}
	path := Path{
		Style: style.New(true, false), Walk: walk.Walk{Steps: []walk.Step{step}}, Opened: 1, Room: 60,
		Following: []walk.Branch{
			{Name: "wrong: CodeMismatchException", Refusal: true},
			{Name: "tokens"},
			{Name: "DEVICE_SRP_AUTH", State: walk.Unsure},
		},
	}
	for _, width := range []int{conversationWidth, 120} {
		drawn := path.Rows(width).Draw()
		at := slices.IndexFunc(drawn, func(row string) bool { return strings.Contains(row, "predicted") })
		if at < 0 {
			t.Fatalf("nothing is called predicted:\n%s", strings.Join(drawn, "\n"))
		}
		for n, want := range []string{" tokens", "or DEVICE_SRP_AUTH", "or wrong: CodeMismatchException"} {
			if row := drawn[at+1+n]; !strings.Contains(row, want) || !strings.Contains(row, "◁╌") || strings.Contains(row, "◀") {
				t.Errorf("row %d at %d is %q", n, width, row)
			}
		}
		if unsure := drawn[at+2]; width > conversationWidth && !strings.Contains(unsure, "depends on what is not known") {
			t.Errorf("what is not known is not said: %q", unsure)
		}
	}
	path.Following = nil
	if drawn := strings.Join(path.Rows(120).Draw(), "\n"); strings.Contains(drawn, "predicted") || !strings.Contains(drawn, "tokens, a challenge or an error") {
		t.Errorf("without a prediction:\n%s", drawn)
	}
}

// TestTheConversationForetellsTriggers: those that are called whatever comes stand once, the
// others before what they lead to, and a lane is made for them.
func TestTheConversationForetellsTriggers(t *testing.T) {
	calls := func(names ...string) (calls []walk.PredictedCall) {
		for _, name := range names {
			calls = append(calls, walk.PredictedCall{Trigger: name, Purpose: "does " + name, Unsure: name == "PreTokenGeneration"})
		}
		return calls
	}
	step := walk.Step{Number: 1, Exchange: walk.Exchange{Operation: "InitiateAuth"}, Challenge: &walk.Challenge{Name: "CUSTOM_CHALLENGE"}}
	path := Path{
		Style: style.New(true, false), Walk: walk.Walk{Steps: []walk.Step{step}}, Opened: 1, Room: 60,
		Following: []walk.Branch{
			{Name: "NotAuthorizedException", Refusal: true, Calls: calls("VerifyAuthChallengeResponse", "DefineAuthChallenge")},
			{Name: "CUSTOM_CHALLENGE", Calls: calls("VerifyAuthChallengeResponse", "DefineAuthChallenge", "CreateAuthChallenge")},
			{Name: "tokens", Calls: calls("VerifyAuthChallengeResponse", "DefineAuthChallenge", "PreTokenGeneration")},
		},
	}
	for _, width := range []int{conversationWidth, 120} {
		drawn := path.Rows(width).Draw()
		if !strings.Contains(drawn[0], "triggers") {
			t.Errorf("no lane at %d: %q", width, drawn[0])
		}
		at := slices.IndexFunc(drawn, func(row string) bool { return strings.Contains(row, "predicted") })
		for n, want := range []string{
			"┆╌▷ VerifyAuthChallengeResponse  does", "┆╌▷ DefineAuthChallenge  does", "┆╌▷ CreateAuthChallenge  does", "╌ CUSTOM_CHALLENGE",
			"┆╌▷ PreTokenGeneration  depends", "or tokens", "or NotAuthorizedException",
		} {
			if row := drawn[at+1+n]; !strings.Contains(row, strings.TrimSpace(want)) && width == 120 || !strings.Contains(row, strings.Fields(want)[1]) || style.Width(row) > width {
				t.Errorf("row %d at %d is %q, without %q", n, width, row, want)
			}
		}
		if at+8 != len(drawn) {
			t.Errorf("%d rows at %d:\n%s", len(drawn), width, strings.Join(drawn, "\n"))
		}
	}
}

// TestANarrowPathForetellsWhereThereIsRoom: all of it, a part with what is left out counted, or
// nothing, and what happened is never given up for it.
func TestANarrowPathForetellsWhereThereIsRoom(t *testing.T) {
	step := walk.Step{Number: 1, Exchange: walk.Exchange{Operation: "InitiateAuth"}, Challenge: &walk.Challenge{Name: "MFA_SETUP"}}
	path := Path{
		Style: style.New(true, false), Walk: walk.Walk{Steps: []walk.Step{step}}, Opened: 1,
		Following: []walk.Branch{
			{Name: "SOFTWARE_TOKEN_MFA", Choice: true},
			{Name: "AssociateSoftwareToken", Operation: true, Returns: "SecretCode, Session", Depth: 1},
			{Name: "wrong: EnableSoftwareTokenMFAException", Refusal: true, Depth: 2},
			{Name: "VerifySoftwareToken", Operation: true, Returns: "Status, Session", Depth: 2},
			{Name: "tokens", Depth: 3, Calls: []walk.PredictedCall{{Trigger: "PostAuthentication", Purpose: "runs at the end"}}},
		},
	}
	const happened = 4
	want := []string{
		"◁╌", "VerifySoftwareToken ╌", "◁╌", "◁╌", "answer MFA_SETUP ╌", "╌▷ PostAuthentication  runs at the end", "◁╌",
	}
	ends := []string{"SecretCode, Session", "▶", "Status, Session", "EnableSoftwareTokenMFA", "▶", "", "tokens"}
	for room := range happened + len(want) + 3 {
		path.Room = room
		rows := path.Rows(60).Draw()
		if room == happened+1 {
			if last := rows[len(rows)-1]; len(rows) != room || !strings.Contains(last, "╌ SecretCode, Session ") || !strings.HasSuffix(last, "predicted") {
				t.Errorf("in one row: %q", last)
			}
			continue
		}
		for n, row := range rows[happened:] {
			if left := len(want) - n; n == len(rows)-happened-1 && left > 1 {
				if !strings.Contains(row, fmt.Sprintf("↓ %d more: f6", left)) {
					t.Errorf("the last of %d rows is %q", len(rows), row)
				}
			} else if !strings.Contains(row, want[n]) || !strings.Contains(row, ends[n]) || strings.Contains(row, "predicted") != (n == 0) {
				t.Errorf("row %d in a room of %d is %q", n, room, row)
			}
		}
		if spare := room - happened; len(rows) != happened && len(rows) > room || spare >= 2 && len(rows) != min(room, happened+len(want)) {
			t.Errorf("%d rows in a room of %d", len(rows), room)
		}
	}
}

// TestTheConversationLooksBack: the step that is looked at is open and marked, the newest
// is closed, and of a long path the row is in sight.
func TestTheConversationLooksBack(t *testing.T) {
	steps := make([]walk.Step, 40)
	for n := range steps {
		steps[n] = walk.Step{Number: n + 1, Exchange: walk.Exchange{Operation: "RespondToAuthChallenge"}}
	}
	path := Path{Style: style.New(true, false), Walk: walk.Walk{Steps: steps}, Opened: 7, Wire: walk.Wire{Sent: []walk.Line{{Name: "TIMESTAMP", Text: "now"}}}}
	for _, width := range []int{50, 120} {
		for _, opened := range []int{1, 7, 39, 40} {
			path.Opened = opened
			drawn := strings.Join(Draw(path.Style, path, width, 20, 0), "\n")
			looked := fmt.Sprintf("▸%d Respond", opened)
			if opened == 40 {
				looked = "✓ 40 Respond"
			}
			if !strings.Contains(drawn, looked) {
				t.Errorf("step %d is not in sight at %d:\n%s", opened, width, drawn)
			}
			if is := strings.Count(drawn, "TIMESTAMP") == 1; is != (width > 100) {
				t.Errorf("step %d is open at %d: %v\n%s", opened, width, is, drawn)
			}
		}
	}
	path.Opened = 7
	if drawn := strings.Join(Draw(path.Style, path, 120, 20, -1), "\n"); strings.Contains(drawn, "▸7") {
		t.Errorf("scrolling does not go on from the end:\n%s", drawn)
	}
}

// TestTheConversationNamesTheWalksBefore, the newest first.
func TestTheConversationNamesTheWalksBefore(t *testing.T) {
	ended := func(user string, step walk.Step) walk.Walk {
		return walk.Walk{Start: walk.Start{Username: user}, Steps: []walk.Step{step}}
	}
	path := Path{
		Style: style.New(true, false), Walk: walk.Walk{Steps: []walk.Step{{Number: 1}}}, Opened: 1,
		Earlier: []walk.Walk{ended("sam", walk.Step{Error: &walk.Error{Exception: "NotAuthorizedException"}}), ended("nadia", walk.Step{Tokens: &walk.Tokens{}})},
	}
	rows := path.Rows(120).Draw()
	if last := rows[len(rows)-1]; !strings.Contains(last, "Walk 3. Before: 2 nadia ✓ tokens  ·  1 sam ✗ NotAuthorizedException") || !strings.Contains(last, "^G") {
		t.Errorf("the last row is %q", last)
	}
}

// TestNoNameInThePathIsCut: at the width that it has in a window of 140 columns every
// challenge that is answered is whole, and every exception but for its ending.
func TestNoNameInThePathIsCut(t *testing.T) {
	const width = 45
	path := func(steps ...walk.Step) string {
		return strings.Join(Path{Style: style.New(true, false), Walk: walk.Walk{Steps: steps}}.Rows(width).Draw(), "\n")
	}
	for _, challenge := range api.Challenges() {
		rows := path(walk.Step{Number: 12, Answered: challenge.Name, Challenge: &walk.Challenge{Name: challenge.Name}, Exchange: walk.Exchange{Operation: api.RespondToAuthChallenge, Elapsed: time.Second}})
		if strings.Count(rows, challenge.Name) < 2 {
			t.Errorf("%s:\n%s", challenge.Name, rows)
		}
	}
	for _, exception := range api.Exceptions() {
		rows := path(walk.Step{Number: 1, Error: &walk.Error{Exception: exception.Name}, Exchange: walk.Exchange{Operation: api.InitiateAuth, Status: 400}})
		if !strings.Contains(rows, strings.TrimSuffix(exception.Name, "Exception")) {
			t.Errorf("%s:\n%s", exception.Name, rows)
		}
	}
}

// longWalk is a walk of so many steps, with triggers in every third, whose newest challenge
// waits.
func longWalk(steps int) walk.Walk {
	made := make([]walk.Step, steps)
	for n := range made {
		made[n] = walk.Step{Number: n + 1, Answered: "SMS_MFA", Exchange: walk.Exchange{Operation: api.RespondToAuthChallenge}, Challenge: &walk.Challenge{Name: "CUSTOM_CHALLENGE"}}
		if n%3 == 0 {
			made[n].Triggers = []walk.TriggerCall{{Trigger: "DefineAuthChallenge"}, {Trigger: "CreateAuthChallenge"}}
		}
	}
	return walk.Walk{Steps: made}
}

// branches are so many that can follow, the last one a refusal, with triggers on the way.
func branches(many int) []walk.Branch {
	calls := []walk.PredictedCall{{Trigger: "VerifyAuthChallengeResponse", Purpose: "checks the answer"}}
	following := make([]walk.Branch, many)
	for n := range following {
		following[n] = walk.Branch{Name: fmt.Sprintf("CHALLENGE_%d", n), Calls: calls}
	}
	following[many-1].Refusal = true
	return following
}

// TestALongWalkLeavesRoomForWhatCanFollow: the call that waits and the next rows of what can
// follow are in sight however many steps there are, the newest steps before them; the others
// are counted, and scrolling reaches each.
func TestALongWalkLeavesRoomForWhatCanFollow(t *testing.T) {
	for _, steps := range []int{1, 2, 3, 5, 40} {
		for many := 1; many < 7; many++ {
			for room := 5; room < 14; room++ {
				for _, width := range []int{36, 45, 70} {
					path := Path{Style: style.New(true, false), Walk: longWalk(steps), Opened: steps, Following: branches(many), Room: room, Folds: true}
					drawn := Draw(path.Style, path, width, room, 0)
					whole := strings.Join(drawn, "\n")
					if t.Failed() {
						return
					}
					if len(drawn) > room || !strings.Contains(whole, fmt.Sprintf("▸ %d CUSTOM_CHALLENGE", steps+1)) {
						t.Errorf("%d steps in %d rows of %d:\n%s", steps, room, width, whole)
					}
					ahead := strings.Count(whole, "CHALLENGE_") + strings.Count(whole, "╌▷") + strings.Count(whole, "more: f6")
					if least := min(many+1, mostKept, room-3); ahead < least || !strings.Contains(whole, "CHALLENGE_0") {
						t.Errorf("%d rows ahead, not %d, of %d steps in %d rows of %d:\n%s", ahead, least, steps, room, width, whole)
					}
					earlier := 0
					_, _ = fmt.Sscanf(drawn[0], "↑ %d earlier step", &earlier)
					if first := drawn[min(1, len(drawn)-1)]; earlier > 0 && !strings.Contains(first, fmt.Sprintf("✓ %d ", earlier+1)) && earlier < steps {
						t.Errorf("%d earlier steps:\n%s", earlier, whole)
					}
					if strings.Contains(drawn[0], "↑") != (earlier > 0) {
						t.Errorf("what is out of sight is not counted in steps:\n%s", whole)
					}
					for _, row := range drawn {
						if style.Width(row) > width {
							t.Errorf("%d cells in %d: %q", style.Width(row), width, row)
						}
					}
					all := strings.Join(path.Rows(width).Draw(), "\n")
					for n := range steps {
						if !strings.Contains(all, fmt.Sprintf("✓ %d ", n+1)) {
							t.Errorf("step %d cannot be reached:\n%s", n+1, all)
						}
					}
				}
			}
		}
	}
}

// TestAFoldedStepSaysWhatCameBack, or at least what was called; the one that is looked at is
// never folded, and where steps are not folded only what they leave is for what can follow.
func TestAFoldedStepSaysWhatCameBack(t *testing.T) {
	refused := walk.Step{
		Number: 2, Answered: "PASSWORD_VERIFIER", Error: &walk.Error{Exception: "NotAuthorizedException", Retry: true},
		Exchange: walk.Exchange{Operation: api.RespondToAuthChallenge, Status: 400, Elapsed: 8 * time.Millisecond},
	}
	path := Path{Style: style.New(true, false), Walk: longWalk(7), Following: branches(2), Room: 8, Folds: true}
	path.Walk.Steps[1] = refused
	for width, want := range map[int]string{
		75: "✗ 2 PASSWORD_VERIFIER › 400 NotAuthorizedException                     8 ms", 50: "✗ 2 PASSWORD_VERIFIER › 400 NotAuthorized     8 ms",
		41: "✗ 2 PASSWORD_VERIFIER › 400 NotAuthorized", 30: "✗ 2 PASSWORD_VERIFIER     8 ms",
	} {
		path.Opened = 7
		if drawn := strings.Join(path.Rows(width).Draw(), "\n"); !strings.Contains(drawn, want+"\n") && !strings.Contains(drawn, want+" ") {
			t.Errorf("%q is not at %d:\n%s", want, width, drawn)
		}
	}
	path.Opened = 4
	drawn := strings.Join(Draw(path.Style, path, 60, 8, 0), "\n")
	for _, text := range []string{"↑ 3 earlier steps", "✓▸4 RespondToAuthChallenge SMS_MFA ─", "DefineAuthChallenge", "◀─", "↓ "} {
		if !strings.Contains(drawn, text) {
			t.Errorf("%q is not in\n%s", text, drawn)
		}
	}
	path.Opened, path.Folds = 7, false
	if rows := path.Rows(60); rows.Total != 1+2*7+2*3+1 {
		t.Errorf("%d rows:\n%s", rows.Total, strings.Join(rows.Draw(), "\n"))
	}
}

// TestTheCallThatWaitsStaysInSight in the conversation too, with its first members and what
// can follow.
func TestTheCallThatWaitsStaysInSight(t *testing.T) {
	for many := 1; many < 12; many++ {
		for members := range openRows + 3 {
			for room := 12; room < 36; room++ {
				path := Path{
					Style: style.New(true, false), Walk: longWalk(9), Opened: 9, Following: branches(many), Room: room, Folds: true,
					Next: func() walk.Wire {
						return walk.Wire{Sent: slices.Repeat([]walk.Line{{Name: "MEMBER", Text: "1"}}, members)}
					},
					Earlier: []walk.Walk{longWalk(2)},
				}
				drawn := strings.Join(Draw(path.Style, path, 120, room, 0), "\n")
				ahead := strings.Count(drawn, "CHALLENGE_") + strings.Count(drawn, "╌▷") + strings.Count(drawn, "more: f6")
				if !strings.Contains(drawn, "▸ 10 CUSTOM_CHALLENGE") || ahead < min(many+1, mostKept) || members > 0 && !strings.Contains(drawn, "MEMBER") {
					t.Fatalf("%d members and %d branches in %d rows:\n%s", members, many, room, drawn)
				}
			}
		}
	}
}

// TestWhatATriggerDidIsWhole in a row that is too short for that and the trigger's name: its
// name is cut then, and what says no more than the sign before it is not worth that.
func TestWhatATriggerDidIsWhole(t *testing.T) {
	for _, c := range []struct {
		call walk.TriggerCall
		room int
		want string
	}{
		{walk.TriggerCall{Trigger: "VerifyAuthChallengeResponse", Effect: "right answer", Result: walk.TriggerAnswered}, 48, "VerifyAuthChallengeResponse  right answer"},
		{walk.TriggerCall{Trigger: "VerifyAuthChallengeResponse", Effect: "right answer", Result: walk.TriggerAnswered}, 39, "VerifyAuthChallengeRespo…  right answer"},
		{walk.TriggerCall{Trigger: "PreTokenGeneration", Effect: "sets tier in the ID token", Result: walk.TriggerAnswered}, 40, "PreTokenGene…  sets tier in the ID token"},
		{walk.TriggerCall{Trigger: "PreTokenGeneration", Effect: "sets tier in the ID token", Result: walk.TriggerAnswered}, 34, "PreTokenGeneration  sets tier in …"},
		{walk.TriggerCall{Trigger: "PreAuthentication", Result: walk.TriggerAnswered}, 22, "PreAuthentication  ag…"},
	} {
		if got := calledTrigger(style.New(true, false), c.call, c.room); got != c.want {
			t.Errorf("in %d cells: %q, want %q", c.room, got, c.want)
		}
	}
}
