package flow

import (
	"context"
	"errors"

	"authwalk/flow/api"
	"authwalk/flow/operation"
	"authwalk/flow/token"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Tokens are the walk's tokens decoded, not verified: ID, access, refresh.
func (c *Controller) Tokens(w walk.Walk) []walk.TokenView { return view.Tokens(w, c.now(w)) }

// Verify checks the tokens' signatures with the pool's keys.
func (c *Controller) Verify(ctx context.Context, w walk.Walk) []walk.TokenView {
	shown := c.Tokens(w)
	client, err := c.client(w.Start.Target)
	for i, decoded := range shown {
		if decoded.Opaque != "" {
			continue
		}
		switch {
		case w.Start.Target.UserPoolID == "":
			shown[i].Signature = "not checked: the user pool ID is not known"
		case err != nil:
			shown[i].Signature = "not checked: " + view.Line(err.Error())
		default:
			shown[i].Signature, shown[i].Verified = c.checkSignature(ctx, w, decoded, client.Fetch)
		}
	}
	return shown
}

func (c *Controller) checkSignature(ctx context.Context, w walk.Walk, shown walk.TokenView, fetch token.Fetch) (string, walk.Verdict) {
	decoded, err := token.Decode(shown.Raw.Reveal())
	if err != nil {
		return view.Line(err.Error()), walk.NotMet
	}
	issuer := view.Issuer(w.Start.Target, decoded)
	err = c.keys(issuer, fetch).VerifySignature(ctx, decoded, c.now(w))
	switch {
	case err == nil:
		return "verified with the pool's keys", walk.Met
	case ctx.Err() != nil:
		return "not checked: cancelled", walk.Unknown
	case errors.Is(err, token.ErrNoKeys):
		return "not checked: " + view.Line(err.Error()), walk.Unknown
	default:
		return "not verified: " + view.Line(err.Error()), walk.NotMet
	}
}

// keys is the key set of an issuer, fetched once.
func (c *Controller) keys(issuer string, fetch token.Fetch) *token.Keys {
	c.shared.mutex.Lock()
	defer c.shared.mutex.Unlock()
	if c.shared.keys[issuer] == nil {
		c.shared.keys[issuer] = token.NewKeys(issuer, fetch)
	}
	return c.shared.keys[issuer]
}

// Actions is what can be done now beside answering a challenge.
func (c *Controller) Actions(w walk.Walk) []walk.Action {
	tokens := w.Tokens()
	if tokens == nil && !api.IsSignIn(w.Start.Operation) {
		return []walk.Action{
			{Kind: walk.StartOver, Label: "Make the same call again"},
			{Kind: walk.EditStart, Label: "Change the details, or start something else"},
		}
	}
	if tokens == nil {
		return []walk.Action{
			{Kind: walk.StartOver, Label: "Sign in again with the same answers"},
			{Kind: walk.EditStart, Label: "Start another sign-in"},
		}
	}
	return append(
		c.AfterSignIn(w),
		walk.Action{Kind: walk.StartOver, Label: "Sign in again, same answers", Group: operation.GroupSignIn, Short: "Again, same answers", Letter: "n", Disabled: lacksUser(w)},
		walk.Action{Kind: walk.EditStart, Label: "Start another sign-in", Group: operation.GroupSignIn, Short: "Another", Letter: "o"},
	)
}
