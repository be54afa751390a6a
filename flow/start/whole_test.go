package start_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"pgregory.net/rapid"
)

// nowhere is a service of which nothing is known.
type nowhere struct{}

func (nowhere) Known() challenge.Known                      { return challenge.Known{} }
func (nowhere) Forbids(string, string) bool                 { return false }
func (nowhere) Settings(string) (cognito.Settings, error)   { return cognito.Settings{}, nil }
func (nowhere) DeviceKey(walk.Target, string) string        { return "" }
func (nowhere) Client(walk.Target) (*cognito.Client, error) { return nil, nil }

var form = start.Form{Service: nowhere{}}

// shown is what a form still has of its content once it was drawn: only what
// has a field, as a screen gives it back.
func shown(filled walk.Values) walk.Values {
	kept := map[string]string{}
	for _, field := range form.StartPrompt(filled).Fields {
		if filled.Get(field.Key) != "" && field.When.Met(filled.Get) {
			kept[field.Key] = filled.Get(field.Key)
		}
	}
	return walk.NewValues(kept)
}

// A start that goes through the start form comes out as it went in, whatever
// it has.
func TestAStartIsWhole(t *testing.T) {
	text := rapid.OneOf(rapid.StringMatching(`[ -~äß😀]{1,12}`), rapid.String())
	some := rapid.MapOfN(rapid.StringMatching(`[A-Za-z_.= ]{1,8}`), rapid.OneOf(text, rapid.Just("")), 0, 3)
	known := rapid.SampledFrom([]string{"FOO", "SRP_A", "SECRET_HASH", "DEVICE_KEY", "PREFERRED_CHALLENGE", "CHALLENGE_NAME", "REFRESH_TOKEN", "MAX_AGE", "ACCESS_TOKEN"})
	// structure draws a member of the service's interface with some of its own.
	structure := func(t *rapid.T, name string) json.RawMessage {
		if !rapid.Bool().Draw(t, name+" given") {
			return nil
		}
		members := map[string]any{}
		for _, member := range start.Member(name).Members {
			if member.Kind == api.List {
				members[member.Name] = []any{map[string]any{"headerName": "a", "headerValue": text.Draw(t, "header")}}
			} else if rapid.Bool().Draw(t, member.Name+" given") {
				members[member.Name] = text.Draw(t, member.Name)
			}
		}
		raw, err := json.Marshal(members)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	rapid.Check(t, func(t *rapid.T) {
		flows := []string{"TOMORROWS_AUTH"}
		for _, flow := range api.Flows() {
			flows = append(flows, flow.Name)
		}
		begin := walk.Start{
			Target:   walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "4example0client1id", Region: "eu-west-1"},
			AuthFlow: rapid.SampledFrom(flows).Draw(t, "flow"), Username: "nadia",
			Password: walk.NewSecret("Winter-2026!"), ClientSecret: walk.NewSecret("s3cr3t"), Session: walk.NewSecret("AYABe-session"),
			AnalyticsMetadata: structure(t, "AnalyticsMetadata"), WithoutDevice: rapid.Bool().Draw(t, "without device"),
			Show: rapid.SampledFrom([]string{"", "*", "^ClientId", "AuthenticationResult.AccessToken"}).Draw(t, "show"),
		}
		given := rapid.MapOfN(known, rapid.OneOf(text, rapid.Just("")), 0, 4).Draw(t, "parameters")
		if _, there := given["REFRESH_TOKEN"]; !there && api.Refreshes(begin.AuthFlow) {
			given["REFRESH_TOKEN"] = "eyJ.refresh"
		}
		if api.Refreshes(begin.AuthFlow) {
			begin.Password = walk.Secret{} // no use for it
		}
		start.SetParameters(&begin, given)
		if metadata := some.Draw(t, "metadata"); len(metadata) > 0 {
			begin.ClientMetadata = metadata
		}
		admin := rapid.Bool().Draw(t, "admin") || api.IsAdminFlow(begin.AuthFlow)
		if admin {
			begin.ContextData = structure(t, "ContextData")
		} else {
			begin.UserContextData = structure(t, "UserContextData")
		}
		if rapid.Bool().Draw(t, "call") {
			begin.Call = walk.NewValues(map[string]string{"call:ClientMetadata": "{\"first\":\"only\"}"})
		}
		begin, err := start.Resolve(begin, admin)
		if err != nil {
			t.Fatal(err)
		}
		again, err := form.Start(shown(form.Filled(begin)))
		if err != nil {
			t.Fatalf("%+v: %v", begin, err)
		}
		again.Target = begin.Target
		if !reflect.DeepEqual(revealed(again), revealed(begin)) {
			t.Fatalf("began with\n%v\nand came out as\n%v", revealed(begin), revealed(again))
		}
	})
}

// revealed is a start in the clear, as its wire would have it.
func revealed(begin walk.Start) map[string]any {
	return map[string]any{
		"Operation": begin.Operation, "AuthFlow": begin.AuthFlow, "USERNAME": begin.Username, "PASSWORD": begin.Password.Reveal(),
		"ClientSecret": begin.ClientSecret.Reveal(), "Session": begin.Session.Reveal(), "AuthParameters": begin.Parameters.Reveal(),
		"ClientMetadata": begin.ClientMetadata, "AnalyticsMetadata": string(begin.AnalyticsMetadata),
		"WithoutDevice": begin.WithoutDevice, "Show": begin.Show, "Call": begin.Call.Reveal(), "UserContextData": string(begin.UserContextData), "ContextData": string(begin.ContextData),
	}
}

// What has no field of its own is shown and can be changed, also while the
// further fields are hidden; those have a field for every member.
func TestTheFormShowsWhatIsSent(t *testing.T) {
	keys := func(filled map[string]string) map[string]walk.Field {
		fields := map[string]walk.Field{}
		for _, field := range form.StartPrompt(walk.NewValues(filled)).Fields {
			fields[field.Key] = field
		}
		return fields
	}
	few := keys(map[string]string{"AuthFlow": "USER_SRP_AUTH", "AuthParameters": "FOO=bar"})
	if field, there := few["AuthParameters"]; !there || field.Label != "Also sent" || field.Value != "FOO=bar" {
		t.Errorf("free parameters are not shown: %+v", field)
	}
	if _, there := few["ClientMetadata"]; there {
		t.Error("further fields are shown without being asked for")
	}
	for _, operation := range []string{api.InitiateAuth, api.AdminInitiateAuth} {
		filled := map[string]string{"AuthFlow": "USER_AUTH", "More": "true"}
		if operation == api.AdminInitiateAuth {
			filled["Admin"] = "true"
		}
		all := keys(filled)
		described, _ := api.FindOperation(operation)
		for _, member := range described.Input {
			if _, there := all[member.Name]; !there {
				t.Errorf("%s: no field for %s", operation, member.Name)
			}
		}
		flow, _ := api.FindFlow("USER_AUTH")
		for _, parameter := range flow.Parameters {
			if field, there := all[parameter.Name]; !there || field.Secret != parameter.Secret {
				t.Errorf("%s: no field for %s, or not masked", operation, parameter.Name)
			}
		}
	}
}

// A flow that is not known stays what it is.
func TestAnUnknownFlowIsNotReplaced(t *testing.T) {
	filled := form.Filled(walk.Start{AuthFlow: "TOMORROWS_AUTH", Operation: api.InitiateAuth})
	for _, field := range form.StartPrompt(filled).Fields {
		if field.Key == "AuthFlow" && field.Value != "TOMORROWS_AUTH" {
			t.Errorf("the flow became %s", field.Value)
		}
	}
}

func TestBadTextsNameTheirField(t *testing.T) {
	for key, text := range map[string]string{
		"ClientMetadata": "no pair", "AuthParameters": "{\"a\": [1]}", "AnalyticsMetadata": "[", "UserContextData": "{", "ContextData": "A@=file:///etc/passwd",
	} {
		_, err := form.Start(walk.NewValues(map[string]string{"ClientId": "c", "UserPoolId": "eu-west-1_A", "USERNAME": "u", "PASSWORD": "p", key: text}))
		var fault *walk.Error
		if !errors.As(err, &fault) || fault.Field != key {
			t.Errorf("%s: got %v", key, err)
		}
	}
}
