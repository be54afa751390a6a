package state

import (
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
}

// Send puts a message into the outbox.
func (o *Outbox) Send(m Message) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.messages) == messagesKept {
		o.messages = append(o.messages[:0], o.messages[1:]...)
	}
	o.messages = append(o.messages, m)
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
