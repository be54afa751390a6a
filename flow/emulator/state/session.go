package state

import (
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"sync"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
	"authwalk/srp"
)

const (
	// sessionsKept and blocksKept bound the memory of sign-ins under way. A
	// PASSWORD_VERIFIER with a session is in both.
	sessionsKept = 50_000
	blocksKept   = 20_000
	// sessionBytesKept bounds each of the two in bytes too, since anybody can
	// make sessions, with texts of their choice in them.
	sessionBytesKept = 64 << 20
	// sessionBytes is what a session takes without those texts.
	sessionBytes = 2 << 10
	// sessionsRemembered is how long a session that has ended is told apart from
	// one that never was.
	sessionsRemembered = time.Hour
)

// Session is a sign-in that waits for an answer. It is locked while one is
// looked at, so that two answers at once cannot both succeed.
type Session struct {
	sync.Mutex
	Progress pool.Progress
	Expires  time.Time
	// Code is what was sent, empty for challenges without one.
	Code string
	// Event is the id of the sign-in event, empty where none is kept.
	Event string
	// Handshake is the server's side of a PASSWORD_VERIFIER or a
	// DEVICE_PASSWORD_VERIFIER.
	Handshake *srp.Server

	used bool
	kept keptSession
}

func (s *Session) size() int {
	p := s.Progress
	return sessionBytes + len(p.Username) + len(p.Typed) + len(p.SRPA) + len(p.NewEmail) + p.Custom.Size()
}

// State is what the rules need to know of the session.
func (s *Session) State() pool.SessionState {
	return pool.SessionState{Known: true, Used: s.used, Expires: s.Expires}
}

// Spend ends the session: it can be told from one that never was, and no more.
func (s *Session) Spend() {
	s.used, s.Handshake, s.Code = true, nil, ""
	s.kept.changed(s)
}

// newSessionText makes the opaque text of a session. Real ones begin like this
// and are long.
func (p *Pool) newSessionText() string {
	return "AYABe" + base64.RawURLEncoding.EncodeToString(random.Bytes(p.random, 384))
}

// KeepSession puts the session where the text that it returns finds it.
func (p *Pool) KeepSession(s *Session, now time.Time) string {
	text := p.newSessionText()
	p.recordSession(s, func(names *sessionNames) { names.Text = text })
	p.sessions.put(text, s, now, s.Expires.Add(sessionsRemembered))
	return text
}

// Session finds a session by its text, or nil.
func (p *Pool) Session(text string) *Session {
	s, _ := p.sessions.get(text)
	return s
}

const (
	blockIDSize = 32
	blockSize   = 1024
)

// KeepSessionUnderBlock puts the session where the SECRET_BLOCK that it returns
// finds it. All of a block follows from its first bytes, so that an altered one
// is known without being remembered.
func (p *Pool) KeepSessionUnderBlock(s *Session, now time.Time) (string, error) {
	id := random.Bytes(p.random, blockIDSize)
	block, err := p.secretBlock(id)
	if err != nil {
		return "", err
	}
	p.recordSession(s, func(names *sessionNames) { names.Block = id })
	p.blocks.put(string(id), s, now, s.Expires)
	return base64.StdEncoding.EncodeToString(block), nil
}

func (p *Pool) secretBlock(id []byte) ([]byte, error) {
	rest, err := hkdf.Expand(sha256.New, p.keyed("block", string(id)), api.KeySecretBlock, blockSize-blockIDSize)
	if err != nil {
		return nil, fmt.Errorf("make a secret block: %w", err)
	}
	return append(id[:len(id):len(id)], rest...), nil
}

// SessionOfBlock finds the session of a SECRET_BLOCK; nil for a block that is
// altered, foreign or forgotten.
func (p *Pool) SessionOfBlock(text string) *Session {
	block, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(block) != blockSize {
		return nil
	}
	whole, err := p.secretBlock(block[:blockIDSize])
	if err != nil || subtle.ConstantTimeCompare(whole, block) != 1 {
		return nil
	}
	s, _ := p.blocks.get(string(block[:blockIDSize]))
	return s
}
