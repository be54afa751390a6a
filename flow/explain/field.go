package explain

import (
	"slices"
	"strings"

	"authwalk/flow/walk"
)

// Field is the key, out of keys, of the answer that the error is about: named
// by the message, or meant by the exception. It is "" when there is none.
func Field(answered string, err *walk.Error, keys []string) string {
	if err == nil {
		return ""
	}
	if err.Field != "" {
		return among(keys, err.Field)
	}
	switch err.Exception {
	case "InvalidPasswordException", "PasswordHistoryPolicyViolationException":
		return among(keys, "NEW_PASSWORD", "ProposedPassword", "Password", "TemporaryPassword")
	case "CodeMismatchException", "ExpiredCodeException", "EnableSoftwareTokenMFAException":
		return among(keys, append(codeKeys, "ANSWER")...)
	case "UsernameExistsException", "UserNotFoundException":
		return among(keys, "USERNAME", "Username")
	case "AliasExistsException":
		return among(keys, "EMAIL", "email", attributePrefix+"email")
	case "NotAuthorizedException", "InvalidParameterException":
		return namedField(answered, err, keys)
	default:
		return ""
	}
}

// codeKeys are the keys that codes are given under.
var codeKeys = []string{
	"SMS_MFA_CODE", "SOFTWARE_TOKEN_MFA_CODE", "EMAIL_OTP_CODE", "SMS_OTP_CODE", "ConfirmationCode", "UserCode", "Code", "CODE",
}

func namedField(answered string, err *walk.Error, keys []string) string {
	found, _ := find(at(err.Operation, answered, ""), err)
	if named := found.named(err.Message); named != "" {
		return among(keys, named, attributePrefix+named)
	}
	if match := fieldAt.FindStringSubmatch(trimmed(err.Message)); match != nil {
		return among(keys, match[1], "CODE")
	}
	switch found.id {
	case "wrong-previous-password":
		return among(keys, "PreviousPassword")
	case "choice-not-offered":
		return among(keys, "ANSWER")
	case "name-must-be-address", "name-must-not-be-address":
		return among(keys, "Username")
	case "bad-address":
		return among(keys, addressKeys(err.Message)...)
	default:
		return ""
	}
}

func addressKeys(message string) []string {
	if strings.Contains(strings.ToLower(message), "phone") {
		return []string{"phone_number", attributePrefix + "phone_number", "Username"}
	}
	return []string{"EMAIL", "email", attributePrefix + "email", "Username"}
}

// among returns the first key that is one of the wanted, without regard to
// case: validation messages spell members with a small first letter.
func among(keys []string, wanted ...string) string {
	for _, want := range wanted {
		if i := slices.IndexFunc(keys, func(key string) bool { return strings.EqualFold(key, want) }); i >= 0 {
			return keys[i]
		}
	}
	return ""
}
