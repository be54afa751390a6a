package pool

import (
	"reflect"
	"strings"
	"testing"
)

func TestUserAuth(t *testing.T) {
	choose := func(w *world, preferred string, more ...string) Decision {
		return w.resolve(Begin(w.facts(), Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Parameters: pairs(append([]string{"USERNAME", "nadia", "PREFERRED_CHALLENGE", preferred}, more...))}))
	}
	for name, test := range map[string]struct {
		set       func(w *world)
		preferred string
		more      []string
		want      string
		available []string
	}{
		"no preference":           {func(*world) {}, "", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"password":                {func(*world) {}, "PASSWORD", nil, "PASSWORD", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"A102 password at once":   {func(*world) {}, "PASSWORD", []string{"PASSWORD", "Winter-2026!"}, "tokens", nil},
		"srp":                     {func(*world) {}, "PASSWORD_SRP", nil, "PASSWORD_SRP", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"srp at once":             {func(*world) {}, "PASSWORD_SRP", []string{"SRP_A", "a"}, "PASSWORD_VERIFIER", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"A103 passwordless":       {func(w *world) { w.user.Password = "" }, "EMAIL_OTP", nil, "EMAIL_OTP", []string{"EMAIL_OTP"}},
		"A104 temporary password": {temporary, "EMAIL_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD"}},
		"A106 no passkey":         {func(*world) {}, "WEB_AUTHN", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"no phone":                {func(*world) {}, "SMS_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}},
		"second factor active":    {func(w *world) { w.user.UserMFASettingList = []string{"EMAIL_OTP"} }, "EMAIL_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD"}},
		"second factor required":  {func(w *world) { w.file.MfaConfig.MfaConfiguration = "ON" }, "EMAIL_OTP", nil, "SELECT_CHALLENGE", []string{"PASSWORD_SRP", "PASSWORD"}},
		"A105 unknown":            {func(w *world) { w.user.Username = "x" }, "EMAIL_OTP", nil, "EMAIL_OTP", []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			test.set(w)
			d := choose(w, test.preferred, test.more...)
			expect(t, said(d), test.want)
			if d.Challenge != nil && !reflect.DeepEqual(d.Challenge.Available, test.available) {
				t.Errorf("available %v", d.Challenge.Available)
			}
		})
	}
	t.Run("A108 wrong password", func(t *testing.T) {
		w := newWorld(t)
		choose(w, "")
		expect(t, w.respond("SELECT_CHALLENGE", "ANSWER", "PASSWORD", "PASSWORD", "nope"), incorrect)
	})
	t.Run("choose srp", func(t *testing.T) {
		w := newWorld(t)
		choose(w, "")
		expect(t, w.respond("SELECT_CHALLENGE", "ANSWER", "PASSWORD_SRP", "SRP_A", "a"), "PASSWORD_VERIFIER")
	})
	t.Run("what there is to choose from", func(t *testing.T) {
		w := newWorld(t)
		choose(w, "")
		if d := w.answer("SELECT_CHALLENGE", "ANSWER", "EMAIL_OTP"); d.Challenge == nil || len(d.Challenge.Available) != 3 {
			t.Errorf("a first factor: %+v", d.Challenge)
		}
		w.user.TotpSecret, w.user.UserMFASettingList = "S", []string{softwareTokenMFA}
		if d := choose(w, "PASSWORD", "PASSWORD", "Winter-2026!"); said(d) != softwareTokenMFA || d.Challenge.Available != nil {
			t.Errorf("a second factor: %+v", d.Challenge)
		}
	})
	t.Run("A088 not offered", func(t *testing.T) {
		w := newWorld(t)
		choose(w, "")
		if got := w.respond("SELECT_CHALLENGE", "ANSWER", "SMS_OTP"); !strings.HasPrefix(got, "InvalidParameterException: ") {
			t.Error(got)
		}
	})
	t.Run("simulated destination", func(t *testing.T) {
		w := newWorld(t)
		w.user.Username = "x"
		d := choose(w, "EMAIL_OTP")
		expect(t, d.Challenge.Parameters["CODE_DELIVERY_DESTINATION"], "n***@n***")
		if len(w.sent) > 0 {
			t.Error("a message went to nobody")
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), mismatch)
	})
	t.Run("after sign-up", func(t *testing.T) {
		w := newWorld(t)
		start := Start{Operation: "InitiateAuth", AuthFlow: "USER_AUTH", Session: "s", Parameters: pairs([]string{"USERNAME", "nadia"})}
		w.state = SessionState{Known: true, Expires: w.now}
		expect(t, said(w.resolve(Begin(w.facts(), start))), "tokens")
		w.state = SessionState{}
		expect(t, said(w.resolve(Begin(w.facts(), start))), "NotAuthorizedException: Invalid session for the user.")
	})
}
