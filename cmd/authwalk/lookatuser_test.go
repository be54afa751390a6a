package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestWhoMayMakeTheCallIsOfferedIt before the command for somebody else: in the demo everybody may.
func TestWhoMayMakeTheCallIsOfferedIt(t *testing.T) {
	t.Parallel()
	for user, walk := range map[string]func(*termtest.Terminal){
		"nora": func(w *termtest.Terminal) {
			w.See("No code was sent").See("▸ Set a user's password (AdminSetUserPassword)").SeeNot("Make the same call again")
			w.See("once the user has an address").See("Go on with ConfirmForgotPassword all the same").Press("enter")
			w.See("[x] Permanent").Type("Summer-2026!").Press("enter").See("The password is set.")
			w.See("▸ Sign in now, with the new password").Press("enter").See(signedIn)
		},
		"brita": func(w *termtest.Terminal) {
			w.See("▸ List a user's sign-ins (AdminListUserAuthEvents)").Press("enter").See("RiskDecision")
		},
		"exa": func(w *termtest.Terminal) {
			w.See("▸ Send the invitation again").Press("enter").See("type the user name here: exa").Type("exa").Press("enter")
			w.See("▸ Sign in now, with the new temporary password").See("The new password has arrived.").Press("enter").See("▸ NEW_PASSWORD_REQUIRED")
		},
	} {
		t.Run(user, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Width: 140, Height: 60, Args: []string{"demo", "--user", user}, Answers: true, Timeout: 20e9})
			walk(w)
			leaveFrom(t, w)
		})
	}
}

// TestATroubleThatRefusesNobodyIsSaidInSmallWindows: the user gets in, and not as was wanted.
func TestATroubleThatRefusesNobodyIsSaidInSmallWindows(t *testing.T) {
	t.Parallel()
	w := open(t, termtest.Options{Width: 80, Height: 24, Args: []string{"demo", "--user", "pia"}, Answers: true, Timeout: 20e9})
	w.See("Press e: Set up an authenticator").See("SOFTWARE_TOKEN_MFA is preferred and not set up.")
	leaveFrom(t, w)
}

// TestLookingAtAUserOffersWhatThereIs: repairs are promised where there are some, and no log is
// offered where nothing keeps one.
func TestLookingAtAUserOffersWhatThereIs(t *testing.T) {
	t.Parallel()
	for user, look := range map[string]func(*termtest.Terminal){
		"lola": func(w *termtest.Terminal) {
			w.See("what is right, what is wrong").SeeNot("repairs").SeeNot("Nothing could be read")
			w.Press("ctrl+k").See("What do you want to do?").Type("why can this").See("Why can this user not sign in").Press("enter")
			w.See("The service said: NotAuthorizedException").SeeNot("Setting: NotAuthorizedException").SeeNot("What happened to this user")
			w.Press("esc").See("what is right, what is wrong")
			w.Press("ctrl+k").See("What do you want to do?").Type("what happened").See("What happened to this user").Press("enter")
			w.See("Nothing could be read").SeeNot("0 attempts")
		},
		"dan": func(w *termtest.Terminal) {
			w.See("what is right, what is wrong, repairs")
			w.Press("ctrl+k").See("What do you want to do?").Type("why can this").See("Why can this user not sign in").Press("enter")
			w.See("Enable the user (AdminEnableUser)").SeeNot("What happened to this user")
		},
		"brita": func(w *termtest.Terminal) {
			w.See("what is right, what is wrong")
			w.Press("ctrl+k").See("What do you want to do?").Type("why can this").See("Why can this user not sign in").Press("enter")
			w.See("What happened to this user")
		},
	} {
		t.Run(user, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Width: 140, Height: 60, Args: []string{"demo", "--user", user}, Answers: true, Timeout: 20e9})
			look(w)
			leaveFrom(t, w)
		})
	}
}
