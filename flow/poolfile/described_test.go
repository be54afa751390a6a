package poolfile_test

import (
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

func TestOnlyValuesOfTheServiceAreTaken(t *testing.T) {
	for place, want := range map[string]string{
		"UserPool: {MfaConfiguration: %}":                                                    "OFF, ON, OPTIONAL",
		"UserPool: {UserPoolTier: %}":                                                        "LITE, ESSENTIALS, PLUS",
		"UserPool: {AutoVerifiedAttributes: [%]}":                                            "phone_number, email",
		"UserPool: {AliasAttributes: [%]}":                                                   "phone_number, email, preferred_username",
		"UserPool: {UsernameAttributes: [%]}":                                                "phone_number, email",
		"UserPool: {Policies: {SignInPolicy: {AllowedFirstAuthFactors: [%]}}}":               "PASSWORD, EMAIL_OTP, SMS_OTP, WEB_AUTHN",
		"UserPool: {AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: %}]}}": "verified_email, verified_phone_number, admin_only",
		"UserPool: {VerificationMessageTemplate: {DefaultEmailOption: %}}":                   "CONFIRM_WITH_LINK, CONFIRM_WITH_CODE",
		"UserPool: {EmailConfiguration: {EmailSendingAccount: %}}":                           "COGNITO_DEFAULT, DEVELOPER",
		"UserPool: {UserPoolAddOns: {AdvancedSecurityMode: %}}":                              "OFF, AUDIT, ENFORCED",
		"UserPool: {SchemaAttributes: [{Name: a, AttributeDataType: %}]}":                    "String, Number, DateTime, Boolean",
		"UserPool: {LambdaConfig: {PreTokenGenerationConfig: {LambdaVersion: %}}}":           "V1_0, V2_0, V3_0",
		"MfaConfig: {MfaConfiguration: %}":                                                   "OFF, ON, OPTIONAL",
		"MfaConfig: {WebAuthnConfiguration: {UserVerification: %}}":                          "required, preferred",
		"MfaConfig: {WebAuthnConfiguration: {FactorConfiguration: %}}":                       "SINGLE_FACTOR, MULTI_FACTOR_WITH_USER_VERIFICATION",
		"Clients: [{ClientId: a, ExplicitAuthFlows: [%]}]":                                   "ADMIN_NO_SRP_AUTH, ",
		"Clients: [{ClientId: a, PreventUserExistenceErrors: %}]":                            "LEGACY, ENABLED",
		"Clients: [{ClientId: a, TokenValidityUnits: {AccessToken: %}}]":                     "seconds, minutes, hours, days",
		"Clients: [{ClientId: a, TokenValidityUnits: {IdToken: %}}]":                         "seconds, minutes, hours, days",
		"Clients: [{ClientId: a, TokenValidityUnits: {RefreshToken: %}}]":                    "seconds, minutes, hours, days",
		"Clients: [{ClientId: a, RefreshTokenRotation: {Feature: %}}]":                       "ENABLED, DISABLED",
		"Users: [{Username: a, UserStatus: %}]":                                              "UNCONFIRMED, CONFIRMED, ",
		"Users: [{Username: a, UserMFASettingList: [%]}]":                                    "SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP",
		"Users: [{Username: a, PreferredMfaSetting: %}]":                                     "SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP",
		"Faults: [{Operation: InitiateAuth, Kind: %}]":                                       "throttle, delay, ",
	} {
		first, _, _ := strings.Cut(want, ", ")
		if _, err := poolfile.Parse([]byte(strings.ReplaceAll(place, "%", `"`+first+`"`))); err != nil {
			t.Errorf("%s: %s is refused: %v", place, first, err)
		}
		_, err := poolfile.Parse([]byte(strings.ReplaceAll(place, "%", "INVENTED")))
		if err == nil || !strings.Contains(err.Error(), "must be one of "+want) {
			t.Errorf("%s: got %v, want one of %s", place, err, want)
		}
	}
}
