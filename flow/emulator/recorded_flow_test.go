package emulator

import (
	"authwalk/flow/poolfile"
	"authwalk/srp"
)

// flows sets the ExplicitAuthFlows of the client public.
func flows(list ...string) func(*poolfile.File) {
	return func(f *poolfile.File) { f.Clients[0].ExplicitAuthFlows = list }
}

func begin(flow string, parameters members) func(*rawClient) reply {
	return func(w *rawClient) reply { return w.initiate(flow, parameters) }
}

var flowRows = []recordedRow{
	{
		id: "A018", evidence: verified, condition: "unknown client", exception: notFound, message: "User pool client nobody does not exist.",
		ask: func(w *rawClient) reply { return w.initiateAs("nobody", "USER_PASSWORD_AUTH", members{}) },
	},
	{
		id: "A019", evidence: verified, condition: "unknown pool", exception: notFound, message: "User pool eu-west-1_Nothing does not exist.",
		ask: func(w *rawClient) reply {
			return w.call("DescribeUserPool", members{"UserPoolId": "eu-west-1_Nothing"})
		},
	},
	{
		id: "A020", evidence: inferred, condition: "unknown pool", exception: notFound, message: "User pool eu-west-1_Nothing does not exist.",
		ask: func(w *rawClient) reply {
			return w.call("AdminInitiateAuth", members{"UserPoolId": "eu-west-1_Nothing", "ClientId": "public", "AuthFlow": "USER_SRP_AUTH"})
		},
	},
	{
		id: "A021", evidence: verified, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask:       func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
		exception: invalid, message: "USER_PASSWORD_AUTH flow not enabled for this client",
	},
	{
		id: "A022", evidence: verified, condition: "flow not enabled", set: flows("ALLOW_USER_AUTH"),
		ask:       begin("USER_SRP_AUTH", members{"USERNAME": "nadia", "SRP_A": "a"}),
		exception: invalid, message: "USER_SRP_AUTH is not enabled for the client.",
	},
	{
		id: "A023", evidence: reported, condition: "flow not enabled", set: flows("ALLOW_USER_AUTH"),
		ask:       begin("CUSTOM_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "CUSTOM_AUTH is not enabled for the client.",
	},
	{
		id: "A024", evidence: reported, condition: "no triggers",
		ask:       begin("CUSTOM_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "Custom auth lambda trigger is not configured for the user pool.",
	},
	{
		id: "A025", evidence: reported, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask:       begin("USER_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "USER_AUTH flow not enabled for this client",
	},
	{
		id: "A026", evidence: reported, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask:       begin("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": "r"}),
		exception: invalid, message: "REFRESH_TOKEN_AUTH flow not enabled for this client",
	},
	{
		id: "A027", evidence: verified, condition: "flow not enabled", set: flows("ALLOW_USER_SRP_AUTH"),
		ask: func(w *rawClient) reply {
			return w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		},
		exception: invalid, message: "Auth flow not enabled for this client",
	},
	{
		id: "A028", evidence: reported, condition: "a public flow on the admin operation",
		ask: func(w *rawClient) reply {
			return w.admin("USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		},
		exception: invalid, message: "Initiate Auth method not supported.",
	},
	{
		id: "A029", evidence: reported, condition: "an admin flow on the public operation",
		ask:       begin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword}),
		exception: invalid, message: "Initiate Auth method not supported.",
	},
	{
		id: "A030", evidence: verified, condition: "legacy client", set: flows("ADMIN_NO_SRP_AUTH"),
		ask:   begin("USER_SRP_AUTH", members{"USERNAME": "nadia", "SRP_A": "a"}),
		holds: challenge("PASSWORD_VERIFIER"),
	},
	{
		id: "A031", evidence: verified, condition: "client without flows", set: flows(),
		ask:   begin("USER_SRP_AUTH", members{"USERNAME": "nadia", "SRP_A": "a"}),
		holds: challenge("PASSWORD_VERIFIER"),
	},
	{
		id: "A032", evidence: verified, condition: "USERNAME missing", ask: begin("USER_PASSWORD_AUTH", members{"PASSWORD": "x"}),
		exception: invalid, message: "Missing required parameter USERNAME",
	},
	{
		id: "A033", evidence: verified, condition: "SRP_A missing", ask: begin("USER_SRP_AUTH", members{"USERNAME": "nadia"}),
		exception: invalid, message: "Missing required parameter SRP_A",
	},
	{
		id: "A034", evidence: inferred, condition: "REFRESH_TOKEN missing", ask: begin("REFRESH_TOKEN_AUTH", members{}),
		exception: invalid, message: "Missing required parameter REFRESH_TOKEN",
	},
	{
		id: "A035", evidence: reported, condition: "SMS_MFA_CODE missing",
		ask:       func(w *rawClient) reply { return w.respond(w.signIn("sms", rightPassword), "SMS_MFA", "sms", nil) },
		exception: invalid, message: "Missing required parameter SMS_MFA_CODE",
	},
}

var secretRows = []recordedRow{
	{
		id: "A036", evidence: verified, condition: "no SECRET_HASH",
		ask: func(w *rawClient) reply {
			return w.initiateAs("secret", "USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword})
		},
		exception: notAllowed, message: "Client secret is configured with secret but SECRET_HASH was not received",
	},
	{
		id: "A037", evidence: verified, condition: "no SECRET_HASH",
		ask: func(w *rawClient) reply {
			return w.call("AdminInitiateAuth", members{
				"UserPoolId": recordedPool, "ClientId": "secret", "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
				"AuthParameters": members{"USERNAME": "nadia", "PASSWORD": rightPassword},
			})
		},
		exception: notAllowed, message: "Client secret is configured with secret but SECRET_HASH was not received",
	},
	{
		id: "A038", evidence: verified, condition: "no SecretHash",
		ask: func(w *rawClient) reply {
			return w.call("ForgotPassword", members{"ClientId": "secret", "Username": "nadia"})
		},
		exception: notAllowed, message: "Client secret is configured with secret but SECRET_HASH was not received",
	},
	{
		id: "A039", evidence: verified, condition: "no SecretHash",
		ask: func(w *rawClient) reply {
			return w.call("SignUp", members{"ClientId": "secret", "Username": "new", "Password": rightPassword})
		},
		exception: notAllowed, message: "Client secret is configured for secret but secret was not received",
	},
	{
		id: "A040", evidence: verified, condition: "hash of another secret",
		ask: func(w *rawClient) reply {
			return w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": srp.SecretHash("nadia", "secret", "another"),
			})
		},
		exception: notAllowed, message: "SecretHash does not match for the client: secret",
	},
	{
		id: "A041", evidence: verified, condition: "refresh, hash of the email instead of the username",
		ask: func(w *rawClient) reply {
			r := w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": srp.SecretHash("nadia", "secret", clientSecret),
			})
			return w.initiateAs("secret", "REFRESH_TOKEN_AUTH", members{
				"REFRESH_TOKEN": r.token("RefreshToken"), "SECRET_HASH": srp.SecretHash("nadia@example.org", "secret", clientSecret),
			})
		},
		exception: notAllowed, message: "SecretHash does not match for the client: secret",
	},
	{
		id: "A042", evidence: verified, condition: "wrong hash in an answer",
		ask: func(w *rawClient) reply {
			r := w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "sms", "PASSWORD": rightPassword, "SECRET_HASH": srp.SecretHash("sms", "secret", clientSecret),
			})
			in := w.response(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": w.code("sms"), "SECRET_HASH": srp.SecretHash("sms", "secret", "another")})
			in["ClientId"] = "secret"
			return w.call("RespondToAuthChallenge", in)
		},
		exception: notAllowed, message: "Unable to verify secret hash for client secret",
	},
	{
		id: "A043", evidence: reported, condition: "a hash, but no secret",
		ask:       begin("USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword, "SECRET_HASH": "aGFzaA=="}),
		exception: invalid, message: "App client public is not configured for secret but secret hash was received",
	},
	{
		id: "A044", evidence: verified, condition: "email as username",
		set: func(f *poolfile.File) {
			f.UserPool.UsernameAttributes = []string{"email"}
			f.Users[0].Username = f.Users[0].Sub()
		},
		ask: func(w *rawClient) reply {
			return w.initiateAs("secret", "USER_PASSWORD_AUTH", members{
				"USERNAME": "nadia@example.org", "PASSWORD": rightPassword,
				"SECRET_HASH": srp.SecretHash("nadia@example.org", "secret", clientSecret),
			})
		},
		holds: tokens,
	},
}
