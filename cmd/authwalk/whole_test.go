package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// What flags give is on the wire also when the start form stands between.
func TestAStartIsWholeThroughTheForm(t *testing.T) {
	t.Parallel()
	requests := make(chan []byte, 10)
	service := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		body, _ := io.ReadAll(in.Body)
		requests <- body
		out.Header().Set("Content-Type", "application/x-amz-json-1.1")
		out.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(out, `{"__type":"NotAuthorizedException","message":"Incorrect username or password."}`)
	}))
	defer service.Close()
	w := open(t, termtest.Options{Width: 140, Height: 50, Answers: true, Args: []string{
		"walk", "--endpoint-url", service.URL, "--user-pool-id", "eu-west-1_Ab12Cd34E", "--client-id", "4example0client1id",
		"--username", "nadia", "--auth-flow", "USER_PASSWORD_AUTH", "--device-key", "eu-west-1_dev",
		"--user-context-data", "IpAddress=1.2.3.4,EncodedData=xyz", "--analytics-metadata", "AnalyticsEndpointId=e",
		"--client-metadata", "a=b", "--session", fileWith(t, "AYABe-a-session-of-some-length"), "--auth-parameters", "FOO=bar",
	}})
	w.See("Also sent").See("FOO=bar").Type("Winter-2026!").Press("enter").See("NotAuthorizedException")
	var got map[string]any
	if err := json.Unmarshal(<-requests, &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "4example0client1id",
		"AuthParameters":    map[string]any{"USERNAME": "nadia", "PASSWORD": "Winter-2026!", "DEVICE_KEY": "eu-west-1_dev", "FOO": "bar"},
		"UserContextData":   map[string]any{"IpAddress": "1.2.3.4", "EncodedData": "xyz"},
		"AnalyticsMetadata": map[string]any{"AnalyticsEndpointId": "e"},
		"ClientMetadata":    map[string]any{"a": "b"}, "Session": "AYABe-a-session-of-some-length",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("sent %v", got)
	}
	w.Press("ctrl+c")
	if code := w.Exit(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}

// What a script gives under call goes with that request alone.
func TestAScriptsCallIsOnTheWireOnce(t *testing.T) {
	t.Parallel()
	requests := make(chan []byte, 10)
	answers := []string{
		`{"ChallengeName":"NEW_PASSWORD_REQUIRED","Session":"s1","ChallengeParameters":{"requiredAttributes":"[]"}}`,
		`{"ChallengeName":"SMS_MFA","Session":"s2","ChallengeParameters":{}}`, manualTokens,
	}
	service := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		body, _ := io.ReadAll(in.Body)
		requests <- body
		out.Header().Set("Content-Type", "application/x-amz-json-1.1")
		_, _ = io.WriteString(out, answers[len(requests)-1])
	}))
	defer service.Close()
	script := strings.TrimPrefix(fileWith(t, `
start: {AuthFlow: USER_PASSWORD_AUTH, ClientId: 4example0client, AuthParameters: {USERNAME: nadia, PASSWORD: p}, ClientMetadata: {of: start}}
answers:
  NEW_PASSWORD_REQUIRED: {NEW_PASSWORD: Spring-2026!, userAttributes.given_name: Nadia, call: {ClientMetadata: {of: answer}, UserContextData: {IpAddress: 192.0.2.1}}}
  SMS_MFA: {SMS_MFA_CODE: "123456", call: {ClientMetadata: {}}}
`), "file://")
	if code, _, stderr := execute(t, nil, "run", script, "--endpoint-url", service.URL); code != exitDone {
		t.Fatalf("ended with %d: %s", code, stderr)
	}
	for n, want := range []map[string]string{
		{"ClientMetadata.of": "start", "UserContextData": "-"},
		{"ClientMetadata.of": "answer", "UserContextData.IpAddress": "192.0.2.1"},
		{"ClientMetadata": "-", "UserContextData": "-", "ChallengeResponses.SMS_MFA_CODE": "123456"},
	} {
		body := <-requests
		for path, text := range want {
			if got, there := at(t, body, path); there != (text != "-") || there && got != text {
				t.Errorf("request %d: %s is %q in %s", n+1, path, got, body)
			}
		}
		if n == 1 && !strings.Contains(string(body), `"userAttributes.given_name":"Nadia"`) {
			t.Errorf("the attribute is not in %s", body)
		}
	}
}
