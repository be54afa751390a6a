package operation

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var clientSecretOperations = map[string]handler{
	api.AddUserPoolClientSecret:    addUserPoolClientSecret,
	api.ListUserPoolClientSecrets:  listUserPoolClientSecrets,
	api.DeleteUserPoolClientSecret: deleteUserPoolClientSecret,
}

// secretsPerClient is how many secrets a client can have at a time.
const secretsPerClient = 2

type secretDescriptor struct {
	ClientSecretID         string    `json:"ClientSecretId"`
	ClientSecretValue      string    `json:"ClientSecretValue,omitempty"`
	ClientSecretCreateDate pool.Time `json:"ClientSecretCreateDate"`
}

func addUserPoolClientSecret(c *call) (any, error) {
	var in struct{ ClientSecret string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if len(c.client.ClientSecrets) >= secretsPerClient {
		return nil, wire.Refuse(api.LimitExceededException, "A client can have two secrets at most.")
	}
	secret := state.NewClientSecret(c.random(), cmp.Or(in.ClientSecret, newClientSecret(c)), c.now)
	client := *c.client
	client.ClientSecret = cmp.Or(client.ClientSecret, secret.ClientSecretValue)
	client.ClientSecrets = append(slices.Clone(client.ClientSecrets), secret)
	c.pool.SetClient(&client)
	descriptor := secretDescriptor{secret.ClientSecretID, secret.ClientSecretValue, secret.ClientSecretCreateDate}
	if in.ClientSecret != "" {
		// A secret that the caller chose is not said back.
		descriptor.ClientSecretValue = ""
	}
	return struct{ ClientSecretDescriptor secretDescriptor }{descriptor}, nil
}

func listUserPoolClientSecrets(c *call) (any, error) {
	secrets := []secretDescriptor{}
	for _, secret := range c.client.ClientSecrets {
		secrets = append(secrets, secretDescriptor{secret.ClientSecretID, "", secret.ClientSecretCreateDate})
	}
	return struct{ ClientSecrets []secretDescriptor }{secrets}, nil
}

func deleteUserPoolClientSecret(c *call) (any, error) {
	var in struct {
		ClientSecretID string `json:"ClientSecretId"`
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	client := *c.client
	client.ClientSecrets = slices.DeleteFunc(slices.Clone(client.ClientSecrets), func(s pool.ClientSecret) bool {
		return s.ClientSecretID == in.ClientSecretID
	})
	switch len(client.ClientSecrets) {
	case len(c.client.ClientSecrets):
		return nil, wire.Refuse(api.ResourceNotFoundException, "Client secret "+in.ClientSecretID+" does not exist.")
	case 0:
		return nil, wire.InvalidParameter("The last secret of a client cannot be deleted.")
	}
	client.ClientSecret = client.ClientSecrets[0].ClientSecretValue
	c.pool.SetClient(&client)
	return nil, nil
}
