package main

import (
	"net/http"
	"strings"
	"testing"
)

const (
	setUpScript = "target: {UserPoolId: us-east-1_Ab12Cd34E}\nstart: {AuthFlow: USER_PASSWORD_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia, PASSWORD: x}}\n" +
		"answers: {MFA_SETUP: {TOTP: true, CODE: 123456}}\n"
	proofScript = "target: {UserPoolId: us-east-1_Ab12Cd34E}\nstart: {AuthFlow: USER_SRP_AUTH, ClientId: abc, AuthParameters: {USERNAME: nadia, PASSWORD: x}}\n"
)

// endless are services that would keep a walk going by itself for ever.
func endless() map[string]struct {
	flow, script, want string
	replies            map[string][]reply
} {
	proof := asks("PASSWORD_VERIFIER", map[string]string{"SALT": "ab", "SRP_B": strings.Repeat("7", 768), "SECRET_BLOCK": "c2VjcmV0", "USER_ID_FOR_SRP": "nadia"})
	setUp := func(verified map[string]any) map[string][]reply {
		return map[string][]reply{
			"InitiateAuth":           {asks("MFA_SETUP", map[string]string{"MFAS_CAN_SETUP": `["SOFTWARE_TOKEN_MFA"]`})},
			"AssociateSoftwareToken": {replyWith(http.StatusOK, map[string]any{"SecretCode": "JBSWY3DPEHPK3PXP", "Session": "s"})},
			"VerifySoftwareToken":    {replyWith(http.StatusOK, verified)},
		}
	}
	return map[string]struct {
		flow, script, want string
		replies            map[string][]reply
	}{
		"the same proof":   {"USER_SRP_AUTH", proofScript, "asked for PASSWORD_VERIFIER 4 times in a row", map[string][]reply{"": {proof}}},
		"a code in doubt":  {"USER_PASSWORD_AUTH", setUpScript, "neither accepts nor refuses", setUp(map[string]any{"Status": "ERROR"})},
		"nothing verified": {"USER_PASSWORD_AUTH", setUpScript, "neither accepts nor refuses", setUp(map[string]any{"Session": "t"})},
	}
}

// TestCallsWithoutEndEnd meets such services in scripts and on screen: after a
// few calls it is said that this is no answer of Cognito's.
func TestCallsWithoutEndEnd(t *testing.T) {
	t.Parallel()
	for name, test := range endless() {
		t.Run(name+" in a script", func(t *testing.T) {
			t.Parallel()
			p := pretend(t, test.replies)
			code, stdout, stderr := scripted(t, p.endpoint, test.script)
			if code != exitUnreachable || !strings.Contains(stderr, test.want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("ended with %d and said %q %q", code, stdout, stderr)
			}
			if calls := len(p.asked); calls > 6 {
				t.Errorf("%d calls were made", calls)
			}
		})
		t.Run(name+" on screen", func(t *testing.T) {
			t.Parallel()
			w := walkTo(t, pretend(t, test.replies).endpoint, test.flow)
			if test.flow == "USER_PASSWORD_AUTH" {
				w.See("Code from the app").Type("123456").Press("enter")
			}
			w.See(test.want)
			leaveFrom(t, w)
			harmlessScreen(t, w)
		})
	}
}
