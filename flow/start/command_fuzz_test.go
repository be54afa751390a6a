package start_test

import (
	"testing"
	"time"

	"authwalk/flow/start"
)

// Whatever is pasted: a start comes of it, or a walk that waits, or nothing.
func FuzzReadCommands(f *testing.F) {
	for _, seed := range []string{
		"aws cognito-idp initiate-auth --auth-parameters USERNAME=n --context-data IpAddress=x", "aws cognito-idp sign-up --user-attributes Name=a,Value=b --validation-data Name=c",
		"aws cognito-idp admin-respond-to-auth-challenge --session x --challenge-name SMS_MFA --challenge-responses USERNAME=a,B=c", `{"ChallengeName":"x","Session":"y"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, pasted := range start.ReadCommands(text, time.Unix(0, 0)) {
			if pasted.Said == "" {
				t.Error("nothing is said of a command")
			}
			if _, waiting := pasted.Continued.Pending(); pasted.Continues() != waiting {
				t.Error("a walk that is continued does not wait")
			}
		}
	})
}
