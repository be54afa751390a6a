package emulator

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/srp"
)

const (
	verified = pool.Verified
	reported = pool.Reported
	inferred = pool.Inferred

	invalid    = "InvalidParameterException"
	notAllowed = "NotAuthorizedException"
	notFound   = "ResourceNotFoundException"
	incorrect  = "Incorrect username or password."
)

// flows sets the ExplicitAuthFlows of the client public.
func flows(list ...string) func(*pool.File) {
	return func(f *pool.File) { f.Clients[0].ExplicitAuthFlows = list }
}

// edit changes the user of that name.
func edit(username string, change func(*pool.User)) func(*pool.File) {
	return func(f *pool.File) {
		for i := range f.Users {
			if f.Users[i].Username == username {
				change(&f.Users[i])
			}
		}
	}
}

func mfa(setting string) func(*pool.File) {
	return func(f *pool.File) { f.MfaConfig.MfaConfiguration = setting }
}

func begin(flow string, parameters members) func(*wire) reply {
	return func(w *wire) reply { return w.initiate(flow, parameters) }
}

func challenge(name string) func(*testing.T, *wire, reply) {
	return func(t *testing.T, _ *wire, r reply) {
		t.Helper()
		if got := r.text("ChallengeName"); got != name {
			t.Errorf("challenged with %q, want %s", got, name)
		}
	}
}

func tokens(t *testing.T, _ *wire, r reply) {
	t.Helper()
	if r.token("AccessToken") == "" {
		t.Errorf("no tokens but %s", r.raw)
	}
}

var flowRows = []appendixRow{
	{id: "A018", evidence: verified, condition: "unknown client", exception: notFound, message: "User pool client nobody does not exist.",
		ask: func(w *wire) reply { return w.initiateAs("nobody", "USER_PASSWORD_AUTH", members{}) }},
	{id: "A019", evidence: verified, condition: "unknown pool", exception: notFound, message: "User pool eu-west-1_Nothing does not exist.",
		ask: func(w *wire) reply { return w.call("DescribeUserPool", members{"UserPoolId": "eu-west-1_Nothing"}) }},
	{id: "A020", evidence: inferred, condition: "unknown pool", exception: notFound, message: "User pool eu-west-1_Nothing does not exist.",
		ask: func(w *wire) reply {
			return w.call("AdminInitiateAuth", members{"UserPoolId": "eu-west-1_Nothing", "ClientId": "public", "AuthFlow": "USER_SRP_AUTH"})
		}},
	{id: "A021", evidence: verified, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask:       func(w *wire) reply { return w.signIn("nadia", rightPassword) },
		exception: invalid, message: "USER_PASSWORD_AUTH flow not enabled for this client"},
	{id: "A022", evidence: verified, condition: "flow not enabled", set: flows("ALLOW_USER_AUTH"),
		ask:       begin("USER_SRP_AUTH", members{"USERNAME": "nadia", "SRP_A": "a"}),
		exception: invalid, message: "USER_SRP_AUTH is not enabled for the client."},
	{id: "A023", evidence: reported, condition: "flow not enabled", set: flows("ALLOW_USER_AUTH"),
		ask:       begin("CUSTOM_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "CUSTOM_AUTH is not enabled for the client."},
	{id: "A024", evidence: reported, condition: "no triggers",
		ask:       begin("CUSTOM_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "Custom auth lambda trigger is not configured for the user pool."},
	{id: "A025", evidence: reported, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask:       begin("USER_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "USER_AUTH flow not enabled for this client"},
	{id: "A026", evidence: reported, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask:       begin("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": "r"}),
		exception: invalid, message: "REFRESH_TOKEN_AUTH flow not enabled for this client"},
	{id: "A027", evidence: verified, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask: func(w *wire) reply {
			return w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		},
		exception: invalid, message: "Auth flow not enabled for this client"},
	{id: "A028", evidence: reported, condition: "a public flow on the admin operation",
		ask: func(w *wire) reply {
			return w.admin("USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		},
		exception: invalid, message: "Initiate Auth method not supported."},
	{id: "A029", evidence: reported, condition: "an admin flow on the public operation",
		ask:       begin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword}),
		exception: invalid, message: "Initiate Auth method not supported."},
	{id: "A030", evidence: verified, condition: "legacy client", set: flows("ADMIN_NO_SRP_AUTH"),
		ask:   begin("USER_SRP_AUTH", members{"USERNAME": "nadia", "SRP_A": "a"}),
		holds: challenge("PASSWORD_VERIFIER")},
	{id: "A031", evidence: verified, condition: "client without flows", set: flows(),
		ask:   begin("USER_SRP_AUTH", members{"USERNAME": "nadia", "SRP_A": "a"}),
		holds: challenge("PASSWORD_VERIFIER")},
	{id: "A032", evidence: verified, condition: "USERNAME missing", ask: begin("USER_PASSWORD_AUTH", members{"PASSWORD": "x"}),
		exception: invalid, message: "Missing required parameter USERNAME"},
	{id: "A033", evidence: verified, condition: "SRP_A missing", ask: begin("USER_SRP_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "Missing required parameter SRP_A"},
	{id: "A034", evidence: inferred, condition: "REFRESH_TOKEN missing", ask: begin("REFRESH_TOKEN_AUTH", members{}),
		exception: invalid, message: "Missing required parameter REFRESH_TOKEN"},
	{id: "A035", evidence: reported, condition: "SMS_MFA_CODE missing",
		ask:       func(w *wire) reply { return w.respond(w.signIn("sms", rightPassword), "SMS_MFA", "sms", nil) },
		exception: invalid, message: "Missing required parameter SMS_MFA_CODE"},
}

var secretRows = []appendixRow{
	{id: "A036", evidence: verified, condition: "no SECRET_HASH",
		ask: func(w *wire) reply {
			return w.initiateAs("secret", "USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		},
		exception: notAllowed, message: "Client secret is configured with secret but SECRET_HASH was not received"},
	{id: "A037", evidence: verified, condition: "no SECRET_HASH",
		ask: func(w *wire) reply {
			return w.call("AdminInitiateAuth", members{
				"UserPoolId": appendixID, "ClientId": "secret", "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
				"AuthParameters": members{"USERNAME": "nadia", "PASSWORD": rightPassword},
			})
		},
		exception: notAllowed, message: "Client secret is configured with secret but SECRET_HASH was not received"},
	{id: "A038", evidence: verified, condition: "no SecretHash",
		ask: func(w *wire) reply {
			return w.call("ForgotPassword", members{"ClientId": "secret", "Username": "nadia"})
		},
		exception: notAllowed, message: "Client secret is configured with secret but SECRET_HASH was not received"},
	{id: "A039", evidence: verified, condition: "no SecretHash",
		ask: func(w *wire) reply {
			return w.call("SignUp", members{"ClientId": "secret", "Username": "new", "Password": rightPassword})
		},
		exception: notAllowed, message: "Client secret is configured for secret but secret was not received"},
	{id: "A040", evidence: verified, condition: "hash of another secret",
		ask: func(w *wire) reply {
			return w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": srp.SecretHash("nadia", "secret", "another"),
			})
		},
		exception: notAllowed, message: "SecretHash does not match for the client: secret"},
	{id: "A041", evidence: verified, condition: "refresh, hash of the e-mail instead of the username",
		ask: func(w *wire) reply {
			r := w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": srp.SecretHash("nadia", "secret", clientSecret),
			})
			return w.initiateAs("secret", "REFRESH_TOKEN_AUTH", members{
				"REFRESH_TOKEN": r.token("RefreshToken"), "SECRET_HASH": srp.SecretHash("nadia@example.org", "secret", clientSecret),
			})
		},
		exception: notAllowed, message: "SecretHash does not match for the client: secret"},
	{id: "A042", evidence: verified, condition: "wrong hash in an answer",
		ask: func(w *wire) reply {
			r := w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "sms", "PASSWORD": rightPassword, "SECRET_HASH": srp.SecretHash("sms", "secret", clientSecret),
			})
			in := w.response(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": w.code("sms"), "SECRET_HASH": srp.SecretHash("sms", "secret", "another")})
			in["ClientId"] = "secret"
			return w.call("RespondToAuthChallenge", in)
		},
		exception: notAllowed, message: "Unable to verify secret hash for client secret"},
	{id: "A043", evidence: reported, condition: "a hash, but no secret",
		ask:       begin("USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": "aGFzaA=="}),
		exception: invalid, message: "App client public is not configured for secret but secret hash was received"},
	{id: "A044", evidence: verified, condition: "e-mail as username",
		set: func(f *pool.File) {
			f.UserPool.UsernameAttributes = []string{"email"}
			f.Users[0].Username = f.Users[0].Sub()
		},
		ask: func(w *wire) reply {
			return w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "nadia@example.org", "PASSWORD": rightPassword,
				"SECRET_HASH": srp.SecretHash("nadia@example.org", "secret", clientSecret),
			})
		},
		holds: tokens},
}

var stateRows = []appendixRow{
	{id: "A045", evidence: verified, condition: "wrong password, hidden", exception: notAllowed, message: incorrect,
		ask: func(w *wire) reply { return w.signInHiding("nadia", "nope") }},
	{id: "A046", evidence: verified, condition: "wrong password", exception: notAllowed, message: incorrect,
		ask: func(w *wire) reply { return w.signIn("nadia", "nope") }},
	{id: "A047", evidence: verified, condition: "unknown user, hidden", exception: notAllowed, message: incorrect,
		ask: func(w *wire) reply { return w.signInHiding("ghost", "nope") }},
	{id: "A048", evidence: verified, condition: "unknown user", exception: "UserNotFoundException", message: "User does not exist.",
		ask: func(w *wire) reply { return w.signIn("ghost", "nope") }},
	{id: "A049", evidence: verified, condition: "unknown user, admin", exception: "UserNotFoundException", message: "User does not exist.",
		ask: func(w *wire) reply {
			return w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "ghost", "PASSWORD": "nope"})
		}},
	{id: "A050", evidence: verified, condition: "unknown user, SRP", exception: "UserNotFoundException", message: "User does not exist.",
		ask: begin("USER_SRP_AUTH", members{"USERNAME": "ghost", "SRP_A": "a"})},
	{id: "A051", evidence: verified, condition: "unknown user, SRP, hidden, asked twice",
		ask: func(w *wire) reply {
			return w.initiateAs("hiding", "USER_SRP_AUTH", members{"USERNAME": "ghost", "SRP_A": "a"})
		},
		holds: func(t *testing.T, w *wire, r reply) {
			again := w.initiateAs("hiding", "USER_SRP_AUTH", members{"USERNAME": "ghost", "SRP_A": "b"})
			for _, name := range []string{"SALT", "USER_ID_FOR_SRP"} {
				if r.parameter(name) == "" || r.parameter(name) != again.parameter(name) {
					t.Errorf("%s: %q, then %q", name, r.parameter(name), again.parameter(name))
				}
			}
			if r.parameter("SRP_B") == again.parameter("SRP_B") {
				t.Error("SRP_B is the same twice")
			}
		}},
	{id: "A052", evidence: verified, condition: "wrong proof", exception: notAllowed, message: incorrect,
		ask: func(w *wire) reply { return w.srp("nadia", "nope", nil) }},
	{id: "A053", evidence: verified, condition: "unconfirmed", exception: "UserNotConfirmedException", message: "User is not confirmed.",
		set: edit("nadia", func(u *pool.User) { u.UserStatus = pool.Unconfirmed }),
		ask: func(w *wire) reply { return w.signIn("nadia", "nope") }},
	{id: "A054", evidence: verified, condition: "reset required", exception: "PasswordResetRequiredException", message: "Password reset required for the user",
		set: edit("nadia", func(u *pool.User) { u.UserStatus = pool.ResetRequired }),
		ask: func(w *wire) reply { return w.signIn("nadia", rightPassword) }},
	{id: "A055", evidence: verified, condition: "imported, hidden", exception: notAllowed, message: incorrect,
		set: edit("nadia", func(u *pool.User) { u.UserStatus, u.Password, u.Tracked.Imported = pool.ResetRequired, "", true }),
		ask: func(w *wire) reply { return w.signInHiding("nadia", "anything") }},
	{id: "A056", evidence: reported, condition: "disabled", exception: notAllowed, message: "User is disabled.",
		set: edit("nadia", disable), ask: func(w *wire) reply { return w.signIn("nadia", rightPassword) }},
	{id: "A057", evidence: verified, condition: "temporary password too old", exception: notAllowed,
		message: "Temporary password has expired and must be reset by an administrator.",
		ask: func(w *wire) reply {
			w.wait(8 * 24 * time.Hour)
			return w.signIn("temporary", rightPassword)
		}},
	{id: "A058", evidence: verified, condition: "locked out", exception: notAllowed, message: "Password attempts exceeded",
		ask: func(w *wire) reply {
			for range 5 {
				w.signIn("nadia", "nope")
			}
			return w.signIn("nadia", rightPassword)
		}},
	// The recording had the pace of a person; each wrong password here comes
	// when the lock of the one before is over.
	{id: "A059", evidence: verified, condition: "seven wrong passwords, then the right one", holds: tokens,
		ask: func(w *wire) reply {
			for range 7 {
				if r := w.signIn("nadia", "nope"); r.message() != incorrect {
					w.t.Errorf("a wrong password is answered %s", r.message())
				}
				w.wait(5 * time.Second)
			}
			return w.signIn("nadia", rightPassword)
		}},
	{id: "A060", evidence: verified, condition: "threat protection", exception: notAllowed, message: "Unable to login because of security reasons.",
		set: goesWrong("risk"), ask: func(w *wire) reply { return w.signIn("nadia", rightPassword) }},
	{id: "A061", evidence: verified, condition: "request rate", exception: "TooManyRequestsException", message: "Too many requests",
		set: goesWrong("throttle"), ask: func(w *wire) reply { return w.signIn("nadia", rightPassword) }},
	{id: "A062", evidence: verified, condition: "web ACL", exception: "ForbiddenException", message: "Request not allowed due to WAF captcha.",
		set: goesWrong("waf"), ask: func(w *wire) reply { return w.signIn("nadia", rightPassword) }},
	{id: "A063", evidence: verified, condition: "disabled", exception: notAllowed, message: "User is disabled.",
		set: edit("nadia", disable),
		ask: func(w *wire) reply {
			return w.call("AdminResetUserPassword", members{"UserPoolId": appendixID, "Username": "nadia"})
		}},
	{id: "A064", evidence: verified, condition: "temporary password", exception: notAllowed, message: "User password cannot be reset in the current state.",
		ask: func(w *wire) reply {
			return w.call("AdminResetUserPassword", members{"UserPoolId": appendixID, "Username": "temporary"})
		}},
	{id: "A169", evidence: verified, condition: "disabled, admin", exception: notAllowed, message: "User is disabled.",
		set: edit("nadia", disable),
		ask: func(w *wire) reply {
			return w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		}},
	{id: "A170", evidence: verified, condition: "disabled, wrong password", exception: notAllowed, message: incorrect,
		set: edit("nadia", disable), ask: func(w *wire) reply { return w.signInHiding("nadia", "nope") }},
	{id: "A171", evidence: verified, condition: "alias not verified", exception: "UserNotFoundException", message: "User does not exist.",
		set: func(f *pool.File) {
			f.UserPool.AliasAttributes = []string{"email"}
			f.Users[0].UserAttributes = f.Users[0].UserAttributes.With("email_verified", "false")
		},
		ask: func(w *wire) reply { return w.signIn("nadia@example.org", rightPassword) }},
}

func disable(u *pool.User) { u.Enabled = new(bool) }

func goesWrong(kind string) func(*pool.File) {
	return func(f *pool.File) { f.Faults = []pool.Fault{{Operation: "InitiateAuth", Kind: kind}} }
}

const (
	badCode     = "Invalid code or auth state for the user."
	usedSession = "Invalid session for the user, session can only be used once."
	oldSession  = "Invalid session for the user, session is expired."
)

func emailFirst(w *wire) reply {
	return w.initiate("USER_AUTH", members{"USERNAME": "nadia", "PREFERRED_CHALLENGE": "EMAIL_OTP"})
}

func giveEmail(w *wire, r reply, code string) reply {
	return w.respond(r, "EMAIL_OTP", "nadia", members{"EMAIL_OTP_CODE": code})
}

func giveTOTP(w *wire, r reply, code string) reply {
	return w.respond(r, "SOFTWARE_TOKEN_MFA", "totp", members{"SOFTWARE_TOKEN_MFA_CODE": code})
}

func newPassword(password string, more ...string) func(*wire) reply {
	return func(w *wire) reply {
		responses := members{"NEW_PASSWORD": password}
		for i := 0; i+1 < len(more); i += 2 {
			responses[more[i]] = more[i+1]
		}
		return w.respond(w.signIn("temporary", rightPassword), "NEW_PASSWORD_REQUIRED", "temporary", responses)
	}
}

var sessionRows = []appendixRow{
	{id: "A075", evidence: verified, condition: "wrong e-mail code", exception: "CodeMismatchException", message: badCode,
		ask: func(w *wire) reply { return giveEmail(w, emailFirst(w), wrong(w.code("nadia"))) }},
	{id: "A076", evidence: verified, condition: "sixth wrong e-mail code", exception: "CodeMismatchException", message: badCode,
		ask: func(w *wire) reply {
			r := emailFirst(w)
			for range 5 {
				giveEmail(w, r, wrong(w.code("nadia")))
			}
			return giveEmail(w, r, wrong(w.code("nadia")))
		}},
	{id: "A077", evidence: verified, condition: "right code after a wrong one", holds: tokens,
		ask: func(w *wire) reply {
			r := emailFirst(w)
			giveEmail(w, r, wrong(w.code("nadia")))
			return giveEmail(w, r, w.code("nadia"))
		}},
	{id: "A078", evidence: verified, condition: "wrong SMS code", exception: "CodeMismatchException", message: badCode,
		ask: func(w *wire) reply {
			r := w.signIn("sms", rightPassword)
			return w.respond(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": wrong(w.code("sms"))})
		}},
	{id: "A079", evidence: verified, condition: "wrong TOTP code", exception: "CodeMismatchException", message: "Invalid code received for user",
		ask: func(w *wire) reply { return giveTOTP(w, w.signIn("totp", rightPassword), wrong(w.totp(totpSecret))) }},
	{id: "A080", evidence: verified, condition: "TOTP code used before", exception: "ExpiredCodeException", message: "Your software token has already been used once.",
		ask: func(w *wire) reply {
			giveTOTP(w, w.signIn("totp", rightPassword), w.totp(totpSecret))
			return giveTOTP(w, w.signIn("totp", rightPassword), w.totp(totpSecret))
		}},
	{id: "A081", evidence: verified, condition: "session used", exception: notAllowed, message: usedSession,
		ask: func(w *wire) reply {
			r, code := emailFirst(w), w.code("nadia")
			giveEmail(w, r, code)
			return giveEmail(w, r, code)
		}},
	{id: "A082", evidence: verified, condition: "session expired", exception: notAllowed, message: oldSession,
		ask: func(w *wire) reply {
			r := emailFirst(w)
			w.wait(181 * time.Second)
			return giveEmail(w, r, w.code("nadia"))
		}},
	{id: "A083", evidence: verified, condition: "session expired, admin", exception: notAllowed, message: oldSession,
		ask: func(w *wire) reply {
			r := w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "temporary", "PASSWORD": rightPassword})
			w.wait(181 * time.Second)
			return w.adminRespond(r, "NEW_PASSWORD_REQUIRED", "temporary", members{"NEW_PASSWORD": "Spring-2026"})
		}},
	{id: "A084", evidence: verified, condition: "session of another user", exception: notAllowed, message: "Invalid session for the user.",
		ask: func(w *wire) reply {
			return w.respond(emailFirst(w), "EMAIL_OTP", "bare", members{"EMAIL_OTP_CODE": w.code("nadia")})
		}},
	{id: "A085", evidence: verified, condition: "attribute given again", exception: notAllowed, message: "Cannot modify an already provided email",
		ask: func(w *wire) reply {
			r := w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "temporary", "PASSWORD": rightPassword})
			return w.adminRespond(r, "NEW_PASSWORD_REQUIRED", "temporary", members{
				"NEW_PASSWORD": "Spring-2026", "userAttributes.email": "new@example.org",
			})
		}},
	{id: "A086", evidence: reported, condition: "required attribute missing", exception: invalid, message: "Invalid attributes given, given_name is missing",
		set: func(f *pool.File) {
			f.UserPool.SchemaAttributes = []pool.SchemaAttribute{{Name: "given_name", Required: true}}
		},
		ask: newPassword("Spring-2026")},
	{id: "A087", evidence: reported, condition: "new password too short", exception: "InvalidPasswordException",
		message: "Password does not conform to policy: Password not long enough", ask: newPassword("Ab1")},
	{id: "A088", evidence: inferred, condition: "factor not offered", exception: invalid, message: "?",
		ask: func(w *wire) reply {
			return w.respond(w.signIn("both", rightPassword), "SELECT_MFA_TYPE", "both", members{"ANSWER": "SOFTWARE_TOKEN_MFA"})
		}},
	{id: "A089", evidence: reported, condition: "nothing verified", exception: invalid, message: "User has not verified software token mfa",
		set: mfa("ON"),
		ask: func(w *wire) reply { return w.respond(w.signIn("bare", rightPassword), "MFA_SETUP", "bare", nil) }},
	{id: "A091", evidence: verified, condition: "temporary password",
		ask: func(w *wire) reply { return w.srp("temporary", rightPassword, nil) },
		holds: func(t *testing.T, w *wire, r reply) {
			for _, r := range []reply{r, w.signIn("temporary", rightPassword)} {
				challenge("NEW_PASSWORD_REQUIRED")(t, w, r)
				if r.text("Session") == "" || r.parameter("requiredAttributes") != "[]" ||
					!strings.Contains(r.parameter("userAttributes"), `"email":"t@example.org"`) {
					t.Errorf("%s", r.raw)
				}
			}
		}},
	{id: "A172", evidence: verified, condition: "TIMESTAMP cannot be parsed", exception: invalid,
		message: "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.",
		ask: func(w *wire) reply {
			return w.srp("nadia", rightPassword, func(answer members) { answer["TIMESTAMP"] = "2026-01-07T08:05:09Z" })
		}},
	{id: "A173", evidence: verified, condition: "day with a leading zero, signed as sent", exception: notAllowed, message: incorrect,
		ask: func(w *wire) reply {
			handshake, r := w.beginSRP("public", "nadia")
			return w.respond(r, "PASSWORD_VERIFIER", "nadia", w.prove(handshake, r, rightPassword, "Wed Jan 07 08:05:09 UTC 2026"))
		}},
	{id: "A174", evidence: verified, condition: "altered SECRET_BLOCK", exception: notAllowed, message: incorrect,
		ask: func(w *wire) reply {
			handshake, r := w.beginSRP("public", "nadia")
			altered, err := base64.StdEncoding.DecodeString(r.parameter("SECRET_BLOCK"))
			if err != nil {
				w.t.Fatal(err)
			}
			altered[len(altered)-1] ^= 1
			r.body["ChallengeParameters"].(members)["SECRET_BLOCK"] = base64.StdEncoding.EncodeToString(altered)
			return w.respond(r, "PASSWORD_VERIFIER", "nadia", w.prove(handshake, r, rightPassword, srp.Timestamp(w.now())))
		}},
	{id: "A175", evidence: verified, condition: "MFA_SETUP without Session", exception: invalid, message: "Missing required parameter Session",
		ask: func(w *wire) reply { return w.respond(reply{}, "MFA_SETUP", "bare", nil) }},
}

func setUpTOTP(w *wire) (associated reply, secret string) {
	associated = w.call("AssociateSoftwareToken", members{"Session": w.signIn("bare", rightPassword).text("Session")})
	return associated, associated.text("SecretCode")
}

func verifyTOTP(w *wire, r reply, code string) reply {
	return w.call("VerifySoftwareToken", members{"Session": r.text("Session"), "UserCode": code})
}

var factorRows = []appendixRow{
	{id: "A092", evidence: verified, condition: "wrong code by session", set: mfa("ON"), exception: "EnableSoftwareTokenMFAException", message: "?",
		ask: func(w *wire) reply {
			r, secret := setUpTOTP(w)
			return verifyTOTP(w, r, wrong(w.totp(secret)))
		}},
	{id: "A093", evidence: reported, condition: "wrong code", set: mfa("ON"), exception: "EnableSoftwareTokenMFAException",
		message: "Code mismatch and fail enable Software Token MFA",
		ask: func(w *wire) reply {
			r, secret := setUpTOTP(w)
			return verifyTOTP(w, r, wrong(w.totp(secret)))
		}},
	{id: "A094", evidence: verified, condition: "right code after a wrong one", set: mfa("ON"),
		ask: func(w *wire) reply {
			r, secret := setUpTOTP(w)
			verifyTOTP(w, r, wrong(w.totp(secret)))
			return verifyTOTP(w, r, w.totp(secret))
		},
		holds: func(t *testing.T, w *wire, r reply) {
			if r.text("Status") != "SUCCESS" {
				t.Errorf("Status = %q", r.text("Status"))
			}
			tokens(t, w, w.respond(r, "MFA_SETUP", "bare", nil))
		}},
	{id: "A095", evidence: reported, condition: "nothing associated", set: mfa("ON"), exception: invalid, message: "User has not set up software token mfa",
		ask: func(w *wire) reply { return verifyTOTP(w, w.signIn("bare", rightPassword), "123456") }},
	{id: "A096", evidence: verified, condition: "pool without TOTP", exception: "SoftwareTokenMFANotFoundException",
		message: "Software Token MFA has not been enabled by the userPool",
		set:     func(f *pool.File) { f.MfaConfig.SoftwareTokenMfaConfiguration = nil },
		ask: func(w *wire) reply {
			return w.call("AssociateSoftwareToken", members{"AccessToken": w.signIn("nadia", rightPassword).token("AccessToken")})
		}},
	{id: "A097", evidence: verified, condition: "no authenticator", exception: invalid,
		message: "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
		ask: func(w *wire) reply {
			return w.call("AdminSetUserMFAPreference", members{
				"UserPoolId": appendixID, "Username": "nadia", "SoftwareTokenMfaSettings": members{"Enabled": true},
			})
		}},
	{id: "A098", evidence: reported, condition: "no phone number", exception: invalid,
		message: "User does not have delivery config set to turn on SMS_MFA",
		ask: func(w *wire) reply {
			return w.call("AdminSetUserMFAPreference", members{
				"UserPoolId": appendixID, "Username": "nadia", "SMSMfaSettings": members{"Enabled": true},
			})
		}},
	{id: "A099", evidence: verified, condition: "verified, MFA_SETUP abandoned", set: mfa("ON"), holds: challenge("SOFTWARE_TOKEN_MFA"),
		ask: func(w *wire) reply {
			r, secret := setUpTOTP(w)
			verifyTOTP(w, r, w.totp(secret))
			return w.signIn("bare", rightPassword)
		}},
	{id: "A100", evidence: verified, condition: "no factor", set: mfa("ON"),
		ask: func(w *wire) reply { return w.signIn("bare", rightPassword) },
		holds: func(t *testing.T, w *wire, r reply) {
			challenge("MFA_SETUP")(t, w, r)
			if got := r.parameter("MFAS_CAN_SETUP"); got != `["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]` {
				t.Errorf("MFAS_CAN_SETUP = %s", got)
			}
		}},
	{id: "A101", evidence: verified, condition: "user without MFA",
		ask: func(w *wire) reply {
			return w.call("AdminGetUser", members{"UserPoolId": appendixID, "Username": "nadia"})
		},
		holds: func(t *testing.T, _ *wire, r reply) {
			for _, name := range []string{"UserMFASettingList", "PreferredMfaSetting"} {
				if _, there := r.body[name]; there {
					t.Errorf("%s is there", name)
				}
			}
		}},
	{id: "A179", evidence: verified, condition: "never associated", exception: invalid, message: "User has not set up software token mfa",
		ask: func(w *wire) reply {
			return w.call("SetUserMFAPreference", members{
				"AccessToken": w.signIn("nadia", rightPassword).token("AccessToken"), "SoftwareTokenMfaSettings": members{"Enabled": false},
			})
		}},
}

func available(want string) func(*testing.T, *wire, reply) {
	return func(t *testing.T, _ *wire, r reply) {
		t.Helper()
		if got := strings.Join(r.list("AvailableChallenges"), " "); got != want {
			t.Errorf("AvailableChallenges = %s", got)
		}
	}
}

func digits(username string, want int, begin func(*wire) reply) appendixRow {
	return appendixRow{
		ask: begin,
		holds: func(t *testing.T, w *wire, _ reply) {
			if got := w.code(username); len(got) != want {
				t.Errorf("a code of %d digits", len(got))
			}
		},
	}
}

func (row appendixRow) as(id, evidence, condition string) appendixRow {
	row.id, row.evidence, row.condition = id, evidence, condition
	return row
}

var choiceRows = []appendixRow{
	{id: "A102", evidence: verified, condition: "password at once", holds: tokens,
		ask: begin("USER_AUTH", members{"USERNAME": "nadia", "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": rightPassword})},
	{id: "A103", evidence: verified, condition: "passwordless user", set: edit("nadia", func(u *pool.User) { u.Password = "" }), ask: emailFirst,
		holds: func(t *testing.T, w *wire, r reply) {
			challenge("EMAIL_OTP")(t, w, r)
			available("EMAIL_OTP")(t, w, r)
		}},
	{id: "A104", evidence: verified, condition: "temporary password",
		ask: begin("USER_AUTH", members{"USERNAME": "temporary", "PREFERRED_CHALLENGE": "EMAIL_OTP"}),
		holds: func(t *testing.T, w *wire, r reply) {
			challenge("SELECT_CHALLENGE")(t, w, r)
			available("PASSWORD_SRP PASSWORD")(t, w, r)
		}},
	{id: "A105", evidence: verified, condition: "unknown user, hidden",
		ask: func(w *wire) reply {
			return w.initiateAs("hiding", "USER_AUTH", members{"USERNAME": "ghost@example.org", "PREFERRED_CHALLENGE": "EMAIL_OTP"})
		},
		holds: func(t *testing.T, w *wire, r reply) {
			challenge("EMAIL_OTP")(t, w, r)
			if got := r.parameter("CODE_DELIVERY_DESTINATION"); got != "g***@e***" || r.text("Session") == "" {
				t.Errorf("%s", r.raw)
			}
		}},
	{id: "A106", evidence: verified, condition: "no passkey", holds: available("PASSWORD_SRP PASSWORD"),
		set: func(f *pool.File) {
			f.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors = []string{"PASSWORD", "WEB_AUTHN"}
		},
		ask: begin("USER_AUTH", members{"USERNAME": "nadia"})},
	{id: "A108", evidence: verified, condition: "wrong password", exception: notAllowed, message: incorrect,
		ask: func(w *wire) reply {
			r := w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
			return w.respond(r, "SELECT_CHALLENGE", "nadia", members{"ANSWER": "PASSWORD", "PASSWORD": "nope"})
		}},
	digits("nadia", 8, emailFirst).as("A109", verified, "e-mail code as first factor"),
	digits("both", 6, func(w *wire) reply {
		return w.respond(w.signIn("both", rightPassword), "SELECT_MFA_TYPE", "both", members{"ANSWER": "EMAIL_OTP"})
	}).as("A110", verified, "e-mail code as second factor"),
	{id: "A180", evidence: reported, condition: "SMS code as first factor",
		set: edit("bare", func(u *pool.User) { u.UserAttributes = pool.Attributes{{Name: "phone_number", Value: "+15550100142"}} }),
		ask: begin("USER_AUTH", members{"USERNAME": "bare", "PREFERRED_CHALLENGE": "SMS_OTP"}),
		holds: func(t *testing.T, w *wire, r reply) {
			if got := w.code("bare"); len(got) != 8 {
				t.Errorf("a code of %d digits", len(got))
			}
			tokens(t, w, w.respond(r, "SMS_OTP", "bare", members{"SMS_OTP_CODE": w.code("bare")}))
		}},
}
