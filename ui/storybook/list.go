package storybook

import (
	"context"
	"errors"
	"time"

	"authwalk/flow/cognito"
	"authwalk/flow/start"
	"authwalk/ui"
)

// Stories are all there are.
func Stories() []Story {
	return []Story{
		startForm("start-empty", "the start form with nothing filled in", empty),
		startForm("start", "the start form filled from a target", filled),
		startForm("start-flow", "choosing a flow", filled, "tab", "tab", "tab", "down"),
		startForm("start-missing", "the button pressed with something missing", empty, "enter"),
		startForm("start-wrong-region", "a pool of another region", wrongRegion, "tab"),
		startForm("pasted", "a pasted text with two calls, and what of it was not understood", pastedCalls),
		offersDemo(startForm("start-choices", "the demo pools or your own", empty)),
		startForm("start-choices-closed", "demo pools that do not open", closedDemo, "enter"),
		offersDemo(startForm("demo-users", "choosing a demo user", empty, "enter")),
		offersDemo(startForm("demo-users-edit", "a demo user in the start form", empty, "enter", "e")),

		live(signIn("sms", "a code by text message", "sms", "4711")),
		live(signIn("sms-refused", "a code that was refused", "sms-refused", "000000", "enter")),
		signIn("sms-inbox", "the emulator's inbox and its newest code", "sms", "ctrl+o", "ctrl+o", "ctrl+n"),
		signIn("totp", "a code from an app", "totp"),
		behind(signIn("totp-clock", "a clock that is too far behind for codes from an app", "totp"), 7*time.Minute),
		signIn("email-code", "a code by email", "email-code"),
		signIn("new-password", "a password while it is typed", "new-password", "Correct7"),
		signIn("mfa-setup", "setting up an app", "mfa-setup", chooseApp...),
		signIn("mfa-setup-text", "the secret as text", "mfa-setup", append(chooseApp, "ctrl+r")...),
		signIn("mfa-setup-code", "the QR code on the whole window", "mfa-setup", append(chooseApp, "ctrl+t")...),
		signIn("mfa-setup-choice", "choosing which factor to set up", "mfa-setup"),
		signIn("select-challenge", "choosing a first factor", "select-challenge"),
		signIn("select-mfa", "choosing a second factor", "select-mfa"),
		live(signIn("custom", "a challenge of a trigger", "custom")),
		signIn("custom-rounds", "the second round of a custom challenge", "triggers", "bottle", "enter"),
		signIn("custom-code", "a code that a trigger has sent", "custom-code", "12", "enter"),
		signIn("passkey", "what a passkey will sign", "passkey"),
		stepping(signIn("passkey-signed", "what a passkey has signed, value by value", "passkey", "enter")),
		signIn("passkey-compare", "what another authenticator signed, and the first value that is wrong", "passkey", "ctrl+k", "check the answer", "enter", answerElsewhere),
		signIn("passkey-registration", "a passkey before it is made", "passkey-registration", "p"),
		signIn("triggers", "looking back at a trigger", "triggers", "bottle", "enter", "ctrl+g", "down"),
		signIn("trigger", "a trigger's event, sent again", "triggers", "bottle", "enter", "ctrl+g", "down", "enter", "enter"),
		signIn("trigger-refused", "a trigger that refused", "trigger-refused"),
		live(signIn("hostile", "texts that attack the terminal", "hostile")),

		stepping(signIn("proof", "the proof of a password, stopped at", "sms", "down", "down", "down")),
		stepping(signIn("proof-full", "a value of the proof in full", "sms", "down", "v")),

		stepping(signIn("proof-compare", "values of another client, and the first that differs", "sms", "down", "down", "down", "c", "u = 1f0c\nTIMESTAMP: Wed Jan 7 08:05:09 UTC 2026\nSRP_A = 5")),

		signIn("refused", "an exception and its explanation", "refused"),
		signIn("wrong-password", "a wrong password", "wrong-password"),
		signIn("unconfirmed", "a user who is not confirmed", "unconfirmed"),
		live(signIn("unreachable", "an endpoint that is not there", "unreachable")),
		later(signIn("session-over", "a session that ended while the user typed", "sms", "ctrl+g", "b", "4711", "enter"), 5*time.Minute),

		signIn("tokens", "signed in", "tokens"),
		signIn("tokens-access", "the access token, a claim explained", "tokens", "2", "down", "down"),
		signIn("tokens-both", "ID and access token side by side", "tokens", "3", "down"),
		signIn("tokens-refreshed", "what a refresh changed, and what it did not", "tokens", "r", "4"),
		signIn("tokens-value", "the whole value of a claim", "tokens", "enter"),
		signIn("tokens-refresh", "the refresh token", "tokens", "4"),
		later(signIn("tokens-expired", "tokens that have expired, and the key that renews them", "tokens"), 2*time.Hour),
		signIn("tokens-revealed", "secrets on screen", "tokens", "ctrl+r"),
		signIn("tokens-device", "signed in, and a device to remember", "device", "654321", "enter", "5"),
		signIn("device", "a device before it is registered", "device", "654321", "enter", "b"),
		signIn("performed", "a call after signing in", "tokens", "s"),
		signIn("operations", "calls that few walks need", "tokens", "m"),
		signIn("change-password", "a form after signing in", "tokens", "c"),

		startForm("history", "what happened to a user, from a file", happened),
		startForm("history-attempt", "one attempt, which can be walked again", happened, "enter", "down"),

		live(signIn("path", "looking back", "sms", "47", "ctrl+g")),
		live(signIn("path-branch", "asking before walking again against live users", "sms", "ctrl+g", "b")),
		live(signIn("panel", "the next panel", "sms", "ctrl+o")),
		live(signIn("wire", "the line of a field in the request that comes next", "sms", "47", "f7")),
		live(signIn("wire-search", "members found in an exchange", "sms", "47", "f7", "left", "/", "srp")),
		signIn("map", "what can be asked, and why not the rest", "totp", "f6"),
		signIn("map-what-if", "a setting changed on paper", "totp", "f6", "right", "left"),
		signIn("map-triggers", "the map of a custom challenge, with the triggers that are called", "triggers", "f6"),
		live(signIn("map-live", "the map of a pool whose settings are not known", "sms", "f6")),
		live(signIn("edit", "the next request, edited by hand", "sms", "4711", "f4", "down", "down", "end", "enter", `"COLOUR": "green",`, "down", "end", "left", "left", "x")),
		signIn("edit-broken", "an edited request that is no JSON", "sms", "4711", "f4", "down", "down", "down", "end", "left", "backspace"),
		startForm("edit-first", "the first request of a sign-in, edited by hand", filled, "Correct-2026!", "f4", "down", "end", "left", "left", "left", "left", "left", "left", "x"),
		signIn("edit-calls", "choosing the call whose request is edited", "tokens", "f4"),
		live(signIn("copy", "the copy menu", "sms", "ctrl+y")),
		unsure(signIn("copy-unsure", "a copy that may not have arrived", "sms", "ctrl+y", "enter")),
		reporting(signIn("report", "a report, and where it was saved", "sms", "ctrl+x", "enter")),
		keeping(signIn("walks", "the walks of this run and the recorded ones", "sms", "ctrl+k", "recorded walks", "enter")),
		keeping(signIn("compare", "two walks side by side, and what explains the difference", "sms", "ctrl+k", "compare two", "enter", "down", "c")),
		live(signIn("palette", "everything that can be done, over a code that is being typed", "sms", "47", "ctrl+k")),
		signIn("palette-filter", "what cannot be done yet, and why", "sms", "ctrl+k", "device"),
		offersDemo(startForm("palette-users", "a demo user found by what the user shows", empty, "enter", "ctrl+k", "email")),
		signIn("palette-tokens", "what can be done with tokens", "tokens", "ctrl+k"),
		live(signIn("help", "help for the focused field", "sms", "f1")),
		live(signIn("help-filter", "what the help knows of a word", "sms", "47", "f1", "session")),
		asking(live(signIn("aws-role", "the code that an AWS role asks for", "sms", "4711")), roleOfProfile.Prompt()),
		live(signIn("quit", "asking before quitting", "sms", "ctrl+c")),
	}
}

// roleOfProfile is the role of a profile that has mfa_serial.
var roleOfProfile = cognito.Role{
	Of: "profile support", ARN: "arn:aws:iam::123456789012:role/Support", Device: "arn:aws:iam::123456789012:mfa/jane",
}

// chooseApp takes the authenticator app where several factors can be set up.
var chooseApp = []string{"enter"}

// pastedCalls are two calls of a shell with what is left out of them.
func pastedCalls(o *ui.Options) {
	o.Pasted = start.ReadCommands(
		"aws cognito-idp initiate-auth --client-id 4example0client1id --auth-flow USER_PASSWORD_AUTH --auth-parameters “USERNAME=sam,PASSWORD=$P” --nope | jq .\n"+
			"aws cognito-idp respond-to-auth-challenge --client-id 4example0client1id --challenge-name SMS_MFA --session $S --challenge-responses USERNAME=sam,SMS_MFA_CODE=471108",
		Now)
}

func closedDemo(o *ui.Options) {
	o.Demo = func(context.Context) (ui.Demo, error) { return ui.Demo{}, errors.New("the port is taken") }
}

// answerElsewhere is what an authenticator signed on a page of another domain.
const answerElsewhere = `{"id":"B3RaB8KzFC8OuyQBdQTlew","type":"public-key","response":{"clientDataJSON":"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiU0tsLVFoVkctTlRLNGMtSXhScEZtZyIsIm9yaWdpbiI6Imh0dHBzOi8vYXBwLmV4YW1wbGUub3JnIiwiY3Jvc3NPcmlnaW4iOmZhbHNlfQ","authenticatorData":"sL8TtiA5fw56RqXmmVUSgLAQkmxQVMFmUHcR2qd2iowFAAAAAQ","signature":"MEQCIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gAiAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4_QA"}}`
