package walk

import (
	"slices"
	"time"
)

// ClockDifference is how far the service's clock was ahead of this machine's
// when the response came. Its Date header has whole seconds, so less than two
// mean that the clocks agree.
func (e Exchange) ClockDifference() time.Duration {
	if e.ServerTime.IsZero() {
		return 0
	}
	difference := e.ServerTime.Sub(e.Ended())
	if difference.Abs() < 2*time.Second {
		return 0
	}
	return difference
}

// ClockDifference is that of the newest response with a time.
func (w Walk) ClockDifference() time.Duration {
	for _, step := range slices.Backward(w.Steps) {
		if !step.Exchange.ServerTime.IsZero() {
			return step.Exchange.ClockDifference()
		}
	}
	return 0
}

// BeganAt is when the request was sent by the service's clock, which tells whole
// seconds; zero where it did not tell.
func (e Exchange) BeganAt() time.Time {
	if e.ServerTime.IsZero() {
		return time.Time{}
	}
	return e.ServerTime.Add(-e.Elapsed - time.Second)
}
