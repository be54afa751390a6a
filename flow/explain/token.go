package explain

import "authwalk/flow/walk"

// tokenRows are tokens that the service does not take.
var tokenRows = []row{
	{
		id: "pain-27", exception: "NotAuthorizedException", message: `Invalid Refresh Token`,
		says: "Cognito does not take this refresh token here.",
		found: func(f failure) []string {
			if f.sent.parameter("DEVICE_KEY") != "" {
				return []string{"The device of DEVICE_KEY was never confirmed with ConfirmDevice, or is another one."}
			}
			return []string{"The pool remembers devices, and the refresh came without DEVICE_KEY."}
		},
		causes: []string{
			"The token belongs to another app client.",
			"It is no refresh token: access and ID tokens have three parts, a refresh token has five.",
		},
		notCauses: []string{"its age: an old token is said to have expired"},
		moves:     []walk.Action{editStart, startOver},
		next:      "Refresh with the client and the device that the token was issued for, or sign in again.",
	},
	{
		id: "pain-29", exception: "NotAuthorizedException", message: `(?:Refresh|Access) Token has been revoked`,
		says: "This token was revoked: the user was signed out.",
		causes: []string{
			"GlobalSignOut, AdminUserGlobalSignOut or RevokeToken was called elsewhere.",
			"The user was deleted.",
		},
		notCauses: []string{"its age: an old token is said to have expired"},
		moves:     []walk.Action{startOver, editStart},
		next:      "Sign in again.",
	},
	{
		id: "refresh-reused", exception: "RefreshTokenReuseException",
		says: "This client rotates refresh tokens, and this one was replaced by a newer one before.",
		causes: []string{
			"A newer token was received and not kept.",
			"The grace period (RetryGracePeriodSeconds, 60 at most) is over.",
		},
		notes: []string{"The newest token of the sign-in goes on working."},
		moves: []walk.Action{editStart, startOver},
		next:  "Refresh with the newest token, or sign in again.",
	},
	{
		id: "refresh-expired", exception: "NotAuthorizedException", message: `Refresh Token has expired`,
		says:   "The refresh token is too old. Nothing but a new sign-in helps.",
		causes: []string{"RefreshTokenValidity of the client, 30 days unless it says otherwise, has passed."},
		moves:  []walk.Action{startOver, editStart},
		next:   "Sign in again.",
	},
	{
		id: "access-expired", exception: "NotAuthorizedException", message: `Access Token has expired`,
		says:   "The access token is too old. A refresh gets a new one without signing in.",
		causes: []string{"AccessTokenValidity of the client, one hour unless it says otherwise, has passed."},
		moves:  []walk.Action{perform(refreshing, "get new tokens with the refresh token"), startOver},
		next:   "Refresh the tokens, then try again.",
	},
	{
		id: "pain-31", exception: "NotAuthorizedException", message: `Access Token does not have required scopes`,
		says: "The access token lacks the scope aws.cognito.signin.user.admin, which this call needs.",
		causes: []string{
			"The token comes from the hosted sign-in page, and the scope was not asked for there.",
			"The client does not allow the scope.",
		},
		moves: []walk.Action{startOver},
		next:  "Allow the scope on the client and ask for it, or sign in through the API.",
	},
	{
		id: "bad-access-token", exception: "NotAuthorizedException", message: `Invalid Access Token|Could not verify signature for Access Token`,
		says: "This is not an access token of this pool.",
		causes: []string{
			"An ID token was sent: both look alike, and token_use tells them apart.",
			"The token is another pool's, or was cut short or changed.",
		},
		moves: []walk.Action{answerAgain, startOver},
		next:  "Use the access token of this sign-in.",
	},
	{
		id: "not-a-refresh-token", exception: "UnsupportedTokenTypeException",
		says:   "Only refresh tokens can be revoked.",
		causes: []string{"An access or ID token was sent."},
		notes:  []string{"Revoking the refresh token ends the access tokens that came from it."},
		moves:  []walk.Action{answerAgain},
		next:   "Send the refresh token.",
	},
	{
		id: "revocation-off", exception: "UnsupportedOperationException", operations: []string{"RevokeToken"},
		says:   "This client does not revoke tokens.",
		causes: []string{"EnableTokenRevocation is off for the client."},
		moves:  []walk.Action{perform("GlobalSignOut", "sign out everywhere")},
		next:   "Sign out everywhere instead, or switch EnableTokenRevocation on.",
	},
	{
		id: "revoke-unauthorized", exception: "UnauthorizedException", operations: []string{"RevokeToken"},
		says:   "The client may not revoke this token.",
		causes: []string{"The token belongs to another client.", "The client has a secret and ClientSecret is missing or wrong."},
		moves:  []walk.Action{editStart},
		next:   "Use the client, and its secret, that the token was issued for.",
	},
}
