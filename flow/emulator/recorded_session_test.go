package emulator

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/srp"
)

const (
	badCode     = "Invalid code or auth state for the user."
	usedSession = "Invalid session for the user, session can only be used once."
	oldSession  = "Invalid session for the user, session is expired."
)

func emailFirst(w *rawClient) reply {
	return w.initiate("USER_AUTH", members{"USERNAME": "nadia", "PREFERRED_CHALLENGE": "EMAIL_OTP"})
}

func giveEmail(w *rawClient, r reply, code string) reply {
	return w.respond(r, "EMAIL_OTP", "nadia", members{"EMAIL_OTP_CODE": code})
}

func giveTOTP(w *rawClient, r reply, code string) reply {
	return w.respond(r, "SOFTWARE_TOKEN_MFA", "totp", members{"SOFTWARE_TOKEN_MFA_CODE": code})
}

func newPassword(password string, more ...string) func(*rawClient) reply {
	return func(w *rawClient) reply {
		responses := members{"NEW_PASSWORD": password}
		for i := 0; i+1 < len(more); i += 2 {
			responses[more[i]] = more[i+1]
		}
		return w.respond(w.signIn("temporary", rightPassword), "NEW_PASSWORD_REQUIRED", "temporary", responses)
	}
}

var sessionRows = []recordedRow{
	{
		id: "A075", evidence: verified, condition: "wrong email code", exception: "CodeMismatchException", message: badCode,
		ask: func(w *rawClient) reply { return giveEmail(w, emailFirst(w), wrong(w.code("nadia"))) },
	},
	{
		id: "A076", evidence: verified, condition: "sixth wrong email code", exception: "CodeMismatchException", message: badCode,
		ask: func(w *rawClient) reply {
			r := emailFirst(w)
			for range 5 {
				giveEmail(w, r, wrong(w.code("nadia")))
			}
			return giveEmail(w, r, wrong(w.code("nadia")))
		},
	},
	{
		id: "A077", evidence: verified, condition: "right code after a wrong one", holds: tokens,
		ask: func(w *rawClient) reply {
			r := emailFirst(w)
			giveEmail(w, r, wrong(w.code("nadia")))
			return giveEmail(w, r, w.code("nadia"))
		},
	},
	{
		id: "A078", evidence: verified, condition: "wrong SMS code", exception: "CodeMismatchException", message: badCode,
		ask: func(w *rawClient) reply {
			r := w.signIn("sms", rightPassword)
			return w.respond(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": wrong(w.code("sms"))})
		},
	},
	{
		id: "A079", evidence: verified, condition: "wrong TOTP code", exception: "CodeMismatchException", message: "Invalid code received for user",
		ask: func(w *rawClient) reply {
			return giveTOTP(w, w.signIn("totp", rightPassword), wrong(w.totp(totpSecret)))
		},
	},
	{
		id: "A080", evidence: verified, condition: "TOTP code used before", exception: "ExpiredCodeException", message: "Your software token has already been used once.",
		ask: func(w *rawClient) reply {
			giveTOTP(w, w.signIn("totp", rightPassword), w.totp(totpSecret))
			return giveTOTP(w, w.signIn("totp", rightPassword), w.totp(totpSecret))
		},
	},
	{
		id: "A081", evidence: verified, condition: "session used", exception: notAllowed, message: usedSession,
		ask: func(w *rawClient) reply {
			r, code := emailFirst(w), w.code("nadia")
			giveEmail(w, r, code)
			return giveEmail(w, r, code)
		},
	},
	{
		id: "A082", evidence: verified, condition: "session expired", exception: notAllowed, message: oldSession,
		ask: func(w *rawClient) reply {
			r := emailFirst(w)
			w.wait(181 * time.Second)
			return giveEmail(w, r, w.code("nadia"))
		},
	},
	{
		id: "A083", evidence: verified, condition: "session expired, admin", exception: notAllowed, message: oldSession,
		ask: func(w *rawClient) reply {
			r := w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "temporary", "PASSWORD": rightPassword})
			w.wait(181 * time.Second)
			return w.adminRespond(r, "NEW_PASSWORD_REQUIRED", "temporary", members{"NEW_PASSWORD": "Spring-2026"})
		},
	},
	{
		id: "A084", evidence: verified, condition: "session of another user", exception: notAllowed, message: "Invalid session for the user.",
		ask: func(w *rawClient) reply {
			return w.respond(emailFirst(w), "EMAIL_OTP", "bare", members{"EMAIL_OTP_CODE": w.code("nadia")})
		},
	},
	{
		id: "A085", evidence: verified, condition: "attribute given again", exception: notAllowed, message: "Cannot modify an already provided email",
		ask: func(w *rawClient) reply {
			r := w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "temporary", "PASSWORD": rightPassword})
			return w.adminRespond(r, "NEW_PASSWORD_REQUIRED", "temporary", members{
				"NEW_PASSWORD": "Spring-2026", "userAttributes.email": "new@example.org",
			})
		},
	},
	{
		id: "A086", evidence: reported, condition: "required attribute missing", exception: invalid, message: "Invalid attributes given, given_name is missing",
		set: func(f *poolfile.File) {
			f.UserPool.SchemaAttributes = []pool.SchemaAttribute{{Name: "given_name", Required: true}}
		},
		ask: newPassword("Spring-2026"),
	},
	{
		id: "A087", evidence: reported, condition: "new password too short", exception: "InvalidPasswordException",
		message: "Password does not conform to policy: Password not long enough", ask: newPassword("Ab1"),
	},
	{
		id: "A088", evidence: inferred, condition: "factor not offered", exception: invalid, message: "?",
		ask: func(w *rawClient) reply {
			return w.respond(w.signIn("both", rightPassword), "SELECT_MFA_TYPE", "both", members{"ANSWER": "SOFTWARE_TOKEN_MFA"})
		},
	},
	{
		id: "A089", evidence: reported, condition: "nothing verified", exception: invalid, message: "User has not verified software token mfa",
		set: mfa("ON"),
		ask: func(w *rawClient) reply { return w.respond(w.signIn("bare", rightPassword), "MFA_SETUP", "bare", nil) },
	},
	{
		id: "A091", evidence: verified, condition: "temporary password",
		ask: func(w *rawClient) reply { return w.srp("temporary", rightPassword, nil) },
		holds: func(t *testing.T, w *rawClient, r reply) {
			for _, r := range []reply{r, w.signIn("temporary", rightPassword)} {
				challenge("NEW_PASSWORD_REQUIRED")(t, w, r)
				if r.text("Session") == "" || r.parameter("requiredAttributes") != "[]" ||
					!strings.Contains(r.parameter("userAttributes"), `"email":"t@example.org"`) {
					t.Errorf("%s", r.raw)
				}
			}
		},
	},
	{
		id: "A172", evidence: verified, condition: "TIMESTAMP cannot be parsed", exception: invalid,
		message: "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.",
		ask: func(w *rawClient) reply {
			return w.srp("nadia", rightPassword, func(answer members) { answer["TIMESTAMP"] = "2026-01-07T08:05:09Z" })
		},
	},
	{
		id: "A173", evidence: verified, condition: "day with a leading zero, signed as sent", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply {
			handshake, r := w.beginSRP("public", "nadia")
			return w.respond(r, "PASSWORD_VERIFIER", "nadia", w.prove(handshake, r, rightPassword, "Wed Jan 07 08:05:09 UTC 2026"))
		},
	},
	{
		id: "A174", evidence: verified, condition: "altered SECRET_BLOCK", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply {
			handshake, r := w.beginSRP("public", "nadia")
			altered, err := base64.StdEncoding.DecodeString(r.parameter("SECRET_BLOCK"))
			if err != nil {
				w.t.Fatal(err)
			}
			altered[len(altered)-1] ^= 1
			r.body["ChallengeParameters"].(members)["SECRET_BLOCK"] = base64.StdEncoding.EncodeToString(altered)
			return w.respond(r, "PASSWORD_VERIFIER", "nadia", w.prove(handshake, r, rightPassword, srp.Timestamp(w.now())))
		},
	},
	{
		id: "A175", evidence: verified, condition: "MFA_SETUP without Session", exception: invalid, message: "Missing required parameter Session",
		ask: func(w *rawClient) reply { return w.respond(reply{}, "MFA_SETUP", "bare", nil) },
	},
}
