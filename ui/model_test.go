package ui_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// scene is a model whose commands wait until they are run, with a clock and a
// list of what it asked to be told later.
type scene struct {
	t       *testing.T
	options ui.Options
	model   tea.Model
	now     time.Time
	waiting []tea.Cmd
	timers  []func(time.Time) tea.Msg
	ticks   int
	quit    bool
	// newestFirst runs what was asked last before what was asked earlier.
	newestFirst bool
}

func newScene(t *testing.T, story string) *scene {
	t.Helper()
	return sceneOf(t, find(t, story))
}

func sceneOf(t *testing.T, story storybook.Story) *scene {
	t.Helper()
	s := &scene{t: t, now: storybook.Now, options: story.Setup()}
	return s.start()
}

// start runs the model of the scene's options in a window of 80x24.
func (s *scene) start() *scene { return s.open().run() }

// open is the model before anything that it asks for has come.
func (s *scene) open() *scene {
	s.options.Now = func() time.Time { return s.now }
	s.options.After = func(_ time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		s.ticks++
		s.timers = append(s.timers, then)
		return nil
	}
	model := ui.New(s.options)
	s.model = model
	s.resize(80, 24)
	s.waiting = append(s.waiting, model.Init())
	return s
}

func (s *scene) resize(width, height int) *scene {
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	return s
}

func find(t testing.TB, name string) storybook.Story {
	t.Helper()
	stories := storybook.Stories()
	n := slices.IndexFunc(stories, func(s storybook.Story) bool { return s.Name == name })
	if n < 0 {
		t.Fatalf("no story %q", name)
	}
	return stories[n]
}

// send gives a message to the model and keeps the command that comes of it.
func (s *scene) send(msg tea.Msg) {
	var command tea.Cmd
	s.model, command = s.model.Update(msg)
	if command != nil {
		s.waiting = append(s.waiting, command)
	}
}

func (s *scene) press(names ...string) *scene {
	for _, name := range names {
		for _, key := range storybook.Keys(name) {
			s.send(key)
		}
	}
	return s
}

// run runs what waits, and what comes of it.
func (s *scene) run() *scene {
	for len(s.waiting) > 0 {
		s.next()
	}
	return s
}

// until runs what waits until a text is on screen, and no further.
func (s *scene) until(text string) *scene {
	s.t.Helper()
	for len(s.waiting) > 0 && !strings.Contains(s.text(), text) {
		s.next()
	}
	return s.sees(text)
}

// next runs one of what waits.
func (s *scene) next() {
	at := 0
	if s.newestFirst {
		at = len(s.waiting) - 1
	}
	command := s.waiting[at]
	s.waiting = slices.Delete(slices.Clone(s.waiting), at, at+1)
	switch msg := command().(type) {
	case nil:
	case tea.QuitMsg:
		s.quit = true
	case tea.BatchMsg:
		for _, each := range msg {
			if each != nil {
				s.waiting = append(s.waiting, each)
			}
		}
	default:
		s.send(msg)
	}
}

// later lets time pass and rings all timers.
func (s *scene) later(d time.Duration) *scene {
	s.now = s.now.Add(d)
	timers := s.timers
	s.timers = nil
	for _, ring := range timers {
		s.send(ring(s.now))
	}
	return s.run()
}

func (s *scene) text() string { return screenText(s.model.View()) }

func (s *scene) sees(text string) *scene {
	s.t.Helper()
	if !strings.Contains(s.text(), text) {
		s.t.Errorf("%q is not on screen:\n%s", text, s.text())
	}
	return s
}

func (s *scene) misses(text string) *scene {
	s.t.Helper()
	if strings.Contains(s.text(), text) {
		s.t.Errorf("%q is on screen:\n%s", text, s.text())
	}
	return s
}

func TestEnterTwiceSendsOnce(t *testing.T) {
	s := newScene(t, "sms").press("471108", "enter", "enter")
	s.press("1", "2", "tab", "enter")
	s.run().sees("signed in").sees("3 steps")
}

func TestGivenUpCallStaysOnThePath(t *testing.T) {
	s := newScene(t, "sms").press("471108", "enter", "esc").run()
	s.misses("signed in").sees("Cancelled. Nothing was sent.").sees("4 7 1 1 0 8")
	walks := s.model.(ui.Model).Walks()
	if last := walks[len(walks)-1].Last(); last.Error == nil || last.Error.Kind != walk.Cancelled || last.Answered != "SMS_MFA" {
		t.Errorf("the newest step is %+v", last)
	}
	s.press("enter").run().sees("signed in").sees("SMS_MFA ✗").sees("3 steps")
}

func TestWhoGivesUpTwiceDoesNotWait(t *testing.T) {
	s := newScene(t, "sms").press("471108", "enter", "esc", "esc")
	s.sees("Cognito might have handled").run()
	s.misses("signed in").sees("4 7 1 1 0 8")
}

func TestKeysOfAWaitAreForNobody(t *testing.T) {
	s := newScene(t, "sms").press("471108", "enter", "99", "tab", "f1", "ctrl+g", "esc")
	s.sees("4 7 1 1 0 8").misses("Help").misses("Path: step")
}

func TestLateAnswerIsNotTakenForTheNext(t *testing.T) {
	s := newScene(t, "sms").press("000000", "enter")
	late := s.waiting
	s.waiting = nil
	s.press("esc", "esc")
	s.press("backspace", "1", "enter")
	next := s.waiting
	s.waiting = late
	s.run().misses("CodeMismatchException")
	s.waiting = next
	s.run().sees("signed in").sees("3 steps")
}

func TestWaitingIsShownAfterAMomentOnly(t *testing.T) {
	s := newScene(t, "sms").press("471108", "enter")
	asked := s.waiting
	s.waiting = nil
	s.misses("Waiting for")
	s.later(150 * time.Millisecond).sees("| Waiting for a response… 0 s").sees("esc cancel")
	s.later(time.Second).sees("/ Waiting for a response… 1 s")
	s.waiting = asked
	s.run().sees("signed in").misses("Waiting for")
}

func TestQuitAsksOnceWhereSomethingIsLost(t *testing.T) {
	s := newScene(t, "sms").press("ctrl+c").run().sees("Quit?")
	if s.quit {
		t.Fatal("quit without asking")
	}
	if s.press("esc").run(); s.quit {
		t.Fatal("esc quit")
	}
	if s.misses("Quit?").press("ctrl+c", "ctrl+c").run(); !s.quit {
		t.Error("the second ^C did not quit")
	}
}

func TestQuitAtTheStartDoesNotAsk(t *testing.T) {
	if s := newScene(t, "start").press("ctrl+c").run(); !s.quit {
		t.Error("asked although nothing is lost")
	}
}

func TestQuitDuringARequestSaysWhatMayHaveHappened(t *testing.T) {
	s := newScene(t, "sms").press("471108", "enter", "ctrl+c").sees("A request is in progress")
	if s.press("ctrl+c"); s.model.(ui.Model).InFlight() == "" {
		t.Error("nothing is known to be in flight")
	}
}

// secretOf is the authenticator's secret that the newest walk was given.
func secretOf(t *testing.T, m tea.Model) string {
	t.Helper()
	walks := m.(ui.Model).Walks()
	for _, step := range walks[len(walks)-1].Steps {
		if secret := step.Members.Get("SecretCode"); secret != "" {
			return secret
		}
	}
	t.Fatal("no secret was given in this walk")
	return ""
}

func TestRevealedSecretsHideThemselves(t *testing.T) {
	s := newScene(t, "mfa-setup").press("enter").run()
	secret := secretOf(t, s.model)
	shown := secret[:4] + " " + secret[4:8]
	s.misses(shown).press("ctrl+r").run().sees(shown).sees("Secrets are on screen, 30 s")
	s.later(29 * time.Second).sees(shown)
	s.later(time.Second).misses(secret[:4]).misses("Secrets are on screen")
}

func TestRevealedSecretsHideOnLeaving(t *testing.T) {
	s := newScene(t, "tokens")
	s.send(tea.WindowSizeMsg{Width: 140, Height: 60})
	s.press("ctrl+r").run().sees("eyJhbGci")
	s.press("esc").run().press("ctrl+g").run().misses("eyJhbGci").misses("Secrets are on screen")
}

func TestNothingTicksAtRest(t *testing.T) {
	s := newScene(t, "start").press("tab", "tab", "x").run()
	if s.ticks != 0 {
		t.Errorf("%d timers were set where nothing counts down", s.ticks)
	}
}

func TestOneTickASecondWhileASessionCountsDown(t *testing.T) {
	s := newScene(t, "sms")
	s.timers = s.timers[len(s.timers)-1:]
	for range 5 {
		s.press("4")
	}
	if len(s.timers) != 1 {
		t.Fatalf("%d timers run at once", len(s.timers))
	}
	s.sees("3:00").later(time.Second).sees("2:59")
	s.later(159 * time.Second).sees("0:20")
	s.later(time.Minute).sees("session may have expired")
	if len(s.timers) != 0 {
		t.Error("a timer runs although the session is over")
	}
}

func TestSessionThatEndsIsRepeatedUpToItsStep(t *testing.T) {
	s := newScene(t, "sms-inbox").press("ctrl+g", "b").run() // with the client's settings known
	s.press("4711").later(3*time.Minute + time.Second)
	s.sees("Press enter to repeat").press("enter").sees("Sign in again up to this step?")
	s.press("enter").run().misses("4 7 1 1").misses("Sign in again up to this step?")
	if walks := s.model.(ui.Model).Walks(); len(walks) != 3 || walks[2].BranchStep != 2 {
		t.Errorf("%d walks, want the last replayed up to step 2", len(walks))
	}
}

// expiring knows when the session ends.
type expiring struct{ ui.Controller }

func (e expiring) WithPoolFacts(context.Context, walk.Start) ui.Controller { return e }

func (expiring) SessionEnd(walk.Walk) (time.Time, bool) {
	return storybook.Now.Add(3 * time.Minute), false
}

// TestASpentCodeIsLeftOutOfAReplay, and one that was not sent: the new sign-in has its own.
func TestASpentCodeIsLeftOutOfAReplay(t *testing.T) {
	for typed, kept := range map[string]string{"": "_ _ _ _ _ _", "1": "_ _ _ _ _ _"} {
		s := &scene{t: t, now: storybook.Now, options: find(t, "sms-refused").Setup()}
		s.options.Controller = expiring{s.options.Controller}
		s.start().press("000000", "enter").run().sees("CodeMismatchException").sees("0 0 0 0 0 0")
		if typed != "" {
			s.press("backspace", typed)
		}
		s.later(3*time.Minute + time.Second).press("enter").sees("Sign in again up to this step?")
		s.press("enter").run().sees("▸ SMS_MFA").sees(kept).misses("CodeMismatchException")
	}
}

// TestWhatIsRuledOutIsMarked wherever causes are listed.
func TestWhatIsRuledOutIsMarked(t *testing.T) {
	newScene(t, "wrong-password").resize(80, 24).sees("Likely causes").sees("Ruled out").sees("· the app client and flow")
	newScene(t, "sms-refused").press("000000", "enter").run().sees("ruled out: the session")
}

// TestLocalOrLiveIsOnEveryScreen and at every size that has room for a title.
func TestLocalOrLiveIsOnEveryScreen(t *testing.T) {
	for _, story := range fewer(storybook.Stories()) {
		for _, size := range sizes {
			view := screenText(tell(story, size[0], size[1]).View())
			said := func(where string) bool { return strings.Contains(view, where) }
			if !slices.ContainsFunc([]string{"LOCAL", "LIVE", "FILE", "no endpoint yet", "nothing is sent"}, said) {
				t.Errorf("%s at %dx%d:\n%s", story.Name, size[0], size[1], view)
			}
		}
	}
}

func TestPastedClientIDGoesWhereItBelongs(t *testing.T) {
	s := newScene(t, "start")
	s.press("shift+tab")
	id := strings.Repeat("7f3k2", 5) + "z"
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(id), Paste: true})
	s.sees("an app client ID").sees("App client ID  " + id)
}

func TestPastedPasswordStaysWhereItIs(t *testing.T) {
	s := newScene(t, "start")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("x", 26)), Paste: true})
	s.sees("•••• (26)").sees("7f3k2qv0example9p1s").misses("an app client ID")
}

func TestPastedEnterPressesNothing(t *testing.T) {
	s := newScene(t, "sms")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("471-108\n"), Paste: true})
	s.run().misses("signed in").sees("4 7 1 1 0 8")
}

func TestSuggestionsAreTakenInTurn(t *testing.T) {
	s := newScene(t, "demo-users").press("enter").run().press("f2", "tab", "tab")
	s.press("ctrl+n").run().sees("▸ us-east-1_AuthwalkD  authwalk everyday").sees("3 of 3")
	s.press("down").sees("▸ us-east-1_AuthwalkM").press("enter").misses("3 of 3").sees("us-east-1_AuthwalkM")
	s.press("ctrl+n").run().sees("▸ us-east-1_AuthwalkM").press("esc")
	// Typing leaves what fits, by name too; esc keeps what was typed.
	s.press("ctrl+n").run().press("ctrl+u", "every").sees("1 of 3").sees("▸ us-east-1_AuthwalkD")
	s.press("x").sees("nothing matches what is typed").press("esc").misses("of 3").sees("everyx").sees("Sign-in details")
}

// TestAListGoesWithTheFocus, also while it is looked for.
func TestAListGoesWithTheFocus(t *testing.T) {
	t.Setenv("AWS_CONFIG_FILE", "/nonexistent")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
	s := newScene(t, "demo-users").press("enter").run().press("f2", "tab", "tab")
	s.press("ctrl+n").sees("looking for values").press("tab").misses("looking for values").run().misses("3 of 3")
	s.press("shift+tab", "ctrl+n").run().sees("3 of 3").press("tab").misses("3 of 3")
	s.press("tab", "tab", "tab", "tab", "tab", "tab", "ctrl+n").run().sees("No values to list. Type the value.").press("tab").misses("values to list")
}

// searched are users looked for by what they begin with.
type searched struct {
	ui.Controller
	asked *[]string
}

func (s searched) Suggest(_ context.Context, filled walk.Values, _ string) ([]walk.Choice, error) {
	text := filled.Get("USERNAME")
	*s.asked = append(*s.asked, text)
	if text == "forbidden" {
		return nil, errors.New("the credentials need cognito-idp:ListUsers.")
	}
	return []walk.Choice{{Value: text + "a", Label: text + "@example.org  CONFIRMED"}, {Value: text + "b"}}, nil
}

// TestUsersAreLookedForWhileOneTypes: once in a pause, and where the permission is
// missing it is named and typing works.
func TestUsersAreLookedForWhileOneTypes(t *testing.T) {
	var asked []string
	options := find(t, "start").Setup()
	options.Controller = searched{options.Controller, &asked}
	s := &scene{t: t, now: storybook.Now, options: options}
	s.start().press("shift+tab", "ctrl+u", "na", "ctrl+n").run().sees("▸ naa  na@example.org  CONFIRMED").sees("nab")
	s.press("d", "i").later(time.Second).run().sees("▸ nadia").press("enter").misses("nadib").sees("nadia")
	if got := strings.Join(asked, " "); got != "na nadi" {
		t.Errorf("asked for %s", got)
	}
	s.press("ctrl+n").press("ctrl+u", "forbidden").later(time.Second).run()
	s.press("ctrl+n").run().sees("cognito-idp:ListUsers. Type the value.")
	before := len(asked)
	if s.press("x").later(time.Second).run().sees("forbiddenx"); len(asked) != before {
		t.Error("asked again for what is refused")
	}
}

// offering looks for users without being asked.
type offering struct{ searched }

func (o offering) StartPrompt(filled walk.Values) walk.Prompt {
	prompt := o.searched.StartPrompt(filled)
	for n := range prompt.Fields {
		prompt.Fields[n].Unasked = prompt.Fields[n].Searched
	}
	return prompt
}

// TestUsersAreOfferedWhileOneTypes: enter stays the button until one is selected, what was
// taken or left as typed is offered no more, and a refusal is not spoken of.
func TestUsersAreOfferedWhileOneTypes(t *testing.T) {
	var asked []string
	options := find(t, "start").Setup()
	options.Controller = offering{searched{options.Controller, &asked}}
	s := &scene{t: t, now: storybook.Now, options: options}
	s.start().press("shift+tab", "ctrl+u", "n", "a").later(time.Second).run().sees("naa  na@example.org").misses("▸ naa").sees("enter start sign-in")
	s.press("down", "down").sees("▸ nab").sees("enter take").press("up", "up").misses("▸ naa").press("down", "enter")
	s.later(time.Second).run().sees("▸ User name      naa").misses("nab")
	s.press("x").later(time.Second).run().sees("naaxb").press("esc").later(time.Second).run().misses("naaxb").sees("naax")
	if got := strings.Join(asked, " "); got != "na naax" {
		t.Errorf("asked for %s", got)
	}
	s.press("ctrl+u", "forbidden").later(time.Second).run().misses("ListUsers").sees("▸ User name      forbidden")
	s.press("ctrl+u", "y").later(time.Second).run().sees("yb").press("enter").misses("yb").sees("Enter the password")
}

func TestFlowDecidesWhichFieldsThereAre(t *testing.T) {
	s := newScene(t, "start").press("secret", "tab", "tab", "tab", "down", "down", "down", "tab")
	s.sees("Refresh token").misses("Password  ")
	s.press("shift+tab", "up", "up", "up", "tab").sees("jane@example.com").sees("•••• (6)")
}

func TestWalksAreKeptAndSwitched(t *testing.T) {
	s := newScene(t, "demo-users").press("enter").run().press("enter").run().sees("nadia")
	s.press("esc", "enter").run().press("down", "enter").run().sees("sam")
	s.press("ctrl+g").sees("walk 2 of 2").press("left").sees("walk 1 of 2").press("s").run().sees("SMS_MFA")
}

func TestBranchAsksAgainstLiveUsers(t *testing.T) {
	s := newScene(t, "sms").press("ctrl+g", "b").sees("LIVE: this can send").press("enter").run()
	if walks := s.model.(ui.Model).Walks(); len(walks) != 2 || walks[1].BranchOf == "" {
		t.Errorf("%d walks, want a branch", len(walks))
	}
	s = newScene(t, "sms-inbox").press("ctrl+g", "b").run().misses("LIVE: this can send")
	if len(s.model.(ui.Model).Walks()) != 2 {
		t.Error("a local walk was not branched at once")
	}
}

func TestASecretIsCopiedWholeOrNotAtAll(t *testing.T) {
	var copied string
	story := find(t, "mfa-setup")
	story.Options.Copy = func(text string) (string, string, error) { copied = text; return "somehow", "", nil }
	m := story.Model(80, 24)
	m = storybook.Press(m, "ctrl+y", "enter")
	if copied != "" || !strings.Contains(m.View(), "Not copied: secret is a secret") {
		t.Errorf("copied %q", copied)
	}
	after := storybook.Press(m, " ", "enter")
	if copied != secretOf(t, m) {
		t.Errorf("copied %q although secrets were ticked", copied)
	}
	if !strings.Contains(after.View(), "It stays in the clipboard until replaced.") {
		t.Errorf("nobody says that the secret stays:\n%s", after.View())
	}
	if copied = ""; storybook.Press(story.Model(80, 24), "ctrl+y", "enter").View() != m.View() || copied != "" {
		t.Error("the tick was kept")
	}
}

func TestNoSecretIsOnScreenUnasked(t *testing.T) {
	secret := secretOf(t, find(t, "mfa-setup").Model(80, 24))
	for _, story := range fewer(storybook.Stories()) {
		if slices.Contains(story.Keys, "ctrl+r") {
			continue
		}
		for _, size := range [][2]int{{80, 24}, {200, 60}} {
			// A member's name, not the password that a story types.
			view := strings.ReplaceAll(tell(story, size[0], size[1]).View(), "answerCorrect", "")
			for _, secret := range []string{"Winter-", "Start-2026", "Correct", secret[:4], "AYABe", "eyJhbGci"} {
				if strings.Contains(view, secret) {
					t.Errorf("%s: %q is on screen", story.Name, secret)
				}
			}
		}
	}
}

func TestHostileTextsDoNotReachTheTerminal(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {200, 60}} {
		view := ansi.Strip(find(t, "hostile").Model(size[0], size[1]).View())
		for _, r := range view {
			if r != '\n' && (r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u202e' || r == '\u200b') {
				t.Fatalf("%U is on screen", r)
			}
		}
	}
}

func TestNoTwoKeysOfAScreenAreTheSame(t *testing.T) {
	for _, story := range storybook.Stories() {
		seen := map[string]string{}
		for _, b := range tell(story, 80, 24).(ui.Model).Keys() {
			for _, key := range b.Keys {
				if was, taken := seen[key]; taken && b.DisabledReason == "" {
					t.Errorf("%s: %s is both %q and %q", story.Name, key, was, b.Desc)
				}
				if b.DisabledReason == "" {
					seen[key] = b.Desc
				}
			}
		}
	}
}

// TestUpdateLeavesTheModelBefore holds that a model is a value: what comes
// after it does not change it.
func TestUpdateLeavesTheModelBefore(t *testing.T) {
	for _, story := range fewer(storybook.Stories()) {
		m := story.Model(80, 24)
		before := m.View()
		storybook.Press(m, "x", "tab", "down", "up", "ctrl+o", "7", "enter", "ctrl+g", "esc")
		if after := m.View(); after != before {
			t.Errorf("%s was changed by what came later:\n%s", story.Name, after)
		}
	}
}

func TestAnyKeysAtAnySize(t *testing.T) {
	names := []string{
		"enter", "tab", "shift+tab", "esc", "up", "down", "left", "right", "pgup", "pgdown", "f1", "backspace", "ctrl+c",
		"ctrl+g", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+r", "ctrl+s", "ctrl+t", "ctrl+y", "ctrl+l", " ", "1", "3", "b", "e", "o", "s", "v", "x", "000000", "é漢",
	}
	stories := storybook.Stories()
	rapid.Check(t, func(t *rapid.T) {
		m := toldAt(rapid.SampledFrom(stories).Draw(t, "story"), 80, 24)
		for range rapid.IntRange(1, 12).Draw(t, "length") {
			m = storybook.Press(m, rapid.SampledFrom(names).Draw(t, "key"))
			w, h := rapid.IntRange(1, 160).Draw(t, "width"), rapid.IntRange(1, 50).Draw(t, "height")
			m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			lines := strings.Split(m.View(), "\n")
			if len(lines) > h {
				t.Fatalf("%d lines in a window of %d", len(lines), h)
			}
			for _, line := range lines {
				if ansi.StringWidth(line) > w {
					t.Fatalf("%q is wider than %d", line, w)
				}
			}
		}
	})
}

// explained counts how often steps are explained.
type explained struct {
	ui.Controller
	times *int
}

func (e explained) Explain(w walk.Walk, step int) walk.Explanation {
	*e.times++
	return e.Controller.Explain(w, step)
}

func (e explained) WithPoolFacts(context.Context, walk.Start) ui.Controller { return e }

func TestScrollingThroughAProofExplainsNothingAgain(t *testing.T) {
	options := find(t, "proof").Setup()
	times := 0
	options.Controller = explained{options.Controller, &times}
	m := storybook.Show(ui.New(options), 80, 24)
	before := times
	for range 5 {
		m = storybook.Press(m, "down", "ctrl+o")
		_ = m.View()
	}
	if before == 0 || times != before {
		t.Errorf("explained %d times, and %d times more while scrolling", before, times-before)
	}
}

// consulted counts how often a controller is asked what can be done.
type consulted struct {
	ui.Controller
	times *int
}

func (a consulted) Operations(w walk.Walk) []walk.Action {
	*a.times++
	return a.Controller.Operations(w)
}

func (a consulted) WithPoolFacts(context.Context, walk.Start) ui.Controller { return a }

// What can be done after a sign-in is found by looking through all steps: not for every
// frame.
func TestDrawingTokensAsksNothingAgain(t *testing.T) {
	options := find(t, "tokens").Setup()
	times := 0
	options.Controller = consulted{options.Controller, &times}
	m := storybook.Show(ui.New(options), 140, 40)
	before := times
	for range 5 {
		m = storybook.Press(m, "down", "ctrl+o")
		_ = m.View()
	}
	if before == 0 || times != before {
		t.Errorf("asked %d times, and %d times more while scrolling", before, times-before)
	}
}

func TestMouseIsTakenOnlyWhenAskedFor(t *testing.T) {
	click := tea.MouseMsg{X: 20, Y: 6, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	for _, mouse := range []bool{false, true} {
		story := find(t, "demo-users")
		story.Options.Mouse = mouse
		m, _ := story.Model(80, 24).Update(click)
		if moved := strings.Contains(m.View(), "▸ sam "); moved != mouse {
			t.Errorf("with the mouse %t:\n%s", mouse, m.View())
		}
	}
}

func TestClickGoesToAField(t *testing.T) {
	story := find(t, "start")
	story.Options.Mouse = true
	m := story.Model(80, 24)
	for y, line := range strings.Split(screenText(m.View()), "\n") {
		if strings.Contains(line, "User name") {
			m, _ = m.Update(tea.MouseMsg{X: 20, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
		}
	}
	if !strings.Contains(m.View(), "▸ User name") {
		t.Errorf("the click went elsewhere:\n%s", m.View())
	}
}

// TestCheckedSignaturesStayChecked holds where what is known of the pool comes
// after the signatures have been checked.
func TestCheckedSignaturesStayChecked(t *testing.T) {
	s := &scene{t: t, now: storybook.Now, newestFirst: true}
	model := ui.New(find(t, "tokens").Setup())
	s.model, s.waiting = model, []tea.Cmd{model.Init()}
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.run().sees("verified with the pool's keys")
}

func TestNewestCodeIsLookedForWhereNoneIsKnownYet(t *testing.T) {
	s := newScene(t, "demo-users").press("enter").run().press("enter")
	begin := s.waiting
	s.waiting = nil
	for _, command := range begin {
		s.send(command())
	}
	s.waiting = nil // what looks into the inbox after the step has not come back
	s.sees("SMS_MFA").press("ctrl+n").sees("_ _ _ _ _ _").run()
	walks := s.model.(ui.Model).Walks()
	messages, err := s.options.Controller.Inbox(t.Context(), walks[len(walks)-1])
	if err != nil || len(messages) == 0 {
		t.Fatalf("%d messages, %v", len(messages), err)
	}
	s.sees(strings.Join(strings.Split(messages[0].Code.Reveal(), ""), " "))
	newScene(t, "sms").press("ctrl+n").run().sees("_ _ _ _ _ _")
}

// TestNothingTurnsWithoutMotion holds that the sign of waiting stands still
// where no motion is wanted, while the seconds still count.
func TestNothingTurnsWithoutMotion(t *testing.T) {
	story := find(t, "sms")
	story.Options.NoMotion = true
	s := sceneOf(t, story).press("471108", "enter")
	s.waiting = nil
	s.later(150 * time.Millisecond).sees(" Waiting for a response… 0 s").misses("| Waiting")
	s.later(time.Second).sees(" Waiting for a response… 1 s").misses("/ Waiting")
}

// TestTheSmallestWindowBeginsWithTheMeaning of a refusal, under what Cognito said.
func TestTheSmallestWindowBeginsWithTheMeaning(t *testing.T) {
	newScene(t, "unconfirmed").resize(40, 12).sees("User is not confirmed.").sees("The sign-up of this user is not").misses("What it means")
	newScene(t, "unconfirmed").resize(80, 24).sees("What it means")
}
