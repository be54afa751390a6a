package operation_test

import (
	"slices"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// What a form asks for becomes a member of the request: by the same relation
// an error about the member finds its field.
func TestEveryFieldStandsForAMember(t *testing.T) {
	ours := []string{"again", "SETTING", "WHICH"}
	for _, entry := range operation.All() {
		known, _ := api.FindOperation(entry.Name)
		flow, _ := api.FindFlow(entry.Name)
		members := slices.Concat(known.Input, flow.Parameters)
		_, s := signedIn(api.InitiateAuth)
		s.Walk.Steps = nil // ForgotPassword asks for the name only at the beginning.
		for _, field := range entry.Prompt(s).Fields {
			asks := func(m api.Member) bool { return m.Field() == field.Key }
			if !slices.ContainsFunc(members, asks) && !slices.Contains(ours, field.Key) {
				t.Errorf("%s asks for %s, which is no member of its input", entry.Name, field.Key)
			}
		}
	}
}

// Errors point at the field at fault, on the real forms.
func TestErrorsFindTheirField(t *testing.T) {
	const badInput, notAllowed = "InvalidParameterException", "NotAuthorizedException"
	for _, c := range []struct{ operation, exception, message, field string }{
		{api.SignUp, "UsernameExistsException", "User already exists", "USERNAME"},
		{api.SignUp, "InvalidPasswordException", "Password did not conform with policy: Password not long enough", "NEW_PASSWORD"},
		{api.SignUp, badInput, "Attributes did not conform to the schema: email: Custom attribute is required\n", "ATTRIBUTES"},
		{api.SignUp, badInput, "Invalid phone number format.", "ATTRIBUTES"},
		{api.SignUp, badInput, "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$", "NEW_PASSWORD"},
		{api.SignUp, badInput, "1 validation error detected: Value '' at 'userAttributes.1.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1", "ATTRIBUTES"},
		{api.SignUp, badInput, "Username should be an email.", "USERNAME"},
		{api.SignUp, notAllowed, "A client attempted to write unauthorized attribute", "ATTRIBUTES"},
		{api.ConfirmSignUp, "CodeMismatchException", "Invalid verification code provided, please try again.", "CODE"},
		{api.ConfirmSignUp, "ExpiredCodeException", "Invalid code provided, please request a code again.", "CODE"},
		{api.ConfirmSignUp, badInput, "1 validation error detected: Value 'x y' at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+", "CODE"},
		{api.ForgotPassword, "UserNotFoundException", "Username/client id combination not found.", "USERNAME"},
		{api.ConfirmForgotPassword, "CodeMismatchException", "Invalid verification code provided, please try again.", "CODE"},
		{api.ConfirmForgotPassword, "InvalidPasswordException", "Password does not conform to policy: Password not long enough", "NEW_PASSWORD"},
		{api.ChangePassword, notAllowed, "Incorrect username or password.", "PREVIOUS_PASSWORD"},
		{api.ChangePassword, "InvalidPasswordException", "Password does not conform to policy: Password not long enough", "NEW_PASSWORD"},
		{api.ChangePassword, "PasswordHistoryPolicyViolationException", "Password has previously been used.", "NEW_PASSWORD"},
		{api.ChangePassword, badInput, "1 validation error detected: Value at 'proposedPassword' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+", "NEW_PASSWORD"},
		{api.UpdateUserAttributes, badInput, "Invalid email address format.", "ATTRIBUTES"},
		{api.UpdateUserAttributes, notAllowed, "A client attempted to write unauthorized attribute", "ATTRIBUTES"},
		{api.UpdateUserAttributes, badInput, "user.custom:x: Attribute does not exist in the schema.\n", "ATTRIBUTES"},
		{api.UpdateUserAttributes, badInput, "Cannot modify the non-mutable attribute sub", "ATTRIBUTES"},
		{api.DeleteUserAttributes, badInput, "Invalid user attributes: user.name: Required attribute cannot be deleted.\n", "UserAttributeNames"},
		{api.UpdateUserAttributes, "AliasExistsException", "An account with the given email already exists.", "ATTRIBUTES"},
		{api.GetUserAttributeVerificationCode, badInput, "1 validation error detected: Value 'x' at 'attributeName' failed to satisfy constraint: Member must satisfy enum value set", "ATTRIBUTE"},
		{api.VerifyUserAttribute, "CodeMismatchException", "Invalid verification code provided, please try again.", "CODE"},
		{api.VerifySoftwareToken, "EnableSoftwareTokenMFAException", "Code mismatch", "CODE"},
		{api.VerifySoftwareToken, badInput, "1 validation error detected: Value '12' at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+", "CODE"},
		{api.SetUserMFAPreference, badInput, "User has not set up software token mfa", "FACTOR"},
		{api.SetUserMFAPreference, badInput, "User does not have delivery config set to turn on SMS_MFA", "FACTOR"},
	} {
		entry, _ := operation.Find(c.operation)
		_, s := signedIn(api.InitiateAuth)
		s.Walk.Steps = nil
		var keys []string
		for _, field := range entry.Prompt(s).Fields {
			keys = append(keys, field.Key)
		}
		got := explain.Field("", &walk.Error{Operation: c.operation, Exception: c.exception, Message: c.message}, keys)
		if got != c.field {
			t.Errorf("%s: %s: %q, want %q of %v", c.operation, c.message, got, c.field, keys)
		}
	}
}
