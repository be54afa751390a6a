package emulator

import (
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// TestNoEmailFactorInLite: codes by e-mail are no second factor in the plan
// LITE, even for a user who has them switched on.
func TestNoEmailFactorInLite(t *testing.T) {
	for tier, want := range map[string]string{"ESSENTIALS": "EMAIL_OTP", "PLUS": "EMAIL_OTP", "LITE": ""} {
		w := newRawClient(t, func(f *poolfile.File) {
			f.UserPool.UserPoolTier = tier
			edit("nadia", func(u *pool.User) { u.UserMFASettingList = []string{"EMAIL_OTP"} })(f)
		})
		r := w.signIn("nadia", rightPassword)
		if got := r.text("ChallengeName"); got != want || (want == "") != (r.token("AccessToken") != "") {
			t.Errorf("%s: challenged with %q: %s", tier, got, r.raw)
		}
	}
}

// TestTemporaryPasswordsExpire: after the days of the policy, seven without a
// policy, and never where it says 0.
func TestTemporaryPasswordsExpire(t *testing.T) {
	const day = 24 * time.Hour
	for _, test := range []struct {
		days    *int
		age     time.Duration
		expired bool
	}{
		{nil, 7 * day, false},
		{nil, 7*day + time.Second, true},
		{days(1), day, false},
		{days(1), day + time.Second, true},
		{days(0), time.Second, false},
		{days(0), 400 * day, false},
	} {
		w := newRawClient(t, func(f *poolfile.File) {
			f.UserPool.Policies.PasswordPolicy.TemporaryPasswordValidityDays = test.days
		})
		w.wait(test.age)
		r := w.signIn("temporary", rightPassword)
		if test.expired {
			r.refuses(t, notAllowed, "Temporary password has expired and must be reset by an administrator.")
		} else {
			challenge("NEW_PASSWORD_REQUIRED")(t, w, r)
		}
	}
}

func days(n int) *int { return &n }

// TestRotationTakesTheRefreshFlowsAway: with rotation on, the flows that refresh
// are not to be had, whatever the list of flows says.
func TestRotationTakesTheRefreshFlowsAway(t *testing.T) {
	rotation := &pool.RefreshTokenRotation{Feature: "ENABLED"}
	for name, flows := range map[string][]string{
		"listed": {"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
		"legacy": {"USER_PASSWORD_AUTH"},
	} {
		w := newRawClient(t, func(f *poolfile.File) {
			f.Clients[0].RefreshTokenRotation, f.Clients[0].ExplicitAuthFlows = rotation, flows
		})
		token := nadia(w).token("RefreshToken")
		for _, flow := range []string{"REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"} {
			t.Logf("%s, %s", name, flow)
			w.initiate(flow, members{"REFRESH_TOKEN": token}).refuses(t, invalid, "REFRESH_TOKEN_AUTH flow not enabled for this client")
		}
	}
}

// TestRequiredAttributesStay: neither the user nor an administrator can delete
// what every user of the pool has, and nobody the sub.
func TestRequiredAttributesStay(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) {
		f.UserPool.SchemaAttributes = []pool.SchemaAttribute{{Name: "email", AttributeDataType: "String", Required: true}}
	})
	access := nadia(w).token("AccessToken")
	attributes := func() map[string]string {
		found := map[string]string{}
		list, _ := w.call("AdminGetUser", members{"UserPoolId": appendixID, "Username": "nadia"}).body["UserAttributes"].([]any)
		for _, attribute := range list {
			text := func(name string) string { s, _ := attribute.(members)[name].(string); return s }
			found[text("Name")] = text("Value")
		}
		return found
	}
	for _, name := range []string{"email", "sub"} {
		for _, r := range []reply{
			w.call("DeleteUserAttributes", members{"AccessToken": access, "UserAttributeNames": []string{name}}),
			w.call("AdminDeleteUserAttributes", members{
				"UserPoolId": appendixID, "Username": "nadia", "UserAttributeNames": []string{name},
			}),
		} {
			if r.status != 400 || r.exception() != invalid {
				t.Errorf("%s: %s", name, r.raw)
			}
		}
		if attributes()[name] == "" {
			t.Errorf("%s is gone", name)
		}
	}
}

// TestSettingsTheServiceRefuses: the pool's rules stand behind the operations
// that set up pools and clients.
func TestSettingsTheServiceRefuses(t *testing.T) {
	for _, test := range []struct {
		operation string
		in        members
		want      string
	}{
		{"CreateUserPool", members{"PoolName": "p", "MfaConfiguration": "ON"}, "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"},
		{"CreateUserPool", members{"PoolName": "p", "Schema": []members{{"Name": "x", "AttributeDataType": "String", "Required": true}}}, "Required custom attributes are not supported currently."},
		{"SetUserPoolMfaConfig", members{"UserPoolId": appendixID, "MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": members{"Enabled": true}}, "Invalid MFA configuration given, can't turn off MFA and configure an MFA together"},
		{"CreateUserPoolClient", members{"UserPoolId": appendixID, "ClientName": "c", "AccessTokenValidity": 25}, "Invalid range for token validity."},
	} {
		w := newRawClient(t, nil)
		w.call(test.operation, test.in).refuses(t, "InvalidParameterException", test.want)
	}
}
