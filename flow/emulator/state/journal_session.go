package state

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"authwalk/flow/pool"
	"authwalk/srp"
)

// sessionNames are those that a session is found under.
type sessionNames struct {
	Text   string `json:"text,omitempty"`
	Block  []byte `json:"block,omitempty"`
	Device bool   `json:"device,omitempty"`
}

// keptSession is how a session is written down: its names, the key of its record and
// where that is kept.
type keptSession struct {
	mu      sync.Mutex
	names   sessionNames
	key     string
	records *recorder
}

// sessionRecord is a session as it is written down.
type sessionRecord struct {
	sessionNames
	Progress  pool.Progress `json:"progress"`
	Expires   time.Time     `json:"expires"`
	Code      string        `json:"code,omitempty"`
	Event     string        `json:"event,omitempty"`
	Handshake []byte        `json:"handshake,omitempty"`
	Used      bool          `json:"used,omitempty"`
}

// recordSession writes down a session that gets another name. Nobody answers it yet.
func (p *Pool) recordSession(s *Session, name func(*sessionNames)) {
	k := &s.kept
	k.mu.Lock()
	name(&k.names)
	if k.key == "" {
		k.key = sessionKey(s.Expires, k.names)
	}
	k.records = &p.sessionRecords
	k.mu.Unlock()
	k.changed(s)
}

// sessionKey begins with the time, so that what is written at a time is in one place.
func sessionKey(expires time.Time, names sessionNames) string {
	name, _ := json.Marshal(names)
	hash := sha256.Sum256(name)
	return fmt.Sprintf("%010x-%x", expires.Unix(), hash[:12])
}

// changed writes the session down as it is now.
func (k *keptSession) changed(s *Session) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.records == nil || !k.records.active() {
		return
	}
	record := sessionRecord{sessionNames: k.names, Progress: s.Progress, Expires: s.Expires, Code: s.Code, Event: s.Event, Used: s.used}
	if s.Handshake != nil {
		record.Handshake = s.Handshake.Bytes()
	}
	k.records.keep(k.key, record)
}

// forgottenByText takes the record away: no memory keeps a session longer than the one
// by texts.
func forgottenByText(_ string, s *Session) { s.kept.forget() }

// forgottenByBlock takes the record of a session away that has no text.
func forgottenByBlock(_ string, s *Session) {
	s.kept.mu.Lock()
	text := s.kept.names.Text
	s.kept.mu.Unlock()
	if text == "" {
		s.kept.forget()
	}
}

func (k *keptSession) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.records != nil {
		k.records.forget(k.key)
	}
}

// restoreSessions puts sessions where their names find them.
func (p *Pool) restoreSessions(saved map[string]json.RawMessage) error {
	type restored struct {
		*Session
		sessionNames
	}
	var all []restored
	for key, text := range saved {
		var record sessionRecord
		if err := json.Unmarshal(text, &record); err != nil {
			return err
		}
		s := &Session{Progress: record.Progress, Expires: record.Expires, Code: record.Code, Event: record.Event, used: record.Used}
		s.kept.names, s.kept.key, s.kept.records = record.sessionNames, key, &p.sessionRecords
		if record.Handshake != nil {
			handshake, err := srp.ParseServer(record.Handshake)
			if err != nil {
				return err
			}
			s.Handshake = handshake
		}
		all = append(all, restored{s, record.sessionNames})
	}
	slices.SortFunc(all, func(a, b restored) int {
		return cmp.Or(a.Expires.Compare(b.Expires), cmp.Compare(a.kept.key, b.kept.key))
	})
	for _, s := range all {
		if s.Text != "" {
			p.sessions.put(s.Text, s.Session, time.Time{}, s.Expires.Add(sessionsRemembered))
		}
		if s.Block != nil {
			p.blocks.put(string(s.Block), s.Session, time.Time{}, s.Expires)
		}
		if s.Device {
			p.deviceSessions.put(deviceSessionNameOf(s.Session), s.Session, time.Time{}, s.Expires)
		}
	}
	return nil
}
