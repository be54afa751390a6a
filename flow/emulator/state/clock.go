package state

import (
	"fmt"
	"sync"
	"time"
)

// Furthest is how far the clock can be moved ahead altogether. What is valid
// longest, a refresh token of ten years, then still ends in a year of four
// digits, which is all that times on the wire can say.
const Furthest = 100 * 365 * 24 * time.Hour

// Clock is the emulator's time: that of its base, moved ahead by hand.
type Clock struct {
	base func() time.Time

	mu      sync.Mutex
	ahead   time.Duration
	journal Journal
}

// record keeps how far the clock is ahead, now and whenever it moves.
func (c *Clock) record(journal Journal) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.journal = journal
	keep(journal, clockRecord, c.ahead)
}

// Now tells the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.base().Add(c.ahead)
}

// Advance moves the time ahead for good and returns what it now is.
func (c *Clock) Advance(by time.Duration) (time.Time, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if by < 0 || by > Furthest-c.ahead {
		return time.Time{}, fmt.Errorf("the clock cannot move by %s: only forward, and by %s at most in total", by, Furthest)
	}
	c.ahead += by
	keep(c.journal, clockRecord, c.ahead)
	return c.base().Add(c.ahead), nil
}
