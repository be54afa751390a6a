package state

import (
	"fmt"
	"testing"
	"time"
)

func TestAttemptsExpire(t *testing.T) {
	attempts := newAttempts()
	at := time.Date(2026, 1, 7, 8, 0, 0, 0, time.UTC)
	for n := range 10_000 {
		attempts.Add(fmt.Sprint("user ", n), at.Add(time.Duration(n)*time.Minute))
	}
	if kept := len(attempts.made); kept > 130 {
		t.Errorf("%d users are remembered, though only an hour counts", kept)
	}
	last := at.Add(9_999 * time.Minute)
	attempts.Add("user 9999", last.Add(time.Minute))
	if n := attempts.Count("user 9999", last.Add(2*time.Minute), time.Hour); n != 2 {
		t.Errorf("%d attempts count, want 2", n)
	}
	if n := attempts.Count("user 9999", last.Add(2*time.Hour), time.Hour); n != 0 {
		t.Errorf("%d attempts count after two hours", n)
	}
}
