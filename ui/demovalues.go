package ui

import (
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// withDemoValues has the secrets of a demo user at hand for the fields that ask for them:
// whoever has typed another one to see what happens finds the way back.
func (m Model) withDemoValues(prompt walk.Prompt, begun walk.Start) walk.Prompt {
	at := slices.IndexFunc(m.demoUsers, func(member walk.DemoUser) bool {
		there := member.Start.Target
		return member.Start.Username == begun.Username && there.UserPoolID == begun.Target.UserPoolID && there.Endpoint == begun.Target.Endpoint
	})
	if at < 0 || m.demoController == nil {
		return prompt
	}
	values := m.demoController.Filled(m.demoUsers[at].Start)
	prompt.Fields = slices.Clone(prompt.Fields)
	for n, field := range prompt.Fields {
		outdated := field.Kind == walk.Password && m.hasNewPassword(begun)
		if value := values.Get(field.Key); field.Secret && value != "" && field.Same == "" && !outdated {
			prompt.Fields[n].Known, prompt.Fields[n].KnownAs = walk.NewSecret(value), "demo "+strings.ToLower(field.Label)
		}
	}
	return prompt
}

// hasNewPassword tells that a walk of this run gave the user another password.
func (m Model) hasNewPassword(begun walk.Start) bool {
	return slices.ContainsFunc(m.walks, func(v walkView) bool {
		return v.walk.Start.Username == begun.Username && v.walk.Start.Target.Endpoint == begun.Target.Endpoint && view.SetsPassword(v.walk)
	})
}
