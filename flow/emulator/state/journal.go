package state

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"authwalk/flow/emulator/issue"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// Journal is told of every change of what has to outlive the program.
type Journal interface {
	// Put keeps a record, in the place of the one with its key; Delete forgets it.
	Put(key string, value []byte)
	Delete(key string)
	// Together makes changes of which all are kept, or none.
	Together(change func())
}

// The beginnings of the keys of records. A pool's ID follows, but for the clock.
const (
	clockRecord   = "clock"
	poolRecords   = "pool/"
	keyRecords    = "key/"
	userRecords   = "user/"
	signInRecords = "sign-in/"

	sessionRecords             = "session/"
	signUpRecords              = "sign-up/"
	passkeySignInRecords       = "passkey-sign-in/"
	passkeyRegistrationRecords = "passkey-registration/"
	authEventRecords           = "auth-event/"
	recoveryRecords            = "recoveries/"
	wrongPasswordRecords       = "wrong-passwords/"
	messageRecords             = "message/"
)

// poolRecord is a pool without its users.
type poolRecord struct {
	Number int             `json:"number"`
	Secret []byte          `json:"secret"`
	File   json.RawMessage `json:"file"`
}

// userRecord is a user of a pool. The number says in which order they were made.
type userRecord struct {
	Number int             `json:"number"`
	User   json.RawMessage `json:"user"`
}

// keep puts a record into the journal, where there is one.
func keep(journal Journal, key string, record any) {
	if journal == nil {
		return
	}
	text, err := json.Marshal(record)
	if err != nil {
		panic(fmt.Sprintf("encode %s: %v", key, err))
	}
	journal.Put(key, text)
}

// keepSettings keeps the pool without its users. It is called under the lock, after
// every change.
func (p *Pool) keepSettings() {
	if p.journal != nil {
		keep(p.journal, poolRecords+p.ID, poolRecord{p.number, p.secret, poolfile.Marshal(p.fileNow())})
	}
}

func (p *Pool) keepUser(key string, user *pool.User) {
	if p.journal != nil {
		keep(p.journal, p.userRecord(key), userRecord{p.userNumbers[key], poolfile.Marshal(user)})
	}
}

func (p *Pool) forgetUser(key string) {
	if p.journal != nil {
		p.journal.Delete(p.userRecord(key))
	}
}

func (p *Pool) userRecord(key string) string { return userRecords + p.ID + "/" + key }

// record begins to keep the pool in the journal: all of it now, and every change
// from then on.
func (p *Pool) record(journal Journal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.journal = journal
	p.numberUsers()
	p.keepSettings()
	for _, key := range slices.Sorted(maps.Keys(p.users)) { // a journal is filled in the order of its keys
		p.keepUser(key, p.users[key])
	}
	p.tellOfSecrets()
}

// tellOfSecrets keeps keys when they are made, sign-ins until they are forgotten, and
// what is under way.
func (p *Pool) tellOfSecrets() {
	journal := p.journal
	p.signIns.forgotten = func(key string, _ *issue.SignIn) { journal.Delete(signInRecords + p.ID + "/" + key) }
	p.Keys.Record(func(use string, private []byte) { journal.Put(keyRecords+p.ID+"/"+use, private) })
	for prefix, records := range p.underWay() {
		records.begin(journal, prefix+p.ID+"/")
	}
}

// underWay are the records of what has begun and waits: all that is in none of the others.
func (p *Pool) underWay() map[string]*recorder {
	return map[string]*recorder{
		sessionRecords:             &p.sessionRecords,
		signUpRecords:              &p.signUps.records,
		passkeySignInRecords:       &p.passkeySignIns.records,
		passkeyRegistrationRecords: &p.passkeyRegistrations.records,
		authEventRecords:           &p.Events.events.records,
		recoveryRecords:            &p.Recoveries.records,
		wrongPasswordRecords:       &p.WrongPasswords.records,
	}
}

// eraseUnderWay takes all of it out of the journal.
func (p *Pool) eraseUnderWay() {
	for _, sessions := range []*cache[*Session]{p.sessions, p.blocks, p.deviceSessions} {
		sessions.each(func(s *Session) { s.kept.forget() })
	}
	p.signUps.erase()
	p.passkeySignIns.erase()
	p.passkeyRegistrations.erase()
	p.Events.events.erase()
	p.Recoveries.erase()
	p.WrongPasswords.erase()
	p.sessionRecords.begin(nil, "")
}

// follow keeps every change from now on of a pool that came out of the journal.
func (p *Pool) follow(journal Journal) {
	p.mu.Lock()
	p.journal = journal
	p.tellOfSecrets()
	p.mu.Unlock()
	p.signIns.each(func(s *issue.SignIn) { s.Record(p.signInKept(journal)) })
	for _, id := range p.expired {
		journal.Delete(signInRecords + p.ID + "/" + id)
	}
	p.expired = nil
}

// numberUsers numbers the users in their order.
func (p *Pool) numberUsers() {
	p.userNumbers = make(map[string]int, len(p.users))
	for _, key := range p.userOrder {
		p.lastUser++
		p.userNumbers[key] = p.lastUser
	}
}

// erase takes a pool that is deleted out of the journal.
func (p *Pool) erase() {
	p.mu.Lock()
	defer p.mu.Unlock()
	journal := p.journal
	if journal == nil {
		return
	}
	journal.Together(func() {
		journal.Delete(poolRecords + p.ID)
		for _, use := range []string{"access", "id"} {
			journal.Delete(keyRecords + p.ID + "/" + use)
		}
		for key := range p.users {
			p.forgetUser(key)
		}
		p.signIns.eachKey(func(key string) { journal.Delete(signInRecords + p.ID + "/" + key) })
		p.eraseUnderWay()
	})
	p.journal = nil
}
