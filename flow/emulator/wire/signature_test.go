package wire

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

var signedAt = time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)

// signedRequest is signed by the SDK's own signer.
func signedRequest(t *testing.T, service string, at time.Time) (*http.Request, []byte) {
	t.Helper()
	body := []byte(`{"MaxResults":1}`)
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://127.0.0.1:9229/", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", api.ContentType)
	r.Header.Set("X-Amz-Target", api.TargetPrefix+"ListUserPools")
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
			r.Header.Set("X-Amz-Target", api.TargetPrefix+"DeleteUserPool")
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
			r, body := signedRequest(t, serviceID, signedAt)
			test.spoil(r, &body, given)
			checkSigned(t, signatureFault(r, body, given), test.want)
		})
	}
}

func TestSignatureOfAnotherTimeOrService(t *testing.T) {
	given := &Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"}
	for _, off := range []time.Duration{-6 * time.Minute, 6 * time.Minute} {
		r, body := signedRequest(t, serviceID, signedAt.Add(off))
		checkSigned(t, signatureFault(r, body, given), "InvalidSignatureException")
	}
	r, body := signedRequest(t, "s3", signedAt)
	checkSigned(t, signatureFault(r, body, given), "InvalidSignatureException")
	r, body = signedRequest(t, serviceID, signedAt.Add(4*time.Minute))
	checkSigned(t, signatureFault(r, body, given), "")
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

func FuzzSignatureHeader(f *testing.F) {
	f.Add(algorithm+" Credential=A/20260107/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature="+strings.Repeat("0", 64), "20260107T080509Z")
	f.Add(algorithm+" ,=,Credential=////", "")
	f.Fuzz(func(t *testing.T, header, date string) {
		s, err := parseSignature(header, date)
		if err == nil && (len(s.scope) != 4 || len(s.signature) != 32 || s.accessKeyID == "") {
			t.Errorf("%q is read as %+v", header, s)
		}
	})
}

func signatureFault(r *http.Request, body []byte, credentials *Credentials) error {
	_, err := checkSignature(r, body, credentials, signedAt)
	return err
}
