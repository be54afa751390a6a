package cognito

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/textproto"
	"strings"

	"authwalk/flow/walk"
)

const mayHaveHandled = walk.MightBeHandled

func cancelled(cause error, sent bool) *walk.Error {
	failed := &walk.Error{Kind: walk.Cancelled, Message: "cancelled before anything was sent", Cause: cause}
	if sent {
		failed.Message = "cancelled while waiting for the response"
		failed.Next = mayHaveHandled
	}
	return failed
}

// transportError says in one sentence why no answer came, and what to do.
func transportError(err error, where string, sent bool) *walk.Error {
	reason := transportReason(err)
	if reason == walk.NotHTTP {
		return unreadable(reason, where+" sent a response that is not HTTP", err)
	}
	message, next := transportSentence(reason, where, detail(err))
	if sent {
		next = strings.TrimSpace(mayHaveHandled + " " + next)
	}
	return &walk.Error{Kind: walk.Unreachable, Reason: reason, Message: message, Next: next, Cause: err}
}

// transportErrorThrough is transportError for a request that goes through a proxy.
func transportErrorThrough(err error, where, proxy string, sent bool) *walk.Error {
	failed := transportError(err, where+" through the proxy "+proxy, sent)
	var refusal *proxyRefusal
	switch {
	case errors.As(err, &refusal) && refusal.status == http.StatusProxyAuthRequired:
		failed.Message = "the proxy " + proxy + " asks for a user name and a password"
		failed.Next = "Put them into HTTPS_PROXY: http://user:password@" + proxy + "."
	case errors.As(err, &refusal):
		failed.Message = fmt.Sprintf("the proxy %s refuses to connect to %s: %d %s", proxy, where, refusal.status, http.StatusText(refusal.status))
		failed.Next = "Ask the administrator of the proxy, or name the host in NO_PROXY."
	case failed.Reason == walk.Proxy:
		failed.Message = "the proxy " + proxy + " could not be reached"
	}
	return failed
}

// transportReason tells apart what net, net/http and crypto/tls report.
func transportReason(err error) walk.ErrorReason {
	var lookup *net.DNSError
	var operation *net.OpError
	var network net.Error
	switch {
	case isNotHTTP(err):
		return walk.NotHTTP
	case errors.As(err, &operation) && operation.Op == "proxyconnect", errors.As(err, new(*proxyRefusal)):
		return walk.Proxy
	case errors.As(err, &lookup) && lookup.IsNotFound:
		return walk.NoSuchHost
	case errors.As(err, &lookup):
		return walk.LookupFailed
	case isErrno(err, refused):
		return walk.ConnectionRefused
	case isTLS(err):
		return tlsReason(err)
	case errors.As(err, &network) && network.Timeout(), isErrno(err, timedOut):
		return walk.Timeout
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), isErrno(err, closed):
		return walk.ConnectionClosed
	case isErrno(err, unreachable):
		return walk.NoRoute
	default:
		return walk.Unspecified
	}
}

// isNotHTTP reports whether something answered that net/http cannot read. Its
// errors quote what came, and only some of them have a type.
func isNotHTTP(err error) bool {
	return errors.As(err, new(textproto.ProtocolError)) || containsAny(err.Error(),
		"malformed HTTP", "response headers exceeded", "bad Content-Length", "transfer encoding", "chunk")
}

func isTLS(err error) bool {
	var certificate *tls.CertificateVerificationError
	var noTLS tls.RecordHeaderError
	var alert tls.AlertError
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	return errors.As(err, &certificate) || errors.As(err, &noTLS) || errors.As(err, &alert) ||
		errors.As(err, &host) || errors.As(err, &authority) ||
		containsAny(err.Error(), "tls: ", "TLS handshake timeout", "server gave HTTP response to HTTPS client")
}

func tlsReason(err error) walk.ErrorReason {
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var network net.Error
	switch {
	case errors.As(err, &network) && network.Timeout():
		return walk.TLSTimeout
	case errors.As(err, &authority):
		return walk.TLSUntrusted
	case errors.As(err, &host):
		return walk.TLSWrongHost
	case errors.As(err, &invalid):
		return walk.TLSInvalid
	case errors.As(err, new(tls.RecordHeaderError)), containsAny(err.Error(), "HTTP response to HTTPS"):
		return walk.TLSNotSpoken
	default:
		return walk.TLSFailed
	}
}

// transportSentence is what a reason says of a place, and what to do. The
// detail is quoted where the reason alone says too little.
func transportSentence(reason walk.ErrorReason, where, detail string) (message, next string) {
	switch reason {
	case walk.Proxy:
		return "the proxy could not be reached", "Check HTTPS_PROXY and NO_PROXY."
	case walk.NoSuchHost:
		return "there is no host named " + detail, "Check the region, the endpoint and the network."
	case walk.LookupFailed:
		return "the name " + detail + " could not be resolved", "Check the network and its DNS server."
	case walk.ConnectionRefused:
		return "nothing listens at " + where, "Start the server, or check the host and the port."
	case walk.ConnectionClosed:
		return where + " closed the connection before the response was complete", "Try again."
	case walk.NoRoute:
		return "no network route to " + where, "Check the network."
	case walk.Timeout:
		return "no response from " + where + " in time", "Try again, or check the network."
	case walk.TLSTimeout:
		return where + " did not finish the TLS handshake in time", "Check that the server uses https, and check the network."
	case walk.TLSUntrusted:
		return "the certificate of " + where + " is not trusted by this machine",
			"If your proxy signs it, set SSL_CERT_FILE to the proxy's root certificate."
	case walk.TLSWrongHost:
		return "the certificate of " + where + " is for another name", "Check the endpoint."
	case walk.TLSInvalid:
		return "the certificate of " + where + " is not valid: " + detail, "Check this machine's clock, then the server."
	case walk.TLSNotSpoken:
		return where + " does not use TLS", "Use http:// if it is a local server."
	case walk.TLSFailed:
		return "no secure connection to " + where + ": " + detail, "Check the endpoint and the proxy."
	default:
		return "no response from " + where + ": " + detail, "Check the endpoint and the network."
	}
}

// detail is the name that was looked up, when a certificate is valid, or what is at the
// bottom of the error.
func detail(err error) string {
	var lookup *net.DNSError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &lookup):
		return lookup.Name
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && invalid.Cert != nil:
		const layout = "2006-01-02 15:04:05 UTC"
		return "it is for the time from " + invalid.Cert.NotBefore.UTC().Format(layout) + " to " + invalid.Cert.NotAfter.UTC().Format(layout)
	default:
		return innermost(err)
	}
}

// innermost is the text of the cause at the bottom, on one line and without the
// layers above.
func innermost(err error) string {
	for {
		below := errors.Unwrap(err)
		if below == nil {
			return strings.Join(strings.Fields(err.Error()), " ")
		}
		err = below
	}
}
