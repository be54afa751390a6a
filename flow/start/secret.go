package start

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"authwalk/flow/api"
)

// secrets are the names under which a request to sign in, or an answer to a
// challenge, holds a secret, each by its plain spelling.
var secrets = sync.OnceValue(func() map[string]string {
	members := []api.Member{Member("Session")}
	for _, flow := range api.Flows() {
		members = append(members, flow.Parameters...)
	}
	for _, challenge := range api.Challenges() {
		members = append(members, challenge.Responses...)
	}
	names := map[string]string{}
	for i := range members {
		if members[i].Secret {
			names[plainly(members[i].Name)] = members[i].Name
		}
	}
	return names
})

// plainly is a name without what people get wrong about it: the case of its
// letters, blanks, and how its words are joined.
func plainly(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, name)
}

// harmless are the names that no request begins or goes on with a secret under.
var harmless = sync.OnceValue(func() map[string]bool {
	var members []api.Member
	for _, operation := range api.Operations() {
		members = append(members, operation.Input...)
	}
	for _, flow := range api.Flows() {
		members = append(members, flow.Parameters...)
	}
	for _, challenge := range api.Challenges() {
		members = append(members, challenge.Responses...)
	}
	names, secret := map[string]bool{}, map[string]bool{}
	note(members, names, secret)
	maps.DeleteFunc(names, func(name string, _ bool) bool { return secret[name] })
	return names
})

// note sorts the names of members, of the fields that ask for them, and of what
// is in them.
func note(members []api.Member, harmless, secret map[string]bool) {
	for i := range members {
		kept := harmless
		if members[i].Secret {
			kept = secret
		}
		kept[members[i].Name], kept[members[i].Field()] = true, true
		inside := members[i]
		for inside.Element != nil {
			inside = *inside.Element
		}
		note(inside.Members, harmless, secret)
	}
}

// IsSecret reports whether what goes under a name is to be kept from others.
// What is not known to be harmless is.
func IsSecret(name string) bool { return !harmless()[name] }

// alternatives are how secrets can be given instead of on the command line,
// where there is a better way than a file.
var alternatives = map[string]string{
	api.KeyPassword:    "leave it out (authwalk asks), set AUTHWALK_PASSWORD or AUTHWALK_PASSWORD_FILE, or give the parameters with file://PATH or -",
	api.KeyNewPassword: "leave it out, authwalk asks for it",
	api.KeySecretHash:  "set AUTHWALK_CLIENT_SECRET or AUTHWALK_CLIENT_SECRET_FILE and it is computed, or give the parameters with file://PATH or -",
	"Session":          "give it with --session file://PATH or --session -",
}

// secretError tells that a secret was written on the command line.
type secretError struct{ name string }

func (e *secretError) Error() string {
	alternative := cmp.Or(alternatives[e.name], "give it with "+e.name+"@=file://PATH, or the parameters with file://PATH or -")
	return fmt.Sprintf("do not put %s on the command line, other users can read it: %s", e.name, alternative)
}

// refuseSecrets finds secrets at any depth of what was written on the command
// line, under their names or what was meant to be one. An empty text is no
// secret, and what was loaded was not written there.
func refuseSecrets(value any, loaded map[string]bool) error {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			text, isText := value[name].(string)
			if secret, found := secrets()[plainly(name)]; found && (!isText || text != "" && !loaded[text]) {
				return &secretError{secret}
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
