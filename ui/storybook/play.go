package storybook

import (
	"context"
	"crypto/sha256"
	"encoding/binary"

	"authwalk/flow"
	"authwalk/flow/start"
	"authwalk/flow/walk"
	"authwalk/ui"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// controller is the real one and its start form, as ui asks for them.
type controller struct {
	*flow.Controller
	start.Form
}

func controllerOf(c *flow.Controller) controller { return controller{c, start.Form{Service: c}} }

func (c controller) WithPoolFacts(ctx context.Context, begin walk.Start) ui.Controller {
	return controllerOf(c.Controller.WithPoolFacts(ctx, begin))
}

// Play is the real controller's edges over a recording, and the start that was
// recorded, against an endpoint; none is Amazon's. The clock stands still but
// for the time that the recorded calls took.
func Play(name, endpoint string) (flow.Options, walk.Start) {
	recording := Load(name)
	clock := &clock{now: Now}
	options := flow.Options{
		Now: clock.Now, Random: &counter{}, OutboxToken: "token", Notation: start.Notation{},
		Transport:   &player{exchanges: recording.Exchanges, clock: clock, served: map[string]int{}},
		Vault:       recording.kept(endpoint),
		Credentials: credentials.NewStaticCredentialsProvider("AKIAEXAMPLE", "example", ""),
	}
	return options, recording.start(endpoint)
}

// counter is randomness that is the same in every story: SHA-256 of a number.
type counter struct{ next uint64 }

func (c *counter) Read(p []byte) (int, error) {
	for at := 0; at < len(p); c.next++ {
		block := sha256.Sum256(binary.BigEndian.AppendUint64(nil, c.next))
		at += copy(p[at:], block[:])
	}
	return len(p), nil
}
