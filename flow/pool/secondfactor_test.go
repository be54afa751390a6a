package pool

import (
	"strings"
	"testing"
)

func TestSecondFactorDecision(t *testing.T) {
	phone := Attribute{"phone_number", "+15550100142"}
	for name, test := range map[string]struct {
		mfa  string
		set  func(u *User)
		want string
	}{
		"off":                       {"OFF", func(u *User) { u.UserMFASettingList = []string{"EMAIL_OTP"} }, "tokens"},
		"optional, none":            {"OPTIONAL", func(*User) {}, "tokens"},
		"optional, one":             {"OPTIONAL", func(u *User) { u.UserMFASettingList = []string{"EMAIL_OTP"} }, "EMAIL_OTP"},
		"optional, totp":            {"OPTIONAL", func(u *User) { u.UserMFASettingList, u.TotpSecret = []string{"SOFTWARE_TOKEN_MFA"}, "S" }, "SOFTWARE_TOKEN_MFA"},
		"optional, totp registered": {"OPTIONAL", func(u *User) { u.TotpSecret = "S" }, "tokens"},
		"preferred, not enrolled":   {"OPTIONAL", func(u *User) { u.PreferredMfaSetting = "SOFTWARE_TOKEN_MFA" }, "tokens"},
		"several": {"OPTIONAL", func(u *User) {
			u.UserAttributes = append(u.UserAttributes, phone)
			u.UserMFASettingList = []string{"EMAIL_OTP", "SMS_MFA"}
		}, "SELECT_MFA_TYPE"},
		"several, preferred": {"ON", func(u *User) {
			u.UserAttributes = append(u.UserAttributes, phone)
			u.UserMFASettingList, u.PreferredMfaSetting = []string{"EMAIL_OTP", "SMS_MFA"}, "SMS_MFA"
		}, "SMS_MFA"},
		"on, an address":      {"ON", func(*User) {}, "EMAIL_OTP"},
		"on, two addresses":   {"ON", func(u *User) { u.UserAttributes = append(u.UserAttributes, phone) }, "SELECT_MFA_TYPE"},
		"A100 on, nothing":    {"ON", func(u *User) { u.UserAttributes = nil }, "MFA_SETUP"},
		"on, totp registered": {"ON", func(u *User) { u.UserAttributes, u.TotpSecret = nil, "S" }, "SOFTWARE_TOKEN_MFA"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.MfaConfig.MfaConfiguration = test.mfa
			test.set(w.user)
			expect(t, w.signIn("Winter-2026!"), test.want)
		})
	}
}

func TestNoEmailFactorWhereAccountsRecoverByEmail(t *testing.T) {
	w := newWorld(t)
	w.user.UserMFASettingList = []string{"EMAIL_OTP"}
	w.file.UserPool.AccountRecoverySetting = &AccountRecovery{RecoveryMechanisms: []RecoveryMechanism{
		{Priority: 2, Name: "verified_phone_number"}, {Priority: 1, Name: "verified_email"},
	}}
	expect(t, w.signIn("Winter-2026!"), "tokens")
}

func TestCodes(t *testing.T) {
	t.Run("A075 A076 A077 first factor", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.initiate("USER_AUTH", "USERNAME", "nadia", "PREFERRED_CHALLENGE", "EMAIL_OTP"), "EMAIL_OTP")
		if got := w.sent[0].Digits; got != 8 { // A109
			t.Errorf("%d digits", got)
		}
		for range 6 {
			expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", "000000"), mismatch)
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), "tokens")
		if !w.user.UserAttributes.Verified("email") {
			t.Error("the right code has not verified the address")
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), // A081
			"NotAuthorizedException: Invalid session for the user, session can only be used once.")
	})
	t.Run("second factor counts", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList = []string{"EMAIL_OTP"}
		expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
		if got := w.sent[0].Digits; got != 6 { // A110
			t.Errorf("%d digits", got)
		}
		for range 5 {
			expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", "000000"), mismatch)
		}
		expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), lockedOut)
	})
	t.Run("A079 A080 totp", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList, w.user.TotpSecret = []string{"SOFTWARE_TOKEN_MFA"}, "S"
		expect(t, w.signIn("Winter-2026!"), "SOFTWARE_TOKEN_MFA")
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "111111"), "CodeMismatchException: Invalid code received for user")
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "654321"), "tokens")
		expect(t, w.signIn("Winter-2026!"), "SOFTWARE_TOKEN_MFA")
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "654321"), "ExpiredCodeException: Your software token has already been used once.")
	})
	t.Run("totp counts", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList, w.user.TotpSecret = []string{"SOFTWARE_TOKEN_MFA"}, "S"
		w.signIn("Winter-2026!")
		for range 5 {
			w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "111111")
		}
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", "654321"), lockedOut)
	})
	t.Run("under the wrong name", func(t *testing.T) {
		w := newWorld(t)
		w.user.UserMFASettingList = []string{"EMAIL_OTP"}
		expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
		expect(t, w.respond("SMS_MFA", "SMS_MFA_CODE", w.code), mismatch)
		expect(t, w.respond("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", w.code), "SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.")
	})
	t.Run("A035 missing", func(t *testing.T) {
		w := newWorld(t)
		expect(t, w.respond("SMS_MFA"), "InvalidParameterException: Missing required parameter SMS_MFA_CODE")
	})
}

func TestMfaSetup(t *testing.T) {
	w := newWorld(t)
	w.file.MfaConfig.MfaConfiguration = "ON"
	w.user.UserAttributes = Attributes{{"given_name", "N"}}
	expect(t, w.signIn("Winter-2026!"), "MFA_SETUP")
	expect(t, w.respond("MFA_SETUP"), "InvalidParameterException: User has not verified software token mfa") // A089
	expect(t, w.respond("MFA_SETUP", "EMAIL", "n@example.org"), "EMAIL_OTP")
	expect(t, w.respond("EMAIL_OTP", "EMAIL_OTP_CODE", w.code), "tokens")
	if w.user.UserAttributes.Get("email") != "n@example.org" || !w.user.UserAttributes.Verified("email") {
		t.Errorf("%v", w.user.UserAttributes)
	}
	expect(t, w.signIn("Winter-2026!"), "EMAIL_OTP")
}

func TestVerifyAuthenticator(t *testing.T) {
	w := newWorld(t)
	_, refusal := VerifyAuthenticator(w.facts(), w.user, []int64{1}, "", true)
	expect(t, refusal.Error(), "InvalidParameterException: User has not set up software token mfa") // A095
	w.user.Tracked.PendingTotpSecret = "S"
	_, refusal = VerifyAuthenticator(w.facts(), w.user, nil, "", true)
	expect(t, refusal.Error(), "EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA") // A093
	changed, refusal := VerifyAuthenticator(w.facts(), w.user, []int64{1}, "pixel", true)
	if refusal != nil || changed.TotpSecret != "S" || changed.TotpName != "pixel" || !contains(changed.UserMFASettingList, softwareTokenMFA) {
		t.Errorf("%+v %v", changed, refusal)
	}
	changed, _ = VerifyAuthenticator(w.facts(), w.user, []int64{1}, "", false)
	if len(changed.UserMFASettingList) != 0 {
		t.Error("verifying by access token switched the factor on")
	}
	w.file.MfaConfig.SoftwareTokenMfaConfiguration = nil
	_, refusal = VerifyAuthenticator(w.facts(), w.user, []int64{1}, "", true)
	expect(t, refusal.Error(), "SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool") // A096
}

func TestMasks(t *testing.T) {
	for address, want := range map[string]string{
		"nadia@example.org": "n***@e***", "+15550100142": "+*******0142", "ghost": "g***@g***", "élan@über.de": "é***@ü***",
	} {
		d := deliver(email, address, "", 6)
		if strings.HasPrefix(address, "+") {
			d = deliver(phoneNumber, address, "", 6)
		}
		expect(t, d.Destination(), want)
	}
}
