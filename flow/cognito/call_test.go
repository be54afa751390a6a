package cognito_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// service is a server that records what it is sent.
type service struct {
	*httptest.Server
	mu     sync.Mutex
	bodies []string
	heads  []http.Header
}

func serve(t *testing.T, answer http.HandlerFunc) *service {
	t.Helper()
	served := &service{}
	served.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		served.mu.Lock()
		served.bodies = append(served.bodies, string(body))
		served.heads = append(served.heads, r.Header.Clone())
		served.mu.Unlock()
		answer(w, r)
	}))
	t.Cleanup(served.Close)
	return served
}

func (s *service) requests() ([]string, []http.Header) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bodies, s.heads
}

func respondWith(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Requestid", "6d0a7c3e")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func client(t *testing.T, options cognito.Options) *cognito.Client {
	t.Helper()
	made, err := cognito.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(made.Close)
	return made
}

func request(operation, body string) walk.Request {
	return walk.Request{Operation: operation, Body: walk.NewBody([]byte(body))}
}

var key = credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "wJalrXUtnFEMI", "")

func TestBodyTravelsByteForByte(t *testing.T) {
	bodies := []string{
		`{"AuthFlow":"USER_SRP_AUTH","ClientId":"4example"}`,
		"{ \"b\" : 1,\n\t\"a\":\"\", \"Unknown\":[null], \"a\":2 }",
		`{}`,
		``,
		`not JSON at all`,
		"{\"AuthParameters\":{\"PASSWORD\":\"\\u00e9 é \x00 \xff\"}}",
	}
	for _, operation := range []string{"InitiateAuth", "AdminInitiateAuth", "SignUp", "ListUsers", "BrandNewOperation"} {
		for _, body := range bodies {
			served := serve(t, respondWith(200, `{ "x" : 1 }`))
			made := client(t, cognito.Options{Endpoint: served.URL, Region: "eu-west-1", Credentials: key})
			exchange, failed := made.Call(t.Context(), request(operation, body))
			if failed != nil {
				t.Fatal(failed)
			}
			sent, heads := served.requests()
			if len(sent) != 1 || sent[0] != body {
				t.Errorf("%s: sent %q, want %q", operation, sent, body)
			}
			if got, want := heads[0].Get("X-Amz-Target"), "AWSCognitoIdentityProviderService."+operation; got != want {
				t.Errorf("target %q, want %q", got, want)
			}
			if got := heads[0].Get("Content-Type"); got != "application/x-amz-json-1.1" {
				t.Errorf("content type %q", got)
			}
			if got := string(exchange.Answer.Reveal()); got != `{ "x" : 1 }` {
				t.Errorf("answer %q", got)
			}
			if exchange.Status != 200 || exchange.RequestID != "6d0a7c3e" || exchange.ServerTime.IsZero() {
				t.Errorf("exchange %+v", exchange)
			}
		}
	}
}

func TestPublicOperationsAreAnonymous(t *testing.T) {
	served := serve(t, respondWith(200, `{}`))
	made := client(t, cognito.Options{Endpoint: served.URL, UserPoolID: "eu-west-1_Ab12Cd34E", Credentials: key})
	for _, operation := range []string{"InitiateAuth", "RespondToAuthChallenge", "GetUser", "AssociateSoftwareToken", "ListUserSessions"} {
		exchange, failed := made.Call(t.Context(), request(operation, `{}`))
		if failed != nil || exchange.Signed {
			t.Errorf("%s: signed %v, %v", operation, exchange.Signed, failed)
		}
	}
	_, heads := served.requests()
	for _, head := range heads {
		if head.Get("Authorization") != "" || head.Get("X-Amz-Security-Token") != "" {
			t.Errorf("anonymous call carries %v", head)
		}
	}
}

func TestAdminOperationsAreSigned(t *testing.T) {
	served := serve(t, respondWith(200, `{}`))
	made := client(t, cognito.Options{Endpoint: served.URL, UserPoolID: "eu-west-1_Ab12Cd34E", Credentials: key})
	for _, operation := range []string{"AdminInitiateAuth", "DescribeUserPool", "BrandNewOperation"} {
		exchange, failed := made.Call(t.Context(), request(operation, `{}`))
		if failed != nil || !exchange.Signed {
			t.Errorf("%s: signed %v, %v", operation, exchange.Signed, failed)
		}
	}
	_, heads := served.requests()
	for _, head := range heads {
		got := head.Get("Authorization")
		if !strings.Contains(got, "AKIDEXAMPLE/") || !strings.Contains(got, "/eu-west-1/cognito-idp/aws4_request") {
			t.Errorf("authorization %q", got)
		}
	}
}

func TestNothingIsSentTwice(t *testing.T) {
	drop := func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_ = connection.Close()
		}
	}
	for name, answer := range map[string]http.HandlerFunc{
		"internal error": respondWith(500, `{"__type":"InternalErrorException","message":"Oops"}`),
		"throttled":      respondWith(400, `{"__type":"TooManyRequestsException","message":"Rate exceeded"}`),
		"unavailable":    respondWith(503, ``),
		"dropped":        drop,
	} {
		t.Run(name, func(t *testing.T) {
			served := serve(t, answer)
			made := client(t, cognito.Options{Endpoint: served.URL, Credentials: key})
			for i, operation := range []string{"InitiateAuth", "AdminInitiateAuth"} {
				if _, failed := made.Call(t.Context(), request(operation, `{}`)); failed == nil {
					t.Error("no error")
				}
				if sent, _ := served.requests(); len(sent) != i+1 {
					t.Errorf("%d requests after %d calls", len(sent), i+1)
				}
			}
		})
	}
}

func TestCancelledCallSaysWhatMayHaveHappened(t *testing.T) {
	arrived, release := make(chan struct{}), make(chan struct{})
	served := serve(t, func(http.ResponseWriter, *http.Request) {
		close(arrived)
		<-release
	})
	made := client(t, cognito.Options{Endpoint: served.URL})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-arrived
		cancel()
	}()
	_, failed := made.Call(ctx, request("InitiateAuth", `{}`))
	close(release)
	if failed == nil || failed.Kind != walk.Cancelled || !strings.Contains(failed.Next, "might have handled") {
		t.Errorf("error %+v", failed)
	}
}

func TestTimesComeFromTheClockHandedIn(t *testing.T) {
	served := serve(t, respondWith(200, `{}`))
	begin := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	now := begin
	made := client(t, cognito.Options{Endpoint: served.URL, Now: func() time.Time {
		now = now.Add(time.Second)
		return now
	}})
	exchange, failed := made.Call(t.Context(), request("InitiateAuth", `{}`))
	if failed != nil || exchange.Elapsed != time.Second || exchange.Started.Year() != 2026 {
		t.Errorf("exchange %+v, %v", exchange, failed)
	}
}
