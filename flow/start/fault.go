package start

import (
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Fault is the key of the field that an error is most likely about, "" where
// none is: where a person who changes the details of a sign-in begins.
func (Form) Fault(err *walk.Error) string {
	if err == nil {
		return ""
	}
	message := strings.ToLower(err.Message)
	mentions := func(word string) bool { return strings.Contains(message, word) }
	switch {
	case err.Kind == walk.Unreachable:
		return keyEndpoint
	case err.Exception == api.UserNotFoundException:
		return api.KeyUsername
	case err.Exception == api.ResourceNotFoundException && mentions("client"):
		return keyClient
	case err.Exception == api.ResourceNotFoundException:
		return keyPool
	case mentions("secret"):
		return keySecret
	case mentions("flow"):
		return keyFlow
	case err.Exception == api.NotAuthorizedException:
		return api.KeyPassword
	default:
		return err.Field
	}
}
