package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/spf13/pflag"
)

const canary = "hunter2-canary"

// read parses a command line of start flags, with stdin as standard input.
func read(t *testing.T, stdin string, arguments ...string) (walk.Start, error) {
	t.Helper()
	var flags startFlags
	set := pflag.NewFlagSet("walk", pflag.ContinueOnError)
	flags.register(set)
	if err := set.Parse(arguments); err != nil {
		t.Fatal(err)
	}
	settings := func(context.Context, string) (cognito.Settings, error) {
		return cognito.Settings{Region: cognito.Setting{Value: "eu-north-1", From: "AWS_REGION"}}, nil
	}
	return flags.Start(t.Context(), walk.Start{}, start.Edges{Stdin: strings.NewReader(stdin), Find: find, Settings: settings})
}

func find(name string) (walk.Target, error) {
	if name != "dev" {
		return walk.Target{}, errors.New("no such target")
	}
	return walk.Target{Name: "dev", UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "saved", AuthFlow: "USER_SRP_AUTH", Username: "nadia", Profile: "p"}, nil
}

func fileWith(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return "file://" + path
}

// What --admin=false rules out does not come about by another flag.
func TestAdminSwitchedOffStaysOff(t *testing.T) {
	for _, c := range []struct{ name, flag, value, refused string }{
		{"a public flow", "--auth-flow", "USER_SRP_AUTH", ""},
		{"a flow of administrators", "--auth-flow", "ADMIN_USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH is a flow of administrators"},
		{"ContextData", "--context-data", "IpAddress=192.0.2.1", "only that has ContextData"},
		{"the pool in the input", "--cli-input-json", `{"UserPoolId": "eu-west-1_Ab12Cd34E", "AuthFlow": "USER_SRP_AUTH"}`, "the input or the target says so"},
	} {
		arguments := []string{"--user-pool-id", "eu-west-1_Ab12Cd34E", "--client-id", "007", c.flag, c.value}
		if _, err := read(t, "", arguments...); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		_, err := read(t, "", append(arguments, "--admin=false")...)
		if said := fmt.Sprint(err); (err == nil) != (c.refused == "") || !strings.Contains(said, c.refused) {
			t.Errorf("%s with --admin=false: %v", c.name, err)
		}
	}
}

func TestEveryFlagArrives(t *testing.T) {
	got, err := read(t, "",
		"--profile", "dev", "--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:9229", "--user-pool-id", "eu-west-1_Ab12Cd34E",
		"--client-id", "007", "--username", "nadia", "--auth-flow", "USER_AUTH", "--admin", "--device-key", "eu-west-1_dev",
		"--auth-parameters", "PREFERRED_CHALLENGE=EMAIL_OTP", "--client-metadata", `{"a": "012"}`,
		"--analytics-metadata", "AnalyticsEndpointId=x",
		"--context-data", "IpAddress=192.0.2.1,HttpHeaders=[{headerName=a,headerValue=b}]",
		"--session", fileWith(t, "a session\n"),
	)
	if err != nil {
		t.Fatal(err)
	}
	if want := (walk.Target{
		Profile: "dev", Region: "eu-west-1", Endpoint: "http://127.0.0.1:9229", UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "007",
	}); got.Target != want {
		t.Errorf("target %+v, want %+v", got.Target, want)
	}
	if got.Operation != walk.AdminInitiateAuth || got.AuthFlow != "USER_AUTH" || got.Username != "nadia" || got.Session.Reveal() != "a session" {
		t.Errorf("start %+v", got)
	}
	if want := map[string]string{"PREFERRED_CHALLENGE": "EMAIL_OTP", "DEVICE_KEY": "eu-west-1_dev"}; !maps.Equal(got.Parameters.Reveal(), want) {
		t.Errorf("parameters %v", got.Parameters.Reveal())
	}
	if !maps.Equal(got.ClientMetadata, map[string]string{"a": "012"}) {
		t.Errorf("metadata %v", got.ClientMetadata)
	}
	for name, structure := range map[string]struct {
		raw  json.RawMessage
		want string
	}{
		"AnalyticsMetadata": {got.AnalyticsMetadata, `{"AnalyticsEndpointId":"x"}`},
		"ContextData":       {got.ContextData, `{"HttpHeaders":[{"headerName":"a","headerValue":"b"}],"IpAddress":"192.0.2.1"}`},
	} {
		if string(structure.raw) != structure.want {
			t.Errorf("%s is %s, want %s", name, structure.raw, structure.want)
		}
	}
}

func TestFlagsWinOverInputAndInputOverTarget(t *testing.T) {
	input := fileWith(t, "ClientId: input\nAuthFlow: USER_PASSWORD_AUTH\nAuthParameters: {USERNAME: input, PASSWORD: "+canary+", DEVICE_KEY: d}\n")
	got, err := read(t, "", "--target", "dev", "--cli-input-yaml", input, "--username", "flag", "--auth-parameters", "DEVICE_KEY=e")
	if err != nil {
		t.Fatal(err)
	}
	if got.Target.ClientID != "input" || got.Target.Profile != "p" || got.AuthFlow != "USER_PASSWORD_AUTH" || got.Username != "flag" {
		t.Errorf("start %+v", got)
	}
	if !got.Password.IsZero() || got.Parameters.Get("DEVICE_KEY") != "e" || got.Operation != walk.InitiateAuth {
		t.Errorf("parameters %v, operation %s", got.Parameters.Reveal(), got.Operation)
	}
	// Without the flag the member is the input file's.
	got, err = read(t, "", "--target", "dev", "--cli-input-yaml", input)
	if err != nil || got.Username != "input" || got.Password.Reveal() != canary || got.Parameters.Get("DEVICE_KEY") != "d" {
		t.Errorf("user %q, parameters %v (%v)", got.Username, got.Parameters.Reveal(), err)
	}
}

func TestMembersOfAnotherOperationAreRefused(t *testing.T) {
	for want, flags := range map[string][]string{
		"AdminInitiateAuth has no UserContextData: it takes ContextData": {"--admin", "--user-context-data", "IpAddress=192.0.2.1"},
		"ForgotPassword has no Session: leave it out":                    {"--auth-flow", "ForgotPassword", "--session", fileWith(t, "a session")},
		"SignUp has no AuthParameters: leave it out":                     {"--auth-flow", "SignUp", "--auth-parameters", "A=b"},
	} {
		if _, err := read(t, "", flags...); err == nil || err.Error() != want {
			t.Errorf("%v: got %v, want %q", flags, err, want)
		}
	}
	got, err := read(t, "", "--user-context-data", "IpAddress=192.0.2.1,EncodedData=y")
	if want := `{"EncodedData":"y","IpAddress":"192.0.2.1"}`; err != nil || string(got.UserContextData) != want {
		t.Errorf("got %s (%v)", got.UserContextData, err)
	}
}

func TestAFlowIsNeverAnother(t *testing.T) {
	if got, err := read(t, "", "--auth-flow", "SignUp", "--username", "nadia"); err != nil || got.Operation != "SignUp" || got.AuthFlow != "" {
		t.Errorf("SignUp began with %s %s (%v)", got.Operation, got.AuthFlow, err)
	}
	_, err := read(t, "", "--auth-flow", "USER_SPR_AUTH")
	if err == nil || !strings.Contains(err.Error(), "--auth-flow: there is no AuthFlow of this name: it is one of USER_AUTH, ") || !strings.Contains(err.Error(), "SignUp, ConfirmSignUp, ") {
		t.Errorf("got %v", err)
	}
}

func TestSecretsFromFilesAndStandardInput(t *testing.T) {
	parameters := `{"USERNAME": "nadia", "PASSWORD": "` + canary + `"}`
	for name, given := range map[string]string{
		"file in JSON":      fileWith(t, parameters),
		"file in shorthand": fileWith(t, "USERNAME=nadia,PASSWORD="+canary+"\n"),
		"standard input":    "-",
		"one from a file":   "USERNAME=nadia,PASSWORD@=" + fileWith(t, canary+"\n"),
	} {
		got, err := read(t, parameters, "--auth-parameters", given)
		if err != nil || got.Username != "nadia" || got.Password.Reveal() != canary {
			t.Errorf("%s: user %q, password of %d characters (%v)", name, got.Username, len(got.Password.Reveal()), err)
		}
	}
	if got, err := read(t, canary+"\n", "--session", "-"); err != nil || got.Session.Reveal() != canary {
		t.Errorf("session from standard input: %v", err)
	}
	if got, err := read(t, `{"AuthParameters": `+parameters+`}`, "--cli-input-json", "-"); err != nil || got.Password.Reveal() != canary {
		t.Errorf("input from standard input: %v", err)
	}
}

// No shell expands the home directory inside of file://.
func TestFilesInTheHomeDirectory(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if err := os.WriteFile(filepath.Join(home, "session"), []byte(canary+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := read(t, "", "--session", "file://~/session"); err != nil || got.Session.Reveal() != canary {
		t.Errorf("session of %d characters (%v)", len(got.Session.Reveal()), err)
	}
}

func TestInlineSecretsAreRefused(t *testing.T) {
	for _, test := range []struct{ flag, value, alternative string }{
		{"--auth-parameters", "USERNAME=nadia,PASSWORD=" + canary, "AUTHWALK_PASSWORD_FILE"},
		{"--auth-parameters", `{"PASSWORD": "` + canary + `"}`, "AUTHWALK_PASSWORD"},
		{"--auth-parameters", "PASSWORD=[" + canary + "]", "AUTHWALK_PASSWORD"},
		{"--auth-parameters", "REFRESH_TOKEN=" + canary, "REFRESH_TOKEN@=file://PATH"},
		{"--auth-parameters", "SECRET_HASH=" + canary, "AUTHWALK_CLIENT_SECRET"},
		{"--auth-parameters", "NEW_PASSWORD=" + canary, "authwalk asks"},
		{"--auth-parameters", "ACCESS_TOKEN=" + canary, "ACCESS_TOKEN@=file://PATH"},
		{"--auth-parameters", "SMS_MFA_CODE=" + canary, "SMS_MFA_CODE@=file://PATH"},
		{"--auth-parameters", "USERNAME=nadia,password=" + canary, "AUTHWALK_PASSWORD"},
		{"--auth-parameters", "Pass-Word=" + canary, "AUTHWALK_PASSWORD"},
		{"--auth-parameters", "RefreshToken=" + canary, "REFRESH_TOKEN@=file://PATH"},
		{"--auth-parameters", `{"PASSWORD ": "` + canary + `"}`, "AUTHWALK_PASSWORD"},
		{"--auth-parameters", `{"\u00a0password": "` + canary + `"}`, "AUTHWALK_PASSWORD"},
		{"--auth-parameters", "{Secret Hash: " + canary + "}", "AUTHWALK_CLIENT_SECRET"},
		{"--cli-input-json", `{"AuthParameters": {"password": "` + canary + `"}}`, "AUTHWALK_PASSWORD"},
		{"--cli-input-yaml", "session: " + canary, "--session -"},
		{"--session", canary, "--session file://PATH"},
		{"--cli-input-json", `{"AuthParameters": {"PASSWORD": "` + canary + `"}}`, "AUTHWALK_PASSWORD"},
		{"--cli-input-json", `{"Session": "` + canary + `"}`, "--session -"},
		{"--cli-input-yaml", "AuthParameters: {REFRESH_TOKEN: " + canary + "}", "file://PATH"},
	} {
		_, err := read(t, "", test.flag, test.value)
		if err == nil || !strings.Contains(err.Error(), "on the command line") || !strings.Contains(err.Error(), test.alternative) {
			t.Errorf("%s: got %v, want %q named", test.flag, err, test.alternative)
		} else if strings.Contains(err.Error(), canary) {
			t.Errorf("%s: the error quotes the secret", test.flag)
		}
	}
}

func TestAnEmptyPasswordIsSent(t *testing.T) {
	got, err := read(t, "", "--auth-parameters", "PASSWORD=")
	if err != nil || !got.Parameters.Has("PASSWORD") {
		t.Errorf("got %v (%v)", got.Parameters, err)
	}
}

func TestBadFlagsAreRefused(t *testing.T) {
	for _, test := range []struct {
		want  string
		flags []string
	}{
		{"--target: no such target", []string{"--target", "other"}},
		{"both given", []string{"--cli-input-json", "{}", "--cli-input-yaml", "{}"}},
		{"--cli-input-json: line 1, column 2: unknown member Unknown", []string{"--cli-input-json", `{"Unknown": 1}`}},
		{"--auth-parameters: character 15: expected name=value", []string{"--auth-parameters", canary}},
		{"--auth-parameters: A must be a string", []string{"--auth-parameters", "A=" + canary + ",b"}},
		{"--client-metadata: stat", []string{"--client-metadata", "file:///nowhere"}},
		{"--context-data: line 1, column 7: this is not valid JSON", []string{"--context-data", `{"a": ` + canary}},
		{"--cli-input-json: line 1, column 7: this is not valid JSON, here or just before", []string{"--cli-input-json", `{"a": 1` + canary}},
		{"no space follows PASSWORD: write NAME: value", []string{"--auth-parameters", "{PASSWORD:" + canary + "}"}},
		{"this name has no value", []string{"--auth-parameters", `{"PASSWORD": null}`}},
		{"this name has no value", []string{"--client-metadata", "{a: b, " + canary + "}"}},
		{"--session: file:// names no file", []string{"--session", "file://"}},
		{"--auth-parameters: file:// names no file", []string{"--auth-parameters", "A@=file://"}},
		{"--cli-input-json: file:// names no file", []string{"--cli-input-json", "file://"}},
		{"one flag only", []string{"--auth-parameters", "-", "--session", "-"}},
		{"@= takes file://PATH", []string{"--auth-parameters", "A@=" + canary}},
	} {
		_, err := read(t, "A=b", test.flags...)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), canary) {
			t.Errorf("%v: got %v, want %q", test.flags, err, test.want)
		}
	}
}

func TestTheRegionOfTheEnvironmentIsTheLastResort(t *testing.T) {
	for want, arguments := range map[string][]string{
		"eu-north-1": {"--client-id", "a"},
		"eu-west-1":  {"--region", "eu-west-1"},
		"":           {"--user-pool-id", "eu-west-1_Ab12Cd34E"},
	} {
		if got, err := read(t, "", arguments...); err != nil || got.Target.Region != want {
			t.Errorf("%v gave region %q (%v), want %q", arguments, got.Target.Region, err, want)
		}
	}
}

func TestSkeletonsAreTheSDKsShapes(t *testing.T) {
	for _, test := range []struct {
		input any
		flags []string
	}{
		{cognitoidentityprovider.InitiateAuthInput{}, []string{"--generate-cli-skeleton"}},
		{cognitoidentityprovider.InitiateAuthInput{}, []string{"--generate-cli-skeleton=yaml-input"}},
		{cognitoidentityprovider.AdminInitiateAuthInput{}, []string{"--generate-cli-skeleton=input", "--admin"}},
		{cognitoidentityprovider.AdminInitiateAuthInput{}, []string{"--generate-cli-skeleton=yaml-input", "--admin"}},
	} {
		text := skeleton(t, test.flags...)
		var begun walk.Start
		if err := start.ReadInput([]byte(text), &begun); err != nil {
			t.Errorf("%v cannot be read back: %v", test.flags, err)
		}
		for _, field := range reflect.VisibleFields(reflect.TypeOf(test.input)) {
			if field.IsExported() && field.Name != "ResultMetadata" && !strings.Contains("\n"+text, field.Name) {
				t.Errorf("%v lacks %s", test.flags, field.Name)
			}
		}
	}
	var output map[string]any
	if err := json.Unmarshal([]byte(skeleton(t, "--generate-cli-skeleton=output")), &output); err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(output))
	want := []string{"AuthenticationResult", "AvailableChallenges", "ChallengeName", "ChallengeParameters", "Session"}
	if !slices.Equal(names, want) {
		t.Errorf("output has %v, want %v", names, want)
	}
}

func skeleton(t *testing.T, arguments ...string) string {
	t.Helper()
	var flags startFlags
	set := pflag.NewFlagSet("walk", pflag.ContinueOnError)
	flags.register(set)
	flags.registerSkeleton(set)
	if err := set.Parse(arguments); err != nil {
		t.Fatal(err)
	}
	text, err := flags.skeletonText()
	if err != nil {
		t.Fatalf("%v gave %v", arguments, err)
	}
	return text
}

func TestUnknownSkeletonIsRefused(t *testing.T) {
	var flags startFlags
	set := pflag.NewFlagSet("walk", pflag.ContinueOnError)
	flags.register(set)
	flags.registerSkeleton(set)
	if err := set.Parse([]string{"--generate-cli-skeleton=other"}); err != nil {
		t.Fatal(err)
	}
	if _, err := flags.skeletonText(); err == nil {
		t.Error("it was accepted")
	}
}

func FuzzAuthParameters(f *testing.F) {
	for _, seed := range []string{"A=b", `{"A": "b"}`, "PASSWORD=x", `{"A": {"PASSWORD": ["x"]}}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text == "-" || strings.HasPrefix(text, "file://") || strings.Contains(text, "@=") {
			return
		}
		got, err := read(t, "", "--auth-parameters="+text)
		if err == nil && !got.Password.IsZero() {
			t.Error("a password was taken from the command line")
		}
	})
}
