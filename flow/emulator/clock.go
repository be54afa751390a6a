package emulator

import (
	"sync/atomic"
	"time"
)

// clock is the emulator's time: that of its base, moved ahead by hand.
type clock struct {
	base  func() time.Time
	ahead atomic.Int64
}

func (c *clock) now() time.Time {
	return c.base().Add(time.Duration(c.ahead.Load()))
}

// advance moves the time ahead for good and returns what it now is.
func (c *clock) advance(by time.Duration) time.Time {
	c.ahead.Add(int64(by))
	return c.now()
}

func (c *clock) reset() { c.ahead.Store(0) }
