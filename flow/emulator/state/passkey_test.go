package state

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"authwalk/flow/pool"
)

// TestAPasskeyBelongsToOneUser, however many register it at the same time.
func TestAPasskeyBelongsToOneUser(t *testing.T) {
	users := make([]pool.User, 32)
	for n := range users {
		users[n].Username = fmt.Sprint("user", n)
	}
	_, p := newTestPool(t, users...)
	var added atomic.Int32
	var everybody sync.WaitGroup
	for _, user := range users {
		everybody.Go(func() {
			_, err := p.AddPasskey(user.Username, "passkey", func(u *pool.User, taken bool) error {
				if taken {
					return errors.New("taken")
				}
				u.Passkeys = append(u.Passkeys, pool.Passkey{CredentialID: "passkey"})
				return nil
			})
			if err == nil {
				added.Add(1)
			}
		})
	}
	everybody.Wait()
	if n := added.Load(); n != 1 {
		t.Errorf("%d users have it", n)
	}
}
