package pool

import (
	"cmp"
	"testing"
)

func messageOf(r *Refusal) string {
	if r == nil {
		return ""
	}
	return r.Error()
}

func TestWhatAPoolCannotBe(t *testing.T) {
	const invalid = "InvalidParameterException: "
	factors := func(names ...string) *Policies {
		return &Policies{SignInPolicy: &SignInPolicy{AllowedFirstAuthFactors: names}}
	}
	sms := &SmsConfiguration{SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}
	for name, test := range map[string]struct {
		pool UserPool
		mfa  string
		want string
	}{
		"plain":                     {UserPool{}, "", ""},
		"aliases and names":         {UserPool{AliasAttributes: []string{"email"}, UsernameAttributes: []string{"email"}}, "", invalid + "Only one of the aliasAttributes or usernameAttributes can be set in a User pool."},
		"mfa without sms":           {UserPool{}, "OPTIONAL", invalid + "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"},
		"mfa with sms":              {UserPool{SmsConfiguration: sms}, "ON", ""},
		"phone without sms":         {UserPool{AutoVerifiedAttributes: []string{"phone_number"}}, "", invalid + "SMS configuration is required when phone_number is selected for auto verification"},
		"no password":               {UserPool{Policies: factors(emailOTP)}, "", invalid + "Password should be configured as one of the allowed first auth factors."},
		"sms code, no sms":          {UserPool{Policies: factors("PASSWORD", smsOTP)}, "", invalid + "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration"},
		"code under mfa":            {UserPool{SmsConfiguration: sms, Policies: factors("PASSWORD", emailOTP)}, "ON", invalid + "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"},
		"code under mfa of before":  {UserPool{SmsConfiguration: sms, MfaConfiguration: "ON", Policies: factors("PASSWORD", smsOTP)}, "", invalid + "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"},
		"threat protection":         {UserPool{UserPoolAddOns: &UserPoolAddOns{AdvancedSecurityMode: "ENFORCED"}}, "", "FeatureUnavailableInTierException: The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection"},
		"threat protection, plus":   {UserPool{UserPoolTier: "PLUS", UserPoolAddOns: &UserPoolAddOns{AdvancedSecurityMode: "AUDIT"}}, "", ""},
		"lite":                      {UserPool{UserPoolTier: "LITE", Policies: factors("PASSWORD", emailOTP)}, "", "FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In"},
		"lite with a trigger":       {UserPool{UserPoolTier: "LITE", LambdaConfig: LambdaConfig{PreTokenGenerationConfig: &TriggerVersion{LambdaVersion: "V2_0"}}}, "", "FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: Token Customization with Pre-Token Generation Lambda V2_0"},
		"recovery twice":            {UserPool{AccountRecoverySetting: &AccountRecovery{RecoveryMechanisms: []RecoveryMechanism{{Priority: 1, Name: "verified_email"}, {Priority: 1, Name: "verified_phone_number"}}}}, "", invalid + "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms."},
		"admin and others":          {UserPool{AccountRecoverySetting: &AccountRecovery{RecoveryMechanisms: []RecoveryMechanism{{Priority: 1, Name: "verified_email"}, {Priority: 2, Name: "admin_only"}}}}, "", invalid + "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms."},
		"mfa by end user messaging": {UserPool{SmsConfiguration: &SmsConfiguration{EumsSms: &EumsSms{CallerArn: "arn"}}}, "ON", ""},
		"two senders":               {UserPool{SmsConfiguration: &SmsConfiguration{SnsCallerArn: "arn", EumsSms: &EumsSms{}}}, "", invalid + "Exactly one of SnsCallerArn and EumsSms must be specified in the SMS configuration."},
		"sender elsewhere":          {UserPool{ID: "us-east-1_Ab12Cd34E", SmsConfiguration: &SmsConfiguration{EumsSms: &EumsSms{Region: "eu-west-9"}}}, "", invalid + "The Region of EumsSms must be the region of the user pool."},
		"sender in the region":      {UserPool{ID: "us-east-1_Ab12Cd34E", SmsConfiguration: &SmsConfiguration{EumsSms: &EumsSms{Region: "us-east-1"}}}, "", ""},
		"no sender":                 {UserPool{SmsConfiguration: &SmsConfiguration{}}, "", invalid + "Exactly one of SnsCallerArn and EumsSms must be specified in the SMS configuration."},
		"sender without key":        {UserPool{LambdaConfig: LambdaConfig{CustomEmailSender: &CustomSenderTrigger{LambdaArn: "arn"}}}, "", invalid + "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used."},
		"two token functions":       {UserPool{LambdaConfig: LambdaConfig{PreTokenGeneration: "a", PreTokenGenerationConfig: &TriggerVersion{LambdaArn: "b", LambdaVersion: "V1_0"}}}, "", invalid + "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's"},
	} {
		t.Run(name, func(t *testing.T) { expect(t, messageOf(CheckPool(&test.pool, test.mfa, nil)), test.want) })
	}
}

// Passkeys are a first factor of a pool that requires a second one only where they
// are both: on creating it, on updating it, and on setting its second factors.
func TestPasskeysUnderMFAAreBothFactors(t *testing.T) {
	sms := &SmsConfiguration{SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}
	passkeys := &Policies{SignInPolicy: &SignInPolicy{AllowedFirstAuthFactors: []string{"PASSWORD", webAuthn}}}
	const refusal = "InvalidParameterException: Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor"
	for name, test := range map[string]struct {
		requested, before string
		factors           *MfaConfig
		want              string
	}{
		"required from the beginning": {"ON", "", nil, refusal},
		"required before":             {"", "ON", &MfaConfig{}, refusal},
		"required before, one factor": {"", "ON", &MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{FactorConfiguration: "SINGLE_FACTOR"}}, refusal},
		"required before, both":       {"", "ON", &MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{FactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION"}}, ""},
		"optional":                    {"OPTIONAL", "", &MfaConfig{}, ""},
		"off":                         {"", "OFF", &MfaConfig{}, ""},
	} {
		p := &UserPool{SmsConfiguration: sms, Policies: passkeys, MfaConfiguration: cmp.Or(test.requested, test.before)}
		if got := messageOf(CheckPool(p, test.requested, test.factors)); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestWhatSecondFactorsCannotBe(t *testing.T) {
	const invalid = "InvalidParameterException: "
	const noDomain = invalid + "The relying party ID must be a domain, without scheme, port or path."
	totp := &SoftwareToken{Enabled: true}
	own := &EmailConfiguration{EmailSendingAccount: "DEVELOPER"}
	passkeys := &Policies{SignInPolicy: &SignInPolicy{AllowedFirstAuthFactors: []string{"PASSWORD", webAuthn}}}
	for name, test := range map[string]struct {
		pool           UserPool
		before, wanted MfaConfig
		want           string
	}{
		"off":       {UserPool{}, MfaConfig{}, MfaConfig{MfaConfiguration: "OFF"}, ""},
		"totp":      {UserPool{}, MfaConfig{}, MfaConfig{MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: totp}, ""},
		"no factor": {UserPool{}, MfaConfig{}, MfaConfig{MfaConfiguration: "ON"}, invalid + "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."},
		"no factor any more": {
			UserPool{},
			MfaConfig{SoftwareTokenMfaConfiguration: totp},
			MfaConfig{MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: &SoftwareToken{}},
			invalid + "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
		},
		"off with a factor": {UserPool{}, MfaConfig{}, MfaConfig{SoftwareTokenMfaConfiguration: &SoftwareToken{}}, invalid + "Invalid MFA configuration given, can't turn off MFA and configure an MFA together"},
		"email, no sender":  {UserPool{}, MfaConfig{}, MfaConfig{MfaConfiguration: "ON", EmailMfaConfiguration: &EmailMfa{}}, invalid + "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT."},
		// Whether the service refuses it is not known.
		"sms, no sender": {UserPool{}, MfaConfig{}, MfaConfig{MfaConfiguration: "ON", SmsMfaConfiguration: &SmsMfa{}}, ""},
		"email":          {UserPool{EmailConfiguration: own}, MfaConfig{}, MfaConfig{MfaConfiguration: "ON", EmailMfaConfiguration: &EmailMfa{}}, ""},
		"passkey alone": {
			UserPool{Policies: passkeys},
			MfaConfig{},
			MfaConfig{MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: totp},
			invalid + "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor",
		},
		"passkeys for a domain":   {UserPool{}, MfaConfig{}, MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{RelyingPartyID: "auth-1.example.org"}}, ""},
		"passkeys for a page":     {UserPool{}, MfaConfig{}, MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{RelyingPartyID: "https://example.org"}}, noDomain},
		"passkeys for a port":     {UserPool{}, MfaConfig{}, MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{RelyingPartyID: "example.org:443"}}, noDomain},
		"passkeys for an address": {UserPool{}, MfaConfig{}, MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{RelyingPartyID: "127.0.0.1"}}, noDomain},
		"passkeys for a gap":      {UserPool{}, MfaConfig{}, MfaConfig{WebAuthnConfiguration: &WebAuthnConfig{RelyingPartyID: "example..org"}}, noDomain},
		"passkey as both": {
			UserPool{Policies: passkeys},
			MfaConfig{},
			MfaConfig{MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: totp, WebAuthnConfiguration: &WebAuthnConfig{FactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION"}},
			"",
		},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, messageOf(CheckMfaConfig(&test.pool, &test.before, &test.wanted)), test.want)
		})
	}
}

func TestWhatAClientCannotBe(t *testing.T) {
	const invalid = "InvalidParameterException: "
	const validity = invalid + "Invalid range for token validity."
	rotation := &RefreshTokenRotation{Feature: "ENABLED"}
	minutes := &TokenValidityUnits{AccessToken: "minutes"}
	for name, test := range map[string]struct {
		client Client
		want   string
	}{
		"plain":           {Client{}, ""},
		"mixed flows":     {Client{ExplicitAuthFlows: []string{"ALLOW_USER_AUTH", "ADMIN_NO_SRP_AUTH"}}, invalid + "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."},
		"rotation":        {Client{RefreshTokenRotation: rotation, ExplicitAuthFlows: []string{"ALLOW_REFRESH_TOKEN_AUTH"}}, invalid + "ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled."},
		"access 4 min":    {Client{AccessTokenValidity: 4, TokenValidityUnits: minutes}, validity},
		"access 5 min":    {Client{AccessTokenValidity: 5, TokenValidityUnits: minutes}, ""},
		"id 25 h":         {Client{IDTokenValidity: 25}, validity},
		"refresh 3651 d":  {Client{RefreshTokenValidity: 3651}, validity},
		"refresh forever": {Client{RefreshTokenValidity: 1 << 60}, validity},
		"refresh shorter": {Client{AccessTokenValidity: 3, RefreshTokenValidity: 2, TokenValidityUnits: &TokenValidityUnits{RefreshToken: "hours"}}, invalid + "Access and Id Token expiration times must be less than or equal to refresh token expiration times."},
		"writes a mark":   {Client{WriteAttributes: []string{"name", "email_verified"}}, invalid + "Invalid write attributes specified while creating a client"},
		"not the needed":  {Client{WriteAttributes: []string{"email"}}, invalid + "Invalid write attributes specified while creating a client"},
		"reads nothing":   {Client{ReadAttributes: []string{"custom:x"}}, invalid + "Invalid read attributes specified while creating a client"},
	} {
		t.Run(name, func(t *testing.T) {
			p := &UserPool{SchemaAttributes: []SchemaAttribute{{Name: "name", Required: true}}}
			expect(t, messageOf(CheckClient(p, &test.client)), test.want)
		})
	}
}

func TestWhatASchemaCannotHave(t *testing.T) {
	const invalid = "InvalidParameterException: "
	text := func(least, most string) SchemaAttribute {
		return SchemaAttribute{Name: "x", AttributeDataType: "String", StringAttributeConstraints: &StringConstraints{MinLength: least, MaxLength: most}}
	}
	number := SchemaAttribute{Name: "x", AttributeDataType: "Number", NumberAttributeConstraints: &NumberConstraints{MinValue: "2", MaxValue: "1"}}
	for name, test := range map[string]struct {
		given []SchemaAttribute
		want  string
	}{
		"custom":           {[]SchemaAttribute{text("1", "2")}, ""},
		"required":         {[]SchemaAttribute{{Name: "x", AttributeDataType: "String", Required: true}}, invalid + "Required custom attributes are not supported currently."},
		"no type":          {[]SchemaAttribute{{Name: "x"}}, invalid + "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."},
		"standard type":    {[]SchemaAttribute{{Name: "email", AttributeDataType: "Number"}}, invalid + "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email"},
		"lengths crossed":  {[]SchemaAttribute{text("3", "2")}, invalid + "Attribute custom:x cannot have a max length shorter than it's min length"},
		"numbers crossed":  {[]SchemaAttribute{number}, invalid + "Attribute custom:x cannot have a max value smaller than it's min value"},
		"no number":        {[]SchemaAttribute{text("one", "2")}, invalid + "Invalid StringAttributeConstraints for schema attribute x"},
		"too long":         {[]SchemaAttribute{text("1", "2049")}, invalid + "user.x: String attributes cannot have a length of more than 2048"},
		"twice":            {[]SchemaAttribute{text("1", "2"), text("1", "2")}, invalid + "Duplicate custom attribute names custom:x are not allowed in a user pool schema."},
		"standard is fine": {[]SchemaAttribute{{Name: "email", AttributeDataType: "String", Required: true}}, ""},
	} {
		t.Run(name, func(t *testing.T) { expect(t, messageOf(CheckSchema(test.given)), test.want) })
	}
}
