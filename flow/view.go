package flow

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/explain"
	"authwalk/flow/operation"
	"authwalk/flow/passkey"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Prompt is what the pending challenge asks; empty when none waits.
func (c *Controller) Prompt(w walk.Walk) walk.Prompt {
	pending, waiting := w.Pending()
	if !waiting {
		return walk.Prompt{}
	}
	return c.PromptFor(w, pending.Name())
}

// PromptFor is what a challenge or an operation asks in this walk.
func (c *Controller) PromptFor(w walk.Walk, name string) walk.Prompt {
	if entry, known := operation.FindFile(name); known {
		return withHelp(entry.Prompt(c.situation(w)), entry.Description)
	}
	prompt := c.promptOf(w, name)
	if pending, _ := w.Pending(); pending.Step.FollowUp != nil && pending.Name() == name {
		if unsent := explain.Unsent(w, pending.Step, c.factsFor(w)); unsent != "" {
			prompt.Sentence, prompt.Unsent = unsent, true
		}
	}
	if pending, waiting := w.Pending(); waiting && pending.Name() == name {
		prompt.Warning = explain.AwaitedTexts(pending.Step, c.factsFor(w)).Description
		prompt.Refused = pending.RefusedAnswers()
	}
	if name == api.ChallengeSoftwareTokenMFA || prompt.Authenticator != nil {
		prompt.Warning = explain.ClockForCodes(w)
	}
	if slices.Contains(fromAuthenticator, name) {
		prompt.Fields = c.madeHere(w, prompt.Fields)
	}
	return challenge.WithMore(c.tools(), prompt, makes(name, w.Start), w.Start)
}

func (c *Controller) promptOf(w walk.Walk, name string) walk.Prompt {
	if entry, known := operation.Find(name); known {
		return withHelp(entry.Prompt(c.situation(w)), entry.Description)
	}
	entry := challenge.Lookup(name)
	return withHelp(entry.Prompt(c.situation(w)), entry.Description)
}

func withHelp(prompt walk.Prompt, description string) walk.Prompt {
	if prompt.Help == "" {
		prompt.Help = description
	}
	return prompt
}

// ClockOff says how far this machine's clock is from the server's, where that is so far that
// AWS refuses signed requests and apps misjudge tokens; "" where it is not.
func (c *Controller) ClockOff(w walk.Walk) string { return explain.ClockForSignatures(w) }

// Preview is the request that an answer would become, masked. Random numbers
// are not drawn for it: what needs them is described instead.
func (c *Controller) Preview(w walk.Walk, answer walk.Values) walk.Wire {
	pending, waiting := w.Pending()
	if !waiting {
		return walk.Wire{}
	}
	request, err := reply(w, pending, answer).request(c.previewTools(), c.situation(w))
	switch {
	case errors.Is(err, errPreview):
		return walk.Wire{Waiting: true, Sent: []walk.Line{{Name: challenge.ComputedLater}}}
	case err != nil:
		return walk.Wire{Waiting: true, Sent: []walk.Line{{Name: "Not yet: " + view.Line(err.Error())}}}
	}
	return view.Preview(request)
}

// errPreview is what a preview gets in place of what must not be spent.
var errPreview = errors.New("made when it is sent")

// previewTools spend nothing, and compute nothing that takes long: no secret number, no
// proof, and no signature.
func (c *Controller) previewTools() challenge.Tools {
	tools := c.tools()
	tools.Random, tools.Handshakes = noRandomness{}, nil
	tools.CountPasskey = func(_ challenge.Situation, p passkey.Passkey) (passkey.Passkey, error) { return p, errPreview }
	tools.ReadSecretFile = func(string) ([]byte, error) { return nil, errPreview }
	return tools
}

// noRandomness refuses to be read.
type noRandomness struct{}

func (noRandomness) Read([]byte) (int, error) { return 0, errPreview }

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
	explained := edited(c.explainStep(w, w.Steps[number-1]), w, w.Steps[number-1])
	// The step before may have been passed over without anybody seeing it.
	for _, step := range w.Steps[max(0, number-2):number] {
		if step.Warning != "" {
			explained.Notes = append(slices.Clip(explained.Notes), step.Warning)
		}
	}
	return explained
}

func (c *Controller) explainStep(w walk.Walk, step walk.Step) walk.Explanation {
	explained := explain.Step(w, step, c.factsToExplain(w))
	if step.Tokens != nil {
		s := c.situation(walk.Walk{Start: w.Start, Steps: w.Steps[:step.Number]})
		if level := levelReached(s); c.lacks(s, api.FlowUserAuth) == "" {
			explained.Notes = slices.Concat(level, []string{"A higher level can be reached."}, explained.Notes)
		} else {
			explained.Notes = slices.Concat(explained.Notes, level)
		}
		explained.Next = cmp.Or(c.callToMakeNext(s), explained.Next)
	}
	if explained.Known || step.Error != nil || step.Challenge != nil {
		return explained
	}
	if entry, known := operation.Find(step.Performed); known {
		return walk.Explanation{Description: entry.Description, Known: true}
	}
	return explained
}

// levelReached says which level of assurance the newest tokens have, where they name
// one.
func levelReached(s challenge.Situation) []string {
	level := signedInClaim(s.Walk, "acr")
	if level == "" {
		return nil
	}
	return []string{"Level of assurance: " + level + "."}
}

// callToMakeNext is the call that a newcomer should see of what the pool has and this
// user has not: a remembered device, a higher level, a passkey. It is "" for none.
func (c *Controller) callToMakeNext(s challenge.Situation) string {
	for _, name := range []string{api.ConfirmDevice, api.FlowUserAuth, api.StartWebAuthnRegistration} {
		if c.lacks(s, name) == "" && (name != api.StartWebAuthnRegistration || c.lacksPasskey(s)) {
			return name
		}
	}
	return ""
}

// lacksPasskey tells that the pool is known to take passkeys, and that none of the user
// is kept here.
func (c *Controller) lacksPasskey(s challenge.Situation) bool {
	return c.facts != nil && c.facts.pool != nil && len(s.Known.Passkeys) == 0
}

// answeredByOther tells that it was no emulator of authwalk's that answered. A walk that
// goes on from a session has had no answer yet.
func answeredByOther(last *walk.Step) bool {
	return last == nil || last.Exchange.Status != 0 && last.Exchange.Emulator == ""
}

// Inbox is the emulator's messages for the walk's user, newest first.
func (c *Controller) Inbox(ctx context.Context, w walk.Walk) ([]walk.Message, error) {
	if w.Recorded {
		return nil, errRecord
	}
	target := w.Start.Target
	if !target.IsLocal() || c.options.OutboxToken == "" && answeredByOther(w.Last()) {
		return nil, &walk.Error{Kind: walk.BadInput, Reason: walk.NoOutbox, Message: "only authwalk's emulator has an inbox"}
	}
	client, err := c.client(target)
	if err != nil {
		return nil, err
	}
	outbox, err := client.Outbox(ctx, c.options.OutboxToken, c.situation(w).Username(), target.UserPoolID)
	return outbox.Messages, err
}
