package flow_test

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// asking is a service that asks for one challenge after another, and keeps what
// was sent.
type asking struct {
	answers []string
	sent    []map[string]any
}

func (s *asking) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	var sent map[string]any
	if err := json.Unmarshal(body, &sent); err != nil {
		return nil, err
	}
	s.sent = append(s.sent, sent)
	return respondWith(http.StatusOK, s.answers[len(s.sent)-1]), nil
}

const (
	asksSMS   = `{"ChallengeName":"SMS_MFA","Session":"session-1"}`
	hasTokens = `{"AuthenticationResult":{"AccessToken":"a","RefreshToken":"r"}}`
)

// called is what went along with a request.
func called(sent map[string]any) map[string]any {
	members := map[string]any{}
	for _, name := range []string{"ClientMetadata", "AnalyticsMetadata", "UserContextData", "ContextData"} {
		if value, there := sent[name]; there {
			members[name] = value
		}
	}
	return members
}

var embedded = credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "")

type members = map[string]any

// What the start has goes with an answer where nothing else is said; what is
// said for one call goes with that alone, and an empty text takes a member off.
func TestMembersOfOneCall(t *testing.T) {
	repeats := func(s *walk.Start) {
		s.ClientMetadata = map[string]string{"of": "the start"}
		s.UserContextData = json.RawMessage(`{"IpAddress":"192.0.2.1"}`)
	}
	ofStart := members{"ClientMetadata": members{"of": "the start"}, "UserContextData": members{"IpAddress": "192.0.2.1"}}
	for _, c := range []struct {
		name          string
		begin         func(*walk.Start)
		answer        walk.Values
		first, second members
	}{
		{"nothing said", repeats, answer("SMS_MFA_CODE", "1"), ofStart, ofStart},
		{
			"said for the answer", repeats, answer("SMS_MFA_CODE", "1", "call:", "true", "call:ClientMetadata", "a=b\nc=d", "call:AnalyticsMetadata", "AnalyticsEndpointId=e"),
			ofStart,
			members{
				"ClientMetadata": members{"a": "b", "c": "d"}, "AnalyticsMetadata": members{"AnalyticsEndpointId": "e"},
				"UserContextData": members{"IpAddress": "192.0.2.1"},
			},
		},
		{"taken off", repeats, answer("SMS_MFA_CODE", "1", "call:ClientMetadata", "", "call:UserContextData", "{}"), ofStart, members{}},
		{
			"said for the first request", func(s *walk.Start) {
				repeats(s)
				s.Call = answer("call:ClientMetadata", `{"first":"only"}`, "call:UserContextData", "")
			}, answer("SMS_MFA_CODE", "1"), members{"ClientMetadata": members{"first": "only"}}, ofStart,
		},
	} {
		service := &asking{answers: []string{asksSMS, hasTokens}}
		controller := flow.New(flow.Options{Transport: service, Notation: start.Notation{}})
		begin := live()
		c.begin(&begin)
		w := controller.Answer(t.Context(), controller.Begin(t.Context(), begin), c.answer)
		if w.Tokens() == nil {
			t.Fatalf("%s: %+v", c.name, w.Last().Error)
		}
		for n, want := range []members{c.first, c.second} {
			if got := called(service.sent[n]); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: request %d went with %v, want %v", c.name, n+1, got, want)
			}
		}
		if responses := service.sent[1]["ChallengeResponses"].(members); len(responses) != 2 {
			t.Errorf("%s: the answer itself is %v", c.name, responses)
		}
	}
}

// What a request cannot carry is refused before it is sent, and the challenge
// still waits.
func TestMembersThatARequestLacksAreRefused(t *testing.T) {
	for _, c := range []struct {
		admin             bool
		key, text, reason string
	}{
		{false, "call:ContextData", "IpAddress=192.0.2.1", "RespondToAuthChallenge has no ContextData: it takes UserContextData"},
		{true, "call:UserContextData", "IpAddress=192.0.2.1", "AdminRespondToAuthChallenge has no UserContextData: it takes ContextData"},
		{false, "call:Colour", "blue", "RespondToAuthChallenge has no Colour: leave it out"},
		{false, "call:UserContextData", "IpAdress=192.0.2.1", `UserContextData has no member "IpAdress": it has IpAddress, EncodedData`},
		{false, "call:ClientMetadata", "no pair", "write one name=value per line"},
		{false, "call:ClientMetadata", `{"a":["b"]}`, "expected a string"},
	} {
		service := &asking{answers: []string{asksSMS}}
		controller := flow.New(flow.Options{Transport: service, Notation: start.Notation{}, Credentials: embedded})
		begin := live()
		begin.Target.Endpoint = "http://127.0.0.1:9"
		if c.admin {
			begin.Operation, begin.AuthFlow = api.AdminInitiateAuth, api.FlowAdminUserPasswordAuth
		}
		w := controller.Answer(t.Context(), controller.Begin(t.Context(), begin), answer("SMS_MFA_CODE", "1", c.key, c.text))
		failed := w.Last().Error
		if failed == nil || !strings.Contains(failed.Message, c.reason) || failed.Field != c.key || !failed.Retry || len(service.sent) != 1 {
			t.Errorf("%s=%s: %+v after %d requests, want %s", c.key, c.text, failed, len(service.sent), c.reason)
		}
	}
}

// A form has a field for everything that its request can carry, hidden until it
// is asked for, and shown where the start has it.
func TestFormsHaveWhatTheirRequestCanCarry(t *testing.T) {
	controller := flow.New(flow.Options{Transport: &asking{answers: []string{asksSMS}}, Notation: start.Notation{}})
	begin := live()
	begin.ClientMetadata = map[string]string{"a": "b"}
	w := controller.Begin(t.Context(), begin)
	shown, hidden := map[string]string{}, map[string]bool{}
	for _, field := range controller.Prompt(w).Fields {
		if field.When == nil {
			shown[field.Key] = field.Value
		} else {
			hidden[field.Key] = field.When.Met(func(key string) string { return map[string]string{"call:": "true"}[key] })
		}
	}
	if want := map[string]string{"SMS_MFA_CODE": "", "call:": "", "call:ClientMetadata": "a=b"}; !reflect.DeepEqual(shown, want) {
		t.Errorf("shown are %v", shown)
	}
	if want := map[string]bool{"call:AnalyticsMetadata": true, "call:UserContextData": true}; !reflect.DeepEqual(hidden, want) {
		t.Errorf("shown on request are %v", hidden)
	}
}

// What is said with the code of an authenticator app goes with the answer that
// its set-up prepares.
func TestMembersOfACallOutlastItsPreparation(t *testing.T) {
	service := &asking{answers: []string{
		`{"ChallengeName":"MFA_SETUP","Session":"s1","ChallengeParameters":{"MFAS_CAN_SETUP":"[\"SOFTWARE_TOKEN_MFA\"]"}}`,
		`{"SecretCode":"JBSWY3DPEHPK3PXP","Session":"s2"}`, `{"Status":"SUCCESS","Session":"s3"}`, hasTokens,
	}}
	controller := flow.New(flow.Options{Transport: service, Notation: start.Notation{}})
	w := controller.Answer(t.Context(), controller.Begin(t.Context(), live()), answer("CODE", "123456", "call:ClientMetadata", "a=b"))
	if w.Tokens() == nil {
		t.Fatalf("%+v", w.Last().Error)
	}
	for n, want := range []members{{}, {}, {}, {"ClientMetadata": members{"a": "b"}}} {
		if got := called(service.sent[n]); !reflect.DeepEqual(got, want) {
			t.Errorf("request %d went with %v, want %v", n+1, got, want)
		}
	}
}
