package cognito_test

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"
)

func TestRefusals(t *testing.T) {
	for _, row := range []struct {
		name                    string
		status                  int
		errorType, errorMessage string
		body                    string
		exception, message      string
	}{
		{
			"as recorded", 400, "NotAuthorizedException:", "Incorrect username or password.",
			`{"__type":"NotAuthorizedException","message":"Incorrect username or password."}`,
			"NotAuthorizedException", "Incorrect username or password.",
		},
		{"namespace", 400, "", "", `{"__type":"com.amazon.coral.service#SerializationException"}`, "SerializationException", ""},
		{
			"namespace and details", 400, "", "", `{"__type":"a.b#ExpiredTokenException:http://internal.amazon.com/coral/#x/","Message":"M"}`,
			"ExpiredTokenException", "M",
		},
		{"header only", 400, "UserNotFoundException:http://internal/", "gone", ``, "UserNotFoundException", "gone"},
		{"header beside a page", 500, "InternalErrorException", "", `<html>`, "InternalErrorException", ""},
		{"body wins", 400, "OtherException", "", `{"__type":"NotAuthorizedException","message":""}`, "NotAuthorizedException", ""},
		{"odd types", 400, "LimitExceededException", "m", `{"__type":{"a":1},"message":[1]}`, "LimitExceededException", "m"},
		{"control characters stay as they came", 400, "", "", `{"__type":"X\u001b[2J","message":"\u0007\u202e"}`, "X\x1b[2J", "\x07\u202e"},
		{
			"200 without protocol", 200, "", "", `{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}`,
			"UnknownOperationException", "",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			served := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				for name, value := range map[string]string{"X-Amzn-Errortype": row.errorType, "X-Amzn-Errormessage": row.errorMessage} {
					if value != "" {
						w.Header().Set(name, value)
					}
				}
				w.WriteHeader(row.status)
				_, _ = io.WriteString(w, row.body)
			})
			exchange, failed := client(t, cognito.Options{Endpoint: served.URL}).Call(t.Context(), request("InitiateAuth", `{}`))
			if failed == nil || failed.Kind != walk.Refused || failed.Exception != row.exception || failed.Message != row.message {
				t.Fatalf("error %+v", failed)
			}
			if failed.Operation != "InitiateAuth" || exchange.Status != row.status || string(exchange.Answer.Reveal()) != row.body {
				t.Errorf("exchange %+v", exchange)
			}
		})
	}
}

// raw answers bytes that net/http would not write.
func raw(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(connection, answer)
		_ = connection.Close()
	}
}

func TestAnswersThatAreNotCognitos(t *testing.T) {
	elsewhere := serve(t, respondWith(200, `{}`))
	for name, row := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"proxy page":       {respondWith(200, "<!DOCTYPE html><p>Sign in to the hotel"), "web page"},
		"bad gateway":      {respondWith(502, "<html><h1>502"), "web page (HTTP status 502)"},
		"not JSON":         {respondWith(200, "OK"), "not Cognito's JSON"},
		"broken JSON":      {respondWith(200, `{"Session":"a`), "not Cognito's JSON"},
		"two objects":      {respondWith(200, `{}{}`), "not Cognito's JSON"},
		"array":            {respondWith(200, `[]`), "not Cognito's JSON"},
		"null":             {respondWith(200, `null`), "not Cognito's JSON"},
		"empty":            {respondWith(200, ""), "empty"},
		"no content":       {respondWith(204, ""), "empty"},
		"too large to ask": {respondWith(413, ""), "request is too large"},
		"server is away":   {respondWith(503, ""), "HTTP status 503"},
		"proxy sign-in":    {respondWith(407, "who are you?"), "proxy requires"},
		"refused in words": {respondWith(400, `{"error":"no"}`), "HTTP status 400"},
		"redirect": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL, http.StatusSeeOther)
		}, "redirect"},
		"redirect with body": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
		}, "redirect"},
		"megabytes": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(bytes.Repeat([]byte(" "), 5<<20))
		}, "longer than 4 MiB"},
		"endless": {func(w http.ResponseWriter, _ *http.Request) {
			for err := error(nil); err == nil; {
				_, err = w.Write(bytes.Repeat([]byte(`{"a":`), 10_000))
			}
		}, "longer than 4 MiB"},
		"deep": {respondWith(200, strings.Repeat(`{"a":`, 100_000)), "not Cognito's JSON"},
		"long header": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Long", strings.Repeat("x", 1<<20))
		}, "not HTTP"},
		"no HTTP at all":                {raw("220 mail.example.org ESMTP\r\n"), "not HTTP"},
		"control character in a header": {raw("HTTP/1.1 200 OK\r\nX-Amzn-Requestid: \x1b[2J\r\n\r\n{}"), "not HTTP"},
		"header without a name":         {raw("HTTP/1.1 200 OK\r\ncanary\r\n\r\n{}"), "not HTTP"},
		"impossible length":             {raw("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"), "not HTTP"},
		"unknown encoding":              {raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: canary\r\n\r\n{}"), "not HTTP"},
		"broken chunk":                  {raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ncanary\r\n{}"), "not HTTP"},
	} {
		t.Run(name, func(t *testing.T) {
			served := serve(t, row.answer)
			exchange, failed := client(t, cognito.Options{Endpoint: served.URL}).Call(t.Context(), request("InitiateAuth", `{"a":1}`))
			if failed == nil || failed.Kind != walk.Unreadable || !strings.Contains(failed.Message, row.want) || failed.Next == "" || strings.Contains(failed.Message, "canary") {
				t.Errorf("error %+v", failed)
			}
			if exchange.Answer.Len() > 600_000 {
				t.Errorf("%d bytes kept", exchange.Answer.Len())
			}
			if sent, _ := served.requests(); len(sent) != 1 {
				t.Errorf("%d requests", len(sent))
			}
		})
	}
	if sent, _ := elsewhere.requests(); len(sent) != 0 {
		t.Error("the redirect was followed")
	}
}

func TestALongAnswerArrivesWhole(t *testing.T) {
	answer := `{"Session":"` + strings.Repeat("s", 1<<20) + `"}`
	served := serve(t, respondWith(200, answer))
	made := client(t, cognito.Options{Endpoint: served.URL})
	rounds := 30
	if termtest.RaceDetector {
		rounds = 5
	}
	for range rounds {
		exchange, failed := made.Call(t.Context(), request("InitiateAuth", `{}`))
		if failed != nil || string(exchange.Answer.Reveal()) != answer {
			t.Fatalf("%d of %d bytes, %v", exchange.Answer.Len(), len(answer), failed)
		}
	}
}

func TestAServerThatSpeaksSomethingElse(t *testing.T) {
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		_, _ = io.WriteString(connection, "SSH-2.0-OpenSSH_9.6\r\n")
		_ = connection.Close()
	}()
	_, failed := client(t, cognito.Options{Endpoint: "http://" + listener.Addr().String()}).Call(t.Context(), request("InitiateAuth", `{}`))
	_ = listener.Close()
	<-done
	if failed == nil || failed.Kind != walk.Unreadable && failed.Kind != walk.Unreachable {
		t.Errorf("error %+v", failed)
	}
}
