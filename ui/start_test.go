package ui_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// TestWhereItGoesIsOnTheFirstScreen holds that LOCAL or LIVE is said before
// anything is sent, and follows what is chosen and typed.
func TestWhereItGoesIsOnTheFirstScreen(t *testing.T) {
	newScene(t, "start-choices").sees("LOCAL").press("down").sees("LIVE").misses("LOCAL")
	newScene(t, "demo-users").press("enter").run().sees("LOCAL  127.0.0.1:9229").press("f2").sees("LOCAL  127.0.0.1:9229")
	newScene(t, "start").sees("LIVE  eu-west-1")
	s := newScene(t, "start-empty").sees("LIVE").press(slices.Repeat([]string{"tab"}, 7)...).press("down").sees("no endpoint yet")
	s.press("tab", "http://127.0.0.1:9").sees("LOCAL  127.0.0.1:9").press("backspace", "backspace", "backspace", "backspace", ".test").sees("LIVE  127.0.0.test")
}

// TestWithOnlyThePasswordMissingEnterSends: the focus is there.
func TestWithOnlyThePasswordMissingEnterSends(t *testing.T) {
	s := newScene(t, "start").sees("▸ Password").press("Winter-2026!", "enter").run()
	if walks := s.model.(ui.Model).Walks(); len(walks) != 1 || walks[0].Start.Username != "jane@example.com" {
		t.Errorf("%d walks were begun:\n%s", len(walks), s.text())
	}
}

// TestChangingTheDetailsBeginsAtWhatWasWrong goes back from a wrong password:
// everything else is kept, and the password is asked for.
func TestChangingTheDetailsBeginsAtWhatWasWrong(t *testing.T) {
	s := newScene(t, "wrong-password").press("enter").run()
	s.sees("▸ Password").sees("User name      nadia").misses("•••• (")
	s.resize(140, 40).sees("Start: The request is sent only when you").misses("Nothing has been sent")
}

// changing is a controller whose refusals have an action that changes the sign-in details.
type changing struct {
	ui.Controller
	action walk.Action
}

func (c changing) WithPoolFacts(context.Context, walk.Start) ui.Controller { return c }

func (c changing) Explain(walk.Walk, int) walk.Explanation {
	return walk.Explanation{Known: true, Actions: []walk.Action{c.action}}
}

// TestAnActionThatNamesAValueChangesIt: the form opens with it, says so, and enter sends.
func TestAnActionThatNamesAValueChangesIt(t *testing.T) {
	for _, c := range []struct {
		action walk.Action
		says   string
		begun  func(walk.Start) bool
	}{
		{
			walk.Action{Username: "nora", Field: api.KeyUsername},
			"The user name is nora now, in place of nadia.",
			func(begun walk.Start) bool { return begun.Username == "nora" },
		},
		{
			walk.Action{WithoutSecret: true, Field: "ClientSecret"},
			"The client secret is empty now.",
			func(begun walk.Start) bool { return begun.ClientSecret.IsZero() },
		},
		{
			walk.Action{WithoutDevice: true, Field: api.KeyDeviceKey},
			"DEVICE_KEY is left out now.",
			func(begun walk.Start) bool { return begun.WithoutDevice && !begun.Parameters.Has(api.KeyDeviceKey) },
		},
	} {
		s := &scene{t: t, now: storybook.Now, options: find(t, "wrong-password").Setup()}
		begin := *s.options.Begin
		begin.ClientSecret, begin.Parameters = walk.NewSecret("s3cret"), begin.Parameters.With(api.KeyDeviceKey, "us-east-1_7c1d9a52-0f3e-4b86-8a0e-5d2f9c66b701")
		s.options.Begin = &begin
		c.action.Kind, c.action.Label = walk.EditStart, "Change it"
		s.options.Controller = changing{s.options.Controller, c.action}
		s.start().press("enter").run().sees(c.says).press("enter").run()
		walks := s.model.(ui.Model).Walks()
		if last := walks[len(walks)-1].Start; len(walks) != 2 || !c.begun(last) {
			t.Errorf("%s: %d walks, the last one of %+v", c.says, len(walks), last)
		}
	}
}

// TestAnActionThatChangesAllThatWasWrongSendsAtOnce: on one key, without the form.
func TestAnActionThatChangesAllThatWasWrongSendsAtOnce(t *testing.T) {
	s := &scene{t: t, now: storybook.Now, options: find(t, "wrong-password").Setup()}
	s.options.Controller = changing{s.options.Controller, walk.Action{Kind: walk.EditStart, Label: "Try again as nora", Username: "nora", AtOnce: true}}
	s.start().press("enter").run().misses("Sign-in details")
	walks := s.model.(ui.Model).Walks()
	if last := walks[len(walks)-1].Start; len(walks) != 2 || last.Username != "nora" || last.Password != walks[0].Start.Password {
		t.Errorf("%d walks, the last one of %q", len(walks), last.Username)
	}
}

// inviting is a controller whose inbox has a password that the newest step sent.
type inviting struct {
	changing
	password string
}

func (c inviting) WithPoolFacts(context.Context, walk.Start) ui.Controller { return c }

func (c inviting) Inbox(_ context.Context, w walk.Walk) ([]walk.Message, error) {
	last := w.Last()
	return []walk.Message{
		{Purpose: api.ForgotPassword, Code: walk.NewSecret("654321"), At: last.Exchange.BeganAt()},
		{Purpose: last.Performed, Code: walk.NewSecret(c.password), At: last.Exchange.BeganAt()},
		{Purpose: last.Performed, Code: walk.NewSecret("older"), At: last.Exchange.BeganAt().Add(-time.Hour)},
	}, nil
}

// TestASentPasswordSignsInAtOnce: that of the inbox, which nothing shows. Without it the form asks
// for one.
func TestASentPasswordSignsInAtOnce(t *testing.T) {
	s := &scene{t: t, now: storybook.Now, options: find(t, "wrong-password").Setup()}
	action := walk.Action{
		Kind: walk.EditStart, Operation: api.FlowUserSRPAuth, WithoutPassword: true, Field: api.KeyPassword, WasSent: true, Label: "Sign in now",
	}
	recorded := s.options.Controller
	s.options.Controller = inviting{changing{recorded, action}, "Sent-2026!"}
	s.start().press("enter").run().misses("Sign-in details").misses("Sent-2026!")
	walks := s.model.(ui.Model).Walks()
	if last := walks[len(walks)-1].Start; len(walks) != 2 || last.Password.Reveal() != "Sent-2026!" {
		t.Errorf("%d walks, password %q", len(walks), last.Password.Reveal())
	}
	s.options.Controller = changing{recorded, action}
	s.start().press("enter").run().sees("Sign-in details").sees("▸ Password").misses("••••")
}

// TestSuggestionsAreHintedWhereThereAreAny goes through the fields of the start
// form: ^N is among the keys that work where it does something, and nowhere else.
func TestSuggestionsAreHintedWhereThereAreAny(t *testing.T) {
	t.Setenv("AWS_CONFIG_FILE", "/nonexistent")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
	hinted := 0
	for field := range 11 {
		s := newScene(t, "start").press(slices.Repeat([]string{"tab"}, field)...)
		hint := slices.ContainsFunc(s.model.(ui.Model).Keys(), func(b style.Binding) bool { return b.Matches("ctrl+n") })
		before := s.text()
		s.press("ctrl+n").run()
		if does := s.text() != before; does != hint {
			t.Errorf("^N is hinted: %v, does something: %v\n%s", hint, does, s.text())
		}
		if hint {
			hinted++
		}
	}
	if hinted != 4 {
		t.Errorf("%d fields with suggestions, want pool, client, profile and user", hinted)
	}
}

// TestTheListStandsAtWhoSignsIn while the first response is awaited.
func TestTheListStandsAtWhoSignsIn(t *testing.T) {
	options := find(t, "sms").Setup()
	for _, name := range []string{"nadia", "sam", "timo"} {
		options.DemoUsers = append(options.DemoUsers, walk.DemoUser{Username: name, Start: walk.Start{Username: name}})
	}
	options.Begin = &options.DemoUsers[2].Start
	m, _ := ui.New(options).Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !strings.Contains(m.View(), "▸ timo") {
		t.Errorf("timo is not selected in\n%s", m.View())
	}
}

// TestTheNextDemoUserIsOneKeyAway after the tokens, and the list stands at that one; after
// the last of them the sign-in details follow.
func TestTheNextDemoUserIsOneKeyAway(t *testing.T) {
	options := find(t, "tokens").Setup()
	second := *options.Begin
	second.Username = "tessa"
	options.DemoUsers = []walk.DemoUser{{Username: options.Begin.Username, Start: *options.Begin}, {Username: "tessa", Start: second}}
	s := &scene{t: t, now: storybook.Now, options: options}
	s.start().resize(140, 40).sees("signed in").sees("o Next demo user")
	s.press("o").run().sees("authwalk  tessa").sees("signed in").misses("Next demo user")
	s.press("esc").run().sees("▸ tessa")
	newScene(t, "tokens").press("o").run().sees("Sign-in details")
}

// TestUsersOfAPoolFileAreNoDemoUsers: they were not made to show anything.
func TestUsersOfAPoolFileAreNoDemoUsers(t *testing.T) {
	options := find(t, "tokens").Setup()
	options.DemoUsers = []walk.DemoUser{{Username: "nadia", Note: "Disabled.", Start: *options.Begin}}
	options.Begin = nil
	s := &scene{t: t, now: storybook.Now, options: options}
	s.start().sees("Users of the pool file").sees("Nobody else is reached.").misses("Demo users").sees("Disabled.")
	options.DemoUsers[0].Heading = "Sign in"
	s.start().sees("Demo users").misses("pool file")
}

// TestTabGoesFromGroupToGroup: sign-ins, set-ups and troubles, also of what the filter leaves.
func TestTabGoesFromGroupToGroup(t *testing.T) {
	s := newScene(t, "demo-users").start().press("enter").run().sees("tab next group").sees("▸ nadia")
	s.press("tab").sees("▸ tessa").press("tab").sees("▸ uma").press("tab").sees("▸ nadia")
	s.resize(80, 18).press("tab", "tab").sees("Troubles").sees("▸ uma").sees("  exa").press("tab")
	s.press("/", "e", "x", "p", "i", "r", "e").sees("▸ exa").misses("tab next group")
}

// TestTypingFindsADemoUser: a letter begins the filter, enter signs in as who is selected, and
// the keys of the list stay.
func TestTypingFindsADemoUser(t *testing.T) {
	s := newScene(t, "demo-users").start().press("enter").run().sees("a-z find")
	s.press("e").sees("Find ▸ e").press("x", "a").sees("▸ exa").sees("f2 edit").misses("a-z find")
	s.press("backspace", "backspace").sees("Find ▸ e").press("down", "up").press("esc").misses("Find ▸").sees("a-z find")
	s.press("h", "o").sees("Find ▸ ho").press("esc").sees("▸ ")
	s.press("n", "a", "d", "f2").sees("Sign-in details").sees("nadia")
	newScene(t, "demo-users").start().press("d").sees("Find ▸ d")
	newScene(t, "demo-users").press("enter").run().press("x", "x", "x").sees("Nothing matches").misses("f2 edit").press("f2").sees("Nothing matches")
}
