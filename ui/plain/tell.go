package plain

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

func (s *session) print(line string) { s.options.Print(line) }

// say prints a sentence, if there is one.
func (s *session) say(line string) {
	if line != "" {
		s.print(line)
	}
}

// tellStart says whom a walk signs in, and where.
func (s *session) tellStart(begin walk.Start) {
	target := begin.Target
	who := "Signing in"
	if begin.Username != "" {
		who += " " + view.Line(begin.Username)
	}
	where := "LIVE: real users, real messages."
	if target.IsLocal() {
		where = "LOCAL: an endpoint on this machine."
	}
	parts := []string{}
	for _, part := range [][2]string{{"pool ", target.UserPoolID}, {"client ", target.ClientID}, {"flow ", begin.AuthFlow}} {
		if part[1] != "" {
			parts = append(parts, part[0]+view.Line(part[1]))
		}
	}
	s.print(who + " at " + view.Line(target.Where()) + ": " + strings.Join(parts, ", ") + ".")
	s.print(where)
}

// tell says what the steps were that came since it was called last.
func (s *session) tell() {
	for s.told < len(s.walk.Steps) {
		s.tellStep(view.Step(s.walk.Steps[s.told]))
		s.told++
	}
}

func (s *session) tellStep(step walk.Step) {
	s.print(fmt.Sprintf("Step %d, %s. %s", step.Number, nameOf(step), outcome(step)))
	for _, call := range step.Triggers {
		s.print("Trigger " + triggerLine(call))
	}
	if step.Error != nil {
		s.say(step.Error.Next)
	}
	s.warn(step.Warning)
	if step.Performed != "" && step.Error == nil {
		s.tellWireLines(s.controller.Wire(step).Received)
	}
}

func (s *session) warn(warning string) {
	s.say(warning)
	if s.warned == nil {
		s.warned = map[string]bool{}
	}
	s.warned[warning] = true
}

func nameOf(step walk.Step) string {
	var names []string
	if operation := cmp.Or(step.Exchange.Operation, step.Performed); operation != "" {
		names = append(names, operation)
	}
	if step.Answered != "" {
		names = append(names, "the answer to "+step.Answered)
	}
	return strings.Join(names, ", ")
}

func outcome(step walk.Step) string {
	took := "Answered in " + milliseconds(step.Exchange.Elapsed) + "."
	switch {
	case step.Error != nil && step.Error.Kind == walk.Refused:
		return "Refused, " + step.Error.Error()
	case step.Error != nil && step.Exchange.Sent:
		return "No usable answer: " + step.Error.Error()
	case step.Error != nil:
		return "Not sent: " + step.Error.Error()
	case step.Challenge != nil:
		return took + " Cognito asks " + step.Challenge.Name + "."
	case step.Tokens != nil:
		return took + " Tokens came."
	default:
		return took
	}
}

func milliseconds(d time.Duration) string {
	if d.Milliseconds() == 1 {
		return "1 millisecond"
	}
	return fmt.Sprintf("%d milliseconds", d.Milliseconds())
}

func triggerLine(call walk.TriggerCall) string {
	line := fmt.Sprintf("%s, %s, in %s.", call.Trigger, call.Result, milliseconds(call.Elapsed))
	for _, more := range []string{call.Effect, call.Message} {
		if more != "" {
			line += " " + more + "."
		}
	}
	return line
}

// tellWhy says why the newest step came, and what is likely where it was
// refused.
func (s *session) tellWhy() walk.Explanation {
	explained := view.Explanation(s.controller.Explain(s.walk, 0))
	if explained.Description != "" {
		s.print("Why: " + explained.Description)
	}
	for _, reason := range explained.Reasons {
		line := "Because"
		if reason.Setting != "" {
			line += " " + reason.Setting + " is " + cmp.Or(reason.Value, "not set")
		}
		if reason.Text != "" {
			line += ": " + reason.Text
		}
		s.print(line)
	}
	for i, cause := range explained.Causes {
		s.print(fmt.Sprintf("Likely cause %d: %s", i+1, cause))
	}
	for _, not := range explained.NotCauses {
		s.print("Not the cause: " + not)
	}
	for _, note := range explained.Notes {
		if !s.warned[note] { // once is enough
			s.print("Note: " + note)
		}
	}
	return explained
}

// tellPrompt says what a prompt shows beside its fields.
func (s *session) tellPrompt(p walk.Prompt) {
	s.say(p.Sentence)
	if p.Warning != "" {
		s.print("Warning: " + p.Warning)
	}
	for i, progress := range p.Progress {
		state := map[walk.State]string{walk.NotYet: "not yet", walk.Here: "now", walk.Done: "done", walk.Failed: "failed"}[progress.State]
		s.print(withNotes(fmt.Sprintf("Call %d of %d, %s: %s", i+1, len(p.Progress), state, progress.Text), progress.Note))
	}
	for i, round := range p.Rounds {
		s.print(withNotes(fmt.Sprintf("Round %d: %s", i+1, round.Text), round.Note))
	}
	s.tellValues(p.Values)
	if p.Signing != nil {
		s.tellValues(p.Signing.Options)
		s.tellValues(p.Signing.Signed)
	}
	if len(p.Rules) > 0 {
		rules := make([]string, len(p.Rules))
		for i, rule := range p.Rules {
			rules[i] = rule.Text
			if rule.Kind == walk.MinLength {
				rules[i] = fmt.Sprintf("%d characters at least", rule.Least)
			}
		}
		s.print("It must have: " + strings.Join(rules, "; ") + ".")
	}
}

func (s *session) tellValues(values []walk.Value) {
	for _, value := range values {
		text := value.Text
		if value.Secret {
			text = "not shown"
		}
		s.print(withNotes(value.Name+": "+text, value.Note))
	}
}

// tellSession says how long the pending challenge can be answered.
func (s *session) tellSession() {
	end, assumed := s.controller.SessionEnd(s.walk)
	if end.IsZero() {
		return
	}
	about := ""
	if assumed {
		about = "about "
	}
	left := end.Sub(s.options.Now())
	if left <= 0 {
		s.print("The session has expired. An answer will be refused.")
		return
	}
	s.print("Session: " + about + inWords(left) + " left.")
}

// inWords is a duration as it is read out.
func inWords(d time.Duration) string {
	d = d.Round(time.Second)
	units := []struct {
		one  string
		unit time.Duration
	}{{"day", 24 * time.Hour}, {"hour", time.Hour}, {"minute", time.Minute}, {"second", time.Second}}
	var words []string
	for _, u := range units {
		if n := int64(d / u.unit); n > 0 {
			words = append(words, counted(n, u.one))
			d %= u.unit
		}
	}
	if len(words) == 0 {
		return "less than a second"
	}
	return strings.Join(words[:min(len(words), 2)], " ")
}

// counted is a number of things.
func counted(n int64, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// tellTokens says what a sign-in brought.
func (s *session) tellTokens(ctx context.Context) {
	s.print("Signed in after " + counted(int64(s.walk.Sent()), "step") + ".")
	for _, token := range s.tokens(ctx) {
		s.print(tokenLine(token, s.options.Now()))
	}
}

var tokenNames = map[string]string{"id": "ID token", "access": "Access token", "refresh": "Refresh token", "device": "Device"}

func tokenLine(token walk.TokenView, now time.Time) string {
	line := tokenNames[token.Kind] + "."
	if token.Opaque != "" {
		return line + " " + token.Opaque
	}
	if left := token.Expires.Sub(now); left > 0 {
		line += " It expires in " + inWords(left) + "."
	} else if !token.Expires.IsZero() {
		line += " It has expired."
	}
	line += " Signature: " + token.Signature + "."
	for _, more := range []string{token.Changed, token.Revoked} {
		if more != "" {
			line += " " + more
		}
	}
	return line
}

// tellClaims says every claim of the tokens.
func (s *session) tellClaims(ctx context.Context) {
	for _, token := range s.tokens(ctx) {
		s.print(tokenLine(token, s.options.Now()))
		for _, claim := range token.Claims {
			s.print(withNotes(claim.Name+": "+claim.Text, claim.Check, map[bool]string{true: "was " + claim.Was}[claim.Was != ""]))
		}
	}
}

func (s *session) tokens(ctx context.Context) []walk.TokenView {
	if s.checkedAt != len(s.walk.Steps) {
		s.checked, s.checkedAt = s.controller.Verify(ctx, s.walk), len(s.walk.Steps)
	}
	return s.checked
}

// tellWire says the last request and response, masked.
func (s *session) tellWire() {
	last := s.walk.Last()
	if last == nil {
		s.print("Nothing was sent yet.")
		return
	}
	wire := s.controller.Wire(*last)
	s.print("Request, " + wire.Operation + ":")
	s.tellWireLines(wire.Sent)
	s.print(fmt.Sprintf("Response, status %d:", wire.Status))
	s.tellWireLines(wire.Headers)
	s.tellWireLines(wire.Received)
}

func (s *session) tellWireLines(lines []walk.Line) {
	for _, line := range lines {
		text := line.Text
		if line.Secret {
			text = "not shown"
		}
		if line.Name == "" && strings.Trim(text, "{}[], ") == "" {
			continue // a bracket says nothing to a listener
		}
		s.print(strings.Repeat("  ", line.Depth) + withNotes(strings.TrimSuffix(line.Name+": "+text, ": "), line.Note))
	}
}

// tellMessages says what the emulator kept for the user.
func (s *session) tellMessages(ctx context.Context) {
	messages, err := s.controller.Inbox(ctx, s.walk)
	switch {
	case err != nil:
		s.print("No messages: " + view.Line(err.Error()))
	case len(messages) == 0:
		s.print("There are no messages for this user.")
	}
	for _, message := range view.Messages(messages) {
		s.print(fmt.Sprintf("%s to %s: %s", message.Medium, message.Destination, message.Body.Reveal()))
	}
}
