package state

import (
	"container/list"
	"sync"
	"time"
)

// cache is a bounded memory of things that are of no use after a while. When
// it is full the oldest makes room. It is safe for many requests at a time.
type cache[V any] struct {
	limit int
	// size is how many bytes a value takes, nil where all take about the same;
	// maxBytes bounds their sum.
	size     func(V) int
	maxBytes int
	// forgotten is told the key of what makes room; it may be nil.
	forgotten func(key string)

	mu      sync.Mutex
	bytes   int
	entries map[string]*list.Element
	order   list.List
}

type cacheEntry[V any] struct {
	key     string
	value   V
	bytes   int
	expires time.Time
}

func newCache[V any](limit int) *cache[V] {
	return &cache[V]{limit: limit, entries: map[string]*list.Element{}}
}

// newSizedCache is a memory that is bounded in bytes as well.
func newSizedCache[V any](limit, maxBytes int, size func(V) int) *cache[V] {
	m := newCache[V](limit)
	m.size, m.maxBytes = size, maxBytes
	return m
}

// put remembers the value under the key until forget, a moment after which
// nobody asks for it.
func (m *cache[V]) put(key string, value V, now, forget time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.drop(key)
	bytes := 0
	if m.size != nil {
		bytes = m.size(value)
	}
	m.bytes += bytes
	m.entries[key] = m.order.PushBack(cacheEntry[V]{key, value, bytes, forget})
	for oldest := m.order.Front(); oldest != nil; oldest = m.order.Front() {
		entry := oldest.Value.(cacheEntry[V])
		if m.order.Len() <= m.limit && m.bytes <= m.maxBytes && now.Before(entry.expires) {
			return
		}
		m.drop(entry.key)
		if m.forgotten != nil {
			m.forgotten(entry.key)
		}
	}
}

// eachKey calls visit with every key, oldest first.
func (m *cache[V]) eachKey(visit func(string)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for element := m.order.Front(); element != nil; element = element.Next() {
		visit(element.Value.(cacheEntry[V]).key)
	}
}

// get finds the value of the key. It may be past its time when nothing has been
// put since.
func (m *cache[V]) get(key string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	element, found := m.entries[key]
	if !found {
		var none V
		return none, false
	}
	return element.Value.(cacheEntry[V]).value, true
}

// take finds the value of the key and forgets it, so that of many who ask at
// once only one has it.
func (m *cache[V]) take(key string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	element, found := m.entries[key]
	if !found {
		var none V
		return none, false
	}
	m.drop(key)
	return element.Value.(cacheEntry[V]).value, true
}

// each calls visit with every value, oldest first.
func (m *cache[V]) each(visit func(V)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for element := m.order.Front(); element != nil; element = element.Next() {
		visit(element.Value.(cacheEntry[V]).value)
	}
}

func (m *cache[V]) drop(key string) {
	if element, found := m.entries[key]; found {
		m.bytes -= element.Value.(cacheEntry[V]).bytes
		m.order.Remove(element)
		delete(m.entries, key)
	}
}
