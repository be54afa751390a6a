package explain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// The Date header counts whole seconds, so a difference of two says nothing.
const sameTime = 2 * time.Second

// clockOff is how far the service's clock is ahead of this machine's, by the
// Date header of the answer.
func (f failure) clockOff() (off time.Duration, known bool) { return clockOffIn(f.step.Exchange) }

func clockOffIn(exchange walk.Exchange) (off time.Duration, known bool) {
	if exchange.ServerTime.IsZero() || exchange.Started.IsZero() {
		return 0, false
	}
	return exchange.ServerTime.Sub(exchange.Ended()), true
}

func (f failure) clockIsRight() bool {
	off, known := f.clockOff()
	return known && off.Abs() <= sameTime
}

// clockIsOff says how far the clock is off when that is more than tolerable.
func (f failure) clockIsOff(tolerable time.Duration) []string {
	off, known := f.clockOff()
	if !known || off.Abs() <= max(tolerable, sameTime) {
		return nil
	}
	return []string{"This machine's clock is " + aside(off) + " the server's."}
}

// aside is on which side of the service's clock this machine's is, and how far.
func aside(off time.Duration) string {
	if off < 0 {
		return inWords(-off) + " ahead of"
	}
	return inWords(off) + " behind"
}

// clockNow is how far the clocks were apart at the newest response that tells, where that
// is more than tolerable.
func clockNow(w walk.Walk, tolerable time.Duration) (off time.Duration, hurts bool) {
	for _, step := range slices.Backward(w.Steps) {
		if off, known := clockOffIn(step.Exchange); known {
			return off, off.Abs() > tolerable
		}
	}
	return 0, false
}

// ClockForCodes warns of a clock that is too far off for an app that makes codes on this
// machine; it is "" where it is not.
func ClockForCodes(w walk.Walk) string {
	off, hurts := clockNow(w, api.TOTPStep)
	if !hurts {
		return ""
	}
	return "This machine's clock is " + aside(off) + " the server's: the code of an app on this machine is refused."
}

// ClockForSignatures says of a clock that is too far off for signed requests to AWS how far
// it is from the server's; it is "" where it is not.
func ClockForSignatures(w walk.Walk) string {
	off, hurts := clockNow(w, api.SignatureValidity)
	if !hurts {
		return ""
	}
	return strings.TrimSuffix(aside(off), " of")
}

// clockMoved is how far the server's clock went on between an earlier response and this
// one, and whether somebody moved it meanwhile: an emulator's clock can be.
func (f failure) clockMoved(earlier walk.Exchange) (serverElapsed time.Duration, moved bool) {
	later := f.step.Exchange
	if earlier.ServerTime.IsZero() || later.ServerTime.IsZero() {
		return 0, false
	}
	serverElapsed = later.ServerTime.Sub(earlier.ServerTime)
	return serverElapsed, (serverElapsed - later.Ended().Sub(earlier.Ended())).Abs() > sameTime
}

// inWords writes a duration as a person would: 4 min 12 s.
func inWords(d time.Duration) string {
	d = d.Round(time.Second)
	hours, minutes, seconds := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	switch {
	case hours > 48:
		return fmt.Sprintf("%d days", hours/24)
	case hours > 0:
		return fmt.Sprintf("%d h %d min", hours, minutes)
	case minutes > 0 && seconds > 0:
		return fmt.Sprintf("%d min %d s", minutes, seconds)
	case minutes > 0:
		return fmt.Sprintf("%d min", minutes)
	default:
		return fmt.Sprintf("%d s", seconds)
	}
}
