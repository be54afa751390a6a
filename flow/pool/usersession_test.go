package pool

import (
	"slices"
	"testing"
	"time"

	"authwalk/flow/api"

	"pgregory.net/rapid"
)

// TestEvictedSessions: after a sign-in the user has no more sessions than the most, no
// more than needed were ended, and none that was used later than one that stays.
func TestEvictedSessions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		config := &SessionConfiguration{UserSessionTracking: api.FeatureEnabled, TokenSession: &TokenSession{MaxPerUser: rapid.IntRange(1, 100).Draw(t, "most")}}
		var used []time.Time
		for _, second := range rapid.SliceOfN(rapid.Int64Range(0, 50), 0, 120).Draw(t, "used") {
			used = append(used, time.Unix(second, 0))
		}
		evicted := config.Evicted(used)
		if want := max(0, len(used)+1-config.TokenSession.MaxPerUser); len(evicted) != want {
			t.Fatalf("%d ended of %d, want %d", len(evicted), len(used), want)
		}
		for i := range used {
			for _, gone := range evicted {
				if !slices.Contains(evicted, i) && used[gone].After(used[i]) {
					t.Fatalf("%d is ended, and %d was used before", gone, i)
				}
			}
		}
	})
	var never *SessionConfiguration
	if shown := never.WithDefaults(); never.Tracks() || shown.UserSessionTracking != api.FeatureDisabled || shown.TokenSession.MaxPerUser != 20 {
		t.Errorf("%+v", shown)
	}
}
