package storybook

import (
	"embed"
	"encoding/json"
	"fmt"

	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

// Recording is a sign-in as it crossed the wire once: how it began, and every
// answer in the order it came.
type Recording struct {
	Start     RecordedStart
	Exchanges []Exchange
	// Passkeys are the user's that are kept here: those of the demo pools.
	Passkeys []vault.Passkey `json:",omitempty"`
}

// RecordedStart is how a recorded sign-in began. The passwords are the demo pools'.
type RecordedStart struct {
	UserPoolID, ClientID, ClientSecret string
	Operation, AuthFlow                string
	Username, Password                 string
	Parameters                         map[string]string `json:",omitempty"`
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

// kept is a vault with the recorded passkeys.
func (r Recording) kept(endpoint string) *vault.Vault {
	kept := vault.InMemory()
	for _, passkey := range r.Passkeys {
		passkey.Endpoint = endpoint
		if err := kept.KeepPasskey(passkey); err != nil {
			panic(fmt.Sprintf("storybook: a passkey of %s: %v", r.Start.Username, err))
		}
	}
	return kept
}

// start is the recorded beginning against an endpoint; none is Amazon's.
func (r Recording) start(endpoint string) walk.Start {
	return walk.Start{
		Target: walk.Target{
			UserPoolID: r.Start.UserPoolID, ClientID: r.Start.ClientID, Region: walk.RegionOf(r.Start.UserPoolID), Endpoint: endpoint,
		},
		Operation: r.Start.Operation, AuthFlow: r.Start.AuthFlow, Username: r.Start.Username,
		Password: walk.NewSecret(r.Start.Password), ClientSecret: walk.NewSecret(r.Start.ClientSecret),
		Parameters: walk.NewValues(r.Start.Parameters),
	}
}
