package operation

import (
	"cmp"
	"encoding/json"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

var clientOperations = map[string]handler{
	api.CreateUserPoolClient:   createUserPoolClient,
	api.DescribeUserPoolClient: describeUserPoolClient,
	api.ListUserPoolClients:    listUserPoolClients,
	api.UpdateUserPoolClient:   updateUserPoolClient,
	api.DeleteUserPoolClient:   deleteUserPoolClient,
}

// readClient reads the settings that CreateUserPoolClient and
// UpdateUserPoolClient take, for the client with this id.
func (c *call) readClient(id string) (*pool.Client, error) {
	var members map[string]json.RawMessage
	if err := c.decode(&members); err != nil {
		return nil, err
	}
	delete(members, "GenerateSecret")
	delete(members, "ClientSecret")
	delete(members, "SSOSession")
	client, err := json.Marshal(id)
	if err != nil {
		return nil, err
	}
	members["ClientId"] = client
	settings := &pool.Client{}
	if err := readSettings(members, settings); err != nil {
		return nil, err
	}
	settings.SetDefaults()
	userPool, _ := c.pool.Settings()
	if err := ruled(pool.CheckClient(userPool, settings)); err != nil {
		return nil, err
	}
	return settings, c.checkProviders(members["SupportedIdentityProviders"])
}

// checkProviders refuses providers that the pool does not have. Cognito itself is one that
// every pool has.
func (c *call) checkProviders(supported json.RawMessage) error {
	var names []string
	if supported != nil {
		if err := json.Unmarshal(supported, &names); err != nil {
			return err
		}
	}
	m := c.pool.Management()
	for _, name := range names {
		if name != api.ProviderCognito && indexOfProvider(&m, name) < 0 {
			return wire.InvalidParameter("The provider " + name + " does not exist for User Pool " + c.pool.ID)
		}
	}
	return nil
}

func createUserPoolClient(c *call) (any, error) {
	var in struct {
		GenerateSecret bool
		ClientSecret   string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	id, err := c.newClientID()
	if err != nil {
		return nil, err
	}
	client, err := c.readClient(id)
	if err != nil {
		return nil, err
	}
	client.ClientSecret = in.ClientSecret
	if in.GenerateSecret {
		client.ClientSecret = newClientSecret(c)
	}
	c.store.AddClient(c.pool, client, c.now)
	return describeClient(client)
}

func newClientSecret(c *call) string { return random.Text(c.random(), 52, random.LowerAlphanumeric) }

func describeUserPoolClient(c *call) (any, error) { return describeClient(c.client) }

func describeClient(client *pool.Client) (any, error) {
	shown := *client
	shown.ClientSecrets, shown.SSOSession = nil, nil
	shown.SetDefaults() // a client of a pool file says only what it sets
	return map[string]json.RawMessage{"UserPoolClient": poolfile.Marshal(&shown)}, nil
}

func listUserPoolClients(c *call) (any, error) {
	var in struct {
		ClientType string
		MaxResults *int
		NextToken  string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	asked := slices.DeleteFunc(c.pool.Clients(), func(client *pool.Client) bool {
		return in.ClientType != "" && client.Type() != in.ClientType
	})
	clients, next, err := page(asked, in.MaxResults, in.NextToken)
	if err != nil {
		return nil, err
	}
	type row struct {
		ClientID   string `json:"ClientId"`
		UserPoolID string `json:"UserPoolId"`
		ClientName string `json:"ClientName"`
	}
	rows := []row{}
	for _, client := range clients {
		rows = append(rows, row{client.ClientID, c.pool.ID, client.ClientName})
	}
	return struct {
		UserPoolClients []row
		NextToken       string `json:",omitempty"`
	}{rows, next}, nil
}

// updateUserPoolClient replaces the settings: what the request leaves out goes
// back to its default.
func updateUserPoolClient(c *call) (any, error) {
	client, err := c.readClient(c.client.ClientID)
	if err != nil {
		return nil, err
	}
	client.ClientName = cmp.Or(client.ClientName, c.client.ClientName)
	client.ClientSecret, client.ClientSecrets, client.SSOSession = c.client.ClientSecret, c.client.ClientSecrets, c.client.SSOSession
	client.CreationDate, client.LastModifiedDate = c.client.CreationDate, pool.At(c.now)
	c.pool.SetClient(client)
	return describeClient(client)
}

func deleteUserPoolClient(c *call) (any, error) {
	c.store.RemoveClient(c.pool, c.client.ClientID)
	return nil, nil
}
