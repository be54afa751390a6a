package cognito_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// TestTriggerCalls: in the order of the calls, with times that no server can make
// strange.
func TestTriggerCalls(t *testing.T) {
	served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("request_id") != "7b0c" || r.Header.Get("Authorization") != "Bearer token" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		_, _ = w.Write([]byte(`[{"id":"2","trigger":"PostAuthentication","result":"refused","error":"no","ms":-7,"limit_ms":99999999999999},` +
			`{"id":"1","trigger":"PreAuthentication","source":"PreAuthentication_Authentication","function":"f","result":"answered","ms":12,"limit_ms":5000,"event":{"a":1},"answer":null,"effect":"e"}]`))
	}))
	defer served.Close()
	made := client(t, cognito.Options{Endpoint: served.URL})
	calls, err := made.TriggerCalls(t.Context(), "token", "7b0c")
	if err != nil || len(calls) != 2 {
		t.Fatalf("%v, %v", calls, err)
	}
	if first := calls[0]; first.Trigger != "PreAuthentication" || first.Elapsed != 12*time.Millisecond || first.Limit != 5*time.Second || string(first.Event.Reveal()) != `{"a":1}` || first.Effect != "e" {
		t.Errorf("%+v", first)
	}
	if second := calls[1]; second.Elapsed != 0 || second.Limit > time.Hour || second.Message != "no" || second.Result != walk.TriggerRefused {
		t.Errorf("%+v", second)
	}
	for _, token := range []string{"", "other"} {
		if _, err := made.TriggerCalls(t.Context(), token, "7b0c"); err == nil {
			t.Error("read without the token")
		}
	}
}

// TestOtherEndpointsTellNothingOfTriggers whatever they answer.
func TestOtherEndpointsTellNothingOfTriggers(t *testing.T) {
	for _, answer := range []string{"", "<html>", `{"a":1}`, `[1]`, `[{"ms":"soon"}]`} {
		served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }))
		if calls, err := client(t, cognito.Options{Endpoint: served.URL}).TriggerCalls(t.Context(), "token", "7b0c"); err == nil {
			t.Errorf("%q: %v", answer, calls)
		}
		served.Close()
	}
	served := httptest.NewServer(http.NotFoundHandler())
	defer served.Close()
	if _, err := client(t, cognito.Options{Endpoint: served.URL}).SendEventAgain(t.Context(), "token", "7"); err == nil {
		t.Error("an event that nobody has was sent again")
	}
}
