package storybook

import (
	"context"
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// Story is a state of the interface with a name: how it is set up and the
// keys that lead there.
type Story struct {
	// Name is how goldens call it, Says what it shows.
	Name, Description string
	Options           ui.Options
	Keys              []string
}

// Model is the story's model in a window of this size.
func (s Story) Model(width, height int) tea.Model {
	return Press(Show(ui.New(s.Options), width, height), s.Keys...)
}

const password = "Correct-horse-7"

func options() ui.Options {
	return ui.Options{
		Controller: Controller{}, Dark: true, After: Never, Now: clock,
		Copy: func(string) (string, error) { return "through the terminal (OSC 52)", nil },
		Save: func(walk.Values) (string, error) { return "~/.config/authwalk/targets.yaml", nil },
	}
}

// Start is how an invented user signs in, live or on this machine.
func Start(user string, local bool) walk.Start {
	target := walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "7f3k2qv0example9p1s", Region: "eu-west-1"}
	if local {
		target.Endpoint = "http://127.0.0.1:9229"
	}
	return walk.Start{Target: target, Operation: walk.InitiateAuth, AuthFlow: "USER_SRP_AUTH", Username: user, Password: walk.NewSecret(password)}
}

func walking(name, says, user string, local bool, keys ...string) Story {
	o := options()
	start := Start(user+"@example.com", local)
	o.Begin = &start
	return Story{name, says, o, keys}
}

// later lets a story happen some time after its walk.
func later(s Story, by time.Duration) Story {
	s.Options.Now = func() time.Time { return clock().Add(by) }
	return s
}

func stepping(s Story) Story {
	s.Options.Step = true
	return s
}

func demoUsers() []ui.DemoUser {
	return []ui.DemoUser{
		{Username: "jane", Note: "A password and then a code by text message.", Start: Start("jane", true)},
		{Username: "new", Note: "A temporary password that must be replaced.", Start: Start("new", true)},
		{Username: "setup", Note: "MFA is required and no factor is set up yet.", Start: Start("setup", true)},
		{Username: "choice", Note: "USER_AUTH with several factors to choose from.", Start: Start("choice", true)},
		{Username: "refused", Note: "A client secret that does not match: see what Cognito says, and why.", Start: Start("refused", true)},
	}
}

func starting(name, says string, change func(*ui.Options), keys ...string) Story {
	o := options()
	change(&o)
	return Story{name, says, o, keys}
}

func filled(o *ui.Options) {
	o.Filled = walk.NewValues(map[string]string{"Where": "aws", "UserPoolId": "eu-west-1_Ab12Cd34E", "Region": "eu-west-1", "ClientId": "7f3k2qv0example9p1s", "USERNAME": "jane@example.com"})
	o.Notice = `Pool, client and flow come from target "staging"`
}

func demo(o *ui.Options) {
	o.Demo = func(context.Context) (ui.Demo, error) {
		return ui.Demo{Controller: Controller{}, DemoUsers: demoUsers(), Notice: "The demo pool listens on 127.0.0.1:40001"}, nil
	}
}

func closedDemo(o *ui.Options) {
	o.Demo = func(context.Context) (ui.Demo, error) { return ui.Demo{}, errors.New("the port is taken") }
}

// Stories are all there are.
func Stories() []Story {
	nothing := func(*ui.Options) {}
	return []Story{
		starting("start-empty", "the start form with nothing filled in", nothing),
		starting("start", "the start form filled from a target", filled),
		starting("start-flow", "choosing a flow", filled, "shift+tab", "shift+tab", "down"),
		starting("start-missing", "the button pressed with something missing", nothing, "enter"),
		starting("start-wrong-region", "a pool of another region", filled, "secret", "tab", "tab", "backspace", "backspace", "enter"),
		starting("doors", "the demo pool or one's own", demo),
		starting("doors-closed", "a demo pool that does not open", closedDemo, "enter"),
		starting("cast", "choosing somebody of the demo pool", demo, "enter"),
		starting("cast-edit", "a cast member in the start form", demo, "enter", "e"),
		walking("sms", "a code by text message", "jane", false, "4711"),
		walking("sms-refused", "a code that was refused", "jane", false, "000000", "enter"),
		walking("sms-inbox", "the emulator's inbox and its newest code", "jane", true, "ctrl+o", "ctrl+o", "ctrl+n"),
		walking("totp", "a code from an app", "totp", false),
		walking("new-password", "a password while it is typed", "new", false, "Correct7"),
		walking("mfa-setup", "setting up an app", "setup", false),
		walking("mfa-setup-text", "the secret as text", "setup", false, "ctrl+r"),
		walking("mfa-setup-code", "the QR code", "setup", false, "ctrl+t"),
		walking("select-challenge", "choosing a first factor", "choice", false),
		walking("select-mfa", "choosing a second factor", "factors", false),
		walking("custom", "a challenge of a trigger", "custom", false),
		stepping(walking("proof", "the proof of a password, stopped at", "jane", false, "down", "down", "down")),
		stepping(walking("proof-full", "a value of the proof in full", "jane", false, "down", "v")),
		walking("refused", "an exception and its why", "refused", false),
		walking("unreachable", "an endpoint that is not there", "nowhere", false),
		walking("tokens", "signed in", "plain", false),
		walking("tokens-access", "the access token, a claim explained", "plain", false, "2", "down", "down"),
		walking("tokens-refresh", "the refresh token", "plain", false, "3"),
		later(walking("tokens-expired", "tokens that have expired, and the key that renews them", "plain", false), 2*time.Hour),
		walking("tokens-revealed", "secrets on screen", "plain", false, "ctrl+r"),
		walking("performed", "a call after signing in", "plain", false, "u"),
		walking("change-password", "a form after signing in", "plain", false, "c"),
		walking("path", "looking back", "jane", false, "47", "ctrl+g"),
		walking("path-branch", "asking before walking again against live users", "jane", false, "ctrl+g", "b"),
		walking("panel", "the next panel", "jane", false, "ctrl+o"),
		walking("copy", "the copy menu", "jane", false, "ctrl+y"),
		walking("help", "help for the focused field", "jane", false, "f1"),
		walking("quit", "asking before quitting", "jane", false, "ctrl+c"),
		lateStory(),
		hostileStory(),
	}
}

// lateStory is a session that ended while somebody typed.
func lateStory() Story {
	s := walking("session-over", "a session that ended while somebody typed", "jane", false, "4711", "enter")
	s.Options.Now = func() time.Time { return Now.Add(5 * time.Minute) }
	return s
}

func hostileStory() Story {
	s := walking("hostile", "texts that attack the terminal", "custom", false)
	s.Options.Controller = Controller{Hostile: true}
	return s
}
