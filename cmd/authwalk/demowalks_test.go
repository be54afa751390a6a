package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestDemoUsersLeadOn walks demo users the way people do who try things out: a wrong
// value, the same key again, a step back. What is marked then is what helps.
func TestDemoUsersLeadOn(t *testing.T) {
	t.Parallel()
	for name, walk := range map[string]func(*termtest.Terminal){
		"ronja": func(w *termtest.Terminal) {
			pick(w, "ronja").Press("enter").See(signedIn).Press("r").See("use Refresh with rotation (f)")
			w.Press("f", "enter").See("New tokens").Press("f").See("▸ (•) of step 3  the newest").Press("enter").See("4 steps")
			w.Press("f").See("▸ (•) of step 4  the newest").Press("down").See("▸ (•) of step 3").Press("enter")
			w.See("The token of step 3 was sent. Step 4 brought a newer one.").See("▸ Refresh with the newest token")
			w.Press("enter").See("▸ (•) of step 4  the newest").Press("enter").See("New tokens")
		},
		"dora": func(w *termtest.Terminal) {
			pick(w, "dora").Press("enter").See(signedIn).Press("x", "enter").See("cannot be undone").Press("enter").See("has forgotten the device")
			w.Press("esc").See("✓ signed in").Press("4").See("The device of this sign-in was forgotten by ForgetDevice")
			w.Press("1").SeeNot("was forgotten").Press("r").See("Step 5 of this walk forgot the device that the token was issued to (ForgetDevice).")
			w.See("▸ Sign in again with the same answers")
		},
		"ottilie": func(w *termtest.Terminal) {
			pick(w, "ottilie").Press("f2").See("Sign-in details").Press("tab").Type("wrong").Press("enter")
			w.See("failed with error Bad password").See("did not take this user over").SeeNot("hides that").SeeNot("create the user").See("▸ Try another password")
		},
		"chloe": func(w *termtest.Terminal) {
			pick(w, "chloe").Press("enter").See("┏━ 2  SELECT_CHALLENGE ━").Press("tab").Type("nope").Press("enter")
			w.See("NotAuthorizedException").See("▸ Try another password").Press("enter")
			w.See("┏━ 2  SELECT_CHALLENGE ━").See("If empty, the password from the start form is used")
			w.Type("Winter-2026!").Press("enter").See(signedIn)
		},
		"nadia": func(w *termtest.Terminal) {
			// The list stays at who was edited, and is whole again.
			pick(w, "theo").Press("f2").See("Sign-in details").Press("esc").See("▸ theo")
			w.Type("no").See("▸ nora").Press("esc").SeeNot("Find ▸")
			// A wrong password leads back, to what was refused and to the right one.
			pick(w, "nadia").Press("f2").See("Sign-in details").Press("tab").Type("x").Press("enter").See("▸ Try another password")
			w.Press("enter").See("^N demo password").Press("esc").See("▸ Try another password").See("NotAuthorizedException").Press("enter")
			w.See("^N demo password").Press("ctrl+n").See("Demo password filled in. enter sends it.").Press("enter").See(signedIn)
			// The current password is the one of this sign-in, and not the demo's any more once it was changed.
			w.Press("c").See("^N password of this sign-in").Press("ctrl+n", "tab").Type("Autumn-2026!").Press("tab").Type("Autumn-2026!").Press("enter").See("✓ done")
			w.See("▸ Sign in now, with the new password").Press("enter").See("PASSWORD_VERIFIER › " + signedIn).Press("esc").See("Sign-in details").Press("esc").See("┏━ Demo users").See("▸ nadia")
			w.Press("f2").See("Sign-in details").Press("tab", "ctrl+u").SeeNot("demo password")
		},
		"nora": func(w *termtest.Terminal) {
			// Going through the form changes nothing; a list is opened to choose.
			pick(w, "nora").Press("enter").See("no code was sent").Press("esc").See("┏━ Demo users")
			pick(w, "nadia").Press("f2").See("▸ User name").Press("down", "down", "down", "down", "down", "down", "down", "down").See("▸ Endpoint")
			w.See("USER_SRP_AUTH ▾").See("(•) Another endpoint").Press("up", "up", "up", "up").See("▸ Flow").Press("space").See("( ) CUSTOM_AUTH").Press("down").See("(•) USER_PASSWORD_AUTH")
		},
		"gina": func(w *termtest.Terminal) {
			pick(w, "gina").Press("enter").See("✓ signed in").Press("i").See("cannot be undone").Press("enter").See("✓ done").See("▸ Sign in again with the same answers").Press("esc")
			w.See("! signed out").See("Signed out: Cognito refuses calls with these tokens. n signs in again.").Press("n").See("✓ signed in")
		},
		"kim": func(w *termtest.Terminal) {
			pick(w, "kim").Press("enter").See("┏━ 2  WEB_AUTHN").Press("down").See("(•) a passkey from a file").Press("tab").Type("/no/such").Press("enter")
			w.See(`✗ there is no file "/no/such"`).SeeNot("WEB_AUTHN ✗").Press("shift+tab").Press("up").SeeNot("there is no file")
		},
		"kira": func(w *termtest.Terminal) {
			pick(w, "kira").Press("enter").See("user verified  no").Press("space").See("user verified  yes, confirmed by you").Press("enter").See(signedIn)
		},
		"tessa": func(w *termtest.Terminal) {
			pick(w, "tessa").Press("enter").See("NEW_PASSWORD_REQUIRED").Type("abc").Press("enter").See("Not sent yet: it needs 5 more").See("enter once more sends it.")
			w.Press("enter").See("✗ Enter the password again.").Press("shift+tab", "ctrl+u").Type("Summer-2026!").See("needs: Again").Press("enter").See("✗ Enter the password again.")
			w.Type("Summer-2026!").SeeNot("needs: Again").Press("enter").See(signedIn)
		},
		"exa": func(w *termtest.Terminal) {
			pick(w, "exa").Press("enter").See("▸ Send the invitation again").Press("enter").See("type the user name here: exa").See("▸ ___").See("[ Send ]   needs: the user name")
			w.Type("exa").See("[ Send ]   enter").Press("enter").See("✓ done")
		},
		"rita": func(w *termtest.Terminal) {
			pick(w, "rita").Press("enter").See("CUSTOM_CHALLENGE").Type("x").Press("enter").See("Round 2").Type("x").Press("enter").See("Round 3").Type("x").Press("enter")
			w.See("▸ Start over, and answer each question anew").See("Sign in as cara, the next demo user")
		},
		"uma": func(w *termtest.Terminal) {
			pick(w, "uma").Press("enter").See("▸ Request a new confirmation code").Press("enter").See("Afterwards the sign-in is made again.").Press("ctrl+n").See("enter sends it").Press("enter")
			w.See("Signed in with the password after the sign-up was confirmed")
		},
		"stu": func(w *termtest.Terminal) {
			pick(w, "stu").Press("enter").See("SMS_MFA").Press("ctrl+n").See("enter sends it").Press("enter").See("phone_number_verified is true from now on.")
		},
		"kurt": func(w *termtest.Terminal) {
			pick(w, "kurt").Press("enter").See(signedIn).Press("p").See("Cognito sent what a new").Press("enter").See("▸ Sign in with the passkey").Press("enter")
			w.See("WEB_AUTHN ━").Press("enter").See(signedIn)
		},
		"sam": func(w *termtest.Terminal) {
			pick(w, "sam").Press("enter").See("SMS_MFA").Type("12").Press("enter").See("Not sent yet: this code has 2 of 6 digits.").Press("enter")
			w.See("CodeMismatchException").Press("ctrl+n").SeeNot("CodeMismatchException: ").See("Attempts refused so far: 1").Press("enter").See(signedIn)
		},
		"sid": func(w *termtest.Terminal) {
			pick(w, "sid").Press("f2").See("Sign-in details").Press("tab", "tab", "tab", "tab", "tab", "tab", "ctrl+u").See("^N demo client secret")
			w.Press("enter").See("▸ Enter the client secret").Press("enter").See("^N demo client secret").Press("ctrl+n", "enter").See(signedIn)
		},
		"theo": func(w *termtest.Terminal) {
			pick(w, "theo").Press("enter").See("SOFTWARE_TOKEN_MFA").See("^N makes it").Press("ctrl+n").SeeNot("makes it").Press("enter").See(signedIn)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Width: 100, Height: 40, Args: []string{"demo"}, Answers: true})
			walk(w)
			leaveFrom(t, w)
		})
	}
}

// pick marks a demo user by typing the name.
func pick(w *termtest.Terminal, name string) *termtest.Terminal {
	return w.See("┏━ Demo users").Type(name).See("Find ▸ " + name).See("▸ " + name)
}
