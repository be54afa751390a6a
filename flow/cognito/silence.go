package cognito

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"
	"syscall"

	"authwalk/flow/walk"
)

const mayHaveHandled = "Cognito may have handled the request."

func cancelled(cause error, mayHaveArrived bool) *walk.Error {
	failed := &walk.Error{Kind: walk.Cancelled, Message: "stopped before anything was sent", Cause: cause}
	if mayHaveArrived {
		failed.Message = "stopped while waiting for the answer"
		failed.Next = mayHaveHandled
	}
	return failed
}

// noAnswer says in one sentence why no answer came, and what to do.
func noAnswer(err error, where string, mayHaveArrived bool) *walk.Error {
	if isNoHTTP(err) {
		return unreadable(0, where+" answered with something that is not HTTP", err)
	}
	message, next := silence(err, where)
	if mayHaveArrived {
		next = strings.TrimSpace(mayHaveHandled + " " + next)
	}
	return &walk.Error{Kind: walk.Unreachable, Message: message, Next: next, Cause: err}
}

// isNoHTTP reports whether something answered that net/http cannot read. Its
// errors quote what came, and only some of them have a type.
func isNoHTTP(err error) bool {
	return errors.As(err, new(textproto.ProtocolError)) || strings.Contains(err.Error(), "malformed HTTP") ||
		strings.Contains(err.Error(), "response headers exceeded") || strings.Contains(err.Error(), "bad Content-Length") ||
		strings.Contains(err.Error(), "transfer encoding") || strings.Contains(err.Error(), "chunk")
}

func silence(err error, where string) (message, next string) {
	var lookup *net.DNSError
	var operation *net.OpError
	var network net.Error
	switch {
	case errors.As(err, &operation) && operation.Op == "proxyconnect":
		return "the proxy could not be reached", "Check HTTPS_PROXY and NO_PROXY."
	case errors.As(err, &lookup) && lookup.IsNotFound:
		return fmt.Sprintf("there is no host named %s", lookup.Name), "Check the region, the endpoint and the network."
	case errors.As(err, &lookup):
		return fmt.Sprintf("the name %s could not be looked up", lookup.Name), "Check the network and its name server."
	case errors.Is(err, syscall.ECONNREFUSED):
		return "nothing listens at " + where, "Start the server, or check host and port."
	case isTLS(err):
		return silenceTLS(err, where)
	case errors.As(err, &network) && network.Timeout():
		return "no answer from " + where + " in time", "Try again, or check the network."
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return where + " closed the connection before its answer was complete", "Try again."
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return "there is no way through the network to " + where, "Check the network."
	default:
		return "no answer from " + where + ": " + innermost(err), "Check the endpoint and the network."
	}
}

func isTLS(err error) bool {
	var certificate *tls.CertificateVerificationError
	var noTLS tls.RecordHeaderError
	var alert tls.AlertError
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	return errors.As(err, &certificate) || errors.As(err, &noTLS) || errors.As(err, &alert) ||
		errors.As(err, &host) || errors.As(err, &authority) || strings.Contains(err.Error(), "tls: ") ||
		strings.Contains(err.Error(), "server gave HTTP response to HTTPS client")
}

func silenceTLS(err error, where string) (message, next string) {
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var network net.Error
	switch {
	case errors.As(err, &network) && network.Timeout():
		return where + " did not finish the TLS handshake in time", "Check that it speaks https, and the network."
	case errors.As(err, &authority):
		return "the certificate of " + where + " is signed by nobody this machine trusts",
			"If a proxy of yours signs it, name its root certificate in SSL_CERT_FILE."
	case errors.As(err, &host):
		return "the certificate of " + where + " is for another name", "Check the endpoint."
	case errors.As(err, &invalid):
		return "the certificate of " + where + " is not valid: " + innermost(err), "Check this machine's clock, then the server."
	case strings.Contains(err.Error(), "HTTP response to HTTPS"), errors.As(err, new(tls.RecordHeaderError)):
		return where + " does not speak TLS", "Use http:// if it is a local server."
	default:
		return "no secure connection to " + where + ": " + innermost(err), "Check the endpoint and the proxy."
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
