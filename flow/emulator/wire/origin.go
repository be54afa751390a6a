package wire

import (
	"context"
	"net"
	"net/http"
)

// Origin is where a request came from.
type Origin struct {
	// Address is the IP address, UserAgent what the client says of itself.
	Address, UserAgent string
	// Asked is the scheme and the host that it is addressed to.
	Asked string
}

type originKey struct{}

// WithOrigin notes where the request came from.
func WithOrigin(ctx context.Context, r *http.Request) context.Context {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	scheme := "http://"
	if r.TLS != nil {
		scheme = "https://"
	}
	return context.WithValue(ctx, originKey{}, Origin{Address: host, UserAgent: r.UserAgent(), Asked: scheme + r.Host})
}

// OriginOf is where the request came from.
func OriginOf(ctx context.Context) Origin {
	origin, _ := ctx.Value(originKey{}).(Origin)
	return origin
}
