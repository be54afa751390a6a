package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// tokenRows are tokens that the service does not take.
var tokenRows = []row{
	{
		id: "pain-27", exception: api.NotAuthorizedException, message: `Invalid Refresh Token`,
		description: "Cognito does not accept this refresh token.",
		observed:    refusedRefresh,
		ruledOut:    []string{"its age (Cognito says \"expired\" then)"},
		actionsHere: rememberOrSignIn,
		actions:     []walk.Action{editStart},
		passes:      true,
		next:        "Sign in again, or refresh with the client and the device that the token was issued for.",
	},
	{
		id: "pain-29", exception: api.NotAuthorizedException, message: `(?:Refresh|Access) Token has been revoked`,
		description: "This token was revoked.",
		observed:    signedOut,
		ruledOut:    []string{"its age (Cognito says \"expired\" then)"},
		actionsHere: signInAgain,
		actions:     []walk.Action{editStart},
		passes:      true,
		next:        "Sign in again.",
	},
	{
		id: "refresh-reused", exception: api.RefreshTokenReuseException,
		description: "This client rotates refresh tokens, and a newer one replaced this one.",
		observed:    replacedToken,
		notes:       []string{"The newest token of the sign-in still works."},
		actionsHere: refreshWithNewest,
		actions:     []walk.Action{editStart},
		passes:      true,
		next:        "Sign in again, or refresh with the newest token.",
	},
	{
		id: "refresh-not-enabled", exception: api.InvalidParameterException, flows: []string{api.FlowRefreshTokenAuth, api.FlowRefreshToken},
		message:     `\w+ flow not enabled for (?:this|the) client`,
		description: "This client does not refresh with REFRESH_TOKEN_AUTH.",
		causes: []string{
			"The client rotates refresh tokens (RefreshTokenRotation). GetTokensFromRefreshToken takes them then.",
			"ExplicitAuthFlows of the client lacks ALLOW_REFRESH_TOKEN_AUTH.",
		},
		ruledOut: []string{"the refresh token (not checked yet)"},
		actions:  []walk.Action{perform(api.GetTokensFromRefreshToken, "Refresh with rotation"), editStart, startOver},
		next:     "Refresh with GetTokensFromRefreshToken.",
	},
	{
		id: "refresh-expired", exception: api.NotAuthorizedException, message: `Refresh Token has expired`,
		description: "The refresh token expired.",
		causes:      []string{fmt.Sprintf("It is older than RefreshTokenValidity of the client (%d days, unless the client sets another time).", pool.RefreshTokenDays)},
		actionsHere: signInAgain,
		actions:     []walk.Action{editStart},
		passes:      true,
		next:        "Sign in again.",
	},
	{
		id: "access-expired", exception: api.NotAuthorizedException, message: `Access Token has expired`,
		description: "The access token expired.",
		causes:      []string{"It is older than AccessTokenValidity of the client (" + api.InHours(pool.AccessTokenValidity) + ", unless the client sets another time)."},
		actions:     []walk.Action{perform(refreshing, "Get new tokens with the refresh token"), startOver},
		passes:      true,
		next:        "Refresh the tokens, then try again: that needs no sign-in.",
	},
	{
		id: "pain-31", exception: api.NotAuthorizedException, message: `Access Token does not have required scopes`,
		description: "The access token lacks the scope aws.cognito.signin.user.admin, which this call needs.",
		causes: []string{
			"The token comes from the hosted sign-in page, which did not ask for the scope.",
			"The client does not allow the scope.",
		},
		actionsHere: signInAgain,
		actions:     []walk.Action{editStart},
		passes:      true,
		next:        "Sign in through the API, or ask an administrator to allow the scope on the client and ask for it on the sign-in page.",
	},
	{
		id: "bad-access-token", exception: api.NotAuthorizedException, message: `Invalid Access Token|Could not verify signature for Access Token`,
		description: "This is not an access token of this pool.",
		causes: []string{
			"An ID token was sent: check the claim token_use.",
			"The token belongs to another pool, or was shortened or changed.",
			"With TARGET_ACR_VALUES: the token belongs to another user than USERNAME.",
		},
		actions: []walk.Action{answerAgain, startOver},
		next:    "Use the access token of this sign-in.",
	},
	{
		id: "not-a-refresh-token", exception: api.UnsupportedTokenTypeException,
		description: "Only refresh tokens can be revoked.",
		causes:      []string{"An access or ID token was sent."},
		notes:       []string{"Revoking the refresh token ends the access tokens that came from it."},
		actions:     []walk.Action{answerAgain},
		next:        "Send the refresh token.",
	},
	{
		id: "revocation-off", exception: api.UnsupportedOperationException, operations: []string{api.RevokeToken},
		description: "This client does not revoke tokens.",
		causes:      []string{"EnableTokenRevocation is off for the client."},
		actions:     []walk.Action{perform(api.GlobalSignOut, "Sign out everywhere")},
		next:        "Sign out everywhere instead, or turn EnableTokenRevocation on.",
	},
	{
		id: "revoke-unauthorized", exception: api.UnauthorizedException, operations: []string{api.RevokeToken},
		description: "The client may not revoke this token.",
		causes:      []string{"The token belongs to another client.", "The client has a secret and ClientSecret is missing or wrong."},
		actions:     []walk.Action{editStart},
		next:        "Use the client, and its secret, that the token was issued for.",
	},
}

// refusedRefresh is why a refresh token may be refused: what was sent need not be one.
func refusedRefresh(f failure) []string {
	if odd := oddRefreshToken(f); odd != nil {
		return odd
	}
	const elsewhere = "The token belongs to another app client."
	if step := f.forgotDevice(); step != nil {
		return []string{fmt.Sprintf("Step %d of this walk forgot the device that the token was issued to (%s).", step.Number, step.Exchange.Operation)}
	}
	switch {
	case f.offeredDevice():
		return []string{"This sign-in was offered a new device, and it was not remembered yet (ConfirmDevice). The pool refuses to refresh without that.", elsewhere}
	case f.sent.parameter(api.KeyDeviceKey) != "":
		return []string{"The device of DEVICE_KEY was not confirmed with ConfirmDevice, or is another one.", elsewhere}
	case f.facts.Pool != nil && f.facts.Pool.DeviceConfiguration == nil:
		return []string{elsewhere}
	default:
		return []string{"The pool remembers devices, and the refresh was sent without DEVICE_KEY.", elsewhere}
	}
}

// oddRefreshToken says what was sent in place of a refresh token, as far as it shows: one
// is sealed, with five parts. A record has no token to look at.
func oddRefreshToken(f failure) []string {
	token := cmp.Or(f.sent.parameter(api.KeyRefreshToken), f.sent.RefreshToken)
	parts := strings.Split(token, ".")
	switch {
	case token == "" || f.walk.Recorded:
		return nil
	case len(parts) == 3 && strings.HasPrefix(token, tokenBegins):
		return []string{"What was sent is an access or ID token: it has 3 parts with dots between them, and a refresh token has 5."}
	case len(parts) != 5 || !strings.HasPrefix(token, tokenBegins):
		return []string{"What was sent is not a refresh token, or only a part of one: a refresh token begins with " + tokenBegins + " and has 5 parts with dots between them."}
	case strings.ContainsFunc(token, unicode.IsSpace):
		return []string{"What was sent contains a space or a line break. A refresh token contains neither."}
	default:
		return nil
	}
}

// tokenBegins is how every token begins: it is the Base64 of {" .
const tokenBegins = "eyJ"

// rememberOrSignIn remembers the device first where the refresh lacks only that: the
// same sign-in would be offered a device again, and lead to the same refusal.
func rememberOrSignIn(f failure) []walk.Action {
	if f.offeredDevice() {
		return append([]walk.Action{perform(api.ConfirmDevice, "Register this device")}, signInAgain(f)...)
	}
	return signInAgain(f)
}

// offeredDevice reports whether a new device came with the tokens and was not
// registered.
func (f failure) offeredDevice() bool {
	before := walk.Walk{Steps: f.before()}
	return before.Device() != nil && !slices.ContainsFunc(before.Steps, func(step walk.Step) bool {
		return step.Exchange.Operation == api.ConfirmDevice && step.Error == nil
	})
}

// replacedToken tells which step brought the token that replaced the refused one.
func replacedToken(f failure) []string {
	const graceIsOver = "The grace period (RetryGracePeriodSeconds of the client, 60 at most) is over."
	if sent, newest := f.replaced(); newest != nil {
		return []string{
			fmt.Sprintf("The token of step %d was sent. Step %d brought a newer one.", sent.Number, newest.Number),
			graceIsOver,
		}
	}
	return []string{"A newer token was received and not kept.", graceIsOver}
}

// replaced is the step of this walk that brought the refresh token that was sent, and the
// newest that brought another one after it; nil where the walk does not tell.
func (f failure) replaced() (sent, newest *walk.Step) {
	token := cmp.Or(f.sent.parameter(api.KeyRefreshToken), f.sent.RefreshToken)
	if token == "" || f.walk.Recorded {
		return nil, nil
	}
	steps := f.before()
	for n := range steps {
		switch {
		case steps[n].Tokens == nil || steps[n].Tokens.Refresh.IsZero():
		case steps[n].Tokens.Refresh.Reveal() == token:
			sent, newest = &steps[n], nil
		case sent != nil:
			newest = &steps[n]
		}
	}
	return sent, newest
}

// refreshWithNewest sends the newest token of the walk, where an older one was refused.
func refreshWithNewest(f failure) []walk.Action {
	if _, newest := f.replaced(); newest != nil {
		return append([]walk.Action{perform(api.GetTokensFromRefreshToken, "Refresh with the newest token")}, signInAgain(f)...)
	}
	return signInAgain(f)
}

// forgotDevice is the step of this walk that forgot the device of the refresh, nil where
// none did.
func (f failure) forgotDevice() *walk.Step {
	key := cmp.Or(f.sent.parameter(api.KeyDeviceKey), f.sent.DeviceKey)
	forgot := map[string]bool{api.ForgetDevice: true, api.AdminForgetDevice: true}
	for _, step := range slices.Backward(f.before()) {
		if step.Error == nil && forgot[step.Exchange.Operation] && key != "" && sentBy(step.Exchange).DeviceKey == key {
			return &step
		}
	}
	return nil
}

// signedOut tells who revoked a token: this walk, where one of its steps did.
func signedOut(f failure) []string {
	for _, step := range slices.Backward(f.before()) {
		if step.Error == nil && slices.Contains(revoking, step.Exchange.Operation) {
			return []string{fmt.Sprintf("Step %d of this walk signed the user out (%s).", step.Number, step.Exchange.Operation)}
		}
	}
	return []string{
		strings.Join(revoking[:len(revoking)-1], ", ") + " or " + revoking[len(revoking)-1] + " was called elsewhere.",
		"The user was deleted.",
	}
}

// revoking are the operations that revoke tokens.
var revoking = []string{api.GlobalSignOut, api.AdminUserGlobalSignOut, api.RevokeToken}
