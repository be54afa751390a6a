package view

import (
	"slices"
	"unicode/utf8"

	"authwalk/flow/challenge"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// Line makes a text from elsewhere harmless, and short enough to draw.
func Line(s string) string { return text.Excerpt(s) }

// each makes new slices of what is shown: those of the walk are never changed.
func each[T any](list []T, clean func(*T)) []T {
	list = slices.Clone(list)
	for n := range list {
		clean(&list[n])
	}
	return list
}

func lines(list []string) []string { return each(list, func(s *string) { *s = Line(*s) }) }

func all(texts ...*string) {
	for _, t := range texts {
		*t = Line(*t)
	}
}

// cut is Line for a value, and the number of its characters where not all of
// it is shown.
func cut(value string) (shown string, whole int) {
	if shown = Line(value); text.IsCut(shown) {
		whole = utf8.RuneCountInString(value)
	}
	return shown, whole
}

// Prompt is a prompt to be shown. Keys and values stay as they are: they are
// answers.
func Prompt(p walk.Prompt) walk.Prompt {
	all(&p.Name, &p.Sentence, &p.Button, &p.Help, &p.Warning)
	p.Fields = each(p.Fields, func(f *walk.Field) {
		all(&f.Label, &f.Hint, &f.Empty, &f.Help, &f.KnownAs)
		f.Choices = each(f.Choices, func(c *walk.Choice) { all(&c.Label, &c.Leads, &c.Then, &c.Disabled, &c.Help) })
	})
	p.Rules = each(p.Rules, func(r *walk.Rule) { all(&r.Text) })
	p.Progress = each(p.Progress, func(s *walk.Progress) { all(&s.Text, &s.Note) })
	p.Rounds = each(p.Rounds, func(r *walk.Progress) { all(&r.Text, &r.Note) })
	p.Values = each(p.Values, value)
	p.Authenticator = authenticator(p.Authenticator)
	if s := p.Signing; s != nil {
		p.Signing = &walk.Signing{Options: each(s.Options, value), Signed: each(s.Signed, value), Verified: Line(s.Verified)}
	}
	return p
}

func authenticator(a *walk.Authenticator) *walk.Authenticator {
	if a == nil {
		return nil
	}
	return &walk.Authenticator{Secret: walk.NewSecret(Line(a.Secret.Reveal())), Account: Line(a.Account), Issuer: Line(a.Issuer)}
}

func value(v *walk.Value) {
	all(&v.Name, &v.Note)
	v.Text, v.Whole = cut(v.Text)
}

// Explanation is an explanation to be shown.
func Explanation(w walk.Explanation) walk.Explanation {
	all(&w.Description, &w.Summary, &w.Next, &w.Who)
	for _, reasons := range []*[]walk.Reason{&w.Reasons, &w.Named} {
		*reasons = each(*reasons, func(r *walk.Reason) { all(&r.Setting, &r.Value, &r.Text, &r.Evidence) })
	}
	w.Causes, w.NotCauses, w.Notes = lines(w.Causes), lines(w.NotCauses), lines(w.Notes)
	w.Actions = Actions(w.Actions)
	return w
}

// Actions are actions to be shown.
func Actions(list []walk.Action) []walk.Action {
	return each(list, func(m *walk.Action) { all(&m.Label, &m.Field, &m.Disabled, &m.Group, &m.Short, &m.Letter) })
}

// Step is a step whose texts can be shown; what travelled stays as it was.
func Step(s walk.Step) walk.Step {
	s.Mistaken = challenge.Mistaken(s)
	all(&s.Answered, &s.Exchange.Operation, &s.Exchange.Emulator, &s.Exchange.Proxy, &s.Warning)
	if s.Challenge != nil {
		asked := *s.Challenge
		all(&asked.Name)
		s.Challenge = &asked
	}
	s.Error = Error(s.Error)
	s.Edits = each(s.Edits, func(e *walk.Edit) { all(&e.Name) })
	s.Triggers = each(s.Triggers, triggerCall)
	s.Derivations = each(s.Derivations, func(w *walk.Derivation) {
		all(&w.Name, &w.Formula, &w.Text, &w.Direction, &w.Help)
		w.From = lines(w.From)
	})
	members := map[string]string{}
	for _, name := range s.Members.Names() {
		members[Line(name)] = Line(s.Members.Get(name))
	}
	s.Members = walk.NewValues(members)
	return s
}

// Error is an error to be shown.
func Error(err *walk.Error) *walk.Error {
	if err == nil {
		return nil
	}
	clean := *err
	all(&clean.Exception, &clean.Message, &clean.Next)
	return &clean
}

// Walk is a walk to be shown. Only steps that are new are looked at: those
// before have been already.
func Walk(w walk.Walk, before walk.Walk) walk.Walk {
	steps := slices.Clip(before.Steps)
	if before.ID != w.ID || len(steps) > len(w.Steps) {
		steps = nil
	}
	for _, step := range w.Steps[len(steps):] {
		steps = append(steps, Step(step))
	}
	w.Steps = steps
	return w
}

// Messages are messages to be shown.
func Messages(list []walk.Message) []walk.Message {
	return each(list, func(m *walk.Message) {
		all(&m.Medium, &m.Destination, &m.Purpose)
		m.Body = walk.NewSecret(Line(m.Body.Reveal()))
		m.Code = walk.NewSecret(Line(m.Code.Reveal()))
	})
}
