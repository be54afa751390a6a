package vault

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// Authenticator is the secret of an authenticator app, and whose it is. It is never
// used anywhere else.
type Authenticator struct {
	// Endpoint is where the pool is, empty for AWS.
	Endpoint   string `json:"endpoint,omitempty"`
	UserPoolID string `json:"userPoolId"`
	// Username is the user's unchangeable name, Typed the one that was typed at the
	// sign-in that the app was set up in.
	Username string `json:"username"`
	Typed    string `json:"typed,omitempty"`
	Secret   string `json:"secret"`
	// Verified tells that the service has accepted a code. A secret without that may
	// be the one that the service asks for all the same, where its answer was lost.
	Verified bool `json:"verified,omitempty"`
	// Local tells that the pool is on this machine: what is lost there locks nobody out
	// of anything that lasts.
	Local bool `json:"local,omitempty"`
}

// Format implements fmt.Formatter for every verb: the secret is never printed.
func (a Authenticator) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "authenticator app of "+a.Username)
}

// isOf reports whether the app is the user's.
func (a Authenticator) isOf(endpoint, userPoolID, username string) bool {
	return a.Endpoint == endpoint && a.UserPoolID == userPoolID && username != "" && (a.Username == username || a.Typed == username)
}

// same reports whether both are one app of one user.
func (a Authenticator) same(other Authenticator) bool {
	return a.Endpoint == other.Endpoint && a.UserPoolID == other.UserPoolID && a.Username == other.Username && a.Secret == other.Secret
}

// mostAuthenticators bounds the file. A secret makes no room for another: who has
// lost it may have no other way in. Those of pools on this machine do, beyond mostLocal.
const (
	mostAuthenticators = 1000
	mostLocal          = 100
)

// What is wrong with the secret of an authenticator app that is to be kept.
var (
	ErrTooManyAuthenticators = fmt.Errorf("the vault has %d authenticator apps already, which are the most", mostAuthenticators)
	errNotReadBack           = errors.New("the vault did not keep the secret of the authenticator app: try again")
)

// Authenticator finds the user's app by either name: the newest that the service
// has accepted, and without one the newest that it may have accepted.
func (v *Vault) Authenticator(endpoint, userPoolID, username string) (Authenticator, bool) {
	known := slices.DeleteFunc(v.authenticators.all(), func(a Authenticator) bool { return !a.isOf(endpoint, userPoolID, username) })
	slices.Reverse(known)
	if i := slices.IndexFunc(known, func(a Authenticator) bool { return a.Verified }); i >= 0 {
		return known[i], true
	}
	if len(known) == 0 {
		return Authenticator{}, false
	}
	return known[0], true
}

// KeepAuthenticator stores the secret of an app before the service is told that it
// works. When it returns without an error, the secret is on the disk, and was read
// back from there. An older one of the user stays.
func (v *Vault) KeepAuthenticator(kept Authenticator) error {
	err := v.authenticators.change(func(all []Authenticator) ([]Authenticator, error) {
		at := slices.IndexFunc(all, kept.same)
		if at >= 0 {
			kept.Verified = kept.Verified || all[at].Verified
			all = slices.Delete(all, at, at+1)
		}
		all = withRoomFor(kept, all)
		if len(all) >= mostAuthenticators {
			return nil, ErrTooManyAuthenticators
		}
		return append(all, kept), nil
	})
	if err != nil {
		return err
	}
	return v.authenticators.holds(kept)
}

// withRoomFor drops the oldest apps of pools on this machine where there are too many.
func withRoomFor(kept Authenticator, all []Authenticator) []Authenticator {
	isLocal := func(a Authenticator) bool { return a.Local }
	local := 0
	for _, a := range all {
		if a.Local {
			local++
		}
	}
	for ; kept.Local && local >= mostLocal; local-- {
		oldest := slices.IndexFunc(all, isLocal)
		all = slices.Delete(all, oldest, oldest+1)
	}
	return all
}

// holds reads the list again, and wants the entry in it.
func (l *list[Entry]) holds(entry Entry) error {
	entries := l.all()
	if l.folder != "" {
		var err error
		if entries, err = readFile[Entry](l.folder, l.name, l.key); err != nil {
			return err
		}
	}
	if !slices.ContainsFunc(entries, func(other Entry) bool { return any(other) == any(entry) }) {
		return errNotReadBack
	}
	return nil
}
