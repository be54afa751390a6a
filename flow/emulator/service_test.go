package emulator

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow/emulator/state"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go"
)

const (
	jsonContent = "application/x-amz-json-1.1"
	targetOf    = "AWSCognitoIdentityProviderService."
)

// signingTime is when the tests take place.
var signingTime = time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)

// testKeys are made once for all tests of the package.
var testKeys = sync.OnceValue(func() []*rsa.PrivateKey {
	keys := make([]*rsa.PrivateKey, 2)
	for i := range keys {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			panic(err)
		}
		keys[i] = key
	}
	return keys
})

// service is an emulator on a port of its own, seen from outside.
type service struct {
	*Emulator
	t *testing.T
	// sdk signs with the credentials AKID and secret.
	sdk *cognito.Client
	// at is what the emulator's clock is based on.
	at time.Time
}

func newService(t *testing.T, options Options) *service {
	t.Helper()
	s := &service{t: t, at: signingTime}
	options.Listen, options.Keys = "127.0.0.1:0", testKeys()
	if options.Clock == nil {
		options.Clock = func() time.Time { return s.at }
	}
	e, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	s.Emulator = e
	s.sdk = cognito.New(cognito.Options{
		Region:       "us-east-1",
		BaseEndpoint: aws.String(e.Endpoint()),
		Credentials:  credentials.NewStaticCredentialsProvider("AKID", "secret", ""),
		Retryer:      aws.NopRetryer{},
		HTTPClient:   strict{t},
	})
	return s
}

func newDemo(t *testing.T) *service {
	t.Helper()
	files, err := Demo(signingTime)
	if err != nil {
		t.Fatal(err)
	}
	return newService(t, Options{Files: files})
}

// head is what stands before the body of an answer.
type head struct {
	StatusCode int
	Status     string
	Header     http.Header
}

// post sends a body as it is, unsigned, and returns the answer with its body.
func (s *service) post(operation, body string) (head, string) {
	s.t.Helper()
	r := s.request(operation, body)
	return s.send(r)
}

func (s *service) request(operation, body string) *http.Request {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.Endpoint()+"/", strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", jsonContent)
	r.Header.Set("X-Amz-Target", targetOf+operation)
	return r
}

func (s *service) send(r *http.Request) (head, string) {
	s.t.Helper()
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return head{answer.StatusCode, answer.Status, answer.Header}, string(body)
}

// control asks the control plane.
func (s *service) control(method, path, body string, into any) int {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.Endpoint()+controlPath+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+s.Token())
	answer, text := s.send(r)
	if into != nil {
		if err := json.NewDecoder(bytes.NewBufferString(text)).Decode(into); err != nil {
			s.t.Fatalf("%s: %v in %q", path, err, text)
		}
	}
	return answer.StatusCode
}

// code is the newest code that was sent to the user.
func (s *service) code(user string) string {
	s.t.Helper()
	var messages []state.Message
	s.control(http.MethodGet, "outbox?user="+user, "", &messages)
	if len(messages) == 0 {
		s.t.Fatalf("nothing was sent to %s", user)
	}
	return messages[0].Code
}

// refused checks that an SDK call failed with the exception and the message.
func (s *service) refused(err error, name, message string) {
	s.t.Helper()
	var exception smithy.APIError
	if !errors.As(err, &exception) {
		s.t.Fatalf("got %v, want %s: %s", err, name, message)
	}
	if exception.ErrorCode() != name || exception.ErrorMessage() != message {
		s.t.Errorf("got %s: %s\nwant %s: %s", exception.ErrorCode(), exception.ErrorMessage(), name, message)
	}
}

// must fails the test when an SDK call did.
func must[T any](answer T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}

// passwordSignIn signs in with the password flow.
func (s *service) passwordSignIn(clientID, username, password string) (*cognito.InitiateAuthOutput, error) {
	return s.sdk.InitiateAuth(context.Background(), &cognito.InitiateAuthInput{
		AuthFlow: "USER_PASSWORD_AUTH", ClientId: &clientID,
		AuthParameters: map[string]string{"USERNAME": username, "PASSWORD": password},
	})
}

// newRequest is a request that never was on a network, with a signature that
// is well formed.
func newRequest(operation, body string) *http.Request {
	r := httptest.NewRequestWithContext(context.Background(), http.MethodPost, "http://127.0.0.1/", strings.NewReader(body))
	r.Header.Set("Content-Type", jsonContent)
	r.Header.Set("X-Amz-Target", targetOf+operation)
	sign := "AWS4-HMAC-SHA256 Credential=A/20260107/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature="
	r.Header.Set("Authorization", sign+strings.Repeat("0", 64))
	r.Header.Set("X-Amz-Date", signingTime.Format("20060102T150405Z"))
	return r
}

func newRecorder() *httptest.ResponseRecorder { return httptest.NewRecorder() }
