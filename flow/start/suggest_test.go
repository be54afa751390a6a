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

// naming is a service whose environment names credentials.
type naming struct{ nowhere }

func (naming) Settings(string) (cognito.Settings, error) {
	return cognito.Settings{NamesCredentials: true}, nil
}

// TestUsersAreListedUnasked where nobody but this machine is asked, or with credentials that
// were named, and of a pool that is known.
func TestUsersAreListedUnasked(t *testing.T) {
	pool := walk.NewValues(map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E"})
	local := pool.With("Connect to", "emulator").With("Endpoint", "http://127.0.0.1:9229")
	for _, c := range []struct {
		name    string
		service start.Service
		filled  walk.Values
		want    bool
	}{
		{"credentials that just lie there", nowhere{}, pool, false},
		{"named credentials", naming{}, pool, true},
		{"no pool", naming{}, walk.Values{}, false},
		{"a new name", naming{}, pool.With("AuthFlow", "SignUp"), false},
		{"this machine", nowhere{}, local, true},
		{"a profile", nowhere{}, pool.With("Profile", "support"), true},
	} {
		for _, field := range (start.Form{Service: c.service}).StartPrompt(c.filled).Fields {
			if field.Key == "USERNAME" && field.Unasked != c.want {
				t.Errorf("%s: listed unasked: %v", c.name, field.Unasked)
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
	if want := (walk.Choice{Value: "nadia", Label: "disabled  nadia@example.org  CONFIRMED"}); err != nil || len(choices) != 1 || choices[0].Value != want.Value || choices[0].Label != want.Label {
		t.Errorf("%+v, %v", choices, err)
	}
}

// unfiltered is a service where no name, email address or phone number begins with what is
// looked for.
type unfiltered struct{ nowhere }

func (unfiltered) Client(target walk.Target) (*cognito.Client, error) {
	return cognito.New(cognito.Options{
		Region: target.Region, Transport: unfiltered{}, Credentials: credentials.NewStaticCredentialsProvider("AKID", "secret", ""),
	})
}

func (unfiltered) RoundTrip(request *http.Request) (*http.Response, error) {
	asked, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	answer := `{"Users":[]}`
	if !strings.Contains(string(asked), "Filter") {
		answer = `{"Users":[{"Username":"nadia","UserStatus":"UNCONFIRMED","Attributes":[{"Name":"email","Value":"nadia@Shop3.example"}]},` +
			`{"Username":"sam","UserStatus":"CONFIRMED","Attributes":[{"Name":"phone_number","Value":"+15555550142"}]}]}`
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(answer)), Request: request}, nil
}

// TestUsersAreFoundByAnyPart of what they sign in with, where none begins with it.
func TestUsersAreFoundByAnyPart(t *testing.T) {
	for typed, want := range map[string]string{"shop3": "nadia: UNCONFIRMED  nadia@Shop3.example", "0142": "sam: +15555550142  CONFIRMED", "lost": ""} {
		filled := walk.NewValues(map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "Region": "eu-west-1", "USERNAME": typed})
		choices, err := start.Form{Service: unfiltered{}}.Suggest(t.Context(), filled, "USERNAME")
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, choice := range choices {
			found = append(found, choice.Value+": "+choice.Label)
		}
		if got := strings.Join(found, "\n"); got != want {
			t.Errorf("%s finds %q", typed, got)
		}
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
