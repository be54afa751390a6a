package state

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// saved is what records say, before it is put together.
type saved struct {
	users    *userReaders
	ahead    time.Duration
	pools    map[string]*savedPool
	messages map[string]json.RawMessage
}

type savedPool struct {
	poolRecord
	id      string
	keys    map[string][]byte
	users   []*savedUser
	signIns []issue.SignInRecord
	// underWay are the other records, by kind and key.
	underWay map[string]map[string]json.RawMessage
}

// savedUser is a userRecord that is read, and its key.
type savedUser struct {
	key    string
	Number int       `json:"number"`
	User   pool.User `json:"user"`
}

// Restore makes a store of the records that a journal was told of; each visits them.
// The store goes on telling it.
func Restore(options Options, each func(visit func(key string, value []byte) error) error) (*Store, error) {
	options.Files = nil
	s, err := New(options)
	if err != nil {
		return nil, err
	}
	found := saved{pools: map[string]*savedPool{}, messages: map[string]json.RawMessage{}, users: newUserReaders()}
	err = each(found.read)
	if refusal := found.users.wait(); refusal != nil {
		return nil, refusal
	}
	if err != nil {
		return nil, err
	}
	s.Clock.ahead = found.ahead
	if err := s.Outbox.restore(found.messages); err != nil {
		return nil, err
	}
	byNumber := func(a, b *savedPool) int { return cmp.Compare(a.Number, b.Number) }
	for _, of := range slices.SortedFunc(maps.Values(found.pools), byNumber) {
		if err := s.restorePool(of); err != nil {
			return nil, fmt.Errorf("pool %s: %w", of.id, err)
		}
	}
	return s, nil
}

// Record begins to tell a journal: of all that there is, and of every change from then
// on.
func (s *Store) Record(journal Journal) {
	journal.Together(func() {
		for _, p := range s.Pools() {
			s.lastPool++
			p.number = s.lastPool
			p.record(journal)
		}
		s.followSelf(journal)
	})
}

// followSelf tells the journal of what belongs to no pool.
func (s *Store) followSelf(journal Journal) {
	s.mu.Lock()
	s.journal = journal
	s.mu.Unlock()
	s.Clock.record(journal)
	s.Outbox.records.begin(journal, messageRecords)
}

// read takes one record.
func (f *saved) read(key string, value []byte) error {
	kind, rest, _ := strings.Cut(key, "/")
	id, name, _ := strings.Cut(rest, "/")
	switch kind := kind + "/"; kind {
	case clockRecord + "/":
		return json.Unmarshal(value, &f.ahead)
	case poolRecords:
		return json.Unmarshal(value, &f.pool(id).poolRecord)
	case keyRecords:
		f.pool(id).keys[name] = value
		return nil
	case userRecords:
		of, user := f.pool(id), &savedUser{key: name}
		of.users = append(of.users, user)
		return f.users.read(user, value)
	case signInRecords:
		var record issue.SignInRecord
		err := json.Unmarshal(value, &record)
		of := f.pool(id)
		of.signIns = append(of.signIns, record)
		return err
	case messageRecords:
		f.messages[rest] = value
		return nil
	case sessionRecords, signUpRecords, passkeySignInRecords, passkeyRegistrationRecords, authEventRecords, recoveryRecords, wrongPasswordRecords:
		of := f.pool(id)
		if of.underWay[kind] == nil {
			of.underWay[kind] = map[string]json.RawMessage{}
		}
		of.underWay[kind][name] = value
		return nil
	default:
		return fmt.Errorf("has a record of an unknown kind, %s", strings.TrimSuffix(kind, "/"))
	}
}

func (f *saved) pool(id string) *savedPool {
	if f.pools[id] == nil {
		f.pools[id] = &savedPool{id: id, keys: map[string][]byte{}, underWay: map[string]map[string]json.RawMessage{}}
	}
	return f.pools[id]
}

func (s *Store) restorePool(of *savedPool) error {
	file := &poolfile.File{}
	if err := poolfile.Unmarshal(of.File, file); err != nil {
		return err
	}
	slices.SortFunc(of.users, func(a, b *savedUser) int { return cmp.Compare(a.Number, b.Number) })
	users := make([]*pool.User, len(of.users))
	for i, saved := range of.users {
		users[i] = &saved.User
	}
	p, err := s.addPool(file, users)
	if err != nil {
		return err
	}
	if err := s.Faults.add(p.ID, file.Faults); err != nil {
		return err
	}
	p.secret, p.number = of.Secret, of.Number
	s.lastPool = max(s.lastPool, p.number)
	p.userNumbers = make(map[string]int, len(of.users))
	for _, saved := range of.users {
		p.userNumbers[saved.key] = saved.Number
		p.lastUser = max(p.lastUser, saved.Number)
	}
	if len(s.keys) < 2 {
		if p.Keys, err = issue.RestoreKeys(of.keys); err != nil {
			return err
		}
	}
	now := s.Clock.Now()
	slices.SortFunc(of.signIns, func(a, b issue.SignInRecord) int { return cmp.Compare(a.AuthTime, b.AuthTime) })
	for _, record := range of.signIns {
		signIn := record.Restore()
		if !now.Before(signIn.Expires()) {
			p.expired = append(p.expired, signIn.EventID)
			continue
		}
		p.signIns.put(signIn.EventID, signIn, now, signIn.Expires())
	}
	return p.restoreUnderWay(of.underWay)
}

// restoreUnderWay goes on with what had begun.
func (p *Pool) restoreUnderWay(saved map[string]map[string]json.RawMessage) error {
	for _, restore := range []func() error{
		func() error { return p.restoreSessions(saved[sessionRecords]) },
		func() error { return p.signUps.restore(saved[signUpRecords], decoded[SignUpSession]) },
		func() error {
			return p.passkeySignIns.restore(saved[passkeySignInRecords], decoded[pool.PasskeyChallenge])
		},
		func() error {
			return p.passkeyRegistrations.restore(saved[passkeyRegistrationRecords], decoded[pool.PasskeyChallenge])
		},
		func() error { return p.Events.events.restore(saved[authEventRecords], readAuthEvent) },
		func() error { return p.Recoveries.restore(saved[recoveryRecords]) },
		func() error { return p.WrongPasswords.restore(saved[wrongPasswordRecords]) },
	} {
		if err := restore(); err != nil {
			return err
		}
	}
	return nil
}

func decoded[V any](text json.RawMessage) (V, error) {
	var value V
	err := json.Unmarshal(text, &value)
	return value, err
}

// Follow goes on telling the journal that the store was restored from.
func (s *Store) Follow(journal Journal) {
	for _, p := range s.Pools() {
		p.follow(journal)
	}
	s.followSelf(journal)
}
