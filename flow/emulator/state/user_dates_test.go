package state

import (
	"math/rand"
	"testing"
	"time"

	"authwalk/flow/pool"
)

// TestAUserIsAsOldAsThePassword: what AdminGetUser shows must not be later than what the
// rules decide by.
func TestAUserIsAsOldAsThePassword(t *testing.T) {
	now, set := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC), time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for tracked, want := range map[time.Time]time.Time{set: set, {}: now} {
		user := pool.User{Username: "exa", TemporaryPassword: "Start-2026!"}
		user.Tracked.PasswordSet = pool.At(tracked)
		fillUser(&user, rand.New(rand.NewSource(1)), now)
		if !user.UserCreateDate.Equal(want) || !user.UserLastModifiedDate.Equal(want) || !user.Tracked.PasswordSet.Equal(want) {
			t.Errorf("%+v", user)
		}
	}
}
