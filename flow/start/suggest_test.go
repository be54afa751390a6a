package start_test

import (
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// offline has no client to ask with.
type offline struct{ nowhere }

func (offline) Client(walk.Target) (*cognito.Client, error) { return nil, errors.New("offline") }

// A field says that it has suggestions exactly where they are looked for.
func TestFieldsSayWhetherTheyHaveSuggestions(t *testing.T) {
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(t.TempDir(), "config"))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(t.TempDir(), "credentials"))
	form := start.Form{Service: offline{}}
	for _, flow := range []string{"", "USER_PASSWORD_AUTH", "CUSTOM_AUTH", "ConfirmSignUp"} {
		filled := walk.NewValues(map[string]string{"AuthFlow": flow, "More": "true"})
		for _, field := range form.StartPrompt(filled).Fields {
			choices, err := form.Suggest(t.Context(), filled, field.Key)
			if looked := choices != nil || err != nil; looked != field.Suggests {
				t.Errorf("%s %s: says %v, looks for them: %v", flow, field.Key, field.Suggests, looked)
			}
		}
	}
}

// denied is a service whose credentials may list nothing.
type denied struct{ nowhere }

func (denied) Client(target walk.Target) (*cognito.Client, error) {
	return cognito.New(cognito.Options{
		Region: target.Region, Transport: denied{}, Credentials: credentials.NewStaticCredentialsProvider("AKID", "secret", ""),
	})
}

func (denied) RoundTrip(request *http.Request) (*http.Response, error) {
	body := io.NopCloser(strings.NewReader(`{"__type":"AccessDeniedException","message":"not authorized"}`))
	return &http.Response{StatusCode: http.StatusBadRequest, Header: http.Header{}, Body: body, Request: request}, nil
}

// namesake is a service that finds a user by the name and by the email address.
type namesake struct{ nowhere }

func (namesake) Client(target walk.Target) (*cognito.Client, error) {
	return cognito.New(cognito.Options{
		Region: target.Region, Transport: namesake{}, Credentials: credentials.NewStaticCredentialsProvider("AKID", "secret", ""),
	})
}

func (namesake) RoundTrip(request *http.Request) (*http.Response, error) {
	body := io.NopCloser(strings.NewReader(`{"Users":[{"Username":"nadia","Enabled":false,"UserStatus":"CONFIRMED","Attributes":[{"Name":"email","Value":"nadia@example.org"}]}]}`))
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: request}, nil
}

// TestAUserWhoIsFoundTwiceIsListedOnce.
func TestAUserWhoIsFoundTwiceIsListedOnce(t *testing.T) {
	filled := walk.NewValues(map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "Region": "eu-west-1", "USERNAME": "na"})
	choices, err := start.Form{Service: namesake{}}.Suggest(t.Context(), filled, "USERNAME")
	if want := (walk.Choice{Value: "nadia", Label: "nadia@example.org  CONFIRMED  disabled"}); err != nil || len(choices) != 1 || choices[0].Value != want.Value || choices[0].Label != want.Label {
		t.Errorf("%+v, %v", choices, err)
	}
}

// TestAListThatIsDeniedNamesThePermission, and not the refusal, which says who was denied.
func TestAListThatIsDeniedNamesThePermission(t *testing.T) {
	form := start.Form{Service: denied{}}
	filled := walk.NewValues(map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "Region": "eu-west-1", "USERNAME": "na"})
	for key, permission := range map[string]string{"UserPoolId": "ListUserPools", "ClientId": "ListUserPoolClients", "USERNAME": "ListUsers"} {
		_, err := form.Suggest(t.Context(), filled, key)
		failed, is := errors.AsType[*walk.Error](err)
		if !is || failed.Kind != walk.Credentials || failed.Operation != permission || err.Error() != "the credentials need cognito-idp:"+permission+"." {
			t.Errorf("%s: %+v", key, err)
		}
	}
}
