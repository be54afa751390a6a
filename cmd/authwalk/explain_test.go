package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// TestExplain explains what comes on standard input, and keeps what is secret in it
// to itself.
func TestExplain(t *testing.T) {
	t.Parallel()
	const secret = "canary-AYABeGFtcGxl-canary"
	for name, row := range map[string]struct {
		text, want string
		code       int
	}{
		"error":     {"An error occurred (UserNotConfirmedException) when calling the InitiateAuth operation: User is not confirmed.", "ResendConfirmationCode", exitDone},
		"challenge": {`{"ChallengeName":"SMS_MFA","Session":"` + secret + `","ChallengeParameters":{}}`, "text message", exitDone},
		"tokens":    {`{"AuthenticationResult":{"AccessToken":"` + secret + `","ExpiresIn":3600}}`, "tokens", exitDone},
		"event":     {`{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":"2026-11-28T10:00:00Z","errorCode":"NotAuthorizedException","errorMessage":"Password attempts exceeded","requestParameters":{"authFlow":"USER_PASSWORD_AUTH"},"eventID":"1"}`, "attempts", exitDone},
		"unknown":   {`{"__type":"NotAuthorizedException","message":"` + secret + `"}`, "NotAuthorizedException", exitRefused},
		"request":   {`An error occurred (NotAuthorizedException) when calling the RespondToAuthChallenge operation: Invalid session. Password=` + secret + ` eyJhbGciOi.eyJzdWIi.` + secret + ` {"Session":"` + secret + `"}`, "NotAuthorizedException", exitRefused},
		"nothing":   {"hello " + secret, "", exitRefused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, asJSON := range []bool{false, true} {
				var out, said strings.Builder
				p := &program{stdin: strings.NewReader(row.text), stdout: &out, stderr: &said}
				err := p.explain(t.Context(), "-", asJSON)
				code := exitDone
				if exit, ok := errors.AsType[*exitError](err); ok {
					code = exit.code
				} else if err != nil {
					t.Fatal(err)
				}
				if code != row.code || !strings.Contains(out.String(), row.want) {
					t.Errorf("code %d, output %q", code, out.String())
				}
				if name != "unknown" && strings.Contains(out.String()+said.String(), secret) {
					t.Error("a secret is shown")
				}
				if asJSON && out.Len() > 0 && !json.Valid([]byte(out.String())) {
					t.Errorf("no JSON: %s", out.String())
				}
			}
		})
	}
}
