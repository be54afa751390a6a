package emulator

import (
	"net/http"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
)

// ServeHTTP answers one request of any kind.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer e.recoverPanic(w, r)
	header := w.Header()
	header.Set("Date", e.now().UTC().Format(http.TimeFormat))
	header.Set("X-Amzn-Requestid", random.UUID(e.random))
	header.Set("X-Authwalk-Emulator", e.instance)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	if !e.guard.HostAllowed(r) {
		e.turnAway(w, "host", r.Host, "--allow-host")
		return
	}
	if strings.HasPrefix(r.URL.Path, controlPath) {
		e.serveControl(w, r)
		return
	}
	if origins := r.Header.Values("Origin"); len(origins) > 0 {
		if len(origins) > 1 || !e.guard.OriginAllowed(origins[0]) {
			e.turnAway(w, "origin", origins[0], "--allow-origin")
			return
		}
		wire.AllowOrigin(w, r)
	}
	switch {
	case r.Method == http.MethodOptions:
		w.WriteHeader(http.StatusOK)
	case r.Method == http.MethodPost && e.isServicePath(r.URL.Path):
		e.serveService(w, r)
	case r.Method == http.MethodGet, r.Method == http.MethodHead:
		e.serveDocument(w, r)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

// isServicePath: the service itself is at the root, and clients for which an
// endpoint is set per pool write the pool's id behind it.
func (e *Emulator) isServicePath(path string) bool {
	return path == "/" || e.data().Pool(strings.Trim(path, "/")) != nil
}

// recoverPanic keeps a fault in one request from ending the others.
func (e *Emulator) recoverPanic(w http.ResponseWriter, r *http.Request) {
	fault := recover()
	if fault == nil {
		return
	}
	if fault == http.ErrAbortHandler { //nolint:errorlint // net/http compares the panic value itself.
		panic(fault)
	}
	e.log.Error("panic", "target", r.Header.Get("X-Amz-Target"), "fault", fault)
	wire.WriteError(w, e.log, "", wire.Refuse(api.InternalErrorException, "Something went wrong"))
}
