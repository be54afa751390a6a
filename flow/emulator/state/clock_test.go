package state

import (
	"math"
	"testing"
	"time"
)

// TestClockStaysWhereTimesCanSayIt: it goes ahead only, and not past what a time
// on the wire can say.
func TestClockStaysWhereTimesCanSayIt(t *testing.T) {
	c := &Clock{base: func() time.Time { return start }}
	for _, by := range []time.Duration{-1, math.MinInt64, math.MaxInt64, Furthest + 1} {
		if now, err := c.Advance(by); err == nil {
			t.Errorf("moved by %s to %s", by, now)
		}
	}
	for range 100 {
		if _, err := c.Advance(Furthest / 100); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Advance(1); err == nil {
		t.Error("many steps lead further than one")
	}
	if now := c.Now(); !now.Equal(start.Add(Furthest)) {
		t.Errorf("it is %s", now)
	}
	if text, err := c.Now().Add(10 * 365 * 24 * time.Hour).MarshalJSON(); err != nil {
		t.Errorf("%s: %v", text, err)
	}
}
