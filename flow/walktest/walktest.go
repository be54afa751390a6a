// Package walktest signs users in with right answers, for tests.
package walktest

import (
	"encoding/json"
	"slices"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// most is how many answers the longest sign-in takes, and some more.
const most = 12

// SignIn answers everything rightly, until there are tokens or a refusal. Codes come
// from the inbox, and where there is a choice, the last one is taken that needs no passkey.
func SignIn(t testing.TB, by *flow.Controller, start walk.Start) walk.Walk {
	t.Helper()
	w := by.Begin(t.Context(), start)
	for range most {
		pending, waits := w.Pending()
		if !waits || w.Last().Error != nil {
			return w
		}
		w = by.Answer(t.Context(), w, walk.NewValues(rightAnswer(t, by, w, pending)))
	}
	t.Fatalf("%s is still asked: %v", start.Username, w.Path())
	return w
}

func rightAnswer(t testing.TB, by *flow.Controller, w walk.Walk, pending walk.Pending) map[string]string {
	t.Helper()
	challenge := pending.Step.Challenge
	switch name := pending.Name(); name {
	case api.ChallengeNewPasswordRequired:
		given := map[string]string{api.KeyNewPassword: "Another-long-password-2027!"}
		for _, attribute := range list(t, challenge.Parameters[api.KeyRequiredAttributes]) {
			given[attribute] = "someone"
		}
		return given
	case api.ChallengeSelectChallenge:
		return map[string]string{api.KeyAnswer: last(challenge.Available, api.ChallengeWebAuthn), api.KeyPassword: w.Start.Password.Reveal()}
	case api.ChallengeSelectMFAType:
		return map[string]string{api.KeyAnswer: last(list(t, challenge.Parameters[api.KeyMFAsCanChoose]))}
	case api.ChallengeMFASetup:
		prompt := by.Prompt(w)
		switch {
		case prompt.Authenticator != nil:
			return map[string]string{api.KeyCode: code(t, by, w, name)}
		case prompt.Auto:
			return nil
		}
		factor := last(list(t, challenge.Parameters[api.KeyMFAsCanSetUp]), api.ChallengeSMSMFA)
		return map[string]string{"TYPE": factor, api.KeyEmail: "someone@example.org"}
	default:
		key := map[string]string{
			api.ChallengeSMSMFA: api.KeySMSMFACode, api.ChallengeSMSOTP: api.KeySMSOTPCode,
			api.ChallengeEmailOTP: api.KeyEmailOTPCode, api.ChallengeSoftwareTokenMFA: api.KeySoftwareTokenCode,
		}[name]
		if key == "" {
			return nil
		}
		return map[string]string{key: code(t, by, w, name)}
	}
}

func code(t testing.TB, by *flow.Controller, w walk.Walk, name string) string {
	t.Helper()
	newest, err := by.NewestCode(t.Context(), w, name)
	if err != nil {
		t.Fatalf("%s at %s: %v", w.Start.Username, name, err)
	}
	return newest.Code.Reveal()
}

// last is the last choice but for those that are not wanted.
func last(choices []string, unwanted ...string) string {
	for _, choice := range slices.Backward(choices) {
		if !slices.Contains(unwanted, choice) {
			return choice
		}
	}
	return ""
}

func list(t testing.TB, text string) (items []string) {
	t.Helper()
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		t.Fatal(err)
	}
	return items
}
