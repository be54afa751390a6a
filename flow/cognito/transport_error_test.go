package cognito_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// roundTrip is a transport made of one function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

func fails(err error) roundTrip {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

type timeout struct{}

func (timeout) Error() string   { return "i/o timeout" }
func (timeout) Timeout() bool   { return true }
func (timeout) Temporary() bool { return true }

// slowTLS reads as the time-out of net/http does, which has no type.
type slowTLS struct{ timeout }

func (slowTLS) Error() string { return "net/http: TLS handshake timeout" }

func TestTransportErrorsAreToldApart(t *testing.T) {
	dial := func(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }
	for name, row := range map[string]struct {
		err    error
		reason walk.ErrorReason
		want   string
	}{
		"no such name":        {dial(&net.DNSError{Name: "cognito-idp.mars-1.amazonaws.com", IsNotFound: true}), walk.NoSuchHost, "there is no host named cognito-idp.mars-1"},
		"name server silent":  {dial(&net.DNSError{Name: "h", IsTimeout: true}), walk.LookupFailed, "could not be resolved"},
		"refused":             {dial(syscall.ECONNREFUSED), walk.ConnectionRefused, "nothing listens at Cognito in eu-west-1"},
		"no route":            {dial(syscall.EHOSTUNREACH), walk.NoRoute, "no network route"},
		"time-out":            {dial(timeout{}), walk.Timeout, "no response from Cognito in eu-west-1 in time"},
		"reset":               {&net.OpError{Op: "read", Err: syscall.ECONNRESET}, walk.ConnectionClosed, "closed the connection"},
		"closed":              {io.EOF, walk.ConnectionClosed, "closed the connection"},
		"refused, Windows":    {dial(syscall.Errno(10061)), walk.ConnectionRefused, "nothing listens at Cognito in eu-west-1"},
		"no route, Windows":   {dial(syscall.Errno(10065)), walk.NoRoute, "no network route"},
		"no network, Windows": {dial(syscall.Errno(10051)), walk.NoRoute, "no network route"},
		"time-out, Windows":   {dial(syscall.Errno(10060)), walk.Timeout, "no response from Cognito in eu-west-1 in time"},
		"reset, Windows":      {&net.OpError{Op: "read", Err: syscall.Errno(10054)}, walk.ConnectionClosed, "closed the connection"},
		"aborted, Windows":    {&net.OpError{Op: "read", Err: syscall.Errno(10053)}, walk.ConnectionClosed, "closed the connection"},
		"proxy away":          {&net.OpError{Op: "proxyconnect", Err: syscall.ECONNREFUSED}, walk.Proxy, "the proxy could not be reached"},
		"stranger's root":     {x509.UnknownAuthorityError{}, walk.TLSUntrusted, "not trusted by this machine"},
		"certificate expired": {
			&tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Reason: x509.Expired}}, walk.TLSInvalid,
			"the certificate of Cognito in eu-west-1 is not valid: x509: certificate has expired",
		},
		"certificate too old": {
			&tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Reason: x509.Expired, Detail: "current time 2026", Cert: &x509.Certificate{
				NotBefore: time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC), NotAfter: time.Date(2025, 6, 2, 3, 4, 5, 0, time.UTC),
			}}}, walk.TLSInvalid,
			"is not valid: it is for the time from 2025-01-02 03:04:05 UTC to 2025-06-02 03:04:05 UTC",
		},
		"another host":  {&tls.CertificateVerificationError{Err: x509.HostnameError{Certificate: &x509.Certificate{}, Host: "h"}}, walk.TLSWrongHost, "is for another name"},
		"no TLS":        {tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}, walk.TLSNotSpoken, "does not use TLS"},
		"slow TLS":      {slowTLS{}, walk.TLSTimeout, "did not finish the TLS handshake"},
		"TLS alert":     {tls.AlertError(40), walk.TLSFailed, "no secure connection"},
		"anything else": {errors.New("the sky fell"), walk.Unspecified, "the sky fell"},
	} {
		t.Run(name, func(t *testing.T) {
			made := client(t, cognito.Options{Region: "eu-west-1", Transport: fails(row.err)})
			exchange, failed := made.Call(t.Context(), request("InitiateAuth", `{"AuthParameters":{"PASSWORD":"hunter2"}}`))
			if failed == nil || failed.Kind != walk.Unreachable || failed.Reason != row.reason || !strings.Contains(failed.Message, row.want) || failed.Next == "" {
				t.Fatalf("error %+v", failed)
			}
			if !errors.Is(failed, row.err) && !strings.Contains(failed.Cause.Error(), row.err.Error()) {
				t.Errorf("the cause is lost: %v", failed.Cause)
			}
			if exchange.Status != 0 || strings.Contains(failed.Error(), "hunter2") || strings.Contains(failed.Message, "\n") {
				t.Errorf("exchange %+v, error %v", exchange, failed)
			}
		})
	}
}

func TestCertificates(t *testing.T) {
	served := httptest.NewUnstartedServer(respondWith(200, `{}`))
	served.Config.ErrorLog = quiet
	served.StartTLS()
	t.Cleanup(served.Close)
	_, failed := client(t, cognito.Options{Endpoint: served.URL}).Call(t.Context(), request("InitiateAuth", `{}`))
	if failed == nil || failed.Kind != walk.Unreachable || !strings.Contains(failed.Message, "not trusted by this machine") {
		t.Errorf("error %+v", failed)
	}
	if failed != nil && strings.Contains(failed.Next, "might have handled") {
		t.Errorf("nothing was sent, but: %s", failed.Next)
	}
}

func TestHTTPSToAPlainServer(t *testing.T) {
	served := serve(t, respondWith(200, `{}`))
	endpoint := strings.Replace(served.URL, "http:", "https:", 1)
	_, failed := client(t, cognito.Options{Endpoint: endpoint}).Call(t.Context(), request("InitiateAuth", `{}`))
	if failed == nil || failed.Kind != walk.Unreachable || !strings.Contains(failed.Message, "does not use TLS") {
		t.Errorf("error %+v", failed)
	}
}

func TestSaysWhetherTheRequestMayHaveArrived(t *testing.T) {
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "http://" + listener.Addr().String()
	_ = listener.Close()
	_, failed := client(t, cognito.Options{Endpoint: nobody}).Call(t.Context(), request("InitiateAuth", `{}`))
	if failed == nil || !strings.Contains(failed.Message, "nothing listens at 127.0.0.1:") || strings.Contains(failed.Next, "might have handled") {
		t.Errorf("nobody there: %+v", failed)
	}

	served := serve(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	_, failed = client(t, cognito.Options{Endpoint: served.URL}).Call(t.Context(), request("InitiateAuth", `{}`))
	if failed == nil || failed.Kind != walk.Unreachable || !strings.Contains(failed.Next, "might have handled") {
		t.Errorf("dropped after reading: %+v", failed)
	}
}

func TestAnAnswerThatBreaksOffIsKept(t *testing.T) {
	served := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		_, _ = io.WriteString(w, `{"Session":`)
	})
	exchange, failed := client(t, cognito.Options{Endpoint: served.URL}).Call(t.Context(), request("InitiateAuth", `{}`))
	if failed == nil || failed.Kind != walk.Unreachable || !strings.Contains(failed.Message, "before the response was complete") {
		t.Errorf("error %+v", failed)
	}
	if exchange.Status != 200 || string(exchange.Answer.Reveal()) != `{"Session":` {
		t.Errorf("exchange %+v", exchange)
	}
}

func TestACallCancelledBeforehandSendsNothing(t *testing.T) {
	served := serve(t, respondWith(200, `{}`))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, failed := client(t, cognito.Options{Endpoint: served.URL}).Call(ctx, request("InitiateAuth", `{}`))
	if failed == nil || failed.Kind != walk.Cancelled || failed.Next != "" {
		t.Errorf("error %+v", failed)
	}
	if sent, _ := served.requests(); len(sent) != 0 {
		t.Error("a request was sent")
	}
}

func TestWaitingEndsByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		never := roundTrip(func(request *http.Request) (*http.Response, error) {
			<-request.Context().Done()
			return nil, request.Context().Err()
		})
		made := client(t, cognito.Options{Region: "eu-west-1", Transport: never})
		exchange, failed := made.Call(t.Context(), request("InitiateAuth", `{}`))
		if failed == nil || failed.Kind != walk.Unreachable || !strings.Contains(failed.Message, "in time") {
			t.Errorf("error %+v", failed)
		}
		if exchange.Elapsed.Seconds() != 30 {
			t.Errorf("gave up after %v", exchange.Elapsed)
		}
	})
}

// TestSentGoesByWhereTheTransportFailed plays a transport that fails at each
// point of a request's way, and one that does not tell how far it got.
func TestSentGoesByWhereTheTransportFailed(t *testing.T) {
	for name, row := range map[string]struct {
		reached func(*httptrace.ClientTrace)
		sent    bool
	}{
		"a transport that does not tell":  {func(*httptrace.ClientTrace) {}, true},
		"while it connects":               {func(trace *httptrace.ClientTrace) { trace.GetConn("h:443") }, false},
		"with the headers on the way":     {func(trace *httptrace.ClientTrace) { trace.GetConn("h:443"); trace.WroteHeaders() }, true},
		"headers, of one that tells less": {func(trace *httptrace.ClientTrace) { trace.WroteHeaders() }, true},
	} {
		t.Run(name, func(t *testing.T) {
			transport := roundTrip(func(r *http.Request) (*http.Response, error) {
				row.reached(httptrace.ContextClientTrace(r.Context()))
				return nil, io.EOF
			})
			exchange, failed := client(t, cognito.Options{Region: "eu-west-1", Transport: transport}).Call(t.Context(), request("InitiateAuth", `{}`))
			if failed == nil || exchange.Sent != row.sent || strings.Contains(failed.Next, "might have handled") != row.sent {
				t.Errorf("sent %t, error %+v", exchange.Sent, failed)
			}
		})
	}
}

// TestAProxyThatRefusesIsNamed, and is not taken for a service that does not answer.
func TestAProxyThatRefusesIsNamed(t *testing.T) {
	for status, want := range map[int]string{http.StatusProxyAuthRequired: "asks for a user name and a password", http.StatusForbidden: "refuses to connect to"} {
		proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		t.Cleanup(proxy.Close)
		address, err := url.Parse(proxy.URL)
		if err != nil {
			t.Fatal(err)
		}
		through := cognito.NewTransport()
		through.Proxy = http.ProxyURL(address)
		made := client(t, cognito.Options{Endpoint: "https://cognito.example.test", Transport: through})
		exchange, failed := made.Call(t.Context(), request("InitiateAuth", `{}`))
		if failed == nil || failed.Reason != walk.Proxy || exchange.Sent || !strings.Contains(failed.Message, "the proxy "+address.Host+" "+want) {
			t.Errorf("%d: sent %t, %v", status, exchange.Sent, failed)
		}
	}
}

func TestAProxyIsNamed(t *testing.T) {
	proxy := httptest.NewServer(respondWith(200, `{"Session":"s"}`))
	t.Cleanup(proxy.Close)
	address, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	// Each request has a connection of its own, else the second could go out on the first one's,
	// before it is seen that the proxy has closed it.
	through := &http.Transport{Proxy: http.ProxyURL(address), DisableKeepAlives: true}
	made := client(t, cognito.Options{Endpoint: "http://cognito.example.test", AllowHTTP: true, Transport: through})
	exchange, failed := made.Call(t.Context(), request("InitiateAuth", `{}`))
	if failed != nil || exchange.Proxy != address.Host {
		t.Errorf("through %q, error %v", exchange.Proxy, failed)
	}
	proxy.Close()
	exchange, failed = made.Call(t.Context(), request("InitiateAuth", `{}`))
	if failed == nil || failed.Reason != walk.Proxy || !strings.Contains(failed.Message, "the proxy "+address.Host+" could not be reached") {
		t.Errorf("through %q, error %v", exchange.Proxy, failed)
	}
	direct := serve(t, respondWith(200, `{"Session":"s"}`))
	if exchange, _ := client(t, cognito.Options{Endpoint: direct.URL}).Call(t.Context(), request("InitiateAuth", `{}`)); exchange.Proxy != "" {
		t.Errorf("through %q", exchange.Proxy)
	}
}
