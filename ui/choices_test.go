package ui_test

import (
	"context"
	"errors"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// withPlaces is a start at which places were found.
func withPlaces(t *testing.T, story string, opened func() (ui.Demo, error)) *scene {
	t.Helper()
	s := newScene(t, story)
	filled := walk.NewValues(map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "ClientId": "4example0client1id"})
	s.options.Places = func(context.Context) []ui.Place {
		return []ui.Place{
			{Label: "staging", Note: "pool eu-west-1_Zz12Cd34E", Saved: true, Filled: walk.NewValues(map[string]string{"UserPoolId": "eu-west-1_Zz12Cd34E"})},
			{Label: "customers", Note: "Sign in there. From amplify_outputs.json.", Filled: filled},
			{Label: "customers", Note: "Serve it on this machine. From amplify_outputs.json.", Open: func(context.Context) (ui.Demo, error) { return opened() }},
		}
	}
	return s
}

func TestPlacesAreOfferedInGroups(t *testing.T) {
	s := withPlaces(t, "start-choices", nil).start().resize(80, 40)
	s.sees("Saved targets").sees("Found in this folder").sees("Without an AWS account").sees("With your own pool").sees("Something you were sent")
	// They came later, and what was selected is selected still.
	s.sees("▸ The demo pools").sees("LOCAL")
	s.press("up").sees("▸ customers").sees("LIVE  eu-west-1").press("enter").run()
	s.sees("User pool ID   eu-west-1_Ab12Cd34E").press("esc").run()
	s.sees("Which pool do you want").press("up", "up", "enter").run().sees("eu-west-1_Zz12Cd34E")
}

func TestAFoundPoolIsServed(t *testing.T) {
	demo := newScene(t, "demo-users")
	s := withPlaces(t, "start-choices", func() (ui.Demo, error) {
		return ui.Demo{Controller: demo.options.Controller, DemoUsers: []walk.DemoUser{{Username: "quentin"}}, Notice: "amplify_outputs.json is served"}, nil
	}).start()
	s.press("down").sees("▸ customers").sees("LOCAL").press("enter").run().sees("quentin").sees("is served")
	// The demo pools are another choice still.
	s.press("esc").run().sees("▸ The demo pools").press("enter").run().misses("quentin").sees("nadia")

	failing := withPlaces(t, "start-choices", func() (ui.Demo, error) { return ui.Demo{}, errors.New("it has changed") }).start()
	failing.press("down", "enter").run().sees("it has changed").sees("Which pool do you want")
}

// TestAPoolWithoutUsersOpensTheForm: there is nobody to choose.
func TestAPoolWithoutUsersOpensTheForm(t *testing.T) {
	s := withPlaces(t, "start-choices", nil)
	controller := s.options.Controller
	s = withPlaces(t, "start-choices", func() (ui.Demo, error) {
		return ui.Demo{Controller: controller, Filled: walk.NewValues(map[string]string{"ClientId": "theclient"})}, nil
	}).start()
	s.press("down", "enter").run().sees("theclient").press("esc").run().sees("Which pool do you want")
}

// TestFoundFilesAreSaidAtTheDemo: the program may begin at the demo users.
func TestFoundFilesAreSaidAtTheDemo(t *testing.T) {
	s := withPlaces(t, "start-choices", nil)
	opened, err := s.options.Demo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.options.Live, s.options.Controller, s.options.DemoUsers = s.options.Controller, opened.Controller, opened.DemoUsers
	s.start().sees("nadia").sees("Found in this folder: 1 pool. Press esc").press("esc").run().sees("▸ The demo pools")
	s.press("enter").run().sees("nadia").press("esc", "up", "enter").run().sees("eu-west-1_Ab12Cd34E").press("esc").run().sees("Which pool do you want")
}
