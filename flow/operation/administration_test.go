package operation_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// elsewhere are operations on a user that the catalogue has no entry for, and why.
var elsewhere = map[string]string{
	api.InitiateAuth:                "begins a walk",
	api.AdminInitiateAuth:           "begins a walk",
	api.RespondToAuthChallenge:      "answers a challenge",
	api.AdminRespondToAuthChallenge: "answers a challenge",
}

// Every operation on one user can be called in a walk.
func TestEveryOperationOnAUserIsInTheCatalogue(t *testing.T) {
	for _, known := range api.Operations() {
		has := func(name string) bool {
			return slices.ContainsFunc(known.Input, func(m api.Member) bool { return m.Name == name })
		}
		if !has("Username") && !has("AccessToken") {
			continue
		}
		_, entered := operation.Find(known.Name)
		if why := elsewhere[known.Name]; entered == (why != "") {
			t.Errorf("%s: in the catalogue %t, elsewhere %q", known.Name, entered, why)
		}
	}
}

// An administrator's request has every member that its form asks for, and names pool
// and user.
func TestAdministratorsSendWhatTheyFillIn(t *testing.T) {
	for _, entry := range operation.Administration() {
		tools, s := signedIn(api.InitiateAuth)
		prompt := entry.Prompt(s)
		request, err := entry.Request(tools, s, filled(prompt))
		if err != nil {
			t.Errorf("%s: %v", entry.Name, err)
			continue
		}
		body := string(request.Body.Reveal())
		for _, want := range []string{`"UserPoolId":"eu-west-1_Ab12Cd34E"`, `"Username":"`} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %s in %s", entry.Name, want, body)
			}
		}
		for _, member := range mustInput(t, entry.Name) {
			if member.Required && !strings.Contains(body, `"`+member.Name+`":`) {
				t.Errorf("%s: no %s in %s", entry.Name, member.Name, body)
			}
		}
		s.Walk.Start.Target.UserPoolID = ""
		var failed *walk.Error
		if _, err := entry.Request(tools, s, filled(prompt)); !errors.As(err, &failed) || failed.Field != "UserPoolId" {
			t.Errorf("%s without a pool: %v", entry.Name, err)
		}
	}
}

func mustInput(t *testing.T, name string) []api.Member {
	t.Helper()
	known, found := api.FindOperation(name)
	if !found {
		t.Fatalf("no %s", name)
	}
	return known.Input
}

// Members are sent as their kinds, and nothing is sent for what is left empty.
func TestMembersAreSentAsTheirKinds(t *testing.T) {
	for _, c := range []struct {
		operation string
		given     map[string]string
		want      string
	}{
		{
			api.AdminSetUserPassword,
			map[string]string{"NEW_PASSWORD": "Summer-2026!", "Permanent": "true"},
			`{"Password":"Summer-2026!","Permanent":true,"UserPoolId":"eu-west-1_Ab12Cd34E","Username":"nadia"}`,
		},
		{
			api.AdminDeleteUserAttributes,
			map[string]string{"UserAttributeNames": "email, given_name"},
			`{"UserAttributeNames":["email","given_name"],"UserPoolId":"eu-west-1_Ab12Cd34E","Username":"nadia"}`,
		},
		{
			api.AdminListDevices,
			map[string]string{"Limit": "5"},
			`{"Limit":5,"UserPoolId":"eu-west-1_Ab12Cd34E","Username":"nadia"}`,
		},
		{
			api.AdminUpdateAuthEventFeedback,
			map[string]string{"USERNAME": "theo", "EventId": "e1", "FeedbackValue": "Invalid"},
			`{"EventId":"e1","FeedbackValue":"Invalid","UserPoolId":"eu-west-1_Ab12Cd34E","Username":"theo"}`,
		},
		{
			api.AdminSetUserMFAPreference,
			map[string]string{"FACTOR": "WEB_AUTHN", "SETTING": "preferred"},
			`{"UserPoolId":"eu-west-1_Ab12Cd34E","Username":"nadia","WebAuthnMfaSettings":{"Enabled":true}}`,
		},
	} {
		tools, s := signedIn(api.InitiateAuth)
		s.Walk.Start.ClientMetadata = nil
		entry, _ := operation.Find(c.operation)
		request, err := entry.Request(tools, s, walk.NewValues(c.given))
		if err != nil || string(request.Body.Reveal()) != c.want {
			t.Errorf("%s: %s (%v), want %s", c.operation, request.Body.Reveal(), err, c.want)
		}
	}
	tools, s := signedIn(api.InitiateAuth)
	entry, _ := operation.Find(api.AdminListDevices)
	var failed *walk.Error
	if _, err := entry.Request(tools, s, walk.NewValues(map[string]string{"Limit": "many"})); !errors.As(err, &failed) || failed.Field != "Limit" {
		t.Errorf("a limit that is no number: %v", err)
	}
}

// What a list has shown can be chosen in the operations on its entries, and a list that
// was cut goes on where it ended.
func TestListedEntriesCanBeChosen(t *testing.T) {
	for _, c := range []struct{ list, member, listed, operation, key, value, leads string }{
		{
			api.AdminListDevices, "Devices",
			`[{"DeviceKey":"eu-west-1_1a","DeviceAttributes":[{"Name":"last_ip_used","Value":"192.0.2.1"},{"Name":"device_name","Value":"pixel"}]}]`,
			api.AdminForgetDevice, "DeviceKey", "eu-west-1_1a", "pixel 192.0.2.1",
		},
		{
			api.AdminListUserAuthEvents, "AuthEvents", `[{"EventId":"e1","EventType":"SignIn","EventResponse":"Fail","CreationDate":1795801100.412}]`,
			api.AdminUpdateAuthEventFeedback, "EventId", "e1", "SignIn Fail 2026-11-27 17:38:20 UTC",
		},
		{
			api.AdminListUserSessions, "Sessions", `[{"SessionId":"tkn1","DeviceType":"Firefox 131 / Linux"}]`,
			api.AdminRevokeUserSession, "SessionId", "tkn1", "Firefox 131 / Linux",
		},
	} {
		_, s := signedIn(api.InitiateAuth)
		s.Walk.Steps = append(s.Walk.Steps, walk.Step{
			Exchange: walk.Exchange{Operation: c.list},
			Members:  walk.NewValues(map[string]string{c.member: c.listed, "PaginationToken": "page2", "NextToken": "page2"}),
		})
		entry, _ := operation.Find(c.operation)
		at := slices.IndexFunc(entry.Prompt(s).Fields, func(f walk.Field) bool { return f.Key == c.key })
		if at < 0 {
			t.Errorf("%s does not ask for %s", c.operation, c.key)
			continue
		}
		field := entry.Prompt(s).Fields[at]
		if field.Kind != walk.Choose || len(field.Choices) != 1 || field.Choices[0].Value != c.value || field.Choices[0].Leads != c.leads {
			t.Errorf("%s: %+v", c.operation, field)
		}
		list, _ := operation.Find(c.list)
		if again := list.Prompt(s); again.Auto || again.Fields[len(again.Fields)-1].Value != "page2" {
			t.Errorf("%s goes on with %+v", c.list, again.Fields)
		}
	}
}

// A request never has a member twice or of another operation, whatever was listed.
func TestHostileListsAreNoChoices(t *testing.T) {
	for _, hostile := range []string{`[`, `{}`, `[1]`, `"x"`, `[{"DeviceKey":7}]`, `[{}]`, `[{"DeviceKey":""}]`} {
		tools, s := signedIn(api.InitiateAuth)
		s.Walk.Steps = append(s.Walk.Steps, walk.Step{
			Exchange: walk.Exchange{Operation: api.AdminListDevices}, Members: walk.NewValues(map[string]string{"Devices": hostile}),
		})
		entry, _ := operation.Find(api.AdminForgetDevice)
		prompt := entry.Prompt(s)
		if prompt.Fields[0].Kind != walk.Text {
			t.Errorf("%s: %+v", hostile, prompt.Fields[0])
		}
		request, err := entry.Request(tools, s, filled(prompt))
		if err != nil || !json.Valid(request.Body.Reveal()) {
			t.Errorf("%s: %v", hostile, err)
		}
	}
}
