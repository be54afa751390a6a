package cognito

import "net/http"

// NewTransport is the transport of calls.
func NewTransport() *http.Transport { return newTransport(nil) }
