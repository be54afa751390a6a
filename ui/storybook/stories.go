package storybook

import (
	"context"
	"time"

	"authwalk/flow"
	"authwalk/flow/walk"
	"authwalk/ui"

	tea "github.com/charmbracelet/bubbletea"
)

// Story is a state of the screens with a name: the recording it plays, how the
// program is set up, and the keys that lead there.
type Story struct {
	// Name is how goldens call it, Description what it shows.
	Name, Description string
	// Recording is what the service answers. Live plays it at Amazon's own
	// endpoint in place of an emulator's.
	Recording string
	Live      bool
	// Begins tells that the recorded sign-in begins at once, without the start
	// form.
	Begins bool
	// Later is how long after the recorded calls the screen is looked at.
	Later time.Duration
	// Behind is how far this machine's clock is behind that of the recorded service.
	Behind  time.Duration
	Options ui.Options
	Keys    []string
	// Asks is asked over the screens after the keys.
	Asks walk.Prompt
	// opensDemo offers the demo pools.
	opensDemo bool
}

// endpoint is where the recordings that are not live were made.
const endpoint = "http://127.0.0.1:9229"

// Setup is what the program begins with: a controller of its own, at the start
// of the recording.
func (s Story) Setup() ui.Options {
	at := endpoint
	if s.Live {
		at = ""
	}
	edges, start := Play(s.Recording, at)
	service := edges.Now
	edges.Now = func() time.Time { return service().Add(-s.Behind) }
	options := s.Options
	options.Controller = controllerOf(flow.New(edges))
	if options.Now == nil {
		options.Now = func() time.Time { return edges.Now().Add(s.Later) }
	}
	if s.Begins {
		options.Begin = &start
	}
	if s.opensDemo {
		options.Demo = opened(options.Controller)
	}
	return options
}

// Model is the story's model in a window of this size.
func (s Story) Model(width, height int) tea.Model {
	model := Press(Show(ui.New(s.Setup()), width, height), s.Keys...)
	if s.Asks.Name != "" {
		asked, _ := ui.Asked(context.Background(), s.Asks)
		model, _ = model.Update(asked)
	}
	return model
}

// base is how every story is set up: in the dark, without timers, with a
// clipboard and a folder for targets.
func base() ui.Options {
	return ui.Options{
		Dark: true, After: Never,
		Copy:      func(string) (string, string, error) { return "through the terminal (OSC 52)", "", nil },
		Save:      func(walk.Values) (string, error) { return "~/.config/authwalk/targets.yaml", nil },
		SaveEvent: func(call walk.TriggerCall) (string, error) { return "~/tests/" + call.Source + "-1.json", nil },
	}
}

func opened(controller ui.Controller) func(context.Context) (ui.Demo, error) {
	return func(context.Context) (ui.Demo, error) {
		return ui.Demo{Controller: controller, DemoUsers: DemoUsers(), Notice: "Demo pools at 127.0.0.1:9229"}, nil
	}
}

func signIn(name, description, recording string, keys ...string) Story {
	return Story{Name: name, Description: description, Recording: recording, Begins: true, Options: base(), Keys: keys}
}

func live(s Story) Story {
	s.Live = true
	return s
}

func later(s Story, by time.Duration) Story {
	s.Later = by
	return s
}

func behind(s Story, by time.Duration) Story {
	s.Behind = by
	return s
}

func asking(s Story, prompt walk.Prompt) Story {
	s.Asks = prompt
	return s
}

func stepping(s Story) Story {
	s.Options.Step = true
	return s
}

// startForm is a story before anything has been sent.
func startForm(name, description string, change func(*ui.Options), keys ...string) Story {
	s := Story{Name: name, Description: description, Recording: "sms", Options: base(), Keys: keys}
	change(&s.Options)
	return s
}

func empty(*ui.Options) {}

func filled(o *ui.Options) {
	o.Filled = walk.NewValues(map[string]string{
		"Where": "aws", "UserPoolId": "eu-west-1_Ab12Cd34E", "Region": "eu-west-1", "ClientId": "7f3k2qv0example9p1s", "USERNAME": "jane@example.com",
	})
	o.Notice = `Pool, client and flow come from target "staging"`
}

func wrongRegion(o *ui.Options) {
	filled(o)
	o.Filled = o.Filled.With("Region", "us-east-1")
}

func offersDemo(s Story) Story {
	s.opensDemo = true
	return s
}
