package explain

import (
	"testing"

	"authwalk/flow/walk"
)

func TestRetry(t *testing.T) {
	for _, c := range []struct {
		pending, operation, answered, exception, message string
		want                                             bool
	}{
		{"SMS_MFA", respond, "SMS_MFA", "CodeMismatchException", "Invalid code or auth state for the user.", true},
		{"SMS_MFA", respond, "SMS_MFA", badInput, "Missing required parameter SMS_MFA_CODE", true},
		{"SMS_MFA", respond, "SMS_MFA", "TooManyRequestsException", "Rate exceeded", true},
		{"SMS_MFA", respond, "SMS_MFA", "InternalErrorException", "", true},
		{"SMS_MFA", respond, "SMS_MFA", notAllowed, "Invalid session for the user, session is expired.", false},
		{"SMS_MFA", respond, "SMS_MFA", notAllowed, "Invalid session for the user, session can only be used once.", false},
		{"SMS_MFA", respond, "SMS_MFA", notAllowed, "Invalid session for the user.", false},
		{"SMS_MFA", respond, "SMS_MFA", "BrandNewException", "", false},
		{"NEW_PASSWORD_REQUIRED", respond, "NEW_PASSWORD_REQUIRED", "InvalidPasswordException", "Password does not conform to policy: Password not long enough", true},
		{"NEW_PASSWORD_REQUIRED", respond, "NEW_PASSWORD_REQUIRED", notAllowed, "Cannot modify an already provided email", true},
		{"SOFTWARE_TOKEN_MFA", respond, "SOFTWARE_TOKEN_MFA", "ExpiredCodeException", "Your software token has already been used once.", true},
		{"MFA_SETUP", "VerifySoftwareToken", "", "EnableSoftwareTokenMFAException", "Code mismatch", true},
		{"PASSWORD", respond, "PASSWORD", notAllowed, "Incorrect username or password.", false},
		{"SELECT_CHALLENGE", respond, "SELECT_CHALLENGE", notAllowed, "Incorrect username or password.", false},
		{"PASSWORD_VERIFIER", respond, "PASSWORD_VERIFIER", notAllowed, "Incorrect username or password.", false},
		{"PASSWORD_VERIFIER", respond, "PASSWORD_VERIFIER", badInput, "Missing required parameter TIMESTAMP", false},
		{"PASSWORD_VERIFIER", respond, "PASSWORD_VERIFIER", "TooManyRequestsException", "Rate exceeded", false},
		{"SMS_MFA", "ForgotPassword", "", "LimitExceededException", "Attempt limit exceeded, please try after some time.", true},
	} {
		t.Run(c.answered+"/"+c.exception+"/"+c.message, func(t *testing.T) {
			err := &walk.Error{Operation: c.operation, Exception: c.exception, Message: c.message}
			if got := Retry(waiting(c.pending), c.answered, err); got != c.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

func TestRetryNeedsAChallenge(t *testing.T) {
	if Retry(walk.Walk{}, "", &walk.Error{Exception: "TooManyRequestsException"}) {
		t.Error("nothing waits for an answer")
	}
}

func TestNextKeepsWhatTheErrorSays(t *testing.T) {
	if got := Next(walk.Walk{}, "", &walk.Error{Kind: walk.Unreachable, Next: "Check the proxy."}); got != "Check the proxy." {
		t.Errorf("%q", got)
	}
	if got := Next(walk.Walk{}, "", &walk.Error{Exception: "CodeMismatchException"}); got != "Enter the newest code." {
		t.Errorf("%q", got)
	}
	if got := Next(walk.Walk{}, "", &walk.Error{Exception: "BrandNewException"}); got != "" {
		t.Errorf("%q", got)
	}
}

func TestField(t *testing.T) {
	for _, c := range []struct {
		answered, exception, message string
		keys                         []string
		want                         string
	}{
		{"SMS_MFA", "CodeMismatchException", "x", []string{"USERNAME", "SMS_MFA_CODE"}, "SMS_MFA_CODE"},
		{"MFA_SETUP", "EnableSoftwareTokenMFAException", "Code mismatch", []string{"CODE", "DEVICE_NAME"}, "CODE"},
		{"MFA_SETUP", badInput, "1 validation error detected: Value at 'userCode' failed to satisfy constraint: x", []string{"CODE"}, "CODE"},
		{"CUSTOM_CHALLENGE", "CodeMismatchException", "x", []string{"ANSWER"}, "ANSWER"},
		{"NEW_PASSWORD_REQUIRED", "InvalidPasswordException", "x", []string{"NEW_PASSWORD", "userAttributes.given_name"}, "NEW_PASSWORD"},
		{"NEW_PASSWORD_REQUIRED", badInput, "Invalid attributes given, given_name is missing", []string{"NEW_PASSWORD", "userAttributes.given_name"}, "userAttributes.given_name"},
		{"NEW_PASSWORD_REQUIRED", notAllowed, "Cannot modify an already provided email", []string{"NEW_PASSWORD", "userAttributes.email"}, "userAttributes.email"},
		{"NEW_PASSWORD_REQUIRED", badInput, "Invalid attributes given, locale is missing.", []string{"NEW_PASSWORD"}, ""},
		{"NEW_PASSWORD_REQUIRED", notAllowed, "Cannot modify an already provided email", []string{"NEW_PASSWORD", "ATTRIBUTES"}, "ATTRIBUTES"},
		{"NEW_PASSWORD_REQUIRED", notAllowed, "A client attempted to write unauthorized attribute", []string{"NEW_PASSWORD", "ATTRIBUTES"}, "ATTRIBUTES"},
		{"SMS_MFA", badInput, "Missing required parameter SMS_MFA_CODE", []string{"SMS_MFA_CODE"}, "SMS_MFA_CODE"},
		{"SELECT_MFA_TYPE", badInput, "whatever", []string{"ANSWER"}, "ANSWER"},
		{"SMS_MFA", notAllowed, "Invalid session for the user.", []string{"SMS_MFA_CODE"}, ""},
	} {
		t.Run(c.answered+"/"+c.message, func(t *testing.T) {
			operation := respond
			if c.answered == "MFA_SETUP" {
				operation = "VerifySoftwareToken"
			}
			err := &walk.Error{Operation: operation, Exception: c.exception, Message: c.message}
			if got := Field(c.answered, err, c.keys); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Where the same message means another thing, what to do next is another too.
func TestWhatIsNextDependsOnWhatWasAnswered(t *testing.T) {
	for answered, want := range map[string]string{
		"":                         "Try another password, or correct the user name.",
		"DEVICE_PASSWORD_VERIFIER": "Start over without DEVICE_KEY.",
	} {
		refusal := &walk.Error{Kind: walk.Refused, Operation: walk.RespondToAuthChallenge, Exception: notAllowed, Message: "Incorrect username or password."}
		if got := Next(walk.Walk{}, answered, refusal); got != want {
			t.Errorf("after %q: %q", answered, got)
		}
	}
}
