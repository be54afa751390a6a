package emulator

import (
	"testing"
	"time"

	"authwalk/flow/pool"
)

// refuses checks that an answer is this refusal.
func (r reply) refuses(t *testing.T, exception, message string) {
	t.Helper()
	if r.status != 400 || r.exception() != exception || r.message() != message {
		t.Errorf("answered %d %s: %s, want %s: %s", r.status, r.exception(), r.message(), exception, message)
	}
}

// TestDisabledBetweenTheSteps: who is disabled while a sign-in is under way gets
// no tokens out of it, whatever the last step is.
func TestDisabledBetweenTheSteps(t *testing.T) {
	for name, test := range map[string]struct {
		username string
		// factor is switched on before the emulator starts.
		factor string
		begin  func(w *rawClient) reply
		answer func(w *rawClient) members
	}{
		"NEW_PASSWORD_REQUIRED": {
			username: "temporary",
			begin:    func(w *rawClient) reply { return w.signIn("temporary", rightPassword) },
			answer:   func(*rawClient) members { return members{"NEW_PASSWORD": "Summer-2026"} },
		},
		"SOFTWARE_TOKEN_MFA": {
			username: "totp",
			begin:    func(w *rawClient) reply { return w.signIn("totp", rightPassword) },
			answer:   func(w *rawClient) members { return members{"SOFTWARE_TOKEN_MFA_CODE": w.totp(totpSecret)} },
		},
		"SMS_MFA": {
			username: "sms",
			begin:    func(w *rawClient) reply { return w.signIn("sms", rightPassword) },
			answer:   func(w *rawClient) members { return members{"SMS_MFA_CODE": w.code("sms")} },
		},
		"EMAIL_OTP": {
			username: "nadia", factor: "EMAIL_OTP",
			begin:  func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
			answer: func(w *rawClient) members { return members{"EMAIL_OTP_CODE": w.code("nadia")} },
		},
		"EMAIL_OTP first": {
			username: "nadia", begin: emailFirst,
			answer: func(w *rawClient) members { return members{"EMAIL_OTP_CODE": w.code("nadia")} },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRawClient(t, edit(test.username, func(u *pool.User) {
				if test.factor != "" {
					u.UserMFASettingList = []string{test.factor}
				}
			}))
			asked := test.begin(w)
			w.call("AdminDisableUser", members{"UserPoolId": recordedPool, "Username": test.username})
			w.respond(asked, asked.text("ChallengeName"), test.username, test.answer(w)).refuses(t, notAllowed, "User is disabled.")
		})
	}
}

// TestDisabledWhileAnAuthenticatorIsSetUp is the same for MFA_SETUP.
func TestDisabledWhileAnAuthenticatorIsSetUp(t *testing.T) {
	w := newRawClient(t, mfa("ON"))
	associated, secret := setUpTOTP(w)
	verified := verifyTOTP(w, associated, w.totp(secret))
	w.call("AdminDisableUser", members{"UserPoolId": recordedPool, "Username": "bare"})
	w.respond(verified, "MFA_SETUP", "bare", nil).refuses(t, notAllowed, "User is disabled.")
}

// TestLockedAtTheChoice: wrong passwords of another attempt lock the user out of
// a choice that is already on the screen, whatever is chosen.
func TestLockedAtTheChoice(t *testing.T) {
	w := newRawClient(t, nil)
	choice := w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
	challenge("SELECT_CHALLENGE")(t, w, choice)
	for range 5 {
		w.signIn("nadia", "wrong")
	}
	for _, answer := range []members{{"ANSWER": "EMAIL_OTP"}, {"ANSWER": "PASSWORD", "PASSWORD": rightPassword}} {
		w.respond(choice, "SELECT_CHALLENGE", "nadia", answer).refuses(t, notAllowed, "Password attempts exceeded")
	}
	w.wait(2 * time.Second)
	challenge("EMAIL_OTP")(t, w, w.respond(choice, "SELECT_CHALLENGE", "nadia", members{"ANSWER": "EMAIL_OTP"}))
}

// TestTokensOfADisabledUser: they are of no use while the user is disabled, and
// those of before stay so afterwards.
func TestTokensOfADisabledUser(t *testing.T) {
	w := newRawClient(t, nil)
	before := nadia(w)
	getUser := func() reply { return w.call("GetUser", members{"AccessToken": before.token("AccessToken")}) }
	refresh := func() reply {
		return w.initiate("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": before.token("RefreshToken")})
	}
	w.call("AdminDisableUser", members{"UserPoolId": recordedPool, "Username": "nadia"})
	getUser().refuses(t, notAllowed, "User is disabled.")
	refresh().refuses(t, notAllowed, "User is disabled.")
	w.wait(time.Minute)
	w.call("AdminEnableUser", members{"UserPoolId": recordedPool, "Username": "nadia"})
	getUser().refuses(t, notAllowed, "Access Token has been revoked")
	fresh := refresh()
	tokens(t, w, fresh)
	if r := w.call("GetUser", members{"AccessToken": fresh.token("AccessToken")}); r.status != 200 {
		t.Errorf("a fresh access token: %s", r.raw)
	}
}

func TestAnAdministratorEndsSignIns(t *testing.T) {
	w := newRawClient(t, nil)
	before := nadia(w)
	if r := w.call("AdminUserGlobalSignOut", members{"UserPoolId": recordedPool, "Username": "nadia"}); r.status != 200 {
		t.Fatal(string(r.raw))
	}
	w.call("GetUser", members{"AccessToken": before.token("AccessToken")}).refuses(t, notAllowed, "Access Token has been revoked")
	w.initiate("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": before.token("RefreshToken")}).refuses(t, notAllowed, "Refresh Token has been revoked")
	tokens(t, w, w.signIn("nadia", rightPassword))
}

// An administrator sees of a user's factors what the user sees.
func TestAnAdministratorSeesFactors(t *testing.T) {
	w := newRawClient(t, nil)
	own := w.call("GetUserAuthFactors", members{"AccessToken": nadia(w).token("AccessToken")})
	seen := w.call("AdminGetUserAuthFactors", members{"UserPoolId": recordedPool, "Username": "nadia"})
	if seen.status != 200 || string(seen.raw) != string(own.raw) || len(seen.list("ConfiguredUserAuthFactors")) == 0 {
		t.Errorf("%s, and the user sees %s", seen.raw, own.raw)
	}
}
