package wire

import (
	"context"
	"net/http"
)

type headerKey struct{}

func withResponseHeader(ctx context.Context, header http.Header) context.Context {
	return context.WithValue(ctx, headerKey{}, header)
}

// ResponseHeader is the header of the answer to a request, for what a handler has
// to say beside the answer; one that nobody reads where there is no request.
func ResponseHeader(ctx context.Context) http.Header {
	header, _ := ctx.Value(headerKey{}).(http.Header)
	if header == nil {
		return http.Header{}
	}
	return header
}
