package main

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"authwalk/flow/document"
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// manuals is testdata/manuals.yaml.
type manuals struct {
	Inputs []struct {
		Name, Operation string
		Manuals, Given  []string
		Wire            map[string]string
	}
	Flows   map[string]string
	Refused []struct {
		Given []string
		Says  string
	}
	Outputs map[string]string
}

func readManuals(t *testing.T) manuals {
	t.Helper()
	data, err := os.ReadFile("testdata/manuals.yaml")
	if err != nil {
		t.Fatal(err)
	}
	root, err := document.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(root.Plain())
	if err != nil {
		t.Fatal(err)
	}
	var table manuals
	if err := json.Unmarshal(raw, &table); err != nil {
		t.Fatal(err)
	}
	return table
}

// given are a row's arguments, with its files written.
func given(t *testing.T, arguments []string) []string {
	t.Helper()
	written := slices.Clone(arguments)
	for n, argument := range written {
		if text, isFile := strings.CutPrefix(argument, "FILE:"); isFile {
			written[n] = fileWith(t, text)
		}
	}
	return written
}

// answering is a service that keeps what was asked and gives one answer.
func answering(t *testing.T, answer string) (endpoint string, asked <-chan askedFor) {
	t.Helper()
	requests := make(chan askedFor, 8)
	service := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		body, _ := io.ReadAll(in.Body)
		_, operation, _ := strings.Cut(in.Header.Get("X-Amz-Target"), ".")
		select {
		case requests <- askedFor{operation, body}:
		default:
		}
		out.Header().Set("Content-Type", "application/x-amz-json-1.1")
		_, _ = io.WriteString(out, answer)
	}))
	t.Cleanup(service.Close)
	return service.URL, requests
}

type askedFor struct {
	operation string
	body      []byte
}

// runWith runs a script of a password sign-in with further arguments.
func runWith(t *testing.T, endpoint string, further ...string) (code int, stdout, stderr string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "script.yaml")
	script := "start: {AuthFlow: USER_PASSWORD_AUTH, ClientId: 4example0client, AuthParameters: {USERNAME: nadia, PASSWORD: p}}\n"
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	environment := []string{"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example"}
	arguments := append([]string{"run", path, "--json", "--endpoint-url", endpoint, "--user-pool-id", "eu-west-1_Ab12Cd34E"}, further...)
	return execute(t, environment, arguments...)
}

const manualTokens = `{"ChallengeParameters":{},"AuthenticationResult":{"AccessToken":"a.e30.c","IdToken":"i.e30.d","RefreshToken":"r","ExpiresIn":3600,` +
	`"TokenType":"Bearer","NewDeviceMetadata":{"DeviceKey":"eu-west-1_dev","DeviceGroupKey":"group"}}}`

// TestManualsGiveTheirInputs puts every option and parameter of the five manuals
// on the wire, and every allowed value of AuthFlow.
func TestManualsGiveTheirInputs(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	table := readManuals(t)
	for _, row := range table.Inputs {
		t.Run(row.Name, func(t *testing.T) {
			t.Parallel()
			endpoint, asked := answering(t, manualTokens)
			code, _, stderr := runWith(t, endpoint, given(t, row.Given)...)
			if code != exitDone {
				t.Fatalf("%v ended with %d: %s", row.Given, code, stderr)
			}
			request := <-asked
			if request.operation != row.Operation {
				t.Errorf("%v made %s, want %s", row.Given, request.operation, row.Operation)
			}
			for path, want := range row.Wire {
				if got, there := at(t, request.body, path); !there || got != want {
					t.Errorf("%v: %s is %q on the wire, want %q", row.Given, path, got, want)
				}
			}
		})
	}
	for name, operation := range table.Flows {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			endpoint, asked := answering(t, manualTokens)
			if code, _, stderr := runWith(t, endpoint, "--auth-flow", name, "--auth-parameters", fileWith(t, "USERNAME=nadia,PASSWORD=p,REFRESH_TOKEN=r")); code != exitDone {
				t.Fatalf("ended with %d: %s", code, stderr)
			}
			request := <-asked
			if flow, _ := at(t, request.body, "AuthFlow"); request.operation != operation || flow != name {
				t.Errorf("%s began with %s %s, want %s", name, request.operation, flow, operation)
			}
		})
	}
}

// TestManualsAreWhole holds the table against the SDK: no member, value or
// member of an answer is missing in it.
func TestManualsAreWhole(t *testing.T) {
	table := readManuals(t)
	wire := map[string]bool{}
	for _, row := range table.Inputs {
		for path := range row.Wire {
			for parts := strings.Split(strings.ReplaceAll(path, ".0.", "."), "."); len(parts) > 0; parts = parts[:len(parts)-1] {
				wire[strings.Join(parts, ".")] = true
			}
		}
	}
	listed := map[string]bool{}
	for _, row := range table.Inputs {
		for _, manual := range row.Manuals {
			listed[manual] = true
		}
	}
	if got := slices.Sorted(maps.Keys(listed)); !slices.Equal(got, []string{"admin", "paws", "powershell", "v1", "v2"}) {
		t.Errorf("the table is about %v", got)
	}
	for _, input := range []any{cip.InitiateAuthInput{}, cip.AdminInitiateAuthInput{}} {
		for _, member := range membersOf(reflect.TypeOf(input), "") {
			if !wire[member] {
				t.Errorf("no row puts %s on the wire", member)
			}
		}
	}
	var flows []string
	for _, flow := range types.AuthFlowType("").Values() {
		flows = append(flows, string(flow))
	}
	if listed := slices.Sorted(maps.Keys(table.Flows)); !slices.Equal(listed, slices.Sorted(slices.Values(flows))) {
		t.Errorf("the table has the flows %v, the SDK %v", listed, flows)
	}
	outputs := membersOf(reflect.TypeFor[cip.InitiateAuthOutput](), "")
	if listed := slices.Sorted(maps.Keys(table.Outputs)); !slices.Equal(listed, slices.Sorted(slices.Values(outputs))) {
		t.Errorf("the table has the outputs %v, the SDK %v", listed, outputs)
	}
}

// membersOf are the members of a shape of the SDK, those of its structures
// after them.
func membersOf(shape reflect.Type, within string) []string {
	var members []string
	for _, field := range reflect.VisibleFields(shape) {
		inner := field.Type
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if !field.IsExported() || field.Name == "ResultMetadata" {
			continue
		}
		name := within + field.Name
		if strings.HasPrefix(field.Name, "Header") {
			name = within + strings.ToLower(field.Name[:1]) + field.Name[1:]
		}
		members = append(members, name)
		if inner.Kind() == reflect.Struct {
			members = append(members, membersOf(inner, name+".")...)
		}
	}
	return members
}

// TestWhatTheManualsHaveElseIsRefused wants one sentence for what is not
// offered, with what to do instead.
func TestWhatTheManualsHaveElseIsRefused(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for _, row := range readManuals(t).Refused {
		t.Run(strings.Join(row.Given, " "), func(t *testing.T) {
			t.Parallel()
			endpoint, asked := answering(t, manualTokens)
			code, stdout, stderr := runWith(t, endpoint, row.Given...)
			if code != exitUsage || !strings.Contains(stderr, row.Says) || strings.Count(stderr, "\n") != 1 || stdout != "" {
				t.Errorf("ended with %d and said %q (%q)", code, stderr, stdout)
			}
			if len(asked) > 0 {
				t.Error("a request was sent")
			}
		})
	}
}

// TestManualsShowTheirOutputs finds every member of an answer in what run --json
// writes, or in the response on screen; every ChallengeName among them.
func TestManualsShowTheirOutputs(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	table := readManuals(t)
	endpoint, _ := answering(t, manualTokens)
	code, stdout, stderr := runWith(t, endpoint, "--show-tokens")
	if code != exitDone {
		t.Fatalf("ended with %d: %s", code, stderr)
	}
	const challenged = `{"ChallengeName":"SELECT_CHALLENGE","Session":"s","ChallengeParameters":{"USERNAME":"nadia"},"AvailableChallenges":["PASSWORD"]}`
	lines := slices.Concat(
		view.Lines("InitiateAuth", walk.NewBody([]byte(manualTokens))), view.Lines("InitiateAuth", walk.NewBody([]byte(challenged))),
	)
	for member, place := range table.Outputs {
		name := member[strings.LastIndex(member, ".")+1:]
		if !slices.ContainsFunc(lines, func(line walk.Line) bool { return line.Name == name && line.Help != "" }) {
			t.Errorf("%s is not in the response on screen, or not explained", member)
		}
		if _, there := at(t, []byte(stdout), place); place != "screen" && member != "ChallengeName" && !there {
			t.Errorf("%s is not at %s of %s", member, place, stdout)
		}
	}
	for _, name := range types.ChallengeNameType("").Values() {
		endpoint, _ := answering(t, `{"ChallengeName":"`+string(name)+`","Session":"s","ChallengeParameters":{}}`)
		_, stdout, stderr := runWith(t, endpoint)
		if got, _ := at(t, []byte(stdout), table.Outputs["ChallengeName"]); got != string(name) {
			t.Errorf("%s is shown as %q: %s%s", name, got, stdout, stderr)
		}
	}
}

// at is the value at a path of names and places in a JSON text.
func at(t *testing.T, body []byte, path string) (text string, there bool) {
	t.Helper()
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		t.Fatalf("%v in %q", err, body)
	}
	for name := range strings.SplitSeq(path, ".") {
		switch inside := value.(type) {
		case map[string]any:
			if value, there = inside[name]; !there {
				return "", false
			}
		case []any:
			place, err := strconv.Atoi(name)
			if err != nil || place >= len(inside) {
				return "", false
			}
			value = inside[place]
		default:
			return "", false
		}
	}
	text, _ = value.(string)
	return text, true
}
