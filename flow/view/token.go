package view

import (
	"slices"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/token"
	"authwalk/flow/walk"
)

// leeway is how far apart the clocks of this machine and the service may be
// before a token's times count as wrong.
const leeway = time.Minute

// Tokens are the walk's tokens decoded, not verified: ID, access, refresh. Now
// is the service's time.
func Tokens(w walk.Walk, now time.Time) []walk.TokenView {
	tokens := w.Tokens()
	if tokens == nil {
		return nil
	}
	earlier, by := earlierTokens(w, now)
	views := revoked(w, compared(earlier, by, tokensOf(w.Start.Target, tokens, now)))
	if device := w.Device(); device != nil {
		views = append(views, deviceOf(*device))
	}
	return views
}

// deviceOf is NewDeviceMetadata, which comes with the tokens.
func deviceOf(device walk.Device) walk.TokenView {
	issued := api.Body{Operation: api.InitiateAuth}
	member := func(name, text string) walk.Claim {
		known, _ := issued.Find("AuthenticationResult", "NewDeviceMetadata", name)
		return walk.Claim{Name: name, Text: Line(text), Help: known.Help}
	}
	return walk.TokenView{
		Kind: "device",
		Opaque: "NewDeviceMetadata: the pool can remember this device. ConfirmDevice registers it. authwalk sends its key with every " +
			"refresh of these tokens.",
		Claims: []walk.Claim{member("DeviceKey", device.Key), member("DeviceGroupKey", device.GroupKey)},
	}
}

func tokensOf(target walk.Target, tokens *walk.Tokens, now time.Time) []walk.TokenView {
	return []walk.TokenView{
		decoded(target, "id", tokens.ID, token.ID, now),
		decoded(target, "access", tokens.Access, token.Access, now),
		{
			Kind: "refresh", Raw: tokens.Refresh,
			Opaque: "Only Cognito can read a refresh token. It gets new ID and access tokens, for this app client only.",
		},
	}
}

func decoded(target walk.Target, kind string, raw walk.Secret, use token.Use, now time.Time) walk.TokenView {
	view := walk.TokenView{Kind: kind, Raw: raw}
	if raw.IsZero() {
		view.Opaque = "Cognito sent no " + kind + " token."
		return view
	}
	decoded, err := token.Decode(raw.Reveal())
	if err != nil {
		view.Opaque = Line("It cannot be decoded: " + err.Error() + ".")
		return view
	}
	view.Issued, view.Expires = decoded.Issued(), decoded.Expires()
	view.Signature, view.Verified = "not checked yet", walk.Unknown
	checks := map[string]token.Check{}
	expect := token.Expect{ClientID: target.ClientID, Use: use, Now: now, Leeway: leeway}
	issuer := Issuer(target, decoded)
	for _, check := range token.Checks(decoded, issuer, expect) {
		checks[check.Claim] = check
	}
	view.Header = claimsOf(decoded.Header(), checks)
	view.Claims = claimsOf(decoded.Claims(), checks)
	view.Verifier = verifier(issuer, target.ClientID, use)
	return view
}

// verifier is what a server has to compare a token with; nothing where the pool is not
// known, because what the token says of itself proves nothing.
func verifier(issuer, clientID string, use token.Use) []walk.Value {
	if issuer == "" {
		return nil
	}
	return []walk.Value{
		{Name: "iss", Text: Line(issuer)},
		{Name: token.ClientClaim(use), Text: Line(clientID)},
		{Name: "token_use", Text: string(use)},
		{Name: "JWKS", Text: Line(token.KeysURL(issuer))},
	}
}

// Issuer is what iss has to be in the tokens of a target, empty where its pool
// is not known.
func Issuer(target walk.Target, decoded token.Unverified) string {
	if target.UserPoolID == "" {
		return ""
	}
	if claim := decoded.Claim("iss"); claim != nil && target.Endpoint == "" {
		if updated := token.UpdatedIssuer(target.UserPoolID); claim.Text() == updated {
			return updated
		}
	}
	return token.Issuer(target.Endpoint, target.UserPoolID)
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
			view.Check = check.Found
			view.Verdict = verdict(check)
		}
		view.Renewed = slices.Contains(renewed["refresh"], claim.Name)
		if slices.Contains(times, claim.Name) {
			view.At, _ = claim.Time()
		}
		all(&view.Name, &view.Text, &view.Check, &view.Help)
		shown = append(shown, view)
	}
	return shown
}

func verdict(check token.Check) walk.Verdict {
	switch {
	case check.OK:
		return walk.Met
	case check.Unknown:
		return walk.Unknown
	default:
		return walk.NotMet
	}
}

// times are the claims that are times.
var times = []string{"auth_time", "iat", "nbf", "exp"}

// claimText is a claim for reading: times as times.
func claimText(claim token.Claim) string {
	if slices.Contains(times, claim.Name) {
		if at, ok := claim.Time(); ok {
			return at.UTC().Format(timeLayout)
		}
	}
	return claim.Text()
}
