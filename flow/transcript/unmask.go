package transcript

import (
	"encoding/json"
	"maps"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// transcript is the record of a walk without its steps.
func (h header) transcript() Transcript {
	w := walk.Walk{ID: h.ID, Start: h.Start.start(harmless(h.Target)), Recorded: true}
	if h.Branch != nil {
		w.BranchOf, w.BranchStep = h.Branch.Of, h.Branch.Step
	}
	return Transcript{Walk: w, Started: h.Started, Version: h.Version, HasClientSecret: h.Start.HasClientSecret}
}

// harmless is a target whose texts can be shown, and stand in a command: of what a file
// of others says, a terminal obeys nothing.
func harmless(target walk.Target) walk.Target {
	for _, fact := range []*string{&target.Name, &target.UserPoolID, &target.ClientID, &target.Region, &target.Endpoint, &target.Profile, &target.AuthFlow} {
		*fact = view.Line(*fact)
	}
	return target
}

// start is what a walk began with, as far as it can begin so again: without what
// tags stand for.
func (s start) start(target walk.Target) walk.Start {
	return walk.Start{
		Target: target, Operation: s.Operation, AuthFlow: s.AuthFlow, Username: s.Username,
		Parameters: walk.NewValues(withoutTags(s.Parameters)), ClientMetadata: withoutTags(s.ClientMetadata),
		AnalyticsMetadata: s.AnalyticsMetadata, UserContextData: s.UserContextData, ContextData: s.ContextData,
		Members: walk.NewValues(withoutTags(s.Members)), WithoutDevice: s.WithoutDevice, Show: s.Show,
	}
}

func withoutTags(texts map[string]string) map[string]string {
	maps.DeleteFunc(texts, func(_, text string) bool { return view.IsTag(text) })
	return texts
}

// step is a step as it was, as far as the record goes: what the service sent is
// read again from its masked answer.
func (s step) step() walk.Step {
	read := walk.Step{
		Answered: s.Answered, Performed: s.Performed, Answer: walk.NewValues(s.Answer),
		Exchange: walk.Exchange{
			Operation: s.Operation, Request: bodyOf(s.Request), Sent: s.Sent, Status: s.Status, Answer: bodyOf(s.Response),
			RequestID: s.RequestID, Started: timeOf(s.Started), Elapsed: duration(s.Milliseconds), ServerTime: timeOf(s.ServerTime),
			Emulator: s.Emulator, TriggerCalls: s.TriggerCalls, Signed: s.Signed, Masked: true,
		},
		Warning: s.Warning, Error: s.Error.failure(s.Operation),
	}
	for _, text := range s.Edited {
		if edit, ok := walk.EditNamed(text); ok {
			read.Edits = append(read.Edits, edit)
		}
	}
	for _, call := range s.Triggers {
		read.Triggers = append(read.Triggers, call.call())
	}
	read = received(read)
	if read.Challenge != nil {
		read.Challenge.Expires, read.Challenge.Assumed = timeOf(s.Expires), s.Assumed
	}
	if s.FollowUp != "" {
		read.FollowUp = &walk.FollowUp{Operation: s.FollowUp, Session: walk.NewSecret(read.Members.Get("Session"))}
	}
	return read
}

// received adds to a step what its answer holds.
func received(s walk.Step) walk.Step {
	switch {
	case s.Error != nil || s.Exchange.Answer.Len() == 0:
	case api.IssuesTokens(s.Exchange.Operation):
		asked, tokens, err := challenge.Received(s.Exchange)
		s.Challenge, s.Tokens = asked, tokens
		if err != nil {
			s.Error = &walk.Error{Kind: walk.Unreadable, Reason: walk.NotCognito, Operation: s.Exchange.Operation, Message: err.Error()}
		}
	default:
		s.Members = s.Exchange.Answer.Members()
	}
	return s
}

func bodyOf(raw json.RawMessage) walk.Body {
	if len(raw) == 0 {
		return walk.Body{}
	}
	return walk.NewBody(raw)
}

func (f *failure) failure(operation string) *walk.Error {
	if f == nil {
		return nil
	}
	return &walk.Error{
		Kind: walk.KindNamed(f.Kind), Reason: walk.ReasonNamed(f.Reason), Operation: operation, Exception: f.Exception, Message: f.Message,
		Next: f.Next, Field: f.Field, Retry: f.Retry,
	}
}

func (t trigger) call() walk.TriggerCall {
	return walk.TriggerCall{
		Trigger: t.Trigger, Source: t.Source, Function: t.Function, Result: walk.TriggerResult(t.Result),
		Elapsed: duration(t.Elapsed), Limit: duration(t.Limit), Event: bodyOf(t.Event), Answer: bodyOf(t.Answer),
		Message: t.Message, Effect: t.Effect,
	}
}
