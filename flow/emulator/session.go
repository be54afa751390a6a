package emulator

import (
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"sync"
	"time"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
	"authwalk/srp"
)

// signInMemory is what a pool remembers between the steps of its sign-ins.
type signInMemory struct {
	// sessions are found by the Session text, blocks by the first bytes of a
	// SECRET_BLOCK. A PASSWORD_VERIFIER with a session is in both.
	sessions  *expiring[*session]
	blocks    *expiring[*session]
	verifiers verifiers
}

const (
	sessionsKept = 50_000
	blocksKept   = 20_000
	// sessionsRemembered is how long a session that has ended is told apart from
	// one that never was.
	sessionsRemembered = time.Hour
)

func newSignInMemory() *signInMemory {
	return &signInMemory{sessions: newExpiring[*session](sessionsKept), blocks: newExpiring[*session](blocksKept)}
}

// session is a sign-in that waits for an answer. Its lock is held while one is
// looked at, so that two answers at once cannot both succeed.
type session struct {
	mu       sync.Mutex
	progress pool.Progress
	expires  time.Time
	used     bool
	// code is what was sent, empty for challenges without one.
	code string
	// handshake is the server's side of a PASSWORD_VERIFIER.
	handshake *srp.Server
}

func (s *session) state() pool.SessionState {
	return pool.SessionState{Known: true, Used: s.used, Expires: s.expires}
}

// keep puts the session where its text finds it.
func (c *call) keep(s *session) string {
	text := newSessionID(c.random())
	c.pool.memory.sessions.put(text, s, c.now, s.expires.Add(sessionsRemembered))
	return text
}

const (
	blockIDSize = 32
	blockSize   = 1024
)

// keepUnderBlock makes a SECRET_BLOCK for the session. All of it follows from
// its first bytes, so that an altered one is known without being remembered.
func (c *call) keepUnderBlock(s *session) (string, error) {
	id := random.Bytes(c.random(), blockIDSize)
	block, err := c.pool.secretBlock(id)
	if err != nil {
		return "", err
	}
	c.pool.memory.blocks.put(string(id), s, c.now, s.expires)
	return base64.StdEncoding.EncodeToString(block), nil
}

func (p *poolState) secretBlock(id []byte) ([]byte, error) {
	rest, err := hkdf.Expand(sha256.New, p.keyed("block", string(id)), "SECRET_BLOCK", blockSize-blockIDSize)
	if err != nil {
		return nil, fmt.Errorf("make a secret block: %w", err)
	}
	return append(id[:len(id):len(id)], rest...), nil
}

// sessionOfBlock finds the session of a SECRET_BLOCK; nil for a block that is
// altered, foreign or forgotten.
func (p *poolState) sessionOfBlock(text string) *session {
	block, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(block) != blockSize {
		return nil
	}
	whole, err := p.secretBlock(block[:blockIDSize])
	if err != nil || subtle.ConstantTimeCompare(whole, block) != 1 {
		return nil
	}
	s, _ := p.memory.blocks.get(string(block[:blockIDSize]))
	return s
}

// answered finds the session that an answer is for.
func (c *call) answered(a *pool.Answer) *session {
	if a.ChallengeName == "PASSWORD_VERIFIER" {
		return c.pool.sessionOfBlock(a.Responses["PASSWORD_CLAIM_SECRET_BLOCK"])
	}
	s, _ := c.pool.memory.sessions.get(a.Session)
	return s
}
