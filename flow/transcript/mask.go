package transcript

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// header masks what a walk began with.
func (t *tags) header(w walk.Walk, started time.Time, authwalk string) header {
	masked := header{
		Authwalk: version, ID: w.ID, Started: started.UTC(), Version: authwalk, Target: t.target(w.Start.Target), Start: t.start(w.Start),
	}
	if w.BranchOf != "" {
		masked.Branch = &branch{Of: w.BranchOf, Step: w.BranchStep}
	}
	return masked
}

// target is where the walk went. What an address has beside host and path may be a
// password.
func (t *tags) target(target walk.Target) walk.Target {
	if address, err := url.Parse(target.Endpoint); err == nil {
		address.User, address.RawQuery, address.Fragment = nil, "", ""
		target.Endpoint = address.String()
	} else {
		target.Endpoint = t.of("endpoint", target.Endpoint)
	}
	t.openAll(&target.Name, &target.UserPoolID, &target.ClientID, &target.Region, &target.Endpoint, &target.Profile, &target.AuthFlow, &target.Username)
	return target
}

func (t *tags) start(begin walk.Start) start {
	t.of(api.KeyPassword, begin.Password.Reveal())
	t.of("ClientSecret", begin.ClientSecret.Reveal())
	about := api.Body{Operation: begin.Operation, Flow: begin.AuthFlow}
	member := func(name string, raw json.RawMessage) json.RawMessage {
		if len(raw) == 0 {
			return nil
		}
		wrapped, err := json.Marshal(map[string]json.RawMessage{name: raw})
		if err != nil {
			return nil
		}
		var kept map[string]json.RawMessage
		_ = json.Unmarshal(t.body(begin.Operation, walk.NewBody(wrapped)), &kept)
		return kept[name]
	}
	masked := start{
		Operation: begin.Operation, AuthFlow: begin.AuthFlow, Username: begin.Username,
		Parameters:        t.values(begin.Parameters.Reveal(), func(key, _ string) bool { return about.IsSecret("AuthParameters", key) }),
		ClientMetadata:    t.values(begin.ClientMetadata, func(key, _ string) bool { return about.IsSecret("ClientMetadata", key) }),
		Members:           t.values(begin.Members.Reveal(), operationAnswers(begin.Operation)),
		AnalyticsMetadata: member("AnalyticsMetadata", begin.AnalyticsMetadata), UserContextData: member("UserContextData", begin.UserContextData),
		ContextData: member("ContextData", begin.ContextData),
		Session:     t.of("Session", begin.Session.Reveal()), HasClientSecret: !begin.ClientSecret.IsZero(), WithoutDevice: begin.WithoutDevice,
		Show: begin.Show,
	}
	t.openAll(&masked.Operation, &masked.AuthFlow, &masked.Username, &masked.Show)
	return masked
}

// values masks the texts that secret says are.
func (t *tags) values(texts map[string]string, secret func(key, text string) bool) map[string]string {
	if len(texts) == 0 {
		return nil
	}
	masked := make(map[string]string, len(texts))
	for key, text := range texts {
		if secret(key, text) {
			masked[t.open("", key)] = t.of(key, text)
		} else {
			masked[t.open("", key)] = t.open(key, text)
		}
	}
	return masked
}

// secretAnswers says which values of an answer are secret: all that the service
// does not name as open, but for its own words, such as the factor that was chosen.
func secretAnswers(s walk.Step) func(key, text string) bool {
	if s.Answered == "" && s.Performed != "" {
		return operationAnswers(s.Performed)
	}
	about := api.Body{Operation: api.RespondToAuthChallenge, Challenge: s.Answered}
	return func(key, text string) bool {
		if _, known := about.Find("ChallengeResponses", key); known {
			return about.IsSecret("ChallengeResponses", key)
		}
		return !isWord(text)
	}
}

func operationAnswers(operation string) func(key, text string) bool {
	known, _ := api.FindOperation(operation)
	return func(key, text string) bool {
		at := slices.IndexFunc(known.Input, func(m api.Member) bool { return m.Field() == key || m.Name == key })
		if at < 0 {
			return !isWord(text)
		}
		return api.Body{Operation: operation}.IsSecret(known.Input[at].Name)
	}
}

// isWord reports whether a text is a word of the service's, or yes or no.
func isWord(text string) bool {
	_, isChallenge := api.FindChallenge(text)
	return isChallenge || text == "" || text == "true" || text == "false"
}

// step masks a step.
func (t *tags) step(s walk.Step) step {
	e := s.Exchange
	masked := step{
		Number: s.Number, Answered: s.Answered, Performed: s.Performed, Answer: t.values(s.Answer.Reveal(), secretAnswers(s)),
		Operation: e.Operation, Started: moment(e.Started), Milliseconds: milliseconds(e.Elapsed), Sent: e.Sent, Signed: e.Signed,
		Request: t.body(e.Operation, e.Request), Status: e.Status, Response: t.body(e.Operation, e.Answer), RequestID: e.RequestID,
		ServerTime: moment(e.ServerTime), Emulator: e.Emulator, TriggerCalls: e.TriggerCalls, Error: t.failure(s.Error), Warning: s.Warning,
	}
	if s.Challenge != nil {
		masked.Expires, masked.Assumed = moment(s.Challenge.Expires), s.Challenge.Assumed
	}
	if s.FollowUp != nil {
		masked.FollowUp = s.FollowUp.Operation
	}
	for _, edit := range s.Edits {
		masked.Edited = append(masked.Edited, t.open("", edit.String()))
	}
	for _, call := range s.Triggers {
		masked.Triggers = append(masked.Triggers, t.trigger(call))
	}
	t.openAll(&masked.Answered, &masked.Performed, &masked.Operation, &masked.RequestID, &masked.Emulator, &masked.Warning)
	return masked
}

func (t *tags) failure(err *walk.Error) *failure {
	if err == nil {
		return nil
	}
	masked := failure{
		Kind: err.Kind.String(), Reason: err.Reason.String(), Exception: err.Exception, Message: err.Message, Next: err.Next,
		Field: err.Field, Retry: err.Retry,
	}
	t.openAll(&masked.Exception, &masked.Message, &masked.Next, &masked.Field)
	return &masked
}

func (t *tags) trigger(call walk.TriggerCall) trigger {
	masked := trigger{
		Trigger: call.Trigger, Source: call.Source, Result: string(call.Result), Elapsed: milliseconds(call.Elapsed), Limit: milliseconds(call.Limit),
		Message: call.Message, Effect: call.Effect, Event: t.body(api.TriggerEvent, call.Event), Answer: t.body(api.TriggerEvent, call.Answer),
	}
	masked.Function, _, _ = strings.Cut(call.Function, "?") // a key may stand there
	t.openAll(&masked.Trigger, &masked.Source, &masked.Function, &masked.Result, &masked.Message, &masked.Effect)
	return masked
}
