package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
)

// locate finds the pool, the client and the user that the request is about.
func (c *call) locate() error {
	var in struct {
		UserPoolID  string `json:"UserPoolId"`
		ClientID    string `json:"ClientId"`
		AccessToken string `json:"AccessToken"`
	}
	if err := c.decode(&in); err != nil {
		return err
	}
	if operation, _ := api.FindOperation(c.operation); operation.Access == api.AccessToken {
		return c.authorize(in.AccessToken)
	}
	if in.UserPoolID != "" {
		if c.pool = c.store.Pool(in.UserPoolID); c.pool == nil {
			return wire.Refuse(api.ResourceNotFoundException, "User pool "+in.UserPoolID+" does not exist.")
		}
	}
	if in.ClientID == "" || in.ClientID == api.EveryClient && c.uiCustomizes() {
		return nil
	}
	if c.pool == nil {
		c.pool = c.store.PoolOfClient(in.ClientID)
	}
	if c.pool != nil {
		c.client = c.pool.Client(in.ClientID)
	}
	if c.client == nil {
		return wire.Refuse(api.ResourceNotFoundException, "User pool client "+in.ClientID+" does not exist.")
	}
	return nil
}
