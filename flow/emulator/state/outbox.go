package state

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"
)

// Message is a text that the service would have sent, kept in the outbox
// instead. Codes have up to eight digits; Medium is SMS or EMAIL.
type Message struct {
	At          time.Time `json:"at"`
	Pool        string    `json:"pool"`
	User        string    `json:"user"`
	Medium      string    `json:"medium"`
	Destination string    `json:"destination"`
	Purpose     string    `json:"purpose"`
	Code        string    `json:"code,omitempty"`
	Body        string    `json:"body"`
}

// messagesKept bounds the outbox; the oldest messages go first.
const messagesKept = 1_000

// Outbox is where messages go.
type Outbox struct {
	mu       sync.Mutex
	messages []Message
	// first is the number of the oldest message that is kept.
	first int
	// records outlive the program.
	records recorder
}

// Send puts a message into the outbox.
func (o *Outbox) Send(m Message) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.messages) == messagesKept {
		o.messages = append(o.messages[:0], o.messages[1:]...)
		o.records.forget(messageKey(o.first))
		o.first++
	}
	o.records.keep(messageKey(o.first+len(o.messages)), m)
	o.messages = append(o.messages, m)
}

// messageKey is the key of a message by its number. Keys are in the order of numbers.
func messageKey(number int) string { return fmt.Sprintf("%016x", number) }

// restore begins with messages that were written down.
func (o *Outbox) restore(saved map[string]json.RawMessage) error {
	for i, key := range slices.Sorted(maps.Keys(saved)) {
		if i == 0 {
			if _, err := fmt.Sscanf(key, "%x", &o.first); err != nil {
				return err
			}
		}
		var m Message
		if err := json.Unmarshal(saved[key], &m); err != nil {
			return err
		}
		o.messages = append(o.messages, m)
	}
	return nil
}

// Of returns the messages to those who belong, newest first.
func (o *Outbox) Of(belongs func(pool, user string) bool) []Message {
	o.mu.Lock()
	defer o.mu.Unlock()
	messages := []Message{}
	for i := len(o.messages) - 1; i >= 0; i-- {
		if m := o.messages[i]; belongs(m.Pool, m.User) {
			messages = append(messages, m)
		}
	}
	return messages
}
