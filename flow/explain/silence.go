package explain

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"

	"authwalk/flow/walk"
)

// silentRows are errors where Cognito said nothing: no answer, an answer of
// somebody else, or nothing sent.
var silentRows = []row{
	{
		id: "no-answer", kind: walk.Unreachable,
		says:   "No answer came. Whether the request arrived is not known.",
		found:  whereTo,
		causes: []string{"The network, a proxy, or a server that is down."},
		moves:  []walk.Action{tryAgain, answerAgain, editStart},
		next:   "Check the network and the endpoint, then try again.",
		waits:  true,
	},
	{
		id: "no-such-host", kind: walk.Unreachable, silence: isLookup,
		says:  "The name of the host could not be looked up. Nothing was sent.",
		found: whereTo,
		causes: []string{
			"The region or the endpoint is misspelt.",
			"This machine is offline, or its name server does not answer.",
		},
		notCauses: []string{"the name and the password: they were not sent"},
		moves:     []walk.Action{tryAgain, answerAgain, editStart},
		next:      "Check the region, the endpoint and the network.",
		waits:     true,
	},
	{
		id: "refused-connection", kind: walk.Unreachable,
		silence:   func(err error) bool { return errors.Is(err, syscall.ECONNREFUSED) },
		says:      "The machine was reached, but nothing listens there. Nothing was sent.",
		found:     whereTo,
		causes:    []string{"The server is not running, or listens on another port.", "A proxy of the settings is not running."},
		notCauses: []string{"the name and the password: they were not sent"},
		moves:     []walk.Action{tryAgain, answerAgain, editStart},
		next:      "Start the server, or check host and port.",
		waits:     true,
	},
	{
		id: "tls", kind: walk.Unreachable, silence: isTLS,
		says:  "There was no secure connection, so nothing was sent.",
		found: whereTo,
		causes: []string{
			"A proxy signs the traffic with a certificate not trusted here.",
			"The certificate is for another name, or this machine's clock is wrong.",
			"The server speaks plain http.",
		},
		notCauses: []string{"the name and the password: they were not sent"},
		moves:     []walk.Action{tryAgain, answerAgain, editStart},
		next:      "Check the endpoint and the proxy; SSL_CERT_FILE names further certificates to trust.",
		waits:     true,
	},
	{
		id: "timeout", kind: walk.Unreachable, silence: isTimeout,
		says:  "No answer came in time. Cognito may have handled the request.",
		found: whereTo,
		causes: []string{
			"A slow network, or a firewall that drops packets without a word.",
			"A trigger of the pool that takes long.",
		},
		moves: []walk.Action{tryAgain, answerAgain, editStart},
		next:  "Try again; if the answer was accepted after all, the session is spent and a replay helps.",
		waits: true,
	},
	{
		id: "cut-off", kind: walk.Unreachable, silence: isCutOff,
		says:   "The connection ended before the answer was complete. Cognito may have handled the request.",
		found:  whereTo,
		causes: []string{"A proxy or a network that closed the connection.", "The server stopped."},
		moves:  []walk.Action{tryAgain, answerAgain, editStart},
		next:   "Try again; if the answer was accepted after all, the session is spent and a replay helps.",
		waits:  true,
	},
	{
		id: "not-cognito", kind: walk.Unreadable,
		says:  "Something answered that is not Cognito. Its answer is on the wire panel.",
		found: whereTo,
		causes: []string{
			"The network's sign-in page, or a proxy that wants one.",
			"The endpoint is another server, or Cognito's hosted page instead of its API.",
		},
		notCauses: []string{"the name and the password: nothing is said about them"},
		moves:     []walk.Action{tryAgain, answerAgain, editStart},
		next:      "Check the endpoint, the proxy and the network's sign-in page.",
		waits:     true,
	},
	{
		id: "too-large", kind: walk.Unreadable, message: `.*too large.*`,
		says:      "The request was larger than the service reads. Cognito did not see it.",
		causes:    []string{"A value that was pasted is not the one that was meant."},
		notCauses: []string{"the session: it was not spent"},
		moves:     []walk.Action{answerAgain, editStart},
		next:      "Shorten the longest value.",
		waits:     true,
	},
	{
		id: "no-credentials", kind: walk.Credentials,
		says:      "This operation must be signed with AWS credentials, and none could be had. Nothing was sent.",
		causes:    []string{"No profile is chosen, or it has no keys.", "The environment of another shell had them."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, answerAgain, editStart},
		next:      "Choose a profile with credentials, or walk without the admin operations.",
		waits:     true,
	},
	{
		id: "sso-expired", kind: walk.Credentials, message: `.*(?:login|session|token).*expired.*`,
		says:      "The AWS login of this profile has expired. Nothing was sent.",
		causes:    []string{"Logins last for hours only."},
		notCauses: notTheUser,
		notes:     []string{"Renew it in another terminal: trying again here reads it anew, and nothing typed is lost."},
		moves:     []walk.Action{tryAgain, answerAgain, editStart},
		next:      "Run aws sso login (or aws login) for the profile, then try again.",
		waits:     true,
	},
	{
		id: "no-profile", kind: walk.Credentials, message: `.*no AWS profile.*`,
		says:      "The AWS configuration has no profile of this name. Nothing was sent.",
		causes:    []string{"The name is misspelt, or the profile is on another machine."},
		notCauses: notTheUser,
		moves:     []walk.Action{editStart, tryAgain},
		next:      "Choose another profile, or add it with aws configure.",
		waits:     true,
	},
	{
		id: "role-wants-code", kind: walk.Credentials, message: `.*wants an MFA code.*`,
		says:      "The role of this AWS profile wants an MFA code of its own. Nothing was sent.",
		causes:    []string{"mfa_serial is set for the profile."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, editStart},
		next:      "Sign in where the code can be asked for, or choose another profile.",
		waits:     true,
	},
	{
		id: "cancelled", kind: walk.Cancelled,
		says:   "You stopped waiting. Cognito may have handled the request all the same.",
		causes: []string{"If it did, a code was sent, the session is spent, or tokens were issued that nobody has."},
		moves:  []walk.Action{answerAgain, tryAgain, replayHere, editStart},
		next:   "Try again; if the session is spent, replay the walk up to here.",
		waits:  true,
	},
	{
		id: "bad-input", kind: walk.BadInput,
		says:      "The answer could not be made into a request. Nothing was sent.",
		notCauses: []string{"the service: it has not seen this answer"},
		moves:     []walk.Action{answerAgain, editStart},
		next:      "Correct the answer.",
		waits:     true,
	},
}

// whereTo names what was called, when it is not AWS itself.
func whereTo(f failure) []string {
	target := f.walk.Start.Target
	if target.Endpoint == "" {
		return nil
	}
	return []string{fmt.Sprintf("The endpoint is %s, not AWS.", name(target.Where()))}
}

func isLookup(err error) bool {
	var lookup *net.DNSError
	return errors.As(err, &lookup)
}

func isTLS(err error) bool {
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	return errors.As(err, &certificate) || errors.As(err, &record) || errors.As(err, &host) || errors.As(err, &authority) ||
		strings.Contains(err.Error(), "tls: ") || strings.Contains(err.Error(), "HTTP response to HTTPS client")
}

func isTimeout(err error) bool {
	var network net.Error
	return !isLookup(err) && errors.As(err, &network) && network.Timeout() || errors.Is(err, os.ErrDeadlineExceeded)
}

func isCutOff(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}
