package emulator

import (
	"testing"

	"authwalk/flow/poolfile"
)

func setUpTOTP(w *rawClient) (associated reply, secret string) {
	associated = w.call("AssociateSoftwareToken", members{"Session": w.signIn("bare", rightPassword).text("Session")})
	return associated, associated.text("SecretCode")
}

func verifyTOTP(w *rawClient, r reply, code string) reply {
	return w.call("VerifySoftwareToken", members{"Session": r.text("Session"), "UserCode": code})
}

var factorRows = []recordedRow{
	{
		id: "A092", evidence: verified, condition: "wrong code by session", set: mfa("ON"), exception: "EnableSoftwareTokenMFAException", message: "?",
		ask: func(w *rawClient) reply {
			r, secret := setUpTOTP(w)
			return verifyTOTP(w, r, wrong(w.totp(secret)))
		},
	},
	{
		id: "A093", evidence: reported, condition: "wrong code", set: mfa("ON"), exception: "EnableSoftwareTokenMFAException",
		message: "Code mismatch and fail enable Software Token MFA",
		ask: func(w *rawClient) reply {
			r, secret := setUpTOTP(w)
			return verifyTOTP(w, r, wrong(w.totp(secret)))
		},
	},
	{
		id: "A094", evidence: verified, condition: "right code after a wrong one", set: mfa("ON"),
		ask: func(w *rawClient) reply {
			r, secret := setUpTOTP(w)
			verifyTOTP(w, r, wrong(w.totp(secret)))
			return verifyTOTP(w, r, w.totp(secret))
		},
		holds: func(t *testing.T, w *rawClient, r reply) {
			if r.text("Status") != "SUCCESS" {
				t.Errorf("Status = %q", r.text("Status"))
			}
			tokens(t, w, w.respond(r, "MFA_SETUP", "bare", nil))
		},
	},
	{
		id: "A095", evidence: reported, condition: "nothing associated", set: mfa("ON"), exception: invalid, message: "User has not set up software token mfa",
		ask: func(w *rawClient) reply { return verifyTOTP(w, w.signIn("bare", rightPassword), "123456") },
	},
	{
		id: "A096", evidence: verified, condition: "pool without TOTP", exception: "SoftwareTokenMFANotFoundException",
		message: "Software Token MFA has not been enabled by the userPool",
		set:     func(f *poolfile.File) { f.MfaConfig.SoftwareTokenMfaConfiguration = nil },
		ask: func(w *rawClient) reply {
			return w.call("AssociateSoftwareToken", members{"AccessToken": w.signIn("nadia", rightPassword).token("AccessToken")})
		},
	},
	{
		id: "A097", evidence: verified, condition: "no authenticator", exception: invalid,
		message: "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
		ask: func(w *rawClient) reply {
			return w.call("AdminSetUserMFAPreference", members{
				"UserPoolId": recordedPool, "Username": "nadia", "SoftwareTokenMfaSettings": members{"Enabled": true},
			})
		},
	},
	{
		id: "A098", evidence: reported, condition: "no phone number", exception: invalid,
		message: "User does not have delivery config set to turn on SMS_MFA",
		ask: func(w *rawClient) reply {
			return w.call("AdminSetUserMFAPreference", members{
				"UserPoolId": recordedPool, "Username": "nadia", "SMSMfaSettings": members{"Enabled": true},
			})
		},
	},
	{
		id: "A099", evidence: verified, condition: "verified, MFA_SETUP abandoned", set: mfa("ON"), holds: challenge("SOFTWARE_TOKEN_MFA"),
		ask: func(w *rawClient) reply {
			r, secret := setUpTOTP(w)
			verifyTOTP(w, r, w.totp(secret))
			return w.signIn("bare", rightPassword)
		},
	},
	{
		id: "A100", evidence: verified, condition: "no factor", set: mfa("ON"),
		ask: func(w *rawClient) reply { return w.signIn("bare", rightPassword) },
		holds: func(t *testing.T, w *rawClient, r reply) {
			challenge("MFA_SETUP")(t, w, r)
			if got := r.parameter("MFAS_CAN_SETUP"); got != `["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]` {
				t.Errorf("MFAS_CAN_SETUP = %s", got)
			}
		},
	},
	{
		id: "A101", evidence: verified, condition: "user without MFA",
		ask: func(w *rawClient) reply {
			return w.call("AdminGetUser", members{"UserPoolId": recordedPool, "Username": "nadia"})
		},
		holds: func(t *testing.T, _ *rawClient, r reply) {
			for _, name := range []string{"UserMFASettingList", "PreferredMfaSetting"} {
				if _, there := r.body[name]; there {
					t.Errorf("%s is there", name)
				}
			}
		},
	},
	{
		id: "A179", evidence: verified, condition: "never associated", exception: invalid, message: "User has not set up software token mfa",
		ask: func(w *rawClient) reply {
			return w.call("SetUserMFAPreference", members{
				"AccessToken": w.signIn("nadia", rightPassword).token("AccessToken"), "SoftwareTokenMfaSettings": members{"Enabled": false},
			})
		},
	},
}
