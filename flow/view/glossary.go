package view

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Glossary is the words that the screens use, a plain sentence for each, for
// people who do not know Cognito. A text on a screen uses these and no others
// for the same thing.
func Glossary() []walk.Value {
	return []walk.Value{
		{Name: "user pool", Text: "The directory of users that Cognito keeps for an app. Its settings decide how people sign in."},
		{Name: "app client", Text: "The entry in the pool that stands for one app. It decides which flows are allowed and how long tokens are valid."},
		{Name: "user name", Text: "The name that identifies a user in the pool. It can be a UUID if people sign in with an email address or phone number."},
		{Name: "alias", Text: "Another name a user can sign in with, such as a verified email address."},
		{Name: "sub", Text: "The user's permanent ID in the pool. It stays the same when names and addresses change."},
		{Name: "auth flow", Text: "The way a sign-in starts, for example USER_SRP_AUTH. It decides what the first request contains."},
		{Name: "challenge", Text: "A question from Cognito that must be answered before the sign-in can continue, such as a code."},
		{Name: "answer", Text: "What you send for a challenge."},
		{Name: "response", Text: "What Cognito sends back: a challenge, tokens or an error."},
		{Name: "session", Text: fmt.Sprintf("A value that ties your answer to its challenge. It is valid for %d minutes unless the app client sets another time.", api.SessionMinutes)},
		{Name: "factor", Text: "One way to prove who you are: a password, a code, an authenticator app or a passkey."},
		{Name: "MFA", Text: "Multi-factor authentication: after the first factor, usually the password, a second one is required."},
		{Name: "authenticator app", Text: "An app that shows a new six-digit code every " + api.InSeconds(api.TOTPStep) + ", made from a shared secret. Cognito calls the code TOTP."},
		{Name: "code", Text: "The digits from a text message, an email or an authenticator app. Each code works once."},
		{Name: "passkey", Text: "A key kept by a browser, phone or security key that signs in instead of a password."},
		{Name: "remembered device", Text: "A device that Cognito knows from an earlier sign-in. It can replace the second factor."},
		{Name: "Lambda trigger", Text: "The pool owner's own code, which Cognito runs at certain steps."},
		{Name: "ID token", Text: "Says who signed in, for the app."},
		{Name: "access token", Text: "Says what the user may do, for APIs."},
		{Name: "refresh token", Text: "Gets new ID and access tokens without signing in again."},
		{Name: "claim", Text: "One named fact in a token, such as the user's email address."},
		{Name: "decoded", Text: "The token was only read."},
		{Name: "verified", Text: "The token's signature was checked with the pool's public keys and matches."},
		{Name: "SRP", Text: "A calculation that proves the client knows the password without sending it."},
		{Name: "client secret", Text: "A client's own password. Every request must then carry SECRET_HASH, a value computed from it."},
		{Name: "refused", Text: "Cognito received the request and returned an error: an exception name and a message."},
		{Name: "walk", Text: "One sign-in from the first request to tokens or an error."},
		{Name: "step", Text: "One request and its response."},
		{Name: "path", Text: "All steps of a walk in order."},
		{Name: "branch", Text: "A new sign-in that repeats a walk up to a step that you choose."},
		{Name: "repeat", Text: "Sends the same answers again, from the start up to this step, to get a new session. One-time codes are asked again."},
		{Name: "target", Text: "A saved pool, app client, region and flow. It never holds a secret."},
		{Name: "emulator", Text: "A local program that behaves like Cognito: no AWS account, no real users."},
		{Name: "demo user", Text: "A user of the built-in demo pools, made to show one challenge or one problem."},
		{Name: "inbox", Text: "The emails and text messages that authwalk's emulator kept instead of sending."},
		{Name: "LIVE", Text: "The server is not on this machine: users, messages and lockouts can be real."},
		{Name: "LOCAL", Text: "The server is on this machine, at a loopback address."},
		{Name: "Wire", Text: "The panel with the request and the response."},
		{Name: "Why", Text: "The panel that explains them."},
		{Name: "administrator", Text: "The person who can change the pool or its users with AWS credentials."},
	}
}
