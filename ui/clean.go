package ui

import (
	"slices"

	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// shown is the most bytes of one text that are drawn.
const shown = 4096

// line makes a text from elsewhere harmless, and short enough to draw.
func line(s string) string {
	s, cut := text.Limit(s, shown)
	if cut > 0 {
		return text.Line(s) + "… (cut)"
	}
	return text.Line(s)
}

// each makes new slices of what is drawn: the controller's own are never changed.
func each[T any](list []T, clean func(*T)) []T {
	list = slices.Clone(list)
	for n := range list {
		clean(&list[n])
	}
	return list
}

func lines(list []string) []string { return each(list, func(s *string) { *s = line(*s) }) }

func all(texts ...*string) {
	for _, t := range texts {
		*t = line(*t)
	}
}

// cleanPrompt leaves keys and values as they are: they are answers.
func cleanPrompt(p walk.Prompt) walk.Prompt {
	all(&p.Name, &p.Sentence, &p.Button, &p.Help)
	p.Fields = each(p.Fields, func(f *walk.Field) {
		all(&f.Label, &f.Hint, &f.Help)
		f.Choices = each(f.Choices, func(c *walk.Choice) { all(&c.Label, &c.Leads, &c.Disabled, &c.Help) })
	})
	p.Rules = each(p.Rules, func(r *walk.Rule) { all(&r.Text) })
	p.Progress = each(p.Progress, func(s *walk.Progress) { all(&s.Text, &s.Note) })
	p.Values = each(p.Values, cleanValue)
	p.Authenticator = cleanAuthenticator(p.Authenticator)
	return p
}

func cleanAuthenticator(a *walk.Authenticator) *walk.Authenticator {
	if a == nil {
		return nil
	}
	return &walk.Authenticator{Secret: walk.NewSecret(line(a.Secret.Reveal())), Account: line(a.Account), Issuer: line(a.Issuer)}
}

func cleanValue(v *walk.Value) { all(&v.Name, &v.Text, &v.Note) }

func cleanWire(w walk.Wire) walk.Wire {
	all(&w.Operation)
	clean := func(l *walk.Line) { all(&l.Name, &l.Text, &l.Note) }
	w.Sent, w.Received = each(w.Sent, clean), each(w.Received, clean)
	w.Headers = each(w.Headers, cleanValue)
	return w
}

func cleanExplanation(w walk.Explanation) walk.Explanation {
	all(&w.Description)
	w.Reasons = each(w.Reasons, func(r *walk.Reason) { all(&r.Setting, &r.Value, &r.Text, &r.Evidence) })
	w.Causes, w.NotCauses, w.Notes = lines(w.Causes), lines(w.NotCauses), lines(w.Notes)
	w.Actions = cleanActions(w.Actions)
	return w
}

func cleanActions(list []walk.Action) []walk.Action {
	return each(list, func(m *walk.Action) { all(&m.Label, &m.Disabled) })
}

func cleanTokens(list []walk.TokenView) []walk.TokenView {
	claim := func(c *walk.Claim) { all(&c.Name, &c.Text, &c.Check, &c.Help) }
	return each(list, func(t *walk.TokenView) {
		all(&t.Kind, &t.Signature, &t.Opaque)
		t.Header, t.Claims = each(t.Header, claim), each(t.Claims, claim)
	})
}

// cleanStep is a step whose texts can be drawn; what travelled stays as it was.
func cleanStep(s walk.Step) walk.Step {
	all(&s.Answered, &s.Exchange.Operation)
	if s.Challenge != nil {
		challenge := *s.Challenge
		all(&challenge.Name)
		s.Challenge = &challenge
	}
	s.Error = cleanError(s.Error)
	s.Derivations = each(s.Derivations, func(w *walk.Derivation) {
		all(&w.Name, &w.Formula, &w.Text, &w.Direction, &w.Help)
		w.From = lines(w.From)
	})
	members := map[string]string{}
	for _, name := range s.Members.Names() {
		members[line(name)] = line(s.Members.Get(name))
	}
	s.Members = walk.NewValues(members)
	return s
}

func cleanError(err *walk.Error) *walk.Error {
	if err == nil {
		return nil
	}
	clean := *err
	all(&clean.Exception, &clean.Message, &clean.Next)
	return &clean
}

// cleanWalk is a walk to be drawn. Only steps that are new are looked at:
// those before are clean already.
func cleanWalk(w walk.Walk, before walk.Walk) walk.Walk {
	steps := slices.Clip(before.Steps)
	if before.ID != w.ID || len(steps) > len(w.Steps) {
		steps = nil
	}
	for _, step := range w.Steps[len(steps):] {
		steps = append(steps, cleanStep(step))
	}
	w.Steps = steps
	return w
}

func cleanMessages(list []walk.Message) []walk.Message {
	return each(list, func(m *walk.Message) {
		all(&m.Medium, &m.Destination, &m.Purpose)
		m.Body = walk.NewSecret(line(m.Body.Reveal()))
		m.Code = walk.NewSecret(line(m.Code.Reveal()))
	})
}
