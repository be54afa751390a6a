package state

import (
	"slices"

	"authwalk/flow/pool"
)

// Client finds a client by its id, or nil.
func (p *Pool) Client(id string) *pool.Client {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.clients[id]
}

// Clients are the clients in the order they were made.
func (p *Pool) Clients() []*pool.Client {
	p.mu.RLock()
	defer p.mu.RUnlock()
	clients := make([]*pool.Client, 0, len(p.clientOrder))
	for _, id := range p.clientOrder {
		clients = append(clients, p.clients[id])
	}
	return clients
}

// SetClient puts a client in, or in the place of the one with its id.
func (p *Pool) SetClient(client *pool.Client) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.clients[client.ClientID] == nil {
		p.clientOrder = append(p.clientOrder, client.ClientID)
	}
	p.clients[client.ClientID] = client
	p.keepSettings()
}

func (p *Pool) removeClient(id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.clients, id)
	p.clientOrder = slices.DeleteFunc(p.clientOrder, func(other string) bool { return other == id })
	p.management = withoutClient(p.management, id)
	p.keepSettings()
}

// withoutClient is what is managed less what belonged to a client that is deleted.
func withoutClient(m pool.Management, id string) pool.Management {
	m.RiskConfigurations = without(m.RiskConfigurations, func(c pool.RiskConfiguration) bool { return c.ClientID == id })
	m.LoginBrandings = without(m.LoginBrandings, func(b pool.LoginBranding) bool { return b.ClientID == id })
	m.UICustomizations = without(m.UICustomizations, func(c pool.UICustomization) bool { return c.ClientID == id })
	return m
}

// without is a list less some items, which stay in the list that was given.
func without[T any](list []T, remove func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), remove)
}
