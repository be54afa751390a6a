package emulator

import (
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

var stateRows = []recordedRow{
	{
		id: "A045", evidence: verified, condition: "wrong password, hidden", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply { return w.signInHiding("nadia", "nope") },
	},
	{
		id: "A046", evidence: verified, condition: "wrong password", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply { return w.signIn("nadia", "nope") },
	},
	{
		id: "A047", evidence: verified, condition: "unknown user, hidden", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply { return w.signInHiding("ghost", "nope") },
	},
	{
		id: "A048", evidence: verified, condition: "unknown user", exception: "UserNotFoundException", message: "User does not exist.",
		ask: func(w *rawClient) reply { return w.signIn("ghost", "nope") },
	},
	{
		id: "A049", evidence: verified, condition: "unknown user, admin", exception: "UserNotFoundException", message: "User does not exist.",
		ask: func(w *rawClient) reply {
			return w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "ghost", "PASSWORD": "nope"})
		},
	},
	{
		id: "A050", evidence: verified, condition: "unknown user, SRP", exception: "UserNotFoundException", message: "User does not exist.",
		ask: begin("USER_SRP_AUTH", members{"USERNAME": "ghost", "SRP_A": "a"}),
	},
	{
		id: "A051", evidence: verified, condition: "unknown user, SRP, hidden, asked twice",
		ask: func(w *rawClient) reply {
			return w.initiateAs("hiding", "USER_SRP_AUTH", members{"USERNAME": "ghost", "SRP_A": "a"})
		},
		holds: func(t *testing.T, w *rawClient, r reply) {
			again := w.initiateAs("hiding", "USER_SRP_AUTH", members{"USERNAME": "ghost", "SRP_A": "b"})
			for _, name := range []string{"SALT", "USER_ID_FOR_SRP"} {
				if r.parameter(name) == "" || r.parameter(name) != again.parameter(name) {
					t.Errorf("%s: %q, then %q", name, r.parameter(name), again.parameter(name))
				}
			}
			if r.parameter("SRP_B") == again.parameter("SRP_B") {
				t.Error("SRP_B is the same twice")
			}
		},
	},
	{
		id: "A052", evidence: verified, condition: "wrong proof", exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply { return w.srp("nadia", "nope", nil) },
	},
	{
		id: "A053", evidence: verified, condition: "unconfirmed", exception: "UserNotConfirmedException", message: "User is not confirmed.",
		set: edit("nadia", func(u *pool.User) { u.UserStatus = api.StatusUnconfirmed }),
		ask: func(w *rawClient) reply { return w.signIn("nadia", "nope") },
	},
	{
		id: "A054", evidence: verified, condition: "reset required", exception: "PasswordResetRequiredException", message: "Password reset required for the user",
		set: edit("nadia", func(u *pool.User) { u.UserStatus = api.StatusResetRequired }),
		ask: func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
	},
	{
		id: "A055", evidence: verified, condition: "imported, hidden", exception: notAllowed, message: incorrect,
		set: edit("nadia", func(u *pool.User) { u.UserStatus, u.Password, u.Tracked.Imported = api.StatusResetRequired, "", true }),
		ask: func(w *rawClient) reply { return w.signInHiding("nadia", "anything") },
	},
	{
		id: "A056", evidence: reported, condition: "disabled", exception: notAllowed, message: "User is disabled.",
		set: edit("nadia", disable), ask: func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
	},
	{
		id: "A057", evidence: verified, condition: "temporary password too old", exception: notAllowed,
		message: "Temporary password has expired and must be reset by an administrator.",
		ask: func(w *rawClient) reply {
			w.wait(8 * 24 * time.Hour)
			return w.signIn("temporary", rightPassword)
		},
	},
	{
		id: "A058", evidence: verified, condition: "locked out", exception: notAllowed, message: "Password attempts exceeded",
		ask: func(w *rawClient) reply {
			for range 5 {
				w.signIn("nadia", "nope")
			}
			return w.signIn("nadia", rightPassword)
		},
	},
	// The recording had the pace of a person; each wrong password here comes
	// when the lock of the one before is over.
	{
		id: "A059", evidence: verified, condition: "seven wrong passwords, then the right one", holds: tokens,
		ask: func(w *rawClient) reply {
			for range 7 {
				if r := w.signIn("nadia", "nope"); r.message() != incorrect {
					w.t.Errorf("a wrong password is answered %s", r.message())
				}
				w.wait(5 * time.Second)
			}
			return w.signIn("nadia", rightPassword)
		},
	},
	{
		id: "A060", evidence: verified, condition: "threat protection", exception: notAllowed, message: "Unable to login because of security reasons.",
		set: goesWrong("risk"), ask: func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
	},
	{
		id: "A061", evidence: verified, condition: "request rate", exception: "TooManyRequestsException", message: "Too many requests",
		set: goesWrong("throttle"), ask: func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
	},
	{
		id: "A062", evidence: verified, condition: "web ACL", exception: "ForbiddenException", message: "Request not allowed due to WAF captcha.",
		set: goesWrong("waf"), ask: func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
	},
	{
		id: "A063", evidence: verified, condition: "disabled", exception: notAllowed, message: "User is disabled.",
		set: edit("nadia", disable),
		ask: func(w *rawClient) reply {
			return w.call("AdminResetUserPassword", members{"UserPoolId": recordedPool, "Username": "nadia"})
		},
	},
	{
		id: "A064", evidence: verified, condition: "temporary password", exception: notAllowed, message: "User password cannot be reset in the current state.",
		ask: func(w *rawClient) reply {
			return w.call("AdminResetUserPassword", members{"UserPoolId": recordedPool, "Username": "temporary"})
		},
	},
	{
		id: "A169", evidence: verified, condition: "disabled, admin", exception: notAllowed, message: "User is disabled.",
		set: edit("nadia", disable),
		ask: func(w *rawClient) reply {
			return w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		},
	},
	{
		id: "A170", evidence: verified, condition: "disabled, wrong password", exception: notAllowed, message: incorrect,
		set: edit("nadia", disable), ask: func(w *rawClient) reply { return w.signInHiding("nadia", "nope") },
	},
	{
		id: "A171", evidence: verified, condition: "alias not verified", exception: "UserNotFoundException", message: "User does not exist.",
		set: func(f *poolfile.File) {
			f.UserPool.AliasAttributes = []string{"email"}
			f.Users[0].UserAttributes = f.Users[0].UserAttributes.With("email_verified", "false")
		},
		ask: func(w *rawClient) reply { return w.signIn("nadia@example.org", rightPassword) },
	},
}

func disable(u *pool.User) { u.Enabled = new(bool) }

func goesWrong(kind string) func(*poolfile.File) {
	return func(f *poolfile.File) { f.Faults = []poolfile.Fault{{Operation: "InitiateAuth", Kind: kind}} }
}
