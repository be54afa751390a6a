package emulator

import (
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

const (
	verified = pool.Verified
	reported = pool.Reported
	inferred = pool.Inferred

	invalid    = "InvalidParameterException"
	notAllowed = "NotAuthorizedException"
	notFound   = "ResourceNotFoundException"
	incorrect  = "Incorrect username or password."
)

// edit changes the user of that name.
func edit(username string, change func(*pool.User)) func(*poolfile.File) {
	return func(f *poolfile.File) {
		for i := range f.Users {
			if f.Users[i].Username == username {
				change(&f.Users[i])
			}
		}
	}
}

func mfa(setting string) func(*poolfile.File) {
	return func(f *poolfile.File) { f.MfaConfig.MfaConfiguration = setting }
}

func challenge(name string) func(*testing.T, *rawClient, reply) {
	return func(t *testing.T, _ *rawClient, r reply) {
		t.Helper()
		if got := r.text("ChallengeName"); got != name {
			t.Errorf("challenged with %q, want %s", got, name)
		}
	}
}

func tokens(t *testing.T, _ *rawClient, r reply) {
	t.Helper()
	if r.token("AccessToken") == "" {
		t.Errorf("no tokens but %s", r.raw)
	}
}
