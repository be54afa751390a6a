package emulator

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/poolfile"
)

// store holds the pools. What it hands out (settings, clients, users) never
// changes once made: a change replaces it, so a handler may read without a lock
// and compute as long as it likes.
type store struct {
	random io.Reader
	region string
	now    func() time.Time
	keys   func() *issue.Keys

	mu      sync.RWMutex
	pools   map[string]*poolState
	order   []*poolState
	clients map[string]*poolState
}

func newStore(e *Emulator) (*store, error) {
	s := &store{
		random:  e.random,
		region:  e.options.Region,
		now:     e.clock.now,
		keys:    func() *issue.Keys { return issue.NewKeys(e.options.Keys) },
		pools:   map[string]*poolState{},
		clients: map[string]*poolState{},
	}
	for _, file := range e.options.Files {
		p, err := s.add(file)
		if err != nil {
			return nil, err
		}
		e.faults.add(p.id, file.Faults)
	}
	return s, nil
}

// add serves a pool file, with whatever it leaves out filled in.
func (s *store) add(file *poolfile.File) (*poolState, error) {
	p, err := newPoolState(s, file)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pools[p.id] != nil {
		return nil, fmt.Errorf("two pools have the id %s", p.id)
	}
	for id := range p.clients {
		if s.clients[id] != nil {
			return nil, fmt.Errorf("two clients have the id %s", id)
		}
	}
	for id := range p.clients {
		s.clients[id] = p
	}
	s.pools[p.id] = p
	s.order = append(s.order, p)
	return p, nil
}

// pool finds a pool by its id, or nil.
func (s *store) pool(id string) *poolState {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.pools[id]
}

// poolOfClient finds the pool that a client belongs to, or nil.
func (s *store) poolOfClient(clientID string) *poolState {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.clients[clientID]
}

// all are the pools in the order they were made.
func (s *store) all() []*poolState {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.Clone(s.order)
}

// remove forgets a pool and all that belongs to it.
func (s *store) remove(p *poolState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.pools, p.id)
	s.order = slices.DeleteFunc(s.order, func(other *poolState) bool { return other == p })
	for id, owner := range s.clients {
		if owner == p {
			delete(s.clients, id)
		}
	}
}

// claimClient makes the client id lead to the pool.
func (s *store) claimClient(id string, p *poolState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clients[id] = p
}

func (s *store) disclaimClient(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.clients, id)
}

// makeKeys makes the keys of all pools, so that a sign-in seldom has to wait for
// them.
func (s *store) makeKeys(ctx context.Context) {
	for _, p := range s.all() {
		p.keys.Make(ctx)
	}
	// Looking for primes leaves more garbage than all pools together hold.
	debug.FreeOSMemory()
}
