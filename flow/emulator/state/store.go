package state

import (
	"crypto/rsa"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// Options say what a store begins with.
type Options struct {
	// Files are the pools at the start.
	Files []*poolfile.File
	// Region is what new pools are made in.
	Region string
	// Now tells the time that the store's clock is ahead of.
	Now func() time.Time
	// Random is where ids, codes, salts and secrets come from.
	Random io.Reader
	// Keys are used by every pool in place of fresh ones when there are two.
	Keys []*rsa.PrivateKey
	// SRPEdgeCases takes SRP through the numbers that careless clients get wrong.
	SRPEdgeCases bool
}

// Store is everything the emulator remembers. What it hands out (settings,
// clients, users) never changes once made: a change replaces it, so a handler
// may read without a lock and compute as long as it likes.
type Store struct {
	Clock  *Clock
	Outbox *Outbox
	Faults *Faults
	// Triggers are the calls of the pools' functions.
	Triggers *TriggerLog
	// Random is where ids, codes, salts and secrets come from.
	Random io.Reader

	region    string
	keys      []*rsa.PrivateKey
	edgeCases bool

	mu      sync.RWMutex
	pools   map[string]*Pool
	order   []*Pool
	clients map[string]*Pool
	// journal is told of changes, nil where nothing outlives the program.
	journal  Journal
	lastPool int
}

// New makes a store of the pools in the files. It fails when they contradict
// each other, such as two pools with one id.
func New(options Options) (*Store, error) {
	s := &Store{
		Clock:     &Clock{base: options.Now},
		Outbox:    &Outbox{},
		Faults:    &Faults{},
		Triggers:  &TriggerLog{},
		Random:    options.Random,
		region:    options.Region,
		keys:      options.Keys,
		edgeCases: options.SRPEdgeCases,
		pools:     map[string]*Pool{},
		clients:   map[string]*Pool{},
	}
	for _, file := range options.Files {
		p, err := s.AddPool(file)
		if err != nil {
			return nil, err
		}
		if err := s.Faults.add(p.ID, file.Faults); err != nil {
			return nil, fmt.Errorf("pool %s: %w", p.ID, err)
		}
	}
	return s, nil
}

// AddPool serves a pool file, with whatever it leaves out filled in.
func (s *Store) AddPool(file *poolfile.File) (*Pool, error) {
	users := make([]*pool.User, len(file.Users))
	for i := range users {
		users[i] = file.Users[i].Clone()
	}
	return s.addPool(file, users)
}

// addPool serves a pool file with these users, which are the pool's from then on, in
// place of those of the file.
func (s *Store) addPool(file *poolfile.File, users []*pool.User) (*Pool, error) {
	p, err := s.newPool(file, users)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pools[p.ID] != nil {
		return nil, fmt.Errorf("two pools have the ID %s", p.ID)
	}
	for id := range p.clients {
		if s.clients[id] != nil {
			return nil, fmt.Errorf("two clients have the ID %s", id)
		}
	}
	for id := range p.clients {
		s.clients[id] = p
	}
	s.pools[p.ID] = p
	s.order = append(s.order, p)
	if s.journal != nil {
		s.lastPool++
		p.number = s.lastPool
		s.journal.Together(func() { p.record(s.journal) })
	}
	return p, nil
}

// Pool finds a pool by its id, or nil.
func (s *Store) Pool(id string) *Pool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.pools[id]
}

// PoolOfClient finds the pool that a client belongs to, or nil.
func (s *Store) PoolOfClient(clientID string) *Pool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.clients[clientID]
}

// Pools are the pools in the order they were made.
func (s *Store) Pools() []*Pool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.Clone(s.order)
}

// RemovePool forgets a pool and all that belongs to it.
func (s *Store) RemovePool(p *Pool) {
	defer p.erase()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.pools, p.ID)
	s.order = slices.DeleteFunc(s.order, func(other *Pool) bool { return other == p })
	for id, owner := range s.clients {
		if owner == p {
			delete(s.clients, id)
		}
	}
}

// AddClient puts a new client into a pool, with what every client has.
func (s *Store) AddClient(p *Pool, client *pool.Client, now time.Time) {
	fillClient(client, s.Random, now)
	p.SetClient(client)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clients[client.ClientID] = p
}

// RemoveClient deletes a client of the pool.
func (s *Store) RemoveClient(p *Pool, id string) {
	s.mu.Lock()
	delete(s.clients, id)
	s.mu.Unlock()
	p.removeClient(id)
}

// Session finds a session in whatever pool it is; both are nil when there is
// none.
func (s *Store) Session(text string) (*Pool, *Session) {
	for _, p := range s.Pools() {
		if session := p.Session(text); session != nil {
			return p, session
		}
	}
	return nil, nil
}

func (s *Store) newKeys() *issue.Keys { return issue.NewKeys(s.keys) }
