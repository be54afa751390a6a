package cognito

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	connectTimeout = 10 * time.Second
	// answerTimeout bounds a whole exchange. Cognito waits up to five seconds
	// for each Lambda trigger and asks it three times, so an honest answer may
	// be slow.
	// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
	answerTimeout = 30 * time.Second

	// idleConnections is how many are kept for calls that are made side by side.
	idleConnections = 8

	headerLimit = 64 << 10
	answerLimit = 4 << 20
	// excerptLimit is how much of an answer over the limit stays on record.
	excerptLimit = 64 << 10
)

// newTransport keeps compression off so that the record holds the bytes that
// travelled. It trusts the roots, or those of this machine where they are nil.
func newTransport(roots *x509.CertPool) *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: connectTimeout}).DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots},
		TLSHandshakeTimeout:    connectTimeout,
		MaxResponseHeaderBytes: headerLimit,
		MaxIdleConnsPerHost:    idleConnections,
		IdleConnTimeout:        90 * time.Second,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
		OnProxyConnectResponse: checkProxy,
	}
}

// proxyRefusal is what a proxy says that opens no connection to Cognito.
type proxyRefusal struct{ status int }

// Error says it in words.
func (e *proxyRefusal) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the proxy answered %d %s", e.status, http.StatusText(e.status)))
}

// checkProxy tells a proxy that refuses from a service that does not answer.
func checkProxy(_ context.Context, _ *url.URL, _ *http.Request, response *http.Response) error {
	if response.StatusCode != http.StatusOK {
		return &proxyRefusal{response.StatusCode}
	}
	return nil
}

// newHTTP follows no redirects: a password must not travel on to another host.
func newHTTP(transport http.RoundTripper) *http.Client {
	return &http.Client{
		Transport:     withoutUpgrade{transport},
		Timeout:       answerTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// withoutUpgrade ends a connection that the server wants to use for another
// protocol. Nothing asked for that, and the body of such an answer is the
// connection itself: reading it ends neither by a time limit nor by a context.
type withoutUpgrade struct{ http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (t withoutUpgrade) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := t.RoundTripper.RoundTrip(request)
	if err == nil && response.StatusCode == http.StatusSwitchingProtocols {
		_ = response.Body.Close()
		response.Body = http.NoBody
	}
	return response, err
}

// CloseIdleConnections closes those of the transport below.
func (t withoutUpgrade) CloseIdleConnections() {
	if transport, can := t.RoundTripper.(interface{ CloseIdleConnections() }); can {
		transport.CloseIdleConnections()
	}
}
