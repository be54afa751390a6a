package state

import (
	"container/list"
	"sync"
	"time"
)

// expiring is a bounded memory of things that are of no use after a while. When
// it is full the oldest makes room. It is safe for many requests at a time.
type expiring[V any] struct {
	limit int
	// size is how many bytes a value takes, nil where all take about the same;
	// maxBytes bounds their sum.
	size     func(V) int
	maxBytes int

	mu      sync.Mutex
	bytes   int
	entries map[string]*list.Element
	order   list.List
}

type expiringEntry[V any] struct {
	key     string
	value   V
	bytes   int
	expires time.Time
}

func newExpiring[V any](limit int) *expiring[V] {
	return &expiring[V]{limit: limit, entries: map[string]*list.Element{}}
}

// newSized is a memory that is bounded in bytes as well.
func newSized[V any](limit, maxBytes int, size func(V) int) *expiring[V] {
	m := newExpiring[V](limit)
	m.size, m.maxBytes = size, maxBytes
	return m
}

// put remembers the value under the key until forget, a moment after which
// nobody asks for it.
func (m *expiring[V]) put(key string, value V, now, forget time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.drop(key)
	bytes := 0
	if m.size != nil {
		bytes = m.size(value)
	}
	m.bytes += bytes
	m.entries[key] = m.order.PushBack(expiringEntry[V]{key, value, bytes, forget})
	for oldest := m.order.Front(); oldest != nil; oldest = m.order.Front() {
		entry := oldest.Value.(expiringEntry[V])
		if m.order.Len() <= m.limit && m.bytes <= m.maxBytes && now.Before(entry.expires) {
			return
		}
		m.drop(entry.key)
	}
}

// get finds the value of the key. It may be past its time when nothing has been
// put since.
func (m *expiring[V]) get(key string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	element, found := m.entries[key]
	if !found {
		var none V
		return none, false
	}
	return element.Value.(expiringEntry[V]).value, true
}

// take finds the value of the key and forgets it, so that of many who ask at
// once only one has it.
func (m *expiring[V]) take(key string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	element, found := m.entries[key]
	if !found {
		var none V
		return none, false
	}
	m.drop(key)
	return element.Value.(expiringEntry[V]).value, true
}

// each calls visit with every value, oldest first.
func (m *expiring[V]) each(visit func(V)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for element := m.order.Front(); element != nil; element = element.Next() {
		visit(element.Value.(expiringEntry[V]).value)
	}
}

func (m *expiring[V]) drop(key string) {
	if element, found := m.entries[key]; found {
		m.bytes -= element.Value.(expiringEntry[V]).bytes
		m.order.Remove(element)
		delete(m.entries, key)
	}
}
