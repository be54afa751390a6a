package state

import (
	"cmp"
	"container/list"
	"encoding/json"
	"slices"
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
	// forgotten is told of what makes room; it may be nil.
	forgotten func(key string, value V)
	// records outlive the program, where encode says what they are of.
	records recorder
	encode  func(V) any

	mu    sync.Mutex
	bytes int
	// last is the number of the value that was put last.
	last    int
	entries map[string]*list.Element
	order   list.List
}

type cacheEntry[V any] struct {
	key     string
	value   V
	number  int
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
	m.last++
	m.entries[key] = m.order.PushBack(cacheEntry[V]{key, value, m.last, bytes, forget})
	m.keep(key)
	for oldest := m.order.Front(); oldest != nil; oldest = m.order.Front() {
		entry := oldest.Value.(cacheEntry[V])
		if m.order.Len() <= m.limit && m.bytes <= m.maxBytes && now.Before(entry.expires) {
			return
		}
		m.drop(entry.key)
		if m.forgotten != nil {
			m.forgotten(entry.key, entry.value)
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
		m.records.forget(key)
	}
}

// cacheRecord is what a value is written down as.
type cacheRecord struct {
	Number int       `json:"number"`
	Value  any       `json:"value"`
	Forget time.Time `json:"forget"`
}

type savedEntry struct {
	key    string
	Number int             `json:"number"`
	Value  json.RawMessage `json:"value"`
	Forget time.Time       `json:"forget"`
}

// recorded makes a memory whose values can outlive the program: encode is what is
// written down of each.
func (m *cache[V]) recorded(encode func(V) any) *cache[V] {
	m.encode = encode
	return m
}

// keep writes down the value of a key as it is now. The caller holds the lock.
func (m *cache[V]) keep(key string) {
	if m.encode == nil {
		return
	}
	entry := m.entries[key].Value.(cacheEntry[V])
	m.records.keep(key, cacheRecord{entry.number, m.encode(entry.value), entry.expires})
}

// changed writes down the value of a key anew.
func (m *cache[V]) changed(key string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.entries[key] != nil {
		m.keep(key)
	}
}

// restore fills an empty memory with what was written down. What is past its time goes
// when the next is put.
func (m *cache[V]) restore(saved map[string]json.RawMessage, decode func(json.RawMessage) (V, error)) error {
	entries := make([]savedEntry, 0, len(saved))
	for key, text := range saved {
		entry := savedEntry{key: key}
		if err := json.Unmarshal(text, &entry); err != nil {
			return err
		}
		entries = append(entries, entry)
	}
	slices.SortFunc(entries, func(a, b savedEntry) int { return cmp.Compare(a.Number, b.Number) })
	for _, entry := range entries {
		value, err := decode(entry.Value)
		if err != nil {
			return err
		}
		m.last = entry.Number - 1
		// At no time at all, nothing is past its own.
		m.put(entry.key, value, time.Time{}, entry.Forget)
	}
	return nil
}

// erase takes all values out of the journal, which is told no more.
func (m *cache[V]) erase() {
	m.eachKey(m.records.forget)
	m.records.begin(nil, "")
}
