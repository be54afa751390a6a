package state

import (
	"encoding/json"
	"sync"
	"time"
)

// attemptsRemembered is how long an attempt counts: no limit of Cognito's looks
// further back.
const attemptsRemembered = time.Hour

// Attempts counts what a user did lately.
type Attempts struct {
	mu   sync.Mutex
	made map[string][]time.Time
	// lastPruned is when the old attempts of all were last forgotten.
	lastPruned time.Time
	// records outlive the program.
	records recorder
}

func newAttempts() *Attempts { return &Attempts{made: map[string][]time.Time{}} }

// Count is how many attempts there were within the window before now.
func (a *Attempts) Count(who string, now time.Time, window time.Duration) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.since(who, now.Add(-window)))
}

// Add counts an attempt. Old ones of all are forgotten now and then, also of
// those who are never asked about again.
func (a *Attempts) Add(who string, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.made[who] = append(a.since(who, now.Add(-attemptsRemembered)), now)
	a.records.keep(who, a.made[who])
	if now.Sub(a.lastPruned) < attemptsRemembered {
		return
	}
	for other := range a.made {
		a.since(other, now.Add(-attemptsRemembered))
	}
	a.lastPruned = now
}

// since forgets what a user did before a time, and returns what is left.
func (a *Attempts) since(who string, begin time.Time) []time.Time {
	made := a.made[who]
	for len(made) > 0 && made[0].Before(begin) {
		made = made[1:]
	}
	if len(made) == 0 {
		a.forget(who)
		return nil
	}
	a.made[who] = made
	return made
}

// Forget begins the count anew.
func (a *Attempts) Forget(who string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.forget(who)
}

func (a *Attempts) forget(who string) {
	if _, found := a.made[who]; found {
		delete(a.made, who)
		a.records.forget(who)
	}
}

// restore begins with attempts that were written down.
func (a *Attempts) restore(saved map[string]json.RawMessage) error {
	for who, text := range saved {
		var made []time.Time
		if err := json.Unmarshal(text, &made); err != nil {
			return err
		}
		a.made[who] = made
	}
	return nil
}

// erase takes all attempts out of the journal, which is told no more.
func (a *Attempts) erase() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for who := range a.made {
		a.records.forget(who)
	}
	a.records.begin(nil, "")
}
