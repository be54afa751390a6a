package state

import (
	"crypto/rand"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// TestNothingIsWrittenOfWhatIsForgotten begins what waits, lets it expire, and deletes the
// pool: no record is left of it.
func TestNothingIsWrittenOfWhatIsForgotten(t *testing.T) {
	t.Parallel()
	now := start
	written := records{}
	store, err := New(Options{Now: func() time.Time { return now }, Random: rand.Reader, Files: []*poolfile.File{{}}})
	if err != nil {
		t.Fatal(err)
	}
	store.Record(written)
	before := len(written)
	p := store.Pools()[0]
	begin := func() {
		minute := now.Add(time.Minute)
		text := &Session{Expires: minute}
		p.KeepSession(text, now)
		block := &Session{Expires: minute, Progress: pool.Progress{Username: "ann"}}
		if _, err := p.KeepSessionUnderBlock(block, now); err != nil {
			t.Fatal(err)
		}
		block.Spend()
		p.KeepSignUp(SignUpSession{Expires: minute}, now)
		p.KeepPasskeySignIn(pool.PasskeyChallenge{Text: now.String(), Expires: minute}, now)
		p.KeepPasskeyRegistration("sub", pool.PasskeyChallenge{Expires: minute}, now)
		p.Events.Keep("sub", AuthEvent{EventID: now.String()}, now)
		p.Recoveries.Add("sub", now)
		p.WrongPasswords.Add("sub", now)
	}
	begin()
	first := len(written) - before
	if first != 8 {
		t.Fatalf("%d records are written: %v", first, written)
	}
	now = now.Add(100 * 24 * time.Hour)
	begin()
	if left := len(written) - before; left != first {
		t.Errorf("%d records are left of twice %d", left, first)
	}
	store.RemovePool(p)
	if len(written) != 1 {
		t.Errorf("of a deleted pool are left %v", written)
	}
}
