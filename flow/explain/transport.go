package explain

import (
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// transportRows are errors where Cognito said nothing: no response, a response
// of another server, or nothing sent.
var transportRows = []row{
	{
		id: "no-answer", kind: walk.Unreachable,
		description: "No response. Cognito may or may not have received the request.",
		causes:      []string{"The network, a proxy, or a server that is down."},
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		passes:      true,
		next:        "Check the network and the endpoint, then try again.",
		retryable:   true,
	},
	{
		id: "no-such-host", kind: walk.Unreachable, reasons: []walk.ErrorReason{walk.NoSuchHost, walk.LookupFailed},
		description: "The host name could not be looked up. Nothing was sent.",
		causes:      []string{"The region or the endpoint is misspelled.", "This machine is offline, or its name server does not respond."},
		ruledOut:    notSent,
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		passes:      true,
		next:        "Check the region, the endpoint and the network, then try again.",
		retryable:   true,
	},
	{
		id: "refused-connection", kind: walk.Unreachable, reasons: []walk.ErrorReason{walk.ConnectionRefused},
		description: "The machine was reached, but no server listens there. Nothing was sent.",
		causes:      []string{"The server is not running, or listens on another port."},
		ruledOut:    notSent,
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		passes:      true,
		next:        "Start the server, or check host and port, then try again.",
		retryable:   true,
	},
	{
		id: "no-route", kind: walk.Unreachable, reasons: []walk.ErrorReason{walk.NoRoute},
		description: "There is no route to the server. Nothing was sent.",
		causes:      []string{"This machine is offline, or a VPN is missing."},
		ruledOut:    notSent,
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		passes:      true,
		next:        "Check the network connection, then try again.",
		retryable:   true,
	},
	{
		id: "proxy", kind: walk.Unreachable, reasons: []walk.ErrorReason{walk.Proxy},
		description: "The proxy made no connection to Cognito. Nothing was sent.",
		causes:      []string{"HTTPS_PROXY names a proxy that is not running or refuses this host."},
		ruledOut:    notSent,
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		next:        "Check HTTPS_PROXY and NO_PROXY.",
		retryable:   true,
	},
	{
		id: "tls", kind: walk.Unreachable,
		reasons: []walk.ErrorReason{
			walk.TLSTimeout, walk.TLSUntrusted, walk.TLSWrongHost, walk.TLSInvalid, walk.TLSNotSpoken, walk.TLSFailed,
		},
		description: "There was no secure connection, so nothing was sent.",
		observed:    func(f failure) []string { return tlsCauses[f.err.Reason] },
		ruledOut:    notSent,
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		next:        "Check the endpoint and the proxy. SSL_CERT_FILE names further certificates to trust.",
		retryable:   true,
	},
	{
		id: "timeout", kind: walk.Unreachable, reasons: []walk.ErrorReason{walk.Timeout},
		description: "No response in time.",
		causes:      []string{"A slow network, or a firewall that drops packets.", "A slow Lambda trigger of the pool."},
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		passes:      true,
		next:        "Try again. If Cognito accepted the answer, sign in again up to this step.",
		retryable:   true,
	},
	{
		id: "cut-off", kind: walk.Unreachable, reasons: []walk.ErrorReason{walk.ConnectionClosed},
		description: "The connection ended before the response was complete.",
		causes:      []string{"A proxy or a network closed the connection.", "The server stopped."},
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		passes:      true,
		next:        "Try again. If Cognito accepted the answer, sign in again up to this step.",
		retryable:   true,
	},
	{
		id: "not-cognito", kind: walk.Unreadable,
		description: "Another server responded, not Cognito. The raw response shows what it sent.",
		observed:    gateway,
		causes: []string{
			"The network's sign-in page, or a proxy that asks for a sign-in.",
			"The endpoint is another server, or Cognito's hosted page instead of its API.",
		},
		ruledOut:  []string{"the password (the response says nothing about it)"},
		actions:   []walk.Action{tryAgain, answerAgain, editStart},
		passes:    true,
		next:      "Check the endpoint, the proxy and the network's sign-in page, then try again.",
		retryable: true,
	},
	{
		id: "too-large", kind: walk.Unreadable, reasons: []walk.ErrorReason{walk.RequestTooLarge},
		description: "The request was larger than Cognito accepts. Cognito did not process it.",
		causes:      []string{"A pasted value is not the intended one."},
		ruledOut:    []string{sessionStillValid},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Shorten the longest value.",
		retryable:   true,
	},
	{
		id: "unusable-handshake", kind: walk.Unreadable, reasons: []walk.ErrorReason{walk.UnusableHandshake},
		description: "The SRP values from the server are not valid, so no proof can be made.",
		causes:      []string{"The server is not Cognito, or a proxy changed the response."},
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "Start over. If it happens again, check the endpoint.",
	},
	{
		id: "other-emulator", kind: walk.Unreachable, reasons: []walk.ErrorReason{walk.OtherEmulator},
		description: "The emulator this sign-in began with is gone. The one in its place knows neither its sessions nor its tokens, and has other keys.",
		causes:      []string{"The emulator was restarted.", "Another emulator was started on the same port."},
		ruledOut:    []string{"the user name", "the password", "the code"},
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "Start over. If AUTHWALK_EMULATOR_TOKEN is set, set it to the new emulator's token.",
	},
	{
		id: "asked-again", kind: walk.Unreadable, reasons: []walk.ErrorReason{walk.AskedAgain},
		description: "The server asked for the same proof again and again, so authwalk stopped answering. Cognito asks once.",
		causes:      []string{"The server is not Cognito.", "With custom authentication: the Lambda trigger DefineAuthChallenge never ends the sign-in."},
		ruledOut:    []string{"a wrong password (Cognito refuses it with an exception)"},
		actions:     []walk.Action{startOver, editStart},
		passes:      true,
		next:        "Start over. If it happens again, check the endpoint and the DefineAuthChallenge trigger.",
	},
	{
		id: "nothing-verified", kind: walk.Unreadable, reasons: []walk.ErrorReason{walk.NothingVerified},
		description: "VerifySoftwareToken returned neither Status SUCCESS nor an exception, so it is not known whether the code was correct.",
		causes:      []string{"The server is not Cognito: Cognito refuses a wrong code with EnableSoftwareTokenMFAException."},
		actions:     []walk.Action{answerAgain, startOver, editStart},
		next:        "Enter the next code of the app. If it happens again, check the endpoint.",
		retryable:   true,
	},
	{
		id: "no-credentials", kind: walk.Credentials,
		description: "This operation needs AWS credentials, and none were found. Nothing was sent.",
		causes:      []string{"No profile is selected, or it has no keys.", "The credentials were set in another shell."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		next:        "Choose a profile with credentials, or sign in without the admin operations.",
		retryable:   true,
	},
	{
		id: "sso-expired", kind: walk.Credentials, reasons: []walk.ErrorReason{walk.LoginExpired},
		description: "The AWS login of this profile expired. Nothing was sent.",
		causes:      []string{"AWS logins are valid for some hours only."},
		ruledOut:    notTheUser,
		notes:       []string{"You can do that in another terminal. Your input is kept."},
		actions:     []walk.Action{tryAgain, answerAgain, editStart},
		passes:      true,
		next:        "Run aws sso login (or aws login) for the profile, then try again.",
		retryable:   true,
	},
	{
		id: "no-profile", kind: walk.Credentials, reasons: []walk.ErrorReason{walk.NoSuchProfile},
		description: "The AWS configuration has no profile with this name. Nothing was sent.",
		causes:      []string{"The name is misspelled, or the profile is on another machine."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{editStart, tryAgain},
		next:        "Choose another profile, or add it with aws configure.",
		retryable:   true,
	},
	{
		id: "role-wants-code", kind: walk.Credentials, reasons: []walk.ErrorReason{walk.RoleWantsCode},
		description: "The role of this AWS profile asks for an MFA code, and AWS has none that it accepts. Nothing was sent to Cognito.",
		causes:      []string{"The code was mistyped or used before: each works once, for about " + api.InSeconds(api.TOTPStep) + ".", "mfa_serial of the profile names another device."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, editStart},
		passes:      true,
		next:        "Try again with the device's next code, or choose another profile.",
		retryable:   true,
	},
	{
		id: "aws-configuration", kind: walk.Credentials, reasons: []walk.ErrorReason{walk.UnreadableConfiguration},
		description: "The AWS configuration cannot be read. Nothing was sent.",
		causes:      []string{"A line of ~/.aws/config or ~/.aws/credentials is malformed."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, editStart},
		passes:      true,
		next:        "Correct the file that the message names, then try again.",
		retryable:   true,
	},
	{
		id: "credential-process", kind: walk.Credentials, reasons: []walk.ErrorReason{walk.CredentialProcessFailed},
		description: "The profile's credential_process failed. Nothing was sent.",
		causes:      []string{"The program is missing, asks for a sign-in, or printed something that is not credentials."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, editStart},
		passes:      true,
		next:        "Run the credential_process by hand, then try again.",
		retryable:   true,
	},
	{
		id: "cancelled", kind: walk.Cancelled,
		description: "You stopped waiting. " + walk.MightBeHandled,
		causes:      []string{"If it did, a code was sent, the session is used up, or tokens were issued and lost."},
		actions:     []walk.Action{answerAgain, tryAgain, replayHere, editStart},
		passes:      true,
		next:        "Try again. If the session is used up, sign in again up to this step.",
		retryable:   true,
	},
	{
		id: "bad-input", kind: walk.BadInput,
		description: "authwalk could not build a request from this answer. Nothing was sent.",
		ruledOut:    []string{"Cognito (it has not seen this answer)"},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Correct the answer.",
		retryable:   true,
	},
	{
		id: "no-pool-id", kind: walk.BadInput, reasons: []walk.ErrorReason{walk.MissingPoolID},
		description: "The request needs the user pool ID, and none was given. Nothing was sent.",
		causes:      []string{"Requests of administrators name the pool, and a password is proved to one pool."},
		ruledOut:    []string{"Cognito (it has not seen this answer)"},
		actions:     []walk.Action{editStart},
		next:        "Give the user pool ID with the sign-in details, or with --user-pool-id.",
	},
	{
		id: "read-only", kind: walk.BadInput, reasons: []walk.ErrorReason{walk.ReadOnly},
		description: "Blocked by --read-only: the operation would change a live pool. Nothing was sent.",
		causes:      []string{"authwalk was started with --read-only."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Start authwalk without --read-only, or use the emulator.",
		retryable:   true,
	},
	{
		id: "not-kept", kind: walk.BadInput, reasons: []walk.ErrorReason{walk.NotKept},
		description: "The new secret or passkey could not be kept on this machine. Nothing was sent.",
		causes:      []string{"The file that keeps it is damaged, open to others, or cannot be written."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Do what the message says, then try again.",
		retryable:   true,
	},
	{
		id: "user-not-verified", kind: walk.BadInput, reasons: []walk.ErrorReason{walk.UserNotVerified},
		description: "The passkey is here. It may sign only after you confirm that it is you. Nothing was sent.",
		causes:      []string{"The options require user verification, and \"Confirm it is you\" was not chosen."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Confirm that it is you, then sign again.",
		retryable:   true,
	},
	{
		id: "no-passkey", kind: walk.BadInput, reasons: []walk.ErrorReason{walk.NoPasskey},
		description: "No passkey on this machine meets the options. Nothing was sent.",
		causes:      []string{"The passkey is kept on another machine, or belongs to another domain."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Use another passkey, or start over with another factor.",
		retryable:   true,
	},
	{
		id: "foreign-srp", kind: walk.BadInput, reasons: []walk.ErrorReason{walk.ForeignSRPA},
		description: "authwalk cannot compute the proof. Nothing was sent.",
		causes:      []string{"Only the program that made SRP_A knows its secret number."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Enter PASSWORD_CLAIM_SIGNATURE, or start over without SRP_A.",
		retryable:   true,
	},
}

// tlsCauses are why there was no secure connection, by the reason.
var tlsCauses = map[walk.ErrorReason][]string{
	walk.TLSUntrusted: {"A proxy signs the traffic with a certificate that this machine does not trust.", "The server signed its certificate itself."},
	walk.TLSWrongHost: {"The endpoint is misspelled.", "A proxy or the network's sign-in page responded in place of the server."},
	walk.TLSInvalid:   {"The certificate expired, and was not renewed.", "This machine's clock is wrong."},
	walk.TLSNotSpoken: {"The server speaks plain http."},
	walk.TLSTimeout:   {"A slow network, or a firewall that drops packets.", "The server does not speak TLS."},
	walk.TLSFailed:    {"A proxy or a firewall interrupts TLS.", "The server and this program have no version of TLS in common."},
}

var notSent = []string{"the user name (not sent)", "the password (not sent)"}

const sessionStillValid = "the session (it is still valid)"

// gateway tells that what responded could not reach the server behind it.
func gateway(f failure) []string {
	if status := f.step.Exchange.Status; status >= 502 && status <= 504 {
		return []string{fmt.Sprintf("A gateway or a proxy responded, because it could not reach the server behind it (HTTP status %d).", status)}
	}
	return nil
}

// customEndpoint names what was called, when it is not AWS itself.
func customEndpoint(f failure) []string {
	target := f.walk.Start.Target
	if target.Endpoint == "" {
		return nil
	}
	return []string{fmt.Sprintf("The endpoint is %s, not AWS.", name(target.Where()))}
}
