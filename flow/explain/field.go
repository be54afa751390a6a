package explain

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Field is the key, out of keys, of the answer that the error is about: named
// by the message, or meant by the exception. It is "" when there is none.
func Field(answered string, err *walk.Error, keys []string) string {
	if err == nil {
		return ""
	}
	f := form{err.Operation, keys}
	if err.Field != "" {
		return f.key(err.Field)
	}
	switch err.Exception {
	case api.InvalidPasswordException, api.PasswordHistoryPolicyViolationException:
		return f.key(api.KeyNewPassword, "ProposedPassword", "Password", "TemporaryPassword")
	case api.CodeMismatchException, api.ExpiredCodeException, api.EnableSoftwareTokenMFAException:
		return f.key(codeMembers...)
	case api.UsernameExistsException, api.UserNotFoundException:
		return f.key(api.KeyUsername, "Username")
	case api.AliasExistsException:
		return f.key(api.KeyEmail, api.AttributeEmail, api.AttributePrefix+api.AttributeEmail, "UserAttributes")
	case api.NotAuthorizedException, api.InvalidParameterException:
		return namedField(answered, err, f)
	default:
		return ""
	}
}

// codeMembers are what codes are given as.
var codeMembers = []string{
	api.KeySMSMFACode, api.KeySoftwareTokenCode, api.KeyEmailOTPCode, api.KeySMSOTPCode, "ConfirmationCode", "UserCode", "Code", api.KeyAnswer,
}

func namedField(answered string, err *walk.Error, f form) string {
	found, _ := find(at(err.Operation, answered, ""), err)
	if named := found.named(err.Message); named != "" {
		return f.key(named, api.AttributePrefix+named, "UserAttributes", "UserAttributeNames", api.KeyAttributes)
	}
	if match := fieldAt().FindStringSubmatch(trimmed(err.Message)); match != nil {
		member, _, _ := strings.Cut(match[1], ".")
		return f.key(match[1], member)
	}
	switch found.id {
	case "wrong-previous-password":
		return f.key("PreviousPassword")
	case "choice-not-offered":
		return f.key(api.KeyAnswer)
	case "name-must-be-address", "name-must-not-be-address":
		return f.key("Username")
	case "bad-address":
		return f.key(addressMembers(err.Message)...)
	case "attribute-schema", "attribute-not-writable":
		return f.key("UserAttributes", api.KeyAttributes)
	case "totp-off", "pain-19-unverified", "pain-19-unset", "no-delivery":
		return f.key("SMSMfaSettings")
	default:
		return ""
	}
}

func addressMembers(message string) []string {
	attribute := api.AttributeEmail
	if strings.Contains(strings.ToLower(message), "phone") {
		attribute = api.AttributePhoneNumber
	}
	return []string{attribute, api.AttributePrefix + attribute, "UserAttributes", "Username"}
}

// form is what was filled in for a call.
type form struct {
	operation string
	keys      []string
}

// key is the first of the form's keys that is one of the wanted ones, or that
// asks for a member of the operation with that name. Validation messages spell
// members with a small first letter.
func (f form) key(wanted ...string) string {
	for _, want := range wanted {
		for _, spelled := range []string{want, f.keyOf(want)} {
			if i := slices.IndexFunc(f.keys, func(key string) bool { return strings.EqualFold(key, spelled) }); i >= 0 {
				return f.keys[i]
			}
		}
	}
	return ""
}

// keyOf is the key that forms ask for a member of the operation with.
func (f form) keyOf(member string) string {
	operation, _ := api.FindOperation(f.operation)
	i := slices.IndexFunc(operation.Input, func(m api.Member) bool { return strings.EqualFold(m.Name, member) })
	if i < 0 {
		return member
	}
	return operation.Input[i].Field()
}
