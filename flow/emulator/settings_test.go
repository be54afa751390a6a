package emulator

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// TestNoEmailFactorInLite: codes by email are no second factor in the plan
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
		list, _ := w.call("AdminGetUser", members{"UserPoolId": recordedPool, "Username": "nadia"}).body["UserAttributes"].([]any)
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
				"UserPoolId": recordedPool, "Username": "nadia", "UserAttributeNames": []string{name},
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
// that set up pools and clients. The messages are those of the service.
func TestSettingsTheServiceRefuses(t *testing.T) {
	custom := func(attribute members) members {
		return members{"PoolName": "p", "Schema": []members{attribute}}
	}
	for name, test := range map[string]struct {
		operation string
		in        members
		want      string
	}{
		"MFA without SMS":       {"CreateUserPool", members{"PoolName": "p", "MfaConfiguration": "ON"}, "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"},
		"MFA required later":    {"UpdateUserPool", members{"UserPoolId": recordedPool, "MfaConfiguration": "ON"}, "Cannot turn MFA functionality ON, once the user pool has been created."},
		"no such provider":      {"CreateUserPoolClient", members{"UserPoolId": recordedPool, "ClientName": "c", "SupportedIdentityProviders": []string{"COGNITO", "Google"}}, "The provider Google does not exist for User Pool " + recordedPool},
		"a name of one's own":   {"CreateIdentityProvider", members{"UserPoolId": recordedPool, "ProviderName": "mine", "ProviderType": "Google", "ProviderDetails": members{"client_id": "c"}}, "Provider mine cannot be of type Google."},
		"sender without a key":  {"CreateUserPool", members{"PoolName": "p", "LambdaConfig": members{"CustomEmailSender": members{"LambdaArn": "arn:aws:lambda:eu-west-1:000000000000:function:f", "LambdaVersion": "V1_0"}}}, "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used."},
		"required custom":       {"CreateUserPool", custom(members{"Name": "x", "AttributeDataType": "String", "Required": true}), "Required custom attributes are not supported currently."},
		"required custom later": {"AddCustomAttributes", members{"UserPoolId": recordedPool, "CustomAttributes": []members{{"Name": "x", "AttributeDataType": "String", "Required": true}}}, "Required custom attributes are not supported currently."},
		"untyped custom later":  {"AddCustomAttributes", members{"UserPoolId": recordedPool, "CustomAttributes": []members{{"Name": "x"}}}, "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."},
		"lengths crossed":       {"CreateUserPool", custom(members{"Name": "x", "AttributeDataType": "String", "StringAttributeConstraints": members{"MinLength": "3", "MaxLength": "2"}}), "Attribute custom:x cannot have a max length shorter than it's min length"},
		"OFF and a factor":      {"SetUserPoolMfaConfig", members{"UserPoolId": recordedPool, "MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": members{"Enabled": true}}, "Invalid MFA configuration given, can't turn off MFA and configure an MFA together"},
		"no factor any more":    {"SetUserPoolMfaConfig", members{"UserPoolId": recordedPool, "MfaConfiguration": "ON"}, "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration."},
		"access too long":       {"CreateUserPoolClient", members{"UserPoolId": recordedPool, "ClientName": "c", "AccessTokenValidity": 25}, "Invalid range for token validity."},
		"access too long later": {"UpdateUserPoolClient", members{"UserPoolId": recordedPool, "ClientId": "public", "AccessTokenValidity": 25}, "Invalid range for token validity."},
		"rotation with refresh": {"UpdateUserPoolClient", members{"UserPoolId": recordedPool, "ClientId": "public", "ExplicitAuthFlows": []string{"ALLOW_REFRESH_TOKEN_AUTH"}, "RefreshTokenRotation": members{"Feature": "ENABLED"}}, "ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled."},
		"short passwords":       {"CreateUserPool", members{"PoolName": "p", "Policies": members{"PasswordPolicy": members{"MinimumLength": 5}}}, "1 validation error detected: Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6"},
		"long history":          {"CreateUserPool", members{"PoolName": "p", "Policies": members{"PasswordPolicy": members{"PasswordHistorySize": 25}}}, "1 validation error detected: Value '25' at 'policies.passwordPolicy.passwordHistorySize' failed to satisfy constraint: Member must have value less than or equal to 24"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newRawClient(t, nil).call(test.operation, test.in).refuses(t, invalid, test.want)
		})
	}
}

// TestAnUpdateTakesTheSMSConfigurationAway: UpdateUserPool puts SmsConfiguration back
// to its default, which is none, and keeps the sign-in policy. SMS_OTP cannot stay
// without the one, so it has to be sent again: the service is known for either rule
// and for the words, not for the two together.
func TestAnUpdateTakesTheSMSConfigurationAway(t *testing.T) {
	sms := &pool.SmsConfiguration{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"}
	w := newRawClient(t, func(f *poolfile.File) {
		f.UserPool.SmsConfiguration = sms
		f.UserPool.Policies = &pool.Policies{SignInPolicy: &pool.SignInPolicy{AllowedFirstAuthFactors: []string{"PASSWORD", "SMS_OTP"}}}
	})
	w.call("UpdateUserPool", members{"UserPoolId": recordedPool}).refuses(t, invalid,
		"SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration")
	again := w.call("UpdateUserPool", members{"UserPoolId": recordedPool, "SmsConfiguration": members{"SnsCallerArn": sms.SnsCallerArn}})
	if again.status != 200 {
		t.Errorf("with the configuration: %s", again.raw)
	}
}

// TestPasskeysAreAddedOnlyAsBothFactors where the pool requires a second one.
func TestPasskeysAreAddedOnlyAsBothFactors(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) { f.UserPool.Policies = nil })
	factors := members{"SignInPolicy": members{"AllowedFirstAuthFactors": []string{"PASSWORD", "WEB_AUTHN"}}}
	require := func(configuration string) reply {
		return w.call("SetUserPoolMfaConfig", members{
			"UserPoolId": recordedPool, "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": members{"Enabled": true},
			"WebAuthnConfiguration": members{"RelyingPartyId": "localhost", "FactorConfiguration": configuration},
		})
	}
	allow := func() reply {
		return w.call("UpdateUserPool", members{"UserPoolId": recordedPool, "Policies": factors})
	}
	if r := require("SINGLE_FACTOR"); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	allow().refuses(t, invalid, "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor")
	if r := require("MULTI_FACTOR_WITH_USER_VERIFICATION"); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	if r := allow(); r.status != 200 {
		t.Errorf("%s", r.raw)
	}
}

// TestSMSBySNSOrByEndUserMessaging: either is an SMS configuration.
func TestSMSBySNSOrByEndUserMessaging(t *testing.T) {
	w := newRawClient(t, nil)
	messaging := members{"EumsSms": members{"CallerArn": "arn:aws:iam::000000000000:role/sms", "OriginationIdentity": "sender"}}
	made := w.call("CreateUserPool", members{"PoolName": "p", "MfaConfiguration": "OPTIONAL", "SmsConfiguration": messaging})
	shown, _ := made.body["UserPool"].(members)
	if made.status != 200 || !reflect.DeepEqual(shown["SmsConfiguration"], messaging) {
		t.Errorf("%s", made.raw)
	}
}

// TestDescribingAFreshPool: what the service shows of a pool that nothing was
// said about.
func TestDescribingAFreshPool(t *testing.T) {
	w := newRawClient(t, nil)
	made, _ := w.call("CreateUserPool", members{"PoolName": "p"}).body["UserPool"].(members)
	described, _ := w.call("DescribeUserPool", members{"UserPoolId": made["Id"]}).body["UserPool"].(members)
	for name, want := range map[string]any{
		"EstimatedNumberOfUsers":      0.0,
		"VerificationMessageTemplate": members{"DefaultEmailOption": "CONFIRM_WITH_CODE"},
		"EmailConfiguration":          members{"EmailSendingAccount": "COGNITO_DEFAULT"},
		"AdminCreateUserConfig":       members{"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7.0},
		"MfaConfiguration":            "OFF",
		"AutoVerifiedAttributes":      nil,
	} {
		if !reflect.DeepEqual(made[name], want) || !reflect.DeepEqual(described[name], want) {
			t.Errorf("%s: made with %v, described as %v, want %v", name, made[name], described[name], want)
		}
	}
	mfa := w.call("GetUserPoolMfaConfig", members{"UserPoolId": made["Id"]})
	if len(mfa.body) != 1 || mfa.text("MfaConfiguration") != "OFF" {
		t.Errorf("second factors: %s", mfa.raw)
	}
}

// TestMessagesHaveTwoNames: of a message that is given under both, the one in the
// template counts, and both show it.
func TestMessagesHaveTwoNames(t *testing.T) {
	w := newRawClient(t, nil)
	made, _ := w.call("CreateUserPool", members{
		"PoolName": "p", "EmailVerificationMessage": "pool {####}", "SmsVerificationMessage": "text {####}",
		"VerificationMessageTemplate": members{"EmailMessage": "template {####}", "EmailSubject": "subject"},
	}).body["UserPool"].(members)
	template, _ := made["VerificationMessageTemplate"].(members)
	for _, pair := range [][3]any{
		{made["EmailVerificationMessage"], template["EmailMessage"], "template {####}"},
		{made["EmailVerificationSubject"], template["EmailSubject"], "subject"},
		{made["SmsVerificationMessage"], template["SmsMessage"], "text {####}"},
	} {
		if pair[0] != pair[2] || pair[1] != pair[2] {
			t.Errorf("%v and %v, want %v", pair[0], pair[1], pair[2])
		}
	}
}

// TestNewPoolsAreInTheRegionOfTheSignature: one emulator is every region, as the
// tools are configured; what is no region is not taken for one.
func TestNewPoolsAreInTheRegionOfTheSignature(t *testing.T) {
	w := newRawClient(t, nil)
	for region, want := range map[string]string{
		"ap-south-1": "ap-south-1", "us-gov-west-1": "us-gov-west-1", "..": "us-east-1", "local": "us-east-1",
	} {
		r := w.send(map[string]string{
			"X-Amz-Target": targetOf + "CreateUserPool", "Content-Type": jsonContent, "X-Amz-Date": "20260107T080509Z",
			"Authorization": strings.Replace(wellFormedSignature, "eu-west-1", region, 1),
		}, []byte(`{"PoolName":"p"}`))
		made, _ := r.body["UserPool"].(members)
		id, _ := made["Id"].(string)
		arn, _ := made["Arn"].(string)
		if !strings.HasPrefix(id, want+"_") || arn != "arn:aws:cognito-idp:"+want+":000000000000:userpool/"+id {
			t.Errorf("%s: %s", region, r.raw)
		}
	}
}

// TestAPoolsIdCanStandInThePath: clients write it behind the endpoint of a pool.
// Anything else there is no service.
func TestAPoolsIdCanStandInThePath(t *testing.T) {
	s := newDemo(t)
	for path, status := range map[string]int{"/" + everyday: 400, "/" + everyday + "/": 400, "/other": 404, "/" + everyday + "/x": 404} {
		r := s.request("InitiateAuth", `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"authwalkdemoweb","AuthParameters":{"USERNAME":"nadia","PASSWORD":"wrong"}}`)
		r.URL.Path = path
		if answer, body := s.send(r); answer.StatusCode != status || status == 400 && !strings.Contains(body, incorrect) {
			t.Errorf("%s: %s %s", path, answer.Status, body)
		}
	}
}

// TestMfaSettingsKeepHowMessagesAreSent: SetUserPoolMfaConfig without an
// SmsConfiguration of its own leaves the pool's as it is.
func TestMfaSettingsKeepHowMessagesAreSent(t *testing.T) {
	w := newRawClient(t, nil)
	arn := func() any {
		userPool, _ := w.call("DescribeUserPool", members{"UserPoolId": recordedPool}).body["UserPool"].(map[string]any)
		sms, _ := userPool["SmsConfiguration"].(map[string]any)
		return sms["SnsCallerArn"]
	}
	set := func(sms members) {
		r := w.call("SetUserPoolMfaConfig", members{
			"UserPoolId": recordedPool, "MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": sms,
			"SoftwareTokenMfaConfiguration": members{"Enabled": true},
		})
		if r.exception() != "" {
			t.Fatalf("refused: %s", r.raw)
		}
	}
	set(members{"SmsAuthenticationMessage": "code {####}"})
	if got := arn(); got != "arn:aws:iam::000000000000:role/sms" {
		t.Errorf("the pool sends by %v", got)
	}
	set(members{"SmsConfiguration": members{"SnsCallerArn": "arn:aws:iam::000000000000:role/other"}})
	if got := arn(); got != "arn:aws:iam::000000000000:role/other" {
		t.Errorf("the pool sends by %v", got)
	}
}
