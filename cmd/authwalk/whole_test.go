package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
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
