package start_test

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/demouser"
	"authwalk/flow/poolfile"
	"authwalk/flow/script"
	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// The rule is one for flags, input files, the form, scripts and demo users.
func TestAdminOrPublic(t *testing.T) {
	const public, admin = walk.InitiateAuth, walk.AdminInitiateAuth
	for _, test := range []struct {
		name, want string
		flags      start.Flags
		filled     map[string]string
		// script is without its client.
		script string
		// walk is the demo user's.
		walk string
	}{
		{
			name: "a flow of both", want: public,
			flags:  start.Flags{AuthFlow: "USER_SRP_AUTH"},
			filled: map[string]string{"AuthFlow": "USER_SRP_AUTH"},
			script: "start: {AuthFlow: USER_SRP_AUTH, ClientId: c}",
			walk:   "{AuthFlow: USER_SRP_AUTH}",
		},
		{
			name: "a pool that is no part of the input", want: public,
			flags:  start.Flags{AuthFlow: "USER_SRP_AUTH", Place: start.Place{UserPoolID: "eu-west-1_Ab12Cd34E"}},
			filled: map[string]string{"AuthFlow": "USER_SRP_AUTH", "UserPoolId": "eu-west-1_Ab12Cd34E"},
			script: "target: {UserPoolId: eu-west-1_Ab12Cd34E}\nstart: {AuthFlow: USER_SRP_AUTH, ClientId: c}",
			walk:   "{AuthFlow: USER_SRP_AUTH}",
		},
		{
			name: "a flow for servers", want: admin,
			flags:  start.Flags{AuthFlow: "ADMIN_USER_PASSWORD_AUTH"},
			filled: map[string]string{"AuthFlow": "ADMIN_USER_PASSWORD_AUTH"},
			script: "start: {AuthFlow: ADMIN_USER_PASSWORD_AUTH, ClientId: c}",
			walk:   "{AuthFlow: ADMIN_USER_PASSWORD_AUTH}",
		},
		{
			name: "its old name", want: admin,
			flags:  start.Flags{AuthFlow: "ADMIN_NO_SRP_AUTH"},
			filled: map[string]string{"AuthFlow": "ADMIN_NO_SRP_AUTH"},
			script: "start: {AuthFlow: ADMIN_NO_SRP_AUTH, ClientId: c}",
			walk:   "{AuthFlow: ADMIN_NO_SRP_AUTH}",
		},
		{
			name: "asked for", want: admin,
			flags:  start.Flags{AuthFlow: "USER_SRP_AUTH", Admin: true},
			filled: map[string]string{"AuthFlow": "USER_SRP_AUTH", "Admin": "true"},
			script: "admin: true\nstart: {AuthFlow: USER_SRP_AUTH, ClientId: c}",
			walk:   "{AuthFlow: USER_SRP_AUTH, Operation: AdminInitiateAuth}",
		},
		{
			name: "a target that is", want: admin,
			flags:  start.Flags{AuthFlow: "USER_SRP_AUTH", Target: "servers"},
			script: "target: {Admin: true}\nstart: {AuthFlow: USER_SRP_AUTH, ClientId: c}",
		},
		{
			name: "ContextData", want: admin,
			flags:  start.Flags{AuthFlow: "USER_SRP_AUTH", ContextData: "IpAddress=192.0.2.1"},
			filled: map[string]string{"AuthFlow": "USER_SRP_AUTH", "ContextData": "IpAddress=192.0.2.1"},
			script: "start: {AuthFlow: USER_SRP_AUTH, ClientId: c, ContextData: {IpAddress: 192.0.2.1}}",
		},
		{
			name: "the pool in the input", want: admin,
			flags:  start.Flags{InputJSON: `{"AuthFlow": "USER_SRP_AUTH", "UserPoolId": "eu-west-1_Ab12Cd34E"}`},
			script: "start: {AuthFlow: USER_SRP_AUTH, ClientId: c, UserPoolId: eu-west-1_Ab12Cd34E}",
		},
		{
			name: "an operation in the place of a flow", want: "ForgotPassword",
			flags:  start.Flags{AuthFlow: "ForgotPassword"},
			filled: map[string]string{"AuthFlow": "ForgotPassword"},
			script: "start: {AuthFlow: ForgotPassword, ClientId: c}",
			walk:   "{Operation: ForgotPassword}",
		},
	} {
		got := map[string]string{"flags": fromFlags(t, test.flags), "script": fromScript(t, test.script)}
		if test.filled != nil {
			got["form"] = fromForm(t, test.filled)
		}
		if test.walk != "" {
			got["demo user"] = fromDemoUser(t, test.walk)
		}
		for caller, operation := range got {
			if operation != test.want {
				t.Errorf("%s: the %s begins with %s, want %s", test.name, caller, operation, test.want)
			}
		}
	}
}

// A password that is typed twice comes from the screen once.
func TestANewPasswordComesOnce(t *testing.T) {
	filled := map[string]string{"AuthFlow": "ConfirmForgotPassword", "CODE": "123456", "NEW_PASSWORD": "Brand-New-2026!"}
	if got := fromForm(t, filled); got != "ConfirmForgotPassword" {
		t.Errorf("begins with %s", got)
	}
	_, err := form.Start(walk.NewValues(filled).Without("NEW_PASSWORD").With("ClientId", "4example0client1id").With("USERNAME", "nadia").
		With("UserPoolId", "eu-west-1_Ab12Cd34E"))
	if err == nil || err.Error() != "give the new password" {
		t.Errorf("without a new password: %v", err)
	}
}

// TestAPasswordThatIsGivenHasOneField: it is that of the user who is to be
// created, and asked for nowhere where nothing takes it.
func TestAPasswordThatIsGivenHasOneField(t *testing.T) {
	for flow, want := range map[string]string{
		"USER_SRP_AUTH": "PASSWORD", "CUSTOM_AUTH": "PASSWORD", "REFRESH_TOKEN_AUTH": "", "SignUp": "NEW_PASSWORD", "ForgotPassword": "",
		"ConfirmSignUp": "PASSWORD", "ResendConfirmationCode": "PASSWORD", "GetUser": "",
	} {
		var holding []string
		for _, field := range form.StartPrompt(walk.NewValues(map[string]string{"AuthFlow": flow, "PASSWORD": "Winter-2026!"})).Fields {
			if field.Value == "Winter-2026!" {
				holding = append(holding, field.Key)
			}
		}
		if got := strings.Join(holding, " "); got != want {
			t.Errorf("%s: %q hold the password, want %q", flow, got, want)
		}
	}
	chosen := walk.NewValues(map[string]string{"AuthFlow": "SignUp", "PASSWORD": "Winter-2026!", "NEW_PASSWORD": ""})
	for _, field := range form.StartPrompt(chosen).Fields {
		if field.Key == "NEW_PASSWORD" && field.Value != "" {
			t.Error("an emptied password is filled in again")
		}
	}
}

func fromFlags(t *testing.T, flags start.Flags) string {
	t.Helper()
	find := func(name string) (walk.Target, error) { return walk.Target{Name: name, Admin: name == "servers"}, nil }
	begin, err := flags.Start(t.Context(), walk.Start{}, start.Edges{Find: find})
	if err != nil {
		t.Fatal(err)
	}
	return begin.Operation
}

func fromForm(t *testing.T, filled map[string]string) string {
	t.Helper()
	values := walk.NewValues(filled).With("ClientId", "4example0client1id").With("UserPoolId", "eu-west-1_Ab12Cd34E").
		With("USERNAME", "nadia").With("PASSWORD", "Winter-2026!")
	begin, err := form.Start(values)
	if err != nil {
		t.Fatal(err)
	}
	return begin.Operation
}

func fromScript(t *testing.T, text string) string {
	t.Helper()
	parsed, err := script.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	begin, err := script.Runner{}.Start(t.Context(), parsed)
	if err != nil {
		t.Fatal(err)
	}
	return begin.Operation
}

func fromDemoUser(t *testing.T, wanted string) string {
	t.Helper()
	file, err := poolfile.Parse([]byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nClients: [{ClientId: a}]\nUsers: [{Username: nadia, Walk: " + wanted + "}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	users, err := demouser.Of([]*poolfile.File{file}, "")
	if err != nil {
		t.Fatal(err)
	}
	return users[0].Start.Operation
}

// A member that an operation does not have is refused, one alone too.
func TestNoMemberIsLeftOutInSilence(t *testing.T) {
	members := map[string]func(*walk.Start){
		"AuthParameters":    func(s *walk.Start) { s.Parameters = walk.NewValues(map[string]string{"A": "b"}) },
		"ClientMetadata":    func(s *walk.Start) { s.ClientMetadata = map[string]string{"A": "b"} },
		"AnalyticsMetadata": func(s *walk.Start) { s.AnalyticsMetadata = []byte(`{"AnalyticsEndpointId":"e"}`) },
		"UserContextData":   func(s *walk.Start) { s.UserContextData = []byte(`{"IpAddress":"192.0.2.1"}`) },
		"ContextData":       func(s *walk.Start) { s.ContextData = []byte(`{"IpAddress":"192.0.2.1"}`) },
		"Session":           func(s *walk.Start) { s.Session = walk.NewSecret("s") },
	}
	for _, begin := range []struct {
		flow    string
		admin   bool
		refused []string
	}{
		{"USER_AUTH", false, nil}, // ContextData makes it the signed operation
		{"USER_AUTH", true, []string{"UserContextData"}},
		{"SignUp", false, []string{"AuthParameters", "ContextData", "Session"}},
		{"ForgotPassword", false, []string{"AuthParameters", "ContextData", "Session"}},
		{"ConfirmSignUp", false, []string{"AuthParameters", "ContextData"}},
		{"GetUser", false, []string{"AuthParameters", "ClientMetadata", "AnalyticsMetadata", "UserContextData", "ContextData", "Session"}},
	} {
		for name, give := range members {
			given := walk.Start{AuthFlow: begin.flow}
			give(&given)
			_, err := start.Resolve(given, begin.admin)
			if want := slices.Contains(begin.refused, name); (err != nil) != want || want && !strings.Contains(err.Error(), name) {
				t.Errorf("%s, admin %t, with %s: %v", begin.flow, begin.admin, name, err)
			}
		}
	}
}

// An operation that no walk begins with is refused, wherever it is named, and
// so is what contradicts the one that is: neither becomes a sign-in in silence.
func TestAWalkNeverBeginsWithAnotherOperation(t *testing.T) {
	const begins = "InitiateAuth, AdminInitiateAuth, SignUp, ConfirmSignUp, ResendConfirmationCode, ForgotPassword, ConfirmForgotPassword, " +
		"GetUser, GetUserAuthFactors, ListDevices, GlobalSignOut, UpdateAuthEventFeedback, GetClientToken or an operation on a user such as AdminGetUser"
	for _, test := range []struct {
		begin walk.Start
		admin bool
		want  string
	}{
		{walk.Start{Operation: "DescribeUserPool"}, false, "a walk cannot begin with DescribeUserPool: it begins with " + begins},
		{walk.Start{Operation: "RespondToAuthChallenge"}, false, "a walk cannot begin with RespondToAuthChallenge: it begins with " + begins},
		{walk.Start{Operation: "SignIn", AuthFlow: "USER_SRP_AUTH"}, false, `there is no operation "SignIn": a walk begins with ` + begins},
		{walk.Start{AuthFlow: "ConfirmDevice"}, false, "a walk cannot begin with ConfirmDevice: it begins with " + begins},
		{walk.Start{Operation: "SignUp", AuthFlow: "USER_SRP_AUTH"}, false, "SignUp has no AuthFlow: leave one of them out"},
		{walk.Start{Operation: "ConfirmSignUp", AuthFlow: "USER_AUTH"}, false, "ConfirmSignUp has no AuthFlow: leave one of them out"},
		{walk.Start{AuthFlow: "ForgotPassword"}, true, "ForgotPassword is not an admin request: leave admin out"},
	} {
		if _, err := start.Resolve(test.begin, test.admin); err == nil || err.Error() != test.want {
			t.Errorf("%+v: %v, want %s", test.begin, err, test.want)
		}
	}
	for named, want := range map[string]string{
		"InitiateAuth": "InitiateAuth", "AdminInitiateAuth": "AdminInitiateAuth", "SignUp": "SignUp", "ForgotPassword": "ForgotPassword",
		"ConfirmSignUp": "ConfirmSignUp", "GetUser": "GetUser", "AdminListDevices": "AdminListDevices",
	} {
		for _, begin := range []walk.Start{{Operation: named}, {AuthFlow: named}} {
			if got, err := start.Resolve(begin, false); err != nil || got.Operation != want || got.AuthFlow != "" {
				t.Errorf("%+v begins with %s %s (%v)", begin, got.Operation, got.AuthFlow, err)
			}
		}
	}
	script := walk.Start{Operation: "ForgotPassword"}
	if got, err := (&start.Flags{AuthFlow: "USER_AUTH"}).Start(t.Context(), script, start.Edges{}); err != nil || got.Operation != "InitiateAuth" || got.AuthFlow != "USER_AUTH" {
		t.Errorf("a flag over ForgotPassword begins with %s %s (%v)", got.Operation, got.AuthFlow, err)
	}
}

// A name that a structure does not have is refused: the service would leave it
// out in silence.
func TestNoNameInsideAStructureIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		give func(*walk.Start)
		want string
	}{
		{func(s *walk.Start) { s.UserContextData = []byte(`{"IpAdress":"192.0.2.1"}`) }, `UserContextData has no member "IpAdress": it has IpAddress, EncodedData`},
		{func(s *walk.Start) { s.AnalyticsMetadata = []byte(`{"EndpointId":"e"}`) }, `AnalyticsMetadata has no member "EndpointId": it has AnalyticsEndpointId`},
		{func(s *walk.Start) { s.ContextData = []byte(`{"HttpHeaders":[{"HeaderName":"x"}]}`) }, `HttpHeaders has no member "HeaderName": it has headerName, headerValue`},
		{func(s *walk.Start) { s.Call = walk.NewValues(map[string]string{"call:UserContextData": `{"Ip":"x"}`}) }, `UserContextData has no member "Ip"`},
		{func(s *walk.Start) {
			s.Call = walk.NewValues(map[string]string{"call:ContextData": `{"IpAddress":"x"}`})
		}, "InitiateAuth has no ContextData: it takes UserContextData"},
	} {
		begin := walk.Start{AuthFlow: "USER_AUTH"}
		c.give(&begin)
		if _, err := start.Resolve(begin, false); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// TestAnOperationIsNoFlow: a sign-in operation given as AuthFlow would be sent
// without any.
func TestAnOperationIsNoFlow(t *testing.T) {
	for name, fits := range map[string]bool{"InitiateAuth": false, "AdminInitiateAuth": false, "USER_AUTH": true, "ForgotPassword": true} {
		if err := start.CheckFlow(name); (err == nil) != fits {
			t.Errorf("%s: %v", name, err)
		}
	}
}
