package api

import (
	"regexp"
	"strings"
	"testing"
)

// everyMember visits the members of all operations, flows and challenges, with
// the path that leads to each.
func everyMember(visit func(path string, member Member)) {
	var inside func(path string, member Member)
	inside = func(path string, member Member) {
		visit(path, member)
		if member.Element != nil {
			inside(path+"[]", *member.Element)
		}
		for _, below := range member.Members {
			inside(path+"."+below.Name, below)
		}
	}
	each := func(path string, lists ...[]Member) {
		for _, members := range lists {
			for _, member := range members {
				inside(path+"."+member.Name, member)
			}
		}
	}
	for _, operation := range operations {
		each(operation.Name, operation.Input, operation.Output)
	}
	for _, flow := range flows {
		each(flow.Name, flow.Parameters)
	}
	for _, challenge := range challenges {
		each(challenge.Name, challenge.Parameters, challenge.Responses)
	}
}

func TestEveryMemberIsWhole(t *testing.T) {
	everyMember(func(path string, member Member) {
		isElement := strings.HasSuffix(path, "[]")
		if !isElement && (member.Name == "" || !strings.HasSuffix(member.Help, ".")) {
			t.Errorf("%s: name %q, help %q", path, member.Name, member.Help)
		}
		if _, err := regexp.Compile(member.Pattern); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if member.Max != 0 && member.Min > member.Max {
			t.Errorf("%s: from %d to %d", path, member.Min, member.Max)
		}
		if (member.Kind == List || member.Kind == Map) != (member.Element != nil) {
			t.Errorf("%s: kind %d, element %v", path, member.Kind, member.Element)
		}
		if (member.Kind == Structure) != (member.Members != nil) {
			t.Errorf("%s: kind %d with %d members", path, member.Kind, len(member.Members))
		}
	})
}

func TestEveryOperationIsExplained(t *testing.T) {
	for _, operation := range Operations() {
		if operation.Label == "" {
			t.Errorf("%s has no label", operation.Name)
		}
		if operation.Input != nil && !strings.HasSuffix(operation.Description, ".") {
			t.Errorf("%s: %q is no sentence", operation.Name, operation.Description)
		}
	}
}

// TestBounds holds the bounds that the API reference documents.
func TestBounds(t *testing.T) {
	for _, test := range []struct {
		operation string
		path      []string
		min, max  int
		pattern   string
	}{
		{InitiateAuth, []string{"ClientId"}, 1, 128, `[\w+]+`},
		{InitiateAuth, []string{"Session"}, 20, 4096, ``},
		{InitiateAuth, []string{"UserContextData", "EncodedData"}, 0, 131072, ``},
		{AdminInitiateAuth, []string{"UserPoolId"}, 1, 55, `[\w-]+_[0-9a-zA-Z]+`},
		{SignUp, []string{"Username"}, 1, 128, `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`},
		{SignUp, []string{"Password"}, 0, 256, `[\S]+(.*[\S]+)?`},
		{SignUp, []string{"SecretHash"}, 1, 128, `[\w+=/]+`},
		{SignUp, []string{"UserAttributes", "Name"}, 1, 32, `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`},
		{SignUp, []string{"UserAttributes", "Value"}, 0, 2048, ``},
		{ConfirmSignUp, []string{"ConfirmationCode"}, 1, 2048, `[\S]+`},
		{VerifySoftwareToken, []string{"UserCode"}, 6, 6, `[0-9]+`},
		{AssociateSoftwareToken, []string{"SecretCode"}, 16, 0, `[A-Za-z0-9]+`},
		{GetUser, []string{"AccessToken"}, 0, 0, `[A-Za-z0-9-_=.]+`},
		{RevokeToken, []string{"ClientSecret"}, 24, 64, `[\w+]+`},
		{ConfirmDevice, []string{"DeviceKey"}, 1, 55, `[\w-]+_[0-9a-f-]+`},
		{ConfirmDevice, []string{"DeviceName"}, 1, 1024, ``},
		{CreateGroup, []string{"GroupName"}, 1, 128, `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`},
		{CreateUserPoolClient, []string{"ClientName"}, 1, 128, `[\w\s+=,.@-]+`},
		{CreateUserPoolClient, []string{"AuthSessionValidity"}, 3, 15, ``},
		{CreateUserPoolClient, []string{"AccessTokenValidity"}, 1, 86400, ``},
		{CreateUserPoolClient, []string{"IdTokenValidity"}, 1, 86400, ``},
		{CreateUserPoolClient, []string{"RefreshTokenValidity"}, 0, 315360000, ``},
		{CreateUserPoolClient, []string{"RefreshTokenRotation", "RetryGracePeriodSeconds"}, 0, 60, ``},
		{CreateUserPool, []string{"Policies", "PasswordPolicy", "MinimumLength"}, 6, 99, ``},
		{CreateUserPool, []string{"Policies", "PasswordPolicy", "PasswordHistorySize"}, 0, 24, ``},
		{CreateUserPool, []string{"Policies", "PasswordPolicy", "TemporaryPasswordValidityDays"}, 0, 365, ``},
		{CreateUserPool, []string{"Schema", "Name"}, 1, 20, `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`},
		{SetUserPoolMfaConfig, []string{"WebAuthnConfiguration", "RelyingPartyId"}, 1, 127, ``},
		{ListUsers, []string{"Limit"}, 0, 60, ``},
		{ListUsers, []string{"PaginationToken"}, 1, 0, `[\S]+`},
		{ListUserPools, []string{"MaxResults"}, 1, 60, ``},
		{ListUserPoolClients, []string{"NextToken"}, 1, 131072, `[\S]+`},
		{ListWebAuthnCredentials, []string{"MaxResults"}, 0, 20, ``},
		{SetUserPoolSessionConfiguration, []string{"TokenSession", "MaxPerUser"}, 1, 100, ``},
	} {
		member, known := Body{Operation: test.operation}.Find(test.path...)
		if !known || member.Min != test.min || member.Max != test.max || member.Pattern != test.pattern {
			t.Errorf("%s %v is %+v", test.operation, test.path, member)
		}
	}
}

func TestNamesOfTheCommandLine(t *testing.T) {
	for name, want := range map[string]string{
		"UserPoolId": "user-pool-id", "SMSMfaSettings": "sms-mfa-settings", "CallbackURLs": "callback-urls",
		"DefaultRedirectURI": "default-redirect-uri", "AuthFlow": "auth-flow", "AllowedOAuthFlows": "allowed-o-auth-flows",
		"AccessToken": "access-token", "IdTokenValidity": "id-token-validity",
	} {
		if got := (Member{Name: name}).Flag(); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	for name, want := range map[string]string{
		SetUserMFAPreference: "set-user-mfa-preference", AdminInitiateAuth: "admin-initiate-auth", GetCSVHeader: "get-csv-header",
		GetUICustomization: "get-ui-customization", StartWebAuthnRegistration: "start-web-authn-registration",
	} {
		if got := (Operation{Name: name}).Command(); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
