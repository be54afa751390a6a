package start

import (
	"fmt"
	"maps"
	"slices"

	"authwalk/flow/api"
)

// alternatives are the members that are secret, and how each can be given
// instead of on the command line.
var alternatives = map[string]string{
	api.KeyPassword:     "leave it out (authwalk asks), set AUTHWALK_PASSWORD or AUTHWALK_PASSWORD_FILE, or give the parameters with file://PATH or -",
	api.KeyNewPassword:  "leave it out, authwalk asks for it",
	api.KeyRefreshToken: "give it with REFRESH_TOKEN@=file://PATH, or the parameters with file://PATH or -",
	api.KeySecretHash:   "set AUTHWALK_CLIENT_SECRET or AUTHWALK_CLIENT_SECRET_FILE and it is computed, or give the parameters with file://PATH or -",
	api.KeyAccessToken:  "give it with ACCESS_TOKEN@=file://PATH, or the parameters with file://PATH or -",
	"Session":           "give it with --session file://PATH or --session -",
}

// secretError tells that a secret was written on the command line.
type secretError struct{ name string }

func (e *secretError) Error() string {
	return fmt.Sprintf("do not put %s on the command line, other users can read it: %s", e.name, alternatives[e.name])
}

// refuseSecrets finds secrets at any depth of what was written on the command
// line. An empty text is no secret, and what was loaded was not written there.
func refuseSecrets(value any, loaded map[string]bool) error {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			text, isText := value[name].(string)
			if _, secret := alternatives[name]; secret && (!isText || text != "" && !loaded[text]) {
				return &secretError{name}
			}
			if err := refuseSecrets(value[name], loaded); err != nil {
				return err
			}
		}
	case []any:
		for _, item := range value {
			if err := refuseSecrets(item, loaded); err != nil {
				return err
			}
		}
	}
	return nil
}
