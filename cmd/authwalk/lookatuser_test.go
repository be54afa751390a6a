package main

import (
	"testing"

	"authwalk/ui/termtest"
)

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
