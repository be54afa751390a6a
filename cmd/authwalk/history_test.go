package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/cognito"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// trailed passes calls on to an emulator, keeps each as a record of CloudTrail, and is
// CloudTrail as well: LookupEvents gives the records, the newest first.
type trailed struct {
	*httptest.Server
	emulator string
	subs     map[string]string
	lock     sync.Mutex
	records  []string
	lookups  int
	// asked are the operations that were passed on.
	asked []string
}

func (s *trailed) serve(w http.ResponseWriter, r *http.Request) {
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".v20131101.CloudTrail_20131101.")
	body, _ := io.ReadAll(r.Body)
	if operation == "LookupEvents" {
		s.lookUp(w, r, body)
		return
	}
	operation = strings.TrimPrefix(r.Header.Get("X-Amz-Target"), "AWSCognitoIdentityProviderService.")
	s.lock.Lock()
	s.asked = append(s.asked, operation)
	s.lock.Unlock()
	asked, _ := http.NewRequestWithContext(r.Context(), r.Method, s.emulator+r.URL.Path, bytes.NewReader(body))
	asked.Header = r.Header
	response, err := http.DefaultClient.Do(asked)
	if err != nil {
		panic(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, _ := io.ReadAll(response.Body)
	s.keep(operation, body, answer, response)
	for name, values := range response.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(response.StatusCode)
	_, _ = w.Write(answer)
}

// keep writes a call as CloudTrail does: what is sensitive is hidden, and the user is
// named by the sub alone.
func (s *trailed) keep(operation string, body, answer []byte, response *http.Response) {
	const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"
	var in struct {
		AuthFlow, ClientId, ChallengeName  string // the API's own spelling
		AuthParameters, ChallengeResponses map[string]string
	}
	var out struct {
		ChallengeName        string
		AuthenticationResult any
		Type                 string `json:"__type"`
		Message              string `json:"message"`
	}
	_ = json.Unmarshal(body, &in)
	_ = json.Unmarshal(answer, &out)
	if in.ClientId == "" {
		return
	}
	record := map[string]any{
		"eventVersion": "1.10", "eventTime": time.Now().UTC().Format(time.RFC3339), "eventSource": "cognito-idp.amazonaws.com", "eventName": operation,
		"awsRegion": "us-east-1", "sourceIPAddress": "203.0.113.9", "userAgent": "authwalk", "requestID": response.Header.Get("X-Amzn-Requestid"),
		"requestParameters": map[string]any{"authFlow": in.AuthFlow, "clientId": in.ClientId, "challengeName": in.ChallengeName, "authParameters": hidden, "session": hidden},
		"responseElements":  nil,
	}
	if sub := s.subs[in.AuthParameters["USERNAME"]+in.ChallengeResponses["USERNAME"]]; sub != "" {
		record["additionalEventData"] = map[string]any{"sub": sub}
	}
	switch {
	case out.Type != "":
		record["errorCode"], record["errorMessage"] = out.Type[strings.LastIndex(out.Type, "#")+1:], out.Message
	case out.AuthenticationResult != nil:
		record["responseElements"] = map[string]any{"authenticationResult": hidden, "challengeParameters": map[string]any{}}
	default:
		record["responseElements"] = map[string]any{"challengeName": out.ChallengeName, "session": hidden, "challengeParameters": hidden}
	}
	written, _ := json.Marshal(record)
	s.lock.Lock()
	defer s.lock.Unlock()
	s.records = append(s.records, string(written))
}

// pageOfRecords is how many records a page has.
const pageOfRecords = 7

func (s *trailed) lookUp(w http.ResponseWriter, r *http.Request, body []byte) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.lookups++
	var in struct{ NextToken string }
	_ = json.Unmarshal(body, &in)
	if !strings.Contains(r.Header.Get("Authorization"), "/us-east-1/cloudtrail/aws4_request") {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"__type":"MissingAuthenticationTokenException","message":"not signed for CloudTrail"}`)
		return
	}
	from := 0
	_, _ = fmt.Sscanf(in.NextToken, "after-%d", &from)
	newest := slices.Clone(s.records)
	slices.Reverse(newest)
	page := map[string]any{}
	events := []map[string]any{}
	for _, record := range newest[from:min(from+pageOfRecords, len(newest))] {
		events = append(events, map[string]any{"EventId": "e", "EventTime": time.Now().Unix(), "Username": "HIDDEN_DUE_TO_SECURITY_REASONS", "CloudTrailEvent": record})
	}
	page["Events"] = events
	if from+pageOfRecords < len(newest) {
		page["NextToken"] = fmt.Sprintf("after-%d", from+pageOfRecords)
	}
	_ = json.NewEncoder(w).Encode(page)
}

// serveTrailed stands CloudTrail beside an emulator.
func serveTrailed(t *testing.T, names ...string) *trailed {
	t.Helper()
	s := &trailed{emulator: serveDemo(t).Endpoint(), subs: map[string]string{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	client, err := cognito.New(cognito.Options{Endpoint: s.emulator, Region: "us-east-1", Credentials: credentials.NewStaticCredentialsProvider("key", "secret", "")})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for _, name := range names {
		exchange, failed := client.Call(t.Context(), walk.Request{Operation: "AdminGetUser", Body: walk.NewBody([]byte(`{"UserPoolId":"us-east-1_AuthwalkD","Username":"` + name + `"}`))})
		if failed != nil {
			t.Fatal(failed)
		}
		var user struct {
			UserAttributes []struct{ Name, Value string }
		}
		_ = json.Unmarshal(exchange.Answer.Reveal(), &user)
		for _, attribute := range user.UserAttributes {
			if attribute.Name == "sub" {
				s.subs[name] = attribute.Value
			}
		}
	}
	return s
}

// walkedScripts are sign-ins of the demo's users, by name.
var walkedScripts = map[string]string{
	"nadia": "start: {AuthFlow: USER_SRP_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: nadia}}\nanswers: {PASSWORD_VERIFIER: {PASSWORD: Winter-2026!}}\n",
	"theo":  "start: {AuthFlow: USER_PASSWORD_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: theo, PASSWORD: Winter-2026!}}\nanswers: {SOFTWARE_TOKEN_MFA: {SOFTWARE_TOKEN_MFA_CODE: \"${totp:JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW}\"}}\n",
	"tessa": "start: {AuthFlow: USER_SRP_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: tessa}}\nanswers: {PASSWORD_VERIFIER: {PASSWORD: Start-2026!}, NEW_PASSWORD_REQUIRED: {NEW_PASSWORD: Autumn-2026!}}\n",
	"sam":   "start: {AuthFlow: USER_SRP_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: sam}}\nanswers: {PASSWORD_VERIFIER: {PASSWORD: Winter-2026!}, SMS_MFA: {SMS_MFA_CODE: \"000000\"}}\n",
	"otto":  "start: {AuthFlow: USER_PASSWORD_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: otto, PASSWORD: Autumn-2025!}}\n",
}

// TestHistoryGivesBackTheWalks walks against the emulator, which CloudTrail stands beside,
// and has the real program read what happened from it.
func TestHistoryGivesBackTheWalks(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	served := serveTrailed(t, "nadia", "theo", "tessa", "sam", "otto")
	environment := []string{"AWS_ACCESS_KEY_ID=key", "AWS_SECRET_ACCESS_KEY=secret", "AWS_ENDPOINT_URL_CLOUDTRAIL=" + served.URL}
	place := []string{"--endpoint-url", served.URL, "--user-pool-id", "us-east-1_AuthwalkD"}
	folder := t.TempDir()
	var scripts []string
	for name, text := range walkedScripts {
		times := map[string]int{"otto": 5}[name]
		for n := range max(times, 1) {
			path := filepath.Join(folder, fmt.Sprintf("%s-%d.yaml", name, n))
			if err := os.WriteFile(path, []byte("target: {UserPoolId: us-east-1_AuthwalkD}\n"+text), 0o600); err != nil {
				t.Fatal(err)
			}
			scripts = append(scripts, path)
		}
	}
	slices.Sort(scripts)
	_, stdout, _ := execute(t, environment, append(append([]string{"run", "--json"}, place[:2]...), scripts...)...)
	type result struct {
		Result string
		Path   []struct {
			Received  string
			RequestID string `json:"request_id"`
		}
	}
	served.lock.Lock()
	served.asked = nil // from here on it is only read
	served.lock.Unlock()
	results := map[string]result{}
	for n, line := range strings.Split(strings.TrimSpace(stdout), "\n") {
		var r result
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%v\n%s", err, stdout)
		}
		name, _, _ := strings.Cut(filepath.Base(scripts[n]), "-")
		results[name] = r
	}
	type found struct {
		Sub    string
		Groups []struct {
			Says     string
			Attempts []struct {
				Path               []string
				Outcome, Exception string
				RequestIDs         []string `json:"request_ids"`
			}
		}
		Notices []string
	}
	for name, walked := range results {
		code, stdout, stderr := execute(t, environment, append([]string{"history", "--username", name, "--json"}, place...)...)
		var read found
		if err := json.Unmarshal([]byte(stdout), &read); err != nil || code != exitDone || len(read.Groups) != 1 {
			t.Fatalf("%s: exit %d %v\n%s%s", name, code, err, stdout, stderr)
		}
		group := read.Groups[0]
		attempt := group.Attempts[0]
		for _, other := range group.Attempts {
			if slices.Contains(other.RequestIDs, walked.Path[0].RequestID) {
				attempt = other
			}
		}
		var path, ids []string
		for _, step := range walked.Path {
			if step.Received != "" {
				path = append(path, step.Received)
			}
			ids = append(ids, step.RequestID)
		}
		signedIn := attempt.Outcome == "tokens"
		if !slices.Equal(attempt.Path, path) || !slices.Equal(attempt.RequestIDs, ids) || signedIn != (walked.Result == "tokens") || !signedIn && attempt.Exception != walked.Result {
			t.Errorf("%s walked %v to %s (%v), the history has %+v", name, path, walked.Result, ids, attempt)
		}
		if name == "otto" && (len(group.Attempts) != 5 || !strings.Contains(group.Says, "something keeps an old password")) {
			t.Errorf("%d attempts: %s", len(group.Attempts), group.Says)
		}
		if !slices.ContainsFunc(read.Notices, func(notice string) bool { return strings.Contains(notice, "Plus") }) {
			t.Errorf("what is missing is not said: %v", read.Notices)
		}
	}
	last := results["tessa"].Path[0].RequestID
	code, stdout, stderr := execute(t, environment, append([]string{"history", "--request-id", last}, place...)...)
	if code != exitDone || stderr != "" || !strings.Contains(strings.Join(strings.Fields(stdout), " "), "USER_SRP_AUTH › PASSWORD_VERIFIER › NEW_PASSWORD_REQUIRED › tokens") {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
	w := open(t, termtest.Options{Answers: true, Env: environment, Args: append([]string{"history", "--username", "otto", "--screen"}, place...)})
	w.See("something keeps an old").See("5 attempts").Type(results["otto"].Path[0].RequestID).See("1 of 5 attempts").See("request " + results["otto"].Path[0].RequestID)
	w.Press("enter").See("Enter the password to sign in again").See("otto").See("authwalkdemoweb").See("USER_PASSWORD_AUTH").Press("ctrl+c")
	w.Exit()
	served.lock.Lock()
	defer served.lock.Unlock()
	for _, operation := range served.asked {
		if found, _ := api.FindOperation(operation); found.Effect != api.Reads {
			t.Errorf("%s was called, which does not only read", operation)
		}
	}
	if len(served.asked) == 0 || served.lookups == 0 {
		t.Errorf("%d lookups, and %v", served.lookups, served.asked)
	}
}

// runProgram runs the program in this process, with nothing on standard input, and tells
// the exit code.
func runProgram(t *testing.T, arguments ...string) (output string, code int) {
	t.Helper()
	var out bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &out}
	command := p.rootCommand()
	command.SetArgs(arguments)
	code = p.exitOf(command.ExecuteContext(t.Context()))
	return out.String(), code
}

// TestHistoryOfAFile holds the exit codes and what is said.
func TestHistoryOfAFile(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	file := filepath.Join(t.TempDir(), "events.json")
	record := `{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":"2026-03-09T07:57:09Z","sourceIPAddress":"203.0.113.9","userAgent":"a\u001b[31mb","errorCode":"NotAuthorizedException",` +
		`"errorMessage":"Incorrect username or password.","requestParameters":{"authFlow":"USER_PASSWORD_AUTH","clientId":"web"},"additionalEventData":{"sub":"87a42a58"},"requestID":"r-1"}`
	if err := os.WriteFile(file, []byte(`{"Records":[`+record+`]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	cut, undated := file+".cut", file+".undated"
	for path, text := range map[string]string{cut: record + record[:99], undated: strings.Replace(record, "2026-03-09T", "soon ", 1)} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	for name, test := range map[string]struct {
		arguments []string
		code      int
		want      string
	}{
		"everybody":           {[]string{"--from", file}, exitDone, "1 wrong password, client web."},
		"a user":              {[]string{"--from", file, "--username", "87a42a58"}, exitDone, "Attempts of 87a42a58"},
		"another user":        {[]string{"--from", file, "--username", "nadia"}, exitDone, "admin-get-user tells it"},
		"a request":           {[]string{"--from", file, "--request-id", "r-1"}, exitDone, "NotAuthorizedException"},
		"no such request":     {[]string{"--from", file, "--request-id", "r-2"}, exitMissed, "There is no such request"},
		"a screen and JSON":   {[]string{"--from", file, "--json", "--screen"}, exitUsage, "--screen and --json exclude each other"},
		"no screen":           {[]string{"--from", file, "--screen"}, exitUsage, "authwalk history without --screen"},
		"as JSON":             {[]string{"--from", file, "--json"}, exitDone, `"outcome":"refused"`},
		"cut":                 {[]string{"--from", cut}, exitDone, "The file is cut off or damaged"},
		"cut, as JSON":        {[]string{"--from", cut, "--json"}, exitDone, `The file is cut off or damaged. What stands before that is shown."]}`},
		"no time":             {[]string{"--from", undated}, exitDone, "time unknown"},
		"long ago":            {[]string{"--from", file, "--since", "1s"}, exitDone, "There are no attempts."},
		"since never":         {[]string{"--from", file, "--since", "0s"}, exitUsage, "--since must be more than 0"},
		"an empty request":    {[]string{"--from", file, "--request-id", ""}, exitUsage, "--request-id is empty"},
		"a file and http":     {[]string{"--from", file, "--allow-http-endpoint"}, exitUsage, "--from reads a file"},
		"no such file":        {[]string{"--from", file + "x"}, exitUsage, "events.jsonx"},
		"no events":           {[]string{"--from", "-"}, exitUsage, "the file is empty"},
		"two questions":       {[]string{"--username", "a", "--request-id", "b"}, exitUsage, "two questions"},
		"no question":         {[]string{"--user-pool-id", "eu-west-1_Ab12Cd34E"}, exitUsage, "needs --username or --request-id"},
		"no pool":             {[]string{"--username", "a", "--region", "eu-west-1"}, exitUsage, "--username needs --user-pool-id"},
		"a file and a pool":   {[]string{"--from", file, "--region", "eu-west-1"}, exitUsage, "--from reads a file"},
		"too long ago":        {[]string{"--request-id", "r", "--region", "eu-west-1", "--since", "2161h"}, exitUsage, "CloudTrail keeps 90 days"},
		"beside an emulator":  {[]string{"--request-id", "r", "--endpoint-url", "http://127.0.0.1:1"}, exitUsage, "there is no CloudTrail beside"},
		"nobody is listening": {[]string{"--username", "nadia", "--endpoint-url", "http://127.0.0.1:1", "--user-pool-id", "eu-west-1_Ab12Cd34E"}, exitUnreachable, "127.0.0.1:1"},
	} {
		output, code := runProgram(t, append([]string{"history"}, test.arguments...)...)
		if code != test.code || !strings.Contains(strings.Join(strings.Fields(output), " "), test.want) || strings.Contains(output, "\x1b") {
			t.Errorf("%s: exit %d\n%q", name, code, output)
		}
	}
}

// TestHistoryThatIsInterruptedAtOnce says that, and not that there is nothing.
func TestHistoryThatIsInterruptedAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	reader, writer := io.Pipe()
	defer func() { _ = writer.Close() }()
	var out bytes.Buffer
	p := &program{stdin: reader, stdout: &out, stderr: &out}
	command := p.rootCommand()
	command.SetArgs([]string{"history", "--from", "-"})
	if code := p.exitOf(command.ExecuteContext(ctx)); code != exitInterrupted || strings.TrimSpace(out.String()) != "authwalk: interrupted" {
		t.Errorf("exit %d: %s", code, out.String())
	}
}

// TestHistoryThatIsInterruptedSaysHowFarItCame, also where nothing was found until then.
func TestHistoryThatIsInterruptedSaysHowFarItCame(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	pages := 0
	trail := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if pages++; pages == 3 {
			cancel()
		}
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		_, _ = fmt.Fprintf(w, `{"Events":[{"EventId":"e","EventTime":%d,"CloudTrailEvent":"{}"}],"NextToken":"page %d"}`, time.Now().Add(-time.Hour).Unix(), pages+1)
	}))
	defer trail.Close()
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	t.Setenv("AWS_ENDPOINT_URL_CLOUDTRAIL", trail.URL)
	var out, said bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &said}
	command := p.rootCommand()
	command.SetArgs([]string{"history", "--request-id", "8b1c0d7e", "--region", "eu-west-1"})
	code := p.exitOf(command.ExecuteContext(ctx))
	if code != exitInterrupted || out.Len() > 0 || !strings.Contains(said.String(), "interrupted: read back to 20") || !strings.Contains(said.String(), "no attempt was found so far") {
		t.Errorf("exit %d\n%s\n%s", code, &out, &said)
	}
}
