package ui_test

import (
	"context"
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
)

// performing answers every call after tokens with one step.
type performing struct {
	ui.Controller
	step  walk.Step
	calls *int
}

func (p performing) WithPoolFacts(context.Context, walk.Start) ui.Controller { return p }

func (p performing) Perform(_ context.Context, w walk.Walk, operation string, answer walk.Values) walk.Walk {
	*p.calls++
	step := p.step
	step.Exchange.Started = storybook.Now
	step.Performed, step.Exchange.Operation, step.Answer = operation, operation, answer
	return w.With(step)
}

// afterTokens is a sign-in with tokens whose next calls end with a step; live
// walks at Amazon's endpoint.
func afterTokens(t *testing.T, live bool, step walk.Step) (*scene, *int) {
	t.Helper()
	story := find(t, "tokens")
	story.Live = live
	calls := new(int)
	s := &scene{t: t, now: storybook.Now, options: story.Setup()}
	s.options.Controller = performing{s.options.Controller, step, calls}
	return s.start(), calls
}

var refusedCall = walk.Step{
	Exchange: walk.Exchange{Sent: true, Status: 400, Answer: walk.NewBody([]byte(`{"__type":"NotAuthorizedException"}`))},
	Error:    &walk.Error{Exception: "NotAuthorizedException", Message: "Access Token has been revoked"},
}

func TestARefusedCallAfterTokensIsShownAndTheTokensStay(t *testing.T) {
	for _, size := range sizes {
		s, _ := afterTokens(t, false, refusedCall)
		s.resize(size[0], size[1]).press("s").run().sees("NotAuthorizedException").sees("revoked").sees("✗").misses("✓ signed in")
		s.press("esc").run().sees("expires in").press("s").run().sees("NotAuthorizedException")
	}
}

func TestTheResponseOfACallIsShownAtEverySize(t *testing.T) {
	for _, size := range sizes {
		s := newScene(t, "tokens").resize(size[0], size[1]).press("s").run()
		s.sees("Response").sees("Username")
		s.press("enter").sees("expires in")
	}
}

func TestARefusedFormAfterTokensMarksItsField(t *testing.T) {
	step := refusedCall
	step.Error = &walk.Error{Exception: "InvalidPasswordException", Message: "too short", Field: "NEW_PASSWORD"}
	s, _ := afterTokens(t, false, step)
	s.press("c", "Old-2026!", "tab", "new", "tab", "new", "enter").run()
	s.sees("InvalidPasswordException").sees("•••• (9)").misses("Response").misses("expires in")
	s.press("esc", "esc").run().sees("expires in")
}

func TestChangesAskFirstOnLive(t *testing.T) {
	done := walk.Step{Exchange: walk.Exchange{Sent: true, Status: 200, Answer: walk.NewBody([]byte("{}"))}}
	s, calls := afterTokens(t, true, done)
	if s.press("s").run(); *calls != 1 {
		t.Errorf("reading asked first:\n%s", s.text())
	}
	s.press("esc", "g").run().sees("LIVE: send GlobalSignOut?")
	if *calls != 1 {
		t.Error("it was sent without asking")
	}
	s.press("esc").run().misses("LIVE: send")
	if s.press("g", "enter").run(); *calls != 2 {
		t.Errorf("%d calls:\n%s", *calls, s.text())
	}
	local, sent := afterTokens(t, false, done)
	if local.press("e").run(); *sent != 1 {
		t.Errorf("a local one asked:\n%s", local.text())
	}
	for _, key := range []string{"g", "i"} {
		if local.press("esc", key).run().sees("It cannot be undone."); *sent != 1 {
			t.Errorf("%s ended a session without asking", key)
		}
	}
}

// What few walks need is a list away, and asks first like everything that changes.
func TestMoreOperationsAskFirstOnLive(t *testing.T) {
	done := walk.Step{Exchange: walk.Exchange{Sent: true, Status: 200, Answer: walk.NewBody([]byte("{}"))}}
	s, calls := afterTokens(t, true, done)
	s.press("m").run().sees("DeleteUser").press("esc").run().sees("expires in")
	if s.press("m", "end", "enter").run().sees("LIVE: send DeleteUser?"); *calls != 0 {
		t.Error("it was sent without asking")
	}
	if s.press("enter").run().sees("DeleteUser").misses("More operations"); *calls != 1 {
		t.Errorf("%d calls", *calls)
	}
	local, sent := afterTokens(t, false, done)
	local.press("m").run().sees("AdminListDevices").misses("LIVE")
	local.press("enter").run().sees("Attribute names").press("esc").run().sees("expires in")
	if local.press("m", "end", "enter").run().sees("Send AdminDeleteUser? It cannot be undone."); *sent != 0 {
		t.Error("a user was deleted without asking")
	}
}

// TestAWarningIsInSight, and not behind a key alone.
func TestAWarningIsInSight(t *testing.T) {
	done := walk.Step{Exchange: walk.Exchange{Sent: true, Status: 200, Answer: walk.NewBody([]byte("{}"))}, Warning: "Kept in a file."}
	s, _ := afterTokens(t, false, done)
	s.press("s").run().sees("! Kept in a file.")
}

func TestOneStepIsOneCrumb(t *testing.T) {
	s := newScene(t, "sms").resize(140, 40).press("000000", "enter").run()
	path := strings.Split(s.text(), "\n")[1]
	walks := s.model.(ui.Model).Walks()
	steps := len(walks[len(walks)-1].Steps)
	if got := strings.Count(path, "›"); got != steps {
		t.Errorf("%d steps and one to come, but %q", steps, path)
	}
}

// TestTheStepHasOneNumber in the title of its form and on the path, also after a
// code was refused.
func TestTheStepHasOneNumber(t *testing.T) {
	s := newScene(t, "sms-refused").resize(140, 40)
	for _, number := range []string{"3", "4"} {
		if text := s.text(); !strings.Contains(text, "┏━ "+number+"  SMS_MFA") || !strings.Contains(text, "▸ "+number+" SMS_MFA") {
			t.Errorf("want %s twice:\n%s", number, text)
		}
		s.press("000000", "enter").run()
	}
}

func TestARefreshIsACrumbOfItsOwnName(t *testing.T) {
	s := newScene(t, "tokens").resize(140, 40).press("r").run()
	path := strings.Split(s.text(), "\n")[1]
	if strings.Count(path, "InitiateAuth") != 1 || !strings.Contains(path, "REFRESH_TOKEN_AUTH") {
		t.Errorf("the path is %q", path)
	}
}

// TestTokensSayWhyNoFactorWasAsked also where a call was made after them.
func TestTokensSayWhyNoFactorWasAsked(t *testing.T) {
	why := "No second factor:"
	newScene(t, "tokens").resize(140, 40).sees(why).press("s").run().press("enter").sees(why)
	newScene(t, "tokens").resize(80, 24).sees(why).press("s").run().misses(why).press("esc", "ctrl+o").sees(why)
}

// TestTheKeyRowNamesWhatTheScreenDoesNot: actions stand on the screen with
// their keys, and leave room for help and for the way out.
func TestTheKeyRowNamesWhatTheScreenDoesNot(t *testing.T) {
	for _, story := range []string{"tokens", "refused", "wrong-password", "performed"} {
		lines := strings.Split(strings.TrimSpace(newScene(t, story).resize(80, 24).text()), "\n")
		if keys := lines[len(lines)-1]; !strings.Contains(keys, "f1 help") {
			t.Errorf("%s: the key row is %q", story, keys)
		}
	}
}

// TestACallIsExplainedWhileItIsFilledIn, and not the one before it; what was
// refused stays explained where a call could mend it.
func TestACallIsExplainedWhileItIsFilledIn(t *testing.T) {
	for _, key := range []string{"c", "a"} {
		s := newScene(t, "tokens").resize(80, 24).press("s").run().sees("as this access token may read them").press("esc").run().press(key).run()
		if key == "c" {
			s.sees("ChangePassword")
		}
		s.misses("as this access token may read them")
	}
	newScene(t, "unconfirmed").press("down", "enter").run().sees("ConfirmSignUp").sees("not confirmed")
}

// TestACallMadeMeanwhileIsShown though the code of an authenticator is waited for.
func TestACallMadeMeanwhileIsShown(t *testing.T) {
	done := walk.Step{Exchange: walk.Exchange{Sent: true, Status: 200, Answer: walk.NewBody([]byte(`{"Username":"nadia"}`))}}
	s, _ := afterTokens(t, false, done)
	s.options.Controller = following{s.options.Controller}
	s.start().press("e").run().sees("VerifySoftwareToken").press("esc").run().press("s").run()
	s.sees("GetUser").sees("Response").misses("Code from the app")
}

// following has VerifySoftwareToken follow AssociateSoftwareToken.
type following struct{ ui.Controller }

func (f following) Perform(ctx context.Context, w walk.Walk, operation string, answer walk.Values) walk.Walk {
	w = f.Controller.Perform(ctx, w, operation, answer)
	if operation == "AssociateSoftwareToken" {
		w.Steps[len(w.Steps)-1].FollowUp = &walk.FollowUp{Operation: "VerifySoftwareToken"}
	}
	return w
}

func (f following) WithPoolFacts(context.Context, walk.Start) ui.Controller { return f }

// The path says what is on screen: not what waits for an answer behind the tokens, which
// were gone back to, and nothing of what was done before stands in the status.
func TestThePathSaysWhatIsOnScreen(t *testing.T) {
	s := newScene(t, "passkey-registration").press("p").run().sees("▸ CompleteWebAuthnRegistration").sees("✓ StartWebAuthnRegistration")
	s.press("esc").sees("StartWebAuthnRegistration › ✓ signed in").misses("▸ CompleteWebAuthnRegistration").misses("✓ StartWebAuthnRegistration")
	s.sees("Waits").press("j").sees("▸ CompleteWebAuthnRegistration").sees("Make a passkey of kurt").press("esc").sees("✓ signed in")
	s.press("s").run().press("esc").press("j").sees("▸ CompleteWebAuthnRegistration").sees("Cognito sent what a new").press("esc").sees("✓ signed in")
	s.press("c").sees("Current password").misses("✓ StartWebAuthnRegistration")
}

// TestACodeInTheInboxIsAnnounced on the step that asks for it.
func TestACodeInTheInboxIsAnnounced(t *testing.T) {
	newScene(t, "email-code").sees("A code was sent: EMAIL to").sees("^N fills it in.")
	newScene(t, "totp").misses("A code was sent")
	newScene(t, "email-code").press("ctrl+k", "sign-in details", "enter").run().sees("[ Start sign-in ]").misses("fills it in")
}

// TestACodeThatIsInItsFieldIsNotAnnounced: the inbox can come after the code from it.
func TestACodeThatIsInItsFieldIsNotAnnounced(t *testing.T) {
	s := &scene{t: t, now: storybook.Now, options: find(t, "email-code").Setup(), newestFirst: true}
	s.open().until("_ _ _ _").press("ctrl+n").run().sees("enter sends it").misses("fills it in")
}

// TestADoneCallLeadsToTheSignInThatShowsIt, before it leads back.
func TestADoneCallLeadsToTheSignInThatShowsIt(t *testing.T) {
	done := walk.Step{Exchange: walk.Exchange{Sent: true, Status: 200, Answer: walk.NewBody([]byte("{}"))}}
	s, _ := afterTokens(t, false, done)
	s.options.Controller = signingInAgain{s.options.Controller}
	s.start().press("s").run().sees("▸ Sign in again with the same answers").sees("Back to the tokens")
}

// signingInAgain advises another sign-in after every call.
type signingInAgain struct{ ui.Controller }

func (c signingInAgain) WithPoolFacts(context.Context, walk.Start) ui.Controller { return c }

func (c signingInAgain) Explain(w walk.Walk, step int) walk.Explanation {
	why := c.Controller.Explain(w, step)
	why.Actions = []walk.Action{{Kind: walk.StartOver, Label: "Sign in again with the same answers"}}
	return why
}
