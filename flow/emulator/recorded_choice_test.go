package emulator

import (
	"strings"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

func available(want string) func(*testing.T, *rawClient, reply) {
	return func(t *testing.T, _ *rawClient, r reply) {
		t.Helper()
		if got := strings.Join(r.list("AvailableChallenges"), " "); got != want {
			t.Errorf("AvailableChallenges = %s", got)
		}
	}
}

func digits(username string, want int, begin func(*rawClient) reply) recordedRow {
	return recordedRow{
		ask: begin,
		holds: func(t *testing.T, w *rawClient, _ reply) {
			if got := w.code(username); len(got) != want {
				t.Errorf("a code of %d digits", len(got))
			}
		},
	}
}

func (row recordedRow) as(id, evidence, condition string) recordedRow {
	row.id, row.evidence, row.condition = id, evidence, condition
	return row
}

var choiceRows = []recordedRow{
	{
		id: "A102", evidence: verified, condition: "password at once", holds: tokens,
		ask: begin("USER_AUTH", members{"USERNAME": "nadia", "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": rightPassword}),
	},
	{
		id: "A103", evidence: verified, condition: "passwordless user", set: edit("nadia", func(u *pool.User) { u.Password = "" }), ask: emailFirst,
		holds: func(t *testing.T, w *rawClient, r reply) {
			challenge("EMAIL_OTP")(t, w, r)
			available("EMAIL_OTP")(t, w, r)
		},
	},
	{
		id: "A104", evidence: verified, condition: "temporary password",
		ask: begin("USER_AUTH", members{"USERNAME": "temporary", "PREFERRED_CHALLENGE": "EMAIL_OTP"}),
		holds: func(t *testing.T, w *rawClient, r reply) {
			challenge("SELECT_CHALLENGE")(t, w, r)
			available("PASSWORD_SRP PASSWORD")(t, w, r)
		},
	},
	{
		id: "A105", evidence: verified, condition: "unknown user, hidden",
		ask: func(w *rawClient) reply {
			return w.initiateAs("hiding", "USER_AUTH", members{"USERNAME": "ghost@example.org", "PREFERRED_CHALLENGE": "EMAIL_OTP"})
		},
		holds: func(t *testing.T, w *rawClient, r reply) {
			challenge("EMAIL_OTP")(t, w, r)
			if got := r.parameter("CODE_DELIVERY_DESTINATION"); got != "g***@e***" || r.text("Session") == "" {
				t.Errorf("%s", r.raw)
			}
		},
	},
	{
		id: "A106", evidence: verified, condition: "no passkey", holds: available("PASSWORD_SRP PASSWORD"),
		set: func(f *poolfile.File) {
			f.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors = []string{"PASSWORD", "WEB_AUTHN"}
		},
		ask: begin("USER_AUTH", members{"USERNAME": "nadia"}),
	},
	{
		id: "A108", evidence: verified, condition: "wrong password", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply {
			r := w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
			return w.respond(r, "SELECT_CHALLENGE", "nadia", members{"ANSWER": "PASSWORD", "PASSWORD": "nope"})
		},
	},
	digits("nadia", 8, emailFirst).as("A109", verified, "email code as first factor"),
	digits("both", 6, func(w *rawClient) reply {
		return w.respond(w.signIn("both", rightPassword), "SELECT_MFA_TYPE", "both", members{"ANSWER": "EMAIL_OTP"})
	}).as("A110", verified, "email code as second factor"),
	{
		id: "A180", evidence: reported, condition: "SMS code as first factor",
		set: edit("bare", func(u *pool.User) { u.UserAttributes = pool.Attributes{{Name: "phone_number", Value: "+15550100142"}} }),
		ask: begin("USER_AUTH", members{"USERNAME": "bare", "PREFERRED_CHALLENGE": "SMS_OTP"}),
		holds: func(t *testing.T, w *rawClient, r reply) {
			if got := w.code("bare"); len(got) != 8 {
				t.Errorf("a code of %d digits", len(got))
			}
			tokens(t, w, w.respond(r, "SMS_OTP", "bare", members{"SMS_OTP_CODE": w.code("bare")}))
		},
	},
}
