package emulator

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// poolState is one pool at work. Users, clients and settings it hands out are
// never changed in place.
type poolState struct {
	id string
	// secret keys whatever must look random and yet stay the same, such as the
	// simulated salts of users that do not exist.
	secret []byte
	keys   *issue.Keys
	// signIns are the sign-ins that led to tokens, by event id.
	signIns *expiring[*issue.SignIn]
	// memory is what sign-ins leave behind between their steps.
	memory *signInMemory
	// signUps are the sessions of sign-ups that go straight on to a sign-in.
	signUps *expiring[signUpSession]
	// recoveries and wrongPasswords count what each user did in the last hour,
	// by sub.
	recoveries, wrongPasswords *attempts

	mu          sync.RWMutex
	userPool    *pool.UserPool
	mfaConfig   *pool.MfaConfig
	groups      []pool.Group
	faults      []poolfile.Fault
	other       pool.Members
	clients     map[string]*pool.Client
	clientOrder []string
	users       map[string]*pool.User
	userOrder   []string
	// found leads from a name somebody may type (username, sub, address) to the
	// keys of the users it could mean.
	found map[string][]string
}

// signInsKept bounds the memory of sign-ins; the oldest are forgotten first.
const signInsKept = 200_000

func newPoolState(s *store, file *poolfile.File) (*poolState, error) {
	p := &poolState{
		id:             file.UserPool.ID,
		secret:         random.Bytes(s.random, 32),
		keys:           s.keys(),
		signIns:        newExpiring[*issue.SignIn](signInsKept),
		memory:         newSignInMemory(),
		signUps:        newExpiring[signUpSession](signUpSessionsKept),
		recoveries:     newAttempts(),
		wrongPasswords: newAttempts(),
		groups:         slices.Clone(file.Groups),
		faults:         file.Faults,
		other:          file.Other,
		clients:        make(map[string]*pool.Client, len(file.Clients)),
		users:          make(map[string]*pool.User, len(file.Users)),
		found:          make(map[string][]string, 3*len(file.Users)),
	}
	if p.id == "" {
		p.id = newPoolID(s)
	}
	now := s.now()
	p.settle(file, now)
	for i := range p.groups {
		if p.groups[i].CreationDate.IsZero() {
			p.groups[i].CreationDate, p.groups[i].LastModifiedDate = pool.At(now), pool.At(now)
		}
	}
	for i := range file.Clients {
		client := file.Clients[i]
		if client.ClientID == "" {
			return nil, fmt.Errorf("pool %s: a client has no ClientId", p.id)
		}
		client.UserPoolID = p.id
		s.fillClient(&client, now)
		p.clients[client.ClientID] = &client
		p.clientOrder = append(p.clientOrder, client.ClientID)
	}
	for i := range file.Users {
		user := file.Users[i].Clone()
		s.fillUser(user, now)
		if err := p.addUser(user); err != nil {
			return nil, fmt.Errorf("pool %s: %w: %s", p.id, err, user.Username)
		}
	}
	return p, nil
}

// fillClient gives a client of a pool file what every client has.
func (s *store) fillClient(client *pool.Client, now time.Time) {
	if client.CreationDate.IsZero() {
		client.CreationDate, client.LastModifiedDate = pool.At(now), pool.At(now)
	}
	if client.ClientSecret != "" && len(client.ClientSecrets) == 0 {
		client.ClientSecrets = []pool.ClientSecret{s.describeSecret(client.ClientSecret, now)}
	}
}

// describeSecret gives a secret of a client its id and date.
func (s *store) describeSecret(secret string, now time.Time) pool.ClientSecret {
	return pool.ClientSecret{
		ClientSecretID:         random.UUID(s.random),
		ClientSecretValue:      secret,
		ClientSecretCreateDate: pool.At(now),
	}
}

// fillUser gives a user of a pool file what every user has.
func (s *store) fillUser(user *pool.User, now time.Time) {
	if user.Sub() == "" {
		user.UserAttributes = append(pool.Attributes{{Name: "sub", Value: random.UUID(s.random)}}, user.UserAttributes...)
	}
	user.UserStatus = user.Status()
	if user.UserCreateDate.IsZero() {
		user.UserCreateDate, user.UserLastModifiedDate = pool.At(now), pool.At(now)
	}
	if user.Tracked.PasswordSet.IsZero() && user.CurrentPassword() != "" {
		user.Tracked.PasswordSet = pool.At(now)
	}
}

// settings are the pool's and its second-factor configuration.
func (p *poolState) settings() (*pool.UserPool, *pool.MfaConfig) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.userPool, p.mfaConfig
}

// reconfigure replaces the settings with changed copies.
func (p *poolState) reconfigure(edit func(*pool.UserPool, *pool.MfaConfig)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	userPool, mfaConfig := *p.userPool, *p.mfaConfig
	edit(&userPool, &mfaConfig)
	p.userPool, p.mfaConfig = &userPool, &mfaConfig
}

// file is the pool as it is now, to be written as a pool file.
func (p *poolState) file() *poolfile.File {
	p.mu.RLock()
	defer p.mu.RUnlock()
	file := &poolfile.File{UserPool: *p.userPool, MfaConfig: p.mfaConfig, Groups: slices.Clone(p.groups), Faults: p.faults, Other: p.other}
	for _, id := range p.clientOrder {
		file.Clients = append(file.Clients, *p.clients[id])
	}
	for _, key := range p.userOrder {
		file.Users = append(file.Users, *p.users[key])
	}
	return file
}
