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
}

type originKey struct{}

func withOrigin(ctx context.Context, r *http.Request) context.Context {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	return context.WithValue(ctx, originKey{}, Origin{Address: host, UserAgent: r.UserAgent()})
}

// OriginOf is where the request came from.
func OriginOf(ctx context.Context) Origin {
	origin, _ := ctx.Value(originKey{}).(Origin)
	return origin
}
