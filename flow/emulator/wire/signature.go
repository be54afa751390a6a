package wire

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
)

const (
	algorithm  = "AWS4-HMAC-SHA256"
	amzDate    = "20060102T150405Z"
	serviceID  = "cognito-idp"
	scopeFinal = "aws4_request"
)

// signature is what an Authorization header of Signature Version 4 says
// (AWS General Reference, "Create a signed AWS API request").
type signature struct {
	accessKeyID   string
	scope         []string
	signedHeaders []string
	signature     []byte
	at            time.Time
}

// Credentials are an AWS access key pair.
type Credentials struct {
	AccessKeyID     string
	SecretAccessKey string
}

// checkSignature turns down requests that are not signed, and returns the region
// that the others are signed for. Without credentials to verify with, a signature
// has to be well formed and no more.
func checkSignature(r *http.Request, body []byte, credentials *Credentials, now time.Time) (region string, err error) {
	header := r.Header.Get("Authorization")
	if header == "" {
		return "", Refuse(api.MissingAuthenticationTokenException, "Missing Authentication Token")
	}
	s, err := parseSignature(header, r.Header.Get("X-Amz-Date"))
	if err != nil {
		return "", err
	}
	if s.scope[2] != serviceID {
		return "", Refuse(api.InvalidSignatureException, "Credential should be scoped to correct service: '"+serviceID+"'.")
	}
	if credentials == nil {
		return s.scope[1], nil
	}
	return s.scope[1], s.verify(r, body, *credentials, now)
}

func parseSignature(header, date string) (*signature, error) {
	parameters, known := strings.CutPrefix(header, algorithm+" ")
	if !known {
		return nil, incompleteSignature("Unsupported AWS 'algorithm'.")
	}
	given := map[string]string{}
	for parameter := range strings.SplitSeq(parameters, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		given[name] = value
	}
	for _, name := range []string{"Credential", "Signature", "SignedHeaders"} {
		if given[name] == "" {
			return nil, incompleteSignature(fmt.Sprintf("Authorization header requires '%s' parameter.", name))
		}
	}
	credential := strings.Split(given["Credential"], "/")
	if len(credential) != 5 || credential[0] == "" || credential[4] != scopeFinal {
		return nil, incompleteSignature("Credential must have 5 slash-delimited elements, such as KEYID/20260107/eu-west-1/cognito-idp/aws4_request.")
	}
	sum, err := hex.DecodeString(given["Signature"])
	if err != nil || len(sum) != sha256.Size {
		return nil, incompleteSignature("Authorization header requires a 'Signature' of 64 hexadecimal digits.")
	}
	at, err := time.Parse(amzDate, date)
	if err != nil {
		return nil, incompleteSignature("Authorization header requires existence of a 'X-Amz-Date' header in ISO8601 long format.")
	}
	return &signature{
		accessKeyID:   credential[0],
		scope:         credential[1:],
		signedHeaders: strings.Split(given["SignedHeaders"], ";"),
		signature:     sum,
		at:            at,
	}, nil
}

func incompleteSignature(message string) error {
	return Refuse(api.IncompleteSignatureException, message)
}

// verify checks the signature for what it is: of these credentials, over this
// request, made within five minutes of now.
func (s *signature) verify(r *http.Request, body []byte, credentials Credentials, now time.Time) error {
	if s.accessKeyID != credentials.AccessKeyID {
		return Refuse(api.UnrecognizedClientException, "The security token included in the request is invalid.")
	}
	if s.at.Before(now.Add(-api.SignatureValidity)) || s.at.After(now.Add(api.SignatureValidity)) {
		return Refuse(api.InvalidSignatureException, fmt.Sprintf("Signature expired: %s is not within 5 minutes of %s",
			s.at.Format(amzDate), now.UTC().Format(amzDate)))
	}
	if !slices.Contains(s.signedHeaders, "host") || !s.hasDay() ||
		!hmac.Equal(s.signature, s.expected(r, body, credentials.SecretAccessKey)) {
		return Refuse(api.InvalidSignatureException, "The request signature we calculated does not match the signature you provided. "+
			"Check your AWS Secret Access Key and signing method. Consult the service documentation for details.")
	}
	return nil
}

// hasDay tells whether the scope is of the day of the signature.
func (s *signature) hasDay() bool { return s.scope[0] == s.at.Format("20060102") }

// expected is the signature that the holder of the secret would have made.
func (s *signature) expected(r *http.Request, body []byte, secret string) []byte {
	canonical := sha256.Sum256([]byte(s.canonical(r, body)))
	toSign := strings.Join([]string{
		algorithm, s.at.Format(amzDate), strings.Join(s.scope, "/"), hex.EncodeToString(canonical[:]),
	}, "\n")
	key := []byte("AWS4" + secret)
	for _, part := range s.scope {
		key = sign(key, part)
	}
	return sign(key, toSign)
}

// canonical writes the request the one way in which it is signed. Requests of
// this service have no query, and for a path at most a pool's id.
func (s *signature) canonical(r *http.Request, body []byte) string {
	hash := sha256.Sum256(body)
	lines := []string{r.Method, r.URL.EscapedPath(), ""}
	for _, name := range s.signedHeaders {
		lines = append(lines, name+":"+canonicalHeader(r, name))
	}
	lines = append(lines, "", strings.Join(s.signedHeaders, ";"), hex.EncodeToString(hash[:]))
	return strings.Join(lines, "\n")
}

func canonicalHeader(r *http.Request, name string) string {
	switch name {
	case "host":
		return r.Host
	case "content-length":
		return fmt.Sprint(r.ContentLength)
	}
	var values []string
	for _, value := range r.Header.Values(name) {
		values = append(values, strings.Join(strings.Fields(value), " "))
	}
	return strings.Join(values, ",")
}

func sign(key []byte, message string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(message))
	return mac.Sum(nil)
}
