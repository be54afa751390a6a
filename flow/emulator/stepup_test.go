package emulator

import (
	"reflect"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

const (
	levelOne  = "urn:cognito:loa:1"
	levelFour = "urn:cognito:loa:4"
)

// withLevels gives the pool levels of assurance, and nadia an authenticator.
func withLevels(f *poolfile.File) {
	f.UserPool.AcrConfiguration = &pool.AcrConfiguration{}
	edit("nadia", func(u *pool.User) { u.TotpSecret = totpSecret })(f)
}

func (w *rawClient) assures(r reply, level string, methods ...any) {
	w.t.Helper()
	for _, name := range []string{"AccessToken", "IdToken"} {
		got := claims(w.t, r.token(name))
		if got["acr"] != level || !reflect.DeepEqual(got["amr"], methods) {
			w.t.Errorf("%s: acr %v, amr %v", name, got["acr"], got["amr"])
		}
	}
}

// TestStepUp: the token vouches for the password, the app is asked for alone, and
// the claims outlive a refresh.
func TestStepUp(t *testing.T) {
	w := newRawClient(t, withLevels)
	first := nadia(w)
	w.assures(first, levelOne, "pwd")
	w.wait(time.Minute)
	r := w.initiate("USER_AUTH", members{"USERNAME": "nadia", "TARGET_ACR_VALUES": levelFour, "ACCESS_TOKEN": first.token("AccessToken")})
	challenge("SOFTWARE_TOKEN_MFA")(t, w, r)
	second := w.respond(r, "SOFTWARE_TOKEN_MFA", "nadia", members{"SOFTWARE_TOKEN_MFA_CODE": w.totp(totpSecret)})
	w.assures(second, levelFour, "pwd", "otp", "mfa")
	before, after := claims(t, first.token("AccessToken")), claims(t, second.token("AccessToken"))
	if before["auth_time"] == after["auth_time"] || before["origin_jti"] == after["origin_jti"] || second.token("RefreshToken") == "" {
		t.Errorf("no sign-in of its own: %v and %v", before, after)
	}
	w.assures(refreshWith(func(*rawClient) string { return second.token("RefreshToken") })(w), levelFour, "pwd", "otp", "mfa")
	tokens(t, w, refreshWith(func(*rawClient) string { return first.token("RefreshToken") })(w))
}

// TestStepUpRefusals: tokens that vouch for nothing, by every flow that has the
// parameters.
func TestStepUpRefusals(t *testing.T) {
	w := newRawClient(t, withLevels)
	good := nadia(w)
	stepUp := func(token string) reply {
		return w.admin("USER_AUTH", members{"USERNAME": "nadia", "TARGET_ACR_VALUES": levelFour, "ACCESS_TOKEN": token})
	}
	challenge("SOFTWARE_TOKEN_MFA")(t, w, stepUp(good.token("AccessToken")))
	for name, token := range map[string]string{
		"the ID token": good.token("IdToken"), "a bad signature": badSignature(good.token("AccessToken")), "no token": "x",
		"another user's": w.signIn("bare", rightPassword).token("AccessToken"),
	} {
		t.Run(name, func(t *testing.T) { stepUp(token).refuses(t, notAllowed, "Invalid Access Token") })
	}
	w.call("RevokeToken", members{"ClientId": "public", "Token": good.token("RefreshToken")})
	stepUp(good.token("AccessToken")).refuses(t, notAllowed, "Access Token has been revoked")
	w.wait(2 * time.Hour)
	stepUp(good.token("AccessToken")).refuses(t, notAllowed, "Access Token has expired")
}

// TestWithoutLevels: as pools of the service in October 2026, a pool without levels
// issues no claims, and ignores the parameters.
func TestWithoutLevels(t *testing.T) {
	w := newRawClient(t, nil)
	r := w.initiate("USER_AUTH", members{
		"USERNAME": "nadia", "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": rightPassword, "TARGET_ACR_VALUES": levelFour, "ACCESS_TOKEN": "x",
	})
	tokens(t, w, r)
	if got := claims(t, r.token("AccessToken")); got["acr"] != nil || got["amr"] != nil {
		t.Errorf("%v", got)
	}
}
