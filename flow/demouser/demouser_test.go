package demouser_test

import (
	"strings"
	"testing"
	"time"

	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
)

func of(t *testing.T, files []*poolfile.File, endpoint string) []demouser.User {
	t.Helper()
	users, err := demouser.Of(files, endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return users
}

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
		members := of(t, []*poolfile.File{{}, read}, "http://127.0.0.1:1")
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

// TestANoteSteersNothing: it is a text for people, whatever it says.
func TestANoteSteersNothing(t *testing.T) {
	read, err := poolfile.Parse([]byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: a, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_CUSTOM_AUTH]}]\n" +
		"Users: [{Username: nadia, Password: right}, {Username: omar, Password: right, Note: Signs in with CUSTOM_AUTH by ForgotPassword}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	users := of(t, []*poolfile.File{read}, "http://127.0.0.1:1")
	if plain, noted := users[0].Start, users[1].Start; noted.AuthFlow != plain.AuthFlow || noted.Operation != plain.Operation {
		t.Errorf("with a note %s %s, without %s %s", noted.Operation, noted.AuthFlow, plain.Operation, plain.AuthFlow)
	}
}

func TestWalkDecides(t *testing.T) {
	read, err := poolfile.Parse([]byte(`
UserPool: {Id: eu-west-1_Ab12Cd34E, AliasAttributes: [email]}
Clients:
  - {ClientId: first, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}
  - {ClientId: second, ClientSecret: s, ExplicitAuthFlows: [ALLOW_USER_AUTH]}
Users:
  - {Username: a, Walk: {ClientId: second, AuthFlow: USER_PASSWORD_AUTH}}
  - {Username: b, Walk: {ClientId: second}}
  - {Username: c, Walk: {AuthParameters: {USERNAME: c@example.org, PREFERRED_CHALLENGE: EMAIL_OTP}, ClientMetadata: {a: b}}}
  - {Username: d, Walk: {AuthFlow: ADMIN_USER_PASSWORD_AUTH}}
  - {Username: e, Walk: {Operation: AdminInitiateAuth}}
  - {Username: f, Walk: {Operation: ForgotPassword}}
`))
	if err != nil {
		t.Fatal(err)
	}
	users := of(t, []*poolfile.File{read}, "")
	for i, want := range []struct{ operation, flow, client, secret, username string }{
		{"InitiateAuth", "USER_PASSWORD_AUTH", "second", "s", "a"},
		{"InitiateAuth", "USER_AUTH", "second", "s", "b"},
		{"InitiateAuth", "USER_SRP_AUTH", "first", "", "c@example.org"},
		{"AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "first", "", "d"},
		{"AdminInitiateAuth", "USER_SRP_AUTH", "first", "", "e"},
		{"ForgotPassword", "", "first", "", "f"},
	} {
		start := users[i].Start
		if start.Operation != want.operation || start.AuthFlow != want.flow || start.Target.ClientID != want.client ||
			start.ClientSecret.Reveal() != want.secret || start.Username != want.username {
			t.Errorf("%s begins with %+v", users[i].Username, start)
		}
	}
	if start := users[2].Start; start.Parameters.Get("PREFERRED_CHALLENGE") != "EMAIL_OTP" || start.ClientMetadata["a"] != "b" || users[2].Username != "c" {
		t.Errorf("c begins with %+v", start)
	}
}

func TestANoteDecidesNothing(t *testing.T) {
	read, err := poolfile.Parse([]byte(`
UserPool: {Id: eu-west-1_Ab12Cd34E, AliasAttributes: [email]}
Clients: [{ClientId: first, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}, {ClientId: second}]
Users:
  - Username: a
    Note: CUSTOM_AUTH at second, ForgotPassword for a@example.org
    UserAttributes: [{Name: email, Value: a@example.org}]
`))
	if err != nil {
		t.Fatal(err)
	}
	start := of(t, []*poolfile.File{read}, "")[0].Start
	if start.Operation != "InitiateAuth" || start.AuthFlow != "USER_SRP_AUTH" || start.Target.ClientID != "first" || start.Username != "a" {
		t.Errorf("the note steers: %+v", start)
	}
}

func TestAnAddressThatIsAUsernameIsTyped(t *testing.T) {
	read, err := poolfile.Parse([]byte(`
UserPool: {Id: eu-west-1_Ab12Cd34E, UsernameAttributes: [phone_number, email]}
Clients: [{ClientId: first}]
Users: [{Username: 5f0c1d9e, UserAttributes: [{Name: email, Value: c@example.org}]}]
`))
	if err != nil {
		t.Fatal(err)
	}
	users := of(t, []*poolfile.File{read}, "")
	for _, name := range []string{"5f0c1d9e", "c", "c@example.org"} {
		if user, found := demouser.Find(users, name); !found || user.Username != "c@example.org" || user.Start.Username != "c@example.org" {
			t.Errorf("%s is %q and begins as %q", name, user.Username, user.Start.Username)
		}
	}
}

func TestAnOperationThatNoWalkBeginsWithIsRefused(t *testing.T) {
	read, err := poolfile.Parse([]byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: a}]\nUsers: [{Username: nadia, Walk: {Operation: DescribeUserPool}}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = demouser.Of([]*poolfile.File{read}, ""); err == nil || !strings.Contains(err.Error(), `the Walk of "nadia": a walk cannot begin with DescribeUserPool`) {
		t.Errorf("got %v", err)
	}
}

// Those of one heading stand together, where the first of them does; the rest of
// the order stays.
func TestUsersStandUnderTheirHeading(t *testing.T) {
	read, err := poolfile.Parse([]byte(`
UserPool: {Id: eu-west-1_Ab12Cd34E}
Clients: [{ClientId: a}]
Users:
  - {Username: one, Walk: {Heading: Sign in}}
  - {Username: two, Walk: {Heading: Troubles}}
  - {Username: three}
  - {Username: four, Walk: {Heading: Sign in}}
  - {Username: five, Walk: {AuthFlow: USER_SRP_AUTH}}
  - {Username: six, Walk: {Heading: Troubles}}
`))
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, user := range of(t, []*poolfile.File{read}, "http://127.0.0.1:1") {
		listed = append(listed, user.Heading+"/"+user.Username)
	}
	want := "Sign in/one Sign in/four Troubles/two Troubles/six /three /five"
	if got := strings.Join(listed, " "); got != want {
		t.Errorf("listed as %s, want %s", got, want)
	}
}

// TestDemoUsersStandInThreeGroups: sign-ins, set-ups and troubles, and the line of each
// begins with what tells it from the others of its group.
func TestDemoUsersStandInThreeGroups(t *testing.T) {
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var groups []string
	begins := map[string]string{}
	for _, user := range of(t, files, "http://127.0.0.1:1") {
		if len(groups) == 0 || groups[len(groups)-1] != user.Heading {
			groups = append(groups, user.Heading)
		}
		words := strings.Fields(user.Note)
		begin := user.Heading + ": " + strings.Join(words[:min(2, len(words))], " ")
		if other, taken := begins[begin]; taken {
			t.Errorf("%s and %s both begin with %q", other, user.Username, begin)
		}
		begins[begin] = user.Username
	}
	if got := strings.Join(groups, ", "); got != "Sign-ins, Set-ups, Troubles" {
		t.Errorf("the groups are %s", got)
	}
}

// A list of 80 columns has room for a line of 56 beside the names.
func TestEveryDemoUserFitsTheList(t *testing.T) {
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, user := range of(t, files, "http://127.0.0.1:1") {
		if user.Heading == "" || user.Note == "" || len(user.Note) > 56 {
			t.Errorf("%s, under %q: %q has %d letters", user.Username, user.Heading, user.Note, len(user.Note))
		}
	}
}

// TestAUserWithoutANoteIsDescribed by what stands in the way and what is asked.
func TestAUserWithoutANoteIsDescribed(t *testing.T) {
	for members, want := range map[string]string{
		"Password: right": "",
		"Password: right, Note: mine, Enabled: false": "mine",
		"Password: right, Enabled: false":             "Disabled.",
		"TemporaryPassword: right":                    "Temporary password.",
		"Password: right, Enabled: false, UserStatus: UNCONFIRMED, UserMFASettingList: [SMS_MFA, EMAIL_OTP]": "Disabled. Sign-up not confirmed. Second factor SMS_MFA, EMAIL_OTP.",
	} {
		read, err := poolfile.Parse([]byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: a, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}]\nUsers: [{Username: nadia, " + members + "}]\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := of(t, []*poolfile.File{read}, "http://127.0.0.1:1")[0].Note; got != want {
			t.Errorf("%s: %q", members, got)
		}
	}
}
