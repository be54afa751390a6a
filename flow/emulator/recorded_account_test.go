package emulator

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

func ask(operation string, in members) func(*rawClient) reply {
	return func(w *rawClient) reply { return w.call(operation, in) }
}

const malformed = " failed to satisfy constraint: Member must "

var protocolRows = []recordedRow{
	{
		id: "A001", evidence: verified, condition: "neither target nor amz-json",
		ask: func(w *rawClient) reply { return w.send(map[string]string{"Content-Type": "text/plain"}, []byte("{}")) },
		holds: func(t *testing.T, _ *rawClient, r reply) {
			want := `{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}`
			if got := strings.TrimSpace(string(r.raw)); got != want {
				t.Errorf("%s", got)
			}
		},
	},
	{
		id: "A002", evidence: inferred, condition: "unknown operation", exception: "UnknownOperationException", message: "?",
		ask: ask("NoSuchOperation", members{}),
	},
	{
		id: "A003", evidence: verified, condition: "oversized body",
		ask: func(w *rawClient) reply {
			headers := map[string]string{"X-Amz-Target": targetOf + "InitiateAuth", "Content-Type": jsonContent}
			r := w.send(headers, bytes.Repeat([]byte(" "), 2<<20))
			if r.status != 413 || len(r.raw) != 0 {
				w.t.Errorf("%d with %d bytes", r.status, len(r.raw))
			}
			r.status = 200
			return r
		},
	},
	{
		id: "A004", evidence: verified, condition: "members of an error", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply { return w.signIn("nadia", "nope") },
		holds: func(t *testing.T, _ *rawClient, r reply) {
			if len(r.body) != 2 || strings.Contains(string(r.raw), " :") || strings.ContainsAny(r.exception(), "#.") {
				t.Errorf("%s", r.raw)
			}
		},
	},
	{
		id: "A005", evidence: verified, condition: "header of an error", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply { return w.signIn("nadia", "nope") },
		holds: func(t *testing.T, _ *rawClient, r reply) {
			if got := r.header.Get("x-amzn-ErrorType"); got != "NotAuthorizedException:" {
				t.Errorf("x-amzn-ErrorType: %s", got)
			}
		},
	},
	{
		id: "A006", evidence: verified, condition: "content type", ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			if got := r.header.Get("Content-Type"); got != "application/x-amz-json-1.1" || !json.Valid(r.raw) {
				t.Errorf("Content-Type: %s", got)
			}
		},
	},
	{
		id: "A007", evidence: inferred, condition: "no signature", exception: "MissingAuthenticationTokenException", message: "Missing Authentication Token",
		ask: func(w *rawClient) reply {
			headers := map[string]string{"X-Amz-Target": targetOf + "AdminGetUser", "Content-Type": jsonContent}
			return w.send(headers, []byte(`{"UserPoolId":"`+recordedPool+`","Username":"nadia"}`))
		},
	},
	{
		id: "A009", evidence: verified, condition: "ClientId absent", exception: invalid,
		message: "1 validation error detected: Value null at 'clientId'" + malformed + "not be null",
		ask:     ask("InitiateAuth", members{"AuthFlow": "USER_AUTH"}),
	},
	{
		id: "A010", evidence: verified, condition: "ClientId empty", exception: invalid,
		message: "2 validation errors detected: Value '' at 'clientId'" + malformed + "have length greater than or equal to 1; " +
			"Value '' at 'clientId'" + malformed + `satisfy regular expression pattern: [\w+]+`,
		ask: ask("InitiateAuth", members{"AuthFlow": "USER_AUTH", "ClientId": ""}),
	},
	{
		id: "A011", evidence: verified, condition: "ClientId malformed", exception: invalid,
		message: "1 validation error detected: Value 'bad client id!' at 'clientId'" + malformed + `satisfy regular expression pattern: [\w+]+`,
		ask:     ask("InitiateAuth", members{"AuthFlow": "USER_AUTH", "ClientId": "bad client id!"}),
	},
	{
		id: "A012", evidence: verified, condition: "ClientId empty", exception: invalid,
		message: "2 validation errors detected: Value at 'clientId'" + malformed + `satisfy regular expression pattern: [\w+]+; ` +
			"Value at 'clientId'" + malformed + "have length greater than or equal to 1",
		ask: ask("SignUp", members{"ClientId": "", "Username": "new", "Password": rightPassword}),
	},
	{
		id: "A013", evidence: reported, condition: "AuthFlow unknown", exception: invalid, message: "?",
		ask: ask("InitiateAuth", members{"AuthFlow": "NO_SUCH_FLOW", "ClientId": "public"}),
		holds: func(t *testing.T, _ *rawClient, r reply) {
			want := "1 validation error detected: Value 'NO_SUCH_FLOW' at 'authFlow'" + malformed + "satisfy enum value set: ["
			if !strings.HasPrefix(r.message(), want) || !strings.Contains(r.message(), "USER_SRP_AUTH") {
				t.Error(r.message())
			}
		},
	},
	{
		id: "A014", evidence: verified, condition: "code with a blank", exception: invalid,
		message: "1 validation error detected: Value '123 456' at 'confirmationCode'" + malformed + `satisfy regular expression pattern: [\S]+`,
		ask:     ask("ConfirmSignUp", members{"ClientId": "public", "Username": "nadia", "ConfirmationCode": "123 456"}),
	},
	{
		id: "A015", evidence: reported, condition: "empty code", exception: invalid,
		message: "2 validation errors detected: Value '' at 'confirmationCode'" + malformed + `satisfy regular expression pattern: [\S]+; ` +
			"Value '' at 'confirmationCode'" + malformed + "have length greater than or equal to 1",
		ask: ask("ConfirmForgotPassword", members{"ClientId": "public", "Username": "nadia", "Password": rightPassword, "ConfirmationCode": ""}),
	},
	{
		id: "A016", evidence: verified, condition: "malformed UserCode", exception: invalid,
		message: "2 validation errors detected: Value 'Aaaa' at 'userCode'" + malformed + "satisfy regular expression pattern: [0-9]+; " +
			"Value 'Aaaa' at 'userCode'" + malformed + "have length greater than or equal to 6",
		ask: ask("VerifySoftwareToken", members{"UserCode": "Aaaa", "Session": strings.Repeat("s", 20)}),
	},
	{
		id: "A017", evidence: reported, condition: "empty AccessToken", exception: invalid,
		message: "1 validation error detected: Value at 'accessToken'" + malformed + "satisfy regular expression pattern: [A-Za-z0-9-_=.]+",
		ask:     ask("UpdateUserAttributes", members{"AccessToken": "", "UserAttributes": []members{}}),
	},
}

func withAttribute(name, value string) []members { return []members{{"Name": name, "Value": value}} }

func signUpAs(username, password string, attributes []members) func(*rawClient) reply {
	return ask("SignUp", members{"ClientId": "public", "Username": username, "Password": password, "UserAttributes": attributes})
}

func adminCreate(in members) func(*rawClient) reply {
	in["UserPoolId"] = recordedPool
	return ask("AdminCreateUser", in)
}

func byEmail(f *poolfile.File) {
	f.UserPool.UsernameAttributes = []string{"email"}
	f.Users[0].Username = f.Users[0].Sub()
}

// confirm signs newcomer up with an email address and gives code back.
func confirm(email string, code func(w *rawClient) string) func(*rawClient) reply {
	return func(w *rawClient) reply {
		signUpAs("newcomer", rightPassword, withAttribute("email", email))(w)
		return w.call("ConfirmSignUp", members{"ClientId": "public", "Username": "newcomer", "ConfirmationCode": code(w)})
	}
}

func forgot(client, username string) func(*rawClient) reply {
	return ask("ForgotPassword", members{"ClientId": client, "Username": username})
}

func giveRecovery(w *rawClient, code string) reply {
	return w.call("ConfirmForgotPassword", members{
		"ClientId": "public", "Username": "nadia", "ConfirmationCode": code, "Password": "Spring-2026",
	})
}

func changeTo(previous string) func(*rawClient) reply {
	return func(w *rawClient) reply {
		return w.call("ChangePassword", members{
			"AccessToken": nadia(w).token("AccessToken"), "PreviousPassword": previous, "ProposedPassword": "Spring-2026",
		})
	}
}

// untilLimited asks again until the answer is another one, thirty times at most.
func untilLimited(ask func(*rawClient) reply) func(*rawClient) reply {
	return func(w *rawClient) reply {
		first := ask(w)
		r := first
		for range 30 {
			if r.exception() != first.exception() {
				break
			}
			r = ask(w)
		}
		return r
	}
}

const (
	limit     = "LimitExceededException"
	limitSays = "Attempt limit exceeded, please try after some time."
)

var accountRows = []recordedRow{
	{
		id: "A137", evidence: verified, condition: "username taken", exception: "UsernameExistsException", message: "User already exists",
		ask: signUpAs("nadia", rightPassword, nil),
	},
	{
		id: "A138", evidence: verified, condition: "address taken", exception: "UsernameExistsException",
		message: "An account with the given email already exists.", set: byEmail,
		ask: signUpAs("nadia@example.org", rightPassword, nil),
	},
	{
		id: "A139", evidence: verified, condition: "malformed email", exception: invalid, message: "Invalid email address format.",
		ask: signUpAs("new", rightPassword, withAttribute("email", "not-an-address")),
	},
	{
		id: "A140", evidence: verified, condition: "malformed phone", exception: invalid, message: "Invalid phone number format.",
		ask: signUpAs("new", rightPassword, withAttribute("phone_number", "0155501")),
	},
	{
		id: "A141", evidence: verified, condition: "password too short", exception: "InvalidPasswordException",
		message: "Password did not conform with policy: Password not long enough", ask: signUpAs("new", "Ab1", nil),
	},
	{
		id: "A142", evidence: verified, condition: "self sign-up off", exception: notAllowed, message: "SignUp is not permitted for this user pool",
		set: func(f *poolfile.File) {
			f.UserPool.AdminCreateUserConfig = &pool.AdminCreateUserConfig{AllowAdminCreateUserOnly: true}
		},
		ask: signUpAs("new", rightPassword, nil),
	},
	{
		id: "A143", evidence: verified, condition: "both addresses",
		ask: signUpAs("new", rightPassword, append(withAttribute("email", "n@example.org"), withAttribute("phone_number", "+15550100199")...)),
		holds: func(t *testing.T, _ *rawClient, r reply) {
			details, _ := r.body["CodeDeliveryDetails"].(members)
			claim(t, details, "DeliveryMedium", "SMS")
			claim(t, details, "AttributeName", "phone_number")
		},
	},
	{
		id: "A144", evidence: verified, condition: "wrong code", exception: "CodeMismatchException",
		message: "Invalid verification code provided, please try again.",
		ask:     confirm("n@example.org", func(w *rawClient) string { return wrong(w.code("newcomer")) }),
	},
	{
		id: "A145", evidence: verified, condition: "code expired", exception: "ExpiredCodeException",
		message: "Invalid code provided, please request a code again.",
		ask: confirm("n@example.org", func(w *rawClient) string {
			w.wait(25 * time.Hour)
			return w.code("newcomer")
		}),
	},
	{
		id: "A146", evidence: verified, condition: "alias of another user", exception: "AliasExistsException",
		message: "An account with the email already exists.",
		set:     func(f *poolfile.File) { f.UserPool.AliasAttributes = []string{"email"} },
		ask:     confirm("nadia@example.org", func(w *rawClient) string { return w.code("newcomer") }),
	},
	{
		id: "A147", evidence: verified, condition: "confirmed already", exception: notAllowed,
		message: "User cannot be confirmed. Current status is CONFIRMED",
		ask:     ask("AdminConfirmSignUp", members{"UserPoolId": recordedPool, "Username": "nadia"}),
	},
	{
		id: "A148", evidence: verified, condition: "no auto-verified attributes", exception: notAllowed,
		message: "Cannot resend codes. Auto verification not turned on.",
		set: func(f *poolfile.File) {
			f.UserPool.AutoVerifiedAttributes = nil
			f.Users[0].UserStatus = api.StatusUnconfirmed
		},
		ask: ask("ResendConfirmationCode", members{"ClientId": "public", "Username": "nadia"}),
	},
	{
		id: "A149", evidence: reported, condition: "confirmed already", exception: invalid, message: "User is already confirmed.",
		ask: ask("ResendConfirmationCode", members{"ClientId": "public", "Username": "nadia"}),
	},
	{
		id: "A150", evidence: verified, condition: "unknown user", exception: "UserNotFoundException",
		message: "Username/client id combination not found.", ask: forgot("public", "ghost"),
	},
	{
		id: "A151", evidence: verified, condition: "unknown user, hidden", ask: forgot("hiding", "ghost@example.org"),
		holds: func(t *testing.T, _ *rawClient, r reply) {
			details, _ := r.body["CodeDeliveryDetails"].(members)
			claim(t, details, "DeliveryMedium", "EMAIL")
			claim(t, details, "Destination", "g***@e***")
		},
	},
	{
		id: "A152", evidence: reported, condition: "no verified address", exception: invalid,
		message: "Cannot reset password for the user as there is no registered/verified email or phone_number", ask: forgot("public", "bare"),
	},
	{
		id: "A153", evidence: verified, condition: "too many requests", exception: limit, message: limitSays,
		ask: untilLimited(forgot("public", "nadia")),
	},
	{
		id: "A154", evidence: verified, condition: "wrong code", exception: "CodeMismatchException",
		message: "Invalid verification code provided, please try again.",
		ask: func(w *rawClient) reply {
			forgot("public", "nadia")(w)
			return giveRecovery(w, wrong(w.code("nadia")))
		},
	},
	{
		id: "A155", evidence: verified, condition: "code expired", exception: "ExpiredCodeException",
		message: "Invalid code provided, please request a code again.",
		ask: func(w *rawClient) reply {
			forgot("public", "nadia")(w)
			w.wait(61 * time.Minute)
			return giveRecovery(w, w.code("nadia"))
		},
	},
	{
		id: "A156", evidence: verified, condition: "too many tries", exception: limit, message: limitSays,
		ask: func(w *rawClient) reply {
			forgot("public", "nadia")(w)
			return untilLimited(func(w *rawClient) reply { return giveRecovery(w, wrong(w.code("nadia"))) })(w)
		},
	},
	{id: "A157", evidence: verified, condition: "wrong previous password", exception: notAllowed, message: incorrect, ask: changeTo("nope")},
	{
		id: "A158", evidence: verified, condition: "no access token", exception: notAllowed, message: "Invalid Access Token",
		ask: ask("ChangePassword", members{"AccessToken": "text", "PreviousPassword": rightPassword, "ProposedPassword": "Spring-2026"}),
	},
	{
		id: "A159", evidence: verified, condition: "too many tries", exception: limit, message: limitSays,
		ask: func(w *rawClient) reply {
			token := nadia(w).token("AccessToken")
			return untilLimited(ask("ChangePassword", members{
				"AccessToken": token, "PreviousPassword": "nope", "ProposedPassword": "Spring-2026",
			}))(w)
		},
	},
	{
		id: "A160", evidence: verified, condition: "attribute not writable", exception: notAllowed,
		message: "A client attempted to write unauthorized attribute",
		set:     func(f *poolfile.File) { f.Clients[0].WriteAttributes = []string{"email"} },
		ask: func(w *rawClient) reply {
			return w.call("UpdateUserAttributes", members{
				"AccessToken": nadia(w).token("AccessToken"), "UserAttributes": withAttribute("name", "Nadia"),
			})
		},
	},
	{
		id: "A161", evidence: verified, condition: "username taken", exception: "UsernameExistsException", message: "User account already exists",
		ask: adminCreate(members{"Username": "nadia", "MessageAction": "SUPPRESS", "TemporaryPassword": rightPassword}),
	},
	{
		id: "A162", evidence: verified, condition: "name is no address", exception: invalid, message: "Username should be an email.",
		set: byEmail, ask: adminCreate(members{"Username": "new", "TemporaryPassword": rightPassword}),
	},
	{
		id: "A163", evidence: verified, condition: "malformed email", exception: invalid, message: "Invalid email address format.",
		ask: adminCreate(members{"Username": "new", "TemporaryPassword": rightPassword, "UserAttributes": withAttribute("email", "nowhere")}),
	},
	{
		id: "A164", evidence: verified, condition: "password too short", exception: "InvalidPasswordException",
		message: "Password did not conform with password policy: Password not long enough",
		ask:     adminCreate(members{"Username": "new", "TemporaryPassword": "Ab1"}),
	},
	{
		id: "A165", evidence: verified, condition: "password without a digit", exception: "InvalidPasswordException",
		message: "Password did not conform with password policy: Password must have numeric characters",
		ask:     adminCreate(members{"Username": "new", "TemporaryPassword": "Abcdefgh"}),
	},
	{
		id: "A166", evidence: verified, condition: "no password, no code factor", exception: invalid, message: "User is required to have a password",
		set: func(f *poolfile.File) {
			f.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors = []string{"PASSWORD", "WEB_AUTHN"}
		},
		ask: adminCreate(members{"Username": "new", "MessageAction": "SUPPRESS"}),
	},
	{
		id: "A167", evidence: verified, condition: "no password, verified email",
		ask: adminCreate(members{
			"Username": "new", "MessageAction": "SUPPRESS",
			"UserAttributes": append(withAttribute("email", "n@example.org"), withAttribute("email_verified", "true")...),
		}),
		holds: func(t *testing.T, _ *rawClient, r reply) {
			user, _ := r.body["User"].(members)
			claim(t, user, "UserStatus", "CONFIRMED")
		},
	},
	{
		id: "A168", evidence: verified, condition: "another case", exception: "UsernameExistsException", message: "?",
		set: func(f *poolfile.File) { f.UserPool.UsernameConfiguration = &pool.UsernameConfiguration{} },
		ask: adminCreate(members{"Username": "Nadia", "TemporaryPassword": rightPassword}),
	},
	{
		id: "A178", evidence: verified, condition: "temporary password", exception: notAllowed,
		message: "User password cannot be reset in the current state.", ask: forgot("public", "temporary"),
	},
}
