package operation_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/walk"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// newer are the operations that the SDK does not have yet.
var newer = []string{api.ListUserSessions, api.RevokeUserSession, api.AdminListUserSessions, api.AdminRevokeUserSession}

// fitsInput holds a request against flow/api.
func fitsInput(t *testing.T, request walk.Request) {
	t.Helper()
	var body map[string]any
	if err := json.Unmarshal(request.Body.Reveal(), &body); err != nil {
		t.Fatal(err)
	}
	made, _ := api.FindOperation(request.Operation)
	for name := range body {
		if !slices.ContainsFunc(made.Input, func(member api.Member) bool { return member.Name == name }) {
			t.Errorf("%s has no %s", request.Operation, name)
		}
	}
}

// Every request that the catalogue makes has the members that the SDK knows,
// with values of their kinds.
func TestRequestsFitTheSDK(t *testing.T) {
	for _, begun := range []string{api.InitiateAuth, api.AdminInitiateAuth, api.SignUp} {
		for _, entry := range operation.All() {
			tools, s := signedIn(begun)
			s.Walk.Steps[0].Tokens.Device = &walk.Device{Key: "eu-west-1_3f2b8c1e", GroupKey: "-kT3vQ9aZ"}
			request, err := entry.Request(tools, s, filled(entry.Prompt(s)))
			if err != nil {
				t.Errorf("%s: %v", entry.Name, err)
				continue
			}
			method, known := reflect.TypeFor[*cip.Client]().MethodByName(request.Operation)
			if !known && slices.Contains(newer, request.Operation) {
				fitsInput(t, request)
				continue
			}
			if !known {
				t.Errorf("%s makes %s, which the SDK does not have", entry.Name, request.Operation)
				continue
			}
			input := method.Type.In(2).Elem()
			decoder := json.NewDecoder(bytes.NewReader(withoutDocuments(t, request, input)))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(reflect.New(input).Interface()); err != nil {
				t.Errorf("%s: %v in %s", entry.Name, err, request.Body.Reveal())
			}
		}
	}
}

// withoutDocuments is the body without its documents, which the SDK's types do not
// read: they are to be objects.
func withoutDocuments(t *testing.T, request walk.Request, input reflect.Type) []byte {
	t.Helper()
	var body map[string]any
	if err := json.Unmarshal(request.Body.Reveal(), &body); err != nil {
		t.Fatal(err)
	}
	made, _ := api.FindOperation(request.Operation)
	for _, member := range made.Input {
		value, sent := body[member.Name]
		if member.Kind != api.Document || !sent {
			continue
		}
		_, isObject := value.(map[string]any)
		if _, known := input.FieldByName(member.Name); !known || !isObject {
			t.Errorf("%s sends %v as %s", request.Operation, value, member.Name)
		}
		delete(body, member.Name)
	}
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestEntriesAreComplete(t *testing.T) {
	for _, entry := range operation.All() {
		if entry.Label == "" || entry.Description == "" || entry.Prompt == nil || entry.Request == nil {
			t.Errorf("%s is not complete", entry.Name)
		}
		_, s := signedIn(api.InitiateAuth)
		prompt := entry.Prompt(s)
		if prompt.Name != entry.Name || prompt.Sentence == "" || prompt.Button == "" {
			t.Errorf("%s asks with %+v", entry.Name, prompt)
		}
		for _, field := range prompt.Fields {
			if field.Key == "" || field.Label == "" {
				t.Errorf("%s has a field without key or label", entry.Name)
			}
			if field.Kind == walk.Password && !field.Secret {
				t.Errorf("%s: %s is a password in clear", entry.Name, field.Key)
			}
		}
	}
}

// What follows an operation is an operation of the catalogue.
func TestFollowUpsAreInTheCatalogue(t *testing.T) {
	for _, entry := range operation.All() {
		if entry.FollowUp == nil {
			continue
		}
		_, s := signedIn(api.InitiateAuth)
		if name := entry.FollowUp(s, walk.Step{}); name != "" {
			if _, known := operation.Find(name); !known {
				t.Errorf("%s leads to %s, which has no entry", entry.Name, name)
			}
		}
	}
}

func TestOperationsOfASignedInUserNeedTheAccessToken(t *testing.T) {
	for _, entry := range operation.All() {
		if known, _ := api.FindOperation(entry.Name); known.Access != api.AccessToken {
			continue
		}
		tools, s := signedIn(api.InitiateAuth)
		s.Walk.Steps = nil
		_, err := entry.Request(tools, s, filled(entry.Prompt(s)).Without("AccessToken"))
		var failed *walk.Error
		if !errors.As(err, &failed) || failed.Reason != walk.NoAccessToken {
			t.Errorf("%s: %v", entry.Name, err)
		}
	}
}

// While MFA_SETUP waits, an authenticator belongs to its session: nobody has
// an access token yet.
func TestAnAuthenticatorIsSetUpInTheSession(t *testing.T) {
	tools, s := signedIn(api.InitiateAuth)
	s.Walk.Steps = nil
	s.Walk = s.Walk.With(walk.Step{Challenge: &walk.Challenge{Name: api.ChallengeMFASetup, Session: walk.NewSecret("session-1")}})
	s.Pending, _ = s.Walk.Pending()
	entry, _ := operation.Find(api.AssociateSoftwareToken)
	request, err := entry.Request(tools, s, walk.Values{})
	if err != nil || string(request.Body.Reveal()) != `{"Session":"session-1"}` {
		t.Errorf("%s, %v", request.Body.Reveal(), err)
	}
	if next := entry.FollowUp(s, walk.Step{}); next != "" {
		t.Errorf("%s follows, though MFA_SETUP waits", next)
	}
}

// signedIn is a walk in which everything is known and given.
func signedIn(begun string) (challenge.Tools, challenge.Situation) {
	tools := challenge.Tools{Now: time.Unix(1767773109, 0), Random: rand.Reader, Handshakes: &challenge.Handshakes{}}
	tools.KeepDevice = func(challenge.Situation, challenge.Device) error { return nil }
	w := walk.Walk{Start: walk.Start{
		Operation: begun, AuthFlow: api.FlowUserSRPAuth, Username: "nadia",
		Target:   walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "4example0client1id2abc3def4"},
		Password: walk.NewSecret("Winter-2026!"), ClientSecret: walk.NewSecret("secret"),
		ClientMetadata:    map[string]string{"k": "v"},
		AnalyticsMetadata: json.RawMessage(`{"AnalyticsEndpointId":"e"}`),
		UserContextData:   json.RawMessage(`{"IpAddress":"192.0.2.1","EncodedData":"d"}`),
	}}
	w = w.With(walk.Step{Tokens: &walk.Tokens{Access: walk.NewSecret("access"), Refresh: walk.NewSecret("refresh")}})
	return tools, challenge.Situation{Walk: w}
}

// filled answers every field of a prompt.
func filled(prompt walk.Prompt) walk.Values {
	texts := map[string]string{}
	for _, field := range prompt.Fields {
		switch {
		case field.Kind == walk.Choose && len(field.Choices) > 0:
			texts[field.Key] = field.Choices[0].Value
		case field.Kind == walk.JSON:
			texts[field.Key] = "{}"
		case field.Kind == walk.Pairs:
			texts[field.Key] = "email=nadia@example.org"
		default:
			texts[field.Key] = "123456"
		}
	}
	return walk.NewValues(texts)
}
