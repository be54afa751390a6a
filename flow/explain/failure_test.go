package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// refused is a walk that ends in a refusal: with a challenge before it where
// answered names one.
func refused(operation, answered, exception, message string) (walk.Walk, walk.Step) {
	w := walk.Walk{Start: walk.Start{
		Target:    walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "4example0client1id", Region: "eu-west-1"},
		Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: "nadia",
	}}
	if answered != "" {
		w = w.With(walk.Step{
			Exchange:  walk.Exchange{Operation: walk.InitiateAuth},
			Challenge: &walk.Challenge{Name: answered, Session: walk.NewSecret("AYABe-session")},
		})
	}
	return fail(w, walk.Step{Answered: answered, Exchange: walk.Exchange{Operation: operation}},
		&walk.Error{Operation: operation, Exception: exception, Message: message})
}

// fail ends the walk with the step and the error, as the controller does.
func fail(w walk.Walk, step walk.Step, err *walk.Error) (walk.Walk, walk.Step) {
	err.Retry = Retry(w, step.Answered, err)
	err.Next = Next(w, step.Answered, err)
	step.Error = err
	w = w.With(step)
	return w, *w.Last()
}

const (
	initiate   = walk.InitiateAuth
	respond    = walk.RespondToAuthChallenge
	again      = "AnswerAgain"
	same       = "TryAgain"
	over       = "StartOver"
	edit       = "EditStart"
	replay     = "ReplayHere"
	notAllowed = "NotAuthorizedException"
	badInput   = "InvalidParameterException"
)

var kinds = map[walk.ActionKind]string{
	walk.AnswerAgain: again, walk.TryAgain: same, walk.StartOver: over, walk.EditStart: edit, walk.ReplayHere: replay,
	walk.Wait: "Wait", walk.CopyText: "CopyText", walk.HandOver: "HandOver", walk.ShowTrigger: "ShowTrigger",
}

// actionNames writes actions as one line.
func actionNames(actions []walk.Action) string {
	var words []string
	for _, action := range actions {
		if action.Kind == walk.Perform {
			words = append(words, action.Operation)
			continue
		}
		words = append(words, kinds[action.Kind])
	}
	return strings.Join(words, " ")
}

var pains = []struct{ id, operation, answered, exception, message, actions string }{
	{"pain-01", initiate, "", notAllowed, "Incorrect username or password.", "EditStart ForgotPassword StartOver"},
	{"pain-01", respond, "PASSWORD_VERIFIER", notAllowed, "Incorrect username or password.", "EditStart ForgotPassword StartOver"},
	{"wrong-device-proof", respond, "DEVICE_PASSWORD_VERIFIER", notAllowed, "Incorrect username or password.", "EditStart StartOver"},
	{"custom-failed", respond, "CUSTOM_CHALLENGE", notAllowed, "Incorrect username or password.", "StartOver EditStart"},
	{"attribute-change", "UpdateUserAttributes", "", badInput, "user.custom:foo: Attribute does not exist in the schema.\n", "EditStart"},
	{"attribute-change", "AdminUpdateUserAttributes", "", badInput, "user.custom:x: String must be no shorter than 3 characters\n", "EditStart"},
	{"attribute-change", "DeleteUserAttributes", "", badInput, "Invalid user attributes: user.name: Required attribute cannot be deleted.\n", "EditStart"},
	{"attribute-without-value", "UpdateUserAttributes", "", badInput, "Attribute value for name must not be null", "EditStart"},
	{"wrong-previous-password", "ChangePassword", "", notAllowed, "Incorrect username or password.", "ForgotPassword"},
	{"pain-02", initiate, "", notAllowed, "Password attempts exceeded", "Wait StartOver EditStart"},
	{"locked-at-code", respond, "SMS_MFA", notAllowed, "Password attempts exceeded", "Wait TryAgain AnswerAgain StartOver"},
	{"pain-03", initiate, "", notAllowed, "Client 4example0client1id is configured with secret but SECRET_HASH was not received", "EditStart"},
	{"pain-03", "SignUp", "", notAllowed, "Client 4example0client1id is configured for secret but secret was not received", "EditStart"},
	{"pain-04", respond, "SMS_MFA", notAllowed, "Unable to verify secret hash for client 4example0client1id", "EditStart StartOver"},
	{"pain-04", initiate, "", notAllowed, "SecretHash does not match for the client: 4example0client1id", "EditStart StartOver"},
	{"pain-06", initiate, "", badInput, "App client 4example0client1id is not configured for secret but secret hash was received", "EditStart"},
	{"pain-07", initiate, "", "UserNotConfirmedException", "User is not confirmed.", "ResendConfirmationCode ConfirmSignUp StartOver"},
	{"pain-08", "ConfirmSignUp", "", notAllowed, "User cannot be confirmed. Current status is CONFIRMED", "StartOver EditStart"},
	{"pain-09", "ForgotPassword", "", badInput, "Cannot reset password for the user as there is no registered/verified email or phone_number", "CopyText EditStart"},
	{"pain-10", initiate, "", "PasswordResetRequiredException", "Password reset required for the user", "ForgotPassword ConfirmForgotPassword StartOver"},
	{"old-import", initiate, "", badInput, "Invalid input given", "ForgotPassword EditStart"},
	{"pain-11", initiate, "", "UserNotFoundException", "User does not exist.", "EditStart SignUp"},
	{"pain-11", "ForgotPassword", "", "UserNotFoundException", "Username/client id combination not found.", "EditStart SignUp"},
	{"pain-12", initiate, "", notAllowed, "Temporary password has expired and must be reset by an administrator.", "CopyText StartOver EditStart"},
	{"pain-12", initiate, "", notAllowed, "User account has expired, it must be reset by an administrator.", "CopyText StartOver EditStart"},
	{"no-reset-in-state", "ForgotPassword", "", notAllowed, "User password cannot be reset in the current state.", "EditStart CopyText StartOver"},
	{"disabled", initiate, "", notAllowed, "User is disabled.", "CopyText StartOver EditStart"},
	{"pain-13", respond, "SMS_MFA", notAllowed, "Invalid session for the user, session is expired.", "ReplayHere StartOver EditStart"},
	{"pain-14", respond, "EMAIL_OTP", notAllowed, "Invalid session for the user, session can only be used once.", "ReplayHere StartOver"},
	{"invalid-session", respond, "EMAIL_OTP", notAllowed, "Invalid session for the user.", "ReplayHere StartOver"},
	{"pain-16", respond, "SMS_MFA", badInput, "Missing required parameter Session", "ReplayHere StartOver EditStart"},
	{"pain-17", respond, "SOFTWARE_TOKEN_MFA", "CodeMismatchException", "Invalid code received for user", "AnswerAgain StartOver"},
	{"wrong-code", respond, "SMS_MFA", "CodeMismatchException", "Invalid code or auth state for the user.", "AnswerAgain StartOver"},
	{"wrong-otp", respond, "EMAIL_OTP", "CodeMismatchException", "Invalid code or auth state for the user.", "AnswerAgain StartOver EditStart"},
	{"pain-18", respond, "SOFTWARE_TOKEN_MFA", "ExpiredCodeException", "Your software token has already been used once.", "AnswerAgain StartOver"},
	{"pain-19", respond, "SOFTWARE_TOKEN_MFA", "SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.", "EditStart StartOver"},
	{"pain-19-unverified", respond, "MFA_SETUP", badInput, "User has not verified software token mfa", "AnswerAgain AssociateSoftwareToken StartOver"},
	{"pain-19-unset", "SetUserMFAPreference", "", badInput, "User has not set up software token mfa", "EditStart StartOver"},
	{"pain-20", initiate, "", "CodeDeliveryFailureException", "Unable to deliver", "HandOver TryAgain EditStart"},
	{"pain-21", initiate, "", "InvalidSmsRoleTrustRelationshipException", "Role does not have a trust relationship allowing Cognito to assume the role", "HandOver StartOver"},
	{"pain-21-policy", initiate, "", "InvalidSmsRoleAccessPolicyException", "Role does not have permission to publish with SNS", "HandOver StartOver"},
	{"pain-22", respond, "NEW_PASSWORD_REQUIRED", notAllowed, "Cannot modify an already provided email", "AnswerAgain StartOver"},
	{"pain-23", respond, "NEW_PASSWORD_REQUIRED", badInput, "Invalid attributes given, given_name is missing", "AnswerAgain StartOver"},
	{"pain-26", initiate, "", "ResourceNotFoundException", "Device does not exist.", "EditStart StartOver"},
	{"pain-26", respond, "PASSWORD_VERIFIER", "ResourceNotFoundException", "Device does not exist.", "EditStart StartOver"},
	{"device-gone", respond, "DEVICE_SRP_AUTH", "ResourceNotFoundException", "Device does not exist.", "EditStart StartOver"},
	{"pain-27", initiate, "", notAllowed, "Invalid Refresh Token.", "StartOver EditStart"},
	{"pain-28", "ConfirmDevice", "", badInput, "Invalid device key given.", "StartOver"},
	{"pain-29", initiate, "", notAllowed, "Refresh Token has been revoked", "StartOver EditStart"},
	{"pain-29", "GetUser", "", notAllowed, "Access Token has been revoked", "StartOver EditStart"},
	{"refresh-reused", initiate, "", "RefreshTokenReuseException", "Refresh token reuse detected", "StartOver EditStart"},
	{"pain-31", "GetUser", "", notAllowed, "Access Token does not have required scopes", "StartOver EditStart"},
	{"pain-32", initiate, "", badInput, "USER_PASSWORD_AUTH flow not enabled for this client", "EditStart"},
	{"pain-32", initiate, "", badInput, "USER_SRP_AUTH is not enabled for the client.", "EditStart"},
	{"pain-32", walk.AdminInitiateAuth, "", badInput, "Auth flow not enabled for this client", "EditStart"},
	{"pain-33", initiate, "", badInput, "Initiate Auth method not supported.", "EditStart"},
	{"pain-34", initiate, "", badInput, "Custom auth lambda trigger is not configured for the user pool.", "EditStart"},
	{"pain-35-permission", initiate, "", "UnexpectedLambdaException", "PreAuthentication invocation failed due to error AccessDeniedException.", "HandOver StartOver EditStart"},
	{"trigger-unreachable", initiate, "", "UnexpectedLambdaException", "PreSignUp invocation failed due to error Unreachable: nothing answers at 127.0.0.1:1", "StartOver HandOver EditStart"},
	{"trigger-host", initiate, "", "UnexpectedLambdaException", "PreSignUp invocation failed due to error NotAllowed: triggers are called on loopback only; add --allow-trigger-host f.test", "StartOver HandOver EditStart"},
	{"trigger-emulator", initiate, "", "UnexpectedLambdaException", "PreAuthentication invocation failed due to error NotSupported: functions run here only with --lambda-endpoint", "StartOver HandOver EditStart"},
	{"trigger-starting", initiate, "", "UnexpectedLambdaException", "PreAuthentication invocation failed due to error ResourceConflictException", "StartOver HandOver EditStart"},
	{"migration-refused", initiate, "", "UserLambdaValidationException", "UserMigration failed with error Bad password.", "EditStart HandOver StartOver"},
	{"pain-36", initiate, "", "UserLambdaValidationException", "PreAuthentication failed with error closed on Sundays.", "HandOver StartOver EditStart"},
	{"trigger-answer", initiate, "", "InvalidLambdaResponseException", "Unrecognizable lambda output", "HandOver StartOver EditStart"},
	{"pain-37", initiate, "", "ResourceNotFoundException", "User pool client 4example0client1id does not exist.", "EditStart"},
	{"pain-37", "DescribeUserPool", "", "ResourceNotFoundException", "User pool eu-west-1_Ab12Cd34E does not exist.", "EditStart"},
	{"pain-38", respond, "PASSWORD_VERIFIER", badInput, "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.", "HandOver StartOver EditStart"},
	{"pain-39", walk.AdminInitiateAuth, "", "InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z", "TryAgain EditStart"},
	{"pain-39", walk.AdminInitiateAuth, "", "InvalidSignatureException", "Signature not yet current: 20260101T000500Z is still later than 20260101T000000Z", "TryAgain EditStart"},
	{"aws-signature", walk.AdminInitiateAuth, "", "InvalidSignatureException", "The request signature we calculated does not match the signature you provided.", "TryAgain EditStart"},
	{"expired-sign-in-code", respond, "SMS_MFA", "ExpiredCodeException", "Invalid code provided, please request a code again.", "StartOver EditStart"},
	{"expired-app-code", respond, "SOFTWARE_TOKEN_MFA", "ExpiredCodeException", "The code has expired.", "AnswerAgain StartOver"},
	{"no-auto-verify", "ResendConfirmationCode", "", notAllowed, "Cannot resend codes. Auto verification not turned on.", "CopyText EditStart StartOver"},
	{"sign-up-off", "SignUp", "", notAllowed, "SignUp is not permitted for this user pool", "CopyText EditStart"},
	{"operation-off", "ForgotPassword", "", "OperationNotEnabledException", "", "CopyText EditStart"},
	{"unsupported", "GetUser", "", "UnsupportedOperationException", "", "CopyText CopyText EditStart"},
	{"pain-40", "ForgotPassword", "", "LimitExceededException", "Attempt limit exceeded, please try after some time.", "CopyText TryAgain StartOver EditStart"},
	{"password-short", respond, "NEW_PASSWORD_REQUIRED", "InvalidPasswordException", "Password does not conform to policy: Password not long enough", "AnswerAgain StartOver"},
	{"password-characters", "SignUp", "", "InvalidPasswordException", "Password did not conform with policy: Password must have symbol characters", "EditStart StartOver"},
	{"password-characters", "AdminCreateUser", "", "InvalidPasswordException", "Password did not conform with password policy: Password must have numeric characters", "EditStart StartOver"},
	{"password-history", respond, "NEW_PASSWORD_REQUIRED", "PasswordHistoryPolicyViolationException", "Password has previously been used", "AnswerAgain StartOver"},
	{"immutable-attribute", respond, "NEW_PASSWORD_REQUIRED", badInput, "Cannot modify the non-mutable attribute email_verified", "AnswerAgain StartOver"},
	{"choice-not-offered", respond, "SELECT_MFA_TYPE", badInput, "Invalid answer", "AnswerAgain StartOver"},
	{"parameter-missing", respond, "SMS_MFA", badInput, "Missing required parameter SMS_MFA_CODE", "AnswerAgain EditStart"},
	{"parameter-missing", initiate, "", badInput, "Missing required parameter USERNAME", "EditStart"},
	{"parameter-model", initiate, "", badInput, "1 validation error detected: Value null at 'clientId' failed to satisfy constraint: Member must not be null", "EditStart"},
	{"throttled", initiate, "", "TooManyRequestsException", "Too many requests", "TryAgain StartOver"},
	{"firewall", initiate, "", "ForbiddenException", "Request not allowed due to WAF block.", "HandOver TryAgain EditStart"},
	{"firewall-captcha", initiate, "", "ForbiddenException", "Request not allowed due to WAF captcha.", "HandOver TryAgain EditStart"},
	{"internal", initiate, "", "InternalErrorException", "", "TryAgain StartOver"},
	{"blocked-by-risk", initiate, "", notAllowed, "Unable to login because of security reasons.", "CopyText StartOver EditStart"},
	{"aws-denied", walk.AdminInitiateAuth, "", "AccessDeniedException", "User: arn:aws:iam::123456789012:user/x is not authorized to perform: cognito-idp:AdminInitiateAuth", "TryAgain EditStart"},
	{"aws-expired", walk.AdminInitiateAuth, "", "ExpiredTokenException", "The security token included in the request is expired", "TryAgain EditStart"},
	{"name-taken", "SignUp", "", "UsernameExistsException", "User already exists", "EditStart ResendConfirmationCode ForgotPassword"},
	{"alias-taken", "ConfirmSignUp", "", "AliasExistsException", "An account with the email already exists.", "EditStart"},
	{"wrong-verification-code", "ConfirmSignUp", "", "CodeMismatchException", "Invalid verification code provided, please try again.", "EditStart TryAgain"},
	{"expired-sign-up-code", "ConfirmSignUp", "", "ExpiredCodeException", "Invalid code provided, please request a code again.", "ResendConfirmationCode ConfirmSignUp EditStart"},
	{"expired-reset-code", "ConfirmForgotPassword", "", "ExpiredCodeException", "Invalid code provided, please request a code again.", "ForgotPassword ConfirmForgotPassword EditStart"},
	{"unknown-operation", "NoSuch", "", "UnknownOperationException", "", "EditStart StartOver"},
}

func TestFailureFindsTheRow(t *testing.T) {
	for _, c := range pains {
		for _, message := range []string{strings.TrimSuffix(c.message, "."), strings.TrimSuffix(c.message, ".") + "."} {
			t.Run(c.id+"/"+message, func(t *testing.T) {
				w, step := refused(c.operation, c.answered, c.exception, message)
				found, _ := find(place{c.operation, c.answered, w.Start.AuthFlow}, step.Error)
				if found.id != c.id {
					t.Fatalf("row %q, want %q", found.id, c.id)
				}
				why := Failure(w, step, nil)
				if got := actionNames(why.Actions); got != c.actions {
					t.Errorf("actions %q, want %q", got, c.actions)
				}
				if !why.Known || why.Description == "" {
					t.Errorf("says nothing: %+v", why)
				}
			})
		}
	}
}

func TestRefreshHasItsOwnHashRow(t *testing.T) {
	w, step := refused(initiate, "", notAllowed, "SecretHash does not match for the client: 4example0client1id")
	w.Start.AuthFlow = "REFRESH_TOKEN_AUTH"
	if why := Failure(w, step, nil); !strings.Contains(why.Description, "refresh") {
		t.Errorf("says %q", why.Description)
	}
}

func TestEnrollingWithTheWrongSession(t *testing.T) {
	w, _ := refused(respond, "SMS_MFA", "CodeMismatchException", "x")
	w.Steps = w.Steps[:1]
	w, step := fail(w, walk.Step{Exchange: walk.Exchange{Operation: "AssociateSoftwareToken"}},
		&walk.Error{Operation: "AssociateSoftwareToken", Exception: notAllowed, Message: "Invalid session for the user."})
	why := Failure(w, step, nil)
	if len(why.Causes) == 0 || why.Causes[0] != "The sign-in is at SMS_MFA, which must be answered first." {
		t.Errorf("causes %q", why.Causes)
	}
	if _, waiting := w.Pending(); !waiting {
		t.Error("SMS_MFA no longer waits")
	}
}

// Every row can be read on a screen of 80 by 24 and says what to do.
func TestEveryRowFitsItsScreen(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range catalogue() {
		w, step := refused(initiate, "SMS_MFA", r.exception, "")
		step.Error.Retry = true
		step.Exchange.Started, step.Exchange.ServerTime = noon, noon
		why := r.explain(failure{walk: w, step: step, err: step.Error})
		if r.id == "" || r.description == "" || r.next == "" || len(why.Actions) == 0 {
			t.Errorf("row %q lacks something: %+v", r.id, r)
		}
		for _, action := range why.Actions {
			if first, _ := utf8.DecodeRuneInString(action.Label); !unicode.IsUpper(first) {
				t.Errorf("row %q: the action %q does not begin with a capital letter", r.id, action.Label)
			}
		}
		if lines := linesOf(why) + wrapped(r.next); lines > 17 {
			t.Errorf("row %q takes %d lines", r.id, lines)
		}
		if key := fmt.Sprint(r.id, r.exception); seen[key] {
			t.Errorf("row %q is there twice", key)
		} else {
			seen[key] = true
		}
		for _, said := range slices.Concat([]string{r.description, r.next}, r.causes, r.notes) {
			if !strings.HasSuffix(said, ".") || strings.Contains(said, "!") {
				t.Errorf("row %q: %q is no plain sentence", r.id, said)
			}
		}
	}
}

// linesOf counts what an error screen of 80 columns draws: exception, message
// and headings included.
func linesOf(why walk.Explanation) int {
	lines := 3 + wrapped(why.Description)
	for _, texts := range [][]string{why.Causes, why.NotCauses} {
		if len(texts) > 0 {
			lines++
		}
		for _, text := range texts {
			lines += wrapped(text)
		}
	}
	return lines + 1 + len(why.Actions)
}

func wrapped(text string) int {
	lines, column := 1, 0
	for word := range strings.FieldsSeq(text) {
		if column > 0 && column+1+len(word) > 70 {
			lines, column = lines+1, 0
		}
		column += 1 + len(word)
	}
	return lines
}

func TestCallsBesideTheChallengesAreMadeAgain(t *testing.T) {
	signedIn := walk.Walk{}.With(walk.Step{Tokens: &walk.Tokens{}})
	for _, c := range []struct {
		w                                        walk.Walk
		performed, operation, exception, message string
		actions                                  string
		retry                                    bool
	}{
		{signedIn, "ChangePassword", "ChangePassword", notAllowed, "Incorrect username or password.", "ChangePassword ForgotPassword", false},
		{signedIn, "VerifySoftwareToken", "VerifySoftwareToken", "EnableSoftwareTokenMFAException", "Code mismatch", "VerifySoftwareToken StartOver", false},
		{signedIn, "REFRESH_TOKEN_AUTH", initiate, "TooManyRequestsException", "Rate exceeded", "REFRESH_TOKEN_AUTH StartOver", false},
		{signedIn, "GetUser", "GetUser", notAllowed, "Access Token has expired", "REFRESH_TOKEN_AUTH StartOver", false},
		{waiting("PASSWORD_VERIFIER"), "ForgotPassword", "ForgotPassword", "TooManyRequestsException", "Rate exceeded", "ForgotPassword StartOver", true},
		{waiting("MFA_SETUP"), "", "VerifySoftwareToken", "EnableSoftwareTokenMFAException", "Code mismatch", "AnswerAgain StartOver", true},
		{follows("ConfirmSignUp"), "ConfirmSignUp", "ConfirmSignUp", "CodeMismatchException", "Invalid verification code provided, please try again.", "AnswerAgain TryAgain EditStart", true},
	} {
		t.Run(c.operation, func(t *testing.T) {
			w, step := fail(c.w, walk.Step{Performed: c.performed, Exchange: walk.Exchange{Operation: c.operation}},
				&walk.Error{Operation: c.operation, Exception: c.exception, Message: c.message})
			if got := actionNames(Failure(w, step, nil).Actions); got != c.actions || step.Error.Retry != c.retry {
				t.Errorf("actions %q, retry %t", got, step.Error.Retry)
			}
		})
	}
}

// TestACallThatAskedNothingIsSentAgain: there is no answer to change.
func TestACallThatAskedNothingIsSentAgain(t *testing.T) {
	w := walk.Walk{}.With(walk.Step{Tokens: &walk.Tokens{}})
	for typed, want := range map[string]string{"": tryAgain.Label, "email": answerAgain.Label} {
		step := walk.Step{Number: 2, Performed: api.GetUserAttributeVerificationCode, Error: &walk.Error{Kind: walk.Cancelled, Retry: true}}
		if typed != "" {
			step.Answer = walk.NewValues(map[string]string{"AttributeName": typed})
		}
		if got := Failure(w, step, nil).Actions[0]; got.Label != want || got.Kind != walk.Perform {
			t.Errorf("after %q first %q", typed, got.Label)
		}
	}
}

// follows is a walk in which an operation comes next.
func follows(operation string) walk.Walk {
	return walk.Walk{}.With(walk.Step{FollowUp: &walk.FollowUp{Operation: operation}})
}

func TestUnknownErrorsAreSaidToBeUnknown(t *testing.T) {
	w, step := refused(initiate, "", "BrandNewException", "something new")
	why := Failure(w, step, nil)
	if why.Known || !strings.Contains(why.Description, "does not know") || len(why.Actions) == 0 {
		t.Errorf("%+v", why)
	}
	w, step = refused(initiate, "", notAllowed, "a text nobody has seen")
	if why := Failure(w, step, nil); why.Known {
		t.Errorf("claims to know: %+v", why)
	}
}

// A refusal by a proxy has a reason of its own: where the server refused, no
// proxy was in between.
func TestAProxyIsACauseOnlyWhereOneWasUsed(t *testing.T) {
	for reason, used := range map[walk.ErrorReason]bool{walk.ConnectionRefused: false, walk.Proxy: true} {
		w := walk.Walk{Steps: []walk.Step{{Number: 1, Error: &walk.Error{Kind: walk.Unreachable, Reason: reason}}}}
		why := Failure(w, w.Steps[0], nil)
		if named := strings.Contains(strings.ToLower(strings.Join(why.Causes, " ")), "proxy"); named != used {
			t.Errorf("reason %v: causes %q", reason, why.Causes)
		}
	}
}

func TestErrorsOfOursAreToldApartByReason(t *testing.T) {
	for _, c := range []struct {
		id     string
		kind   walk.Kind
		reason walk.ErrorReason
	}{
		{"no-answer", walk.Unreachable, walk.Unspecified},
		{"no-such-host", walk.Unreachable, walk.NoSuchHost},
		{"no-such-host", walk.Unreachable, walk.LookupFailed},
		{"refused-connection", walk.Unreachable, walk.ConnectionRefused},
		{"no-route", walk.Unreachable, walk.NoRoute},
		{"proxy", walk.Unreachable, walk.Proxy},
		{"tls", walk.Unreachable, walk.TLSTimeout},
		{"tls", walk.Unreachable, walk.TLSUntrusted},
		{"tls", walk.Unreachable, walk.TLSWrongHost},
		{"tls", walk.Unreachable, walk.TLSInvalid},
		{"tls", walk.Unreachable, walk.TLSNotSpoken},
		{"tls", walk.Unreachable, walk.TLSFailed},
		{"timeout", walk.Unreachable, walk.Timeout},
		{"cut-off", walk.Unreachable, walk.ConnectionClosed},
		{"not-cognito", walk.Unreadable, walk.NotCognito},
		{"not-cognito", walk.Unreadable, walk.NotHTTP},
		{"too-large", walk.Unreadable, walk.RequestTooLarge},
		{"unusable-handshake", walk.Unreadable, walk.UnusableHandshake},
		{"other-emulator", walk.Unreachable, walk.OtherEmulator},
		{"asked-again", walk.Unreadable, walk.AskedAgain},
		{"nothing-verified", walk.Unreadable, walk.NothingVerified},
		{"no-credentials", walk.Credentials, walk.NoCredentials},
		{"sso-expired", walk.Credentials, walk.LoginExpired},
		{"no-profile", walk.Credentials, walk.NoSuchProfile},
		{"role-wants-code", walk.Credentials, walk.RoleWantsCode},
		{"aws-configuration", walk.Credentials, walk.UnreadableConfiguration},
		{"credential-process", walk.Credentials, walk.CredentialProcessFailed},
		{"cancelled", walk.Cancelled, walk.Unspecified},
		{"bad-input", walk.BadInput, walk.MalformedMember},
		{"no-pool-id", walk.BadInput, walk.MissingPoolID},
		{"read-only", walk.BadInput, walk.ReadOnly},
		{"foreign-srp", walk.BadInput, walk.ForeignSRPA},
	} {
		t.Run(fmt.Sprint(c.id, c.reason), func(t *testing.T) {
			err := &walk.Error{Kind: c.kind, Reason: c.reason, Message: "any words"}
			if found, _ := find(place{operation: initiate}, err); found.id != c.id {
				t.Errorf("row %q", found.id)
			}
			if retry := Retry(waiting("SMS_MFA"), "SMS_MFA", err); retry != (c.id != "asked-again" && c.id != "other-emulator") {
				t.Errorf("the challenge waits again: %v", retry)
			}
		})
	}
}

// TestEveryExceptionHasARow: whatever its message, except where the message
// alone says what is meant.
func TestEveryExceptionHasARow(t *testing.T) {
	for _, exception := range api.Exceptions() {
		hasRow := func(r row) bool { return r.exception == exception.Name }
		if !slices.ContainsFunc(catalogue(), hasRow) {
			t.Errorf("%s has no row", exception.Name)
			continue
		}
		_, known := find(place{operation: initiate}, &walk.Error{Exception: exception.Name, Message: "words of next year"})
		if wantKnown := exception.Name != api.NotAuthorizedException; known != wantKnown {
			t.Errorf("%s with an unknown message is known: %v", exception.Name, known)
		}
	}
}

// TestTheMostSpecificRowWins: each condition that a row adds outweighs all the
// lighter ones together.
func TestTheMostSpecificRowWins(t *testing.T) {
	lighter := row{exception: "X"}.specific()
	for _, heavier := range []row{
		{flows: []string{"f"}, exception: "X"},
		{operations: []string{"o"}, exception: "X"},
		{operations: []string{"o"}, flows: []string{"f"}, exception: "X"},
		{answered: []string{"a"}},
		{answered: []string{"a"}, operations: []string{"o"}, flows: []string{"f"}, exception: "X"},
		{reasons: []walk.ErrorReason{walk.ReadOnly}},
		{reasons: []walk.ErrorReason{walk.ReadOnly}, answered: []string{"a"}, operations: []string{"o"}, flows: []string{"f"}, exception: "X"},
	} {
		if heavier.specific() <= lighter {
			t.Errorf("%+v does not outweigh the row before it", heavier)
		}
		lighter = heavier.specific()
	}
	for _, c := range []struct {
		operation, answered, flow, exception, message, want string
	}{
		{respond, "DEVICE_PASSWORD_VERIFIER", "", notAllowed, "Incorrect username or password.", "wrong-device-proof"},
		{respond, "WEB_AUTHN", "", notAllowed, "a text nobody has seen", "passkey-refused"},
		{respond, "WEB_AUTHN", "", notAllowed, "User is disabled.", "disabled"},
		{respond, "SELECT_CHALLENGE", "", notAllowed, "Credential data is not valid", "passkey-refused-at-once"},
		{respond, "SELECT_CHALLENGE", "", notAllowed, "Incorrect username or password.", "pain-01"},
		{"CompleteWebAuthnRegistration", "", "", badInput, "Credential data is not valid", "passkey-data"},
		{"StartWebAuthnRegistration", "", "", "LimitExceededException", "too many", "passkey-limit"},
		{initiate, "", "REFRESH_TOKEN", notAllowed, "SecretHash does not match for the client: x", "pain-05"},
		{"RevokeToken", "", "", "UnsupportedOperationException", "", "revocation-off"},
		{"RevokeToken", "", "", "UnauthorizedException", "", "revoke-unauthorized"},
		{"VerifySoftwareToken", "", "", notAllowed, "Invalid session for the user.", "pain-15"},
		{respond, "SELECT_MFA_TYPE", "", badInput, "Missing required parameter ANSWER", "parameter-missing"},
		{initiate, "", "", badInput, "1 validation error detected: Value 'X' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_AUTH]", "parameter-enum"},
		{initiate, "", "", "LimitExceededException", "Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.", "daily-email-limit"},
		{api.SignUp, "", "", "LimitExceededException", "Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.", "daily-email-limit-sign-up"},
		{initiate, "", "", "UnexpectedLambdaException", "PreAuthentication invocation failed due to error Socket timeout while invoking Lambda function.", "trigger-timeout"},
		{respond, "SMS_MFA", "", notAllowed, "Invalid session provided for the user.", "invalid-session"},
		{initiate, "", "", "MFAMethodNotFoundException", "No MFA mechanism registerd in the account.", "no-factor-at-all"},
		{initiate, "", "", "SerializationException", "NUMBER_VALUE can not be converted to a String", "not-a-text"},
	} {
		found, _ := find(place{c.operation, c.answered, c.flow}, &walk.Error{Exception: c.exception, Message: c.message})
		if found.id != c.want {
			t.Errorf("%s %s: row %q, want %q", c.exception, c.message, found.id, c.want)
		}
	}
}

// waiting is a walk whose challenge waits for an answer.
func waiting(challenge string) walk.Walk {
	return walk.Walk{}.With(walk.Step{Challenge: &walk.Challenge{Name: challenge, Session: walk.NewSecret("AYABe")}})
}

// TestTheDefaultActionIsOneThatWorks: the first action of every row, wherever it
// comes up, sends the same again only where that can work: the row's sentence
// says so, or the answer that was refused is asked for anew.
func TestTheDefaultActionIsOneThatWorks(t *testing.T) {
	saysSo := regexp.MustCompile(`(?i)\b(try again|start over|sign in)\b`)
	for _, r := range catalogue() {
		if r.passes && !saysSo.MatchString(r.next) {
			t.Errorf("row %q passes, and does not say so: %q", r.id, r.next)
		}
		for _, answered := range []string{"", "SMS_MFA"} {
			for _, before := range []walk.Walk{{}, waiting("SMS_MFA"), walk.Walk{}.With(walk.Step{Tokens: &walk.Tokens{}})} {
				for _, retry := range []bool{false, true} {
					step := walk.Step{Number: len(before.Steps) + 1, Answered: answered, Exchange: walk.Exchange{Operation: respond}}
					step.Error = &walk.Error{Kind: r.kind, Exception: r.exception, Retry: retry}
					first := r.explain(failure{walk: before.With(step), step: step, err: step.Error}).Actions[0]
					asksAnew := r.actions[0] == answerAgain && answered != ""
					if sendsTheSame := first == tryAgain || first == startOver; sendsTheSame && !asksAnew && !r.passes {
						t.Errorf("row %q: %q comes first, and %q", r.id, first.Label, r.next)
					}
				}
			}
		}
	}
	for name, refusal := range map[string]struct{ exception, message string }{
		"no second factor": {"MFAMethodNotFoundException", "No MFA mechanism registerd in the account."},
		"daily limit":      {"LimitExceededException", "Exceeded daily email limit for the operation or the account."},
		"no function":      {"UnexpectedLambdaException", "PreSignUp invocation failed due to error AccessDeniedException."},
	} {
		w, step := refused(initiate, "", refusal.exception, refusal.message)
		if got := actionNames(Failure(w, step, nil).Actions); !strings.HasPrefix(got, "HandOver") {
			t.Errorf("%s: actions %q", name, got)
		}
	}
}

// TestASessionThatIsOverIsNotRuledOut by a refusal for what Cognito looks at first.
func TestASessionThatIsOverIsNotRuledOut(t *testing.T) {
	ends := time.Date(2026, 8, 2, 10, 3, 0, 0, time.UTC)
	for late, want := range map[time.Duration]bool{-time.Second: true, time.Second: false} {
		w, step := refused(respond, "SMS_MFA", badInput, "Missing required parameter SMS_MFA_CODE")
		w.Steps[0].Challenge.Expires, step.Exchange.Started = ends, ends.Add(late)
		if got := slices.Contains(Failure(w, step, nil).NotCauses, sessionStillValid); got != want {
			t.Errorf("%s after the end of the session it is ruled out: %v, want %v", late, got, want)
		}
	}
}

// TestASessionIsRuledOutOnlyWhereThereIsOne: a start has none.
func TestASessionIsRuledOutOnlyWhereThereIsOne(t *testing.T) {
	const message = "1 validation error detected: Value 'X' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_AUTH]"
	for answered, want := range map[string]bool{"": false, "SMS_MFA": true} {
		operation := initiate
		if answered != "" {
			operation = respond
		}
		w, step := refused(operation, answered, badInput, message)
		if got := slices.Contains(Failure(w, step, nil).NotCauses, sessionStillValid); got != want {
			t.Errorf("after %q the session is ruled out: %v, want %v", answered, got, want)
		}
	}
}
