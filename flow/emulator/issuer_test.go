package emulator

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestIssuers signs in and looks at what tokens and the OpenID configuration say.
func TestIssuers(t *testing.T) {
	t.Parallel()
	const asked = "http://cognito.test:1234"
	for name, test := range map[string]struct{ issuer, want, keys string }{
		"a host":           {issuer: "host", want: asked + "/" + everyday, keys: asked + "/" + everyday},
		"the real one":     {issuer: "aws", want: "https://cognito-idp.us-east-1.amazonaws.com/" + everyday, keys: asked + "/" + everyday},
		"the newer form":   {issuer: "aws-updated", want: "https://issuer-cognito-idp.us-east-1.amazonaws.com/" + everyday, keys: asked + "/" + everyday},
		"a URL":            {issuer: "https://login.example.org/a/", want: "https://login.example.org/a/" + everyday, keys: "https://login.example.org/a/" + everyday},
		"where it listens": {issuer: "listen"},
		"nothing said":     {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files, err := Demo(signingTime)
			if err != nil {
				t.Fatal(err)
			}
			s := newService(t, Options{Files: files, Issuer: test.issuer, AllowHosts: []string{"cognito.test"}})
			if test.want == "" {
				test.want = s.Endpoint() + "/" + everyday
				test.keys = test.want
			}
			r := s.request("InitiateAuth", `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"`+web+`","AuthParameters":{"USERNAME":"nadia","PASSWORD":"Winter-2026!"}}`)
			r.Host = "cognito.test:1234"
			_, body := s.send(r)
			var result struct {
				AuthenticationResult struct{ AccessToken, IdToken string }
			}
			if err := json.Unmarshal([]byte(body), &result); err != nil {
				t.Fatal(err)
			}
			for _, token := range []string{result.AuthenticationResult.AccessToken, result.AuthenticationResult.IdToken} {
				if issuer := issuerIn(t, token); issuer != test.want {
					t.Errorf("issued by %s, want %s", issuer, test.want)
				}
			}
			_, body = s.send(s.request("GetUser", `{"AccessToken":"`+result.AuthenticationResult.AccessToken+`"}`))
			if !strings.Contains(body, `"nadia"`) {
				t.Errorf("the token is not taken: %s", body)
			}
			discovery, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Endpoint()+"/"+everyday+"/.well-known/openid-configuration", nil)
			if err != nil {
				t.Fatal(err)
			}
			discovery.Host = "cognito.test:1234"
			_, body = s.send(discovery)
			var discovered struct {
				Issuer string `json:"issuer"`
				Keys   string `json:"jwks_uri"`
			}
			if err := json.Unmarshal([]byte(body), &discovered); err != nil || discovered.Issuer != test.want || discovered.Keys != test.keys+"/.well-known/jwks.json" {
				t.Errorf("%v %+v", err, discovered)
			}
		})
	}
}

// issuerIn is the iss claim of a token.
func issuerIn(t *testing.T, token string) string {
	t.Helper()
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
	if err != nil {
		t.Fatal(err)
	}
	var claims struct {
		Issuer string `json:"iss"`
	}
	if err := json.Unmarshal(payload, &claims); err != nil {
		t.Fatal(err)
	}
	return claims.Issuer
}

func TestNoIssuers(t *testing.T) {
	t.Parallel()
	for _, issuer := range []string{"nobody", "AWS", "ftp://a", "https://", "//a", "https://a?b=c", "https://a#b", "https://u:p@a", "https://a b", "https://a:999999"} {
		if _, err := New(Options{Issuer: issuer}); err == nil || !strings.Contains(err.Error(), "--issuer") {
			t.Errorf("%s: %v", issuer, err)
		}
	}
}

// TestHTTPS asks over TLS, under the names that are allowed.
func TestHTTPS(t *testing.T) {
	t.Parallel()
	certificate, roots := certify(t)
	e, err := New(Options{Listen: "127.0.0.1:0", Certificate: &certificate, Keys: testKeys()})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	if !strings.HasPrefix(e.Endpoint(), "https://127.0.0.1:") || e.Ready().Endpoint != e.Endpoint() {
		t.Errorf("the endpoint is %s", e.Endpoint())
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}}}
	for host, want := range map[string]int{"": http.StatusOK, "localhost": http.StatusForbidden, "evil.test": http.StatusForbidden} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, e.Endpoint()+"/health", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("Host %q: %s", host, answer.Status)
		}
	}
}

// certify makes a certificate for 127.0.0.1, and what trusts it.
func certify(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

// TestHealthNeedsNoToken asks as orchestrators do, some of them with HEAD.
func TestHealthNeedsNoToken(t *testing.T) {
	t.Parallel()
	s := newService(t, Options{})
	for method, want := range map[string]string{http.MethodGet: `{"status":"ok"}`, http.MethodHead: ""} {
		r, err := http.NewRequestWithContext(t.Context(), method, s.Endpoint()+"/health", nil)
		if err != nil {
			t.Fatal(err)
		}
		if answer, body := s.send(r); answer.StatusCode != http.StatusOK || body != want {
			t.Errorf("%s: %s %s", method, answer.Status, body)
		}
	}
}
