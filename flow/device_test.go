package flow_test

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// tracking is a service that remembers devices: a sign-in brings one, a refresh
// wants its key. It keeps what was sent.
type tracking struct{ sent map[string]map[string]any }

func (s *tracking) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	var sent map[string]any
	if err := json.Unmarshal(body, &sent); err != nil {
		return nil, err
	}
	device := `,"NewDeviceMetadata":{"DeviceKey":"eu-west-1_3f2b8c1e","DeviceGroupKey":"-kT3vQ9aZ"}`
	flow, _ := sent["AuthFlow"].(string)
	if flow != api.FlowUserPasswordAuth {
		device = ""
		s.sent[flow] = sent
	}
	return respondWith(http.StatusOK, `{"AuthenticationResult":{"AccessToken":"a","RefreshToken":"r.1","ExpiresIn":3600,"TokenType":"Bearer"`+device+`}}`), nil
}

// The device that a sign-in brings is among its tokens, stays there after a
// refresh, and its key goes into both kinds of refresh.
func TestANewDeviceIsShownAndRefreshedWith(t *testing.T) {
	service := &tracking{sent: map[string]map[string]any{}}
	controller := flow.New(flow.Options{Transport: service})
	begin := live()
	begin.ClientSecret, begin.ClientMetadata = walk.NewSecret("s3cr3t"), map[string]string{"a": "b"}
	w := controller.Begin(t.Context(), begin)
	for _, refresh := range []string{"", api.FlowRefreshTokenAuth, api.GetTokensFromRefreshToken} {
		if refresh != "" {
			w = controller.Perform(t.Context(), w, refresh, walk.Values{})
		}
		if w.Last().Tokens == nil {
			t.Fatalf("%s: %+v", refresh, w.Last().Error)
		}
		views := controller.Verify(t.Context(), w)
		shown := map[string]string{}
		for _, claim := range views[len(views)-1].Claims {
			shown[claim.Name] = claim.Text
			if claim.Help == "" {
				t.Errorf("%s is not explained", claim.Name)
			}
		}
		if want := map[string]string{"DeviceKey": "eu-west-1_3f2b8c1e", "DeviceGroupKey": "-kT3vQ9aZ"}; !maps.Equal(shown, want) {
			t.Errorf("after %q the tokens show %v", refresh, shown)
		}
	}
	parameters := service.sent[api.FlowRefreshTokenAuth]["AuthParameters"].(map[string]any)
	if parameters["DEVICE_KEY"] != "eu-west-1_3f2b8c1e" || parameters["REFRESH_TOKEN"] != "r.1" || parameters["SECRET_HASH"] == "" {
		t.Errorf("REFRESH_TOKEN_AUTH sent %v", parameters)
	}
	again := service.sent[""]
	metadata, _ := again["ClientMetadata"].(map[string]any)
	if again["DeviceKey"] != "eu-west-1_3f2b8c1e" || again["RefreshToken"] != "r.1" || again["ClientSecret"] != "s3cr3t" || metadata["a"] != "b" || len(again) != 5 {
		t.Errorf("GetTokensFromRefreshToken sent %v", again)
	}
}

// Rotation and REFRESH_TOKEN_AUTH exclude each other: the one that a client is
// known not to have is not offered, and both are where nothing is known.
func TestTheWayToRefreshIsTheClients(t *testing.T) {
	for rotation, want := range map[string][]string{
		"":                       {api.FlowRefreshTokenAuth, api.GetTokensFromRefreshToken},
		`{"Feature":"ENABLED"}`:  {api.GetTokensFromRefreshToken},
		`{"Feature":"DISABLED"}`: {api.FlowRefreshTokenAuth},
	} {
		controller := flow.New(flow.Options{Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
			switch target := request.Header.Get("X-Amz-Target"); {
			case strings.HasSuffix(target, ".InitiateAuth"):
				return respondWith(http.StatusOK, `{"AuthenticationResult":{"AccessToken":"a","RefreshToken":"r"}}`), nil
			case strings.HasSuffix(target, ".DescribeUserPoolClient") && rotation != "":
				return respondWith(http.StatusOK, `{"UserPoolClient":{"ClientId":"client0of0walks0public","RefreshTokenRotation":`+rotation+`}}`), nil
			case strings.HasSuffix(target, ".DescribeUserPool"):
				return respondWith(http.StatusOK, `{"UserPool":{"Id":"eu-west-1_Walks1"}}`), nil
			default:
				return respondWith(http.StatusBadRequest, `{"__type":"AccessDeniedException","message":"no"}`), nil
			}
		}), Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "")})
		begin := live()
		begin.Target.Endpoint = "http://127.0.0.1:9"
		controller = controller.WithPoolFacts(t.Context(), begin)
		var offered []string
		for _, action := range controller.Actions(controller.Begin(t.Context(), begin)) {
			if action.Renews && action.Disabled == "" {
				offered = append(offered, action.Operation)
			}
		}
		if !slices.Equal(offered, want) {
			t.Errorf("with %q it offers %v, want %v", rotation, offered, want)
		}
	}
}
