package state

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/srp"
)

// Pool is one pool at work. Users, clients and settings it hands out are never
// changed in place.
type Pool struct {
	ID   string
	Keys *issue.Keys
	// Recoveries and WrongPasswords count what each user did in the last hour,
	// by sub.
	Recoveries, WrongPasswords *Attempts
	// Events are what the users attempted, where threat protection is on.
	Events *AuthLog

	random io.Reader
	// secret keys whatever must look random and yet stay the same, such as the
	// simulated salts of users that do not exist.
	secret []byte
	// caseSensitive is decided for good when a pool is made, and read without
	// the lock.
	caseSensitive bool
	signIns       *cache[*issue.SignIn]
	sessions      *cache[*Session]
	// blocks leads to sessions by the first bytes of a SECRET_BLOCK.
	blocks  *cache[*Session]
	signUps *cache[SignUpSession]
	// deviceSessions leads to sessions that wait for the proof of a device, for
	// answers that name no session.
	deviceSessions *cache[*Session]
	sessionRecords recorder
	// passkeySignIns are challenges by their text, passkeyRegistrations by the sub of
	// the user whose passkey is to sign.
	passkeySignIns, passkeyRegistrations *cache[pool.PasskeyChallenge]
	// derive makes an SRP verifier; tests count what it does.
	derive func(srp.Identity, string, []byte) srp.Verifier
	// fixedCode is every code of a user without a fixed one, empty for random codes.
	fixedCode string
	edgeCases *edgeCases

	mu           sync.RWMutex
	userPool     *pool.UserPool
	mfaConfig    *pool.MfaConfig
	userSessions *pool.SessionConfiguration
	groups       []pool.Group
	faults       []poolfile.Fault
	other        pool.Members
	management   pool.Management
	// journal is told of changes, nil where nothing outlives the program. The numbers
	// are the order that pools and users were made in.
	journal     Journal
	number      int
	userNumbers map[string]int
	lastUser    int
	// expired are sign-ins in the journal that are over.
	expired     []string
	clients     map[string]*pool.Client
	clientOrder []string
	users       map[string]*pool.User
	userOrder   []string
	// byName leads from a name that can be typed (username, sub, address) to
	// the keys of the users it could mean.
	byName map[string][]string
}

func (s *Store) newPool(file *poolfile.File, users []*pool.User) (*Pool, error) {
	p := &Pool{
		ID:             file.UserPool.ID,
		Keys:           s.newKeys(),
		Recoveries:     newAttempts(),
		WrongPasswords: newAttempts(),
		Events:         newAuthLog(),
		random:         s.Random,
		secret:         random.Bytes(s.Random, 32),
		caseSensitive:  file.UserPool.CaseSensitive(),
		signIns:        newCache[*issue.SignIn](signInsKept),
		sessions:       newSizedCache(sessionsKept, sessionBytesKept, (*Session).size),
		blocks:         newSizedCache(blocksKept, sessionBytesKept, (*Session).size),
		signUps:        newCache[SignUpSession](signUpSessionsKept).recorded(func(s SignUpSession) any { return s }),
		deviceSessions: newSizedCache(sessionsKept, sessionBytesKept, (*Session).size),
		derive:         srp.DeriveVerifier,

		passkeySignIns:       newPasskeyChallenges(),
		passkeyRegistrations: newPasskeyChallenges(),

		groups:       slices.Clone(file.Groups),
		faults:       file.Faults,
		userSessions: file.SessionConfiguration,
		other:        file.Other,
		management:   file.Management(),
		fixedCode:    file.FixedCode,
		clients:      make(map[string]*pool.Client, len(file.Clients)),
		users:        make(map[string]*pool.User, len(users)),
		userOrder:    make([]string, 0, len(users)),
		byName:       make(map[string][]string, 3*len(users)),
	}
	p.sessions.forgotten, p.blocks.forgotten = forgottenByText, forgottenByBlock
	if s.edgeCases {
		p.edgeCases = &edgeCases{}
	}
	if p.ID == "" {
		p.ID = s.NewPoolID("")
	}
	now := s.Clock.Now()
	p.fillSettings(file, now)
	for i := range p.groups {
		if p.groups[i].CreationDate.IsZero() {
			p.groups[i].CreationDate, p.groups[i].LastModifiedDate = pool.At(now), pool.At(now)
		}
	}
	for i := range file.Clients {
		client := file.Clients[i]
		if client.ClientID == "" {
			return nil, fmt.Errorf("pool %s: a client has no ClientId", p.ID)
		}
		client.UserPoolID = p.ID
		fillClient(&client, s.Random, now)
		p.clients[client.ClientID] = &client
		p.clientOrder = append(p.clientOrder, client.ClientID)
	}
	for _, user := range users {
		fillUser(user, s.Random, now)
		if err := p.addUser(user); err != nil {
			return nil, fmt.Errorf("pool %s: %w: %s", p.ID, err, user.Username)
		}
	}
	return p, nil
}

// fillClient gives a client what every client has.
func fillClient(client *pool.Client, source io.Reader, now time.Time) {
	if client.CreationDate.IsZero() {
		client.CreationDate, client.LastModifiedDate = pool.At(now), pool.At(now)
	}
	if client.ClientSecret != "" && len(client.ClientSecrets) == 0 {
		client.ClientSecrets = []pool.ClientSecret{NewClientSecret(source, client.ClientSecret, now)}
	}
}

// NewClientSecret gives a secret of a client its id and date.
func NewClientSecret(source io.Reader, value string, now time.Time) pool.ClientSecret {
	return pool.ClientSecret{
		ClientSecretID:         random.UUID(source),
		ClientSecretValue:      value,
		ClientSecretCreateDate: pool.At(now),
	}
}

// fillUser gives a user of a pool file what every user has.
func fillUser(user *pool.User, source io.Reader, now time.Time) {
	if user.Sub() == "" {
		user.UserAttributes = append(pool.Attributes{{Name: "sub", Value: random.UUID(source)}}, user.UserAttributes...)
	}
	user.UserStatus = user.Status()
	if user.UserCreateDate.IsZero() {
		created := pool.At(now)
		if set := user.Tracked.PasswordSet; !set.IsZero() {
			created = set // the user is as old as the password
		}
		user.UserCreateDate, user.UserLastModifiedDate = created, created
	}
	if user.Tracked.PasswordSet.IsZero() && user.CurrentPassword() != "" {
		user.Tracked.PasswordSet = pool.At(now)
	}
}

// Settings are the pool's and its second-factor configuration.
func (p *Pool) Settings() (*pool.UserPool, *pool.MfaConfig) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.userPool, p.mfaConfig
}

// SessionConfiguration is whether records of users' sessions are kept, nil where
// nobody said so.
func (p *Pool) SessionConfiguration() *pool.SessionConfiguration {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.userSessions
}

// SetSessionConfiguration replaces it.
func (p *Pool) SetSessionConfiguration(config *pool.SessionConfiguration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.userSessions = config
	p.keepSettings()
}

// Reconfigure replaces the settings with changed copies.
func (p *Pool) Reconfigure(edit func(*pool.UserPool, *pool.MfaConfig)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	userPool, mfaConfig := *p.userPool, *p.mfaConfig
	edit(&userPool, &mfaConfig)
	p.userPool, p.mfaConfig = &userPool, &mfaConfig
	p.keepSettings()
}

// WriteFile writes the pool as it is now as a pool file, in JSON.
func (p *Pool) WriteFile(out io.Writer) error {
	file := p.settingsFile()
	return file.WriteJSONWith(out, slices.Values(p.Users()))
}

// settingsFile is the pool as it is now without its users.
func (p *Pool) settingsFile() *poolfile.File {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.fileNow()
}

// fileNow is settingsFile under the lock.
func (p *Pool) fileNow() *poolfile.File {
	file := &poolfile.File{UserPool: *p.userPool, MfaConfig: p.mfaConfig, Groups: slices.Clone(p.groups), Faults: p.faults, SessionConfiguration: p.userSessions, Other: p.other, FixedCode: p.fixedCode}
	file.SetManagement(p.management)
	for _, id := range p.clientOrder {
		file.Clients = append(file.Clients, *p.clients[id])
	}
	return file
}
