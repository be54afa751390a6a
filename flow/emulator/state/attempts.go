package state

import (
	"sync"
	"time"
)

// Attempts counts what somebody did lately.
type Attempts struct {
	mu   sync.Mutex
	made map[string][]time.Time
}

func newAttempts() *Attempts { return &Attempts{made: map[string][]time.Time{}} }

// Count is how many attempts there were within the window before now. Older
// ones are forgotten.
func (a *Attempts) Count(who string, now time.Time, window time.Duration) int {
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

// Add counts an attempt.
func (a *Attempts) Add(who string, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.made[who] = append(a.made[who], now)
}

// Forget begins the count anew.
func (a *Attempts) Forget(who string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.made, who)
}
