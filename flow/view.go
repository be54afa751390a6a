package flow

import (
	"context"
	"fmt"

	"authwalk/flow/challenge"
	"authwalk/flow/explain"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Prompt is what the pending challenge asks; empty when none waits.
func (c *Controller) Prompt(w walk.Walk) walk.Prompt {
	pending, waiting := w.Pending()
	if !waiting {
		return walk.Prompt{}
	}
	return c.PromptFor(w, pending.Step.Challenge.Name)
}

// PromptFor is what an entry of the catalogue asks in this walk.
func (c *Controller) PromptFor(w walk.Walk, name string) walk.Prompt {
	entry := challenge.Lookup(name)
	prompt := entry.Prompt(c.situation(w))
	if prompt.Help == "" {
		prompt.Help = entry.Description
	}
	return prompt
}

// Preview is the request that an answer would become, masked. Random numbers
// are not drawn for it: what needs them is described instead.
func (c *Controller) Preview(w walk.Walk, answer walk.Values) walk.Wire {
	pending, waiting := w.Pending()
	if !waiting {
		return walk.Wire{}
	}
	tools := c.tools()
	tools.Random = noRandomness{}
	request, err := challenge.Lookup(pending.Step.Challenge.Name).Reply(tools, c.situation(w), answer)
	if err != nil {
		return walk.Wire{Waiting: true, Sent: []walk.Line{{Name: "computed when it is sent"}}}
	}
	return view.Preview(request)
}

// noRandomness refuses to be read: a preview must not spend secret numbers.
type noRandomness struct{}

func (noRandomness) Read([]byte) (int, error) { return 0, fmt.Errorf("drawn when it is sent") }

// Wire is one exchange, line by line.
func (c *Controller) Wire(step walk.Step) walk.Wire { return view.Wire(step) }

// Words explains what stands in the newest exchange and in the challenge that
// waits.
func (c *Controller) Words(w walk.Walk) []walk.Value { return view.Words(w) }

// Explain explains a step; number 0 is the newest.
func (c *Controller) Explain(w walk.Walk, number int) walk.Explanation {
	if number <= 0 || number > len(w.Steps) {
		number = len(w.Steps)
	}
	if number == 0 {
		return walk.Explanation{}
	}
	step := w.Steps[number-1]
	explained := explain.Step(w, step, c.factsFor(w))
	if entry, is := challenge.FindOperation(nameOf(step)); is && step.Error == nil && !explained.Known {
		return walk.Explanation{Description: entry.Description, Known: true}
	}
	if explained.Description == "" {
		explained.Description = challenge.Lookup(nameOf(step)).Description
	}
	return explained
}

// nameOf is the catalogue's name for what a step led to.
func nameOf(step walk.Step) string {
	if step.Challenge != nil {
		return step.Challenge.Name
	}
	return step.Exchange.Operation
}

// Inbox is the emulator's messages for the walk's user, newest first.
func (c *Controller) Inbox(ctx context.Context, w walk.Walk) ([]walk.Message, error) {
	target := w.Start.Target
	if !target.IsLocal() || c.options.OutboxToken == "" {
		return nil, &walk.Error{Kind: walk.BadInput, Reason: walk.NoOutbox, Message: "only authwalk's emulator has an inbox to look into"}
	}
	client, err := c.client(target)
	if err != nil {
		return nil, err
	}
	outbox, err := client.Outbox(ctx, c.options.OutboxToken, c.situation(w).Username(), target.UserPoolID)
	return outbox.Messages, err
}
