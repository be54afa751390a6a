package emulator

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"authwalk/flow/emulator/operation"
)

// notForAWS is what the service's front door says to those who do not speak AWS
// JSON at all.
const notForAWS = `{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}`

func TestEnvelopes(t *testing.T) {
	s := newDemo(t)
	for _, test := range []struct {
		id, target, contentType, body string
		status                        int
		want                          string
	}{
		{"A001", "", "", "x=1", 200, notForAWS},
		{"A001 form", "", "application/x-www-form-urlencoded", "x=1", 200, notForAWS},
		{"A002", targetOf + "NoSuchThing", jsonContent, "{}", 400, `{"__type":"UnknownOperationException"}`},
		{"no target", "", jsonContent, "{}", 400, `{"__type":"UnknownOperationException"}`},
		{"other service", "DynamoDB_20120810.ListTables", jsonContent, "{}", 400, `{"__type":"UnknownOperationException"}`},
		{"other content type", targetOf + "InitiateAuth", "application/json", "{}", 400, `{"__type":"UnknownOperationException"}`},
		{"A003", targetOf + "InitiateAuth", jsonContent, strings.Repeat(" ", 1<<20+1), 413, ""},
		{"charset", targetOf + "InitiateAuth", jsonContent + "; charset=utf-8", `{"AuthFlow":"USER_AUTH","ClientId":"unknown"}`, 400, `{"__type":"ResourceNotFoundException","message":"User pool client unknown does not exist."}`},
		{"A007", targetOf + "ListUserPools", jsonContent, `{"MaxResults":1}`, 400, `{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}`},
		{"newer than the SDK", targetOf + "DescribeTermsByClient", jsonContent, "{}", 400, `{"__type":"UnsupportedOperationException","message":"DescribeTermsByClient is an operation of Amazon Cognito that this emulator does not have."}`},
		{"known only by name", targetOf + "GetCSVHeader", jsonContent, "{}", 400, `{"__type":"UnsupportedOperationException","message":"GetCSVHeader is an operation of Amazon Cognito that this emulator does not have."}`},
	} {
		t.Run(test.id, func(t *testing.T) {
			r := s.request("", test.body)
			r.Header.Del("X-Amz-Target")
			r.Header.Del("Content-Type")
			if test.target != "" {
				r.Header.Set("X-Amz-Target", test.target)
			}
			if test.contentType != "" {
				r.Header.Set("Content-Type", test.contentType)
			}
			answer, body := s.send(r)
			if answer.StatusCode != test.status || body != test.want {
				t.Errorf("%s %s, want %d %s", answer.Status, body, test.status, test.want)
			}
		})
	}
}

func TestHeadersOfAnswers(t *testing.T) {
	s := newDemo(t)
	answer, body := s.post("InitiateAuth", `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"authwalkdemoweb","AuthParameters":{"USERNAME":"nadia","PASSWORD":"wrong"}}`)
	want := map[string]string{
		"Content-Type": jsonContent, "X-Amzn-Errortype": "NotAuthorizedException:", "X-Amzn-Errormessage": "Incorrect username or password.",
		"Date": signingTime.Format(http.TimeFormat),
	}
	for name, text := range want {
		if answer.Header.Get(name) != text {
			t.Errorf("A004, A005: %s is %q, want %q", name, answer.Header.Get(name), text)
		}
	}
	if body != `{"__type":"NotAuthorizedException","message":"Incorrect username or password."}` {
		t.Errorf("A004: %s", body)
	}
	if id := answer.Header.Get("X-Amzn-Requestid"); len(id) != 36 {
		t.Errorf("request id %q", id)
	}
	answer, body = s.post("InitiateAuth", `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"authwalkdemoweb","AuthParameters":{"USERNAME":"nadia","PASSWORD":"Winter-2026!"}}`)
	if answer.StatusCode != 200 || answer.Header.Get("Content-Type") != jsonContent || !json.Valid([]byte(body)) {
		t.Errorf("A006: %s %s", answer.Status, body)
	}
}

// TestLongValuesMakeNoLongHeaders: a message quotes what was sent, and clients
// refuse headers of that length.
func TestLongValuesMakeNoLongHeaders(t *testing.T) {
	s := newDemo(t)
	flow := strings.Repeat("X", 70_000)
	answer, body := s.post("InitiateAuth", `{"AuthFlow":"`+flow+`","ClientId":"authwalkdemoweb"}`)
	if header := answer.Header.Get("X-Amzn-Errormessage"); len(header) != 1<<10 || !strings.Contains(body, flow) {
		t.Errorf("a header of %d bytes, a body of %d", len(header), len(body))
	}
}

// TestNamesAreBounded: no name is longer than one a user can have.
func TestNamesAreBounded(t *testing.T) {
	w := newRawClient(t, nil)
	for length, message := range map[int]string{
		128: incorrect,
		129: "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128",
	} {
		name := strings.Repeat("ü", length)
		if r := w.signInHiding(name, "x"); r.message() != message {
			t.Errorf("%d characters: %s", length, r.message())
		}
		choice := w.initiate("USER_AUTH", members{"USERNAME": "nadia"})
		r := w.respond(choice, "SELECT_CHALLENGE", name, members{"ANSWER": "PASSWORD", "PASSWORD": "x"})
		if r.status != 400 || (r.message() == message) != (length == 129) {
			t.Errorf("%d characters in an answer: %s", length, r.raw)
		}
	}
}

// TestAbsentMembersAreNotNull holds every answer against the rule that what is
// not there is left out.
func TestAbsentMembersAreNotNull(t *testing.T) {
	s := newDemo(t)
	for operation, body := range map[string]string{
		"InitiateAuth":           `{"AuthFlow":"USER_AUTH","ClientId":"authwalkdemoweb","AuthParameters":{"USERNAME":"chloe"}}`,
		"DescribeUserPool":       `{"UserPoolId":"us-east-1_AuthwalkE"}`,
		"DescribeUserPoolClient": `{"UserPoolId":"us-east-1_AuthwalkD","ClientId":"authwalkdemosrponly"}`,
		"GetUserPoolMfaConfig":   `{"UserPoolId":"us-east-1_AuthwalkE"}`,
		"ListUserPools":          `{"MaxResults":10}`,
		"ListUserPoolClients":    `{"UserPoolId":"us-east-1_AuthwalkD"}`,
		"ListUsers":              `{"UserPoolId":"us-east-1_AuthwalkD"}`,
		"AdminGetUser":           `{"UserPoolId":"us-east-1_AuthwalkD","Username":"dan"}`,
		"ListGroups":             `{"UserPoolId":"us-east-1_AuthwalkD"}`,
		"ForgotPassword":         `{"ClientId":"authwalkdemoweb","Username":"nobody"}`,
	} {
		r := s.request(operation, body)
		r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=A/20260107/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature="+strings.Repeat("0", 64))
		r.Header.Set("X-Amz-Date", signingTime.Format("20060102T150405Z"))
		answer, text := s.send(r)
		if answer.StatusCode != 200 || strings.Contains(text, ":null") {
			t.Errorf("%s: %s %s", operation, answer.Status, text)
		}
		if strings.Contains(text, "Winter-2026!") || strings.Contains(text, "TotpSecret") {
			t.Errorf("%s tells secrets: %s", operation, text)
		}
	}
}

// FuzzBody sends raw bodies to operations of every kind. Whatever comes, the
// answer is one of the service's, and never a fault.
func FuzzBody(f *testing.F) {
	for _, body := range []string{
		"", "{}", "[]", "null", `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"authwalkdemoweb","AuthParameters":{"USERNAME":"nadia","PASSWORD":"x"}}`,
		`{"ClientId":"authwalkdemoweb","ChallengeName":"SMS_MFA","Session":"AYABeAAAAAAAAAAAAAAA","ChallengeResponses":{"USERNAME":"sam","SMS_MFA_CODE":"1"}}`,
		`{"ClientId":"authwalkdemoweb","Username":"new","Password":"Winter-2026!","UserAttributes":[{"Name":"email","Value":"a@b.c"}]}`,
		`{"AccessToken":"a.b.c"}`, `{"Token":"eyJjdHki","ClientId":"authwalkdemoweb"}`, `{"A":` + strings.Repeat("[", 1000),
		"\xff\xfe", `{"ClientId":"\ud800"}`, `{"ClientId":1e999}`,
	} {
		f.Add(uint8(0), body)
	}
	files, err := Demo(signingTime)
	if err != nil {
		f.Fatal(err)
	}
	e, err := New(Options{Files: files, Keys: testKeys(), Clock: func() time.Time { return signingTime }})
	if err != nil {
		f.Fatal(err)
	}
	names := operation.Names()
	f.Fuzz(func(t *testing.T, which uint8, body string) {
		name := names[int(which)%len(names)]
		r := newRequest(name, body)
		answer := newRecorder()
		e.ServeHTTP(answer, r)
		if answer.Code >= 500 {
			t.Errorf("%s %q: %d %s", name, body, answer.Code, answer.Body)
		}
		if answer.Body.Len() > 0 && !json.Valid(answer.Body.Bytes()) {
			t.Errorf("%s %q: %s", name, body, answer.Body)
		}
	})
}
