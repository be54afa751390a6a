package ui_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
)

// supporting is a controller that finds that the user is disabled.
type supporting struct {
	ui.Controller
	log *supportLog
}

// supportLog is what such a controller was asked, and how it answers.
type supportLog struct {
	sent    []string
	looks   bool
	blocked string
	err     error
	// waits ends the reading of what happened with its context only.
	waits      bool
	historyErr error
}

func (s supporting) WithPoolFacts(ctx context.Context, start walk.Start) ui.Controller {
	return supporting{s.Controller.WithPoolFacts(ctx, start), s.log}
}

func (s supporting) Diagnose(context.Context, walk.Walk) (walk.Diagnosis, error) {
	return walk.Diagnosis{
		Title:    "Pool x, user uma",
		Findings: []walk.Finding{{Mark: walk.MarkWarning, Text: "No address."}, {Mark: walk.MarkWrong, Text: "An administrator \x1b[31mdisabled this user.", Details: []string{"Setting: Enabled: false"}}},
		Card:     []walk.CardLine{{Mark: walk.MarkFine, Label: "status", Text: "CONFIRMED"}, {Mark: walk.MarkWrong, Label: "enabled", Text: "no"}},
		Customer: "We are looking into it.", Administrator: "Enable the user.",
		HandOn:  "authwalk check --username 'uma'",
		Repairs: []walk.Repair{{Label: "Enable the user", Username: "uma", Operation: "AdminEnableUser", Input: walk.NewBody([]byte(`{"UserPoolId":"p","Username":"uma"}`)), Command: "aws cognito-idp admin-enable-user"}},
	}, s.log.err
}

func (s supporting) History(ctx context.Context, _ walk.Walk, progress func(string)) (walk.History, error) {
	if s.log.historyErr != nil {
		return walk.History{HandOn: "authwalk history --username 'uma'"}, s.log.historyErr
	}
	progress("CloudTrail page 3")
	found := walk.History{Title: "Attempts of uma", Notes: []string{"cloudtrail:LookupEvents is missing"}}
	for k, text := range []string{"15 wrong passwords, client shop", "1 sign-in, client web"} {
		group := walk.HistoryGroup{Mark: walk.MarkWrong, Text: text, When: "08:55", Details: []string{"203.0.113.9"}}
		for n := range 3 {
			group.Attempts = append(group.Attempts, walk.HistoryAttempt{
				Text: fmt.Sprintf("08:5%d InitiateAuth", n), Details: []string{fmt.Sprintf("request r%d-%d", k, n)},
				Start: walk.Start{AuthFlow: "USER_PASSWORD_AUTH", Username: "uma", Target: walk.Target{ClientID: "shop"}},
			})
		}
		found.Groups = append(found.Groups, group)
	}
	if s.log.waits {
		<-ctx.Done()
		return found, ctx.Err()
	}
	return found, nil
}

func (s supporting) Subject(filled walk.Values) walk.Start {
	return walk.Start{Username: filled.Get("USERNAME"), Target: walk.Target{UserPoolID: filled.Get("UserPoolId")}}
}
func (s supporting) MayLook(walk.Start) bool            { return s.log.looks }
func (s supporting) Blocked(walk.Target, string) string { return s.log.blocked }

func (s supporting) Send(_ context.Context, w walk.Walk, request walk.Request) walk.Walk {
	s.log.sent = append(s.log.sent, request.Operation+string(request.Body.Reveal()))
	return w.With(walk.Step{Performed: request.Operation, Exchange: walk.Exchange{Operation: request.Operation}})
}

// supported is a scene of a refusal whose user can be looked at.
func supported(t *testing.T, log *supportLog) *scene {
	t.Helper()
	story := find(t, "unconfirmed")
	options := story.Setup()
	options.Controller = supporting{options.Controller, log}
	s := &scene{t: t, now: storybook.Now, options: options}
	return s.start()
}

// TestWhatWasFoundStandsOnTheRefusal looks at the user as soon as a sign-in is refused,
// where the person chose credentials, and leaves the refusal and what comes next in sight.
func TestWhatWasFoundStandsOnTheRefusal(t *testing.T) {
	s := supported(t, &supportLog{looks: true})
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		s.resize(size[0], size[1])
		s.sees("UserNotConfirmedException").sees("disabled this user.").sees("Look at the user").sees("▸").misses("\x1b[31m")
		s.sees(`To the customer  "We are looking into it."`).sees("To the admin     Enable the user.")
	}
	s.resize(80, 24).sees("more   pgdn").press("pgdown", "pgdown").sees("✗ enabled")
	s.resize(140, 60)
	s.sees("✗ enabled").sees("✓ status").sees(`"We are looking into it."`)
	supported(t, &supportLog{}).sees("UserNotConfirmedException").misses("disabled this user.")
}

// TestNoCauseIsGuessedWhileTheUserIsLookedAt: what is found could contradict it. What cannot
// be found leaves the guess.
func TestNoCauseIsGuessedWhileTheUserIsLookedAt(t *testing.T) {
	for name, log := range map[string]*supportLog{"found": {looks: true}, "not found": {looks: true, err: errors.New("denied")}} {
		s := supported(t, log).sees("The user never entered").misses("Looking at the user")
		if s.press("down", "down", "enter").until("Refused again").sees("Looking at the user").misses("The user never entered"); t.Failed() {
			t.Fatal(name)
		}
		s.run().sees("The user never entered").misses("Looking at the user")
	}
	supported(t, &supportLog{}).sees("The user never entered")
}

// TestARepairIsMadeOnceTheNameIsTyped shows the call, refuses any other name, and copies
// the command.
func TestARepairIsMadeOnceTheNameIsTyped(t *testing.T) {
	log := &supportLog{looks: true}
	s := supported(t, log)
	copied := ""
	s.options.Copy = func(text string) (string, string, error) {
		copied = text
		return "sent", "", nil
	}
	s.start()
	s.press("ctrl+k").run().press("why can this").press("enter").run().sees("Pool x, user uma").sees("Enable the user (AdminEnableUser)")
	s.press("enter").run().sees("What will be sent").sees("uma").sees("aws cognito-idp admin-enable-user")
	s.press("enter").run().sees("type the user name first")
	s.press("um", "enter").run().sees("type the user name first").press("tab").run()
	if len(log.sent) > 0 || copied != "aws cognito-idp admin-enable-user" {
		t.Fatalf("sent %v, copied %q", log.sent, copied)
	}
	s.press("a", "enter").run().sees("AdminEnableUser").misses("What will be sent")
	if want := []string{`AdminEnableUser{"UserPoolId":"p","Username":"uma"}`}; !slices.Equal(log.sent, want) {
		t.Errorf("sent %v", log.sent)
	}
}

// TestNoRepairWhereNothingMayChange: with --read-only the call is not even opened.
func TestNoRepairWhereNothingMayChange(t *testing.T) {
	log := &supportLog{blocked: "blocked by --read-only"}
	s := supported(t, log)
	s.press("ctrl+k").run().press("why can this").press("enter").run().sees("blocked by --read-only")
	s.press("enter").run().sees("Not possible here: blocked by --read-only").misses("What will be sent")
	if len(log.sent) > 0 {
		t.Errorf("sent %v", log.sent)
	}
}

// TestWhatHappenedIsFoldedAndFiltered: groups unfold, a request leads to its attempt, and
// an attempt is walked again without its password.
func TestWhatHappenedIsFoldedAndFiltered(t *testing.T) {
	s := supported(t, &supportLog{})
	s.press("ctrl+k").run().press("what happened").press("enter").run()
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		s.resize(size[0], size[1]).sees("15 wrong passwords").sees("cloudtrail:LookupEvents is missing").sees("6 attempts").misses("08:52 InitiateAuth")
	}
	s.press("enter").sees("203.0.113.9").sees("08:52 InitiateAuth").misses("request r0").press("down").sees("request r0-0").press("up", "enter").misses("08:52 InitiateAuth")
	s.press("shop").sees("15 wrong passwords").misses("1 sign-in").press("zzz").sees("No attempt matches").press("ctrl+u").sees("1 sign-in")
	s.press("r0-2").sees("request r0-2").misses("request r0-1").misses("1 sign-in").press("enter").run()
	s.resize(80, 24).sees("Enter the password to sign in again").sees("uma").sees("shop").sees("USER_PASSWORD_AUTH").misses("Winter")
}

// TestAKeyShowsWhatHappened wherever a user is in sight: in the sign-in details, among the
// demo users and at a refusal. Without a user it says what is missing.
func TestAKeyShowsWhatHappened(t *testing.T) {
	for _, key := range []string{"h", "f8"} {
		supported(t, &supportLog{}).sees("h history").press(key).run().sees("Attempts of uma")
	}
	options := find(t, "start").Setup()
	options.Controller = supporting{options.Controller, &supportLog{}}
	s := &scene{t: t, now: storybook.Now, options: options}
	s.start().resize(140, 40).sees("f8 history").press("h").misses("Attempts of uma").press("f8").run().sees("Attempts of uma").press("esc").sees("Sign-in details")

	demo := find(t, "demo-users").Setup()
	demo.Controller = supporting{demo.Controller, &supportLog{}}
	demo.Demo, demo.DemoUsers = nil, storybook.DemoUsers()
	s = &scene{t: t, now: storybook.Now, options: demo}
	s.start().resize(140, 40).sees("f8 history").press("f8").run().sees("Attempts of uma").press("esc").sees("Demo users")

	empty := find(t, "start-empty").Setup()
	empty.Controller = supporting{empty.Controller, &supportLog{}}
	s = &scene{t: t, now: storybook.Now, options: empty}
	s.start().misses("f8 history").press("ctrl+k", "what happened", "enter").sees("it needs the user pool ID")
}

// TestEventsOfAFileAreNeitherLiveNorLocal: the header says that a file is read.
func TestEventsOfAFileAreNeitherLiveNorLocal(t *testing.T) {
	options := find(t, "start-empty").Setup()
	options.History = func(ctx context.Context, progress func(string)) (walk.History, error) {
		return supporting{log: &supportLog{}}.History(ctx, walk.Walk{}, progress)
	}
	options.HistoryFile = "eve\x1b[31mnts.json"
	s := &scene{t: t, now: storybook.Now, options: options}
	s.start().sees("Attempts of uma").sees("FILE  eve").misses("LIVE").misses("LOCAL").misses("\x1b[31m")
	s.press("enter", "down", "enter").run().sees("Enter the password").sees("LIVE")
	s.options.HistoryFile = ""
	s.start().sees("Attempts of uma").sees("LIVE").misses("FILE")
}

// TestTheReadingIsEnded by esc or ^C, and what came stays.
func TestTheReadingIsEnded(t *testing.T) {
	for _, key := range []string{"esc", "ctrl+c"} {
		s := supported(t, &supportLog{waits: true})
		s.press("ctrl+k").run().press("what happened", "enter").sees("Reading CloudTrail").sees("^C stop reading")
		s.press(key).sees("Stopping").run().sees("15 wrong passwords").misses("Stopping")
		s.press("esc").sees("UserNotConfirmedException")
	}
}

// TestHistoryAndWhatFails says what somebody else can run where the logs or the user cannot
// be looked at.
func TestHistoryAndWhatFails(t *testing.T) {
	s := supported(t, &supportLog{err: errors.New("the credentials need cognito-idp:DescribeUserPool"), historyErr: errors.New("the credentials need cloudtrail:LookupEvents")})
	copied := ""
	s.options.Copy = func(text string) (string, string, error) {
		copied = text
		return "sent", "", nil
	}
	s.start()
	s.press("ctrl+k").run().press("what happened").press("enter").run().sees("the credentials need cloudtrail:LookupEvents").sees("authwalk history --username 'uma'")
	if s.press("enter").run(); copied != "authwalk history --username 'uma'" {
		t.Errorf("copied %q", copied)
	}
	s.press("esc").run().press("ctrl+k").run().press("why can this").press("enter").run()
	s.sees("the credentials need cognito-idp:DescribeUserPool").sees("authwalk check --username 'uma'").press("esc").run().sees("UserNotConfirmedException")
	newScene(t, "unconfirmed").press("ctrl+k").run().press("what happened").misses("What happened to this user")
}

// userless is a controller whose refusals have nothing to do with the user.
type userless struct{ supporting }

func (u userless) Explain(w walk.Walk, step int) walk.Explanation {
	explained := u.supporting.Explain(w, step)
	explained.NoUser = true
	return explained
}

func (u userless) WithPoolFacts(context.Context, walk.Start) ui.Controller { return u }

// TestNoUserIsLookedAtWhoHasNothingToDoWithIt.
func TestNoUserIsLookedAtWhoHasNothingToDoWithIt(t *testing.T) {
	options := find(t, "unconfirmed").Setup()
	with := supporting{options.Controller, &supportLog{}}
	for _, controller := range []ui.Controller{with, userless{with}} {
		options := find(t, "unconfirmed").Setup()
		options.Controller = controller
		s := (&scene{t: t, now: storybook.Now, options: options}).start().sees("UserNotConfirmedException")
		if _, is := controller.(userless); is {
			s.misses("Look at the user")
			continue
		}
		s.sees("Look at the user")
	}
}

// TestAnAttemptSaysWhereItWas, before the sign-in details do.
func TestAnAttemptSaysWhereItWas(t *testing.T) {
	options := find(t, "start").Setup()
	options.Controller = supporting{options.Controller, &supportLog{}}
	options.History = func(context.Context, func(string)) (walk.History, error) {
		return walk.History{Title: "Attempts of uma", Groups: []walk.HistoryGroup{{Text: "1 wrong password", Attempts: []walk.HistoryAttempt{{
			Text: "08:52 InitiateAuth", Start: walk.Start{Username: "uma", AuthFlow: "USER_SRP_AUTH", Target: walk.Target{ClientID: "shop", UserPoolID: "eu-north-1_Other", Region: "eu-north-1"}},
		}}}}}, nil
	}
	s := (&scene{t: t, now: storybook.Now, options: options}).start().sees("1 wrong password").sees("1 attempt ━").press("enter", "down", "enter").run()
	s.resize(80, 40).sees("eu-north-1_Other").sees("shop").misses("the region is")
}
