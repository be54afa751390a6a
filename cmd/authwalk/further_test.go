package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestFirstFactorsOnScreen signs in with codes instead of a password.
func TestFirstFactorsOnScreen(t *testing.T) {
	t.Parallel()
	for user, challenge := range map[string]string{"olga": "EMAIL_OTP", "otto": "SMS_OTP"} {
		t.Run(challenge, func(t *testing.T) {
			t.Parallel()
			w := demoOf(t, "--user", user)
			w.See("▸ SELECT_CHALLENGE").See("(•) " + challenge).Press("enter")
			w.See("▸ " + challenge).See("_ _ _ _ _ _ _ _")
			newestCode(t, w)
			w.See(signedIn)
		})
	}
}

// TestSetUpByEmailOnScreen registers an address in the middle of a sign-in.
func TestSetUpByEmailOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "mia")
	w.See("▸ MFA_SETUP").Press("down").See("(•) EMAIL_OTP").Press("tab").Type("mia@example.org").Press("enter")
	w.See("▸ EMAIL_OTP").See("m***@e***")
	newestCode(t, w)
	w.See(signedIn)
}

// TestRequiredAttributesOnScreen fills in what the pool requires beside the new
// password.
func TestRequiredAttributesOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "max")
	w.See("▸ NEW_PASSWORD_REQUIRED").See("given_name")
	w.Type("Summer-2026!").Press("tab").Type("Summer-2026!").Press("tab").Type("Max").Press("enter").See("▸ MFA_SETUP")
}

// TestFurtherAttributesAndMetadataOnScreen sends what nobody asked for with a new
// password.
func TestFurtherAttributesAndMetadataOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "max")
	w.See("▸ NEW_PASSWORD_REQUIRED").Type("Summer-2026!").Press("tab").Type("Summer-2026!").Press("tab").Type("Max")
	w.Press("tab").Press("space").See("Further attributes").See("Client metadata").See("User context data")
	w.Press("tab").Type("nickname=Jay").Press("tab").Type("step=one")
	w.Press("tab").Press("tab").Type("IpAdress=192.0.2.1").Press("tab").Press("enter").See(`UserContextData has no member "IpAdress"`)
	w.Press("ctrl+u").Type("IpAddress=192.0.2.1").Press("tab").Press("enter").See("▸ MFA_SETUP")
}

// TestAPreferenceAsksForThePasswordItself meets PASSWORD and PASSWORD_SRP as
// challenges: preferred, but not given yet.
func TestAPreferenceAsksForThePasswordItself(t *testing.T) {
	t.Parallel()
	served := serveDemo(t)
	for preferred, path := range map[string]string{"PASSWORD": "PASSWORD › " + signedIn, "PASSWORD_SRP": "PASSWORD_VERIFIER › " + signedIn} {
		t.Run(preferred, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Width: 140, Height: 40, Answers: true, Args: []string{
				"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb",
				"--username", "chloe", "--auth-flow", "USER_AUTH", "--auth-parameters", "PREFERRED_CHALLENGE=" + preferred,
			}})
			w.See("▸ " + preferred).See("Password").Type("Winter-2026!").Press("enter").See(path)
		})
	}
}

// TestSignUpOnScreen is a walk of its own, from the start form to tokens.
func TestSignUpOnScreen(t *testing.T) {
	t.Parallel()
	served := serveDemo(t)
	w := open(t, termtest.Options{Width: 140, Height: 40, Answers: true, Env: []string{"AUTHWALK_EMULATOR_TOKEN=" + served.Token()}, Args: []string{
		"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkD", "--client-id", "authwalkdemoweb",
	}})
	w.See("▸ User name").Press("tab", "tab", "tab", "tab", "down", "down", "down", "down", "down", "down", "down").See("(•) SignUp")
	w.Press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab").See("▸ User name").Type("walkin").Press("tab").Type("Summer-2026!").Press("tab").Type("email=walkin@example.org").Press("tab")
	w.Press("enter").See("▸ ConfirmSignUp").See("w***@e***")
	newestCode(t, w)
	w.See(signedIn)
}

// TestRecoveryOnScreen goes from a refusal to tokens without starting over.
func TestRecoveryOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	t.Run("unconfirmed", func(t *testing.T) {
		t.Parallel()
		w := demoOf(t, "--user", "uma")
		w.See("✗ UserNotConfirmedException").See("▸ Request a new confirmation code").Press("enter")
		w.See("▸ ConfirmSignUp")
		newestCode(t, w)
		w.See(signedIn)
	})
	t.Run("reset required", func(t *testing.T) {
		t.Parallel()
		w := demoOf(t, "--user", "rhea")
		w.See("✗ PasswordResetRequiredException").See("▸ Request a code to reset the password").Press("enter").See("▸ ConfirmForgotPassword")
		w.See("^N newest code").Press("ctrl+n").See("Enter the new password.").SeeNot("_ _ _ _").SeeNot("enter sends it")
		w.Press("tab").Type("Summer-2026!").Press("tab").Type("Summer-2026!").Press("enter").See(signedIn)
	})
}

// TestAfterTokensOnScreen does what a signed-in user can do.
func TestAfterTokensOnScreen(t *testing.T) {
	t.Parallel()
	w := demoOf(t, "--user", "nadia")
	w.See(signedIn).See("verified with the pool's keys").Press("r").See("3 steps")
	w.Press("s").See("UserAttributes").Press("enter").See("[1 id token]")
	w.Press("c").See("Current password").Type("Winter-2026!").Press("tab").Type("Summer-2026!").Press("tab").Type("Summer-2026!").Press("enter")
	w.See("✓ ChangePassword").See("▸ Sign in now, with the new password").Press("down", "enter").See("[1 id token]")
	w.Press("m").See("AdminGetUser").Press("down", "down", "enter").See("✓ AdminGetUser").See("UserStatus").Press("enter").See("[1 id token]")
	w.Press("g").See("It cannot be undone.").Press("enter").See("✓ GlobalSignOut")
}

// TestTheProofIsReplayed looks at the proof afterwards, value by value.
func TestTheProofIsReplayed(t *testing.T) {
	t.Parallel()
	w := demoOf(t, "--user", "nadia")
	w.See(signedIn).Press("ctrl+g").See("o show the calculation").Press("o").See("g^a mod N").See("HKDF-SHA-256")
	w.Press("down", "down", "down", "down").See("It combines both public numbers")
}

// TestAnAddressIsVerifiedOnScreen has a code sent from the tokens.
func TestAnAddressIsVerifiedOnScreen(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	w := demoOf(t, "--user", "gina")
	w.See(signedIn).Press("v").See("Choose where to send the code").Press("enter").See("▸ VerifyUserAttribute")
	newestCode(t, w)
	w.See("✓ VerifyUserAttribute").See("▸ Show the user").Press("down").See("▸ Back to the tokens").Press("enter").See("[1 id token]")
}
