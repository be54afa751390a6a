package flow

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/challenge"
	"authwalk/flow/token"
	"authwalk/flow/walk"
)

// leeway is how far apart the clocks of this machine and the service may be
// before a token's times count as wrong.
const leeway = time.Minute

// Tokens are the walk's tokens decoded, not verified: ID, access, refresh.
func (c *Controller) Tokens(w walk.Walk) []walk.TokenView {
	tokens := w.Tokens()
	if tokens == nil {
		return nil
	}
	return []walk.TokenView{
		c.decoded(w, "id", tokens.ID, token.ID),
		c.decoded(w, "access", tokens.Access, token.Access),
		{
			Kind: "refresh", Raw: tokens.Refresh,
			Opaque: "A refresh token is sealed for Cognito alone: it cannot be decoded. It gets new ID and access tokens without a sign-in, " +
				"and belongs to this app client.",
		},
	}
}

func (c *Controller) decoded(w walk.Walk, kind string, raw walk.Secret, use token.Use) walk.TokenView {
	view := walk.TokenView{Kind: kind, Raw: raw}
	if raw.IsZero() {
		view.Opaque = "The service sent no " + kind + " token."
		return view
	}
	decoded, err := token.Decode(raw.Reveal())
	if err != nil {
		view.Opaque = "It cannot be decoded: " + err.Error() + "."
		return view
	}
	view.Issued, view.Expires = decoded.Issued(), decoded.Expires()
	view.Signature, view.Verified = "not checked yet", walk.Unknown
	checks := map[string]token.Check{}
	for _, check := range token.Checks(decoded, c.issuer(w, decoded), c.expect(w, use)) {
		checks[check.Claim] = check
	}
	view.Header = claimsOf(decoded.Header(), checks)
	view.Claims = claimsOf(decoded.Claims(), checks)
	return view
}

// claimOrder is the order to read a token in: who made it, for whom, about
// whom, when. Claims that are not named here come last, as the token has them.
var claimOrder = []string{
	"iss", "aud", "client_id", "token_use", "scope", "sub", "username", "cognito:username", "cognito:groups",
	"email", "email_verified", "phone_number", "phone_number_verified", "auth_time", "iat", "nbf", "exp",
}

func claimsOf(claims []token.Claim, checks map[string]token.Check) []walk.Claim {
	claims = slices.Clone(claims)
	place := func(claim token.Claim) int {
		if at := slices.Index(claimOrder, claim.Name); at >= 0 {
			return at
		}
		return len(claimOrder)
	}
	slices.SortStableFunc(claims, func(a, b token.Claim) int { return place(a) - place(b) })
	shown := make([]walk.Claim, 0, len(claims))
	for _, claim := range claims {
		view := walk.Claim{Name: claim.Name, Text: claimText(claim), Help: token.Explain(claim.Name)}
		if check, made := checks[claim.Name]; made {
			view.Check = check.Says
			view.Verdict = walk.NotMet
			if check.OK {
				view.Verdict = walk.Met
			}
		}
		shown = append(shown, view)
	}
	return shown
}

// claimText is a claim for reading: times as times.
func claimText(claim token.Claim) string {
	switch claim.Name {
	case "auth_time", "iat", "nbf", "exp":
		if at, ok := claim.Time(); ok {
			return at.UTC().Format("2006-01-02 15:04:05 UTC")
		}
	}
	return claim.Text()
}

func (c *Controller) expect(w walk.Walk, use token.Use) token.Expect {
	return token.Expect{ClientID: w.Start.Target.ClientID, Use: use, Now: c.now(w), Leeway: leeway}
}

// issuer is what iss has to be. A pool id that was not given is taken from the
// token itself: then it proves nothing, and only shows where the keys are.
func (c *Controller) issuer(w walk.Walk, decoded token.Unverified) string {
	target := w.Start.Target
	claimed := ""
	if claim := decoded.Claim("iss"); claim != nil {
		claimed, _ = claim.StringValue()
	}
	if target.UserPoolID == "" {
		return ""
	}
	if target.Endpoint == "" && claimed == token.UpdatedIssuer(target.UserPoolID) {
		return claimed
	}
	return token.Issuer(target.Endpoint, target.UserPoolID)
}

// Verify checks the tokens' signatures with the pool's keys.
func (c *Controller) Verify(ctx context.Context, w walk.Walk) []walk.TokenView {
	views := c.Tokens(w)
	client, err := c.client(w.Start.Target)
	for i, view := range views {
		if view.Opaque != "" {
			continue
		}
		switch {
		case w.Start.Target.UserPoolID == "":
			views[i].Signature = "not checked: the pool id was not given"
		case err != nil:
			views[i].Signature = "not checked: " + err.Error()
		default:
			views[i].Signature, views[i].Verified = c.checkSignature(ctx, w, view, client.Fetch)
		}
	}
	return views
}

func (c *Controller) checkSignature(ctx context.Context, w walk.Walk, view walk.TokenView, fetch token.Fetch) (string, walk.Verdict) {
	decoded, err := token.Decode(view.Raw.Reveal())
	if err != nil {
		return err.Error(), walk.NotMet
	}
	issuer := c.issuer(w, decoded)
	if err := c.keys(issuer, fetch).VerifySignature(ctx, decoded, c.now(w)); err != nil {
		if ctx.Err() != nil {
			return "not checked: given up", walk.Unknown
		}
		return fmt.Sprintf("not confirmed: %s", err), walk.NotMet
	}
	return "checked with the pool's keys", walk.Met
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
	if tokens == nil {
		return []walk.Action{
			{Kind: walk.StartOver, Label: "walk again with the same answers"},
			{Kind: walk.EditStart, Label: "another walk"},
		}
	}
	var moves []walk.Action
	for _, entry := range challenge.AfterTokens() {
		move := walk.Action{Kind: walk.Perform, Label: entry.Label, Operation: entry.Name}
		move.Renews = entry.Name == "REFRESH_TOKEN_AUTH"
		if move.Renews && tokens.Refresh.IsZero() {
			move.Disabled = "there is no refresh token"
		}
		moves = append(moves, move)
	}
	return append(moves,
		walk.Action{Kind: walk.StartOver, Label: "Walk again with the same answers"},
		walk.Action{Kind: walk.EditStart, Label: "Another walk"},
	)
}

// recogniseToken takes client, pool and user from a token.
func recogniseToken(text string) (walk.Values, string) {
	if token.IsOpaque(text) {
		return walk.NewValues(map[string]string{"REFRESH_TOKEN": text, keyFlow: "REFRESH_TOKEN_AUTH"}), "a refresh token"
	}
	decoded, err := token.Decode(text)
	if err != nil {
		return walk.Values{}, ""
	}
	taken := map[string]string{}
	take := func(key, claim string) {
		if found := decoded.Claim(claim); found != nil {
			if value, ok := found.StringValue(); ok && value != "" {
				taken[key] = value
			}
		}
	}
	take(keyClient, "aud")
	take(keyClient, "client_id")
	take(keyUsername, "username")
	take(keyUsername, "cognito:username")
	if issuer := decoded.Claim("iss"); issuer != nil {
		takeIssuer(taken, issuer)
	}
	return walk.NewValues(taken), fmt.Sprintf("an %s token, decoded and not verified", decoded.Use())
}

// takeIssuer reads pool and endpoint from iss: what follows the last slash is
// the pool id, and an issuer on this machine is an emulator's.
func takeIssuer(taken map[string]string, issuer *token.Claim) {
	text, _ := issuer.StringValue()
	cut := strings.LastIndex(text, "/")
	if cut < 0 {
		return
	}
	taken[keyPool] = text[cut+1:]
	if (walk.Target{Endpoint: text[:cut]}).IsLocal() {
		taken[keyEndpoint] = text[:cut]
	}
}
