package trigger

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
)

var event = []byte(`{"version":"1","userPoolId":"eu-west-1_Ab12Cd34E","userName":"nadia","triggerSource":"PreAuthentication_Authentication",` +
	`"request":{"userNotFound":false},"response":{}}`)

func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// TestWhatFunctionsReturn: what comes back from a URL, kind or hostile.
func TestWhatFunctionsReturn(t *testing.T) {
	type want struct {
		text    string
		refused bool
	}
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    want
	}{
		"the event":         {func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) }, want{}},
		"something else":    {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) }, want{}},
		"nothing":           {func(http.ResponseWriter, *http.Request) {}, want{}},
		"an error":          {failing(200, `{"errorMessage":"not on Sundays","errorType":"Error"}`), want{"not on Sundays", true}},
		"an error, 500":     {failing(500, `{"errorMessage":"not on Sundays"}`), want{"not on Sundays", true}},
		"an error, unnamed": {failing(200, `{"errorType":"Runtime.ExitError"}`), want{"Runtime.ExitError", true}},
		"an error, no JSON": {failing(200, `oops`), want{"Unhandled", true}},
		"no permission": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Amzn-Errortype", "AccessDeniedException:http://internal.amazon.com/")
			w.WriteHeader(http.StatusForbidden)
		}, want{text: "AccessDeniedException"}},
		"a redirect": {func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/elsewhere" {
				t.Error("the redirect was followed")
			}
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}, want{text: "HTTP 307"}},
		"a fault":   {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, want{text: "HTTP 502"}},
		"6 MB":      {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, largest+1)) }, want{tooLarge, true}},
		"no answer": {hang, want{text: "Socket timeout while invoking Lambda function."}},
		"no end": {func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte("{"))
			_ = http.NewResponseController(w).Flush()
			hang(w, r)
		}, want{text: "Socket timeout while invoking Lambda function."}},
		"no end soon": {func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				_, _ = w.Write([]byte("{"))
				_ = http.NewResponseController(w).Flush()
			}
		}, want{text: "Socket timeout while invoking Lambda function."}},
		"endless": {func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				_, _ = w.Write(make([]byte, 1<<20))
			}
		}, want{tooLarge, true}},
		"broken off": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, want{text: "Unreachable"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			options := Options{}
			if strings.HasPrefix(name, "no ") {
				options.Limit = 50 * time.Millisecond
			}
			got := New(options).Call(t.Context(), serve(t, test.handler), event, nil)
			if got.OK != (test.want.text == "") || got.Refused != test.want.refused || !strings.HasPrefix(got.Text, test.want.text) {
				t.Errorf("%+v, want %+v", got, test.want)
			}
			if got.OK && len(got.Returned) == 0 {
				t.Error("nothing was taken for the event as it was sent")
			}
		})
	}
}

// hang never answers. The server sees that a client is gone once it has read the
// request.
func hang(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func failing(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amz-Function-Error", "Unhandled")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// TestFunctionsOfALocalLambda: names and ARNs go to the Invoke path.
func TestFunctionsOfALocalLambda(t *testing.T) {
	for function, want := range map[string]string{
		"walks-pre": "/2015-03-31/functions/walks-pre/invocations",
		"arn:aws:lambda:eu-west-1:000000000000:function:pre":      "/2015-03-31/functions/pre/invocations",
		"arn:aws:lambda:eu-west-1:000000000000:function:pre:live": "/2015-03-31/functions/pre/invocations?Qualifier=live",
		"../../secrets": "",
		"":              "",
	} {
		asked := ""
		caller := New(Options{LambdaEndpoint: serve(t, func(w http.ResponseWriter, r *http.Request) {
			asked = r.Method + " " + r.URL.RequestURI()
			_, _ = io.Copy(w, r.Body)
		})})
		got := caller.Call(t.Context(), function, event, nil)
		if want != "" {
			want = "POST " + want
		}
		if asked != want || got.OK != (want != "") {
			t.Errorf("%s: asked %q: %+v", function, asked, got)
		}
	}
	if got := New(Options{}).Call(t.Context(), "walks-pre", event, nil); got.OK || !strings.Contains(got.Text, "--lambda-endpoint") {
		t.Errorf("without an endpoint: %+v", got)
	}
}

// TestTriggersStayOnThisMachine: events hold passwords.
func TestTriggersStayOnThisMachine(t *testing.T) {
	for address, allowed := range map[string]bool{
		"http://127.0.0.1:1/":                 true,
		"http://localhost:1/":                 true,
		"http://[::1]:1/":                     true,
		"https://127.0.0.1:1/":                true,
		"http://functions.internal:1/":        true,
		"http://functions.internal.evil.test": false,
		"http://127.0.0.1.evil.test/":         false,
		"http://localhost.evil.test/":         false,
		"http://169.254.169.254/latest":       false,
		"http://127.0.0.1@evil.test/":         false,
		"http://nadia:secret@127.0.0.1/":      false,
		"http:///":                            false,
		"https://example.org/":                false,
	} {
		dialled := false
		caller := New(Options{Hosts: []string{"functions.internal"}})
		caller.client.Transport = transport(func(*http.Request) (*http.Response, error) {
			dialled = true
			return nil, io.ErrUnexpectedEOF
		})
		if got := caller.Call(t.Context(), address, event, nil); dialled != allowed || got.OK {
			t.Errorf("%s: dialled %v: %+v", address, dialled, got)
		}
	}
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestTheLogKeepsNoAddress: a URL may hold a key in its query.
func TestTheLogKeepsNoAddress(t *testing.T) {
	var log bytes.Buffer
	caller := New(Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	caller.client.Transport = transport(func(*http.Request) (*http.Response, error) { return nil, io.ErrUnexpectedEOF })
	got := caller.Call(t.Context(), "http://127.0.0.1:1/f?key=canary-9f2c", event, nil)
	if !strings.Contains(log.String(), "127.0.0.1:1") || strings.Contains(log.String()+got.Text, "canary") {
		t.Errorf("the log says %q, the answer %q", log.String(), got.Text)
	}
}

// TestACallGoesOnWhenTheRequestIsGivenUp: a function has its effects either way.
func TestACallGoesOnWhenTheRequestIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	address := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) })
	if got := New(Options{}).Call(ctx, address, event, nil); !got.OK {
		t.Errorf("%+v", got)
	}
}

// TestBuiltins: each returns the event, refuses or does not answer, and so for
// every event.
func TestBuiltins(t *testing.T) {
	for name := range builtins {
		got := New(Options{Limit: time.Millisecond}).Call(t.Context(), "builtin:"+name, event, nil)
		var whole pool.TriggerEvent
		if got.OK && (json.Unmarshal(got.Returned, &whole) != nil || whole.UserName != "nadia" || whole.Version != "1") {
			t.Errorf("%s returned %s", name, got.Returned)
		}
		if !got.OK && got.Text == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := New(Options{}).Call(t.Context(), "builtin:nothing", event, nil); got.OK {
		t.Errorf("%+v", got)
	}
}
