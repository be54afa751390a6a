package storybook

import (
	"embed"
	"encoding/json"
	"fmt"

	"authwalk/flow/walk"
)

// Recording is a sign-in as it crossed the wire once: how it began, and every
// answer in the order it came.
type Recording struct {
	Start     RecordedStart
	Exchanges []Exchange
}

// RecordedStart is how a recorded sign-in began. The passwords are the demo pools'.
type RecordedStart struct {
	UserPoolID, ClientID, ClientSecret string
	Operation, AuthFlow                string
	Username, Password                 string
}

// Exchange is one call and its answer.
type Exchange struct {
	// Call is the operation, or the path of a GET.
	Call         string
	Milliseconds int
	// Failure is what the transport says where no answer came; see failures.
	Failure string            `json:",omitempty"`
	Status  int               `json:",omitempty"`
	Headers map[string]string `json:",omitempty"`
	Body    json.RawMessage   `json:",omitempty"`
}

//go:embed recordings/*.json
var recordings embed.FS

// Load returns the recording of this name. The files are part of the program,
// so one that is missing or unreadable is a mistake in it.
func Load(name string) Recording {
	raw, err := recordings.ReadFile("recordings/" + name + ".json")
	if err != nil {
		panic(fmt.Sprintf("storybook: %v", err))
	}
	var recording Recording
	if err := json.Unmarshal(raw, &recording); err != nil {
		panic(fmt.Sprintf("storybook: recording %s: %v", name, err))
	}
	return recording
}

// start is the recorded beginning against an endpoint; none is Amazon's.
func (r Recording) start(endpoint string) walk.Start {
	return walk.Start{
		Target: walk.Target{
			UserPoolID: r.Start.UserPoolID, ClientID: r.Start.ClientID, Region: walk.RegionOf(r.Start.UserPoolID), Endpoint: endpoint,
		},
		Operation: r.Start.Operation, AuthFlow: r.Start.AuthFlow, Username: r.Start.Username,
		Password: walk.NewSecret(r.Start.Password), ClientSecret: walk.NewSecret(r.Start.ClientSecret),
	}
}
