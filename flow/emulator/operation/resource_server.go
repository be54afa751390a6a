package operation

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var resourceServerOperations = map[string]handler{
	api.CreateResourceServer:   createResourceServer,
	api.DescribeResourceServer: describeResourceServer,
	api.UpdateResourceServer:   updateResourceServer,
	api.DeleteResourceServer:   deleteResourceServer,
	api.ListResourceServers:    listResourceServers,
}

// resourceServerView is a resource server as the API shows it.
type resourceServerView struct {
	UserPoolID string `json:"UserPoolId"`
	Identifier string
	Name       string
	Scopes     []pool.ResourceServerScope `json:",omitempty"`
}

type resourceServerAnswer struct{ ResourceServer resourceServerView }

func (c *call) viewOfResourceServer(s pool.ResourceServer) resourceServerView {
	return resourceServerView{c.pool.ID, s.Identifier, s.Name, s.Scopes}
}

// readResourceServer reads the settings of a resource server.
func (c *call) readResourceServer() (pool.ResourceServer, error) {
	var in struct {
		Identifier, Name string
		Scopes           []pool.ResourceServerScope
	}
	err := c.decode(&in)
	return pool.ResourceServer{Identifier: in.Identifier, Name: in.Name, Scopes: in.Scopes}, err
}

// The words of the refusals are not known.
func createResourceServer(c *call) (any, error) {
	server, err := c.readResourceServer()
	if err != nil {
		return nil, err
	}
	err = c.pool.Manage(func(m *pool.Management) error {
		if indexOfResourceServer(m, server.Identifier) >= 0 {
			return wire.InvalidParameter("A resource server with the identifier " + server.Identifier + " already exists.")
		}
		m.ResourceServers = append(m.ResourceServers, server)
		return nil
	})
	return resourceServerAnswer{c.viewOfResourceServer(server)}, err
}

func indexOfResourceServer(m *pool.Management, identifier string) int {
	return slices.IndexFunc(m.ResourceServers, func(s pool.ResourceServer) bool { return s.Identifier == identifier })
}

func noResourceServer(identifier string) error {
	return wire.Refuse(api.ResourceNotFoundException, "Resource server "+identifier+" does not exist.")
}

func describeResourceServer(c *call) (any, error) {
	server, err := c.readResourceServer()
	if err != nil {
		return nil, err
	}
	m := c.pool.Management()
	at := indexOfResourceServer(&m, server.Identifier)
	if at < 0 {
		return nil, noResourceServer(server.Identifier)
	}
	return resourceServerAnswer{c.viewOfResourceServer(m.ResourceServers[at])}, nil
}

func updateResourceServer(c *call) (any, error) {
	server, err := c.readResourceServer()
	if err != nil {
		return nil, err
	}
	err = c.editResourceServer(server.Identifier, func(m *pool.Management, at int) { m.ResourceServers[at] = server })
	return resourceServerAnswer{c.viewOfResourceServer(server)}, err
}

func deleteResourceServer(c *call) (any, error) {
	server, err := c.readResourceServer()
	if err != nil {
		return nil, err
	}
	return nil, c.editResourceServer(server.Identifier, func(m *pool.Management, at int) {
		m.ResourceServers = slices.Delete(m.ResourceServers, at, at+1)
	})
}

func (c *call) editResourceServer(identifier string, edit func(m *pool.Management, at int)) error {
	return c.pool.Manage(func(m *pool.Management) error {
		at := indexOfResourceServer(m, identifier)
		if at < 0 {
			return noResourceServer(identifier)
		}
		edit(m, at)
		return nil
	})
}

func listResourceServers(c *call) (any, error) {
	var in pageRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	part, next, err := page(c.pool.Management().ResourceServers, in.MaxResults, in.NextToken)
	if err != nil {
		return nil, err
	}
	rows := []resourceServerView{}
	for _, server := range part {
		rows = append(rows, c.viewOfResourceServer(server))
	}
	return struct {
		ResourceServers []resourceServerView
		NextToken       string `json:",omitempty"`
	}{rows, next}, nil
}

// pageRequest is which part of a list a request asks for.
type pageRequest struct {
	MaxResults *int
	NextToken  string
}
