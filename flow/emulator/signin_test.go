package emulator

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/srp"
)

// clients is how many ask at the same time.
const clients = 32

// atOnce makes the same request of every client at the same time and counts the
// ones that ended in tokens.
func atOnce(ask func() reply) int {
	var wait sync.WaitGroup
	replies := make([]reply, clients)
	for i := range replies {
		wait.Go(func() { replies[i] = ask() })
	}
	wait.Wait()
	signedIn := 0
	for _, r := range replies {
		if r.token("AccessToken") != "" {
			signedIn++
		}
	}
	return signedIn
}

func TestOneSuccessForOneSession(t *testing.T) {
	w := newRawClient(t, nil)
	r := emailFirst(w)
	code := w.code("nadia")
	if got := atOnce(func() reply { return giveEmail(w, r, code) }); got != 1 {
		t.Errorf("%d sign-ins with one session", got)
	}
}

func TestOneTryForOneSecretBlock(t *testing.T) {
	w := newRawClient(t, nil)
	handshake, r := w.beginSRP("public", "nadia")
	answer := w.prove(handshake, r, rightPassword, srp.Timestamp(w.now()))
	if got := atOnce(func() reply { return w.respond(r, "PASSWORD_VERIFIER", "nadia", answer) }); got != 1 {
		t.Errorf("%d sign-ins with one block", got)
	}
}

func TestAWrongProofSpendsTheBlock(t *testing.T) {
	w := newRawClient(t, nil)
	handshake, r := w.beginSRP("public", "nadia")
	answer := w.prove(handshake, r, rightPassword, srp.Timestamp(w.now()))
	bad := maps.Clone(answer)
	bad["PASSWORD_CLAIM_SIGNATURE"] = "AAAA"
	for _, answer := range []members{bad, answer} {
		if r := w.respond(r, "PASSWORD_VERIFIER", "nadia", answer); r.message() != incorrect {
			t.Errorf("%s", r.raw)
		}
	}
}

func TestOneSignInForOneTimeStep(t *testing.T) {
	w := newRawClient(t, nil)
	code := w.totp(totpSecret)
	var mu sync.Mutex
	pending := []reply{}
	for range clients {
		pending = append(pending, w.signIn("totp", rightPassword))
	}
	next := func() reply {
		mu.Lock()
		defer mu.Unlock()
		r := pending[0]
		pending = pending[1:]
		return r
	}
	if got := atOnce(func() reply { return giveTOTP(w, next(), code) }); got != 1 {
		t.Errorf("%d sign-ins with one code", got)
	}
}

func TestSRPARefused(t *testing.T) {
	w := newRawClient(t, nil)
	for _, a := range []string{"0", "000", "-1", "xyz", strings.Repeat("f", 2000)} {
		if r := w.initiate("USER_SRP_AUTH", members{"USERNAME": "nadia", "SRP_A": a}); r.exception() != invalid {
			t.Errorf("%.8s: %s", a, r.raw)
		}
	}
}

// TestDecoysLookReal: a user who does not exist, or has no password, cannot be
// told from one who does by the shape of the challenge.
func TestDecoysLookReal(t *testing.T) {
	w := newRawClient(t, edit("bare", func(u *pool.User) { u.Password = "" }))
	_, genuine := w.beginSRP("hiding", "nadia")
	for _, name := range []string{"ghost", "bare"} {
		handshake, decoy := w.beginSRP("hiding", name)
		if !slices.Equal(slices.Sorted(maps.Keys(decoy.body)), slices.Sorted(maps.Keys(genuine.body))) {
			t.Errorf("%s: %s", name, decoy.raw)
		}
		for _, parameter := range []string{"SALT", "SECRET_BLOCK"} {
			if got, want := len(decoy.parameter(parameter)), len(genuine.parameter(parameter)); got != want {
				t.Errorf("%s: %s of %d characters, not %d", name, parameter, got, want)
			}
		}
		answer := w.response(decoy, "PASSWORD_VERIFIER", decoy.parameter("USERNAME"), w.prove(handshake, decoy, rightPassword, srp.Timestamp(w.now())))
		answer["ClientId"] = "hiding"
		if r := w.call("RespondToAuthChallenge", answer); r.message() != incorrect {
			t.Errorf("%s: %s", name, r.raw)
		}
	}
}

func TestSessionsAreBound(t *testing.T) {
	const want = "Invalid session for the user."
	t.Run("to the client", func(t *testing.T) {
		w := newRawClient(t, nil)
		in := w.response(emailFirst(w), "EMAIL_OTP", "nadia", members{"EMAIL_OTP_CODE": w.code("nadia")})
		in["ClientId"] = "hiding"
		if r := w.call("RespondToAuthChallenge", in); r.message() != want {
			t.Errorf("%s", r.raw)
		}
	})
	t.Run("to the challenge", func(t *testing.T) {
		w := newRawClient(t, nil)
		if r := w.respond(emailFirst(w), "NEW_PASSWORD_REQUIRED", "nadia", members{"NEW_PASSWORD": "Spring-2026"}); r.message() != want {
			t.Errorf("%s", r.raw)
		}
	})
	t.Run("to the admin operation", func(t *testing.T) {
		w := newRawClient(t, nil)
		r := w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "sms", "PASSWORD": rightPassword})
		code := members{"SMS_MFA_CODE": w.code("sms")}
		if r := w.respond(r, "SMS_MFA", "sms", code); r.message() != want {
			t.Errorf("%s", r.raw)
		}
		tokens(t, w, w.adminRespond(r, "SMS_MFA", "sms", code))
	})
	t.Run("and never the same", func(t *testing.T) {
		w := newRawClient(t, nil)
		one, two := emailFirst(w).text("Session"), emailFirst(w).text("Session")
		if one == two || !strings.HasPrefix(one, "AYABe") || len(one) > 2048 {
			t.Errorf("sessions of %d and %d characters", len(one), len(two))
		}
	})
}

func TestNewPasswordReplacesTheOld(t *testing.T) {
	w := newRawClient(t, nil)
	tokens(t, w, newPassword("Spring-2026")(w))
	tokens(t, w, w.srp("temporary", "Spring-2026", nil))
	tokens(t, w, w.signIn("temporary", "Spring-2026"))
	if r := w.signIn("temporary", rightPassword); r.message() != incorrect {
		t.Errorf("the old password: %s", r.raw)
	}
}

func TestEitherSecretHashes(t *testing.T) {
	const second = "an0therS3cretForTests012345"
	w := newRawClient(t, func(f *poolfile.File) {
		f.Clients[2].ClientSecrets = []pool.ClientSecret{{ClientSecretValue: clientSecret}, {ClientSecretValue: second}}
	})
	for _, secret := range []string{clientSecret, second} {
		r := w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
			"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": srp.SecretHash("nadia", "secret", secret),
		})
		tokens(t, w, r)
		again := w.call("GetTokensFromRefreshToken", members{
			"ClientId": "secret", "ClientSecret": secret, "RefreshToken": r.token("RefreshToken"),
		})
		tokens(t, w, again)
		if _, there := again.body["ChallengeParameters"]; there {
			t.Error("GetTokensFromRefreshToken has ChallengeParameters")
		}
	}
}

func TestRefreshKeepsTheSignIn(t *testing.T) {
	w := newRawClient(t, nil)
	first := nadia(w)
	w.wait(time.Hour)
	second := w.initiate("REFRESH_TOKEN", members{"REFRESH_TOKEN": first.token("RefreshToken")})
	before, after := claims(t, first.token("AccessToken")), claims(t, second.token("AccessToken"))
	for _, name := range []string{"auth_time", "origin_jti", "sub"} {
		claim(t, after, name, before[name])
	}
	if before["jti"] == after["jti"] || before["iat"] == after["iat"] {
		t.Error("the refreshed token is the old one")
	}
}

func TestSignUpSignsIn(t *testing.T) {
	w := newRawClient(t, nil)
	signedUp := signUpAs("newcomer", rightPassword, withAttribute("email", "n@example.org"))(w)
	confirmed := w.call("ConfirmSignUp", members{
		"ClientId": "public", "Username": "newcomer", "ConfirmationCode": w.code("newcomer"), "Session": signedUp.text("Session"),
	})
	in := members{
		"ClientId": "public", "AuthFlow": "USER_AUTH", "AuthParameters": members{"USERNAME": "newcomer"}, "Session": confirmed.text("Session"),
	}
	if got := atOnce(func() reply { return w.call("InitiateAuth", in) }); got != 1 {
		t.Errorf("%d sign-ins by one sign-up", got)
	}
}

// TestChoiceWithSRP walks USER_AUTH through the choice of PASSWORD_SRP, whose
// PASSWORD_VERIFIER has a session and may be answered without it.
func TestChoiceWithSRP(t *testing.T) {
	for _, withSession := range []bool{true, false} {
		w := newRawClient(t, nil)
		handshake, _ := w.beginSRP("public", "nadia")
		chosen := w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
		r := w.respond(chosen, "SELECT_CHALLENGE", "nadia", members{"ANSWER": "PASSWORD_SRP", "SRP_A": handshake.A()})
		challenge("PASSWORD_VERIFIER")(t, w, r)
		in := w.response(r, "PASSWORD_VERIFIER", "nadia", w.prove(handshake, r, rightPassword, srp.Timestamp(w.now())))
		if r.text("Session") == "" {
			t.Error("no Session with the PASSWORD_VERIFIER of USER_AUTH")
		}
		if !withSession {
			delete(in, "Session")
		}
		tokens(t, w, w.call("RespondToAuthChallenge", in))
	}
}

func TestMfaSetupByEmail(t *testing.T) {
	w := newRawClient(t, mfa("ON"))
	r := w.respond(w.signIn("bare", rightPassword), "MFA_SETUP", "bare", members{"EMAIL": "b@example.org"})
	challenge("EMAIL_OTP")(t, w, r)
	tokens(t, w, w.respond(r, "EMAIL_OTP", "bare", members{"EMAIL_OTP_CODE": w.code("bare")}))
	challenge("EMAIL_OTP")(t, w, w.signIn("bare", rightPassword))
}
