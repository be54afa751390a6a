package emulator

import (
	"net/http"
)

// checkSignature turns down requests that carry no signature.
func (e *Emulator) checkSignature(r *http.Request, _ []byte) error {
	if r.Header.Get("Authorization") == "" {
		return refuse("MissingAuthenticationTokenException", "Missing Authentication Token")
	}
	return nil
}
