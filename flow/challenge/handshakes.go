package challenge

import (
	"io"
	"sync"

	"authwalk/srp"
)

// Handshakes keeps the secret halves of SRP handshakes by the A that was sent,
// until the answer comes. It is safe for concurrent use; the zero value is
// empty.
type Handshakes struct {
	mutex   sync.Mutex
	clients map[string]*srp.Client
}

// Begin draws a fresh secret, keeps it, and returns A.
func (h *Handshakes) Begin(random io.Reader) (string, error) {
	client, err := srp.NewClient(random)
	if err != nil {
		return "", err
	}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.clients == nil {
		h.clients = map[string]*srp.Client{}
	}
	h.clients[client.A()] = client
	return client.A(), nil
}

// Find returns the handshake that sent a, or nil.
func (h *Handshakes) Find(a string) *srp.Client {
	if h == nil {
		return nil
	}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.clients[a]
}
