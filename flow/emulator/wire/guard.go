package wire

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Guard decides which hosts a request may be addressed to and which web pages
// may make it.
type Guard struct {
	// Hosts are names besides localhost under which requests may come, Origins
	// web origins besides those on loopback.
	Hosts, Origins []string
}

// HostAllowed tells whether the request is addressed to this server under a
// name of its own. A web page that makes its name resolve to 127.0.0.1 sends
// that name, and is turned away.
func (g *Guard) HostAllowed(r *http.Request) bool {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		host, port = strings.Trim(r.Host, "[]"), "80"
		if r.TLS != nil {
			port = "443"
		}
	}
	if slices.ContainsFunc(g.Hosts, func(allowed string) bool {
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

// OriginAllowed tells whether web pages of the origin may call the service:
// those on loopback, since they are apps under development, and those named.
func (g *Guard) OriginAllowed(origin string) bool {
	if slices.Contains(g.Origins, origin) {
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

// AllowOrigin lets the page read the answer. The real service says * here; on
// loopback that would let every page on the web in.
func AllowOrigin(w http.ResponseWriter, r *http.Request) {
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
