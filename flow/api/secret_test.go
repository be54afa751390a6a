package api

import (
	"strings"
	"testing"
)

func TestSecrets(t *testing.T) {
	challenge := func(name string) Body { return Body{Operation: RespondToAuthChallenge, Challenge: name} }
	for _, test := range []struct {
		body   Body
		path   string
		secret bool
	}{
		{challenge(ChallengeSelectChallenge), "ChallengeResponses ANSWER", false},
		{challenge(ChallengeSelectMFAType), "ChallengeResponses ANSWER", false},
		{challenge(ChallengeCustomChallenge), "ChallengeResponses ANSWER", true},
		{challenge(ChallengeSMSMFA), "ChallengeResponses ANSWER", true},
		{challenge("SOMETHING_NEW"), "ChallengeResponses ANSWER", true},
		{challenge(ChallengeCustomChallenge), "ChallengeParameters question", false},
		{challenge(ChallengeSMSMFA), "ChallengeParameters question", true},
		{challenge("SOMETHING_NEW"), "ChallengeParameters question", true},
		{challenge("SOMETHING_NEW"), "ChallengeParameters USERNAME", false},
		{challenge(ChallengeSMSMFA), "ChallengeResponses USERNAME", false},
		{challenge("SOMETHING_NEW"), "ChallengeResponses USERNAME", false},
		{challenge(ChallengeSMSMFA), "ChallengeResponses SMS_MFA_CODE", true},
		{challenge(ChallengeSMSMFA), "ChallengeResponses SECRET_HASH", true},
		{challenge(ChallengePasswordVerifier), "ChallengeParameters SALT", false},
		{challenge(ChallengePasswordVerifier), "ChallengeParameters SECRET_BLOCK", true},
		{challenge(ChallengeWebAuthn), "ChallengeResponses CREDENTIAL", true},
		{challenge(ChallengeNewPasswordRequired), "ChallengeResponses NEW_PASSWORD", true},
		{challenge(ChallengeNewPasswordRequired), "ChallengeResponses userAttributes.email", false},
		{challenge(ChallengeSMSMFA), "ChallengeResponses userAttributes.email", true},
		{challenge(ChallengeSMSMFA), "Session", true},
		{challenge(ChallengeSMSMFA), "ChallengeName", false},
		{challenge(ChallengeSMSMFA), "AuthenticationResult ExpiresIn", false},
		{challenge(ChallengeSMSMFA), "AuthenticationResult AccessToken", true},
		{challenge(ChallengeSMSMFA), "AuthenticationResult IdToken", true},
		{challenge(ChallengeSMSMFA), "AuthenticationResult RefreshToken", true},
		{challenge(ChallengeSMSMFA), "AuthenticationResult NewDeviceMetadata DeviceKey", false},
		{Body{Operation: InitiateAuth, Flow: FlowUserPasswordAuth}, "AuthParameters USERNAME", false},
		{Body{Operation: InitiateAuth, Flow: FlowUserPasswordAuth}, "AuthParameters PASSWORD", true},
		{Body{Operation: InitiateAuth, Flow: FlowUserAuth}, "AuthParameters ACCESS_TOKEN", true},
		{Body{Operation: InitiateAuth, Flow: FlowUserAuth}, "AuthParameters PREFERRED_CHALLENGE", false},
		{Body{Operation: InitiateAuth, Flow: "SOMETHING_NEW"}, "AuthParameters USERNAME", false},
		{Body{Operation: InitiateAuth, Flow: "SOMETHING_NEW"}, "AuthParameters PREFERRED_CHALLENGE", true},
		{Body{Operation: InitiateAuth}, "ClientMetadata anything", true},
		{Body{Operation: InitiateAuth}, "ClientId", false},
		{Body{Operation: InitiateAuth}, "ClientId inside", true},
		{Body{Operation: InitiateAuth}, "somethingNew", true},
		{Body{Operation: InitiateAuth}, "message", false},
		{Body{Operation: "SomethingNew"}, "message", false},
		{Body{Operation: "SomethingNew"}, "ClientId", true},
		{Body{Operation: SignUp}, "Username", false},
		{Body{Operation: SignUp}, "UserAttributes Value", false},
		{Body{Operation: SignUp}, "SecretHash", true},
		{Body{Operation: ChangePassword}, "PreviousPassword", true},
		{Body{Operation: VerifySoftwareToken}, "UserCode", true},
		{Body{Operation: AssociateSoftwareToken}, "SecretCode", true},
		{Body{Operation: DescribeUserPoolClient}, "UserPoolClient ClientSecret", true},
		{Body{Operation: DescribeUserPoolClient}, "UserPoolClient ClientName", false},
		{Body{Operation: DescribeUserPoolClient}, "UserPoolClient TokenValidityUnits AccessToken", false},
		{Body{Operation: ListUserPoolClientSecrets}, "ClientSecrets ClientSecretValue", true},
		{Body{Operation: ConfirmDevice}, "DeviceSecretVerifierConfig PasswordVerifier", true},
		{Body{Operation: CompleteWebAuthnRegistration}, "Credential id", true},
		{Body{Operation: AdminListUserAuthEvents}, "AuthEvents ChallengeResponses ChallengeName", false},
		{Body{Operation: StartWebAuthnRegistration}, "CredentialCreationOptions rp id", false},
		{Body{Operation: AdminInitiateAuth}, "ContextData HttpHeaders headerValue", true},
	} {
		if got := test.body.IsSecret(strings.Fields(test.path)...); got != test.secret {
			t.Errorf("%+v %s is secret: %v", test.body, test.path, got)
		}
	}
}

func TestWhatABodyIsAbout(t *testing.T) {
	for raw, want := range map[string]Body{
		`{"ChallengeName":"SMS_MFA","Session":"s"}`:               {Operation: RespondToAuthChallenge, Challenge: ChallengeSMSMFA},
		`{"AuthFlow":"USER_AUTH","AuthParameters":{"a":{"b":1}}}`: {Operation: RespondToAuthChallenge, Flow: FlowUserAuth},
		`{"ChallengeName":7}`:                                     {Operation: RespondToAuthChallenge},
		`nothing`:                                                 {Operation: RespondToAuthChallenge},
	} {
		if got := BodyOf(RespondToAuthChallenge, []byte(raw)); got != want {
			t.Errorf("%s is about %+v", raw, got)
		}
	}
}

// TestAMemberIsSecretBothWays: one that is in the request and in the answer
// is secret in both or in neither.
func TestAMemberIsSecretBothWays(t *testing.T) {
	for _, operation := range Operations() {
		for _, member := range operation.Input {
			if other, both := named(operation.Output, member.Name); both && other.Secret != member.Secret {
				t.Errorf("%s %s", operation.Name, member.Name)
			}
		}
	}
}

// TestPasswordsTokensAndCodesAreSecret goes by the names, so that a new member
// is not forgotten.
func TestPasswordsTokensAndCodesAreSecret(t *testing.T) {
	plain := map[string]bool{
		"PasswordPolicy": true, "PasswordHistorySize": true, "TemporaryPasswordValidityDays": true,
		"AccessTokenValidity": true, "IdTokenValidity": true, "RefreshTokenValidity": true, "TokenValidityUnits": true,
		"TokenType": true, "TokenSession": true, "RefreshTokenRotation": true, "EnableTokenRevocation": true, "NextToken": true,
		"PaginationToken": true, "CodeDeliveryDetails": true, "CodeDeliveryDetailsList": true, "ClientSecretId": true,
		"ClientSecretCreateDate": true, "ClientSecrets": true, "ClientSecretDescriptor": true, "GenerateSecret": true,
		"DeviceSecretVerifierConfig": true, "SoftwareTokenMfaConfiguration": true, "SoftwareTokenMfaSettings": true,
		"PreTokenGeneration": true, "PreTokenGenerationConfig": true, "CODE_DELIVERY_DELIVERY_MEDIUM": true,
		"CODE_DELIVERY_DESTINATION": true,
	}
	everyMember(func(path string, member Member) {
		name := strings.ToUpper(member.Name)
		telling := strings.Contains(name, "PASSWORD") || strings.Contains(name, "TOKEN") || strings.Contains(name, "SECRET") ||
			strings.HasSuffix(name, "CODE") || strings.HasPrefix(name, "CODE") || name == "SESSION" || strings.HasPrefix(name, "CREDENTIAL") && !strings.Contains(name, "OPTIONS") && !strings.HasSuffix(name, "ID") && name != "CREDENTIALS"
		if telling && !member.Secret && !plain[member.Name] && !strings.Contains(path, "TokenValidityUnits") {
			t.Errorf("%s is not secret", path)
		}
	})
}
