package emulator

import (
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// ServeHTTP answers one request of any kind.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer e.recoverPanic(w, r)
	header := w.Header()
	header.Set("Date", e.clock.now().UTC().Format(http.TimeFormat))
	header.Set("X-Amzn-Requestid", newUUID(e.random))
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	if !e.hostAllowed(r) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if strings.HasPrefix(r.URL.Path, controlPath) {
		e.serveControl(w, r)
		return
	}
	if origins := r.Header.Values("Origin"); len(origins) > 0 {
		if len(origins) > 1 || !e.originAllowed(origins[0]) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		allowOrigin(w, r)
	}
	switch {
	case r.Method == http.MethodOptions:
		w.WriteHeader(http.StatusOK)
	case r.URL.Path == "/" && r.Method == http.MethodPost:
		e.serveAPI(w, r)
	case r.Method == http.MethodGet:
		e.serveDocument(w, r)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
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
	e.writeError(w, "", refuse("InternalErrorException", "Something went wrong"))
}

// hostAllowed tells whether the request is addressed to this server under a
// name of its own. A web page that makes its name resolve to 127.0.0.1 sends
// that name, and is turned away.
func (e *Emulator) hostAllowed(r *http.Request) bool {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		host, port = strings.Trim(r.Host, "[]"), "80"
	}
	if slices.ContainsFunc(e.options.AllowHosts, func(allowed string) bool {
		return strings.EqualFold(allowed, host) || strings.EqualFold(allowed, r.Host)
	}) {
		return true
	}
	local, _ := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if local != nil && port != strconv.Itoa(local.Port) {
		return false
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(host)
	if err != nil || address.Zone() != "" {
		return false
	}
	return address.IsLoopback() || local != nil && address.Unmap() == local.AddrPort().Addr().Unmap()
}

// originAllowed tells whether web pages of the origin may call the service:
// those on loopback, since they are apps under development, and those named.
func (e *Emulator) originAllowed(origin string) bool {
	if slices.Contains(e.options.AllowOrigins, origin) {
		return true
	}
	parsed, err := url.Parse(origin)
	if err != nil || parsed.User != nil || parsed.Scheme != "http" && parsed.Scheme != "https" ||
		parsed.Scheme+"://"+parsed.Host != origin {
		return false
	}
	host := parsed.Hostname()
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// allowOrigin lets the page read the answer. The real service says * here; on
// loopback that would let every page on the web in.
func allowOrigin(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	header.Set("Access-Control-Expose-Headers", "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date")
	header.Set("Vary", "Origin")
	if r.Method == http.MethodOptions {
		header.Set("Access-Control-Allow-Methods", http.MethodPost)
		header.Set("Access-Control-Allow-Headers", r.Header.Get("Access-Control-Request-Headers"))
		header.Set("Access-Control-Max-Age", "172800")
	}
}

// quietLog passes on what net/http has to say about broken connections.
func quietLog(to *slog.Logger) *log.Logger {
	return slog.NewLogLogger(to.Handler(), slog.LevelDebug)
}
