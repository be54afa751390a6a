package demouser_test

import (
	"testing"

	"authwalk/flow/demouser"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

func TestOf(t *testing.T) {
	for allowed, flow := range map[string]string{
		"ALLOW_USER_SRP_AUTH":            "USER_SRP_AUTH",
		"ALLOW_USER_AUTH":                "USER_AUTH",
		"ALLOW_USER_PASSWORD_AUTH":       "USER_PASSWORD_AUTH",
		"ALLOW_ADMIN_USER_PASSWORD_AUTH": "ADMIN_USER_PASSWORD_AUTH",
		"ALLOW_REFRESH_TOKEN_AUTH":       "USER_SRP_AUTH",
	} {
		read, err := poolfile.Parse([]byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: a, ClientSecret: s, ExplicitAuthFlows: [" + allowed + "]}]\n" +
			"Users: [{Username: nadia, Password: right}, {Username: omar, TemporaryPassword: first, Note: n}]\n"))
		if err != nil {
			t.Fatal(err)
		}
		members := demouser.Of([]*poolfile.File{{}, read}, "http://127.0.0.1:1")
		if len(members) != 2 {
			t.Fatalf("%d members", len(members))
		}
		start := members[0].Start
		if start.AuthFlow != flow || start.Admin() != (flow == "ADMIN_USER_PASSWORD_AUTH") {
			t.Errorf("%s begins with %s, %s", allowed, start.Operation, start.AuthFlow)
		}
		if want := (walk.Target{Endpoint: "http://127.0.0.1:1", UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "a", Region: "eu-west-1"}); start.Target != want {
			t.Errorf("target %+v", start.Target)
		}
		if start.Password.Reveal() != "right" || members[1].Start.Password.Reveal() != "first" || start.ClientSecret.Reveal() != "s" {
			t.Error("the secrets are not those of the file")
		}
		if found, ok := demouser.Find(members, "omar"); !ok || found.Note != "n" {
			t.Errorf("found %+v", found)
		}
		if _, ok := demouser.Find(members, "nobody"); ok {
			t.Error("found nobody")
		}
	}
}

func TestTheNoteDecides(t *testing.T) {
	read, err := poolfile.Parse([]byte(`
UserPool: {Id: eu-west-1_Ab12Cd34E, UsernameAttributes: [phone_number, email]}
Clients:
  - {ClientId: first, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}
  - {ClientId: second, ClientSecret: s}
Users:
  - {Username: a, Note: Try USER_PASSWORD_AUTH at second.}
  - {Username: b, Note: A second-rate NOT_USER_AUTH firstly}
  - {Username: c, UserAttributes: [{Name: email, Value: c@example.org}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	members := demouser.Of([]*poolfile.File{read}, "")
	for i, want := range []walk.Start{
		{Target: walk.Target{ClientID: "second"}, AuthFlow: "USER_PASSWORD_AUTH", Username: "a", ClientSecret: walk.NewSecret("s")},
		{Target: walk.Target{ClientID: "first"}, AuthFlow: "USER_SRP_AUTH", Username: "b"},
		{Target: walk.Target{ClientID: "first"}, AuthFlow: "USER_SRP_AUTH", Username: "c@example.org"},
	} {
		got := members[i].Start
		if got.Target.ClientID != want.Target.ClientID || got.AuthFlow != want.AuthFlow || got.Username != want.Username ||
			got.ClientSecret.Reveal() != want.ClientSecret.Reveal() {
			t.Errorf("%d: %+v", i, got)
		}
	}
}

func TestANoteCanNameTheAddressAndForgotPassword(t *testing.T) {
	read, err := poolfile.Parse([]byte(`
UserPool: {Id: eu-west-1_Ab12Cd34E, AliasAttributes: [email]}
Clients: [{ClientId: first}]
Users:
  - {Username: ava, Note: "An alias, ava@example.org, finds nobody.", UserAttributes: [{Name: email, Value: ava@example.org}]}
  - {Username: nora, Note: ForgotPassword cannot help.}
`))
	if err != nil {
		t.Fatal(err)
	}
	members := demouser.Of([]*poolfile.File{read}, "")
	if start := members[0].Start; members[0].Username != "ava" || start.Username != "ava@example.org" {
		t.Errorf("ava begins as %q", start.Username)
	}
	if start := members[1].Start; start.Operation != "ForgotPassword" || start.AuthFlow != "" {
		t.Errorf("nora begins with %s %s", start.Operation, start.AuthFlow)
	}
}
