package flow

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/pool"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// AfterSignIn are the calls that can be made after a sign-in, by group, those that
// cannot be made now with the reason.
func (c *Controller) AfterSignIn(w walk.Walk) []walk.Action {
	s := c.situation(w)
	var actions []walk.Action
	for _, entry := range operation.AfterTokens() {
		actions = append(actions, walk.Action{
			Kind: walk.Perform, Label: entry.Label, Operation: entry.Name, Disabled: c.lacks(s, entry.Name),
			Group: entry.Group, Short: entry.Short, Letter: entry.Letter, Renews: renews(entry.Name),
		})
	}
	for _, entry := range operation.Files() {
		actions = append(actions, walk.Action{
			Kind: walk.WriteFile, Label: entry.Label, Operation: entry.Name, Disabled: cmp.Or(lacksTokens(s), entry.Lacks(s)),
			Group: entry.Group, Short: entry.Short, Letter: entry.Letter,
		})
	}
	groups := operation.Groups()
	slices.SortStableFunc(actions, func(a, b walk.Action) int {
		return slices.Index(groups, a.Group) - slices.Index(groups, b.Group)
	})
	return actions
}

// Operations are the calls that few walks need: those of a signed-in user, and those of
// an administrator where there are credentials that the user chose. What cannot be
// undone comes last.
func (c *Controller) Operations(w walk.Walk) []walk.Action {
	s := c.situation(w)
	var offered []operation.Operation
	if w.Tokens() != nil && !view.Deleted(w) {
		offered = operation.Further()
	}
	if w.Start.Target.UserPoolID != "" && c.MayLook(w.Start) {
		offered = append(offered, operation.Administration()...)
	}
	var actions []walk.Action
	for _, entry := range offered {
		actions = append(actions, walk.Action{
			Kind: walk.Perform, Label: entry.Label, Operation: entry.Name, Disabled: operation.Lacks(entry.Name, s),
		})
	}
	irreversible := func(action walk.Action) bool { return c.Irreversible(action.Operation) }
	last := slices.DeleteFunc(slices.Clone(actions), func(action walk.Action) bool { return !irreversible(action) })
	return append(slices.DeleteFunc(actions, irreversible), last...)
}

func renews(name string) bool {
	return name == api.FlowRefreshTokenAuth || name == api.GetTokensFromRefreshToken
}

// lacks is why a call after a sign-in cannot be made, "" where it can.
func (c *Controller) lacks(s challenge.Situation, name string) string {
	none := ""
	if tokens := s.Walk.Tokens(); tokens != nil && renews(name) && tokens.Refresh.IsZero() {
		none = "there is no refresh token"
	}
	return cmp.Or(lacksTokens(s), lacksUser(s.Walk), c.clientLacks(name), none, operation.Lacks(name, s))
}

// lacksUser is why nothing can be done with the tokens of a user who is gone.
func lacksUser(w walk.Walk) string {
	if view.Deleted(w) {
		return "the user was deleted"
	}
	return ""
}

func lacksTokens(s challenge.Situation) string {
	if s.Walk.Tokens() == nil {
		return "sign in first"
	}
	return ""
}

// clientLacks is why the client is known not to have an operation, "" where it may: it
// does not allow the flow of another sign-in, or has the other way to refresh, as
// rotation and REFRESH_TOKEN_AUTH exclude each other.
func (c *Controller) clientLacks(name string) string {
	if c.facts == nil || c.facts.client == nil {
		return ""
	}
	switch rotates := c.facts.client.Rotates(); {
	case name == api.FlowUserAuth && !pool.FlowEnabled(c.facts.client, name):
		return "the client does not allow " + name
	case name == api.FlowRefreshTokenAuth && rotates:
		return "the client rotates refresh tokens: use Refresh with rotation (" + operation.Letter(api.GetTokensFromRefreshToken) + ")"
	case name == api.GetTokensFromRefreshToken && !rotates:
		return "the client does not rotate refresh tokens: use Refresh (" + operation.Letter(api.FlowRefreshTokenAuth) + ")"
	}
	return ""
}
