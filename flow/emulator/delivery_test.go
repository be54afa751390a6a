package emulator

import (
	"testing"

	"authwalk/flow/poolfile"
)

// TestTheDailyEmailLimitMayHaveMadeTheUser: a refusal for want of emails comes
// after the user was created, and text messages go on.
func TestTheDailyEmailLimitMayHaveMadeTheUser(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) {
		f.Faults = []poolfile.Fault{{Operation: "SignUp", Kind: "email-limit"}}
	})
	signUp := func(username string, attributes []members) reply {
		return w.call("SignUp", members{"ClientId": "public", "Username": username, "Password": rightPassword, "UserAttributes": attributes})
	}
	signUp("new", withAttribute("email", "new@example.org")).refuses(t, "LimitExceededException",
		"Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.")
	if made := w.call("AdminGetUser", members{"UserPoolId": recordedPool, "Username": "new"}); made.text("UserStatus") != "UNCONFIRMED" {
		t.Errorf("%s", made.raw)
	}
	if r := signUp("phoned", withAttribute("phone_number", "+15550100143")); r.status != 200 {
		t.Errorf("%s", r.raw)
	}
}
