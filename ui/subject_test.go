package ui_test

import (
	"strings"
	"testing"

	"authwalk/ui/storybook"
)

// subjects are what each story is about, as its screen says it. A golden
// screen alone only tells that nothing changed since it was written.
var subjects = map[string]string{
	"start-empty":          "▸ User name",
	"start":                `come from target "staging"`,
	"start-flow":           "USER_AUTH",
	"start-missing":        "✗",
	"start-wrong-region":   "✗ The pool is in eu-west-1,",
	"pasted":               "The pasted text has 2 calls",
	"start-choices":        "The demo pools",
	"start-choices-closed": "the port is taken",
	"demo-users":           "New password first",
	"demo-users-edit":      "nadia",
	"sms":                  "4 7 1 1 _ _",
	"sms-refused":          "CodeMismatchException",
	"sms-inbox":            "Newest code, from SMS",
	"totp":                 "▸ SOFTWARE_TOKEN_MFA",
	"totp-clock":           "clock is 7 min behind",
	"history":              "something keeps an",
	"history-attempt":      "request 8b1c0d7e",
	"email-code":           "▸ EMAIL_OTP",
	"new-password":         "•••• (8)",
	"mfa-setup":            "Code from the app",
	"mfa-setup-text":       "Secrets are on screen",
	"mfa-setup-code":       "▄",
	"mfa-setup-choice":     "(•) SOFTWARE_TOKEN_MFA",
	"select-challenge":     "▸ SELECT_CHALLENGE",
	"select-mfa":           "▸ SELECT_MFA_TYPE",
	"custom":               "▸ CUSTOM_CHALLENGE",
	"custom-rounds":        "Rounds so far",
	"custom-code":          "A code was sent: EMAIL to cara@example.org. ^N fills it in.",
	"passkey":              "What is signed",
	"passkey-signed":       "authenticator data",
	"passkey-registration": "Make a passkey of kurt for localhost",
	"triggers":             "VerifyAuthChallengeResponse_Authentication",
	"trigger":              "answered, the same as before",
	"trigger-refused":      "Show what PreAuthentication received and returned",
	"hostile":              "▸ CUSTOM_CHALLENGE",
	"proof":                "HKDF-SHA-256",
	"proof-compare":        "The first value that differs is u",
	"passkey-compare":      "The first value that a server refuses is origin",
	"proof-full":           "g^a mod N",
	"refused":              "Exception",
	"wrong-password":       "Incorrect username or password",
	"unconfirmed":          "UserNotConfirmedException",
	"unreachable":          "there is no host named",
	"session-over":         "The session has expired.",
	"tokens":               "[1 id token]",
	"tokens-access":        "[2 access token]",
	"tokens-both":          "only in the access token",
	"tokens-refreshed":     "[4 before and after refresh]",
	"tokens-value":         "id token: iss",
	"tokens-refresh":       "[4 refresh token]",
	"tokens-expired":       "expired: press r to refresh",
	"tokens-revealed":      "Secrets are on screen",
	"performed":            "GetUser",
	"operations":           "AdminListUserAuthEvents",
	"change-password":      "ChangePassword",
	"tokens-device":        "[5 device]",
	"device":               "Device name",
	"path":                 "Path: step 2 of 2",
	"path-branch":          "? LIVE:",
	"panel":                "Wire",
	"wire":                 "SMS_MFA_CODE", "wire-search": "1 here", "map": "you are here",
	"map-what-if":    "1 changed on paper",
	"map-live":       "AWS credentials that allow",
	"map-triggers":   "calls PreAuthentication",
	"edit":           "Next request: 2 changed",
	"edit-first":     "~   \"AuthFlow\"",
	"edit-calls":     "Edit the request of which call?",
	"edit-broken":    "[ – Send ] line 4",
	"copy":           "with secrets",
	"copy-unsure":    "f save as a file",
	"report":         "Saved, only you can read it",
	"walks":          "Branch of the walk of 20 Nov 05:58:11 at step 1",
	"compare":        "What explains it",
	"palette":        "What do you want to do?",
	"palette-filter": "List the devices",
	"palette-users":  "Sign in as",
	"palette-tokens": "Copy",
	"help":           "Help",
	"help-filter":    "ties your answer to its challenge",
	"aws-role":       "MFA for AWS",
	"quit":           "? Quit?",
}

func TestEveryStoryShowsItsSubject(t *testing.T) {
	for _, story := range fewer(storybook.Stories()) {
		t.Run(story.Name, func(t *testing.T) {
			subject := subjects[story.Name]
			if subject == "" {
				t.Fatal("subjects does not say what it shows")
			}
			if screen := screenText(toldAt(story, 140, 40).View()); !strings.Contains(screen, subject) {
				t.Errorf("%s is not on the screen:\n%s", subject, screen)
			}
		})
	}
}
