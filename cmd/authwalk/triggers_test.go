package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestTriggersOfTheDemo walks the users whose sign-in Lambda triggers decide.
func TestTriggersOfTheDemo(t *testing.T) {
	t.Parallel()
	for user, walk := range map[string]func(*termtest.Terminal){
		"rita": func(w *termtest.Terminal) {
			w.See("What has a neck but no head?").Type("bottle").Press("enter")
			w.See("What gets wetter the more it dries?").See("custom challenge, round 2.").SeeNot("▸ bottle")
			w.Type("towel").Press("enter").See(signedIn)
		},
		"boris":   func(w *termtest.Terminal) { w.See("This address is blocked").See("PreAuthentication trigger") },
		"ottilie": func(w *termtest.Terminal) { w.See(signedIn).See("arno@example.org") },
	} {
		t.Run(user, func(t *testing.T) {
			t.Parallel()
			w := open(t, termtest.Options{Width: 120, Height: 48, Args: []string{"demo", "--user", user}, Answers: true, Timeout: 20e9})
			walk(w)
			leaveFrom(t, w)
		})
	}
}
