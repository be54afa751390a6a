package cognito_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// public are the operations that the service model marks noAuth, or its text does.
var public = strings.Fields(`
	InitiateAuth RespondToAuthChallenge GetTokensFromRefreshToken SignUp ConfirmSignUp ResendConfirmationCode
	ForgotPassword ConfirmForgotPassword RevokeToken AssociateSoftwareToken VerifySoftwareToken UpdateAuthEventFeedback
	ForgetDevice GetUser GetUserAuthFactors ChangePassword SetUserMFAPreference SetUserSettings ConfirmDevice GetDevice
	ListDevices UpdateDeviceStatus GlobalSignOut DeleteUser DeleteUserAttributes UpdateUserAttributes
	GetUserAttributeVerificationCode VerifyUserAttribute StartWebAuthnRegistration CompleteWebAuthnRegistration
	ListWebAuthnCredentials DeleteWebAuthnCredential GetClientToken`)

// operations are all that the SDK has a method for, with their input and
// output types.
func operations() map[string]reflect.Method {
	found := map[string]reflect.Method{}
	for method := range reflect.TypeFor[*cip.Client]().Methods() {
		if method.Name != "Options" {
			found[method.Name] = method
		}
	}
	return found
}

func inputOf(operation string) reflect.Type  { return operations()[operation].Type.In(2).Elem() }
func outputOf(operation string) reflect.Type { return operations()[operation].Type.Out(0).Elem() }

func TestTheModelDecidesWhatIsSigned(t *testing.T) {
	made := client(t, cognito.Options{Region: "eu-west-1"})
	if len(operations()) < 100 {
		t.Fatalf("the SDK has %d operations", len(operations()))
	}
	for name := range operations() {
		if got, want := made.IsSigned(name), !slices.Contains(public, name); got != want {
			t.Errorf("%s is signed: %v", name, got)
		}
	}
	for _, newer := range []string{"ListUserSessions", "RevokeUserSession"} {
		if made.IsSigned(newer) {
			t.Errorf("%s, which takes an access token, is signed", newer)
		}
	}
	if !made.IsSigned("BrandNewOperation") {
		t.Error("an operation the model does not know is not signed")
	}
}

func TestAnEmptyAnswerIsWholeOnlyWhereThereIsNothingToSay(t *testing.T) {
	served := serve(t, respondWith(200, ""))
	made := client(t, cognito.Options{Endpoint: served.URL, Credentials: key})
	for name := range operations() {
		silent := true
		for field := range outputOf(name).Fields() {
			silent = silent && (!field.IsExported() || field.Name == "ResultMetadata")
		}
		_, failed := made.Call(t.Context(), request(name, `{}`))
		if (failed == nil) != silent {
			t.Errorf("%s answered with nothing: %v", name, failed)
		}
		if failed != nil && failed.Kind != walk.Unreadable {
			t.Errorf("%s answered with nothing: %+v", name, failed)
		}
	}
}

func TestOperationNamesCannotSmuggleHeaders(t *testing.T) {
	served := serve(t, respondWith(200, "{}"))
	made := client(t, cognito.Options{Endpoint: served.URL, Credentials: key})
	for _, name := range []string{"", "A B", "A\r\nX-Evil: 1", "../InitiateAuth", "Ä", strings.Repeat("A", 129)} {
		if _, failed := made.Call(t.Context(), request(name, "{}")); failed == nil || failed.Kind != walk.BadInput {
			t.Errorf("%q: %+v", name, failed)
		}
	}
	if sent, _ := served.requests(); len(sent) != 0 {
		t.Errorf("%d requests sent", len(sent))
	}
}
