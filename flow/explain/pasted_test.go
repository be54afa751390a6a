package explain_test

import (
	"strings"
	"testing"

	"authwalk/flow/explain"
)

const wrong = "Incorrect username or password."

func TestPastedErrors(t *testing.T) {
	const id = "0f3a9c1e-7a55-4c5e-9d1c-2b1c6a1d9e10"
	for name, row := range map[string]struct {
		text, exception, message, operation, answered, request string
	}{
		"body":         {`{"__type":"NotAuthorizedException","message":"` + wrong + `"}`, "NotAuthorizedException", wrong, "", "", ""},
		"namespace":    {`{"__type":"com.amazonaws.cognito#UserNotFoundException","Message":"User does not exist."}`, "UserNotFoundException", "User does not exist.", "", "", ""},
		"AWS CLI":      {"\nAn error occurred (NotAuthorizedException) when calling the InitiateAuth operation: " + wrong + "\n", "NotAuthorizedException", wrong, "InitiateAuth", "", ""},
		"AWS CLI 2.34": {"aws: [ERROR]: An error occurred (CodeMismatchException) when calling the RespondToAuthChallenge operation (reached max retries: 2): Invalid code received for user\n\nAdditional error details:\nchallenge: SMS_MFA", "CodeMismatchException", "Invalid code received for user", "RespondToAuthChallenge", "SMS_MFA", ""},
		"boto3":        {"botocore.errorfactory.NotAuthorizedException: An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: " + wrong, "NotAuthorizedException", wrong, "InitiateAuth", "", ""},
		"boto3 answer": {`{'Error'...} {"Error":{"Code":"NotAuthorizedException","Message":"` + wrong + `"},"ResponseMetadata":{"RequestId":"` + id + `"}}`, "NotAuthorizedException", wrong, "", "", id},
		"Go":           {"operation error Cognito Identity Provider: InitiateAuth, https response error StatusCode: 400, RequestID: " + id + ", NotAuthorizedException: " + wrong, "NotAuthorizedException", wrong, "InitiateAuth", "", id},
		"Java":         {"software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException: " + wrong + " (Service: CognitoIdentityProvider, Status Code: 400, Request ID: " + id + ")\n\tat software.amazon", "NotAuthorizedException", wrong, "", "", id},
		"JavaScript":   {"Uncaught (in promise) NotAuthorizedException: " + wrong + "\n    at de_NotAuthorizedExceptionRes (index.js:1:1)", "NotAuthorizedException", wrong, "", "", ""},
		"JS object":    {`NotAuthorizedException {name: "x"} {"name":"NotAuthorizedException","$metadata":{"requestId":"` + id + `"},"message":"` + wrong + `"}`, "NotAuthorizedException", wrong, "", "", id},
		"PHP":          {`Error executing "InitiateAuth" on "https://cognito-idp.eu-west-1.amazonaws.com"; AWS HTTP error: NotAuthorizedException (client): ` + wrong + ` - {"__type":"NotAuthorizedException","message":"` + wrong + `"}`, "NotAuthorizedException", wrong, "InitiateAuth", "", ""},
		"R":            {"Error: NotAuthorizedException (HTTP 400). " + wrong, "NotAuthorizedException", wrong, "", "", ""},
		"PowerShell":   {"Start-CGIPAuth : " + wrong + "\nAt line:1 char:1\n    + FullyQualifiedErrorId : Amazon.CognitoIdentityProvider.Model.NotAuthorizedException,Amazon.PowerShell.Cmdlets.CGIP.StartCGIPAuthCmdlet", "NotAuthorizedException", wrong, "", "", ""},
		"headers":      {"x-amzn-ErrorType: NotAuthorizedException:http://internal.amazon.com/coral/\nx-amzn-ErrorMessage: " + wrong + "\nx-amzn-RequestId: " + id, "NotAuthorizedException", wrong, "", "", id},
		"message":      {wrong, "NotAuthorizedException", wrong, "", "", ""},
		"CloudWatch":   {`{"level":"error","detail":[{"errorType":"UserLambdaValidationException","errorMessage":"PreSignUp failed with error no."}]}`, "UserLambdaValidationException", "PreSignUp failed with error no.", "", "", ""},
		"firewall":     {"Request not allowed due to WAF block.", "ForbiddenException", "Request not allowed due to WAF block.", "", "", ""},
		"trigger":      {"Error: PostAuthentication failed with error boom", "UserLambdaValidationException", "PostAuthentication failed with error boom", "", "", ""},
		"limit":        {"Attempt limit exceeded, please try after some time.", "LimitExceededException", "Attempt limit exceeded, please try after some time.", "", "", ""},
		"name alone":   {"what is a CodeDeliveryFailureException", "CodeDeliveryFailureException", "", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w, ok := explain.Pasted(row.text)
			if !ok {
				t.Fatal("not recognised")
			}
			step := w.Last()
			if step.Error.Exception != row.exception || step.Error.Message != row.message {
				t.Errorf("%s: %q", step.Error.Exception, step.Error.Message)
			}
			if step.Exchange.Operation != row.operation || step.Answered != row.answered || step.Exchange.RequestID != row.request {
				t.Errorf("operation %q, answered %q, request %q", step.Exchange.Operation, step.Answered, step.Exchange.RequestID)
			}
			if why := explain.Failure(w, *step, nil); !why.Known {
				t.Error("no explanation")
			}
		})
	}
}

// A code outside of a sign-in has no session that could still be valid.
func TestACodeOfASignUpHasNoSession(t *testing.T) {
	for text, want := range map[string]bool{
		"CodeMismatchException: Invalid verification code provided, please try again.":                                                false,
		"CodeMismatchException: Code mismatch":                                                                                        false,
		"An error occurred (CodeMismatchException) when calling the RespondToAuthChallenge operation: Invalid code received for user": true,
	} {
		w, _ := explain.Pasted(text)
		why := explain.Failure(w, *w.Last(), nil)
		if got := strings.Contains(why.Description+strings.Join(why.NotCauses, " "), "session"); got != want {
			t.Errorf("%s: %q, ruled out %q", text, why.Description, why.NotCauses)
		}
	}
}

// What is no error of the service is not taken for one.
func TestOtherTextsAreNoErrors(t *testing.T) {
	for _, text := range []string{
		"", "{}", "{", "hello", "PASSWORD", "it failed with error 5", "java.lang.NullPointerException: x", `{"ChallengeName":"SMS_MFA"}`, strings.Repeat(`{"a":`, 50_000), strings.Repeat(":", 100_000),
		"MyNotAuthorizedExceptions", "error: something else",
	} {
		if w, ok := explain.Pasted(text); ok {
			t.Errorf("%.40q is read as %v", text, w.Last().Error)
		}
	}
}

func FuzzPasted(f *testing.F) {
	f.Add("An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: " + wrong)
	f.Add(`{"__type":"x#UserNotFoundException","message":1}`)
	f.Add("\xff\x1b[31mCodeMismatchException:\n")
	f.Fuzz(func(t *testing.T, text string) {
		if w, ok := explain.Pasted(text); ok {
			explain.Failure(w, *w.Last(), nil)
		}
	})
}
