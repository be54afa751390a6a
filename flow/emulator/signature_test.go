package emulator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

var signingTime = time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)

// signedRequest is signed by the SDK's own signer.
func signedRequest(t *testing.T, service string, at time.Time) (*http.Request, []byte) {
	t.Helper()
	body := []byte(`{"MaxResults":1}`)
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://127.0.0.1:9229/", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", amzJSON)
	r.Header.Set("X-Amz-Target", targetPrefix+"ListUserPools")
	r.Header.Set("X-Spaced", "a   b")
	hash := sha256.Sum256(body)
	key := aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}
	if err := v4.NewSigner().SignHTTP(context.Background(), key, r, hex.EncodeToString(hash[:]), service, "us-east-1", at); err != nil {
		t.Fatal(err)
	}
	return r, body
}

func TestSignatures(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(r *http.Request, body *[]byte, given *Credentials)
		want  string
	}{
		{"right", func(*http.Request, *[]byte, *Credentials) {}, ""},
		{"none", func(r *http.Request, _ *[]byte, _ *Credentials) { r.Header.Del("Authorization") }, "MissingAuthenticationTokenException"},
		{"other body", func(_ *http.Request, body *[]byte, _ *Credentials) { *body = []byte(`{"MaxResults":2}`) }, "InvalidSignatureException"},
		{"other target", func(r *http.Request, _ *[]byte, _ *Credentials) {
			r.Header.Set("X-Amz-Target", targetPrefix+"DeleteUserPool")
		}, "InvalidSignatureException"},
		{"other host", func(r *http.Request, _ *[]byte, _ *Credentials) { r.Host = "localhost:9229" }, "InvalidSignatureException"},
		{"other secret", func(_ *http.Request, _ *[]byte, given *Credentials) { given.SecretAccessKey = "other" }, "InvalidSignatureException"},
		{"other key", func(_ *http.Request, _ *[]byte, given *Credentials) { given.AccessKeyID = "other" }, "UnrecognizedClientException"},
		{"bearer", func(r *http.Request, _ *[]byte, _ *Credentials) { r.Header.Set("Authorization", "Bearer x") }, "IncompleteSignatureException"},
		{"no signature", func(r *http.Request, _ *[]byte, _ *Credentials) {
			r.Header.Set("Authorization", strings.Split(r.Header.Get("Authorization"), ", Signature")[0])
		}, "IncompleteSignatureException"},
		{"no date", func(r *http.Request, _ *[]byte, _ *Credentials) { r.Header.Del("X-Amz-Date") }, "IncompleteSignatureException"},
	} {
		t.Run(test.name, func(t *testing.T) {
			given := &Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}
			r, body := signedRequest(t, serviceID, signingTime)
			test.spoil(r, &body, given)
			e, err := New(Options{Credentials: given, Clock: func() time.Time { return signingTime }})
			if err != nil {
				t.Fatal(err)
			}
			checkSigned(t, e.checkSignature(r, body), test.want)
		})
	}
}

func TestSignatureOfAnotherTimeOrService(t *testing.T) {
	e, err := New(Options{
		Credentials: &Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"},
		Clock:       func() time.Time { return signingTime },
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, off := range []time.Duration{-6 * time.Minute, 6 * time.Minute} {
		r, body := signedRequest(t, serviceID, signingTime.Add(off))
		checkSigned(t, e.checkSignature(r, body), "InvalidSignatureException")
	}
	r, body := signedRequest(t, "s3", signingTime)
	checkSigned(t, e.checkSignature(r, body), "InvalidSignatureException")
	r, body = signedRequest(t, serviceID, signingTime.Add(4*time.Minute))
	checkSigned(t, e.checkSignature(r, body), "")
}

func checkSigned(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Errorf("refused: %v", err)
	case want != "" && (err == nil || !strings.HasPrefix(err.Error(), want+": ")):
		t.Errorf("got %v, want %s", err, want)
	}
}
