package emulator

import (
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
)

// controlPath is where the emulator itself is asked and told things. Web pages
// have no business there.
const controlPath = "/_authwalk/"

// maxControlBody is the largest body of a request to the control plane, in
// bytes.
const maxControlBody = 1 << 10

func (e *Emulator) serveControl(w http.ResponseWriter, r *http.Request) {
	if len(r.Header.Values("Origin")) > 0 {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if !e.holdsToken(r) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	path := strings.TrimPrefix(r.URL.Path, controlPath)
	if id, isCall := strings.CutPrefix(path, "triggers/"); isCall && r.Method == http.MethodPost {
		e.serveEventAgain(w, r, id)
		return
	}
	switch r.Method + " " + path {
	case "GET outbox":
		e.writeDocument(w, e.messagesOf(r.URL.Query().Get("user"), r.URL.Query().Get("pool")))
	case "GET triggers":
		e.serveTriggerCalls(w, r.URL.Query())
	case "GET state":
		e.serveState(w, r.URL.Query().Get("pool"))
	case "POST clock":
		e.serveClock(w, r)
	case "POST user":
		e.serveUserChange(w, r)
	case "POST reset":
		e.serveReset(w)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func (e *Emulator) holdsToken(r *http.Request) bool {
	token, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return bearer && subtle.ConstantTimeCompare([]byte(token), []byte(e.token)) == 1
}

// messagesOf finds the messages to a user under any name that means it.
func (e *Emulator) messagesOf(name, poolID string) []state.Message {
	usernames := map[string]map[string]bool{}
	for _, p := range e.data().Pools() {
		if poolID != "" && poolID != p.ID {
			continue
		}
		usernames[p.ID] = map[string]bool{}
		for _, user := range p.Find(name) {
			usernames[p.ID][user.Username] = true
		}
	}
	return e.data().Outbox.Of(func(pool, user string) bool { return usernames[pool][user] })
}

// serveState answers with a pool as a pool file: the one asked for, or the
// first.
func (e *Emulator) serveState(w http.ResponseWriter, poolID string) {
	for _, p := range e.data().Pools() {
		if poolID == "" || poolID == p.ID {
			w.Header().Set("Content-Type", "application/json")
			_ = p.WriteFile(w)
			return
		}
	}
	w.WriteHeader(http.StatusNotFound)
}

func (e *Emulator) serveClock(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Advance string `json:"advance"`
	}
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxControlBody)).Decode(&in)
	by, malformed := time.ParseDuration(in.Advance)
	if err != nil || malformed != nil || by < 0 {
		http.Error(w, `expected {"advance":"181s"}, with a duration of 0 or more`, http.StatusBadRequest)
		return
	}
	now, err := e.data().Clock.Advance(by)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	e.writeDocument(w, map[string]time.Time{"now": now.UTC()})
}

// serveReset goes back to how the emulator started.
func (e *Emulator) serveReset(w http.ResponseWriter) {
	if err := e.load(); err != nil {
		wire.WriteError(w, e.log, "", err)
		return
	}
	e.writeDocument(w, struct{}{})
}
