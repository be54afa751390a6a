package pool

import (
	"reflect"
	"testing"

	"authwalk/flow/api"
)

func TestPreference(t *testing.T) {
	on, off := &FactorSetting{Enabled: true}, &FactorSetting{}
	preferred := &FactorSetting{Enabled: true, PreferredMfa: true}
	const invalid = "InvalidParameterException: "
	for name, test := range map[string]struct {
		mfa       string
		admin     bool
		set       func(u *User)
		wanted    MfaPreference
		refused   string
		list      []string
		preferred string
	}{
		"email on":           {"OPTIONAL", false, nil, MfaPreference{Email: on}, "", []string{emailOTP}, ""},
		"email preferred":    {"OPTIONAL", false, nil, MfaPreference{Email: preferred}, "", []string{emailOTP}, emailOTP},
		"email off":          {"OPTIONAL", false, preferEmail, MfaPreference{Email: off}, "", nil, ""},
		"absent stays":       {"OPTIONAL", false, preferEmail, MfaPreference{}, "", []string{emailOTP}, emailOTP},
		"off where required": {"ON", false, preferEmail, MfaPreference{Email: off}, "", []string{emailOTP}, ""},
		"off by an admin":    {"ON", true, preferEmail, MfaPreference{Email: off}, "", nil, ""},
		"A097 totp, admin":   {"OPTIONAL", true, nil, MfaPreference{SoftwareToken: on}, invalid + "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA", nil, ""},
		"A098 sms":           {"OPTIONAL", true, nil, MfaPreference{SMS: on}, invalid + "User does not have delivery config set to turn on SMS_MFA", nil, ""},
		"A179 totp off":      {"OPTIONAL", false, nil, MfaPreference{SoftwareToken: off}, invalid + "User has not set up software token mfa", nil, ""},
		"totp not verified":  {"OPTIONAL", false, func(u *User) { u.Tracked.PendingTotpSecret = "S" }, MfaPreference{SoftwareToken: on}, invalid + "User has not verified software token mfa", nil, ""},
		"two preferred": {
			"OPTIONAL", false, func(u *User) { u.TotpSecret = "S" },
			MfaPreference{SoftwareToken: preferred, Email: preferred},
			invalid + "Only one MFA method can be preferred", nil, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.file.MfaConfig.MfaConfiguration = test.mfa
			if test.set != nil {
				test.set(w.user)
			}
			changed, refusal := SetPreference(w.facts(), w.user, test.wanted, test.admin)
			if refusal != nil || test.refused != "" {
				if refusal == nil || refusal.Error() != test.refused {
					t.Errorf("got %v", refusal)
				}
				return
			}
			if len(changed.UserMFASettingList)+len(test.list) > 0 && !reflect.DeepEqual(changed.UserMFASettingList, test.list) ||
				changed.PreferredMfaSetting != test.preferred {
				t.Errorf("%v, preferred %q", changed.UserMFASettingList, changed.PreferredMfaSetting)
			}
		})
	}
}

func preferEmail(u *User) {
	u.UserMFASettingList, u.PreferredMfaSetting = []string{emailOTP}, emailOTP
}

func TestRecoveryDelivery(t *testing.T) {
	addresses := Attributes{
		{"email", "n@example.org"},
		{"email_verified", "true"},
		{"phone_number", "+15550100142"},
		{"phone_number_verified", "true"},
	}
	byEmail := &AccountRecovery{RecoveryMechanisms: []RecoveryMechanism{
		{Priority: 2, Name: "verified_phone_number"}, {Priority: 1, Name: "verified_email"},
	}}
	const none = "InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number"
	for name, test := range map[string]struct {
		pool UserPool
		user User
		want string
	}{
		"phone first":            {UserPool{}, User{UserAttributes: addresses}, "+*******0142"},
		"as the pool says":       {UserPool{AccountRecoverySetting: byEmail}, User{UserAttributes: addresses}, "n***@e***"},
		"not the factor's":       {UserPool{}, User{UserAttributes: addresses, UserMFASettingList: []string{smsMFA}}, "n***@e***"},
		"A152 not verified":      {UserPool{}, User{UserAttributes: addresses[:1]}, none},
		"A178 temporary":         {UserPool{}, User{UserStatus: api.StatusForceChangePassword}, "NotAuthorizedException: User password cannot be reset in the current state."},
		"nobody but the factors": {UserPool{}, User{UserAttributes: addresses[:2], UserMFASettingList: []string{emailOTP}}, none},
	} {
		t.Run(name, func(t *testing.T) {
			delivery, refusal := RecoveryDelivery(&test.pool, &test.user, "ForgotPassword")
			got := ""
			if refusal != nil {
				got = refusal.Error()
			} else {
				got = delivery.Destination()
			}
			expect(t, got, test.want)
		})
	}
}

func TestSimulatedRecoveryIsAlwaysTheSame(t *testing.T) {
	const id = "5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa"
	for typed, want := range map[string]string{"ghost@example.org": "g***@e***", "+15550100142": "+*******0142"} {
		expect(t, SimulatedRecovery(&UserPool{}, typed, id, "").Destination(), want)
	}
	first, second := SimulatedRecovery(&UserPool{}, "ghost", id, ""), SimulatedRecovery(&UserPool{}, "ghost", id, "")
	if *first != *second || first.Medium != "SMS" || len(first.Destination()) != 12 {
		t.Errorf("%+v, %+v", first, second)
	}
}

func TestPasswordWordings(t *testing.T) {
	p := &UserPool{}
	for password, clause := range map[string]string{
		"Aa1!":      "Password not long enough",
		"aa1!aaaa":  "Password must have uppercase characters",
		"AA1!AAAA":  "Password must have lowercase characters",
		"Aa!!aaaa":  "Password must have numeric characters",
		"Aa11aaaa":  "Password must have symbol characters",
		" Aa11aaa ": "Password must have symbol characters",
	} {
		for operation, wording := range map[string]string{
			"SignUp": "Password did not conform with policy: ", "AdminCreateUser": "Password did not conform with password policy: ",
			"ChangePassword": "Password does not conform to policy: ",
		} {
			expect(t, CheckPassword(p, operation, password).Error(), "InvalidPasswordException: "+wording+clause)
		}
	}
	for _, password := range []string{"Aa1!aaaa", "Aa11 aaaa"} {
		if refusal := CheckPassword(p, "SignUp", password); refusal != nil {
			t.Errorf("%s: %v", password, refusal)
		}
	}
}

func TestPasswordHistory(t *testing.T) {
	p := &UserPool{Policies: &Policies{PasswordPolicy: &PasswordPolicy{PasswordHistorySize: 3}}}
	u := &User{Password: "one"}
	for _, password := range []string{"two", "three", "four"} {
		SetPassword(u, p, password, testNow)
	}
	for password, used := range map[string]bool{"one": false, "two": true, "three": true, "four": true, "five": false} {
		if got := CheckPasswordHistory(p, u, password) != nil; got != used {
			t.Errorf("%s used before: %v", password, got)
		}
	}
}

func TestNewUsernames(t *testing.T) {
	const invalid = "InvalidParameterException: "
	for name, test := range map[string]struct {
		attributes, aliases []string
		username, want      string
	}{
		"plain":         {nil, nil, "nadia", ""},
		"email wanted":  {[]string{"email"}, nil, "nadia", invalid + "Username should be an email."},
		"email given":   {[]string{"email"}, nil, "n@example.org", ""},
		"either wanted": {[]string{"email", "phone_number"}, nil, "nadia", invalid + "Username should be either an email or a phone number."},
		"phone given":   {[]string{"email", "phone_number"}, nil, "+15550100142", ""},
		"email alias":   {nil, []string{"email"}, "n@example.org", invalid + "Username cannot be of email format, since user pool is configured for email alias."},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if refusal := CheckNewUsername(&UserPool{UsernameAttributes: test.attributes, AliasAttributes: test.aliases}, test.username); refusal != nil {
				got = refusal.Error()
			}
			expect(t, got, test.want)
		})
	}
}

func TestAttributes(t *testing.T) {
	mutable := false
	p := &UserPool{SchemaAttributes: []SchemaAttribute{
		{Name: "name", Required: true},
		{Name: "custom:size", AttributeDataType: "Number", NumberAttributeConstraints: &NumberConstraints{MinValue: "1", MaxValue: "9"}},
		{Name: "custom:code", Mutable: &mutable, StringAttributeConstraints: &StringConstraints{MinLength: "2", MaxLength: "3"}},
	}}
	for name, test := range map[string]struct {
		attribute Attribute
		fits      bool
	}{
		"standard":   {Attribute{"given_name", "N"}, true},
		"unknown":    {Attribute{"custom:nothing", "N"}, false},
		"email":      {Attribute{"email", "n@example.org"}, true},
		"no email":   {Attribute{"email", "n@example"}, false},
		"phone":      {Attribute{"phone_number", "+15550100142"}, true},
		"no phone":   {Attribute{"phone_number", "15550100142"}, false},
		"number":     {Attribute{"custom:size", "9"}, true},
		"no number":  {Attribute{"custom:size", "nine"}, false},
		"too large":  {Attribute{"custom:size", "10"}, false},
		"length":     {Attribute{"custom:code", "éé"}, true},
		"too short":  {Attribute{"custom:code", "é"}, false},
		"too long":   {Attribute{"custom:code", "abcd"}, false},
		"empty fits": {Attribute{"custom:code", ""}, true},
	} {
		t.Run(name, func(t *testing.T) {
			if refusal := CheckAttributes(p, Attributes{test.attribute}); (refusal == nil) != test.fits {
				t.Errorf("%v", refusal)
			}
		})
	}
	expect(t, CheckRequired(p, nil).Error(), "InvalidParameterException: Attributes did not conform to the schema: name.formatted: The attribute name.formatted is required")
}

func TestVerificationGoesToThePhoneFirst(t *testing.T) { // A143
	both := Attributes{{"email", "n@example.org"}, {"phone_number", "+15550100142"}}
	p := &UserPool{AutoVerifiedAttributes: []string{"email", "phone_number"}}
	expect(t, VerificationDelivery(p, both, "SignUp").Medium, "SMS")
	expect(t, VerificationDelivery(p, both[:1], "SignUp").Medium, "EMAIL")
	if VerificationDelivery(&UserPool{}, both, "SignUp") != nil {
		t.Error("a code goes out although nothing is verified automatically")
	}
}

func TestTotpStepsAreRemembered(t *testing.T) {
	tracked := Tracked{}
	for step := int64(100); step < 110; step++ {
		if err := useTotpStep(&tracked, step); err != nil {
			t.Fatal(err)
		}
		for near := step - 1; near <= step; near++ {
			if _, used := freshTotpStep(tracked, []int64{near}); !used && near >= 100 {
				t.Errorf("step %d is fresh after step %d", near, step)
			}
		}
	}
	if err := useTotpStep(&tracked, 109); err == nil {
		t.Error("a step was used twice")
	}
	if len(tracked.TotpSteps) != stepsKept {
		t.Errorf("%d steps are kept", len(tracked.TotpSteps))
	}
}

func TestValidities(t *testing.T) {
	c := &Client{AccessTokenValidity: 5, TokenValidityUnits: &TokenValidityUnits{AccessToken: "minutes"}, RefreshTokenValidity: 2}
	access, id, refresh := c.Validities()
	if access.Minutes() != 5 || id.Hours() != 1 || refresh.Hours() != 48 {
		t.Errorf("%v %v %v", access, id, refresh)
	}
}
