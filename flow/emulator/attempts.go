package emulator

import (
	"sync"
	"time"
)

// attempts counts what somebody did lately.
type attempts struct {
	mu   sync.Mutex
	made map[string][]time.Time
}

func newAttempts() *attempts { return &attempts{made: map[string][]time.Time{}} }

// count is how many attempts there were within the window before now. Older
// ones are forgotten.
func (a *attempts) count(who string, now time.Time, window time.Duration) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	made := a.made[who]
	for len(made) > 0 && made[0].Before(now.Add(-window)) {
		made = made[1:]
	}
	if len(made) == 0 {
		delete(a.made, who)
		return 0
	}
	a.made[who] = made
	return len(made)
}

func (a *attempts) note(who string, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.made[who] = append(a.made[who], now)
}

func (a *attempts) forget(who string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.made, who)
}
