package operation

import (
	"errors"
	"testing"

	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

func FuzzFilter(f *testing.F) {
	for _, filter := range []string{"", `email = "a"`, `sub ^= "\"x\\"`, `status="Enabled"`, `username = `, `"`, `custom:a = "b"`} {
		f.Add(filter)
	}
	user := &pool.User{Username: "nadia", UserAttributes: pool.Attributes{{Name: "email", Value: "nadia@example.org"}}}
	f.Fuzz(func(t *testing.T, filter string) {
		matches, err := parseFilter(filter)
		var refused *wire.Exception
		switch {
		case err != nil && !errors.As(err, &refused):
			t.Errorf("%q: %v is no refusal", filter, err)
		case err == nil:
			matches(user)
		}
	})
}
