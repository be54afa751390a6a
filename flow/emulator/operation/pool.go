package operation

import (
	"encoding/json"
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

var poolOperations = map[string]handler{
	api.CreateUserPool:      createUserPool,
	api.DescribeUserPool:    describeUserPool,
	api.ListUserPools:       listUserPools,
	api.UpdateUserPool:      updateUserPool,
	api.DeleteUserPool:      deleteUserPool,
	api.AddCustomAttributes: addCustomAttributes,
}

// readSettings reads the settings that CreateUserPool and UpdateUserPool take.
// They are read as those of a pool file, which keeps members that no rule uses.
func (c *call) readSettings() (*pool.UserPool, error) {
	var members map[string]json.RawMessage
	if err := c.decode(&members); err != nil {
		return nil, err
	}
	renamed := map[string]string{"PoolName": "Name", "Schema": "SchemaAttributes", "UserPoolId": "Id"}
	for from, to := range renamed {
		if value, given := members[from]; given {
			members[to] = value
			delete(members, from)
		}
	}
	settings := &pool.UserPool{}
	if err := readSettings(members, settings); err != nil {
		return nil, err
	}
	return settings, ruled(pool.CheckSchema(settings.SchemaAttributes))
}

// readSettings reads members as they would be read in a pool file.
func readSettings(members map[string]json.RawMessage, settings any) error {
	text, err := json.Marshal(members)
	if err != nil {
		return fmt.Errorf("encode settings: %w", err)
	}
	if err := poolfile.Unmarshal(text, settings); err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	return nil
}

func createUserPool(c *call) (any, error) {
	settings, err := c.readSettings()
	if err != nil {
		return nil, err
	}
	if settings.ID, err = c.newPoolID(settings); err != nil {
		return nil, err
	}
	if refusal := pool.CheckPool(settings, settings.MfaConfiguration, nil); refusal != nil {
		return nil, refusal
	}
	p, err := c.store.AddPool(&poolfile.File{UserPool: *settings})
	if err != nil {
		return nil, err
	}
	return describePool(p)
}

func describeUserPool(c *call) (any, error) { return describePool(c.pool) }

func describePool(p *state.Pool) (any, error) {
	userPool, _ := p.Settings()
	settings := *userPool
	settings.EstimatedNumberOfUsers = pointer(p.CountUsers())
	return map[string]json.RawMessage{"UserPool": poolfile.Marshal(&settings)}, nil
}

func listUserPools(c *call) (any, error) {
	var in struct {
		MaxResults *int
		NextToken  string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	pools, next, err := page(c.store.Pools(), in.MaxResults, in.NextToken)
	if err != nil {
		return nil, err
	}
	type row struct {
		ID               string            `json:"Id"`
		Name             string            `json:"Name"`
		LambdaConfig     pool.LambdaConfig `json:"LambdaConfig"`
		LastModifiedDate pool.Time         `json:"LastModifiedDate"`
		CreationDate     pool.Time         `json:"CreationDate"`
	}
	rows := []row{}
	for _, p := range pools {
		settings, _ := p.Settings()
		rows = append(rows, row{p.ID, settings.Name, settings.LambdaConfig, settings.LastModifiedDate, settings.CreationDate})
	}
	return struct {
		UserPools []row
		NextToken string `json:",omitempty"`
	}{rows, next}, nil
}

// updateUserPool replaces the settings: what the request leaves out goes back
// to its default. The second factors and both halves of the policies stay as
// they are, and so does what can never change.
func updateUserPool(c *call) (any, error) {
	settings, err := c.readSettings()
	if err != nil {
		return nil, err
	}
	now, factors := c.pool.Settings()
	requested := settings.MfaConfiguration
	if requested == now.MfaConfiguration { // said again, as Terraform does with every update
		requested = ""
	}
	if requested == api.MFAOn { // SetUserPoolMfaConfig does that
		return nil, wire.InvalidParameter("Cannot turn MFA functionality ON, once the user pool has been created.")
	}
	settings.KeepFrom(now)
	if refusal := pool.CheckPool(settings, requested, factors); refusal != nil {
		return nil, refusal
	}
	settings.SetDefaults()
	settings.LastModifiedDate = pool.At(c.now)
	c.pool.Reconfigure(func(now *pool.UserPool, mfa *pool.MfaConfig) {
		mfa.MfaConfiguration = settings.MfaConfiguration
		*now = *settings
	})
	return nil, nil
}

func deleteUserPool(c *call) (any, error) {
	if settings, _ := c.pool.Settings(); settings.DeletionProtection == api.ProtectionActive {
		return nil, wire.InvalidParameter("The user pool cannot be deleted because deletion protection is activated. " +
			"Deletion protection must be inactivated first.")
	}
	if len(c.pool.Management().Domains) > 0 {
		return nil, wire.InvalidParameter("User pool cannot be deleted. It has a domain configured that should be deleted first.")
	}
	c.store.RemovePool(c.pool)
	return nil, nil
}

func addCustomAttributes(c *call) (any, error) {
	var in struct{ CustomAttributes []pool.SchemaAttribute }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	for i, attribute := range in.CustomAttributes {
		in.CustomAttributes[i].Name = pool.CustomAttribute(attribute).Name
	}
	if refusal := pool.CheckSchema(in.CustomAttributes); refusal != nil {
		return nil, refusal
	}
	settings, _ := c.pool.Settings()
	schema := append([]pool.SchemaAttribute{}, settings.SchemaAttributes...)
	for _, attribute := range in.CustomAttributes {
		attribute = pool.CustomAttribute(attribute)
		for _, known := range schema {
			if known.Name == attribute.Name {
				return nil, wire.InvalidParameter(attribute.Name + ": Existing attribute already has name " + attribute.Name + ".")
			}
		}
		schema = append(schema, attribute)
	}
	c.pool.Reconfigure(func(userPool *pool.UserPool, _ *pool.MfaConfig) {
		userPool.SchemaAttributes = schema
		userPool.LastModifiedDate = pool.At(c.now)
	})
	return nil, nil
}
