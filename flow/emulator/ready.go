package emulator

import "authwalk/flow/emulator/state"

// Ready is what an emulator says of itself once it listens.
type Ready struct {
	// Endpoint is the base URL for SDKs, Region the region to give them, Token
	// the bearer token of the control plane.
	Endpoint string      `json:"endpoint"`
	Region   string      `json:"region"`
	Token    string      `json:"token"`
	Pools    []ReadyPool `json:"pools"`
}

// ReadyPool is a pool with its clients and users.
type ReadyPool struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Clients []ReadyClient `json:"clients"`
	Users   []ReadyUser   `json:"users"`
}

// ReadyClient is a client. Secret is empty for public clients.
type ReadyClient struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Secret string `json:"secret,omitempty"`
}

// ReadyUser is a user with the password that signs in, permanent or temporary;
// "" for users without one. Note says what the user is there to show.
type ReadyUser struct {
	Username string `json:"username"`
	Password string `json:"password"`
	Note     string `json:"note"`
}

// Ready describes the emulator as it is now.
func (e *Emulator) Ready() Ready {
	ready := Ready{Endpoint: e.Endpoint(), Region: e.options.Region, Token: e.token, Pools: []ReadyPool{}}
	for _, p := range e.data().Pools() {
		ready.Pools = append(ready.Pools, readyPool(p))
	}
	if len(ready.Pools) > 0 {
		ready.Region = state.RegionOf(ready.Pools[0].ID)
	}
	return ready
}

func readyPool(p *state.Pool) ReadyPool {
	settings, _ := p.Settings()
	ready := ReadyPool{ID: p.ID, Name: settings.Name, Clients: []ReadyClient{}, Users: []ReadyUser{}}
	for _, client := range p.Clients() {
		ready.Clients = append(ready.Clients, ReadyClient{client.ClientID, client.ClientName, client.ClientSecret})
	}
	for _, user := range p.Users() {
		ready.Users = append(ready.Users, ReadyUser{user.Username, user.CurrentPassword(), user.Note})
	}
	return ready
}
