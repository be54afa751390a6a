package cognito_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

// bodies are requests as authwalk writes them, every member of each operation
// that a walk can send at least once.
var bodies = []struct{ operation, body string }{
	{"InitiateAuth", `{"AuthFlow":"USER_SRP_AUTH","ClientId":"4example","AuthParameters":{"USERNAME":"nadia","SRP_A":"a1","SECRET_HASH":"h"},
		"ClientMetadata":{"k":"v"},"AnalyticsMetadata":{"AnalyticsEndpointId":"e"},"UserContextData":{"IpAddress":"192.0.2.1","EncodedData":"d"},"Session":"s"}`},
	{"AdminInitiateAuth", `{"UserPoolId":"eu-west-1_A","ClientId":"4example","AuthFlow":"ADMIN_USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"nadia"},
		"ClientMetadata":{"k":"v"},"AnalyticsMetadata":{"AnalyticsEndpointId":"e"},"Session":"s","ContextData":{"IpAddress":"192.0.2.1","ServerName":"n",
		"ServerPath":"/","HttpHeaders":[{"headerName":"User-Agent","headerValue":"v"}],"EncodedData":"d"}}`},
	{"RespondToAuthChallenge", `{"ClientId":"4example","ChallengeName":"SMS_MFA","Session":"s","ChallengeResponses":{"USERNAME":"nadia","SMS_MFA_CODE":"123456"},
		"AnalyticsMetadata":{"AnalyticsEndpointId":"e"},"UserContextData":{"EncodedData":"d"},"ClientMetadata":{"k":"v"}}`},
	{"AdminRespondToAuthChallenge", `{"UserPoolId":"eu-west-1_A","ClientId":"4example","ChallengeName":"NEW_PASSWORD_REQUIRED","Session":"s",
		"ChallengeResponses":{"NEW_PASSWORD":"p"},"ContextData":{"HttpHeaders":[]},"AnalyticsMetadata":{},"ClientMetadata":{}}`},
	{"AssociateSoftwareToken", `{"Session":"s"}`},
	{"AssociateSoftwareToken", `{"AccessToken":"t"}`},
	{"VerifySoftwareToken", `{"Session":"s","UserCode":"123456","FriendlyDeviceName":"phone"}`},
	{"VerifySoftwareToken", `{"AccessToken":"t","UserCode":"123456"}`},
	{"GetTokensFromRefreshToken", `{"RefreshToken":"r","ClientId":"4example","ClientSecret":"c","DeviceKey":"d","ClientMetadata":{"k":"v"}}`},
	{"RevokeToken", `{"Token":"r","ClientId":"4example","ClientSecret":"c"}`},
	{"GlobalSignOut", `{"AccessToken":"t"}`},
	{"GetUser", `{"AccessToken":"t"}`},
	{"GetUserAuthFactors", `{"AccessToken":"t"}`},
	{"ChangePassword", `{"PreviousPassword":"a","ProposedPassword":"b","AccessToken":"t"}`},
	{"SetUserMFAPreference", `{"AccessToken":"t","SMSMfaSettings":{"Enabled":true,"PreferredMfa":false},"SoftwareTokenMfaSettings":{"Enabled":true,"PreferredMfa":true},
		"EmailMfaSettings":{"Enabled":false,"PreferredMfa":false},"WebAuthnMfaSettings":{"Enabled":true}}`},
	{"SignUp", `{"ClientId":"4example","SecretHash":"h","Username":"nadia","Password":"p","UserAttributes":[{"Name":"email","Value":"a@example.org"}],
		"ValidationData":[{"Name":"k","Value":"v"}],"AnalyticsMetadata":{},"UserContextData":{},"ClientMetadata":{"k":"v"}}`},
	{"ConfirmSignUp", `{"ClientId":"4example","SecretHash":"h","Username":"nadia","ConfirmationCode":"123456","ForceAliasCreation":true,"Session":"s",
		"AnalyticsMetadata":{},"UserContextData":{},"ClientMetadata":{}}`},
	{"ResendConfirmationCode", `{"ClientId":"4example","SecretHash":"h","Username":"nadia","UserContextData":{},"AnalyticsMetadata":{},"ClientMetadata":{}}`},
	{"ForgotPassword", `{"ClientId":"4example","SecretHash":"h","Username":"nadia","UserContextData":{},"AnalyticsMetadata":{},"ClientMetadata":{}}`},
	{"ConfirmForgotPassword", `{"ClientId":"4example","SecretHash":"h","Username":"nadia","ConfirmationCode":"123456","Password":"p","AnalyticsMetadata":{},
		"UserContextData":{},"ClientMetadata":{}}`},
	{"GetUserAttributeVerificationCode", `{"AccessToken":"t","AttributeName":"email","ClientMetadata":{}}`},
	{"VerifyUserAttribute", `{"AccessToken":"t","AttributeName":"email","Code":"123456"}`},
	{"DescribeUserPool", `{"UserPoolId":"eu-west-1_A"}`},
	{"DescribeUserPoolClient", `{"UserPoolId":"eu-west-1_A","ClientId":"4example"}`},
	{"GetUserPoolMfaConfig", `{"UserPoolId":"eu-west-1_A"}`},
	{"AdminGetUser", `{"UserPoolId":"eu-west-1_A","Username":"nadia"}`},
	{"ListUserPools", `{"MaxResults":60,"NextToken":"n"}`},
	{"ListUserPoolClients", `{"UserPoolId":"eu-west-1_A","MaxResults":60,"NextToken":"n"}`},
}

func TestRequestsHaveTheSDKsShapes(t *testing.T) {
	for _, row := range bodies {
		if err := fits(inputOf(row.operation), []byte(row.body), row.operation); err != nil {
			t.Error(err)
		}
	}
}

func TestTheShapesAreHeldStrictly(t *testing.T) {
	for _, row := range []struct{ operation, body, want string }{
		{"InitiateAuth", `{"Authflow":"X"}`, "InitiateAuth.Authflow: no such member"},
		{"InitiateAuth", `{"ResultMetadata":{}}`, "no such member"},
		{"InitiateAuth", `{"AuthParameters":{"USERNAME":1}}`, "InitiateAuth.AuthParameters.USERNAME"},
		{"InitiateAuth", `{"Session":null}`, "InitiateAuth.Session"},
		{"SignUp", `{"UserAttributes":[{"name":"email"}]}`, "SignUp.UserAttributes[0].name: no such member"},
		{"ConfirmSignUp", `{"ForceAliasCreation":"true"}`, "ConfirmSignUp.ForceAliasCreation"},
		{"ListUserPools", `{"MaxResults":1.5}`, "ListUserPools.MaxResults"},
	} {
		if err := fits(inputOf(row.operation), []byte(row.body), row.operation); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v", row.body, err)
		}
	}
}

// fits holds JSON against a type of the SDK: members exist under exactly that
// name, and their values are of its kind. (The SDK's types carry no JSON tags,
// but its members are named as on the wire, except for the case of the first
// letter in HttpHeader.)
func fits(shape reflect.Type, raw json.RawMessage, place string) error {
	switch {
	case shape.Kind() == reflect.Pointer:
		return fits(shape.Elem(), raw, place)
	case bytes.Equal(raw, []byte("null")):
		return fmt.Errorf("%s: null", place)
	case shape == reflect.TypeFor[time.Time](), shape.Kind() == reflect.Float64:
		return decodes(new(float64), raw, place)
	}
	switch shape.Kind() {
	case reflect.Struct:
		return fitsStruct(shape, raw, place)
	case reflect.Map:
		var members map[string]json.RawMessage
		if err := decodes(&members, raw, place); err != nil {
			return err
		}
		for name, value := range members {
			if err := fits(shape.Elem(), value, place+"."+name); err != nil {
				return err
			}
		}
		return nil
	case reflect.Slice:
		var values []json.RawMessage
		if err := decodes(&values, raw, place); err != nil {
			return err
		}
		for i, value := range values {
			if err := fits(shape.Elem(), value, fmt.Sprintf("%s[%d]", place, i)); err != nil {
				return err
			}
		}
		return nil
	default:
		return decodes(reflect.New(shape).Interface(), raw, place)
	}
}

func fitsStruct(shape reflect.Type, raw json.RawMessage, place string) error {
	var members map[string]json.RawMessage
	if err := decodes(&members, raw, place); err != nil {
		return err
	}
	for name, value := range members {
		spelled := name
		if shape.Name() == "HttpHeader" {
			spelled = strings.ToUpper(name[:1]) + name[1:]
		}
		member, ok := shape.FieldByName(spelled)
		if !ok || !member.IsExported() || name == "ResultMetadata" {
			return fmt.Errorf("%s.%s: no such member", place, name)
		}
		if err := fits(member.Type, value, place+"."+name); err != nil {
			return err
		}
	}
	return nil
}

func decodes(into any, raw json.RawMessage, place string) error {
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("%s: %w", place, err)
	}
	return nil
}
