package emulator

import (
	"net/http"
	"sync"
)

// What is logged of requests that were turned away: at most so many names, and no
// more of each.
const (
	mostNamesLogged = 20
	longestName     = 200
)

// turnedAway are the hosts and origins whose requests were refused and logged. Each is
// logged once: a page can ask without end.
type turnedAway struct {
	mu    sync.Mutex
	names map[string]bool
}

// isNew reports whether a name is to be logged, and whether it is the last one.
func (t *turnedAway) isNew(name string) (isNew, last bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.names[name] || len(t.names) >= mostNamesLogged {
		return false, false
	}
	if t.names == nil {
		t.names = map[string]bool{}
	}
	t.names[name] = true
	return true, len(t.names) == mostNamesLogged
}

// turnAway refuses a request for the host or origin that it names. What asked learns
// nothing; the log says which flag allows it.
func (e *Emulator) turnAway(w http.ResponseWriter, what, name, flag string) {
	name = name[:min(len(name), longestName)]
	isNew, last := e.turned.isNew(what + " " + name)
	if isNew {
		e.log.Warn("refused a request: to allow such, start with "+flag, what, name)
	}
	if last {
		e.log.Warn("further hosts and origins are refused without being logged")
	}
	w.WriteHeader(http.StatusForbidden)
}
