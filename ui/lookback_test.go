package ui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
)

// TestEarlierStepsAreLookedAtInThePanels: the screen stays, the panels are of the step,
// and nothing is sent.
func TestEarlierStepsAreLookedAtInThePanels(t *testing.T) {
	s := newScene(t, "tokens").resize(200, 60)
	steps := len(s.model.(ui.Model).Walks()[0].Steps)
	s.sees("Wire 2/2").press("[").sees("Wire 1/2").sees("The panels show step 1 of 2. Nothing is sent.").sees("✓▸1 InitiateAuth").sees("auth_time")
	s.press("[").sees("Wire 1/2").press("]").sees("Wire 2/2").misses("The panels show").misses("✓▸1").press("]").sees("Wire 2/2")
	s.press("[").resize(140, 40).sees("The panels show step 1").press("ctrl+g").misses("The panels show").press("esc").sees("The panels show step 1")
	if walks := s.model.(ui.Model).Walks(); len(walks) != 1 || len(walks[0].Steps) != steps {
		t.Error("something was sent")
	}
}

// TestLookingBackFromAField goes by the palette: there the bracket is typed.
func TestLookingBackFromAField(t *testing.T) {
	s := newScene(t, "sms").resize(200, 60).press("47", "[").misses("The panels show").press("backspace").sees("4 7 _")
	s.press("ctrl+k", "step before", "enter").sees("The panels show step 1 of 2.").sees("4 7 _").sees("[ Send ]")
	s.press("ctrl+k", "step after", "enter").misses("The panels show").sees("4 7 _")
	s.press("ctrl+k", "step before", "enter").press("1108", "enter").run().misses("The panels show step 1 of 2.")
}

// TestWhatCanFollowIsPredicted in the conversation, as the map has it, and not where the
// window has no place for it.
func TestWhatCanFollowIsPredicted(t *testing.T) {
	s := newScene(t, "totp").misses("predicted")
	s.resize(200, 60).run().sees("predicted:").sees("by the rules of the pool; f6 shows more").sees("╌ tokens").sees("or wrong: CodeMismatchException")
	chart := s.options.Controller.Map(s.model.(ui.Model).Walks()[0], nil)
	if following := chart.Following(); len(following) < 2 {
		t.Fatalf("%v follow", following)
	}
	for _, branch := range chart.Following() {
		s.sees(branch.Name)
	}
	s.press("123456", "enter").run().sees("predicted:").sees("╌ tokens")
}

// TestTheCallsOnTheWayArePredicted: the triggers of the pool, and those that set up an
// authenticator app.
func TestTheCallsOnTheWayArePredicted(t *testing.T) {
	s := newScene(t, "custom-rounds").resize(200, 60).run().sees("┆╌▷ VerifyAuthChallengeResponse  checks the answer")
	s.sees("┆╌▷ CreateAuthChallenge  makes the challenge").sees("╌ CUSTOM_CHALLENGE").sees("┆╌▷ PreTokenGeneration  can change the claims of the tokens").sees("or tokens")
	s = newScene(t, "mfa-setup").resize(200, 60).run().sees("╌ or EMAIL_OTP").sees("╌ SecretCode, Session").sees("VerifySoftwareToken ╌")
	s.sees("╌ Status, Session").sees("or wrong: EnableSoftwareTokenMFA").sees("answer MFA_SETUP ╌").sees("╌ tokens")
	s.press("enter").run().misses("╌ SecretCode").misses("VerifySoftwareToken ╌").sees("╌ Status, Session").sees("answer MFA_SETUP ╌").sees("╌ tokens")
}

// TestThePathForetellsWhatIsMarkedFirst, in the narrow path and in the conversation.
func TestThePathForetellsWhatIsMarkedFirst(t *testing.T) {
	for story, names := range map[string][]string{"select-mfa": {"SMS_MFA", "SOFTWARE_TOKEN_MFA"}, "mfa-setup-choice": {"SOFTWARE_TOKEN_MFA", "EMAIL_OTP"}} {
		s := newScene(t, story)
		for _, size := range [][2]int{{140, 40}, {200, 60}} {
			s.resize(size[0], size[1])
			for _, name := range names {
				if first := firstForetold(s.text()); !strings.Contains(first, name) || strings.Contains(first, "or ") {
					t.Errorf("%s: %s is marked, and first comes %q:\n%s", story, name, first, s.text())
				}
				s.press("down")
			}
			s.press("up", "up")
		}
	}
}

// firstForetold is the first row of what the path predicts.
func firstForetold(drawn string) string {
	rows := strings.Split(drawn, "\n")
	at := slices.IndexFunc(rows, func(row string) bool { return strings.Contains(row, "predicted") })
	if at < 0 {
		return ""
	}
	if strings.Contains(rows[at], "predicted:") {
		at++
	}
	_, path, _ := strings.Cut(rows[at], "┃│")
	return path
}

// TestFollowingIsWhatStandsUnderTheWalk, without what is ruled out and what is further on.
func TestFollowingIsWhatStandsUnderTheWalk(t *testing.T) {
	chart := walk.Map{Branches: []walk.Branch{
		{Name: "flow"},
		{Name: "before", Depth: 1, Seen: true},
		{Name: "here", Depth: 2, Here: true},
		{Name: "wrong", Depth: 3, Refusal: true},
		{Name: "next", Depth: 3},
		{Name: "later", Depth: 4},
		{Name: "never", Depth: 3, State: walk.RuledOut},
		{Name: "perhaps", Depth: 3, State: walk.Unsure},
		{Name: "choose", Depth: 3, Choice: true},
		{Name: "call", Depth: 4, Operation: true},
		{Name: "then", Depth: 5},
		{Name: "after that", Depth: 6},
		{Name: "beside", Depth: 2},
	}}
	names := ""
	for _, branch := range chart.Following() {
		names += branch.Name + " "
	}
	if names != "wrong next perhaps choose call then " {
		t.Errorf("%s", names)
	}
	if (walk.Map{Branches: chart.Branches[:2]}).Following() != nil {
		t.Error("something follows on a map without the walk")
	}
}

// TestWhatCanFollowHasItsPlace from 120 columns on, below the call that waits, however long
// the way to it was; and in a path that is opened in a small window, in the rows that are left.
func TestWhatCanFollowHasItsPlace(t *testing.T) {
	for _, story := range []string{"sms", "sms-refused", "totp", "mfa-setup", "mfa-setup-choice", "select-challenge", "select-mfa", "new-password", "custom-rounds", "passkey"} {
		s := newScene(t, story)
		waiting := fmt.Sprintf("▸ %d ", len(s.model.(ui.Model).Walks()[0].Steps)+1)
		for _, size := range [][2]int{{120, 30}, {140, 40}, {160, 30}, {200, 60}} {
			s.resize(size[0], size[1]).sees("predicted").sees(waiting)
		}
	}
	s := newScene(t, "sms").press("471108")
	for range 7 {
		s.press("enter", "esc").run()
	}
	s.resize(120, 30).sees("↑ 7 earlier steps").sees("✗ 8 SMS_MFA › not sent").sees("✗ 9 SMS_MFA › ").sees("▸ 10 SMS_MFA").sees("tokens predicted").sees("or wrong: CodeMismatchException")
	s.resize(140, 40).sees("↑ 5 earlier steps").sees("▸ 10 SMS_MFA").sees("tokens predicted")
	s = newScene(t, "sms").misses("predicted").press("ctrl+o").misses("predicted").press("ctrl+o").sees("▸ 3 SMS_MFA").sees("predicted")
	s.resize(40, 12).sees("▸ 3 SMS_MFA").sees("predicted")
}

// TestOnlyTheNewestPredictionIsTaken: one that was asked before the pool was known comes too
// late.
func TestOnlyTheNewestPredictionIsTaken(t *testing.T) {
	options := find(t, "totp").Setup()
	options.Controller = foretelling{options.Controller, "EARLY", "LATE"}
	s := (&scene{t: t, now: storybook.Now, options: options, newestFirst: true}).open().resize(200, 60).run()
	s.sees("╌ LATE").misses("EARLY")
}

// foretelling is a controller that predicts something, and something else once it knows the
// pool.
type foretelling struct {
	ui.Controller
	now, then string
}

func (c foretelling) WithPoolFacts(ctx context.Context, start walk.Start) ui.Controller {
	return foretelling{c.Controller.WithPoolFacts(ctx, start), c.then, c.then}
}

func (c foretelling) Predicted(walk.Walk) walk.Map {
	return walk.Map{Branches: []walk.Branch{{Name: "here", Here: true}, {Name: c.now, Depth: 1}}}
}
