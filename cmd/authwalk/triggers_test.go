package main

import (
	"regexp"
	"strconv"
	"testing"

	"authwalk/ui/termtest"
)

// sum is the answer to the captcha on screen.
func sum(w *termtest.Terminal) string {
	found := regexp.MustCompile(`([1-9]) \+ ([1-9])`).FindStringSubmatch(w.Screen())
	if found == nil {
		return "no captcha is on screen"
	}
	a, _ := strconv.Atoi(found[1]) // they are digits
	b, _ := strconv.Atoi(found[2])
	return strconv.Itoa(a + b)
}

// TestTriggersOfTheDemo walks the users whose sign-in Lambda triggers decide.
func TestTriggersOfTheDemo(t *testing.T) {
	t.Parallel()
	for user, walk := range map[string]func(*termtest.Terminal){
		"rita": func(w *termtest.Terminal) {
			w.See("What has a neck but no head?").Type("bottle").Press("enter")
			w.See("What gets wetter the more it dries?").See("custom challenge, round 2.").SeeNot("▸ bottle")
			w.See("VerifyAuthChallengeResponse  right answer")
			w.Press("ctrl+g", "down").See("VerifyAuthChallengeResponse_Authentication").See("Effect: right answer")
			w.Press("enter").See("What you can do").Press("enter").See("The event was sent again: answered, the same as before.")
			w.Press("down", "enter").See("Saved, secrets included: ").See("VerifyAuthChallengeResponse_Authentication-1.json")
			w.Press("ctrl+g").Type("towel").Press("enter").See(signedIn)
		},
		"boris": func(w *termtest.Terminal) {
			w.See("This address is blocked").See("PreAuthentication trigger")
			w.Press("end", "enter").See("Trigger PreAuthentication").See("✗ refused").See("The function returned no event.").Press("esc")
		},
		"cara": func(w *termtest.Terminal) {
			w.See("captcha").Type(sum(w)).Press("enter")
			w.See("c***@***").See("newest code").Press("ctrl+n").See("Newest code").Press("enter").See(signedIn)
		},
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
