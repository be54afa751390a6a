package state

import "sync"

// recorder keeps records of one kind in a journal, or nowhere where there is none.
type recorder struct {
	mu      sync.Mutex
	journal Journal
	prefix  string
}

// begin keeps records under the prefix from now on; nil ends it.
func (r *recorder) begin(journal Journal, prefix string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.journal, r.prefix = journal, prefix
}

// active reports whether records are kept.
func (r *recorder) active() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.journal != nil
}

func (r *recorder) keep(key string, record any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	keep(r.journal, r.prefix+key, record)
}

func (r *recorder) forget(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.journal != nil {
		r.journal.Delete(r.prefix + key)
	}
}
