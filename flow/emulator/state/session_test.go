package state

import (
	"crypto/rand"
	"regexp"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

func newTestPool(t *testing.T, users ...pool.User) (*Store, *Pool) {
	t.Helper()
	file := &poolfile.File{UserPool: pool.UserPool{ID: "eu-west-1_Ab12Cd34E"}, Users: users}
	s, err := New(Options{Files: []*poolfile.File{file}, Region: "eu-west-1", Now: func() time.Time { return start }, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	return s, s.Pool("eu-west-1_Ab12Cd34E")
}

func TestSessionTexts(t *testing.T) {
	s, p := newTestPool(t)
	kept := &Session{Expires: start.Add(time.Minute)}
	text := p.KeepSession(kept, start)
	if !regexp.MustCompile(`^AYABe.{500,}$`).MatchString(text) {
		t.Errorf("%s is no session", text)
	}
	if of, found := s.Session(text); of != p || found != kept {
		t.Error("the session is not found by its text alone")
	}
	if of, found := s.Session(text + "."); of != nil || found != nil {
		t.Error("another text finds a session")
	}
}

// TestSessionsAreBoundedInBytes makes sessions with long texts, as anybody can.
func TestSessionsAreBoundedInBytes(t *testing.T) {
	_, p := newTestPool(t)
	long := strings.Repeat("0", 900_000)
	for name, progress := range map[string]pool.Progress{
		"Typed": {Typed: long}, "SRP_A": {SRPA: long}, "NewEmail": {NewEmail: long}, "Username": {Username: long},
	} {
		var first, last, block string
		for i := range 1_200 {
			session := &Session{Progress: progress, Expires: start.Add(time.Minute)}
			last = p.KeepSession(session, start)
			if i == 0 {
				first = last
			}
			var err error
			if block, err = p.KeepSessionUnderBlock(session, start); err != nil {
				t.Fatal(err)
			}
		}
		if held := len(long) * (len(p.sessions.entries) + len(p.blocks.entries)); held > 2*sessionBytesKept {
			t.Errorf("%s: %d bytes are held", name, held)
		}
		if p.Session(first) != nil || p.Session(last) == nil || p.SessionOfBlock(block) == nil {
			t.Errorf("%s: it is not the oldest that make room", name)
		}
	}
}
